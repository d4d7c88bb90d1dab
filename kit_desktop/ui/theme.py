"""Colours by meaning, made from the palette in use: right in light and dark, and quiet where the system asks for contrast."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtGui import QColor, QPalette


class Tone(Enum):
    """What a colour says. Each has a shape of its own as well, see `OutcomeMark`."""

    GOOD = auto()
    WAITING = auto()
    BAD = auto()
    MISSING = auto()
    WARNING = auto()
    NEUTRAL = auto()


@dataclass(frozen=True, slots=True)
class ToneColours:
    """`mark` for shapes and lines, `surface` behind text, `edge` around it, `on_mark` for a drawing on the mark."""

    mark: QColor
    surface: QColor
    edge: QColor
    on_mark: QColor


_MARKS = {
    # light, dark: each at least 4.5:1 against its surface
    Tone.GOOD: ("#177a3c", "#4cc773"),
    Tone.WAITING: ("#1a5fc4", "#6ea8fe"),
    Tone.BAD: ("#b42323", "#ff857d"),
    Tone.MISSING: ("#6b4fb3", "#b79df5"),
    Tone.WARNING: ("#8f5200", "#f0b24a"),
    Tone.NEUTRAL: ("#55606e", "#a3adb8"),
}


def is_dark(palette: QPalette) -> bool:
    """Whether the palette's windows are darker than their text."""
    window = palette.color(QPalette.ColorRole.Window)
    return window.lightness() < palette.color(QPalette.ColorRole.WindowText).lightness()


def tone_colours(tone: Tone, palette: QPalette) -> ToneColours:
    """The colours of a meaning on this palette."""
    dark = is_dark(palette)
    mark = QColor(_MARKS[tone][1 if dark else 0])
    base = palette.color(QPalette.ColorRole.Base)
    return ToneColours(
        mark=mark,
        surface=blend(base, mark, 0.16 if dark else 0.10),
        edge=blend(base, mark, 0.45 if dark else 0.35),
        on_mark=QColor("#101418") if dark else QColor("#ffffff"),
    )


def secondary_text(palette: QPalette) -> QColor:
    """Text that stands back: captions and explanations; still above 4.5:1."""
    text = palette.color(QPalette.ColorRole.WindowText)
    return blend(text, palette.color(QPalette.ColorRole.Window), 0.30)


def line_colour(palette: QPalette) -> QColor:
    """Hairlines around cards."""
    text = palette.color(QPalette.ColorRole.WindowText)
    return blend(palette.color(QPalette.ColorRole.Window), text, 0.16)


def blend(first: QColor, second: QColor, share: float) -> QColor:
    """`first` with `share` (0 to 1) of `second` mixed in."""
    return QColor.fromRgbF(
        first.redF() * (1 - share) + second.redF() * share,
        first.greenF() * (1 - share) + second.greenF() * share,
        first.blueF() * (1 - share) + second.blueF() * share,
    )
