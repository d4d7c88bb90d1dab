"""Colours and sizes of text: one scheme for light, one for dark, and the system's own colours where it asks for contrast.

A palette is the only state: whoever paints asks `scheme_of(palette)`, so that a change of palette reaches everything at once.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QPalette


class Tone(Enum):
    """What a colour says. Each has a shape of its own as well, see `widgets/marks.py`."""

    GOOD = auto()
    WAITING = auto()
    BAD = auto()
    MISSING = auto()
    WARNING = auto()
    NEUTRAL = auto()


class TextSize(Enum):
    """A role of text: its size as a ratio of the platform's font, and its weight."""

    DISPLAY = (23 / 13, QFont.Weight.DemiBold)
    TITLE = (18 / 13, QFont.Weight.DemiBold)
    FIELD = (15 / 13, QFont.Weight.Medium)
    LEAD = (14 / 13, QFont.Weight.Medium)
    VALUE = (14 / 13, QFont.Weight.Normal)
    VALUE_STRONG = (14 / 13, QFont.Weight.DemiBold)
    BODY = (1.0, QFont.Weight.Normal)
    EMPHASIS = (1.0, QFont.Weight.Medium)
    STRONG = (1.0, QFont.Weight.DemiBold)
    SMALL = (12 / 13, QFont.Weight.Normal)
    SMALL_EMPHASIS = (12 / 13, QFont.Weight.Medium)
    SMALL_STRONG = (12 / 13, QFont.Weight.DemiBold)
    HINT = (11 / 13, QFont.Weight.Normal)


class ToneColours(NamedTuple):
    """`mark` for shapes and lines, `surface` behind text, `edge` around it, `chip` behind a mark with words beside it,
    `on_mark` for a drawing on the mark."""

    mark: QColor
    surface: QColor
    edge: QColor
    chip: QColor
    on_mark: QColor


class Scheme(NamedTuple):
    """The colours of one appearance; `text2` is text that stands back. `is_contrast`: the system's own, without tints."""

    canvas: QColor
    chrome: QColor
    surface: QColor
    raised: QColor
    track: QColor
    text: QColor
    text2: QColor
    hairline: QColor
    outline: QColor
    accent: QColor
    on_accent: QColor
    tint: QColor
    selection: QColor
    is_dark: bool
    is_contrast: bool = False

    @property
    def edge_width(self) -> float:
        """Width of an edge that is not focused."""
        return 2.0 if self.is_contrast else 1.0

    @property
    def faint(self) -> QColor:
        """Of what is disabled."""
        return blend(self.surface, self.text2, 0.75)


_LIGHT = Scheme(
    canvas=QColor("#f4f5f7"),
    chrome=QColor("#ffffff"),
    surface=QColor("#ffffff"),
    raised=QColor("#eef0f3"),
    track=QColor("#e9ebef"),
    text=QColor("#1b1f24"),
    text2=QColor("#57606b"),
    hairline=QColor("#dfe3e8"),
    outline=QColor("#7d8590"),
    accent=QColor("#1a5fc4"),
    on_accent=QColor("#ffffff"),
    tint=QColor("#e8f0fb"),
    selection=QColor("#dbe8fa"),
    is_dark=False,
)
_DARK = Scheme(
    canvas=QColor("#191c20"),
    chrome=QColor("#1f2328"),
    surface=QColor("#24282e"),
    raised=QColor("#2f343b"),
    track=QColor("#15181b"),
    text=QColor("#eaedf0"),
    text2=QColor("#a8b1bb"),
    hairline=QColor("#373d45"),
    outline=QColor("#7c8692"),
    accent=QColor("#7db0ff"),
    on_accent=QColor("#0c1a30"),
    tint=QColor("#22324a"),
    selection=QColor("#2a3f60"),
    is_dark=True,
)
_MARKS = {
    # light, dark: each at least 4.5:1 against its surface, good and bad apart for red-green blindness
    Tone.GOOD: ("#0b7a5c", "#52d8ac"),
    Tone.WAITING: ("#1a5fc4", "#7db0ff"),
    Tone.BAD: ("#a81a22", "#ff7b75"),
    Tone.MISSING: ("#8c3896", "#e6a7dd"),
    Tone.WARNING: ("#8a5300", "#f5bd55"),
    Tone.NEUTRAL: ("#55606e", "#a3adb8"),
}
_ENOUGH = 4.5
"""WCAG's contrast for text."""

_LEAST_SATURATION = 40
"""Of an accent colour, of 255."""

_known: dict[int, Scheme] = {}
_KEPT = 64


def scheme_of(palette: QPalette) -> Scheme:
    """The scheme that a palette was made of by `palette_of`; of any other palette, one made of its roles alone."""
    key = palette.cacheKey()
    if key not in _known:
        if len(_known) >= _KEPT:
            _known.clear()
        _known[key] = _read(palette)
    return _known[key]


