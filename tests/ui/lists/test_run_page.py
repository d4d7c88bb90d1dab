"""The page of a list under way: what it says of the time that is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit_desktop.core.lists.values import RunProgress, RunState
from kit_desktop.ui.lists.run_page import ListRunPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1994.0, "about 33 minutes left"),
        (60.0, "about 1 minute left"),
        (59.0, "about 59 seconds left"),
        (0.4, "almost done"),
    ],
)
def test_the_time_left_is_rounded(qtbot: QtBot, seconds: float, words: str) -> None:
    page = ListRunPage()
    qtbot.addWidget(page)
    page.show_progress(RunProgress(RunState.RUNNING, {}, to_ask=10, asked=5, per_second=1.0, seconds_left=seconds))
    assert page._state.text().endswith(words)
