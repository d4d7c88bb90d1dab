"""Started by test_every_screen: shows every screen of the program and looks at it as somebody without a mouse does.

Prints as JSON, by screen: `nameless`, what the Tab key stops at and has no name; `disordered`, where it goes back against the
eye; `unseen`, what looks the same with and without the keyboard; `stale`, the colours of light that are left after the program
has turned dark.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from kit_desktop.app import App
from kit_desktop.core.settings.settings import Appearance, Language, Settings
from kit_desktop.core.settings.store import SettingsStore
from kit_desktop.ui.appearance import apply_appearance
from kit_desktop.ui.theme import own_scheme
from tests.ui.screens import SCREENS, begin, clear, lay_out, seen
from tests.ui.window_bench import spoken_name

AROUND = 4
"""Pixels around a widget that may show that it has the keyboard."""

TALL = 2000
AFTER_ITS_FIELD = frozenset({"Restore default"})
"""A link at the end of a caption's line: the field under it comes first."""

EVERY, FEW, WHITE = 3, 4, 700
"""Which lines of a picture are looked at. How many pixels of one colour may come about by blending in them, and of white,
which pictures have too."""

LIKE_OTHERS = frozenset(
    {"undelivered", "operator", "sending", "waiting", "unknown-status", "by-own-id", "not-found-404", "fault", "maintenance"}
)
"""Screens that differ from the others in their words alone."""


def stops(top: QWidget) -> list[QWidget]:
    """What the Tab key comes to, in its order."""
    found = []
    widget = top.nextInFocusChain()
    while widget is not top:
        by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        # Of choices that exclude one another, the keyboard comes to the chosen one.
        if isinstance(widget, QAbstractButton) and widget.autoExclusive() and not widget.isChecked():
            by_tab = False
        if by_tab and widget.isVisible() and widget.isEnabled() and widget.window() is top:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def disordered(top: QWidget) -> list[str]:
    """Where the Tab key goes up, or to the left in the same line, more than the once by which it begins anew."""
    size = top.size()
    # This is not looked at.
    top.setUpdatesEnabled(False)
    # So high that nothing is scrolled out of sight, to where other things are.
    top.resize(size.width(), TALL)
    QCoreApplication.processEvents()
    lay_out()
    every = [widget for widget in stops(top) if spoken_name(widget) not in AFTER_ITS_FIELD]
    back = [
        f"{named(one)} → {named(other)}"
        for one, other in zip(every, every[1:] + every[:1], strict=True)
        if is_before(place(other, top), place(one, top))
    ]
    top.resize(size)
    QCoreApplication.processEvents()
    lay_out()
    top.setUpdatesEnabled(True)
    return back if len(back) > 1 else []


def is_before(one: QRect, other: QRect) -> bool:
    """Whether the eye comes to the one first."""
    if one.contains(other) or other.contains(one):
        return False
    shared = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    if 2 * shared > min(one.height(), other.height()):
        return one.left() < other.left()
    return one.top() < other.top()


def place(widget: QWidget, top: QWidget) -> QRect:
    return QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())


def picture(top: QWidget, area: QRect) -> QImage:
    QCoreApplication.processEvents()
    return top.grab(area).toImage()


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
    every = stops(top)
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


def main() -> None:
    qt = QApplication(["walk-screens"])
    found: dict[str, dict[str, list[str]]] = {}
    known: set[QWidget] = set()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = SettingsStore(Path(folder) / "settings.ini")
        store.save(replace(Settings(), language=Language.ENGLISH, appearance=Appearance.LIGHT))
        app = App(qt, store, None)
        begin(app).resize(1000, 640)
        for name in [each for each in SCREENS if each not in LIKE_OTHERS]:
            SCREENS[name](app)
            top = seen(app)
            top.activateWindow()
            QCoreApplication.processEvents()
            lay_out()
            stale = light_left(qt, top)
            nameless = [named(each) for each in stops(top) if not spoken_name(each).strip()]
            back = disordered(top)
            found[name] = {"nameless": nameless, "disordered": back, "unseen": list(unseen(top, known)), "stale": stale}
            clear(app)
        app.shut_down()
    sys.stdout.reconfigure(encoding="utf-8")
    print(json.dumps(found, ensure_ascii=False), flush=True)
    if sys.platform == "win32":
        # Windows takes the libraries down first, which under Wine now and then ends in an abort after all is done.
        ctypes.windll.kernel32.TerminateProcess(ctypes.c_void_p(-1), 0)
    os._exit(0)


if __name__ == "__main__":
    main()
