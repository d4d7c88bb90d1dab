"""The one-line fields: the cross that empties, the eye that shows, the edge of an error."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMargins
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.theme import Tone, own_scheme, palette_of, scheme_of, tone_colours
from kit_desktop.ui.widgets.field import LineField, PasswordField, text_input_in


def shown(qtbot: QtBot, field: LineField) -> LineField:
    qtbot.addWidget(field)
    field.resize(200, 38)
    field.show()
    return field


@pytest.fixture
def field(qtbot: QtBot) -> LineField:
    return shown(qtbot, LineField())


def test_the_cross_is_there_while_there_is_something_to_empty(qtbot: QtBot, field: LineField) -> None:
    assert not field._inside.isVisible()
    field.setText("963")
    assert field._inside.isVisible()
    assert 0 < field._inside.x() < field.width() - field._inside.width()
    assert abs(2 * field._inside.y() + field._inside.height() - field.height()) <= 1
    with qtbot.waitSignal(field.textEdited) as edited:
        field._inside.click()
    assert edited.args == [""]
    assert field.text() == ""
    assert not field._inside.isVisible()


@pytest.mark.parametrize("how", ["disabled", "read only"])
def test_what_cannot_be_changed_cannot_be_emptied(field: LineField, how: str) -> None:
    field.setReadOnly(how == "read only")
    field.setEnabled(how != "disabled")
    field.setText("963")
    assert not field._inside.isVisible()
    field.setEnabled(True)
    assert field._inside.isVisible() is (how == "disabled")


def test_the_text_ends_before_the_cross_and_begins_behind_the_icon(qtbot: QtBot, field: LineField) -> None:
    with_icon = shown(qtbot, LineField(icon="search"))
    assert with_icon.textMargins().left() > field.textMargins().left() + 16
    assert field.textMargins().right() >= field._inside.width()
    assert with_icon.grab().toImage() != field.grab().toImage()


def test_everything_stands_twelve_pixels_from_the_edge(qtbot: QtBot, field: LineField) -> None:
    with_icon = shown(qtbot, LineField(icon="search"))
    # Qt keeps two pixels beside the text for itself.
    assert field.textMargins() == QMargins(12 - 2, 0, 34, 0)
    assert with_icon.textMargins() == QMargins(12 + 16 + 8 - 2, 0, 34, 0)
    field.setText("963")
    assert field.width() - field._inside.geometry().right() == 8
    plain, drawn = field.grab().toImage(), with_icon.grab().toImage()
    inked = [(x, y) for x in range(6, 32) for y in range(3, 35) if drawn.pixel(x, y) != plain.pixel(6, 19)]
    xs, ys = sorted({x for x, _ in inked}), sorted({y for _, y in inked})
    assert (12 <= xs[0] < 16, 24 < xs[-1] < 28) == (True, True)
    assert abs(ys[0] + ys[-1] - 37) <= 2
    assert (field.sizeHint().height(), field.minimumSizeHint().width()) == (38, 80)
    assert field.palette().base().color().alpha() == 0


def test_an_error_and_the_keyboard_are_seen(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setPalette(palette_of(own_scheme(dark=False)))
    field = LineField(page)
    field.resize(200, 38)
    page.show()

    def edge() -> QColor:
        return field.grab().toImage().pixelColor(100, 1)

    bad, accent = tone_colours(Tone.BAD, field.palette()).mark, scheme_of(field.palette()).accent
    assert edge() not in (bad, accent)
    field.set_invalid(True)
    assert edge() == bad
    field.set_invalid(False)
    page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert edge() == accent


def test_it_is_as_high_as_it_was_told_and_no_lower_than_its_text(qtbot: QtBot) -> None:
    field = shown(qtbot, LineField(height=60))
    assert field.sizeHint().height() == 60
    font = field.font()
    font.setPixelSize(80)
    field.setFont(font)
    assert field.sizeHint().height() == field.fontMetrics().height() + 14
    assert field.minimumSizeHint().height() == field.sizeHint().height()
    assert field.minimumSizeHint().width() < field.sizeHint().width()


def test_the_eye_shows_the_letters_and_hides_them_again(qtbot: QtBot) -> None:
    password = shown(qtbot, PasswordField())
    assert password.echoMode() is QLineEdit.EchoMode.Password
    eye = password._inside
    assert not eye.isVisible()
    password.setText("secret")
    assert eye.isVisible()
    assert eye.accessibleName() == "Show the password"
    assert eye.geometry() == shown(qtbot, LineField())._inside.geometry()
    eye.click()
    assert password.echoMode() is QLineEdit.EchoMode.Normal
    eye.click()
    assert password.echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_what_is_typed_into_is_what_takes_text_and_has_the_keyboard(
    qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field, button = kind(window), QPushButton(window)
    window.show()
    assert text_input_in(QWidget()) is None
    field.setFocus()
    assert text_input_in(window) is field
    field.setReadOnly(True)
    assert text_input_in(window) is None
    button.setFocus()
    assert text_input_in(window) is None
