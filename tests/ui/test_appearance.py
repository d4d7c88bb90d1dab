"""Light, dark, or as the system has it; the system's own colours where it asks for contrast."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kit_desktop.core.settings.settings import Appearance
from kit_desktop.ui import appearance as module
from kit_desktop.ui.appearance import SystemAppearance, apply_appearance, wants_contrast
from kit_desktop.ui.theme import Tone, contrast, is_dark, own_scheme, palette_of, scheme_of, tone_colours

Make = Callable[[], SystemAppearance]


def test_where_the_system_asks_for_contrast_its_own_colours_are_used_and_no_tints(qapp: QApplication) -> None:
    system = QPalette(QColor("#000000"), QColor("#000000"))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        system.setColor(role, QColor("#ffffff"))
    assert wants_contrast(qapp, system)
    assert not wants_contrast(qapp, palette_of(own_scheme(dark=True)))
    scheme = scheme_of(system)
    assert scheme.is_contrast
    assert scheme.is_dark
    assert scheme.edge_width == 2
    for tone in Tone:
        colours = tone_colours(tone, system)
        assert {colours.surface.name(), colours.chip.name()} == {"#000000"}
        assert contrast(colours.mark, colours.surface) == pytest.approx(21)


@pytest.fixture
def as_before(qapp: QApplication) -> Iterator[QApplication]:
    """The program looks as before afterwards."""
    yield qapp
    apply_appearance(qapp, Appearance.SYSTEM)


@pytest.fixture
def make_appearance(as_before: QApplication) -> Iterator[Make]:
    """Makes what follows the system, which follows it no more afterwards."""
    made: list[SystemAppearance] = []

    def make() -> SystemAppearance:
        made.append(SystemAppearance(as_before))
        return made[-1]

    yield make
    for each in made:
        shiboken6.delete(each)


def test_fields_are_drawn_in_the_palette_whatever_the_systems_style(make_appearance: Make, qtbot: QtBot) -> None:
    make_appearance().use(Appearance.DARK)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(200, 40)
    field.show()
    assert field.grab().toImage().pixelColor(100, 20).lightness() < 60


@pytest.mark.parametrize(("chosen", "dark"), [(Appearance.LIGHT, False), (Appearance.DARK, True)])
def test_what_is_chosen_is_shown(as_before: QApplication, chosen: Appearance, dark: bool) -> None:
    apply_appearance(as_before, chosen)
    assert is_dark(as_before.palette()) is dark
    assert scheme_of(as_before.palette()).is_dark is dark
    assert not scheme_of(as_before.palette()).is_contrast


def colours(window: str, text: str) -> QPalette:
    palette = QPalette(QColor(window))
    role = QPalette.ColorRole
    for which in (role.Window, role.Base, role.Button):
        palette.setColor(which, QColor(window))
    for which in (role.WindowText, role.Text):
        palette.setColor(which, QColor(text))
    return palette


@pytest.mark.parametrize(
    ("window", "text", "wanted"),
    [
        ("#000000", "#ffffff", True),
        ("#ffffff", "#000000", True),
        ("#000000", "#fffffe", False),
        ("#ffffff", "#1b1f24", False),
        ("#000000", "#000000", False),
    ],
)
def test_pure_black_and_white_is_a_wish_for_contrast(qapp: QApplication, window: str, text: str, wanted: bool) -> None:
    assert wants_contrast(qapp, colours(window, text)) is wanted
    mixed = colours(window, text)
    mixed.setColor(QPalette.ColorRole.Base, QColor("#123456"))
    assert not wants_contrast(qapp, mixed)


class Platform:
    """A program on a system with a scheme and a wish for contrast of its own."""

    def __init__(self, contrast: Qt.ContrastPreference | None, *, dark: bool = False) -> None:
        self.system = colours("#202020" if dark else "#f0f0f0", "#f0f0f0" if dark else "#202020")
        self.shown = self.system
        self.schemes: list[Qt.ColorScheme] = []
        self._scheme = Qt.ColorScheme.Unknown
        self._contrast = contrast

    def styleHints(self) -> Any:
        hints = SimpleNamespace(colorScheme=lambda: self._scheme, setColorScheme=self._set_scheme)
        if self._contrast is not None:
            hints.accessibility = lambda: SimpleNamespace(contrastPreference=lambda: self._contrast)
        return hints

    def _set_scheme(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        self.schemes.append(scheme)

    def palette(self) -> QPalette:
        return QPalette(self.shown)

    def setPalette(self, palette: QPalette) -> None:
        self.shown = palette if palette.resolveMask() else self.system


@pytest.mark.parametrize(
    ("contrast", "own"),
    [(Qt.ContrastPreference.HighContrast, False), (Qt.ContrastPreference.NoPreference, True), (None, True)],
)
def test_the_systems_own_word_for_contrast_is_heard(contrast: Qt.ContrastPreference | None, own: bool) -> None:
    platform: Any = Platform(contrast)
    apply_appearance(platform, Appearance.SYSTEM)
    assert (platform.shown == palette_of(own_scheme(dark=False))) is own
    if not own:
        assert platform.shown.color(QPalette.ColorRole.Window) == QColor("#f0f0f0")
        assert platform.shown.color(QPalette.ColorRole.PlaceholderText) == QColor("#202020")


@pytest.mark.parametrize(
    ("chosen", "system_dark", "dark"),
    [
        (Appearance.SYSTEM, False, False),
        (Appearance.SYSTEM, True, True),
        (Appearance.LIGHT, True, False),
        (Appearance.DARK, False, True),
    ],
)
def test_the_system_decides_where_nothing_is_chosen(chosen: Appearance, system_dark: bool, dark: bool) -> None:
    platform: Any = Platform(None, dark=system_dark)
    apply_appearance(platform, chosen)
    apply_appearance(platform, chosen)
    assert is_dark(platform.shown) is dark
    scheme = {Appearance.LIGHT: Qt.ColorScheme.Light, Appearance.DARK: Qt.ColorScheme.Dark}.get(chosen)
    assert platform.schemes == ([scheme] if scheme else []), "the title bar follows, and once: the system answers each time"


@pytest.mark.parametrize(("chosen", "follows"), [(Appearance.SYSTEM, True), (Appearance.DARK, False)])
def test_only_the_systems_appearance_follows_the_system(
    as_before: QApplication, make_appearance: Make, chosen: Appearance, follows: bool
) -> None:
    appearance = make_appearance()
    appearance.use(chosen)
    own, changed = QPalette(as_before.palette()), colours("#123456", "#ffffff")
    as_before.setPalette(changed)
    # Not by Qt's signal: what the program's other tests have left would hear it too.
    appearance._on_changed()
    shown = as_before.palette().color(QPalette.ColorRole.Window)
    assert shown == (own if follows else changed).color(QPalette.ColorRole.Window)


@pytest.mark.parametrize(("platform", "replaced"), [("win32", True), ("linux", False)])
@pytest.mark.parametrize("style", ["windowsvista", "windows11"])
def test_the_style_of_windows_10_gives_way(
    as_before: QApplication, make_appearance: Make, monkeypatch: pytest.MonkeyPatch, platform: str, replaced: bool, style: str
) -> None:
    styles: list[str] = []
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(module, "_WITHOUT_PALETTE", as_before.style().name() if style == "windowsvista" else "windows11")
    monkeypatch.setattr(QApplication, "setStyle", styles.append)
    make_appearance()
    assert styles == (["Fusion"] if replaced and style == "windowsvista" else [])
