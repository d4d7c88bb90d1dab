"""No state, problem or reason of a list is without words."""

from __future__ import annotations

from enum import StrEnum

import pytest

from kit_desktop.core.lists.export.export import ExportProblem
from kit_desktop.core.lists.journal.reader import JournalColumn
from kit_desktop.core.lists.reading.values import ListNote, ListProblem, RefusedReason
from kit_desktop.core.lists.values import RunEnd
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.storage.problem import StorageProblem
from kit_desktop.ui.lists import words as list_words


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
