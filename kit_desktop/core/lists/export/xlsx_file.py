"""XLSX with ids as text, times as times, a coloured result and a summary sheet.

XlsxWriter is imported only here, and only when a workbook is written.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING, Any, BinaryIO

from kit_desktop.core.lists.export.rows import ARROW, Cell, ExportOptions, wall_clock, widths
from kit_desktop.core.lists.export.words import AnswerColumn, ExportWords, Figure
from kit_desktop.core.lists.journal.summary import GroupTotals, ListSummary
from kit_desktop.core.lists.journal.tables import JournalAbout
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.number_mask import NumberMask
from kit_desktop.core.outcome import Outcome

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_LONGEST_TEXT = 32_767
_A4 = 9
_MARGIN = 0.4  # inches
_LINE, _MOST_LINES = 15, 8  # points, and lines of one row
_PAGE_WIDTH = 190
"""Characters across a landscape A4 page between its margins where a font of 11 points is printed in about 8."""

_MEASURED_ROWS = 200  # for the columns' widths
_COLOURS = {  # fill, text: the window's own in its light appearance, and never the only sign: the words stand in the cell
    Fate.DELIVERED: ("#E7F2EF", "#0B7A5C"),
    Fate.ON_THE_WAY: ("#E8EFF9", "#1A5FC4"),
    Fate.UNDELIVERED: ("#F6E8E9", "#A81A22"),
    Fate.OTHER_STATUS: ("#F3EEE6", "#8A5300"),
    Fate.NOT_FOUND: ("#F4EBF5", "#8C3896"),
    Fate.FAILED: ("#F3EEE6", "#8A5300"),
    Fate.WAITING: ("#EEEFF1", "#55606E"),
}


Figures = tuple[JournalAbout, ListSummary]
"""What the summary sheet is written from."""


def write_xlsx(
    file: BinaryIO, headings: Sequence[str], rows: Iterable[Sequence[Cell]], options: ExportOptions, figures: Figures | None
) -> None:
    """Write a workbook into an open file, with a summary where there are figures; rows go through temporary files, so memory
    stays small. Raises OSError.
    """
    import xlsxwriter  # noqa: PLC0415 - see the module's first lines

    with tempfile.TemporaryDirectory(prefix="kit-export-") as folder:
        settings = {
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        sink = _Sink(file)
        workbook = xlsxwriter.Workbook(sink, settings)
        try:
            formats = _Formats(workbook, options.words)
            _write_answers(workbook.add_worksheet(options.words.answers_sheet), formats, headings, rows, options)
            if figures is not None:
                sheet = _SummarySheet(workbook.add_worksheet(options.words.summary_sheet), formats, options.words)
                sheet.write(*(_masked(figures) if options.mask_numbers else figures))
            workbook.close()
        except xlsxwriter.exceptions.FileCreateError as error:
            raise error.args[0] from error  # the system's own error, which it wraps
        finally:
            sink.file = None
            for each in workbook.worksheets():
                each._opt_close()  # noqa: SLF001 - the only way to let go of its files when the writing was broken off


def _masked(figures: Figures) -> Figures:
    (about, summary), mask = figures, NumberMask()
    senders = tuple(replace(group, name=mask.text(group.name)) for group in summary.by_sender)
    return replace(about, name=mask.text(about.name)), replace(summary, by_sender=senders)


class _Sink:
    """The file as the zip library writes to it. When the writing is broken off, that library tries to end the archive at some
    later moment, in a file that is closed by then: where `file` was made None, it only counts."""

    def __init__(self, file: BinaryIO) -> None:
        self.file: BinaryIO | None = file
        self._position = 0

    def write(self, data: bytes) -> int:
        if self.file is not None:
            self.file.write(data)
        self._position += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        self._position = self.file.seek(offset, whence) if self.file is not None else offset
        return self._position

    def tell(self) -> int:
        return self._position

    def flush(self) -> None:
        if self.file is not None:
            self.file.flush()


class _Formats:
    def __init__(self, workbook: Workbook, words: ExportWords) -> None:
        def add(num_format: str = "@", **more: object) -> Any:
            return workbook.add_format({"num_format": num_format, "valign": "top", **more})

        self.text = add(text_wrap=True)
        self.time = add("yyyy-mm-dd hh:mm:ss", align="left")
        self.number = add("0", align="left")
        self.share = add("0.0%", align="left")
        self.decimal = add("0.0", align="left")
        self.heading = add(bold=True, bottom=1, text_wrap=True, valign="vcenter")
        self.fates = {fate: add(bg_color=fill, font_color=text) for fate, (fill, text) in _COLOURS.items()}
        self.by_words = {words.fates[fate]: format_ for fate, format_ in self.fates.items()}

    def write(self, sheet: Worksheet, row: int, column: int, cell: Cell | float, format_: Any = None) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, datetime):
            sheet.write_datetime(row, column, cell, self.time)
        elif isinstance(cell, int | float):
            sheet.write_number(row, column, cell, format_ or self.number)
        else:
            _write_text(sheet, row, column, str(cell), format_ or self.text)


def _write_text(sheet: Worksheet, row: int, column: int, text: str, format_: Any) -> None:
    """Every text of the workbook goes through here: what a spreadsheet's limits allow of it, and as text."""
    # Excel counts UTF-16 units: up to two for a character.
    plain = text.encode("utf-16-le", "replace")[: 2 * _LONGEST_TEXT].decode("utf-16-le", "ignore")
    if plain.startswith("<r>") and plain.endswith("</r>"):
        # Row by row, XlsxWriter takes such a text for its own markup of fonts, and writes it as it is. In pieces it is escaped.
        sheet.write_rich_string(row, column, plain[0], plain[1], plain[2:], format_)
    else:
        sheet.write_string(row, column, plain, format_)


