"""The page before the first lookup of the day."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.ui.lookup.idle_page import IdlePage
from kit_desktop.ui.lookup.last_lookups import LastLookup, LastLookups
from kit_desktop.ui.lookup.practice_ids import PracticeId, PracticeIds, PracticeTile
from kit_desktop.ui.theme import Tone
from kit_desktop.ui.widgets.plain_label import PlainLabel

LAST = LastLookup("key", "963", "MsgID", Tone.WAITING, "On its way", "", "1 minute ago")
TRY = "Ids to try on the practice gateway:"


def opened(qtbot: QtBot, *suggestions: PracticeId) -> IdlePage:
    page = IdlePage(suggestions)
    qtbot.addWidget(page)
    page.resize(800, 500)
    page.show()
    return page


def test_it_says_what_to_do(qtbot: QtBot) -> None:
    page = opened(qtbot)
    title, words = page.findChildren(PlainLabel)
    assert page.accessibleName() == title.text() == "What happened to the message?"
    assert (title.x(), title.y()) == (24, 24)
    assert words.text().startswith("Paste the message id")
    assert words.y() - title.geometry().bottom() - 1 == 6
    assert page.findChildren(PracticeIds) == []


def test_in_practice_it_offers_ids_to_try(qtbot: QtBot) -> None:
    page = opened(qtbot, PracticeId(IdKind.MSG_ID, "964001", "delivered", Tone.GOOD))
    (ids,) = page.findChildren(PracticeIds)
    (words,) = [label for label in page.findChildren(PlainLabel) if label.text() == TRY]
    before = page.findChildren(PlainLabel)[1]
    assert words.y() - before.geometry().bottom() - 1 >= 16 + 6
    assert ids.y() > words.y()
    chosen: list[object] = []
    page.suggestion_chosen.connect(chosen.append)
    ids.findChildren(PracticeTile)[0].click()
    assert chosen == [LookupQuery(IdKind.MSG_ID, "964001")]


def test_the_last_lookups_stand_under_it_once_there_are_any(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.show_last([])
    assert page.findChildren(LastLookups) == []
    told: list[object] = []
    for signal in (page.last_chosen, page.again_requested):
        signal.connect(told.append)
    page.history_requested.connect(lambda: told.append("history"))
    page.show_last([LAST])
    page.show_last([LAST])
    (last,) = page.findChildren(LastLookups)
    assert last.isVisible()
    qtbot.waitUntil(lambda: last.y() > page.findChildren(PlainLabel)[1].y())
    # What room is left stays below.
    assert last.geometry().bottom() < 400
    last._table.clicked.emit(last._model.index(0, 0))
    last._again.click()
    last.history_requested.emit()
    assert told == ["key", "key", "history"]
    page.show_last([])
    assert not last.isVisible()
