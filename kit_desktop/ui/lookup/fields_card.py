"""All eleven fields of the reply, each with a button that copies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from kit_desktop.core.plain_text import LONGEST_SHOWN, shortened
from kit_desktop.ui.formats import almaty_time, alphabet, phone
from kit_desktop.ui.lookup.wording_reasons import field_caption
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.card import Card
from kit_desktop.ui.widgets.copy_button import CopyButton
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.core.message_info import MessageInfo

_SHOWN_ORDER = (
    "recepient",
    "senderId",
    "msgID",
    "userMsgID",
    "senttime",
    "receivedtime",
    "segments",
    "lang",
    "status",
    "resultCode",
    "resultS",
)
_TWO_COLUMNS_FROM = 640


class FieldsCard(Card):
    """The fields of one message. What is copied is the text as received, not the one made nicer for reading."""

    copy_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fields_card")
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(18, 12, 12, 12)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._captions: dict[str, PlainLabel] = {}
        self._values: dict[str, PlainLabel] = {}
        self._buttons: dict[str, CopyButton] = {}
        for name in _SHOWN_ORDER:
            caption = PlainLabel(field_caption(name), self, secondary=True)
            caption.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            caption.setWordWrap(False)
            value = PlainLabel(parent=self, size=TextSize.STRONG)
            value.setObjectName(f"field_{name}")
            button = CopyButton(self)
            button.copy_requested.connect(self.copy_requested)
            caption.setBuddy(button)
            self._captions[name], self._values[name], self._buttons[name] = caption, value, button
        self._arrange(2)

    def show_fields(self, result: LookupResult, *, mask_number: bool) -> None:
        """Show the fields of a result that has them."""
        info = result.info
        if info is None:
            return
        for name in ("senttime", "receivedtime"):
            self._captions[name].setText(field_caption(name, info.status))
        for name in _SHOWN_ORDER:
            raw = info[name]
            shown = self._shown(name, info, result, mask_number)
            caption = self._captions[name].text()
            self._values[name].setText(shown)
            self._values[name].setAccessibleName(f"{caption}: {shown}")
            self._buttons[name].offer(self._copied(name, raw, shown, mask_number), caption)
            self._buttons[name].setAccessibleDescription(shown)

    def _shown(self, name: str, info: MessageInfo, result: LookupResult, mask_number: bool) -> str:
        raw = info[name]
        if raw is None:
            return self.tr("not in the answer")
        if not raw.strip():
            return self.tr("empty")
        timing = info.timing(result.checked_at)
        if name == "recepient":
            return phone(raw, masked=mask_number)
        if name == "lang":
            return alphabet(raw)
        if name in {"senttime", "receivedtime"}:
            return almaty_time(timing.sent if name == "senttime" else timing.received)
        return shortened(raw, LONGEST_SHOWN)

    @staticmethod
    def _copied(name: str, raw: str | None, shown: str, mask_number: bool) -> str:
        if raw is None:
            return ""
        return shown if name == "recepient" and mask_number else raw

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(2 if event.size().width() >= _TWO_COLUMNS_FROM else 1)
        super().resizeEvent(event)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        middle = Qt.AlignmentFlag.AlignVCenter
        for i, name in enumerate(_SHOWN_ORDER):
            row, column = divmod(i, columns)
            self._grid.addWidget(self._captions[name], row, column * 3, middle)
            self._grid.addWidget(self._values[name], row, column * 3 + 1)
            self._grid.addWidget(self._buttons[name], row, column * 3 + 2, middle)
        for column in range(6):
            self._grid.setColumnStretch(column, 1 if column % 3 == 1 and column < columns * 3 else 0)
