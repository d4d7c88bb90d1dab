"""Lists of ids in words: states, problems, reasons, ends."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kit_desktop.core.lists.export.export import ExportProblem
from kit_desktop.core.lists.export.words import ENGLISH
from kit_desktop.core.lists.journal.reader import JournalColumn
from kit_desktop.core.lists.reading.values import ListNote, ListProblem, RefusedReason
from kit_desktop.core.lists.values import Fate, RunEnd
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.plain_text import shortened
from kit_desktop.core.storage.problem import StorageProblem
from kit_desktop.ui.fates import FATE_TONES, fate_words, shown
from kit_desktop.ui.formats import duration
from kit_desktop.ui.widgets.list_bar import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit_desktop.core.lists.journal.tables import JournalAbout

translate = QCoreApplication.translate


def list_parts(counts: Mapping[Fate, int]) -> list[Part]:
    """How many ids stand where, as the bar of a list shows it."""
    return [
        Part(fate, None if fate is Fate.WAITING else FATE_TONES[fate], counts.get(fate, 0), fate_words(fate))
        for fate in FATE_TONES
    ]


def list_name(about: JournalAbout) -> str:
    """What a list is called: by its file, where it came out of one."""
    return shortened(about.name, 60) or translate("Lists", "Pasted list")


def seen_words() -> dict[str, str]:
    """The words in which the table tells where an id stands, for searching by them."""
    words = {outcome.value: outcome_words(outcome) for outcome in Outcome}
    return words | {fate.value: fate_words(fate) for fate in Fate if fate is not Fate.FAILED}


def outcome_words(outcome: Outcome) -> str:
    """How asking for one id ended, in a table’s few words."""
    return shown(ENGLISH.outcomes[outcome])


def column_words(column: JournalColumn) -> str:
    """The heading of one of the table's columns."""
    return {
        JournalColumn.ROW: translate("Lists", "Row"),
        JournalColumn.MESSAGE_ID: translate("Lists", "Id"),
        JournalColumn.OUTCOME: translate("Lists", "Result"),
        JournalColumn.STATUS: translate("Lists", "Status"),
        JournalColumn.RECIPIENT: translate("Lists", "Recipient"),
        JournalColumn.SENDER: translate("Lists", "Sender"),
        JournalColumn.SENT: translate("Lists", "Sent"),
        JournalColumn.RECEIVED: translate("Lists", "Delivered or stopped"),
        JournalColumn.DELAY: translate("Lists", "Delivery time"),
        JournalColumn.PARTS: translate("Lists", "Parts"),
        JournalColumn.SERVER_TEXT: translate("Lists", "Gateway’s answer"),
        JournalColumn.HTTP_STATUS: translate("Lists", "HTTP status"),
        JournalColumn.CHECKED_AT: translate("Lists", "Checked"),
        JournalColumn.ELAPSED_MS: translate("Lists", "Lookup, ms"),
    }[column]


def problem_words(problem: ListProblem) -> str:
    """Why a list cannot be read, and what to do."""
    return {
        ListProblem.MISSING: translate("Lists", "There is no such file."),
        ListProblem.NOT_A_FILE: translate("Lists", "This is a folder or a device, not a file."),
        ListProblem.LOCKED: translate("Lists", "The file cannot be opened. Close it in Excel and try again."),
        ListProblem.UNREADABLE: translate("Lists", "The file could not be read from the disk."),
        ListProblem.EMPTY: translate("Lists", "The list is empty."),
        ListProblem.TOO_LARGE: translate("Lists", "The file is too large for a list of ids."),
        ListProblem.TOO_MANY_ROWS: translate("Lists", "The list has more than 300,000 rows. Split it."),
        ListProblem.ENCRYPTED: translate("Lists", "The file has a password. Save it without one and try again."),
        ListProblem.WEB_PAGE: translate(
            "Lists", "This is a web page, whatever its name says. Open it in Excel and save it as .xlsx."
        ),
        ListProblem.NO_TABLE: translate(
            "Lists", "This is not a table of ids. If Excel can open it, save it there as .xlsx and try again."
        ),
        ListProblem.OTHER_FORMAT: translate(
            "Lists", "This is not a list. The program reads Excel, LibreOffice, CSV and text files."
        ),
        ListProblem.BROKEN: translate("Lists", "The file is damaged. Open it in Excel and save it again."),
        ListProblem.NOT_TEXT: translate(
            "Lists", "This is not a text file. The program reads Excel, LibreOffice, CSV and text files."
        ),
        ListProblem.WRONG_ENCODING: translate("Lists", "The letters cannot be read in this encoding. Choose another."),
        ListProblem.NO_SUCH_SHEET: translate("Lists", "The workbook has no such sheet."),
        ListProblem.CANCELLED: translate("Lists", "Reading was cancelled."),
    }[problem]


