"""Rows and columns of widgets, and a row that goes on in the next line where the window is narrow (Qt has none of its own)."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QFrame, QLayout, QLayoutItem, QScrollArea, QWidget

FRAME = QMargins(8, 36, 8, 8)
"""What the system draws around a window, at the most."""

PAGE_MARGINS = (24, 14)
"""What a tab leaves free beside, above and below what it shows."""

_SPACING = 8
_Box = TypeVar("_Box", bound=QBoxLayout)
Part = QWidget | QLayout | int | None | tuple[QWidget, Qt.AlignmentFlag]
"""A widget, alone or with its alignment; a layout; pixels that stay free; None for what room is left."""


def fill(
    box: _Box,
    *parts: Part,
    grows: QWidget | QLayout | None = None,
    margins: tuple[int, int] | tuple[int, int, int, int] = (0, 0),
    spacing: int | None = None,
) -> _Box:
    """Put these into a row or column, in their order. Returns the row or column.

    `grows` is the part that gets what room the others leave. `margins` are left, top, right and bottom; or left and right, then
    top and bottom. Without `spacing` the style has its own.
    """
    box.setContentsMargins(*(margins * 2)[:4])
    if spacing is not None:
        box.setSpacing(spacing)
    for part in parts:
        match part:
            case None:
                box.addStretch(1)
            case int():
                box.addSpacing(part)
            case QWidget():
                box.addWidget(part)
            case QLayout():
                box.addLayout(part)
            case (widget, alignment):
                box.addWidget(widget, alignment=alignment)
    if grows is not None:
        box.setStretchFactor(grows, 1)
    return box


def chain_tabs(*stops: QWidget) -> None:
    """Have the Tab key go through these in this order."""
    for first, second in pairwise(stops):
        QWidget.setTabOrder(first, second)


def paint_now(window: QWidget) -> None:
    """Lay out and paint what has changed in a window; of itself Qt waits some milliseconds for more."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))


class TabPlace(QWidget):
    """A place in the order of the Tab key, never seen: the last of its window until something else is made there.

    Qt's own chain is not asked: PySide makes the widget that `previousInFocusChain` returns a child of the Python object that
    was asked, and with that one, which may be gone at once, the widget itself is destroyed under Qt's hands.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Qt puts nothing behind what the Tab key does not come to.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def put(self, widget: QWidget) -> None:
        """Have the Tab key come to the buttons in `widget` here."""
        chain_tabs(self, *widget.findChildren(QAbstractButton))


def put_tabs_last(window: QWidget, widget: QWidget) -> None:
    """Have the Tab key come last to the buttons in `widget`, behind what was made after it."""
    end = TabPlace(window)
    end.put(widget)
    end.deleteLater()


def leave_wheel_to_page(*controls: QWidget) -> None:
    """Let the wheel over these scroll the page behind them: on its way down a page it would choose something else, unseen."""
    for control in controls:
        control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        control.installEventFilter(_WheelPasser(control))


class _WheelPasser(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802  # Qt's signature
        if event.type() is not QEvent.Type.Wheel:
            return False
        event.ignore()
        return True


class PageArea(QScrollArea):
    """A page that is scrolled where it has no room. Nothing to stop at: Qt scrolls to what has the keyboard."""

    def __init__(self, parent: QWidget | None = None, page: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = page or QWidget(self)
        self.setWidget(self.page)


class FlowLayout(QLayout):
    """Places its items left to right at their preferred size, each in the middle of its line, and wraps. Hidden items take no
    room."""

    def __init__(self, parent: QWidget, *widgets: QWidget) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._items: list[QLayoutItem] = []
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802  # Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  # Qt's name; None ends Qt's loops
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  # Qt's name; as above
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802  # Qt's name
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QPoint(), width, move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802  # Qt's name
        super().setGeometry(rect)
        self._place(rect.topLeft(), rect.width(), move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802  # Qt's name
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def width_in_one_line(self) -> int:
        """How wide all that is shown is side by side."""
        widths = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
        return sum(widths) + _SPACING * max(0, len(widths) - 1)

    def _place(self, at: QPoint, room: int, *, move: bool) -> int:
        """Where the last line ends."""
        x, y = at.x(), at.y()
        line: list[tuple[QLayoutItem, int]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            width = item.sizeHint().width()
            if line and x + width > at.x() + room:
                x, y, line = at.x(), self._end_line(line, y, move=move) + _SPACING, []
            line.append((item, x))
            x += width + _SPACING
        return self._end_line(line, y, move=move)

    @staticmethod
    def _end_line(line: list[tuple[QLayoutItem, int]], y: int, *, move: bool) -> int:
        height = max((item.sizeHint().height() for item, _x in line), default=0)
        if move:
            for item, x in line:
                hint = item.sizeHint()
                item.setGeometry(QRect(QPoint(x, y + (height - hint.height()) // 2), hint))
        return y + height
