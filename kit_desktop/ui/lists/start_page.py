"""The list tab before there is a list: how to bring one, and the lists that are saved on this computer."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kit_desktop.ui.formats import near_day_and_clock, on_this_clock, whole
from kit_desktop.ui.lists.words import list_name, list_parts
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.theme import Scheme, TextSize
from kit_desktop.ui.widgets.box import Hairline, Painted
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.card import CARD_MARGINS, RADIUS, Card
from kit_desktop.ui.widgets.icons import line_pixmap
from kit_desktop.ui.widgets.layouts import PAGE_MARGINS, PageArea, fill
from kit_desktop.ui.widgets.list_bar import ListBar
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kit_desktop.core.lists.journal.tables import JournalAbout

_SHOWN = 20


class _Sign(Painted, QWidget):
    """An icon of `resources/icons/ui`, in the scheme's colours."""

    def __init__(self, icon: str, size: int, parent: QWidget, *, leads: bool = False) -> None:
        super().__init__(parent)
        self._icon, self._leads = icon, leads
        self.setFixedSize(size, size)

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        colour = scheme.accent if self._leads else scheme.text2
        painter.drawPixmap(self.rect(), line_pixmap(self._icon, colour, self.width(), self.devicePixelRatioF()))


class _DropZone(Painted, QWidget):
    """The dashed box that leads: a file may be dropped anywhere on the page, here it is said."""

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QPainterPath()
        box.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.setBrush(scheme.surface)
        painter.setPen(QPen(scheme.outline, 1.5, Qt.PenStyle.DashLine))
        painter.drawPath(box)


class _SavedRow(QWidget):
    """One list that is saved: how it went, when it was begun, and what can be done with it."""

    def __init__(self, about: JournalAbout, parent: QWidget) -> None:
        super().__init__(parent)
        self.about = about
        name = list_name(about)
        title = PlainLabel(name, self, elided=True, size=TextSize.STRONG)
        answered = self.tr("{done} of {total} answered")
        done = PlainLabel(
            answered.format(done=whole(about.total - about.open), total=whole(about.total)),
            self,
            size=TextSize.SMALL,
            secondary=True,
        )
        bar = ListBar(self, thin=True)
        bar.show_parts(list_parts(about.counts))
        bar.setMaximumWidth(bar.sizeHint().width())
        when = self._when = PlainLabel(parent=self, size=TextSize.SMALL, secondary=True)
        self.tell_day()
        open_ = self.open_button = Button(self.tr("Continue…"), self, height=28)
        # The rows stand under each other, whatever their buttons say.
        open_.setMinimumWidth(open_.sizeHint().width())
        if not about.open:
            open_.setText(self.tr("Open"))
        open_.setAccessibleName(f"{open_.text()} {name}")
        delete = self.delete_button = Button("", self, icon="delete", height=28)
        verb = self.tr("Delete")
        delete.set_icon_only(f"{verb} {name}")
        text = fill(QVBoxLayout(), title, done, spacing=2)
        sign = _Sign("file" if about.name else "copy", 16, self)
        row = fill(QHBoxLayout(self), sign, text, bar, when, open_, delete, margins=CARD_MARGINS, spacing=12)
        row.setStretchFactor(text, 3)
        row.setStretchFactor(when, 2)

    def tell_day(self) -> None:
        """Say when it was begun, as it is told now."""
        self._when.setText(near_day_and_clock(on_this_clock(self.about.created_at), datetime.now(UTC)))


