"""The letter to KiT as it is shown and copied."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.support.letter import Letter
from kit_desktop.ui.support.letter_dialog import LetterDialog


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


@pytest.fixture
def dialog(parent: QWidget, qtbot: QtBot) -> LetterDialog:
    dialog = LetterDialog(lambda words: Letter(f"About {words}", f"Text\n{words}", ""), parent)
    qtbot.addWidget(dialog)
    dialog.copy_requested.connect(lambda text: QGuiApplication.clipboard().setText(text))
    dialog.open()
    return dialog


def test_what_the_customer_says_goes_into_the_letter(dialog: LetterDialog) -> None:
    dialog.customer.setText("it is late")
    assert dialog.written.text == "Text\nit is late"
    assert dialog.subject.text() == "Subject: About it is late"
    assert dialog.body.toPlainText() == "Text\nit is late"
    dialog.customer.setText("x" * 400)
    assert len(dialog.customer.text()) == 300


def test_it_is_copied_with_its_subject(dialog: LetterDialog, clipboard: Callable[[], str], qtbot: QtBot) -> None:
    words = dialog.copy_button._shown_text()
    dialog.customer.setText("a")
    dialog.copy_button.click()
    assert clipboard() == "About a\n\nText\na"
    assert (words, dialog.copy_button._shown_text()) == ("Copy the text", "Copied")


def test_how_saving_went_is_said_and_the_folder_offered(dialog: LetterDialog, said: list[str]) -> None:
    assert not dialog.folder_button.isVisible()
    dialog.say("Saved", folder=True)
    assert dialog.folder_button.isVisible()
    dialog.say("The disk is full")
    assert not dialog.folder_button.isVisible()
    assert said == ["Saved", "The disk is full"]
    assert dialog._said.text() == "The disk is full"


@pytest.mark.skipif(sys.platform == "win32", reason="without a screen Windows has no fonts of its own to measure by")
def test_the_letter_has_the_room_that_is_left(dialog: LetterDialog) -> None:
    assert (dialog.width(), dialog.height()) == (640, 600)
    assert (dialog.customer.height(), dialog.save_button.height()) == (36, 28)
    assert dialog.body.height() > 250
    assert dialog._said.x() - dialog.save_button.geometry().right() - 1 == 10
    assert dialog._said.width() > 300
    assert dialog.customer.hasFocus()
