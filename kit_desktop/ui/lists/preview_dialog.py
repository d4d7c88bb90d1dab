"""Before the first request: what was read, which column holds the ids, what is left out and why, how gently to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kit_desktop.core.lists.reading.values import DELIMITERS, ENCODINGS, ListChoice, ListForm, ListFormat
from kit_desktop.core.lists.values import PARALLEL_RANGE, RATE_RANGE, Pace
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.lists.words import note_words, refused_words
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.plain_label import PlainLabel
from kit_desktop.ui.window.placement import resize_to_fit

if TYPE_CHECKING:
    from kit_desktop.core.lists.reading.read import IdList, ListPreview

_SHOWN_ROWS = 12
_SHOWN_REFUSED = 200


class ListPreviewDialog(QDialog):
    """Shows a ListPreview and lets the person change the guesses.

    `choice_changed` carries a ListChoice to be counted, `form_changed` a ListForm to be read anew, `header_changed` the row of
    the headings (or None), `start_requested` the counted IdList with Pace.
    """

    choice_changed = Signal(object)
    form_changed = Signal(object)
    header_changed = Signal(object)
    start_requested = Signal(object)

    def __init__(self, preview: ListPreview, pace: Pace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self._pace = pace
        self._ids: IdList | None = None
        self.setWindowTitle(self.tr("List of ids"))
        resize_to_fit(self, 760, 560)
        self._make_choices(pace)
        self._table = QTableWidget(self)
        self._table.setAccessibleName(self.tr("First rows of the list"))
        self._table.setTabKeyNavigation(False)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._counts = PlainLabel(parent=self, size=TextSize.STRONG)
        self._counts.setObjectName("list_counts")
        self._skip_hidden = QCheckBox(self.tr("&Leave out rows that are hidden in Excel"), self)
        self._skip_hidden.toggled.connect(self._on_choice)
        self._notes = PlainLabel(parent=self, secondary=True)
        self._refused = QPlainTextEdit(self)
        self._refused.setReadOnly(True)
        self._refused.setMaximumHeight(110)
        self._refused.setTabChangesFocus(True)
        self._refused.setAccessibleName(self.tr("Rows that are left out"))
        self._start = QPushButton(self.tr("Start"), self)
        self._start.setDefault(True)
        self._lay_out()
        self.show_preview(preview)

    def _make_choices(self, pace: Pace) -> None:
        self._column = QComboBox(self)
        self._kind = QComboBox(self)
        for kind in IdKind:
            self._kind.addItem(kind.value, kind.value)
        self._header = QComboBox(self)
        self._encoding = QComboBox(self)
        self._delimiter = QComboBox(self)
        self._sheet = QComboBox(self)
        self._parallel = QSpinBox(self)
        self._parallel.setRange(*PARALLEL_RANGE)
        self._parallel.setValue(pace.parallel)
        self._rate = QDoubleSpinBox(self)
        self._rate.setDecimals(1)
        self._rate.setRange(0, RATE_RANGE[1])
        self._rate.setSpecialValueText(self.tr("no limit"))
        self._rate.setValue(pace.rate)
        for box in (self._column, self._kind):
            box.activated.connect(self._on_choice)
        self._header.activated.connect(self._on_header)
        for box in (self._encoding, self._delimiter, self._sheet):
            box.activated.connect(self._on_form)

    def _lay_out(self) -> None:
        left, right = QFormLayout(), QFormLayout()
        left.addRow(self.tr("Column with the &ids"), self._column)
        left.addRow(self.tr("&Kind of id"), self._kind)
        left.addRow(self.tr("&Header row"), self._header)
        left.addRow(self.tr("&At the same time"), self._parallel)
        right.addRow(self.tr("&Encoding"), self._encoding)
        right.addRow(self.tr("&Separator"), self._delimiter)
        right.addRow(self.tr("Shee&t"), self._sheet)
        right.addRow(self.tr("&Most per second"), self._rate)
        top = QHBoxLayout()
        top.addLayout(left, 1)
        top.addSpacing(20)
        top.addLayout(right, 1)
        box = QDialogButtonBox(self)
        box.addButton(self._start, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(QPushButton(self.tr("Cancel"), self), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._on_accepted)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self._table, 1)
        column.addWidget(self._counts)
        column.addWidget(self._skip_hidden)
        column.addWidget(self._notes)
        column.addWidget(self._refused)
        column.addWidget(box)

    def show_preview(self, preview: ListPreview) -> None:
        """Show what was read, and ask to have the guess counted."""
        self._preview = preview
        for box in (self._column, self._kind, self._header):
            box.setEnabled(True)
        guess = preview.guess
        self._column.clear()
        for column in preview.columns:
            heading = shortened(column.heading, 40)
            number = self.tr("Column {number}").format(number=column.index + 1)
            self._column.addItem(f"{number}: {heading}" if heading else number, column.index)
        self._header.clear()
        self._header.addItem(self.tr("none"), None)
        for row in preview.sample[:_SHOWN_ROWS]:
            self._header.addItem(self.tr("Row {number}").format(number=row.number), row.number)
        self._header.setCurrentIndex(max(0, self._header.findData(preview.header_row)))
        if guess is not None:
            self._column.setCurrentIndex(max(0, self._column.findData(guess.column)))
            self._kind.setCurrentIndex(self._kind.findData(guess.kind.value))
        self._fill_form(preview)
        self._fill_table(preview)
        notes = [note_words(note) for note in preview.notes]
        if guess is not None and not preview.sure:
            notes.insert(0, self.tr("Please check whether the right column was guessed."))
        hidden = preview.hidden_rows
        if hidden:
            notes.insert(0, self.tr("%Ln row(s) hidden in Excel.", "", hidden))
        self._skip_hidden.setVisible(bool(hidden))
        self._notes.setText(" ".join(notes))
        self._notes.setVisible(bool(notes))
        self._on_choice()

    def _fill_form(self, preview: ListPreview) -> None:
        text = preview.format is ListFormat.TEXT
        for box, found, others in (
            (self._encoding, preview.form.encoding if text else None, tuple(ENCODINGS)),
            (self._delimiter, preview.form.delimiter, DELIMITERS),
            (self._sheet, preview.form.sheet, preview.sheets),
        ):
            box.clear()
            for value in dict.fromkeys([*([found] if found else []), *(others if found or box is self._sheet else ())]):
                box.addItem(self.tr("tab") if value == "\t" else shortened(ENCODINGS.get(value, value), 60), value)
            box.setEnabled(box.count() > 1)

    def _fill_table(self, preview: ListPreview) -> None:
        rows = preview.sample[:_SHOWN_ROWS]
        self._table.setRowCount(len(rows))
        self._table.setColumnCount(len(preview.columns))
        self._table.setVerticalHeaderLabels([str(row.number) for row in rows])
        names = [shortened(column.heading, 30) or str(column.index + 1) for column in preview.columns]
        self._table.setHorizontalHeaderLabels(names)
        chosen = preview.guess.column if preview.guess else -1
        bold = QFont(self.font())
        bold.setBold(True)
        for y, row in enumerate(rows):
            for x in range(len(preview.columns)):
                item = QTableWidgetItem(shortened(row.cells[x] if x < len(row.cells) else "", 100))
                if x == chosen:
                    item.setFont(bold)
                self._table.setItem(y, x, item)

    def show_counted(self, ids: IdList) -> None:
        """Show what the choice would ask for."""
        self._ids = ids
        parts = [self.tr("%Ln id(s) to look up", "", ids.kept)]
        if ids.duplicates:
            parts.append(self.tr("%Ln repeated row(s), looked up once", "", ids.duplicates))
        if ids.blanks:
            parts.append(self.tr("%Ln row(s) without an id", "", ids.blanks))
        if ids.refused_count:
            parts.append(self.tr("%Ln row(s) left out", "", ids.refused_count))
        if ids.drops_decimals:
            parts.append(self.tr("“.0” dropped from the ids"))
        self._counts.setText(" · ".join(parts))
        announce(self, self._counts.text())
        lines = [
            self.tr("Row {row}: {text} – {reason}").format(
                row=each.row, text=shortened(each.text, 60), reason=refused_words(each.reason)
            )
            for each in ids.refused[:_SHOWN_REFUSED]
        ]
        if ids.refused_count > len(lines):
            lines.append("…")
        self._refused.setPlainText("\n".join(lines))
        self._refused.setVisible(bool(lines))
        self._start.setEnabled(bool(ids.kept))

    def _on_choice(self) -> None:
        if self._column.currentData() is None:
            self._forget_count(self.tr("No ids were found in it."))
            return
        self._forget_count(self.tr("Counting…"))
        column, kind = int(self._column.currentData()), IdKind(self._kind.currentData())
        if self._preview.has_doubtful_letters(column):
            self._forget_count(self.tr("Choose the encoding in which the letters look right."))
            return
        choice = ListChoice(column, kind, self._preview.header_row, self._skip_hidden.isChecked())
        self.choice_changed.emit(choice)

    def _forget_count(self, words: str) -> None:
        self._ids = None
        self._start.setEnabled(False)
        self._refused.hide()
        self._counts.setText(words)

    def show_problem(self, words: str) -> None:
        """Say why the list cannot be read in the form that is chosen; another form can be chosen still."""
        self._forget_count(words)
        announce(self, words, at_once=True)

    def _on_header(self) -> None:
        self.header_changed.emit(self._header.currentData())

    def _on_form(self) -> None:
        # What was counted belongs to the form before.
        self._forget_count(self.tr("Counting…"))
        for box in (self._column, self._kind, self._header):
            box.setEnabled(False)
        self.form_changed.emit(ListForm(self._encoding.currentData(), self._delimiter.currentData(), self._sheet.currentData()))

    def _on_accepted(self) -> None:
        if self._ids is not None:
            pace = Pace(self._parallel.value(), self._rate.value(), self._pace.timeout)
            self.start_requested.emit((self._ids, pace))
