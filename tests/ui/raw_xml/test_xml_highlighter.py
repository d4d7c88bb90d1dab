"""What of an XML text is coloured, and how."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette, QTextDocument

from kit_desktop.core.password_mask import MASK
from kit_desktop.ui.raw_xml.xml_highlighter import XmlHighlighter
from kit_desktop.ui.theme import Tone, own_scheme, palette_of, scheme_of, tone_colours

LIGHT, DARK = (palette_of(own_scheme(dark=dark)) for dark in (False, True))


def colour(tone: Tone | None, palette: QPalette = LIGHT) -> str:
    shown: QColor = scheme_of(palette).text2 if tone is None else tone_colours(tone, palette).mark
    return shown.name()


def coloured(document: QTextDocument) -> list[tuple[str, str]]:
    """The coloured pieces of the first line, and their colours."""
    line = document.firstBlock()
    return [
        (line.text()[each.start : each.start + each.length], each.format.foreground().color().name())
        for each in line.layout().formats()
    ]


TAG, NAME, VALUE, HIDDEN = Tone.WAITING, Tone.WARNING, Tone.GOOD, Tone.MISSING


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("<a:b>964</a:b>", [("<a:b>", TAG), ("</a:b>", TAG)]),
        ("<a b='x' c=\"\"/>", [("<a", TAG), ("b", NAME), ("'x'", VALUE), ("c", NAME), ('""', VALUE), ("/>", TAG)]),
        ("<?xml?>x", [("<?xml?>", TAG)]),
        (f"x {MASK}", [(MASK, HIDDEN)]),
        ("<!-- <a b='c'> -->x", [("<!-- <a b='c'> -->", None)]),
        ("<!-- <a>", [("<!-- <a>", None)]),
        ("plain", []),
    ],
)
def test_each_kind_of_thing_has_its_colour(qapp: object, line: str, pieces: list[tuple[str, Tone | None]]) -> None:
    document = QTextDocument(line)
    highlighter = XmlHighlighter(document, LIGHT)
    highlighter.rehighlight()
    assert coloured(document) == [(piece, colour(tone)) for piece, tone in pieces]


def test_other_colours_are_taken_at_once(qapp: object) -> None:
    document = QTextDocument("<a")
    highlighter = XmlHighlighter(document, LIGHT)
    highlighter.recolour(DARK)
    assert coloured(document) == [("<a", colour(TAG, DARK))]
    assert colour(TAG, DARK) != colour(TAG)


def test_while_it_is_switched_off_nothing_is_coloured(qapp: object) -> None:
    document = QTextDocument()
    highlighter = XmlHighlighter(document, LIGHT)
    for active in (False, False, True, True):
        highlighter.set_active(active)
        assert highlighter.document() is (document if active else None)
        document.setPlainText("<a")
        highlighter.rehighlight()
        assert bool(coloured(document)) is active
