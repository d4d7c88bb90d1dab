"""The tabs and their badges."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.widgets.tabs import Tabs


def test_a_badge_is_seen_and_said(qtbot: QtBot) -> None:
    tabs = Tabs()
    qtbot.addWidget(tabs)
    pages = [QWidget(tabs) for _ in range(2)]
    for page, title in zip(pages, ("Result", "List"), strict=True):
        tabs.addTab(page, title)
    tabs.show()
    before = tabs.bar.tabRect(1).width()
    tabs.set_badge(pages[1], "128 / 300")
    assert tabs.bar.tabRect(1).width() > before
    assert tabs.bar.accessibleTabName(1) == "List, 128 / 300"
    assert tabs.currentWidget() is pages[0]
    with qtbot.waitSignal(tabs.currentChanged) as heard:
        tabs.setCurrentWidget(pages[1])
    assert heard.args == [1]
    assert pages[1].isVisible()
