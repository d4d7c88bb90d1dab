"""Where messages stand, in words and tones: what the parts of a list and the groups of the history are called."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from kit_desktop.core.lists.export.words import ENGLISH
from kit_desktop.core.lists.values import Fate
from kit_desktop.ui.theme import Tone

shown = partial(QCoreApplication.translate, "Lists")
"""A text of the exported lists in the window's language."""

FATE_TONES = {
    Fate.DELIVERED: Tone.GOOD,
    Fate.ON_THE_WAY: Tone.WAITING,
    Fate.UNDELIVERED: Tone.BAD,
    Fate.NOT_FOUND: Tone.MISSING,
    Fate.OTHER_STATUS: Tone.WARNING,
    Fate.FAILED: Tone.WARNING,
    Fate.WAITING: Tone.NEUTRAL,
}
"""In the order in which they are shown."""


def fate_words(fate: Fate) -> str:
    """Where a message stands."""
    return shown(ENGLISH.fates[fate])
