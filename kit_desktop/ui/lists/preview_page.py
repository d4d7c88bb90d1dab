"""Before the first request: one sentence says what would be looked up, and under it what is left out and why."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from kit_desktop.core.lists.reading.values import ListChoice, ListForm
from kit_desktop.core.message_id import IdHint, IdKind
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.formats import decimal
from kit_desktop.ui.lists.preview_options import PreviewOptions
from kit_desktop.ui.lists.preview_table import PreviewTable
from kit_desktop.ui.lists.words import about_span, note_words, refused_words
from kit_desktop.ui.lookup.id_words import id_hint_words
from kit_desktop.ui.screen_reader import announce, name_box
from kit_desktop.ui.theme import TextSize, Tone
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.card import CARD_MARGINS, Card
from kit_desktop.ui.widgets.layouts import PAGE_MARGINS, FlowLayout, PageArea, fill, leave_wheel_to_page
from kit_desktop.ui.widgets.marks import OutcomeMark
from kit_desktop.ui.widgets.notes import NoteBar
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from kit_desktop.core.lists.reading.read import IdList, ListPreview
    from kit_desktop.ui.current_settings import CurrentSettings

_WIDEST_BOX = 260


class ListPreviewPage(QWidget):
    """Shows a ListPreview and lets the person change the guesses.

    `choice_changed` carries a ListChoice to be counted, `form_changed` a ListForm to be read anew, `start_requested` the
    counted IdList.
    """

    choice_changed = Signal(object)
    form_changed = Signal(object)
    start_requested = Signal(object)

    def __init__(self, settings: CurrentSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._preview: ListPreview | None = None
        self._ids: IdList | None = None
        self._is_new = True
        self._make_head()
        self._make_sentence()
        self._make_remarks()
        self.table = PreviewTable(self)
        self.table.column_chosen.connect(self._on_column_chosen)
        self.options = PreviewOptions(self)
        self.options.form_changed.connect(self._on_form)
        self._make_foot()
        self._lay_out()
        settings.changed.connect(self._on_settings_changed)

    # Making it

    def _make_head(self) -> None:
        self._name = PlainLabel(parent=self, size=TextSize.TITLE, name="list_name")
        self._size = PlainLabel(parent=self, secondary=True)
        self.another = Button(self.tr("Another file…"), self, icon="file")
        self._problem = NoteBar(self, tone=Tone.WARNING)
        self._problem.setObjectName("preview_problem")

    def _make_sentence(self) -> None:
        self._count = PlainLabel(parent=self, size=TextSize.VALUE_STRONG, name="list_counts")
        self._column = self._box(self.tr("Column with the ids"))
        self._kind = self._box(self.tr("Kind of id"))
        for kind in IdKind:
            self._kind.addItem(kind.value, kind.value)
        self._sentence = QWidget(self)
        flow = FlowLayout(self._sentence)
        parts = {"{count}": self._count, "{column}": self._column, "{kind}": self._kind}
        for part in re.split(r"(\{\w+\})", self.tr("Look up {count} from the column {column} as {kind}")):
            if part.strip():
                words = parts.get(part) or PlainLabel(part.strip(), self._sentence, size=TextSize.VALUE)
                if isinstance(words, PlainLabel):
                    words.setWordWrap(False)
                flow.addWidget(words)

    def _box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        name_box(box, name)
        box.setMaximumWidth(_WIDEST_BOX)
        box.setMinimumHeight(32)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.activated.connect(self._on_choice)
        leave_wheel_to_page(box)
        return box

    def _make_remarks(self) -> None:
        self._repeated = PlainLabel(parent=self, secondary=True, name="list_repeated")
        self._left_out = QWidget(self)
        mark = OutcomeMark(self._left_out, size=16, tone=Tone.WARNING)
        self._left_out_count = PlainLabel(parent=self._left_out, size=TextSize.STRONG)
        self._reasons = PlainLabel(parent=self._left_out)
        self._show_refused = Button(self.tr("Show them"), self._left_out, kind=ButtonKind.LINK, height=24)
        self._show_refused.clicked.connect(self._on_show_refused)
        for label in (self._left_out_count, self._reasons):
            label.setWordWrap(False)
        FlowLayout(self._left_out, mark, self._left_out_count, self._reasons, self._show_refused)
        self._skip_hidden = QCheckBox(self.tr("&Leave out rows that are hidden in Excel"), self)
        self._skip_hidden.toggled.connect(self._on_choice)
        self._notes = PlainLabel(parent=self, name="list_notes")
        self._notes_mark = OutcomeMark(self, size=16, tone=Tone.WARNING)

    def _make_foot(self) -> None:
        self.start = Button(self.tr("Start"), self, kind=ButtonKind.FILLED, icon="play", height=34)
        self.start.setEnabled(False)
        self.start.clicked.connect(self._on_start)
        self.cancel = Button(self.tr("Cancel"), self, height=34)
        self._pace = PlainLabel(parent=self, secondary=True, name="list_pace")

    def _lay_out(self) -> None:
        names = QWidget(self)
        FlowLayout(names, self._name, self._size)
        for label in (self._name, self._size):
            label.setWordWrap(False)
        head = fill(QHBoxLayout(), names, self.another, grows=names)
        notes = fill(QHBoxLayout(), (self._notes_mark, Qt.AlignmentFlag.AlignTop), self._notes, grows=self._notes)
        card = Card(self)
        fill(
            QVBoxLayout(card),
            *(self._sentence, self._repeated, self._left_out, notes, self._skip_hidden),
            margins=CARD_MARGINS,
            spacing=8,
        )
        area = PageArea(self)
        parts = (head, self._problem, card, self.table, self.options)
        fill(QVBoxLayout(area.page), *parts, grows=self.table, spacing=10)
        foot = fill(QHBoxLayout(), self.start, self.cancel, self._pace, grows=self._pace)
        fill(QVBoxLayout(self), area, foot, grows=area, margins=PAGE_MARGINS)

    # What was read

    def begin(self) -> None:
        """What is shown next is another list: its options are folded away, and Start is to have the keyboard."""
        self._is_new = True
        self.cancel.setEnabled(True)
        self.options.fold.setChecked(False)

    def show_preview(self, preview: ListPreview) -> None:
        """Show what was read, and ask to have the guess counted."""
        self._preview = preview
        self._show_name(preview)
        self.options.show_preview(preview)
        guess = preview.guess
        self._column.clear()
        for column in preview.columns:
            number = self.tr("Column {number}").format(number=column.index + 1)
            self._column.addItem(shortened(column.heading, 40) or number, column.index)
        if guess is not None:
            self._column.setCurrentIndex(max(0, self._column.findData(guess.column)))
            self._kind.setCurrentIndex(self._kind.findData(guess.kind.value))
        for box in (self._column, self._kind, self.options.header):
            box.setEnabled(True)
        notes = [note_words(note) for note in preview.notes]
        if guess is not None and not preview.sure:
            notes.insert(0, self.tr("Please check whether the right column was guessed."))
        if preview.hidden_rows:
            notes.insert(0, self.tr("%Ln row(s) hidden in Excel.", "", preview.hidden_rows))
        self._skip_hidden.setVisible(bool(preview.hidden_rows))
        self._notes.setText(" ".join(notes))
        for widget in (self._notes, self._notes_mark):
            widget.setVisible(bool(notes))
        self._on_choice()

    def _show_name(self, preview: ListPreview) -> None:
        self._name.setText(shortened(preview.name, 60) or self.tr("Pasted list"))
        above = sum(row.number <= (preview.header_row or 0) for row in preview.sample)
        rows = self.tr("%Ln row(s)", "", preview.row_count - above)
        sheet = self.tr("sheet “{name}”").format(name=shortened(preview.form.sheet or "", 40))
        self._size.setText(f"{sheet}, {rows}" if preview.form.sheet else rows)

    def show_counted(self, ids: IdList) -> None:
        """Show what the choice would look up."""
        self._ids = ids
        self._count.setText(self.tr("%Ln id(s)", "", ids.kept))
        parts = []
        if ids.duplicates:
            parts.append(self.tr("%Ln repeated row(s), looked up once", "", ids.duplicates))
        if ids.blanks:
            parts.append(self.tr("%Ln row(s) without an id", "", ids.blanks))
        if ids.drops_decimals:
            parts.append(self.tr("“.0” dropped from the ids"))
        if ids.maybe_rounded:
            parts.append(id_hint_words(IdHint.MAYBE_ROUNDED))
        self._say_repeated(" · ".join(parts))
        self._left_out_count.setText(self.tr("%Ln row(s) left out:", "", ids.refused_count))
        self._reasons.setText(_reasons(ids))
        self._left_out.setVisible(bool(ids.refused_count))
        self._show_list(ids)
        self.start.setEnabled(bool(ids.kept))
        self._show_pace()
        left_out = f"{self._left_out_count.text()} {self._reasons.text()}" if ids.refused_count else ""
        announce(self, " · ".join(filter(None, (self._count.text(), self._repeated.text(), left_out))))
        if self._is_new:
            self._is_new = False
            self.start.setFocus()

    def show_problem(self, words: str) -> None:
        """Say why the list cannot be looked up as it is chosen; another choice can be made still."""
        self._forget_count(words)
        self._problem.show_words(words)
        self._problem.show()
        announce(self, words, at_once=True)

    def show_starting(self) -> None:
        """The list is being written down: nothing may be chosen any more, and what has begun is stopped where it is shown."""
        if self.start.hasFocus():
            # Qt would pass the keyboard on, past all that cannot be used now, to the id above.
            self.table.setFocus()
        self._forget_count(self.tr("Starting…"))
        self.cancel.setEnabled(False)

    def _on_settings_changed(self) -> None:
        self._show_pace()
        if self._ids is None and not self._problem.isHidden():
            # It may have been an address or a proxy that is mended now.
            self._on_choice()

    # Choosing

    def _on_choice(self) -> None:
        preview = self._preview
        if preview is None:
            return
        if self._column.currentData() is None:
            self.show_problem(self.tr("No ids were found in it."))
            return
        column, kind = int(self._column.currentData()), IdKind(self._kind.currentData())
        self.table.rows.show_rows(preview, column)
        if preview.has_doubtful_letters(column):
            self.show_problem(self.tr("Choose the encoding in which the letters look right."))
            self.options.fold.setChecked(True)
            return
        self._forget_count(self.tr("Counting…"))
        self.choice_changed.emit(ListChoice(column, kind, preview.header_row, self._skip_hidden.isChecked()))

    def _forget_count(self, words: str) -> None:
        self._ids = None
        self.start.setEnabled(False)
        self._problem.hide()
        self._left_out.hide()
        self._count.setText("…")
        self._pace.setText("")
        self._say_repeated(words)

    def _say_repeated(self, words: str) -> None:
        self._repeated.setText(words)
        self._repeated.setVisible(bool(words))

    def _on_column_chosen(self, column: int) -> None:
        if self._column.isEnabled():
            self._column.setCurrentIndex(self._column.findData(column))
            self._on_choice()

    def _on_form(self, form: ListForm) -> None:
        # What was counted belongs to the form before.
        self._forget_count(self.tr("Counting…"))
        for box in (self._column, self._kind, self.options.header):
            box.setEnabled(False)
        self.form_changed.emit(form)

    def _on_show_refused(self) -> None:
        ids = self._ids
        if ids is None:
            return
        if self.table.rows.are_refused:
            self._show_list(ids)
        else:
            self.table.rows.show_refused(ids.refused)
            self._show_refused.setText(self.tr("Show the list"))

    def _show_list(self, ids: IdList) -> None:
        self.table.rows.show_rows(ids.preview, ids.choice.column, ids.refused)
        self._show_refused.setText(self.tr("Show them"))

    def _show_pace(self) -> None:
        rate = self._settings.value.list_rate
        if self._ids is None or not rate:
            self._pace.setText("")
            return
        words = self.tr("about {span}, {rate} a second at most")
        span = about_span(max(1.0, self._ids.kept / rate))
        self._pace.setText(words.format(span=span, rate=decimal(rate, int(rate != int(rate)))))

    def _on_start(self) -> None:
        if self._ids is not None:
            self.start_requested.emit(self._ids)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            # Of what has the keyboard here Escape is not for the window.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in a dialog: Escape cancels, Enter is for the button that has the keyboard, else for the one that leads."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel.click()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            (focused if isinstance(focused, QAbstractButton) else self.start).click()
        else:
            super().keyPressEvent(event)


def _reasons(ids: IdList) -> str:
    """Why rows are left out, the commonest reason first; with numbers where there are several and all are known."""
    counts = Counter(refused_words(each.reason) for each in ids.refused)
    known = len(counts) > 1 and ids.refused_count == len(ids.refused)
    return ", ".join(f"{words} ({number})" if known else words for words, number in counts.most_common())
