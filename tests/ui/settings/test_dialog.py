"""The settings: what gets out of the dialog, and what does not."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from kit_desktop.core.settings.settings import Language, Settings
from kit_desktop.ui.i18n import Translators
from kit_desktop.ui.widgets.button import Button
from kit_desktop.ui.widgets.card import Card

from ..window_bench import named, seen, turn_wheel
from .opened import Opened


def test_cancel_and_escape_change_nothing(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings()
    assert (opened.dialog.general.isVisible(), opened.dialog.list.currentRow()) == (True, 0)
    opened.enter("https://gateway.example/")
    opened.bot.keyClick(opened.dialog, Qt.Key.Key_Escape)
    assert (opened.out, opened.dialog.isVisible()) == ([], False)
    opened = open_settings()
    named(opened.dialog, "Cancel", QPushButton).click()
    assert opened.out == []


def test_settings_with_an_address_that_cannot_be_used_open_at_it(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings(Settings(address="isms.center"))
    assert opened.dialog.connection.isVisible()
    assert opened.dialog.focusWidget() is opened.dialog.connection.address.field


def test_the_cards_stand_as_far_from_the_list_as_from_the_edge(open_settings: Callable[..., Opened]) -> None:
    dialog = open_settings().dialog
    card = dialog.general.findChild(Card)
    assert card.mapTo(dialog, card.rect().topLeft()).x() - dialog.list.geometry().right() - 1 == dialog.list.x()


def test_the_ways_to_other_rooms(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings(accounts=("Corner (shop)", "bank"))
    opened.enter("https://gateway.example/")
    named(opened.dialog, "Check…").click()
    assert opened.dialog.chosen().address == "https://gateway.example/"
    opened.show("Privacy")
    assert "Corner (shop), bank" in seen(opened.dialog)
    for name in ("Accounts…", "Clear all…"):
        named(opened.dialog, name).click()
    assert opened.out == []


@pytest.mark.skipif(sys.platform == "win32", reason="without a screen Windows has no fonts of its own to measure by")
@pytest.mark.parametrize("chosen", [Language.ENGLISH, Language.RUSSIAN, Language.KAZAKH])
def test_no_page_is_crushed_by_a_larger_font(
    open_settings: Callable[..., Opened], qapp: QApplication, language: Translators, chosen: Language
) -> None:
    language.use(chosen)
    before = qapp.font()
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * 1.5)
    qapp.setFont(larger)
    try:
        opened = open_settings(Settings(address="http://gateway.example/soap"))
        for number in range(opened.dialog.list.count()):
            opened.dialog.list.setCurrentRow(number)
            QCoreApplication.processEvents()
            for label in opened.dialog.findChildren(QLabel):
                if label.isVisible() and label.wordWrap():
                    assert label.height() >= label.heightForWidth(label.width()), label.text()
            for button in opened.dialog.findChildren(Button):
                assert not button.isVisible() or button.width() >= button.sizeHint().width(), button.text()
    finally:
        qapp.setFont(before)


def test_the_wheel_on_its_way_down_the_page_changes_no_setting(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings(Settings(history_days=60, timeout=20))
    assert turn_wheel(opened.dialog) == set()
    assert opened.dialog.chosen() == Settings(history_days=60, timeout=20)
