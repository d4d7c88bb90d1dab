"""The surface behind things that belong together."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEasingCurve, QEvent, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kit_desktop.ui.theme import Scheme, Tone, blend, scheme_of, tone_colours
from kit_desktop.ui.widgets.box import Painted, paint_box
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.widgets.marks import OutcomeMark

CARD_MARGINS = (16, 12)
ANSWER_MARGINS = (20, 12)
"""Of the cards that stand with an answer."""

RADIUS = 12.0
_FADE_MS = 150
_GET_CLIENT_AREA_ANIMATION = 0x1042


def _motion_is_wanted(widget: QWidget) -> bool:
    """Whether neither the style nor, on Windows, the choice of "Show animations" is against it; Qt tells only the first."""
    from PySide6.QtWidgets import QStyle  # noqa: PLC0415  # slow to make, and not needed before a second answer

    if not widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget):
        return False
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # Windows alone needs it

        shown = ctypes.c_int()
        ctypes.windll.user32.SystemParametersInfoW(_GET_CLIENT_AREA_ANIMATION, 0, ctypes.byref(shown), 0)
        return bool(shown.value)
    return True


class Card(Painted, QFrame):
    """A rounded surface: tinted by a tone, plain (no tone), or old: grey, for what is no longer the answer to the question.

    A change of colour fades, unless the system or the style asks for no motion. Nothing but the colour ever moves.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone: Tone | None = None
        self._is_old = False
        self._before = self._colours()
        curve = QEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade = QVariantAnimation(self, duration=_FADE_MS, startValue=0.0, endValue=1.0, easingCurve=curve)
        self._fade.valueChanged.connect(self._on_fading)

    @property
    def tone(self) -> Tone | None:
        """The tone that tints the card, None where it is plain."""
        return self._tone

    @property
    def is_old(self) -> bool:
        """Whether the card has lost its colour."""
        return self._is_old

    def set_tone(self, tone: Tone | None, *, old: bool = False) -> None:
        """Tint the card, or take its colour away (`old`)."""
        if (tone, old) == (self._tone, self._is_old):
            return
        self._before = self._colours()
        self._tone, self._is_old = tone, old
        if self.isVisible() and _motion_is_wanted(self):
            self._fade.stop()
            self._fade.start()
        self.update()

    @property
    def is_fading(self) -> bool:
        """Whether the card is on its way from one colour to another."""
        return self._fade.state() is QVariantAnimation.State.Running

    def changeEvent(self, event: QEvent) -> None:
        """Under another palette nothing fades from the colours of the one before."""
        if event.type() is QEvent.Type.PaletteChange:
            self._fade.stop()
        super().changeEvent(event)

    def _on_fading(self) -> None:
        self.update()

    def _colours(self) -> tuple[QColor, QColor]:
        """Surface and edge."""
        scheme = scheme_of(self.palette())
        if self._is_old:
            return scheme.canvas if scheme.is_contrast else blend(scheme.canvas, scheme.text, 0.02), scheme.hairline
        if self._tone is None:
            return scheme.surface, scheme.hairline
        colours = tone_colours(self._tone, self.palette())
        return colours.surface, colours.edge

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        surface, edge = self._colours()
        if self.is_fading:
            share = self._fade.currentValue()
            surface, edge = blend(self._before[0], surface, share), blend(self._before[1], edge, share)
        paint_box(painter, QRectF(self.rect()), RADIUS, fill=surface, edge=edge, width=scheme.edge_width)


class MarkedCard(Card):
    """A card in the tone of what its words say, with the mark of that beside them."""

    def __init__(self, parent: QWidget, *words: QWidget) -> None:
        super().__init__(parent)
        self.mark = OutcomeMark(self, size=24)
        column = fill(QVBoxLayout(), *words, spacing=2)
        fill(QHBoxLayout(self), (self.mark, Qt.AlignmentFlag.AlignTop), column, grows=column, margins=CARD_MARGINS, spacing=12)

    def show_tone(self, tone: Tone) -> None:
        """Give the card and its mark this meaning."""
        self.set_tone(tone)
        self.mark.set_tone(tone)
