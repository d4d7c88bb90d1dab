"""The strip under the tabs that lists the watched messages, each with its next question and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kit_desktop.core.watch import WatchEnd
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.watch.words import message_name, watch_line, watch_title, watch_tone
from kit_desktop.ui.widgets.marks import OutcomeMark
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from kit_desktop.ui.watch.watch_list import WatchList
    from kit_desktop.ui.watch.watched_message import WatchedMessage

_ROWS_SHOWN = 3


class WatchRow(QWidget):
    """One watched message. `show_requested` and `removed` carry it."""

    show_requested = Signal(object)
    removed = Signal(object)

    def __init__(self, message: WatchedMessage, parent: QWidget) -> None:
        super().__init__(parent)
        self.message = message
        self._mark = OutcomeMark(self, size=20)
        self._title = PlainLabel(parent=self, size=TextSize.STRONG)
        self._title.setObjectName("watch_title")
        self._title.setWordWrap(False)
        self._line = PlainLabel(parent=self, secondary=True)
        self._line.setObjectName("watch_line")
        self.show_button = QPushButton(self.tr("Show"), self)
        self.show_button.clicked.connect(self._on_show)
        self.stop_button = QPushButton(self)
        self.stop_button.setObjectName("watch_stop")
        self.stop_button.clicked.connect(self._on_stop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(self._title)
        texts.addWidget(self._line)
        texts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 20, 4)
        row.setSpacing(10)
        row.addWidget(self._mark)
        row.addLayout(texts, 1)
        for button in (self.show_button, self.stop_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        message.changed.connect(self.refresh)
        message.ended.connect(self._on_ended)
        self.refresh()

    def refresh(self) -> None:
        """Show how the message stands now."""
        message, name = self.message, message_name(self.message.query)
        self._mark.set_tone(watch_tone(message))
        self._title.setText(watch_title(message))
        self._line.setText(watch_line(message))
        self.show_button.setAccessibleName(self.tr("Show {message}").format(message=name))
        if message.end is None:
            self.stop_button.setText(self.tr("Stop"))
            self.stop_button.setAccessibleName(self.tr("Stop watching {message}").format(message=name))
        else:
            self.stop_button.setText(self.tr("Remove"))
            self.stop_button.setAccessibleName(self.tr("Remove {message} from the watched messages").format(message=name))
        self.setAccessibleName(f"{watch_title(message)}; {watch_line(message)}")

    def _on_ended(self) -> None:
        if self.message.end is WatchEnd.STOPPED:
            return
        announce(self, self.accessibleName(), at_once=True)

    def _on_show(self) -> None:
        self.show_requested.emit(self.message)

    def _on_stop(self) -> None:
        self.removed.emit(self.message)


class WatchStrip(QFrame):
    """Rows for all watched messages; hidden while there are none. `show_requested` carries a WatchedMessage.

    `emptied`: the last row is gone, and the keyboard was in it.
    """

    show_requested = Signal(object)
    emptied = Signal()

    def __init__(self, watches: WatchList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watches = watches
        self._rows: list[WatchRow] = []
        self.setObjectName("watch_strip")
        self.setAccessibleName(self.tr("Watched messages"))
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        page = QWidget(self)
        self._page = page
        self._list = QVBoxLayout(page)
        self._list.setContentsMargins(0, 2, 0, 2)
        self._list.setSpacing(0)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        column.addWidget(self._area)
        for message in watches.messages:
            self._on_added(message)
        watches.added.connect(self._on_added)
        watches.removed.connect(self._on_removed)
        self._fit()

    @property
    def rows(self) -> tuple[WatchRow, ...]:
        """The rows, from top to bottom."""
        return tuple(self._rows)

    def _on_added(self, message: WatchedMessage) -> None:
        row = WatchRow(message, self._page)
        row.show_requested.connect(self.show_requested)
        row.removed.connect(self._watches.remove)
        self._rows.append(row)
        self._list.addWidget(row)
        message.ended.connect(self._on_ended)
        self._fit()

    def _on_ended(self) -> None:
        """What has just ended is brought into view."""
        for row in self._rows:
            if row.message is self.sender():
                self._area.ensureWidgetVisible(row, 0, 0)

    def _on_removed(self, message: WatchedMessage) -> None:
        for row in [row for row in self._rows if row.message is message]:
            focused = self.focusWidget()
            had_keyboard = focused is not None and focused.hasFocus() and row.isAncestorOf(focused)
            place = self._rows.index(row)
            self._rows.remove(row)
            if had_keyboard and self._rows:
                self._rows[min(place, len(self._rows) - 1)].stop_button.setFocus()
            elif had_keyboard:
                self.emptied.emit()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._fit()

    def _fit(self) -> None:
        shown = self._rows[:_ROWS_SHOWN]
        self.setVisible(bool(shown))
        self._area.setFixedHeight(sum(row.sizeHint().height() for row in shown) + 6)