def is_dark(palette: QPalette) -> bool:
    """Whether the palette's windows are darker than their text."""
    window = palette.color(QPalette.ColorRole.Window)
    return window.lightness() < palette.color(QPalette.ColorRole.WindowText).lightness()


def own_scheme(*, dark: bool, system_accent: QColor | None = None) -> Scheme:
    """Our light or dark scheme, with the system's accent colour where text in it can be read.

    A grey is no accent: systems without one give the text's colour for it.
    """
    scheme = _DARK if dark else _LIGHT
    if system_accent is None or system_accent.hsvSaturation() < _LEAST_SATURATION:
        return scheme
    return _with_accent(scheme, system_accent) if contrast(system_accent, scheme.surface) >= _ENOUGH else scheme


def palette_of(scheme: Scheme) -> QPalette:
    """The palette that gives Qt's own widgets the colours of a scheme."""
    role = QPalette.ColorRole
    palette = QPalette(scheme.surface, scheme.canvas)
    for which, colour in (
        (role.Window, scheme.canvas),
        (role.WindowText, scheme.text),
        (role.Base, scheme.surface),
        (role.AlternateBase, scheme.raised),
        (role.Text, scheme.text),
        (role.Button, scheme.surface),
        (role.ButtonText, scheme.text),
        (role.ToolTipBase, scheme.surface),
        (role.ToolTipText, scheme.text),
        (role.PlaceholderText, scheme.text2),
        (role.Accent, scheme.accent),
        (role.Highlight, scheme.accent),
        (role.HighlightedText, scheme.on_accent),
        (role.Link, scheme.accent),
        (role.LinkVisited, scheme.accent),
        (role.BrightText, QColor(_MARKS[Tone.BAD][scheme.is_dark])),
        (role.Light, scheme.raised),
        (role.Midlight, scheme.hairline),
        (role.Mid, scheme.outline),
        (role.Dark, scheme.outline),
    ):
        palette.setColor(which, colour)
    for which in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, scheme.faint)
    return palette


def _read(palette: QPalette) -> Scheme:
    role, active = QPalette.ColorRole, QPalette.ColorGroup.Active
    window, text = palette.color(active, role.Window), palette.color(active, role.WindowText)
    accent = palette.color(active, role.Accent)
    for scheme in (_LIGHT, _DARK):
        if window == scheme.canvas and text == scheme.text:
            return scheme if accent == scheme.accent else _with_accent(scheme, accent)
    base, highlight = palette.color(active, role.Base), palette.color(active, role.Highlight)
    return Scheme(
        canvas=window,
        chrome=window,
        surface=base,
        raised=palette.color(active, role.Button),
        track=window,
        text=text,
        text2=text,
        hairline=text,
        outline=text,
        accent=highlight,
        on_accent=palette.color(active, role.HighlightedText),
        tint=base,
        selection=base,
        is_dark=is_dark(palette),
        is_contrast=True,
    )


def _with_accent(scheme: Scheme, accent: QColor) -> Scheme:
    share = 0.15 if scheme.is_dark else 0.10
    return scheme._replace(
        accent=accent,
        on_accent=max((QColor("#ffffff"), QColor("#0c1a30")), key=lambda colour: contrast(colour, accent)),
        tint=blend(scheme.surface, accent, share),
        selection=blend(scheme.surface, accent, share + 0.06),
    )


def tone_colours(tone: Tone, palette: QPalette) -> ToneColours:
    """The colours of a meaning on this palette."""
    scheme = scheme_of(palette)
    if scheme.is_contrast:
        return ToneColours(scheme.text, scheme.surface, scheme.text, scheme.surface, scheme.surface)
    dark = scheme.is_dark
    mark = QColor(_MARKS[tone][dark])
    return ToneColours(
        mark=mark,
        surface=blend(scheme.surface, mark, 0.11 if dark else 0.075),
        edge=blend(scheme.surface, mark, 0.42 if dark else 0.32),
        chip=blend(scheme.surface, mark, 0.17 if dark else 0.10),
        on_mark=QColor("#101418") if dark else QColor("#ffffff"),
    )


def sized(font: QFont, size: TextSize) -> QFont:
    """`font`, which is the platform's, in the size and weight of a role of text."""
    ratio, weight = size.value
    made = QFont(font)
    if font.pixelSize() > 0:
        made.setPixelSize(round(font.pixelSize() * ratio))
    else:
        made.setPointSizeF(font.pointSizeF() * ratio)
    made.setWeight(weight)
    return made


def contrast(first: QColor, second: QColor) -> float:
    """Contrast ratio of two colours (WCAG 2), 1 to 21."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def blend(first: QColor, second: QColor, share: float) -> QColor:
    """`first` with `share` (0 to 1) of `second` mixed in."""
    return QColor.fromRgbF(
        first.redF() * (1 - share) + second.redF() * share,
        first.greenF() * (1 - share) + second.greenF() * share,
        first.blueF() * (1 - share) + second.blueF() * share,
    )
