"""Dialogs are never lower than their texts need, and leave to scrolling what a screen has no room for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit, QMessageBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.theme import Tone, scheme_of
from kit_desktop.ui.widgets import button
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.clipboard import Clipboard
from kit_desktop.ui.widgets.dialog import Dialog, FittingScrollArea, ReportDialog, ReportText, question
from kit_desktop.ui.widgets.layouts import FRAME
from kit_desktop.ui.widgets.marks import OutcomeMark
from kit_desktop.ui.widgets.plain_label import PlainLabel

LONG = "Words that take more than one line, whatever the font is. " * 8


@pytest.fixture
def dialog(qtbot: QtBot) -> Dialog:
    made = Dialog("Title", None, width=400, height=150)
    qtbot.addWidget(made)
    return made


def test_it_opens_with_its_width_and_as_high_as_its_texts(qtbot: QtBot, dialog: Dialog) -> None:
    label = PlainLabel(LONG, dialog)
    dialog.column.addWidget(label)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.width() >= 400
    assert label.height() >= label.heightForWidth(label.width()) > label.fontMetrics().lineSpacing() * 2


@pytest.mark.parametrize(("pixels", "times"), [(8, 1), (13, 1), (26, 2)])
def test_a_larger_font_has_a_larger_dialog(qtbot: QtBot, pixels: int, times: int) -> None:
    dialog = Dialog("Title", width=200, height=150)
    qtbot.addWidget(dialog)
    font = dialog.font()
    font.setPixelSize(pixels)
    dialog.setFont(font)
    assert dialog.sizeHint() == QSize(200, 150) * times


def test_it_is_no_larger_than_the_screen_has_room_for(qtbot: QtBot) -> None:
    dialog = Dialog("Title", width=9000, height=9000)
    qtbot.addWidget(dialog)
    assert dialog.sizeHint() == dialog.screen().availableGeometry().marginsRemoved(FRAME).size()


def test_a_width_that_it_cannot_have_asks_for_no_height(qtbot: QtBot, dialog: Dialog) -> None:
    """X11 tells it late of the size that its window was made with: a height asked for then keeps it narrow."""
    dialog.column.addWidget(PlainLabel(LONG, dialog))
    dialog.show()
    qtbot.waitExposed(dialog)
    window = dialog.windowHandle()
    made = QSize(100, 30)
    assert dialog.minimumWidth() > made.width()
    window.resize(made)
    qtbot.waitUntil(lambda: dialog.width() == made.width())
    assert window.size() == made


def test_an_error_makes_it_grow_and_crushes_no_field(qtbot: QtBot, dialog: Dialog) -> None:
    field = QLineEdit(dialog)
    error = dialog.add_field("&Login", field)
    dialog.show()
    qtbot.waitExposed(dialog)
    before, height = dialog.height(), field.height()
    error.show_error(LONG, focus=True)
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert field.height() == height
    assert error._text.height() >= error._text.heightForWidth(error._text.width())
    assert field.accessibleDescription() == LONG
    (caption,) = [label for label in dialog.findChildren(QLabel) if label.buddy() is field]
    # What belongs to a field stands half as far from it as the next field.
    assert error.y() - field.geometry().bottom() == field.y() - caption.geometry().bottom()
    assert 2 * (field.y() - caption.geometry().bottom() - 1) == dialog.column.spacing() == 12
    assert dialog.focusWidget() is field


def test_what_the_screen_has_no_room_for_scrolls_by_keyboard_too(qtbot: QtBot, dialog: Dialog) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    for _ in range(60):
        column.addWidget(PlainLabel("One line", page))
    area = FittingScrollArea(page, dialog)
    dialog.column.addWidget(area, 1)
    dialog.show()
    qtbot.waitExposed(dialog)
    room = dialog.screen().availableGeometry().height()
    assert dialog.height() <= room
    assert area.verticalScrollBar().maximum() > 0
    assert area.focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert area.minimumSizeHint().height() == 6 * area.fontMetrics().lineSpacing()


def test_what_fits_is_no_stop_for_the_keyboard(qtbot: QtBot, dialog: Dialog) -> None:
    page = QWidget()
    QVBoxLayout(page).addWidget(PlainLabel("One line", page))
    area = FittingScrollArea(page, dialog)
    dialog.column.addWidget(area, 1)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert area.verticalScrollBar().maximum() == 0
    assert area.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_bar_goes_when_there_is_room_for_what_is_scrolled(qtbot: QtBot) -> None:
    page = QWidget()
    QVBoxLayout(page).addWidget(PlainLabel(LONG, page))
    area = FittingScrollArea(page)
    qtbot.addWidget(area)
    area.show()
    for width in range(200, 400, 10):
        area.resize(width, 80)
        assert area.verticalScrollBar().maximum() > 0
        area.resize(width, area.heightForWidth(width))
        assert area.verticalScrollBar().maximum() == 0, width


def test_the_keyboard_comes_to_every_button(qtbot: QtBot, dialog: Dialog) -> None:
    role = QDialogButtonBox.ButtonRole
    first, last = Button("First", dialog), Button("Last", dialog, kind=ButtonKind.FILLED)
    last.setDefault(True)
    field = QLineEdit(dialog)
    dialog.add_field("Field", field)
    box = dialog.add_buttons((first, role.ResetRole), (last, role.AcceptRole))
    box.accepted.connect(dialog.accept)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    field.setFocus()
    reached = set()
    for _ in range(4):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        reached.add(dialog.focusWidget())
    assert {first, last} <= reached


def test_a_question_is_answered_with_no_by_enter_and_escape(qtbot: QtBot, dialog: Dialog) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        box = question(dialog, "Remove", "<b>Really?</b>", yes="Remove", no="Keep it")
        assert box.textFormat() is Qt.TextFormat.PlainText
        with qtbot.assertNotEmitted(box.accepted):
            box.open()
            qtbot.keyClick(box, key)
        qtbot.waitUntil(lambda: not dialog.findChildren(QMessageBox))


def test_a_report_says_at_its_button_that_it_is_copied(qtbot: QtBot, dialog: Dialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(button, "_TICKED_MS", 100)
    report = ReportDialog("Title", ("First", "Second"), "the report", dialog, close="Close")
    qtbot.addWidget(report)
    clipboard = Clipboard(report)
    report.copy_requested.connect(clipboard.put)
    report.show()
    width = report.copy_button.sizeHint().width()
    with qtbot.waitSignal(report.copy_requested) as copied:
        report.copy_button.click()
    assert copied.args == ["the report"]
    assert report.copy_button._shown_text() == "Copied"
    assert report.copy_button.sizeHint().width() == width
    qtbot.waitUntil(lambda: report.copy_button._shown_text() == "Copy report", timeout=5_000)


@pytest.mark.parametrize("tone", [None, Tone.BAD])
def test_a_report_has_the_mark_of_its_tone(qtbot: QtBot, tone: Tone | None) -> None:
    report = ReportDialog("Title", ["What happened.", "What to do."], "text", close="Close", tone=tone)
    qtbot.addWidget(report)
    assert [mark.tone for mark in report.findChildren(OutcomeMark)] == ([] if tone is None else [tone])
    words = [label.text() for label in report.findChildren(PlainLabel)]
    assert words == ["Title", "What happened.", "What to do."]
    # What happened comes first, and what there is to know beside it stands back.
    roles = [label.foregroundRole() for label in report.findChildren(PlainLabel)]
    assert roles == [QPalette.ColorRole.WindowText] * 2 + [QPalette.ColorRole.PlaceholderText]
    assert report.column.contentsMargins().top() == report.column.contentsMargins().bottom() == 20
    report.show()
    title, paragraph = (label.geometry() for label in report.findChildren(PlainLabel)[:2])
    for mark in report.findChildren(OutcomeMark):
        # As far from what stands beside it as that from what stands below.
        assert title.left() - mark.geometry().right() == paragraph.top() - title.bottom()


def test_at_its_least_height_six_lines_of_a_report_are_seen(qtbot: QtBot) -> None:
    text = ReportText("Report", text="line\n" * 20)
    qtbot.addWidget(text)
    text.show()
    text.resize(200, text.minimumHeight())
    margin = round(text.document().documentMargin())
    assert text.height() - 2 * margin == 6 * text.fontMetrics().lineSpacing()


def test_a_reports_edge_lies_over_the_scroll_bar_and_takes_the_accent_with_the_keyboard(qtbot: QtBot) -> None:
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


def test_enter_is_for_the_button_that_has_the_keyboard(qtbot: QtBot) -> None:
    report = ReportDialog("Title", ("First",), "the report", None, close="Close")
    qtbot.addWidget(report)
    report.show()
    with qtbot.waitSignal(report.copy_requested):
        qtbot.keyClick(report.copy_button, Qt.Key.Key_Return)
    assert report.isVisible()
    qtbot.keyClick(report.text, Qt.Key.Key_Return)
    qtbot.keyClick(report.close_button, Qt.Key.Key_Return)
    assert not report.isVisible()
