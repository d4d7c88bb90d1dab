"""The words of an exported list: closed lists of columns and figures, and the English that the command line uses.

The window gives its own, in its language; what the gateway said is never translated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kit_desktop.core.lists.reading.values import RefusedReason
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.outcome import Outcome


class AnswerColumn(StrEnum):
    """What stands beside the list's own columns, in this order."""

    FATE = "fate"
    STATUS = "status"
    SENT = "sent"
    RECEIVED = "received"
    DELAY = "delay"
    RECIPIENT = "recipient"
    SENDER = "sender"
    PARTS = "parts"
    ALPHABET = "alphabet"
    MSG_ID = "msg_id"
    USER_MSG_ID = "user_msg_id"
    SERVER_TEXT = "server_text"
    CHECKED_AT = "checked_at"
    OUTCOME = "outcome"
    HTTP_STATUS = "http_status"
    NOTE = "note"


class Figure(StrEnum):
    """A line or a heading of the summary."""

    LIST = "list"
    ADDRESS = "address"
    CHECKED = "checked"
    IDS = "ids"
    DUPLICATES = "duplicates"
    BLANKS = "blanks"
    REFUSED = "refused"
    STATES = "states"
    OUTCOMES = "outcomes"
    PARTS = "parts"
    TIMED = "timed"
    MEDIAN = "median"
    SLOWEST = "slowest"
    SENDERS = "senders"
    DAYS = "days"
    NAME = "name"
    MESSAGES = "messages"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class ExportWords:
    """Every word that an export writes by itself. Each mapping has an entry for every member of its enum.

    `column` names an own column that has no heading, with `{number}` in it, counted from 1. `retry` stands before the words
    of an outcome with which a later try failed.
    """

    columns: Mapping[AnswerColumn, str]
    fates: Mapping[Fate, str]
    outcomes: Mapping[Outcome, str]
    refused: Mapping[RefusedReason, str]
    figures: Mapping[Figure, str]
    latin: str
    cyrillic: str
    column: str
    retry: str
    answers_sheet: str
    summary_sheet: str


ENGLISH = ExportWords(
    columns={
        AnswerColumn.FATE: "Result",
        AnswerColumn.STATUS: "Status",
        AnswerColumn.SENT: "Sent (Almaty)",
        AnswerColumn.RECEIVED: "Delivered or given up (Almaty)",
        AnswerColumn.DELAY: "Seconds",
        AnswerColumn.RECIPIENT: "Recipient",
        AnswerColumn.SENDER: "Sender",
        AnswerColumn.PARTS: "Parts",
        AnswerColumn.ALPHABET: "Alphabet",
        AnswerColumn.MSG_ID: "MsgID (gateway)",
        AnswerColumn.USER_MSG_ID: "UserMsgID (gateway)",
        AnswerColumn.SERVER_TEXT: "Gateway's answer",
        AnswerColumn.CHECKED_AT: "Checked (Almaty)",
        AnswerColumn.OUTCOME: "Outcome",
        AnswerColumn.HTTP_STATUS: "HTTP status",
        AnswerColumn.NOTE: "Note",
    },
    fates={
        Fate.DELIVERED: "Delivered",
        Fate.ON_THE_WAY: "On the way",
        Fate.UNDELIVERED: "Not delivered",
        Fate.OTHER_STATUS: "Other status",
        Fate.NOT_FOUND: "Not found",
        Fate.FAILED: "Failed",
        Fate.WAITING: "Not asked yet",
    },
    outcomes={
        Outcome.OK: "Answered",
        Outcome.NOT_FOUND: "The gateway knows no such message",
        Outcome.AUTH_FAILED: "Login or password refused",
        Outcome.SERVER_FAULT: "The gateway reports an error",
        Outcome.SERVER_ERROR: "The web server reports an error",
        Outcome.UNREACHABLE: "The gateway could not be reached",
        Outcome.TLS_UNTRUSTED: "The certificate could not be trusted",
        Outcome.TIMED_OUT: "No answer in time",
        Outcome.CANCELLED: "Cancelled",
        Outcome.REPLY_NOT_UNDERSTOOD: "The reply was no valid answer",
        Outcome.REPLY_TOO_LARGE: "The reply was too large",
        Outcome.REDIRECTED: "The server pointed elsewhere",
        Outcome.BAD_ENDPOINT: "The address cannot be asked",
        Outcome.PROXY_ERROR: "The proxy refused",
        Outcome.BAD_ID: "This cannot be an id",
        Outcome.NO_CREDENTIALS: "No account",
    },
    refused={
        RefusedReason.SEVERAL_LINES: "Not asked: several lines in one cell",
        RefusedReason.SPACE_INSIDE: "Not asked: a space inside, so it may be two ids",
        RefusedReason.SEPARATOR_INSIDE: "Not asked: a comma or semicolon inside, so it may be two ids",
        RefusedReason.EXCEL_NUMBER: "Not asked: Excel has rounded this number",
        RefusedReason.CONTROL_CHARACTER: "Not asked: an invisible control character inside",
        RefusedReason.TOO_LONG: "Not asked: too long for an id",
        RefusedReason.LABEL_NAMES_OTHER_KIND: "Not asked: it says itself that it is the other kind of id",
        RefusedReason.EXCEL_DATE: "Not asked: Excel has made a date of it",
        RefusedReason.EXCEL_ERROR: "Not asked: an error value of Excel",
        RefusedReason.NOT_CALCULATED: "Not asked: a formula that was not calculated: open and save the file in Excel",
        RefusedReason.SHOWN_DIFFERENTLY: "Not asked: Excel shows this number in another form",
        RefusedReason.BROKEN_CHARACTER: "Not asked: a damaged character inside",
        RefusedReason.MARKUP: "Not asked: markup of a web page",
        RefusedReason.NO_LETTER_OR_DIGIT: "Not asked: no letter and no digit in it",
    },
    figures={
        Figure.LIST: "List",
        Figure.ADDRESS: "Gateway",
        Figure.CHECKED: "Checked (Almaty)",
        Figure.IDS: "Ids",
        Figure.DUPLICATES: "Repeated rows",
        Figure.BLANKS: "Rows without an id",
        Figure.REFUSED: "Rows that cannot be an id",
        Figure.STATES: "Result",
        Figure.OUTCOMES: "Why not answered",
        Figure.PARTS: "Parts (SMS) in all",
        Figure.TIMED: "Delivered, with both times known",
        Figure.MEDIAN: "Median delivery time, seconds",
        Figure.SLOWEST: "Slowest delivery, seconds",
        Figure.SENDERS: "By sender",
        Figure.DAYS: "By day sent (Almaty)",
        Figure.NAME: "Name",
        Figure.MESSAGES: "Messages",
        Figure.SHARE: "Share",
    },
    latin="Latin",
    cyrillic="Cyrillic",
    column="Column {number}",
    retry="Later try failed: ",
    answers_sheet="Answers",
    summary_sheet="Summary",
)
