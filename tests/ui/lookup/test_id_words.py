"""What is said about an id before it is asked for."""

from __future__ import annotations

import pytest

from kit_desktop.core.message_id import IdHint, IdProblem
from kit_desktop.core.outcome import Reason
from kit_desktop.ui.lookup.id_words import id_hint_words, id_problem_words


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (None, ""),
        (IdProblem.EMPTY, ""),
        (IdProblem.SEVERAL_LINES, "several lines"),
        (IdProblem.SPACE_INSIDE, "a space inside"),
        (IdProblem.SEPARATOR_INSIDE, "a comma or semicolon"),
        (IdProblem.EXCEL_NUMBER, "Excel has rounded"),
        (IdProblem.CONTROL_CHARACTER, "characters in it that no id"),
        (IdProblem.TOO_LONG, "too long for an id"),
        (Reason.LABEL_NAMES_OTHER_KIND, "the other kind of id"),
    ],
)
def test_each_problem_has_its_own_words(problem: str | None, words: str) -> None:
    said = id_problem_words(problem)
    assert words in said
    assert bool(said) is bool(words)


def test_what_is_odd_is_told_apart() -> None:
    assert "a spreadsheet may have rounded" in id_hint_words(IdHint.MAYBE_ROUNDED)
    others = [id_hint_words(hint) for hint in IdHint if hint is not IdHint.MAYBE_ROUNDED]
    assert all("does not look like a MsgID" in words for words in others)
