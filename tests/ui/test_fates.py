"""Where messages stand, as lists and history show it."""

from __future__ import annotations

from kit_desktop.core.lists.values import Fate
from kit_desktop.ui.fates import FATE_TONES, fate_words
from kit_desktop.ui.theme import Tone


def test_every_fate_has_its_place_words_of_its_own_and_a_tone() -> None:
    assert set(FATE_TONES) == set(Fate)
    assert len({fate_words(fate) for fate in Fate}) == len(Fate)
    assert (FATE_TONES[Fate.DELIVERED], FATE_TONES[Fate.UNDELIVERED]) == (Tone.GOOD, Tone.BAD)
