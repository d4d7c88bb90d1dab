"""The ids to try in practice: each with its kind, and with the mark of what the practice gateway really answers."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kit_desktop import paths
from kit_desktop.core.accounts import Credentials
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.gateway.lazy import LazyGateway
from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD, SUGGESTIONS, DemoGateway
from kit_desktop.ui.lookup.outcome_words import result_words
from kit_desktop.ui.lookup.practice_ids import (
    _CHEVRON,
    _GAP,
    _MARK,
    _SIDE,
    PracticeId,
    PracticeIds,
    PracticeTile,
    practice_tone,
    practice_words,
)
from kit_desktop.ui.theme import Tone, own_scheme, palette_of, scheme_of, tone_colours

from ..window_bench import named

SHOWN = [PracticeId(IdKind.MSG_ID, str(number), f"word {number}", Tone.GOOD) for number in range(5)]


def test_each_mark_is_that_of_the_real_answer() -> None:
    wsdl = paths.resource("SendSMSService.wsdl")
    demo = DemoGateway(wsdl=wsdl.read_bytes())
    demo.start()
    try:
        gateway, account = LazyGateway(wsdl), Credentials(DEMO_LOGIN, DEMO_PASSWORD)
        for each in SUGGESTIONS:
            if practice_tone(each.key) is Tone.NEUTRAL:
                continue  # these are about how long it takes
            query = LookupQuery(each.by, each.id)
            result = gateway.look_up(query, account, parse_endpoint(demo.address), 20, CancelToken())
            assert result_words(result).tone is practice_tone(each.key), each.key
    finally:
        demo.stop()
    assert {practice_tone(each.key) for each in SUGGESTIONS} == set(Tone)


def test_every_suggestion_has_words() -> None:
    assert [each.key for each in SUGGESTIONS if not practice_words(each.key) or "_" in practice_words(each.key)] == []


def test_a_click_and_enter_choose_the_id_with_its_kind(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    ids = PracticeIds([PracticeId(IdKind.USER_MSG_ID, "1YT", "the sample", Tone.GOOD)], page)
    page.show()
    tile = named(page, "UserMsgID 1YT: the sample", PracticeTile)
    with qtbot.waitSignal(ids.chosen) as chosen:
        tile.click()
    assert chosen.args == [LookupQuery(IdKind.USER_MSG_ID, "1YT")]
    with qtbot.waitSignal(ids.chosen):
        qtbot.keyClick(tile, " ")


@pytest.mark.parametrize(("width", "columns"), [(640, 1), (759, 1), (760, 2), (1000, 2)])
def test_a_narrow_window_has_one_column(qtbot: QtBot, width: int, columns: int) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    ids = PracticeIds(SHOWN, page)
    page.show()
    ids.resize(width, 400)
    assert len({ids._grid.getItemPosition(number)[1] for number in range(5)}) == columns


def test_six_are_seen_at_first_and_all_on_request(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    ids = PracticeIds([SHOWN[0]] * 8, page)
    ids.resize(1000, 600)
    page.show()
    qtbot.waitExposed(page)
    assert [tile.isVisible() for tile in ids._tiles] == [True] * 6 + [False] * 2
    named(page, "All 8 of them").click()
    assert all(tile.isVisible() for tile in ids._tiles)
    qtbot.waitUntil(ids._tiles[6].hasFocus)
    assert not ids._all.isVisible()


def test_few_are_seen_all(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    ids = PracticeIds([SHOWN[0]] * 6, page)
    page.show()
    assert all(tile.isVisible() for tile in ids._tiles)
    assert not ids._all.isVisible()


def test_of_the_first_ones_each_shows_another_state() -> None:
    first = [practice_tone(each.key) for each in SUGGESTIONS[:6]]
    assert set(first) == set(Tone) - {Tone.NEUTRAL}


@pytest.mark.parametrize("tone", [Tone.GOOD, Tone.BAD])
def test_a_tile_is_painted_in_its_tone_and_shows_the_keyboard(qtbot: QtBot, tone: Tone) -> None:
    tile = PracticeTile(PracticeId(IdKind.MSG_ID, "963", "words", tone), None)  # type: ignore[arg-type]
    qtbot.addWidget(tile)
    tile.resize(300, 44)
    tile.show()
    qtbot.waitExposed(tile)
    scheme, middle = scheme_of(tile.palette()), tile.width() // 2
    tile.clearFocus()
    plain = tile.grab().toImage()
    assert plain.pixelColor(middle, 0) == scheme.hairline
    tile.setFocus()
    qtbot.waitUntil(tile.hasFocus)
    assert tile.grab().toImage().pixelColor(middle, 0) == scheme.accent
    other = PracticeTile(PracticeId(IdKind.MSG_ID, "963", "words", Tone.MISSING), None)  # type: ignore[arg-type]
    qtbot.addWidget(other)
    other.resize(300, 44)
    assert other.grab().toImage() != plain


def test_a_tiles_mark_and_arrow_stand_at_its_ends(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setPalette(palette_of(own_scheme(dark=False)))
    tile = PracticeTile(PracticeId(IdKind.MSG_ID, "", "", Tone.GOOD), page)
    scheme, mark = scheme_of(page.palette()), tone_colours(Tone.GOOD, page.palette()).mark
    # Away from where the mouse rests.
    tile.setGeometry(60, 40, 300, 44)
    page.resize(500, 200)
    page.show()
    assert (tile.sizeHint().width(), tile.minimumSizeHint().width()) == (280, 160)
    assert tile.minimumSizeHint().height() == tile.sizeHint().height() > max(_MARK, tile.fontMetrics().height()) + _SIDE
    image = page.grab(tile.geometry()).toImage()
    place = [(x, y) for x in range(300) for y in range(44) if image.pixelColor(x, y) == mark]
    xs, ys = [x for x, _ in place], [y for _, y in place]
    assert (_SIDE <= min(xs) <= _SIDE + 1, abs(min(xs) + max(xs) + 1 - 2 * _SIDE - _MARK) <= 1) == (True, True)
    assert min(ys) + max(ys) == 43
    words = [x for x in range(_SIDE + _MARK + 2, 290) if any(image.pixelColor(x, y) != scheme.surface for y in range(8, 36))]
    arrow = [x for x in words if x > 200]
    assert (arrow[0] >= 300 - _SIDE - _CHEVRON, arrow[-1] < 300 - _SIDE) == (True, True)
    tile.setDown(True)
    assert page.grab(tile.geometry()).toImage().pixelColor(150, 5).name() == scheme.raised.name()


@pytest.mark.skipif(sys.platform == "win32", reason="without a screen Windows has no fonts of its own to draw with")
@pytest.mark.parametrize("width", [160, 300, 600])
def test_words_stand_between_mark_and_arrow_whatever_their_length(qtbot: QtBot, width: int) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setPalette(palette_of(own_scheme(dark=False)))
    tile = PracticeTile(PracticeId(IdKind.USER_MSG_ID, "i" * width, "w" * 99, Tone.GOOD), page)
    tile.setGeometry(60, 40, width, 44)
    page.resize(700, 200)
    page.show()
    image, surface = page.grab(tile.geometry()).toImage(), scheme_of(page.palette()).surface
    assert image.pixelColor(0, 0) == page.palette().window().color(), "its corners are round"
    drawn = {x: [y for y in range(4, 40) if image.pixelColor(x, y) != surface] for x in range(_SIDE, width - _SIDE)}
    words, arrow = _SIDE + _MARK + _GAP, width - _SIDE - _CHEVRON
    assert not any(drawn[x] for x in (*range(words - _GAP + 1, words), *range(arrow - _GAP, arrow)))
    assert any(drawn[x] for x in range(words, words + 5))
    assert any(drawn[x] for x in range(arrow - _GAP - 20, arrow - _GAP))
    heights = [y for x in range(arrow, width - _SIDE) for y in drawn[x]]
    assert abs(min(heights) + max(heights) - 43) <= 1, "the arrow stands in the middle"


@pytest.mark.skipif(sys.platform == "win32", reason="without a screen Windows has no fonts of its own to draw with")
def test_id_kind_and_words_stand_apart(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setPalette(palette_of(own_scheme(dark=False)))
    tile = PracticeTile(PracticeId(IdKind.MSG_ID, "963", "delivered", Tone.GOOD), page)
    tile.setGeometry(60, 40, 400, 44)
    page.resize(500, 200)
    page.show()
    image, surface = page.grab(tile.geometry()).toImage(), scheme_of(page.palette()).surface
    inside = range(_SIDE, 400 - _SIDE)
    drawn = [x for x in inside if any(image.pixelColor(x, y) != surface for y in range(4, 40))]
    gaps = [after - before - 1 for before, after in pairwise(drawn) if after - before > _GAP // 2]
    # A letter may begin a pixel beside its place; before the arrow is what room is left.
    assert [abs(gap - _GAP) <= 3 for gap in gaps] == [True, True, True, False]


def test_tiles_share_the_width_with_eight_pixels_between_them(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    ids = PracticeIds(SHOWN, page)
    assert [ids._grid.getItemPosition(number)[:2] for number in range(6)] == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (5, 0)]
    page.show()
    for width in (640, 1000):
        ids.resize(width, 400)
        ids.layout().activate()
        first, second = ids._tiles[0].geometry(), ids._tiles[1].geometry()
        assert (first.left(), first.top()) == (0, ids._tiles[0].y())
        if width == 1000:
            assert (first.width(), second.left(), second.right()) == (496, 504, 999)
            assert ids._tiles[4].x() == 0
        else:
            assert (first.width(), second.left(), second.top() > first.bottom()) == (640, 0, True)
    assert ids._grid.contentsMargins().isNull()
