"""An error under its field."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.widgets.notes import InlineError


def test_an_error_stands_under_its_field_and_is_told_with_it(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field = QLineEdit(page)
    error = InlineError(field, page)
    page.show()
    page.activateWindow()
    assert not error.isVisible()
    error.show_error("This is no address.", focus=True)
    assert error.isVisible()
    assert field.accessibleDescription() == "This is no address."
    qtbot.waitUntil(field.hasFocus)
    error.show_error("")
    assert not error.isVisible()
    assert field.accessibleDescription() == ""
