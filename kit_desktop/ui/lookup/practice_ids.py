"""The ids to try on the practice gateway: each with its kind, and what it shows in words and as a mark."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QMargins, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.ui.formats import whole
from kit_desktop.ui.theme import Scheme, TextSize, Tone, sized
from kit_desktop.ui.widgets.box import Painted, paint_box, paint_words
from kit_desktop.ui.widgets.button import Button, ButtonKind, SingleClick
from kit_desktop.ui.widgets.icons import line_pixmap
from kit_desktop.ui.widgets.marks import paint_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit_desktop.core.message_id import IdKind

translate = QCoreApplication.translate
_MARK = 18
_CHEVRON = 12
_SIDE = 14
_GAP = 10
_TWO_COLUMNS_FROM = 760
_FIRST = 6
"""Tiles that are seen at first: with them nothing of the page is out of sight."""

_TONES = {
    **dict.fromkeys(("on_the_way", "sending", "waiting", "moving"), Tone.WAITING),
    **dict.fromkeys(("undelivered", "wrong_login", "fault", "maintenance"), Tone.BAD),
    **dict.fromkeys(("not_found", "not_found_http", "wrong_kind"), Tone.MISSING),
    "unknown_status": Tone.WARNING,
    **dict.fromkeys(("slow", "very_slow"), Tone.NEUTRAL),
}


class PracticeId(NamedTuple):
    """One id, what it shows in words, and the tone of that."""

    by: IdKind
    id: str
    words: str
    tone: Tone


class PracticeTile(SingleClick, Painted, QAbstractButton):
    """One id to try, the whole width to click at."""

    def __init__(self, shown: PracticeId, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = shown
        self.setText(shown.id)
        self.setAccessibleName(f"{shown.by.value} {shown.id}: {shown.words}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(280, self.fontMetrics().height() + 2 * _SIDE)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        lifted = self.underMouse() or self.isDown()
        edge, width = (scheme.accent, 2.0) if self.hasFocus() else (scheme.hairline, scheme.edge_width)
        fill = scheme.raised if lifted else scheme.surface
        paint_box(painter, QRectF(self.rect()), 10, fill=fill, edge=edge, width=width)
        middle = self.height() / 2
        paint_mark(painter, QRectF(_SIDE, middle - _MARK / 2, _MARK, _MARK), self._shown.tone, self.palette())
        right = self.width() - _SIDE - _CHEVRON
        chevron = line_pixmap("details", scheme.text2, _CHEVRON, self.devicePixelRatioF())
        painter.drawPixmap(right, round(middle - _CHEVRON / 2), chevron)
        x = _SIDE + _MARK + _GAP
        for text, size, colour in (
            (self._shown.id, TextSize.VALUE_STRONG, scheme.text),
            (self._shown.by.value, TextSize.SMALL, scheme.text2),
            (self._shown.words, TextSize.BODY, scheme.text2),
        ):
            room = QRectF(x, 0, right - _GAP - x, self.height())
            x += paint_words(painter, room, text, sized(self.font(), size), colour) + _GAP


class PracticeIds(QWidget):
    """The first of them and on request all, in two columns where there is room.

    `chosen` carries the LookupQuery of the one that was clicked.
    """

    chosen = Signal(object)

    def __init__(self, shown: Sequence[PracticeId], parent: QWidget) -> None:
        super().__init__(parent)
        self._tiles = [PracticeTile(each, self) for each in shown]
        for tile, each in zip(self._tiles, shown, strict=True):
            tile.clicked.connect(partial(self.chosen.emit, LookupQuery(each.by, each.id)))
        words = self.tr("All {count} of them").format(count=whole(len(shown)))
        self._all = Button(words, self, kind=ButtonKind.LINK, height=28)
        self._all.clicked.connect(self._on_all)
        self._all.setVisible(len(shown) > _FIRST)
        for tile in self._tiles[_FIRST:]:
            tile.hide()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(QMargins())
        self._grid.setSpacing(8)
        self._place(2)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, number // columns, number % columns)
        self._grid.addWidget(self._all, len(self._tiles), 0, Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def _on_all(self) -> None:
        for tile in self._tiles[_FIRST:]:
            tile.show()
        self._tiles[_FIRST].setFocus(Qt.FocusReason.TabFocusReason)
        self._all.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(2 if event.size().width() >= _TWO_COLUMNS_FROM else 1)


def practice_words(key: str) -> str:
    """The words for a suggestion's key; the key itself where this version has none."""
    return {
        "sample": translate("Practice", "the provider’s own sample"),
        "sample_by_user_id": translate("Practice", "the same message, by your own id"),
        "delivered": translate("Practice", "delivered"),
        "undelivered": translate("Practice", "not delivered"),
        "on_the_way": translate("Practice", "with the operator"),
        "sending": translate("Practice", "being sent"),
        "waiting": translate("Practice", "waiting to be sent"),
        "moving": translate("Practice", "moves on while you watch"),
        "unknown_status": translate("Practice", "a status nobody knows"),
        "russian": translate("Practice", "a Russian sender"),
        "kazakh": translate("Practice", "a Kazakh sender"),
        "parts": translate("Practice", "a long message in several parts"),
        "no_user_id": translate("Practice", "without an id of your own"),
        "not_found": translate("Practice", "no such message"),
        "not_found_http": translate("Practice", "no such message (HTTP 404)"),
        "wrong_kind": translate("Practice", "found only as MsgID"),
        "wrong_login": translate("Practice", "login refused"),
        "fault": translate("Practice", "an error of the gateway"),
        "maintenance": translate("Practice", "a maintenance page"),
        "slow": translate("Practice", "answers after 5 seconds"),
        "very_slow": translate("Practice", "answers after a minute: try Cancel"),
    }.get(key, key)


def practice_tone(key: str) -> Tone:
    """The tone of what a suggestion shows; those that are not named here are delivered."""
    return _TONES.get(key, Tone.GOOD)
