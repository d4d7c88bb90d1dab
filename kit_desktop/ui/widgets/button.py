"""Buttons in four kinds, of which one is filled at a time: the next step; and the line that opens and closes what is below."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton, QWidget

from kit_desktop.ui.theme import Scheme, TextSize, blend, sized
from kit_desktop.ui.widgets.box import Painted, paint_box, paint_words
from kit_desktop.ui.widgets.clipboard import accepted
from kit_desktop.ui.widgets.icons import line_pixmap
from kit_desktop.ui.widgets.plain_label import plain_tool_tip

if TYPE_CHECKING:
    _AnyButton = QAbstractButton
else:
    _AnyButton = object

_RADIUS = 7.0
_ICON, _CHEVRON = 16, 12
_GAP = 8
_SIDE = 14
_TICKED_MS = 1500


class ButtonKind(Enum):
    """FILLED leads, TONAL is on or second, OUTLINED is any other, LINK stands in text."""

    FILLED = auto()
    TONAL = auto()
    OUTLINED = auto()
    LINK = auto()


class EnterPresses(_AnyButton):
    """Enter presses what has the keyboard, as Space does. Qt gives it to a dialog's leading button, and else to none."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            # Held down, it is still meant for what had the keyboard before.
            self.click()


class Button(EnterPresses, Painted, QPushButton):
    """A push button with an icon of `resources/icons/ui`, its words, and a quiet hint for its key.

    `height` is its least height: 32, in rows 28, beside fields 34 or 38. Without words (`set_words_shown`) the icon alone is
    seen, the words stay as tool tip and accessible name.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        kind: ButtonKind = ButtonKind.OUTLINED,
        icon: str = "",
        key: str = "",
        height: int = 32,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        """How much the button stands out."""
        self._icon, self._key, self._height = icon, key, height
        self._words_shown = True
        self._tick_timer = QTimer(self, singleShot=True, interval=_TICKED_MS)
        self._tick_timer.timeout.connect(self.update)
        self.setText(text)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if kind is ButtonKind.LINK:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def setText(self, text: str) -> None:  # noqa: N802  # Qt's name
        # An id may have one in it: none is a sign for the keyboard.
        super().setText(text.replace("&", "&&"))

    def text(self) -> str:
        return super().text().replace("&&", "&")

    def set_kind(self, kind: ButtonKind) -> None:
        """Stand out more or less; the size stays."""
        self.kind = kind
        self.update()

    def set_icon_name(self, icon: str) -> None:
        """Show another icon, or none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def tick_copied(self) -> None:
        """Say for a moment, with a tick, that what it copies is on the clipboard, if it is; the size stays."""
        if accepted():
            self._tick_timer.start()
            self.update()

    def set_icon_only(self, name: str) -> None:
        """Be an icon alone, whatever the room; `name` is its tool tip and accessible name."""
        self._words_shown = False
        self.setText("")
        self.setToolTip(plain_tool_tip(name))
        self.setAccessibleName(name)
        self.updateGeometry()

    def set_words_shown(self, shown: bool) -> None:
        """Show icon and words, or the icon alone where there is no room."""
        if shown == self._words_shown or not (self._icon and self.text()):
            return
        self._words_shown = shown
        self.setToolTip("" if shown else plain_tool_tip(self.text()))
        self.updateGeometry()
        self.update()

    def _shown_text(self) -> str:
        ticked = self._words_shown and self._tick_timer.isActive()
        return self.tr("Copied") if ticked else self._text(words=self._words_shown)

    def _text(self, *, words: bool) -> str:
        return self.text() if words or not self._icon else ""

    def sizeHint(self) -> QSize:
        return self.size_with(words=self._words_shown)

    def size_with(self, *, words: bool) -> QSize:
        """The size with words, or of the icon alone."""
        # Measured in the heavier weight: another kind must not move the buttons behind it.
        heavy = TextSize.EMPHASIS if self.kind is ButtonKind.LINK else TextSize.STRONG
        metrics = QFontMetrics(sized(self.font(), heavy))
        text = self._text(words=words)
        side = 0 if self.kind is ButtonKind.LINK else (9 if not text else _SIDE)
        width = metrics.horizontalAdvance(text) + self._width_beside(text) + 2 * side
        return QSize(width, max(self._height, metrics.height() + 10))

    def _width_beside(self, text: str) -> int:
        """What the icon, the key and the sign of a menu take beside this text; without any the icon stands alone."""
        if not text:
            return _ICON if self._icon else 0
        key = QFontMetrics(sized(self.font(), TextSize.HINT)).horizontalAdvance(self._key) + 2 if self._key else 0
        widths = (_ICON if self._icon else 0, key, _CHEVRON if self.menu() is not None else 0)
        return sum(width + _GAP for width in widths if width)

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        if self.kind is not ButtonKind.LINK:
            self._paint_ground(painter, scheme)
        elif self.hasFocus():
            paint_box(painter, QRectF(self.rect()), 4, fill=None, edge=scheme.accent, width=2)
        self._paint_content(painter, scheme)

    def _paint_ground(self, painter: QPainter, scheme: Scheme) -> None:
        fill: QColor = scheme.surface
        edge: QColor | None = scheme.outline
        if self.kind is ButtonKind.FILLED:
            fill, edge = scheme.accent, None
            if self.isEnabled() and self.underMouse():
                fill = blend(fill, scheme.text if not scheme.is_dark else QColor("#ffffff"), 0.16)
        elif self.kind is ButtonKind.TONAL:
            fill, edge = scheme.tint, blend(scheme.surface, scheme.accent, 0.6)
        elif self.isEnabled() and self.underMouse():
            fill = scheme.raised
        if not self.isEnabled():
            edge = scheme.hairline
            fill = scheme.raised if self.kind is ButtonKind.FILLED else scheme.surface
        if self.isDown() or (self.isChecked() and self.isCheckable()):
            fill = blend(fill, scheme.text, 0.08)
        width = scheme.edge_width
        box = QRectF(self.rect())
        if self.hasFocus() and self.kind is not ButtonKind.FILLED:
            edge, width = scheme.accent, 2.0
        paint_box(painter, box, _RADIUS, fill=fill, edge=edge or (scheme.text if scheme.is_contrast else None), width=width)
        if self.hasFocus() and self.kind is ButtonKind.FILLED:
            paint_box(painter, box.adjusted(2, 2, -2, -2), _RADIUS - 2, fill=None, edge=scheme.on_accent, width=1.5)

    def _text_colour(self, scheme: Scheme) -> QColor:
        if not self.isEnabled():
            return scheme.faint
        if self.kind is ButtonKind.FILLED:
            return scheme.on_accent
        return scheme.text if self.kind is ButtonKind.OUTLINED else scheme.accent

    def _paint_content(self, painter: QPainter, scheme: Scheme) -> None:
        colour = self._text_colour(scheme)
        font = sized(self.font(), TextSize.STRONG if self.kind is ButtonKind.FILLED else TextSize.EMPHASIS)
        metrics, words = QFontMetrics(font), self._shown_text()
        beside = self._width_beside(words)
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, self.width() - beside + 2))
        whole = beside + metrics.horizontalAdvance(text) if text else _ICON
        x = 0 if self.kind is ButtonKind.LINK else (self.width() - whole) // 2
        quiet = scheme.text2 if self.kind is ButtonKind.OUTLINED and self.isEnabled() else colour
        if self._icon:
            icon = "copied" if self._tick_timer.isActive() else self._icon
            pixmap = line_pixmap(icon, quiet, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(x, (self.height() - _ICON) // 2, pixmap)
            x += _ICON + _GAP
        # It has been elided, to a little more than the whole.
        box = QRectF(self.rect()).adjusted(0, 0, 2, 0)
        x += paint_words(painter, box.translated(x, 0), text, font, colour) + _GAP
        if words and self._key:
            x += paint_words(painter, box.translated(x, 0), self._key, sized(self.font(), TextSize.HINT), quiet) + 2 + _GAP
        if words and self.menu() is not None:
            pixmap = line_pixmap("details-open", quiet, _CHEVRON, self.devicePixelRatioF())
            painter.drawPixmap(x, (self.height() - _CHEVRON) // 2, pixmap)


class SingleClick(EnterPresses):
    """Many people double-click everything. The second half of that would undo the first, or be for what stands there then."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # Qt's name
        event.accept()


class SingleClickButton(SingleClick, Button):
    """A button that a click changes into its opposite, or puts another in the place of."""


class IconButton(SingleClick, Painted, QToolButton):
    """An icon alone, inside a field or a pill; a `size` square, or a `circle`."""

    def __init__(self, icon: str, parent: QWidget, *, name: str = "", size: int, circle: bool = False) -> None:
        super().__init__(parent)
        self._icon, self._radius = icon, size / 2 if circle else 5
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedSize(size, size)

    def set_icon_name(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        lit = scheme.raised if self.underMouse() or self.isDown() or self.hasFocus() else None
        edge = scheme.accent if self.hasFocus() else None
        paint_box(painter, QRectF(self.rect()), self._radius, fill=lit, edge=edge, width=2)
        pixmap = line_pixmap(self._icon, scheme.text2, 14, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - 14) // 2, (self.height() - 14) // 2, pixmap)


class Fold(SingleClick, Painted, QToolButton):
    """Checked while open; the owner shows and hides what belongs to it on `toggled`."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFont(sized(self.font(), TextSize.STRONG))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 40, max(28, metrics.height() + 10))

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        if self.hasFocus() or self.underMouse():
            edge = scheme.accent if self.hasFocus() else None
            paint_box(painter, QRectF(self.rect()), 7, fill=scheme.raised, edge=edge, width=2)
        name = "details-open" if self.isChecked() else "details"
        pixmap = line_pixmap(name, scheme.text2, 14, self.devicePixelRatioF())
        painter.drawPixmap(8, (self.height() - 14) // 2, pixmap)
        paint_words(painter, QRectF(self.rect()).translated(30, 0), self.text(), self.font(), scheme.text)
