"""What is said about an id before it is asked for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kit_desktop.core.message_id import IdHint, IdProblem
from kit_desktop.core.outcome import Reason

translate = QCoreApplication.translate


def id_problem_words(problem: str | None) -> str:
    """Why a text cannot be an id, as a sentence under the field; empty for an empty field or no problem."""
    words: dict[str, str] = {
        IdProblem.SEVERAL_LINES: translate("Wording", "These are several lines. Paste one id, or use a list of ids."),
        IdProblem.SPACE_INSIDE: translate("Wording", "There is a space inside: are these two ids? Paste one."),
        IdProblem.SEPARATOR_INSIDE: translate("Wording", "There is a comma or semicolon inside: are these two ids? Paste one."),
        IdProblem.EXCEL_NUMBER: translate(
            "Wording",
            "Excel has rounded this number, and the last digits are lost. Format the column as text and copy the id again.",
        ),
        IdProblem.CONTROL_CHARACTER: translate("Wording", "There are characters in it that no id can have."),
        IdProblem.TOO_LONG: translate("Wording", "This is too long for an id."),
        Reason.LABEL_NAMES_OTHER_KIND: translate("Wording", "The text names the other kind of id."),
    }
    return words.get(problem or "", "")


def id_hint_words(hint: IdHint) -> str:
    """What is odd about an id that can be looked up all the same, as a sentence under the field."""
    if hint is IdHint.MAYBE_ROUNDED:
        return translate("Wording", "More than 15 digits ending in zeros: a spreadsheet may have rounded this number.")
    return translate("Wording", "This does not look like a MsgID: it usually has only letters and digits.")
