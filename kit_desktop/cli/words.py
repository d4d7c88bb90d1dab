"""What the `batch` command says: one English sentence for each way in which a list, a run or an export can end."""

from __future__ import annotations

from pathlib import Path

from kit_desktop.core.endpoint import EndpointError
from kit_desktop.core.lists.export.export import ExportError, ExportProblem
from kit_desktop.core.lists.reading.values import ListNote, ListProblem
from kit_desktop.core.lists.values import RunEnd
from kit_desktop.core.storage.problem import StorageError, StorageProblem

LIST_WORDS = {
    ListProblem.MISSING: "There is no such file.",
    ListProblem.NOT_A_FILE: "This is a folder or a device, not a file.",
    ListProblem.LOCKED: "The file cannot be opened: another program has it, or reading it is not allowed.",
    ListProblem.UNREADABLE: "The system could not read the file.",
    ListProblem.EMPTY: "The list is empty.",
    ListProblem.TOO_LARGE: "The file is too large (200 MB at most, and less for a workbook's parts). Split it.",
    ListProblem.TOO_MANY_ROWS: "The list has too many rows (300,000 at most). Split it.",
    ListProblem.ENCRYPTED: "The workbook is protected by a password. Save it without one.",
    ListProblem.WEB_PAGE: "This is a web page, whatever its name says. Open it in Excel and save it as .xlsx.",
    ListProblem.NO_TABLE: "This is not a table of ids. If Excel can open it, save it there as .xlsx.",
    ListProblem.OTHER_FORMAT: "This is neither a text nor a workbook. Save it as .xlsx or .csv.",
    ListProblem.BROKEN: "The workbook is damaged. Open it in Excel and save it again.",
    ListProblem.NOT_TEXT: "This is not a text file.",
    ListProblem.WRONG_ENCODING: "The file is not in this encoding. Choose another with --encoding.",
    ListProblem.NO_SUCH_SHEET: "The workbook has no such sheet.",
    ListProblem.CANCELLED: "Stopped while reading the list. Nothing was asked.",
}
NOTE_WORDS = {
    ListNote.STRAY_QUOTES: "The quotes in the file are out of order, so each line was read on its own.",
    ListNote.CELLS_CUT: "Some cells are longer than 32,767 characters and were cut.",
    ListNote.COLUMNS_CUT: "Only the first 256 columns are kept.",
    ListNote.ONE_LINE: "All ids stand in one line; each became a row.",
    ListNote.OTHER_SHEETS: "The workbook has other sheets, which are not read (--sheet chooses).",
    ListNote.HIDDEN_SHEETS: "Some of its sheets are hidden in Excel.",
    ListNote.HIDDEN_SHEET_READ: "Only a sheet that is hidden in Excel has rows.",
    ListNote.HIDDEN_COLUMNS: "Some columns are hidden in Excel.",
    ListNote.FORMATS_UNKNOWN: ("Leading zeros that come from number formats, and hidden rows, may not be seen in this file."),
    ListNote.BROKEN_CHARACTERS: "A few characters in the file are damaged.",
    ListNote.ENCODING_DOUBTFUL: "The file's encoding is not certain (--encoding chooses).",
}
END_WORDS = {
    RunEnd.FINISHED: "All ids have been looked up.",
    RunEnd.STOPPED: "Stopped.",
    RunEnd.AUTH_FAILED: "Stopped at once: the gateway refused the login or password. No further attempt was made.",
    RunEnd.LOGIN_DOUBTFUL: (
        "Stopped: the gateway refused several times in the same words before it answered anything."
        " It may be refusing the login; more attempts could lock the account."
    ),
    RunEnd.SERVICE_DOUBTFUL: (
        "Stopped: three times only a bare HTTP 404 came back before the service answered anything."
        " Any web server gives that: check the address."
    ),
    RunEnd.CANNOT_ASK: "Nothing can be looked up with this address or account.",
    RunEnd.DEAD_LINE: "Stopped: the gateway cannot be reached.",
    RunEnd.NO_SERVICE: "Stopped: for a long time no reply was an answer of the gateway.",
    RunEnd.JOURNAL_FAILED: "Stopped: the journal cannot be written.",
    RunEnd.INTERNAL: "Stopped by a fault in this program.",
}
JOURNAL_WORDS = {
    StorageProblem.EXISTS: "There is a journal of an earlier run already.",
    StorageProblem.MISSING: "The journal is gone.",
    StorageProblem.LOCKED: "Another run is using this journal.",
    StorageProblem.READ_ONLY: "The journal cannot be written: the system does not allow it.",
    StorageProblem.DISK_FULL: "The journal cannot be written: the disk is full.",
    StorageProblem.DAMAGED: "The journal is damaged. Use --fresh to set it aside and begin anew.",
    StorageProblem.FOREIGN: "The file in the journal's place is none of this program's. Use --fresh to set it aside.",
    StorageProblem.NEWER: "The journal was written by another version of this program. Use --fresh to forget it.",
    StorageProblem.UNSAFE_DRIVE: "OUT is on a network drive where two computers could damage its journal: choose another.",
    StorageProblem.UNUSABLE: "The journal cannot be used.",
}
EXPORT_WORDS = {
    ExportProblem.FORMAT: "{out} must end in .csv or .xlsx.",
    ExportProblem.NO_FOLDER: "The folder for {out} does not exist.",
    ExportProblem.NOT_A_FILE: "{out} is a folder or a device.",
    ExportProblem.THE_LIST_ITSELF: "{out} is the list itself. Choose another name for the answers.",
    ExportProblem.LOCKED: "{out} cannot be written: another program has it open, or writing there is not allowed.",
    ExportProblem.DISK_FULL: "{out} cannot be written: the disk is full.",
    ExportProblem.UNWRITABLE: "{out} cannot be written.",
    ExportProblem.JOURNAL: "{out} cannot be written: the journal cannot be read.",
    ExportProblem.CANCELLED: "Stopped before {out} was written.",
}


LOST = frozenset({StorageProblem.DAMAGED, StorageProblem.FOREIGN, StorageProblem.NEWER})
"""What no run can go on after: such a journal has to be forgotten."""


def counted(number: int, thing: str) -> str:
    """`1 row`, `2 rows`."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


class UnusableListError(Exception):
    """The list cannot be asked for; the text says why, for a person."""


def journal_problem_of(error: ExportError | StorageError) -> StorageProblem | None:
    """What is wrong with the journal; None where the trouble is another."""
    if isinstance(error, StorageError):
        return error.problem
    return StorageProblem(error.detail) if error.problem is ExportProblem.JOURNAL else None


def words_of(error: ExportError | EndpointError | UnusableListError | StorageError, out: Path) -> str:
    """One sentence for an error, with its technical word where it has one. `out` is the file that was to be written."""
    if isinstance(error, EndpointError):
        return f"The address cannot be used: {error.reason.value}."
    if isinstance(error, UnusableListError):
        return str(error)
    if isinstance(error, ExportError) and error.problem is ExportProblem.JOURNAL:
        return f"{EXPORT_WORDS[error.problem].format(out=out)} {JOURNAL_WORDS[StorageProblem(error.detail)]}"
    said = EXPORT_WORDS[error.problem].format(out=out) if isinstance(error, ExportError) else JOURNAL_WORDS[error.problem]
    return f"{said} ({error.detail})" if error.detail else said
