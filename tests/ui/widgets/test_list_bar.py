"""The bar of a whole in its parts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from kit_desktop.ui.theme import Tone
from kit_desktop.ui.widgets.list_bar import ListBar, Part


def test_the_smallest_part_of_a_list_is_still_seen_and_clicked(qtbot: QtBot) -> None:
    bar = ListBar()
    qtbot.addWidget(bar)
    bar.resize(400, 20)
    bar.show_parts(
        [Part("many", Tone.GOOD, 9999, "Delivered"), Part("one", Tone.BAD, 1, "Not delivered"), Part("none", None, 0, "")]
    )
    segments = bar.segments()
    assert [part.value for part, _ in segments] == ["many", "one"]
    assert segments[1][1].width() >= 5
    assert segments[-1][1].right() == pytest.approx(400)
    assert bar.accessibleName() == "Delivered 9999, Not delivered 1"
    with qtbot.waitSignal(bar.clicked) as heard:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(398, 10))
    assert heard.args == ["one"]
