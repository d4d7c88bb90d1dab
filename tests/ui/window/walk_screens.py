"""What somebody without a mouse meets in a window, and what stays of light in the dark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kit_desktop.core.settings.settings import Appearance
from kit_desktop.ui.appearance import apply_appearance
from kit_desktop.ui.theme import own_scheme
from tests.ui.screens import lay_out, tab_stops
from tests.ui.window.measure_screens import place
from tests.ui.window_bench import spoken_name

AROUND = 4
"""Pixels around a widget that may show that it has the keyboard."""

TALL = 2000
AFTER_ITS_FIELD = frozenset({"Restore default"})
"""A link at the end of a caption's line: the field under it comes first."""

EVERY, FEW, WHITE = 3, 4, 700
"""Which lines of a picture are looked at. How many pixels of one colour may come about by blending in them, and of white,
which pictures have too."""


def disordered(top: QWidget) -> list[str]:
    """Where the Tab key goes up, or to the left in the same line, more than the once by which it begins anew."""
    size = top.size()
    # So high that nothing is scrolled out of sight, to where other things are.
    top.resize(size.width(), TALL)
    QCoreApplication.processEvents()
    lay_out()
    every = [widget for widget in tab_stops(top) if spoken_name(widget) not in AFTER_ITS_FIELD]
    back = [
        f"{named(one)} → {named(other)}"
        for one, other in zip(every, every[1:] + every[:1], strict=True)
        if is_before(place(other, top), place(one, top))
    ]
    top.resize(size)
    QCoreApplication.processEvents()
    lay_out()
    return back if len(back) > 1 else []


def is_before(one: QRect, other: QRect) -> bool:
    """Whether the eye comes to the one first."""
    if one.contains(other) or other.contains(one):
        return False
    shared = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    if 2 * shared > min(one.height(), other.height()):
        return one.left() < other.left()
    return one.top() < other.top()


def picture(top: QWidget, area: QRect) -> QImage:
    """As it looks now. It is drawn for this alone."""
    QCoreApplication.processEvents()
    top.setUpdatesEnabled(True)
    image = top.grab(area).toImage()
    top.setUpdatesEnabled(False)
    return image


def named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {spoken_name(widget)!r} {widget.objectName()}".strip()


def press(key: Qt.Key) -> QWidget | None:
    """Press a key where the keyboard is; returns where it is then."""
    focused = QApplication.focusWidget()
    if focused is not None:
        QTest.keyClick(focused, key)
        QCoreApplication.processEvents()
    return QApplication.focusWidget()


def unseen(top: QWidget, known: set[QWidget]) -> Iterator[str]:
    """What shows by nothing that it has the keyboard, but for what is `known` to show it from a screen before.

    Goes by Tab from stop to stop, each time back and on again.
    """
    every = tab_stops(top)
    if every:
        every[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _ in every[1:]:
        widget = press(Qt.Key.Key_Tab)
        if widget is None or widget.window() is not top:
            return
        if widget in known:
            continue
        known.add(widget)
        has = around(widget, top)
        if press(Qt.Key.Key_Backtab) is not widget and around(widget, top) == has:
            yield named(widget)
        press(Qt.Key.Key_Tab)


def around(widget: QWidget, top: QWidget) -> QImage:
    """The widget with its nearest surroundings, as it looks now."""
    return picture(top, place(widget, top).adjusted(-AROUND, -AROUND, AROUND, AROUND))


def near(one: QColor, other: QColor) -> bool:
    """Whether two colours can hardly be told apart."""
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue())) <= 8


def light_left(qt: QApplication, top: QWidget) -> list[str]:
    """Colours that only light has, in a window that is dark."""
    light, dark = own_scheme(dark=False), own_scheme(dark=True)
    apply_appearance(qt, Appearance.DARK)
    lay_out()
    image = picture(top, top.rect()).convertToFormat(QImage.Format.Format_RGB32)
    apply_appearance(qt, Appearance.LIGHT)
    # A colour next to one of the dark ones comes about at the edges of letters.
    own = [colour for colour in dark if isinstance(colour, QColor)]
    names = {
        colour.rgb(): name
        for name, colour in zip(light._fields, light, strict=True)
        if isinstance(colour, QColor) and not any(near(colour, other) for other in own)
    }
    pixels, wide = image.constBits().cast("I"), image.width()
    counted = Counter(chain.from_iterable(pixels[at : at + wide] for at in range(0, len(pixels), EVERY * wide)))
    return [
        f"{name} ({counted[colour]} pixels)"
        for colour, name in names.items()
        if counted[colour] > (WHITE if colour == 0xFFFFFFFF else FEW)
    ]


def walked(qt: QApplication, top: QWidget, known: set[QWidget]) -> dict[str, list[str]]:
    """What is wrong: `nameless`, what the Tab key stops at and has no name; `disordered`, where it goes back against the eye;
    `unseen`, what looks the same with and without the keyboard; `stale`, the colours of light that are left in the dark.
    """
    top.activateWindow()
    QCoreApplication.processEvents()
    lay_out()
    stale = light_left(qt, top)
    nameless = [named(each) for each in tab_stops(top) if not spoken_name(each).strip()]
    return {"nameless": nameless, "disordered": disordered(top), "unseen": list(unseen(top, known)), "stale": stale}