class ListStartPage(PageArea):
    """Offers to open a file or to paste; `open_requested` and `delete_requested` carry a JournalAbout."""

    file_requested = Signal()
    paste_requested = Signal()
    open_requested = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        page = self.page
        column = fill(QVBoxLayout(page), self._make_zone(page), margins=PAGE_MARGINS)
        self._saved_title = PlainLabel(self.tr("Saved lists"), page, size=TextSize.STRONG)
        column.addWidget(self._saved_title)
        self._card = Card(page)
        self._rows = fill(QVBoxLayout(self._card), spacing=0)
        self._all = Button("", page, kind=ButtonKind.LINK, height=28)
        self._all.clicked.connect(self._on_all)
        column.addWidget(self._card)
        column.addWidget(self._all, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self._lists: tuple[JournalAbout, ...] = ()
        self._most: int | None = _SHOWN
        self._begun: list[_SavedRow] = []
        self.show_begun(())

    def _make_zone(self, page: QWidget) -> QWidget:
        zone = _DropZone(page)
        title = PlainLabel(self.tr("Look up a whole list"), zone, size=TextSize.TITLE)
        self.setAccessibleName(title.text())
        how = PlainLabel(
            self.tr("Drop an Excel, CSV or text file here, open one, or paste a column of ids."), zone, secondary=True
        )
        self._problem = PlainLabel(parent=zone, size=TextSize.STRONG, name="list_problem")
        self._problem.hide()
        file = self._file = Button(self.tr("Open a file…"), zone, kind=ButtonKind.FILLED, icon="file", height=34)
        file.clicked.connect(self.file_requested)
        key = QKeySequence(QKeySequence.StandardKey.Paste).toString(QKeySequence.SequenceFormat.NativeText)
        paste = Button(self.tr("Paste ids"), zone, icon="copy", key=key, height=34)
        paste.clicked.connect(self.paste_requested)
        column = fill(
            QVBoxLayout(zone),
            (_Sign("upload", 28, zone, leads=True), Qt.AlignmentFlag.AlignHCenter),
            margins=PAGE_MARGINS,
        )
        for label in (title, how, self._problem):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        row = fill(QHBoxLayout(), None, file, paste, None)
        column.addLayout(row)
        return zone

    def show_begun(self, lists: tuple[JournalAbout, ...]) -> None:
        """Offer these lists; whoever has deleted one by key goes on in the row that comes up."""
        focused = self.window().focusWidget()
        deleted = next((place for place, row in enumerate(self._begun) if row.delete_button is focused), None)
        for old in self._card.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.hide()
            old.deleteLater()
        self._lists, self._begun = lists, []
        # Seen, it would be laid out anew for each row that comes.
        self._card.hide()
        for about in lists[: self._most]:
            if self._begun:
                self._rows.addWidget(Hairline(self._card))
            row = _SavedRow(about, self._card)
            row.open_button.clicked.connect(partial(self.open_requested.emit, about))
            row.delete_button.clicked.connect(partial(self.delete_requested.emit, about))
            self._rows.addWidget(row)
            self._begun.append(row)
        self._saved_title.setVisible(bool(lists))
        self._card.setVisible(bool(lists))
        self._all.setText(self.tr("All {count} of them").format(count=whole(len(lists))))
        self._all.setVisible(len(self._begun) < len(lists))
        if self._begun:
            self.setTabOrder(self._begun[-1].delete_button, self._all)
        if deleted is not None:
            left = [row.delete_button for row in self._begun]
            (left[min(deleted, len(left) - 1)] if left else self._file).setFocus()

    def _on_all(self) -> None:
        self._most = None
        self.show_begun(self._lists)
        first = self._begun[_SHOWN].open_button
        first.setFocus(Qt.FocusReason.TabFocusReason)
        # Qt has scrolled to what had the keyboard in between, and knows only now where the rows are.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.ensureWidgetVisible(first)

    def tell_days(self) -> None:
        """Say anew when each list was begun: what was today is yesterday after midnight."""
        for row in self._begun:
            row.tell_day()

    def say_problem(self, words: str, *, aloud: bool = True) -> None:
        """Say why a list cannot be used; an empty text says nothing. `aloud` is False where it is said elsewhere too."""
        if aloud and self.isVisible() and words != self._problem.text():
            announce(self, words)
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_requested.emit()
        else:
            super().keyPressEvent(event)