def note_words(note: ListNote) -> str:
    """What a person should know about a list that could be read."""
    return {
        ListNote.STRAY_QUOTES: translate("Lists", "Some quotes do not match; check the columns."),
        ListNote.CELLS_CUT: translate("Lists", "Very long cells were cut."),
        ListNote.COLUMNS_CUT: translate("Lists", "Only the first 256 columns were kept."),
        ListNote.ONE_LINE: translate("Lists", "All ids were on one line; the line was split."),
        ListNote.OTHER_SHEETS: translate("Lists", "The workbook has other sheets too."),
        ListNote.HIDDEN_SHEETS: translate("Lists", "Some of its sheets are hidden in Excel."),
        ListNote.HIDDEN_SHEET_READ: translate("Lists", "This sheet is hidden in Excel: check whether it is the right one."),
        ListNote.HIDDEN_COLUMNS: translate("Lists", "Some columns are hidden in Excel."),
        ListNote.FORMATS_UNKNOWN: translate(
            "Lists", "Leading zeros and hidden rows of this file may not be seen: compare the ids with Excel."
        ),
        ListNote.BROKEN_CHARACTERS: translate("Lists", "A few characters in the file are damaged."),
        ListNote.ENCODING_DOUBTFUL: translate("Lists", "Check the letters. If they look wrong, choose another encoding."),
    }[note]


def refused_words(reason: RefusedReason) -> str:
    """Why a cell is left out."""
    return shown(ENGLISH.refused[reason])


def end_words(end: RunEnd) -> str:
    """Why a run has ended, and what to do."""
    return {
        RunEnd.FINISHED: translate("Lists", "All ids have been looked up."),
        RunEnd.STOPPED: translate("Lists", "Stopped. You can continue at any time; nothing is looked up twice."),
        RunEnd.AUTH_FAILED: translate(
            "Lists", "The gateway refused the login, so the list was stopped at once. Check the account."
        ),
        RunEnd.LOGIN_DOUBTFUL: translate(
            "Lists", "The gateway’s answer may be about the login, so the list was stopped. Check the account."
        ),
        RunEnd.SERVICE_DOUBTFUL: translate(
            "Lists",
            "Only “404 Not Found” came back, which a wrong address gives too, so the list stopped. Check the address, and look"
            " up one message that exists.",
        ),
        RunEnd.CANNOT_ASK: translate("Lists", "The gateway cannot be used: check the account and the address."),
        RunEnd.DEAD_LINE: translate(
            "Lists", "The gateway cannot be reached, so the list was stopped. Continue when the connection is back."
        ),
        RunEnd.NO_SERVICE: translate(
            "Lists", "The gateway answers nothing but errors, so the list was stopped. Continue later."
        ),
        RunEnd.JOURNAL_FAILED: translate("Lists", "The answers could not be written to the disk, so the list stopped."),
        RunEnd.INTERNAL: translate("Lists", "The program failed. The answers so far are saved; you can continue."),
    }[end]


def salvaged_words(set_aside: str) -> str:
    """What is said of a list that goes on from what could be read of its damaged file."""
    return translate(
        "Lists",
        "The list file was damaged. It was saved as {name}; what could be read is here, and the rest is looked up again.",
    ).format(name=shortened(set_aside, 80))


def journal_words(problem: StorageProblem) -> str:
    """Why a list that was begun cannot be used."""
    return {
        StorageProblem.EXISTS: translate("Lists", "This list was begun already."),
        StorageProblem.MISSING: translate("Lists", "The list file is missing."),
        StorageProblem.LOCKED: translate("Lists", "Another window is working on this list."),
        StorageProblem.READ_ONLY: translate("Lists", "The folder for lists cannot be written to."),
        StorageProblem.DISK_FULL: translate("Lists", "The disk is full."),
        StorageProblem.DAMAGED: translate("Lists", "The list file is damaged."),
        StorageProblem.FOREIGN: translate("Lists", "This file is not a list that was begun here."),
        StorageProblem.NEWER: translate("Lists", "The list was begun with another version of this program."),
        StorageProblem.UNSAFE_DRIVE: translate(
            "Lists", "The folder for lists is on a network drive where two computers could damage them."
        ),
        StorageProblem.UNUSABLE: translate("Lists", "The list file cannot be used."),
    }[problem]


def export_problem_words(problem: ExportProblem) -> str:
    """Why nothing was saved."""
    return {
        ExportProblem.FORMAT: translate("Lists", "Choose a name that ends in .xlsx or .csv."),
        ExportProblem.NO_FOLDER: translate("Lists", "There is no such folder."),
        ExportProblem.NOT_A_FILE: translate("Lists", "There is a folder of that name."),
        ExportProblem.THE_LIST_ITSELF: translate("Lists", "This is the list itself. Choose another name for the answers."),
        ExportProblem.LOCKED: translate("Lists", "The file is open in another program. Close it there and save again."),
        ExportProblem.DISK_FULL: translate("Lists", "The disk is full."),
        ExportProblem.UNWRITABLE: translate("Lists", "The file cannot be saved there."),
        ExportProblem.JOURNAL: translate("Lists", "The saved answers cannot be read."),
        ExportProblem.CANCELLED: translate("Lists", "Saving was cancelled."),
    }[problem]


def about_span(seconds: float) -> str:
    """How long something will take, as exact as a guess can be: whole minutes from one minute on. Empty for no time."""
    step = 60 if seconds >= 60 else 1
    span = timedelta(seconds=round(seconds / step) * step)
    return duration(span) if span else ""