def _write_answers(
    sheet: Worksheet, formats: _Formats, headings: Sequence[str], rows: Iterable[Sequence[Cell]], options: ExportOptions
) -> None:
    upcoming = iter(rows)
    first = list(islice(upcoming, _MEASURED_ROWS))
    own = len(headings) - len(options.columns)
    measured = widths(headings, first)
    _fit_to_pages(sheet, measured, own)
    _set_height(sheet, 0, [width - ARROW for width in measured], headings)
    for column, (heading, width) in enumerate(zip(headings, measured, strict=True)):
        sheet.set_column(column, column, width)
        formats.write(sheet, 0, column, heading, formats.heading)
    sheet.freeze_panes(1, 0)
    coloured = {own + place for place, name in enumerate(options.columns) if name is AnswerColumn.FATE}
    last = 0
    for last, row in enumerate(chain(first, upcoming), start=1):
        _set_height(sheet, last, measured, row)
        for column, cell in enumerate(row):
            formats.write(sheet, last, column, cell, formats.by_words.get(str(cell)) if column in coloured else None)
    if last and headings:
        sheet.autofilter(0, 0, last, len(headings) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})


def _set_height(sheet: Worksheet, row: int, measured: Sequence[int], cells: Sequence[Cell]) -> None:
    """Room for cells that go on in a next line; not every program makes it by itself."""
    lines = 1
    for cell, width in zip(cells, measured, strict=True):
        if isinstance(cell, str) and (len(cell) > width or "\n" in cell):
            lines = max(lines, sum(-(-len(line) // width) or 1 for line in cell.splitlines()))
    if lines > 1:
        sheet.set_row(row, _LINE * min(lines, _MOST_LINES))


def _set_up_page(sheet: Worksheet) -> None:
    sheet.set_paper(_A4)
    sheet.set_margins(left=_MARGIN, right=_MARGIN, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&R&P / &N")


def _fit_to_pages(sheet: Worksheet, measured: Sequence[int], own: int) -> None:
    """A4, with the headings on every page, and on as many pages beside each other as it takes to be read; the list's own
    columns stand on each of these where they leave room for the answers.
    """
    _set_up_page(sheet)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    repeated = sum(measured[:own])
    if 0 < repeated <= _PAGE_WIDTH / 3:
        sheet.repeat_columns(0, own - 1)
    else:
        repeated = 0
    across = max(1, math.ceil((sum(measured) - repeated) / (_PAGE_WIDTH - repeated)))
    sheet.fit_to_pages(across, 0)


class _SummarySheet:
    def __init__(self, sheet: Worksheet, formats: _Formats, words: ExportWords) -> None:
        self._sheet = sheet
        self._formats = formats
        self._words = words
        self._row = 0

    def write(self, about: JournalAbout, summary: ListSummary) -> None:
        """Fill the sheet from top to bottom."""
        names, decimal = self._words.figures, (None, self._formats.decimal)
        _set_up_page(self._sheet)
        self._sheet.set_column(0, 0, 38)
        self._sheet.set_column(1, 4, 20)
        self._sheet.fit_to_pages(1, 0)
        self._line(names[Figure.LIST], about.name)
        self._line(names[Figure.ADDRESS], about.address)
        self._line(names[Figure.CHECKED], wall_clock(summary.first_checked), wall_clock(summary.last_checked))
        self._line(names[Figure.IDS], summary.total)
        self._line(names[Figure.DUPLICATES], about.duplicates)
        self._line(names[Figure.BLANKS], about.blanks)
        self._line(names[Figure.REFUSED], about.refused)
        self._states(summary)
        self._line()
        self._line(names[Figure.PARTS], summary.parts)
        self._line(names[Figure.TIMED], summary.timed)
        self._line(names[Figure.MEDIAN], summary.median_delay, formats=decimal)
        self._line(names[Figure.SLOWEST], summary.slowest_delay, formats=decimal)
        self._groups(names[Figure.SENDERS], summary.by_sender)
        self._groups(names[Figure.DAYS], summary.by_day)

    def _states(self, summary: ListSummary) -> None:
        names, words, formats = self._words.figures, self._words, self._formats
        self._headings(names[Figure.STATES], names[Figure.MESSAGES], names[Figure.SHARE])
        for fate, number in summary.fates.items():
            share = number / max(summary.total, 1)
            self._line(words.fates[fate], number, share, formats=(formats.fates[fate], None, formats.share))
        failed = {outcome: number for outcome, number in summary.outcomes.items() if outcome is not Outcome.OK}
        if failed:
            self._headings(names[Figure.OUTCOMES], names[Figure.MESSAGES])
            for outcome, number in failed.items():
                self._line(words.outcomes[outcome], number)

    def _groups(self, title: str, groups: Sequence[GroupTotals]) -> None:
        if len(groups) < 2:
            return
        names, fates = self._words.figures, self._words.fates
        self._headings(title, names[Figure.MESSAGES], fates[Fate.DELIVERED], fates[Fate.UNDELIVERED], names[Figure.PARTS])
        for group in groups:
            self._line(group.name or "–", group.messages, group.delivered, group.undelivered, group.parts)

    def _headings(self, *texts: str) -> None:
        self._line()
        self._line(*texts, formats=[self._formats.heading] * len(texts))

    def _line(self, *cells: Cell | float, formats: Sequence[Any] = ()) -> None:
        for column, (cell, format_) in enumerate(zip_longest(cells, formats)):
            self._formats.write(self._sheet, self._row, column, cell, format_)
        self._row += 1
