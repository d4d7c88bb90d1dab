"""Whether the texts of a window have room: none is cut, none lies over another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLabel, QLineEdit, QTableView, QWidget

from kit_desktop.ui.theme import Tone
from kit_desktop.ui.widgets.plain_label import PlainLabel
from kit_desktop.ui.widgets.table import CellRole

OWN_WORDS = frozenset({"old_answer", "outcome_not_for", "outcome_checked", "asking", "id_hint", "field_caption"})
"""Labels that could be shortened, and whose words are the program's own."""
_QT_MARGIN = 2
"""What Qt leaves free beside the text of a field."""


def needed(widget: QWidget) -> tuple[str, int, int]:
    """A text that must be seen whole, the width it needs, and the width it has; an empty text where nothing must."""
    metrics, room = widget.fontMetrics(), widget.contentsRect().width()
    match widget:
        case QAbstractButton():
            return widget.text(), widget.sizeHint().width(), widget.width()
        case PlainLabel() if widget._elided and widget.objectName() not in OWN_WORDS:
            # What comes from outside may be of any length: it is shortened, with the whole in the tool tip.
            return "", 0, 0
        case QLabel() if widget.wordWrap():
            # A word that has no place to be broken.
            longest = max(widget.text().split() or [""], key=metrics.horizontalAdvance)
            return longest, metrics.horizontalAdvance(longest), room
        case QLabel():
            return widget.text(), metrics.horizontalAdvance(widget.text().replace("&", "")), room
        case QLineEdit() if isinstance(widget.parentWidget(), QAbstractSpinBox):
            return widget.text(), metrics.horizontalAdvance(widget.text()), widget.width()
        case QLineEdit():
            margins = widget.textMargins()
            room -= margins.left() + margins.right() + 2 * _QT_MARGIN
            return widget.placeholderText(), metrics.horizontalAdvance(widget.placeholderText()), room
        case QComboBox() if widget.count():
            longest = max((widget.itemText(i) for i in range(widget.count())), key=metrics.horizontalAdvance)
            return longest, metrics.horizontalAdvance(longest), widget.width()
    return "", 0, 0


def place(widget: QWidget, top: QWidget) -> QRect:
    """Where the text of a widget may be, in the window."""
    return QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())


def clipped(widget: QWidget, top: QWidget) -> bool:
    """Whether the widget sticks out at the side of what it stands in. Above and below, one scrolls."""
    left, right = place(widget, top).left(), place(widget, top).right()
    around = widget.parentWidget()
    while around is not None and around is not top.parentWidget():
        room = place(around, top)
        if left < room.left() or right > room.right():
            return True
        around = around.parentWidget() if around is not top else None
    return False


Measured = tuple[str, int, int, str]
"""A text, the width it needs and the width it has, and what is wrong with it, if something is."""


def measured(top: QWidget) -> Iterator[Measured]:
    """Each text of a window."""
    texts: list[tuple[QWidget, str]] = []
    for widget in [each for each in top.findChildren(QWidget) if each.isVisible() and each.window() is top]:
        text, width, room = needed(widget)
        if text:
            texts.append((widget, text))
            wrong = "cut" if room < width else "sticks out" if clipped(widget, top) else ""
            if isinstance(widget, QLabel) and widget.wordWrap() and widget.height() < widget.heightForWidth(widget.width()):
                wrong = f"cut below: {widget.height()} of {widget.heightForWidth(widget.width())}"
            yield text, width, room, wrong
        if isinstance(widget, QTableView):
            yield from captions(widget)
            yield from chips(widget)
    yield from overlaps(texts, top)


def captions(table: QTableView) -> Iterator[Measured]:
    """The captions of a table's columns."""
    header, model = table.horizontalHeader(), table.model()
    for column in range(model.columnCount()):
        title = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        if not table.isColumnHidden(column):
            room, width = header.sectionSize(column), header.fontMetrics().horizontalAdvance(title)
            yield title, width, room, "cut" if room < width else ""


def chips(table: QTableView) -> Iterator[Measured]:
    """The states in a table's rows."""
    model = table.model()
    places = [model.index(row, column) for row in range(min(20, model.rowCount())) for column in range(model.columnCount())]
    for index in places:
        if isinstance(index.data(CellRole.TONE), Tone) and not table.isColumnHidden(index.column()):
            # The hint has some pixels more than what is drawn.
            room, width = table.columnWidth(index.column()), table.sizeHintForIndex(index).width() - 8
            yield str(index.data()), width, room, "cut" if room < width else ""


def overlaps(texts: list[tuple[QWidget, str]], top: QWidget) -> Iterator[Measured]:
    """The texts that lie over another."""
    placed = [(widget, place(widget, top), text) for widget, text in texts]
    for (one, here, text), (other, there, covered) in combinations(placed, 2):
        if here.intersects(there) and not one.isAncestorOf(other) and not other.isAncestorOf(one):
            # What is scrolled out of sight lies under its neighbours and is not seen.
            both = one.visibleRegion().translated(here.topLeft())
            if not both.intersected(other.visibleRegion().translated(there.topLeft())).isEmpty():
                yield text, 0, 0, f"lies over {covered!r}"
