"""The words of an exported list: closed lists of columns and figures, and their English.

What the gateway said is never translated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from kit_desktop.core.lists.reading.values import RefusedReason
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.outcome import Outcome


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name by which lupdate finds texts
    return text


class AnswerColumn(StrEnum):
    """What stands beside the list's own columns, in this order: its heading in English."""

    FATE = QT_TRANSLATE_NOOP("Lists", "Result")
    STATUS = QT_TRANSLATE_NOOP("Lists", "Status")
    SENT = QT_TRANSLATE_NOOP("Lists", "Sent (Almaty time)")
    RECEIVED = QT_TRANSLATE_NOOP("Lists", "Delivered or stopped (Almaty time)")
    DELAY = QT_TRANSLATE_NOOP("Lists", "Delivery time, seconds")
    RECIPIENT = QT_TRANSLATE_NOOP("Lists", "Recipient")
    SENDER = QT_TRANSLATE_NOOP("Lists", "Sender")
    PARTS = QT_TRANSLATE_NOOP("Lists", "Parts")
    ALPHABET = QT_TRANSLATE_NOOP("Lists", "Alphabet")
    MSG_ID = QT_TRANSLATE_NOOP("Lists", "MsgID (gateway)")
    USER_MSG_ID = QT_TRANSLATE_NOOP("Lists", "UserMsgID (gateway)")
    SERVER_TEXT = QT_TRANSLATE_NOOP("Lists", "Gateway’s answer")
    CHECKED_AT = QT_TRANSLATE_NOOP("Lists", "Checked (Almaty time)")
    OUTCOME = QT_TRANSLATE_NOOP("Lists", "Lookup result")
    HTTP_STATUS = QT_TRANSLATE_NOOP("Lists", "HTTP status")
    NOTE = QT_TRANSLATE_NOOP("Lists", "Note")


class Figure(StrEnum):
    """A line or a heading of the summary, in English."""

    LIST = QT_TRANSLATE_NOOP("Lists", "List")
    ADDRESS = QT_TRANSLATE_NOOP("Lists", "Gateway")
    CHECKED = QT_TRANSLATE_NOOP("Lists", "Checked (Almaty time)")
    IDS = QT_TRANSLATE_NOOP("Lists", "Ids")
    DUPLICATES = QT_TRANSLATE_NOOP("Lists", "Repeated rows")
    BLANKS = QT_TRANSLATE_NOOP("Lists", "Rows without an id")
    REFUSED = QT_TRANSLATE_NOOP("Lists", "Rows that cannot be an id")
    STATES = QT_TRANSLATE_NOOP("Lists", "Result")
    OUTCOMES = QT_TRANSLATE_NOOP("Lists", "Why not answered")
    PARTS = QT_TRANSLATE_NOOP("Lists", "Parts (SMS) in all")
    TIMED = QT_TRANSLATE_NOOP("Lists", "Delivered, with both times known")
    MEDIAN = QT_TRANSLATE_NOOP("Lists", "Median delivery time, seconds")
    SLOWEST = QT_TRANSLATE_NOOP("Lists", "Slowest delivery, seconds")
    SENDERS = QT_TRANSLATE_NOOP("Lists", "By sender")
    DAYS = QT_TRANSLATE_NOOP("Lists", "By day sent (Almaty time)")
    MESSAGES = QT_TRANSLATE_NOOP("Lists", "Messages")
    SHARE = QT_TRANSLATE_NOOP("Lists", "Share")


@dataclass(frozen=True, slots=True)
class ExportWords:
    """Every word that an export writes by itself. Each mapping has an entry for every member of its enum.

    `not_looked_up` tells the `{reason}` why a row was left out. `column` names an own column that has no heading, with
    `{number}` in it, counted from 1. `retry` stands before the words of an outcome with which a later lookup failed.
    `mixed` is said of an id that was not found and has letters of both alphabets; `{id}` is the other spelling.
    """

    columns: Mapping[AnswerColumn, str]
    fates: Mapping[Fate, str]
    outcomes: Mapping[Outcome, str]
    refused: Mapping[RefusedReason, str]
    figures: Mapping[Figure, str]
    not_looked_up: str
    latin: str
    cyrillic: str
    column: str
    retry: str
    mixed: str
    answers_sheet: str
    summary_sheet: str

    def translated(self, shown: Callable[[str], str]) -> ExportWords:
        """These words in another language: `shown` gives each of them in it."""
        words: dict[str, Any] = {
            name: shown(words) if isinstance(words, str) else {key: shown(text) for key, text in words.items()}
            for name, words in asdict(self).items()
        }
        return ExportWords(**words)


