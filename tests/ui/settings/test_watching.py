"""The page Watching."""

from __future__ import annotations

from collections.abc import Callable

from kit_desktop.core.settings.settings import Settings

from .opened import Opened


def test_waits_go_in_and_out_in_whole_numbers(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings(Settings(watch_first=10.4, watch_longest=60, watch_minutes=30))
    page = opened.dialog.watching
    assert [box.value() for box in (page.first, page.longest, page.minutes)] == [10, 60, 30]
    assert [box.suffix() for box in (page.first, page.longest, page.minutes)] == [" s", " s", " min"]
    page.first.setValue(20)
    page.minutes.setValue(90)
    opened.save()
    (saved,) = opened.out
    assert (saved.watch_first, saved.watch_longest, saved.watch_minutes) == (20.0, 60.0, 90.0)
    assert isinstance(saved.watch_first, float)


def test_the_longest_wait_is_never_shorter_than_the_first(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings()
    opened.dialog.watching.first.setValue(50)
    opened.dialog.watching.longest.setValue(40)
    opened.save()
    assert opened.out[0].watch_longest == 50


def test_what_makes_no_sense_cannot_be_entered(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings()
    page = opened.dialog.watching
    for box in (page.first, page.longest, page.minutes):
        box.setValue(10**6)
        most = box.value()
        box.setValue(0)
        assert 1 <= box.value() < most < 10**5
