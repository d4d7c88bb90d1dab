"""A text in a frame whose corners are round and whose edge nothing covers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.theme import scheme_of
from kit_desktop.ui.widgets.report_text import ReportText


def test_the_edge_lies_over_the_scroll_bar_and_takes_the_accent_with_the_keyboard(qtbot: QtBot) -> None:
    window = QWidget()
    other, text = QLineEdit(window), ReportText("Report", window)
    column = QVBoxLayout(window)
    for widget in (other, text):
        column.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)

    def pixels() -> tuple[QColor, QColor, QColor]:
        qtbot.wait(0)
        image = text.grab().toImage()
        right, middle = image.width() - 1, image.height() // 2
        return image.pixelColor(right, 0), image.pixelColor(0, middle), image.pixelColor(right, middle)

    scheme = scheme_of(text.palette())
    other.setFocus()
    assert pixels() == (scheme.canvas, scheme.hairline, scheme.hairline)
    text.setPlainText("\n".join(["a line"] * 200))
    qtbot.waitUntil(text.verticalScrollBar().isVisible)
    assert pixels() == (scheme.canvas, scheme.hairline, scheme.hairline)
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    assert pixels()[1:] == (scheme.accent, scheme.accent)
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert not text.hasFocus()
    assert text.accessibleName() == "Report"
    QTest.keyClicks(text, "written")
    assert "written" not in text.toPlainText()
