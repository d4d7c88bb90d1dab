"""The tabs and their badges."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QCursor, QFontMetrics, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.theme import TextSize, own_scheme, palette_of, scheme_of, sized
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
    assert tabs.pages.currentWidget() is pages[0]
    with qtbot.waitSignal(tabs.bar.currentChanged) as heard:
        tabs.setCurrentWidget(pages[1])
    assert heard.args == [1]
    assert pages[1].isVisible()


PALETTE = palette_of(own_scheme(dark=False))
SCHEME = scheme_of(PALETTE)


@pytest.fixture
def tabs(qtbot: QtBot) -> Tabs:
    tabs = Tabs()
    qtbot.addWidget(tabs)
    tabs.setPalette(PALETTE)
    for title in ("Result", "&List"):
        tabs.addTab(QWidget(tabs), title)
    tabs.resize(500, 300)
    tabs.show()
    tabs.activateWindow()
    return tabs


def advance(tabs: Tabs, text: str, size: TextSize) -> int:
    return QFontMetrics(sized(tabs.bar.font(), size)).horizontalAdvance(text)


def test_a_tab_is_as_wide_as_its_name_and_its_badge(tabs: Tabs) -> None:
    bar = tabs.bar
    metrics = QFontMetrics(sized(bar.font(), TextSize.STRONG))
    wide = metrics.horizontalAdvance("List") + 28
    assert bar.tabSizeHint(1) == bar.minimumTabSizeHint(1) == QSize(wide, max(36, metrics.height() + 18))
    bar.set_badge(1, "7")
    assert bar.tabSizeHint(1).width() == wide + advance(tabs, "7", TextSize.HINT) + 20
    assert bar.accessibleTabName(1) == "&List, 7"
    bar.set_badge(1, "")
    assert (bar.tabSizeHint(1).width(), bar.accessibleTabName(1)) == (wide, "")
    font = bar.font()
    font.setPixelSize(60)
    bar.setFont(font)
    assert bar.tabSizeHint(1).height() == QFontMetrics(sized(bar.font(), TextSize.STRONG)).height() + 18


def test_a_line_stands_under_the_chosen_tab(tabs: Tabs, qtbot: QtBot) -> None:
    bar = tabs.bar
    bar.set_badge(1, "7")
    qtbot.waitUntil(lambda: bar.width() > bar.tabRect(1).right())
    for index, room in ((0, 0), (1, advance(tabs, "7", TextSize.HINT) + 20)):
        tabs.setCurrentIndex(index)
        tabs.setFocus()
        image, rect = bar.grab().toImage(), bar.tabRect(index)
        width = advance(tabs, bar.tabText(index).replace("&", ""), TextSize.STRONG) + room
        left = rect.left() + 14
        line = [x for x in range(image.width()) if image.pixelColor(x, rect.bottom() - 1) == SCHEME.accent]
        assert (abs(line[0] - left) <= 1, abs(line[-1] - (left + width - 1)) <= 1) == (True, True)
        assert image.pixelColor(left + width // 2, rect.bottom() - 4) != SCHEME.accent
    bar.setFocus()
    qtbot.waitUntil(bar.hasFocus)
    ringed = bar.grab().toImage()
    middle = bar.tabRect(1).center().x()
    assert [ringed.pixelColor(middle, y) == SCHEME.accent for y in (4, 5, 6, 7)] == [False, True, True, False]
    edge = [x for x in range(bar.tabRect(1).left(), middle) if ringed.pixelColor(x, 15) == SCHEME.accent]
    assert abs(edge[0] - (bar.tabRect(1).left() + 14 - 6)) <= 1


def test_the_name_of_the_chosen_tab_and_of_the_one_under_the_mouse_stands_out(tabs: Tabs) -> None:
    bar = tabs.bar

    def looks(*, under: bool) -> list[QImage]:
        bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, under)
        image = bar.grab().toImage()
        return [image.copy(bar.tabRect(index)) for index in range(2)]

    before = QCursor.pos()
    try:
        QCursor.setPos(bar.mapToGlobal(bar.tabRect(1).center()))
        (chosen, away), (still_chosen, hovered) = looks(under=False), looks(under=True)
        assert (still_chosen == chosen, hovered == away) == (True, False)
        QCursor.setPos(bar.mapToGlobal(bar.tabRect(0).center()))
        assert looks(under=True) == [chosen, away]
    finally:
        QCursor.setPos(before)


def test_a_badge_stands_on_a_pill_behind_the_name(tabs: Tabs, qtbot: QtBot) -> None:
    bar = tabs.bar
    tabs.setCurrentIndex(0)
    bar.set_badge(1, "7")
    qtbot.waitUntil(lambda: bar.width() > bar.tabRect(1).right())
    image, rect = bar.grab().toImage(), bar.tabRect(1)
    left = rect.left() + 14 + advance(tabs, "List", TextSize.STRONG) + 8
    middle = rect.center().y()
    pill = [x for x in range(rect.left(), rect.right()) if image.pixelColor(x, middle) == SCHEME.track]
    assert (abs(pill[0] - left) <= 1, abs(pill[-1] - (left + advance(tabs, "7", TextSize.HINT) + 12)) <= 2) == (True, True)
    high = [y for y in range(image.height()) if image.pixelColor(left + 8, y) == SCHEME.track]
    assert abs(high[-1] - high[0] + 1 - (QFontMetrics(sized(bar.font(), TextSize.HINT)).height() + 4)) <= 2


def test_the_bar_begins_in_the_pages_margin_and_ends_in_a_hairline(tabs: Tabs) -> None:
    assert tabs.bar.mapTo(tabs, tabs.bar.rect().topLeft()) == QPoint(24 - 14, 0)
    image, bottom = tabs.grab().toImage(), tabs.bar.height() - 1
    assert [image.pixelColor(480, y).name() for y in (bottom - 1, bottom)] == [SCHEME.chrome.name(), SCHEME.hairline.name()]
    assert tabs.pages.widget(0).geometry().width() == 500  # type: ignore[union-attr]
    assert tabs.pages.widget(0).mapTo(tabs, QPoint(0, 0)).y() == bottom + 1  # type: ignore[union-attr]


def test_another_page_is_put_under_a_tab(tabs: Tabs, qtbot: QtBot) -> None:
    before, page = tabs.pages.widget(0), QWidget()
    assert before is not None
    with qtbot.waitSignal(before.destroyed):
        tabs.put(0, page)
    assert (tabs.pages.widget(0), tabs.pages.currentWidget(), tabs.bar.count(), tabs.pages.indexOf(page)) == (page, page, 2, 0)
    assert page.isVisible()
    later = QWidget()
    tabs.put(2, later)
    assert tabs.pages.widget(2) is later
    tabs.setCurrentIndex(1)
    seen = tabs.pages.currentWidget()
    tabs.put(0, QWidget())
    assert tabs.pages.currentWidget() is tabs.pages.widget(1) is seen, (
        "another page before it changes nothing for the one that is seen"
    )
