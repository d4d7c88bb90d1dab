"""What the history says beside an answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QMargins, QRect
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kit_desktop.core.kept_lookup import HistoryEntry
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.ui.history.notes import BesideCard, ChangesNote, HistoryNote
from kit_desktop.ui.widgets.button import Button
from kit_desktop.ui.widgets.card import ANSWER_MARGINS
from kit_desktop.ui.widgets.chip import Chip
from kit_desktop.ui.widgets.marks import OutcomeMark

from ..window_bench import answer


def test_an_old_answer_is_said_to_be_one(qtbot: QtBot) -> None:
    note = HistoryNote()
    qtbot.addWidget(note)
    assert note.isHidden()
    note.resize(600, 50)
    note.show_old("From the history: yesterday")
    assert note.isVisible()
    assert note.accessibleName() == note._text.text() == "From the history: yesterday"
    (mark,) = note.findChildren(OutcomeMark)
    assert (mark.x(), mark.width()) == (14, 20)
    assert note._text.x() - mark.geometry().right() - 1 == 12
    assert note.ask_button.geometry().right() == 600 - 10 - 1
    assert (note.layout().contentsMargins().top(), note.layout().contentsMargins().bottom()) == (8, 8)


@pytest.mark.parametrize("aloud", [True, False])
def test_changes_are_said_aloud_where_wanted(qtbot: QtBot, said: list[str], aloud: bool) -> None:
    note = ChangesNote()
    qtbot.addWidget(note)
    assert note.isHidden()
    note.show_changes("It was on its way", aloud=aloud)
    assert note.isVisible()
    assert said == ["It was on its way"] * aloud
    assert note.contentsMargins() == QMargins(20, 0, 20, 0)


def entry(number: int, message_id: str, outcome: Outcome = Outcome.OK) -> HistoryEntry:
    asked = datetime.now(UTC) - timedelta(minutes=12 * number, seconds=1)
    query = LookupQuery(IdKind.MSG_ID, message_id)
    return HistoryEntry(number, answer(query, outcome, checked_at=asked, recepient="77011234567"), None)


@pytest.fixture
def found() -> tuple[HistoryEntry, ...]:
    """Made when the test begins, as their age is told."""
    return entry(1, "963"), entry(2, "9" * 60, Outcome.NOT_FOUND)


@pytest.fixture
def card(qtbot: QtBot) -> BesideCard:
    card = BesideCard()
    qtbot.addWidget(card)
    card.resize(800, 200)
    return card


def fill(
    card: BesideCard, entries: tuple[HistoryEntry, ...], *, is_same: bool, mask_number: bool = False
) -> list[tuple[int, int, str]]:
    """Row, column and words of what stands in it."""
    card.fill(entries, is_same=is_same, mask_number=mask_number)
    rows = card._rows
    parts = []
    for place in range(rows.count()):
        widget = rows.itemAt(place).widget()
        words = widget.accessibleName() if isinstance(widget, Chip) else widget.text()
        row, column, *_ = rows.getItemPosition(place)
        parts.append((row, column, words))
    return parts


def test_earlier_answers_are_shown(card: BesideCard, found: tuple[HistoryEntry, ...]) -> None:
    parts = fill(card, found, is_same=True)
    assert [(row, column) for row, column, _ in parts] == [(0, 0), *((row, column) for row in (1, 2) for column in range(5))]
    words = [words for _, _, words in parts]
    assert words[0] == card.accessibleName() == "Earlier answer for this id"
    assert words[2:6] == ["963", "+7 701 123 45 67", "12 minutes ago", "Show"]
    assert words[7:] == ["9" * 40 + "…", "", "24 minutes ago", "Show"]
    told: list[object] = []
    card.show_requested.connect(lambda what: told.append(("show", what)))
    card.use_requested.connect(lambda what: told.append(("use", what)))
    for button in card.findChildren(Button):
        button.click()
    assert told == [("show", found[0]), ("show", found[1])]


def test_ids_that_are_close_are_offered(card: BesideCard, found: tuple[HistoryEntry, ...]) -> None:
    words = [words for _, _, words in fill(card, found, is_same=False, mask_number=True)]
    assert words[0] == card.accessibleName() == "Close to it in the history"
    assert words[3] == "+7 701 ••• •• 67"
    assert words[5] == "Use 963"
    told: list[object] = []
    card.use_requested.connect(told.append)
    card.findChildren(Button)[0].click()
    assert told == [found[0]]
    assert card.findChildren(Button)[0].accessibleDescription() != ""


def _highest(places: Iterable[QRect]) -> int:
    return min(place.top() for place in places)


def _lowest(places: Iterable[QRect]) -> int:
    return max(place.bottom() for place in places)


def test_the_id_has_the_room_of_the_card(card: BesideCard, found: tuple[HistoryEntry, ...]) -> None:
    fill(card, found, is_same=True)
    assert not card.isVisible(), "whoever has it shows it"
    card.show()
    card.resize(800, card.sizeHint().height())
    title, *cells = [card._rows.itemAt(place).widget() for place in range(card._rows.count())]
    beside, above = ANSWER_MARGINS
    first, second = cells[:5], cells[5:]
    chip, name, number, when, button = (each.geometry() for each in first)
    assert (title.x(), title.y()) == (chip.left(), above) == (beside, above)
    assert title.geometry().right() == button.right() == card.width() - beside - 1
    assert name.left() - chip.right() == number.left() - name.right() == when.left() - number.right()
    # What room is left stands between the number and its age.
    assert (number.width() > first[2].sizeHint().width(), when.width()) == (True, first[3].sizeHint().width())
    tops, bottoms = ([edge(each.geometry() for each in row) for row in (first, second)] for edge in (_highest, _lowest))
    gap = tops[1] - bottoms[0] - 1
    assert 0 < gap == tops[0] - title.geometry().bottom() - 1 < above
    assert bottoms[1] == card.height() - above - 1


def test_it_is_emptied(card: BesideCard, found: tuple[HistoryEntry, ...]) -> None:
    fill(card, found, is_same=True)
    card.show()
    shown = card.findChildren(QLabel)
    card.clear()
    assert not card.isVisible()
    assert card._rows.count() == 0
    assert all(label.isHidden() for label in shown)
