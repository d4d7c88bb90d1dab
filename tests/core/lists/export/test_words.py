"""The words of an exported list."""

from __future__ import annotations

from kit_desktop.core.lists.export.words import ENGLISH, AnswerColumn, Figure
from kit_desktop.core.lists.reading.values import RefusedReason
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.outcome import Outcome


def test_every_word_is_there() -> None:
    assert set(ENGLISH.columns) == set(AnswerColumn)
    assert set(ENGLISH.figures) == set(Figure)
    assert set(ENGLISH.fates) == set(Fate)
    assert set(ENGLISH.outcomes) == set(Outcome)
    assert set(ENGLISH.refused) == set(RefusedReason)
    assert len(set(ENGLISH.columns.values())) == len(AnswerColumn)
    assert ENGLISH.column.format(number=2) == "Column 2"


def test_every_word_is_translated() -> None:
    shouted = ENGLISH.translated(str.upper)
    assert shouted.columns[AnswerColumn.RECEIVED] == "DELIVERED OR STOPPED (ALMATY TIME)"
    assert (shouted.fates[Fate.FAILED], shouted.outcomes[Outcome.NOT_FOUND]) == ("LOOKUP FAILED", "NO SUCH MESSAGE")
    assert (shouted.refused[RefusedReason.TOO_LONG], shouted.figures[Figure.SHARE]) == ("TOO LONG FOR AN ID", "SHARE")
    assert (shouted.retry, shouted.summary_sheet) == ("LATER LOOKUP FAILED: ", "SUMMARY")
