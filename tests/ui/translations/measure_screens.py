"""Started by test_widths: shows every screen of the program in one language and measures whether its texts have room.

    python measure_screens.py LANGUAGE WIDTH…

QT_SCALE_FACTOR is the scale. At another than 1 only dialogs are shown: they open as large as the screen allows, while a window
of one size is laid out the same at every scale. Prints as JSON: `faults`, the texts that are cut or lie over one another, by
screen and width of the window; `widest`, for each of these the text that leaves the least room, its width and its room;
`has_fonts`, whether that says anything.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from kit_desktop.app import App
from kit_desktop.core.settings.settings import Language, Settings
from kit_desktop.core.settings.store import SettingsStore
from kit_desktop.ui.theme import Tone
from kit_desktop.ui.widgets.plain_label import PlainLabel
from kit_desktop.ui.widgets.table import CellRole
from tests.ui.screens import DIALOGS, SCREENS, begin, clear, lay_out, open_dialog, seen, window_of

HEIGHT = 560
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


def main() -> None:
    qt = QApplication(["measure-screens"])
    if "Noto Sans" in QFontDatabase.families():
        # Without a screen Qt takes the first font that it finds; this one has all three languages' letters.
        font = QFont("Noto Sans")
        font.setPixelSize(13)
        qt.setFont(font)
    metrics = QFontMetrics(qt.font())
    faults: dict[str, list[str]] = {}
    widest: dict[str, tuple[str, int, int]] = {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = SettingsStore(Path(folder) / "settings.ini")
        store.save(replace(Settings(), language=Language(sys.argv[1])))
        app = App(qt, store, None)
        # What is drawn is not looked at.
        begin(app).setUpdatesEnabled(False)
        for screen, show in SCREENS.items():
            if screen not in DIALOGS and qt.devicePixelRatio() != 1:
                continue
            show(app)
            assert (open_dialog() is not None) == (screen in DIALOGS), screen
            for across in sys.argv[2:]:
                name = f"{screen} {across}"
                window_of(app).resize(int(across), HEIGHT)
                QCoreApplication.processEvents()
                lay_out()
                for text, width, room, wrong in measured(seen(app)):
                    if wrong:
                        faults.setdefault(name, []).append(f"{text!r} {wrong} ({width} in {room})")
                    # What takes just the room that it needs, as a button does, says nothing of what is left.
                    if room and room != width and (name not in widest or room - width < widest[name][2] - widest[name][1]):
                        widest[name] = (text, width, room)
            clear(app)
        app.shut_down()
    sys.stdout.reconfigure(encoding="utf-8")
    has_fonts = metrics.horizontalAdvance("i") != metrics.horizontalAdvance("W")
    print(json.dumps({"faults": faults, "widest": widest, "has_fonts": has_fonts}, ensure_ascii=False), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
