"""Tabs with a line under the chosen one and a badge for what goes on behind the others."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from kit_desktop.ui.theme import Scheme, TextSize, sized
from kit_desktop.ui.widgets.box import Painted, paint_box, paint_words
from kit_desktop.ui.widgets.layouts import fill

_EDGE = 24
_GAP = 28
_HEIGHT = 36


class TabBar(Painted, QTabBar):
    """Qt's tab bar, drawn by itself: the same on every system, in the scheme's colours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._badges: dict[int, str] = {}

    def set_badge(self, index: int, text: str) -> None:
        """Show a short text behind a tab's name; an empty one shows none."""
        if text == self._badges.get(index, ""):
            return
        self._badges[index] = text
        self.setAccessibleTabName(index, f"{self.tabText(index)}, {text}" if text else "")
        # Qt measures its tabs anew only for a reason of its own.
        self.setTabText(index, self.tabText(index))

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802  # Qt's name
        # In the heavier weight, so that choosing moves nothing.
        metrics = QFontMetrics(sized(self.font(), TextSize.STRONG))
        width = metrics.horizontalAdvance(self._name(index)) + self._badge_room(index)
        return QSize(width + _GAP, max(_HEIGHT, metrics.height() + 18))

    def _name(self, index: int) -> str:
        return self.tabText(index).replace("&", "")

    def _badge_room(self, index: int) -> int:
        badge = self._badges.get(index, "")
        return QFontMetrics(sized(self.font(), TextSize.HINT)).horizontalAdvance(badge) + 20 if badge else 0

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        for index in range(self.count()):
            self._paint_tab(painter, scheme, index)

    def _paint_tab(self, painter: QPainter, scheme: Scheme, index: int) -> None:
        rect, chosen = self.tabRect(index), index == self.currentIndex()
        strong = sized(self.font(), TextSize.STRONG)
        width = QFontMetrics(strong).horizontalAdvance(self._name(index))
        left = rect.left() + _GAP // 2
        hovered = rect.contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse()
        box = QRectF(left, rect.top(), rect.width(), rect.height() - 2)
        colour = scheme.text if chosen or hovered else scheme.text2
        paint_words(painter, box, self._name(index), strong if chosen else self.font(), colour)
        room = self._badge_room(index)
        if room:
            font = sized(self.font(), TextSize.HINT)
            height = QFontMetrics(font).height() + 4
            pill = QRectF(left + width + 8, rect.center().y() - height / 2, room - 8, height)
            paint_box(painter, pill, height / 2, fill=scheme.track, edge=scheme.text if scheme.is_contrast else None)
            paint_words(painter, pill, self._badges[index], font, scheme.text, side=Qt.AlignmentFlag.AlignHCenter)
        if chosen:
            line = QRectF(left, rect.bottom() - 2, width + room, 3)
            paint_box(painter, line, 1.5, fill=scheme.accent)
        if chosen and self.hasFocus():
            ring = QRectF(rect).adjusted(_GAP / 2 - 6, 5, -_GAP / 2 + 6, -6)
            paint_box(painter, ring, 5, fill=None, edge=scheme.accent, width=2)


class _TabStrip(Painted, QWidget):
    """The chrome behind the tab bar, with the hairline that parts it from the page."""

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        painter.fillRect(self.rect(), scheme.chrome)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), scheme.hairline)


class Tabs(QWidget):
    """A bar and its pages, of which one is seen. Not QTabWidget, whose place for the bar is each style's and cannot be set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = TabBar(self)
        self.pages = QStackedWidget(self)
        strip = _TabStrip(self)
        fill(QHBoxLayout(strip), self.bar, None, margins=(_EDGE - _GAP // 2, 0, 0, 0), spacing=0)
        fill(QVBoxLayout(self), strip, self.pages, grows=self.pages, spacing=0)
        self.bar.currentChanged.connect(self.pages.setCurrentIndex)

    def addTab(self, page: QWidget, title: str) -> int:  # noqa: N802  # Qt's name
        self.pages.addWidget(page)
        return self.bar.addTab(title)

    def put(self, index: int, page: QWidget) -> None:
        """Show this page under that tab from now on; the one that stood there is deleted."""
        before = self.pages.widget(index)
        if before is not None:
            self.pages.removeWidget(before)
            before.deleteLater()
        self.pages.insertWidget(index, page)
        # Only now each page stands under its own tab again.
        self.pages.setCurrentIndex(self.bar.currentIndex())

    def set_badge(self, page: QWidget, text: str) -> None:
        """Show a short text behind the name of a page's tab; an empty one shows none."""
        self.bar.set_badge(self.pages.indexOf(page), text)

    def currentIndex(self) -> int:  # noqa: N802  # Qt's name
        return self.bar.currentIndex()

    def setCurrentIndex(self, index: int) -> None:  # noqa: N802  # Qt's name
        self.bar.setCurrentIndex(index)

    def setCurrentWidget(self, page: QWidget) -> None:  # noqa: N802  # Qt's name
        self.bar.setCurrentIndex(self.pages.indexOf(page))
