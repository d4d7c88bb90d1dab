"""What the answers mean: the real answers in their own words, in three languages, to be read by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from kit_desktop.core.message_info import Status
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Language
from kit_desktop.ui.help.answers import STATUSES, WITHOUT_MESSAGE, AnswersDialog
from kit_desktop.ui.i18n import Translators
from kit_desktop.ui.lookup.outcome_words import status_words
from kit_desktop.ui.widgets.card import Card
from kit_desktop.ui.widgets.marks import OutcomeMark
from kit_desktop.ui.widgets.plain_label import PlainLabel

from ..window_bench import Bench


@pytest.fixture
def dialog(qtbot: QtBot) -> AnswersDialog:
    return opened(qtbot)


def opened(qtbot: QtBot) -> AnswersDialog:
    made = AnswersDialog(30.0)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_status_and_every_ending_is_told() -> None:
    assert set(STATUSES) == set(Status)
    never_asked = {Outcome.OK, Outcome.CANCELLED}
    assert set(WITHOUT_MESSAGE) == {outcome for outcome in Outcome if outcome.asked} - never_asked


@pytest.mark.parametrize("chosen", [Language.ENGLISH, Language.RUSSIAN, Language.KAZAKH])
def test_each_answer_has_the_mark_and_the_words_of_the_result(qtbot: QtBot, language: Translators, chosen: Language) -> None:
    language.use(chosen)
    dialog = opened(qtbot)
    cards = dialog.findChildren(Card)
    assert len(cards) == len(STATUSES) + len(WITHOUT_MESSAGE)
    for status, card in zip(STATUSES, cards, strict=False):
        words = status_words(status, "…")
        said = [label.text() for label in card.findChildren(PlainLabel)]
        assert said == [words.title, words.meaning, words.advice]
        mark = card.findChild(OutcomeMark)
        assert mark is not None
        assert (mark.tone, card.tone, card.accessibleName()) == (words.tone, words.tone, words.title)
    texts = [label.text() for label in dialog.findChildren(PlainLabel)]
    assert not [text for text in texts if "{" in text or "?" in text.split("\n")[0][-1:]]
    assert [text for text in texts if "503" in text and text.count("(") == 1]
    assert [text for text in texts if "30" in text]


def test_the_keys_move_each_page(dialog: AnswersDialog) -> None:
    page = dialog.pages.pages.widget(0)
    assert isinstance(page, QScrollArea)
    bar = page.verticalScrollBar()
    assert bar.maximum() > 0
    assert page.horizontalScrollBar().maximum() == 0
    for key, place in ((Qt.Key.Key_End, bar.maximum()), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(page, key)
        assert bar.value() == place
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    names = {each.accessibleName() for each in dialog.pages.findChildren(QScrollArea)}
    assert names == {dialog.pages.bar.tabText(i) for i in range(dialog.pages.bar.count())}


def test_the_connection_check_is_one_press_away(qtbot: QtBot, dialog: AnswersDialog) -> None:
    dialog.pages.setCurrentIndex(2)
    check = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Connection check…")
    with qtbot.waitSignal(dialog.check_requested):
        check.click()
    assert not dialog.isVisible()


def test_escape_closes_it_over_the_window(bench: Bench, qtbot: QtBot) -> None:
    made = AnswersDialog(30.0, bench.window)
    made.open()
    QTest.keyClick(made, Qt.Key.Key_Escape)
    assert not made.isVisible()
