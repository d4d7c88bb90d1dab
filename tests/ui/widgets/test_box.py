"""Boxes, the edge of what has the keyboard, and the line between two things."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from kit_desktop.ui.theme import own_scheme, palette_of, scheme_of
from kit_desktop.ui.widgets.box import FocusEdge, Hairline, RoundEdge, paint_box

PALETTE = palette_of(own_scheme(dark=False))
FILL, EDGE, GROUND = QColor("#112233"), QColor("#aa0000"), QColor("#ffffff")


@pytest.mark.parametrize(
    ("fill", "edge", "width", "across"),
    [
        (FILL, None, 1.0, [FILL, FILL, FILL, FILL]),
        (FILL, EDGE, 2.0, [EDGE, EDGE, FILL, FILL]),
        (None, EDGE, 2.0, [EDGE, EDGE, GROUND, GROUND]),
        (FILL, EDGE, 1.0, [EDGE, FILL, FILL, FILL]),
        (None, None, 1.0, [GROUND, GROUND, GROUND, GROUND]),
    ],
)
def test_a_box_is_drawn_within_its_place(fill: QColor | None, edge: QColor | None, width: float, across: list[QColor]) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    painter.setBrush(EDGE)
    paint_box(painter, QRectF(10, 5, 20, 20), 4, fill=fill, edge=edge, width=width)
    painter.end()
    assert [image.pixelColor(x, 15) for x in (10, 11, 12, 13)] == across
    assert [image.pixelColor(x, 15) for x in (29, 28, 27, 26)] == across
    assert [image.pixelColor(20, y) for y in (5, 6, 7, 8)] == across
    assert [image.pixelColor(20, y) for y in (24, 23, 22, 21)] == across
    assert [image.pixelColor(*place) for place in ((9, 15), (30, 15), (20, 4), (20, 25), (10, 5))] == [GROUND] * 5


def test_what_has_the_keyboard_has_an_edge_in_the_accent_colour(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setPalette(PALETTE)
    target = QWidget(page)
    target.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    target.setGeometry(10, 10, 80, 40)
    edge = FocusEdge(target)
    page.show()
    page.activateWindow()
    page.setFocus()
    assert not edge.isVisible()
    target.setFocus()
    qtbot.waitUntil(edge.isVisible)
    accent = scheme_of(PALETTE).accent
    image = page.grab().toImage()
    assert [image.pixelColor(x, 30) == accent for x in (9, 10, 11, 12)] == [False, True, True, False]
    target.resize(60, 20)
    assert edge.geometry() == target.rect()
    target.clearFocus()
    assert not edge.isVisible()


def test_what_is_destroyed_with_the_keyboard_in_it_is_not_asked_any_more(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    target = QWidget(page)
    edge = FocusEdge(target)
    page.show()
    page.activateWindow()
    target.setFocus()
    qtbot.waitUntil(edge.isVisible)
    delete(target)
    assert not isValid(edge)


def test_a_round_edge_lies_over_all_and_takes_the_accent_with_the_keyboard(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setPalette(PALETTE)
    text = QPlainTextEdit(page)
    text.setGeometry(10, 10, 80, 60)
    edge = RoundEdge(text, 8)
    page.show()
    page.activateWindow()
    page.setFocus()
    scheme = scheme_of(PALETTE)

    def look() -> list[QColor]:
        image = page.grab().toImage()
        return [image.pixelColor(x, y) for x, y in ((10, 10), (10, 40), (11, 40), (12, 40))]

    surface = text.palette().base().color()
    assert look() == [scheme.canvas, scheme.hairline, surface, surface]
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    assert look() == [scheme.canvas, scheme.accent, scheme.accent, surface]
    bar = text.verticalScrollBar().parentWidget()
    bar.raise_()
    assert text.children()[-1] is not edge
    text.viewport().grab()
    assert text.children()[-1] is edge


def test_a_hairline_is_one_pixel_high_in_its_colour(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setPalette(PALETTE)
    line = Hairline(page)
    QVBoxLayout(page).addWidget(line)
    page.resize(60, 40)
    page.show()
    assert line.height() == 1
    assert line.grab().toImage().pixelColor(5, 0) == scheme_of(PALETTE).hairline
