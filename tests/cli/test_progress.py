"""What a person at a terminal sees of a list run."""

from __future__ import annotations

import io
from typing import Any

import pytest

from kit_desktop.cli import progress as progress_module
from kit_desktop.cli.progress import Screen, progress_line
from kit_desktop.core.lists.values import Fate, RunEnd, RunProgress, RunState

BAR = "[############............] 5 of 10, "


def progress(**known: Any) -> RunProgress:
    counts = dict.fromkeys(Fate, 0) | {Fate.WAITING: 5, Fate.DELIVERED: 5}
    return RunProgress(RunState.RUNNING, counts | known.pop("counts", {}), **known)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, "0.0/s"),
        ({"per_second": 9.96}, "10.0/s"),
        ({"slowed": True, "allowed_per_second": 0.25}, "0.0/s, slowed to 0.2/s"),
        ({"slowed": False, "allowed_per_second": 10.0}, "0.0/s"),
        ({"slowed": True}, "0.0/s"),
        ({"seconds_left": 125.4}, "0.0/s, 2:05 left"),
        ({"seconds_left": 5, "end": RunEnd.STOPPED}, "0.0/s"),
        ({"counts": {Fate.NOT_FOUND: 1, Fate.FAILED: 2, Fate.WAITING: 5, Fate.DELIVERED: 2}}, "0.0/s, 1 not found, 2 failed"),
    ],
)
def test_a_line_says_how_far_it_is_and_how_fast(known: dict[str, Any], said: str) -> None:
    assert progress_line(progress(**known)) == BAR + said


def test_an_empty_list_is_no_division_by_zero() -> None:
    assert progress_line(progress(counts=dict.fromkeys(Fate, 0))) == f"[{'.' * 24}] 0 of 0, 0.0/s"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_one_line_is_drawn_over_and_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    terminal = Terminal()
    screen = Screen(terminal)
    screen.show(progress())
    screen.say("said")
    screen.show(progress(counts={Fate.WAITING: 4, Fate.DELIVERED: 6}))
    screen.show(progress(end=RunEnd.FINISHED))
    screen.say("over")
    line = BAR[:19]
    assert terminal.getvalue() == f"\r{line}\r{' ' * 19}\rsaid\n\r[##############....\r{line}\nover\n"


def test_elsewhere_a_line_is_written_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_module, "_LINE_EVERY", 0.0)
    file = io.StringIO()
    Screen(file).show(progress())
    assert file.getvalue() == BAR + "0.0/s\n"
    monkeypatch.setattr(progress_module, "_LINE_EVERY", 1_000.0)
    Screen(file).show(progress())
    assert file.getvalue().count("\n") == 1


def test_a_list_run_goes_on_where_nobody_reads_along() -> None:
    class Gone(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    for stream in (Gone(), None):
        screen = Screen(stream)
        screen.say("one")
        screen.show(progress())
