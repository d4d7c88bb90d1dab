"""No state, problem or reason of a list is without words."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import pytest

from kit_desktop.core.lists.export.export import ExportProblem
from kit_desktop.core.lists.journal.reader import JournalColumn
from kit_desktop.core.lists.journal.tables import JournalAbout
from kit_desktop.core.lists.reading.values import ListNote, ListProblem, RefusedReason
from kit_desktop.core.lists.values import Fate, RunEnd
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.storage.problem import StorageProblem
from kit_desktop.ui.lists import words as list_words
from kit_desktop.ui.theme import Tone


@pytest.mark.parametrize(
    ("members", "words"),
    [
        (Outcome, list_words.outcome_words),
        (JournalColumn, list_words.column_words),
        (ListProblem, list_words.problem_words),
        (ListNote, list_words.note_words),
        (RefusedReason, list_words.refused_words),
        (RunEnd, list_words.end_words),
        (StorageProblem, list_words.journal_words),
        (ExportProblem, list_words.export_problem_words),
    ],
)
def test_every_member_has_words_of_its_own(members: type[StrEnum], words: object) -> None:
    texts = [words(member) for member in members]  # type: ignore[operator]
    assert all(text.strip() for text in texts)
    assert len(set(texts)) >= len(texts) - 1, "words that several members share say nothing"


def test_each_part_of_a_list_has_its_tone_and_what_waits_none() -> None:
    parts = list_words.list_parts({Fate.DELIVERED: 3, Fate.WAITING: 2})
    assert [(part.value, part.number) for part in parts if part.number] == [(Fate.DELIVERED, 3), (Fate.WAITING, 2)]
    tones = {part.value: part.tone for part in parts}
    assert set(tones) == set(Fate)
    assert (tones[Fate.DELIVERED], tones[Fate.WAITING]) == (Tone.GOOD, None)


def test_a_list_is_called_by_its_file() -> None:
    moment = datetime(2026, 11, 20, tzinfo=UTC)
    for name, said in (("ids.xlsx", "ids.xlsx"), ("", "Pasted list"), ("x" * 61, "x" * 60 + "…")):
        about = JournalAbout(Path(), name, IdKind.MSG_ID, "", 0, (), "", moment, 0, 0, 0, 1, 1)
        assert list_words.list_name(about) == said


def test_whoever_searches_for_a_result_finds_it_by_the_words_that_are_seen() -> None:
    words = list_words.seen_words()
    assert words[Fate.WAITING.value] == "Not looked up yet"
    assert words[Outcome.TIMED_OUT.value] == list_words.outcome_words(Outcome.TIMED_OUT)
    assert Fate.FAILED.value not in words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, ""), (0.4, ""), (1, "1 second"), (59.4, "59 seconds"), (60, "1 minute"), (89, "1 minute"), (91, "2 minutes")],
)
def test_a_guess_is_no_more_exact_than_it_can_be(seconds: float, words: str) -> None:
    assert list_words.about_span(seconds) == words
