"""What seldom has to be chosen before a list is looked up: the row of its headings, encoding, separator and sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from kit_desktop.core.lists.reading.values import DELIMITERS, ENCODINGS, ListForm, ListFormat
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.button import Fold
from kit_desktop.ui.widgets.layouts import fill, leave_wheel_to_page
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from kit_desktop.core.lists.reading.read import ListPreview

_SHOWN_ROWS = 12


class PreviewOptions(QWidget):
    """Folded away until wanted. `form_changed` carries a ListForm to be read anew, `header_changed` the row of the headings (or
    None)."""

    form_changed = Signal(object)
    header_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fold = Fold(self.tr("More options"), self)
        self._hint = PlainLabel(parent=self, size=TextSize.SMALL, secondary=True)
        self.header = QComboBox(self)
        self.encoding = QComboBox(self)
        self.delimiter = QComboBox(self)
        self.sheet = QComboBox(self)
        self._captions = {
            self.header: QLabel(self.tr("&Header row"), self),
            self.sheet: QLabel(self.tr("Shee&t"), self),
            self.encoding: QLabel(self.tr("&Encoding"), self),
            self.delimiter: QLabel(self.tr("&Separator"), self),
        }
        leave_wheel_to_page(*self._captions)
        self._lay_out()
        self.fold.toggled.connect(self._body.setVisible)
        self.header.activated.connect(self._on_header)
        for box in (self.encoding, self.delimiter, self.sheet):
            box.activated.connect(self._on_form)

    def _lay_out(self) -> None:
        top = fill(QHBoxLayout(), self.fold, self._hint, grows=self._hint)
        self._body = QWidget(self)
        self._body.hide()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(30, 4, 0, 8)
        grid.setHorizontalSpacing(16)
        for place, (box, caption) in enumerate(self._captions.items()):
            caption.setBuddy(box)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            grid.addWidget(caption, 0, place)
            grid.addWidget(box, 1, place)
            grid.setColumnStretch(place, 1)
        fill(QVBoxLayout(self), top, self._body, spacing=0)

    def show_preview(self, preview: ListPreview) -> None:
        """Offer what there is to choose of this list."""
        self._fill_header(preview)
        text = preview.format is ListFormat.TEXT
        for box, found, others in (
            (self.encoding, preview.form.encoding if text else None, tuple(ENCODINGS)),
            (self.delimiter, preview.form.delimiter, DELIMITERS),
            (self.sheet, preview.form.sheet, preview.sheets),
        ):
            box.clear()
            for value in dict.fromkeys([*([found] if found else []), *(others if found or box is self.sheet else ())]):
                box.addItem(self.tr("tab") if value == "\t" else shortened(ENCODINGS.get(value, value), 60), value)
            box.setVisible(box.count() > 1)
            self._captions[box].setVisible(box.count() > 1)
        offered = [caption.text().replace("&", "").lower() for box, caption in self._captions.items() if not box.isHidden()]
        self._hint.setText(", ".join(offered))

    def _fill_header(self, preview: ListPreview) -> None:
        self.header.clear()
        self.header.addItem(self.tr("none"), None)
        for row in preview.sample[:_SHOWN_ROWS]:
            number = self.tr("Row {number}").format(number=row.number)
            cells = " · ".join(filter(None, (shortened(cell.strip(), 30) for cell in row.cells[:4])))
            self.header.addItem(f"{number}: {cells}", row.number)
        self.header.setCurrentIndex(max(0, self.header.findData(preview.header_row)))

    def _on_header(self) -> None:
        self.header_changed.emit(self.header.currentData())

    def _on_form(self) -> None:
        form = ListForm(self.encoding.currentData(), self.delimiter.currentData(), self.sheet.currentData())
        self.form_changed.emit(form)
