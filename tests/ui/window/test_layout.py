"""The main states as they are laid out and painted: two left edges, nothing cut or covered, each tone where it belongs.

Judged by geometry and by colours of places without letters, so that another font changes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import pairwise, product

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.core.settings.settings import Appearance, Language
from kit_desktop.ui.appearance import apply_appearance
from kit_desktop.ui.i18n import Translators
from kit_desktop.ui.theme import Tone, scheme_of, tone_colours

from ..screens import lay_out
from ..window_bench import Bench

Make = Callable[..., Bench]
STATES: dict[str, Callable[[Bench], None]] = {
    "delivered": lambda bench: _show(bench, Outcome.OK),
    "undelivered": lambda bench: _show(bench, status="undelivered"),
    "operator": lambda bench: _show(bench, status="sent"),
    "not found": lambda bench: _show(bench, Outcome.NOT_FOUND, server_text="Record Not Found"),
    "unreachable": lambda bench: _show(bench, Outcome.UNREACHABLE, facts=Facts(Reason.NAME_NOT_FOUND, "isms.center", 443)),
    "login": lambda bench: _show(bench, Outcome.AUTH_FAILED, server_text="Неверный логин или пароль"),
    "old": lambda bench: (_show(bench), bench.type("964002"))[0],
}
TONES = {"delivered": Tone.GOOD, "undelivered": Tone.BAD, "operator": Tone.WAITING, "not found": Tone.MISSING}


def _show(bench: Bench, outcome: Outcome = Outcome.OK, **given: object) -> None:
    result = bench.show(outcome, **given)
    bench.window.fill(result.query)


@pytest.fixture(params=[Appearance.LIGHT, Appearance.DARK])
def appearance(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Appearance]:
    """The program in that appearance."""
    apply_appearance(qapp, request.param)
    yield request.param
    apply_appearance(qapp, Appearance.SYSTEM)


def place(widget: QWidget) -> tuple[int, int, int, int]:
    """Left, top, right and bottom in the window."""
    corner = widget.mapTo(widget.window(), QPoint(0, 0))
    return corner.x(), corner.y(), corner.x() + widget.width(), corner.y() + widget.height()


def parts(bench: Bench) -> list[QWidget]:
    """What stands below one another on the Result tab."""
    result = bench.window.result
    cards = [result.fields, result._way, result._not_found, result.details]
    column = [result.outcome, result.actions_row, result._journey_card, *cards]
    return [part for part in column if part.isVisible()]


def test_two_left_edges_and_nothing_over_anything(bench: Bench) -> None:
    for size, (state, show) in product([(1000, 640), (640, 560), (1400, 900)], STATES.items()):
        bench.window.resize(*size)
        show(bench)
        lay_out()
        assert place(bench.window.bar.field)[0] == 24, state
        assert {place(part)[0] for part in parts(bench)} == {24}, state
        assert len({place(part)[2] for part in parts(bench)}) == 1, state
        assert place(parts(bench)[0])[2] <= 24 + 1120, state
        for above, below in pairwise(parts(bench)):
            assert place(above)[3] < place(below)[1], state
        assert place(bench.window.result.outcome._title)[0] >= 44, state
        assert place(bench.window.result.outcome._meaning)[0] == 44, state


@pytest.mark.skipif(sys.platform == "win32", reason="without a screen Windows has no fonts of its own to measure by")
@pytest.mark.parametrize("chosen", [Language.ENGLISH, Language.RUSSIAN, Language.KAZAKH])
def test_the_next_step_is_above_the_fold(make_bench: Make, language: Translators, chosen: Language) -> None:
    language.use(chosen)
    bench = make_bench()
    for width, (state, show) in product([640, 1000], STATES.items()):
        bench.window.resize(width, 600)
        show(bench)
        lay_out()
        first = bench.window.result.actions_row.buttons[0]
        assert place(first)[3] <= place(bench.window.statusBar())[1], (state, width)


def test_a_state_is_painted_in_its_tone_and_an_old_answer_in_none(appearance: Appearance, bench: Bench) -> None:
    bench.window.resize(1000, 640)
    card, palette = bench.window.result.outcome, bench.window.palette()
    for state, tone in TONES.items():
        STATES[state](bench)
        bench.wait(lambda: not card.is_fading)
        colours = tone_colours(tone, palette)
        assert near(colour_at(card, QPoint(8, card.height() // 2)), colours.surface), state
        assert near(colour_at(card, QPoint(card.width() // 2, 0)), colours.edge), state
        assert near(colour_at(card._mark, QPoint(card._mark.width() // 2, 4)), colours.mark), state
    STATES["old"](bench)
    bench.wait(lambda: not card.is_fading)
    colour = colour_at(card, QPoint(8, 60))
    canvas = scheme_of(palette).canvas
    assert all(abs(a - b) < 14 for a, b in zip(colour.getRgb(), canvas.getRgb(), strict=True))


def colour_at(widget: QWidget, point: QPoint) -> QColor:
    """What is painted at that point of a widget."""
    window = widget.window()
    scale = QGuiApplication.primaryScreen().devicePixelRatio()
    return window.grab().toImage().pixelColor(widget.mapTo(window, point) * scale)


def near(one: QColor, other: QColor) -> bool:
    """Whether two colours are the same to the eye."""
    return all(abs(a - b) <= 6 for a, b in zip(one.getRgb(), other.getRgb(), strict=True))
