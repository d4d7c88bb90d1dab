"""Copying while another program holds the clipboard. What stays after the end is looked at from outside, on Windows."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from kit_desktop.core.outcome import Outcome
from kit_desktop.ui.lookup import fields_card as copying
from kit_desktop.ui.widgets import clipboard as clipboards

from ..window_bench import Bench, tile


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Another program holds the clipboard that often."""
    left = [0]

    def accepted() -> bool:
        left[0] -= 1
        return left[0] < 0

    monkeypatch.setattr(clipboards, "accepted", accepted)
    return lambda times: left.__setitem__(0, times)


def test_it_is_tried_again_and_said_when_it_is_done(
    bench: Bench, held: Callable[[int], None], clipboard: Callable[[], str]
) -> None:
    held(2)
    bench.window.copy("963")
    assert bench.window.statusBar().currentMessage() == ""
    bench.wait(lambda: bench.window.statusBar().currentMessage() == "Copied")
    assert clipboard() == "963"


def test_a_second_copy_ends_the_first(bench: Bench, held: Callable[[int], None], clipboard: Callable[[], str]) -> None:
    copied: list[str] = []
    bench.window._clipboard.copied.connect(lambda: copied.append(clipboard_text()))
    held(1)
    bench.window.copy("first")
    bench.window.copy("second")
    bench.bot.wait(250)
    assert copied == ["second"]
    assert clipboard() == "second"


def clipboard_text() -> str:
    """What lies there now."""
    return QGuiApplication.clipboard().text()


def test_what_stays_uncopied_is_said(bench: Bench, held: Callable[[int], None]) -> None:
    held(1000)
    bench.show(Outcome.OK)
    bench.window.result.copy_ticket()
    bench.wait(lambda: bench.window.statusBar().currentMessage().startswith("Not copied: another program"))


def test_the_button_shows_no_tick_for_what_was_not_copied(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.show(Outcome.OK)
    recipient = tile(bench.window, "Recipient")
    before = recipient.grab().toImage()
    monkeypatch.setattr(copying, "accepted", lambda: False)
    recipient.click()
    assert recipient.grab().toImage() == before
    monkeypatch.setattr(copying, "accepted", lambda: True)
    recipient.click()
    assert recipient.grab().toImage() != before


@pytest.mark.parametrize(("busy", "tried", "ended"), [(0, 1, "copied"), (2, 3, "copied"), (3, 3, "refused")])
def test_it_is_tried_three_times(
    qtbot: QtBot, held: Callable[[int], None], monkeypatch: pytest.MonkeyPatch, busy: int, tried: int, ended: str
) -> None:
    held(busy)
    owner, made, told = QObject(), QSignalSpy(QGuiApplication.clipboard().dataChanged), []
    clipboard = clipboards.Clipboard(owner)
    clipboard.copied.connect(lambda: told.append("copied"))
    clipboard.refused.connect(lambda: told.append("refused"))
    assert clipboard._timer.interval() == 100
    clipboard._timer.setInterval(0)
    clipboard.put("a text")
    qtbot.waitUntil(lambda: bool(told))
    assert (told, made.count()) == ([ended], tried)


@pytest.mark.parametrize(
    ("system", "owns", "answers", "asked", "warned"),
    [
        ("win32", True, [0], 1, False),
        ("win32", False, [], 0, False),
        ("win32", True, [-1, 0], 2, False),
        ("win32", True, [-1, -1, -1], 3, True),
        ("darwin", True, [], "deleted", False),
        ("linux", True, [], 0, False),
    ],
)
def test_what_was_copied_is_left_behind(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    *,
    system: str,
    owns: bool,
    answers: list[int],
    asked: object,
    warned: bool,
) -> None:
    done: list[object] = []

    def flush() -> int:
        done.append("asked")
        return answers.pop(0)

    monkeypatch.setattr(clipboards, "sys", SimpleNamespace(platform=system))
    monkeypatch.setattr(clipboards, "time", SimpleNamespace(sleep=lambda _: None))
    windll = SimpleNamespace(ole32=SimpleNamespace(OleFlushClipboard=flush))
    monkeypatch.setattr(clipboards, "ctypes", SimpleNamespace(windll=windll))
    monkeypatch.setattr(clipboards, "shiboken6", SimpleNamespace(delete=done.append))
    held = SimpleNamespace(clipboard=lambda: SimpleNamespace(ownsClipboard=lambda: owns))
    monkeypatch.setattr(clipboards, "QApplication", held)
    clipboards.leave_copied("the program")  # type: ignore[arg-type]
    assert done == (["the program"] if asked == "deleted" else ["asked"] * int(str(asked)))
    assert bool(caplog.messages) is warned