ENGLISH = ExportWords(
    columns={column: column.value for column in AnswerColumn},
    fates={
        Fate.DELIVERED: QT_TRANSLATE_NOOP("Lists", "Delivered"),
        Fate.ON_THE_WAY: QT_TRANSLATE_NOOP("Lists", "On the way"),
        Fate.UNDELIVERED: QT_TRANSLATE_NOOP("Lists", "Not delivered"),
        Fate.OTHER_STATUS: QT_TRANSLATE_NOOP("Lists", "Other status"),
        Fate.NOT_FOUND: QT_TRANSLATE_NOOP("Lists", "Not found"),
        Fate.FAILED: QT_TRANSLATE_NOOP("Lists", "Lookup failed"),
        Fate.WAITING: QT_TRANSLATE_NOOP("Lists", "Not looked up yet"),
    },
    outcomes={
        Outcome.OK: QT_TRANSLATE_NOOP("Lists", "Answered"),
        Outcome.NOT_FOUND: QT_TRANSLATE_NOOP("Lists", "No such message"),
        Outcome.AUTH_FAILED: QT_TRANSLATE_NOOP("Lists", "Login or password refused"),
        Outcome.SERVER_FAULT: QT_TRANSLATE_NOOP("Lists", "The gateway reports an error"),
        Outcome.SERVER_ERROR: QT_TRANSLATE_NOOP("Lists", "The web server reports an error"),
        Outcome.UNREACHABLE: QT_TRANSLATE_NOOP("Lists", "The gateway could not be reached"),
        Outcome.TLS_UNTRUSTED: QT_TRANSLATE_NOOP("Lists", "The connection is not safe"),
        Outcome.TIMED_OUT: QT_TRANSLATE_NOOP("Lists", "No answer in time"),
        Outcome.CANCELLED: QT_TRANSLATE_NOOP("Lists", "Cancelled"),
        Outcome.REPLY_NOT_UNDERSTOOD: QT_TRANSLATE_NOOP("Lists", "Not a valid answer"),
        Outcome.REPLY_TOO_LARGE: QT_TRANSLATE_NOOP("Lists", "The answer was too large"),
        Outcome.REDIRECTED: QT_TRANSLATE_NOOP("Lists", "The server pointed elsewhere"),
        Outcome.BAD_ENDPOINT: QT_TRANSLATE_NOOP("Lists", "The address cannot be used"),
        Outcome.PROXY_ERROR: QT_TRANSLATE_NOOP("Lists", "The proxy refused the request"),
        Outcome.BAD_ID: QT_TRANSLATE_NOOP("Lists", "This cannot be an id"),
        Outcome.NO_CREDENTIALS: QT_TRANSLATE_NOOP("Lists", "No account"),
    },
    refused={
        RefusedReason.SEVERAL_LINES: QT_TRANSLATE_NOOP("Lists", "several lines in one cell"),
        RefusedReason.SPACE_INSIDE: QT_TRANSLATE_NOOP("Lists", "a space inside: perhaps two ids"),
        RefusedReason.SEPARATOR_INSIDE: QT_TRANSLATE_NOOP("Lists", "a comma or semicolon inside: perhaps two ids"),
        RefusedReason.EXCEL_NUMBER: QT_TRANSLATE_NOOP("Lists", "Excel has rounded this number"),
        RefusedReason.CONTROL_CHARACTER: QT_TRANSLATE_NOOP("Lists", "invisible characters inside"),
        RefusedReason.TOO_LONG: QT_TRANSLATE_NOOP("Lists", "too long for an id"),
        RefusedReason.LABEL_NAMES_OTHER_KIND: QT_TRANSLATE_NOOP("Lists", "it names the other kind of id"),
        RefusedReason.EXCEL_DATE: QT_TRANSLATE_NOOP("Lists", "Excel has made a date of it"),
        RefusedReason.EXCEL_ERROR: QT_TRANSLATE_NOOP("Lists", "an Excel error such as #N/A"),
        RefusedReason.EXCEL_BOOLEAN: QT_TRANSLATE_NOOP("Lists", "TRUE or FALSE instead of an id"),
        RefusedReason.NOT_CALCULATED: QT_TRANSLATE_NOOP("Lists", "formula not calculated: open and save the file in Excel"),
        RefusedReason.SHOWN_DIFFERENTLY: QT_TRANSLATE_NOOP("Lists", "Excel shows this number in another form"),
        RefusedReason.BROKEN_CHARACTER: QT_TRANSLATE_NOOP("Lists", "a damaged character inside"),
        RefusedReason.MARKUP: QT_TRANSLATE_NOOP("Lists", "markup of a web page"),
        RefusedReason.NO_LETTER_OR_DIGIT: QT_TRANSLATE_NOOP("Lists", "no letter and no digit in it"),
        RefusedReason.HEADING_OR_TOTAL: QT_TRANSLATE_NOOP("Lists", "a heading or a total"),
    },
    figures={figure: figure.value for figure in Figure},
    not_looked_up=QT_TRANSLATE_NOOP("Lists", "Not looked up: {reason}"),
    latin=QT_TRANSLATE_NOOP("Lists", "Latin"),
    cyrillic=QT_TRANSLATE_NOOP("Lists", "Cyrillic"),
    column=QT_TRANSLATE_NOOP("Lists", "Column {number}"),
    retry=QT_TRANSLATE_NOOP("Lists", "Later lookup failed: "),
    mixed=QT_TRANSLATE_NOOP("Lists", "Latin and Cyrillic letters are mixed in this id. In one alphabet: {id}"),
    answers_sheet=QT_TRANSLATE_NOOP("Lists", "Answers"),
    summary_sheet=QT_TRANSLATE_NOOP("Lists", "Summary"),
)
"""As the command line writes them. The window looks its translations up by these."""
