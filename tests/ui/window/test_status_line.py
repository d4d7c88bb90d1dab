"""The line at the bottom: its messages stand where all that is in the window begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.formats import short_day_and_clock
from kit_desktop.ui.theme import Tone, scheme_of, tone_colours
from kit_desktop.ui.widgets.icons import line_pixmap
from kit_desktop.ui.window.status_line import StatusLine

from ..window_bench import EXCHANGE, Bench, Tomorrow, answer, label


def test_a_message_begins_at_the_windows_edge_and_ends_before_what_stays(bench: Bench) -> None:
    bar = bench.window.statusBar()
    button = QToolButton(bar)
    button.setText("Stays")
    bar.addPermanentWidget(button)
    before = bar.grab().toImage()
    bench.window.say("a message that is longer than the window is wide, " * 20)
    picture = bar.grab().toImage()
    ground = picture.pixelColor(2, bar.height() // 2)
    written = [x for x in range(bar.width()) if any(picture.pixelColor(x, y) != ground for y in range(4, bar.height() - 2))]
    assert button.isVisible()
    assert 24 <= written[0] <= 28
    assert max(x for x in written if x < button.x()) <= button.x() - 8
    bar.clearMessage()
    assert bar.grab().toImage() == before


def test_the_bottom_line_says_whom_as_whom_when_and_how_long(bench: Bench) -> None:
    now = datetime.now(UTC)
    bench.show(checked_at=now)
    clock = now.astimezone().strftime("%H:%M:%S")
    assert label(bench.window, "status_text") == f"isms.center · account mycompany · checked {clock} · 0.31\u00a0s"


def test_the_day_of_the_answer_is_told_once_it_is_over(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime.now(UTC)
    bench.show(checked_at=now)
    monkeypatch.setattr("datetime.datetime", Tomorrow)
    bench.window.status.minute.timeout.emit()
    assert f" · checked {short_day_and_clock(now.astimezone())} · " in label(bench.window, "status_text")


@pytest.mark.parametrize(
    ("address", "consent", "parts"),
    [
        ("https://isms.center/soap", False, ["isms.center"]),
        ("http://isms.center/soap", True, ["isms.center", "not encrypted"]),
        ("http://isms.center/soap", False, ["address not usable"]),
        ("http://127.0.0.1:8000/soap", False, ["127.0.0.1:8000"]),
    ],
)
def test_the_bottom_line_says_how_safe_it_is(
    make_bench: Callable[..., Bench], address: str, consent: bool, parts: list[str]
) -> None:
    bench = make_bench(Settings(address=address, plain_http_address=address if consent else ""))
    said = label(bench.window, "status_text").split(" · ")
    assert said[: len(parts)] == parts
    assert "not encrypted" in said or "not encrypted" not in parts


@pytest.fixture
def line(qtbot: QtBot) -> StatusLine:
    made = StatusLine()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("address", "icon", "words"),
    [
        ("https://isms.center/soap", "lock", "Encrypted connection"),
        ("http://isms.center/soap", "lock-open", "The connection is not encrypted"),
        ("http://127.0.0.1:8000/soap", "lock-open", "Not encrypted, but it does not leave this computer"),
        ("nowhere", "lock-open", "The connection is not encrypted"),
    ],
)
def test_the_lock_says_how_safe_it_is(line: StatusLine, address: str, icon: str, words: str) -> None:
    line.show_state(Settings(address=address, plain_http_address=address), "demo", "demo", None, practice=False)
    assert line._lock.accessibleName() == line._lock.toolTip() == words
    palette, is_fine = line.palette(), "The connection is not" not in words
    colour = scheme_of(palette).text2 if is_fine else tone_colours(Tone.BAD, palette).mark
    assert line._lock.pixmap().toImage() == line_pixmap(icon, colour, 14).toImage()


def test_the_lock_begins_where_the_messages_do(line: StatusLine) -> None:
    line.show_state(Settings(), None, None, None, practice=False)
    line.resize(400, line.sizeHint().height())
    image = line.grab().toImage()
    assert min(x for x in range(40) if image.pixelColor(x, image.height() // 2) != image.pixelColor(0, 0)) == 24


ASKED = Settings(address=EXCHANGE.address)


@pytest.mark.parametrize(
    ("settings", "result", "told"),
    [
        (ASKED, answer(), True),
        (ASKED, replace(answer(), account="demo"), True),
        (ASKED, replace(answer(), account="another"), False),
        (Settings(address="https://another.example/"), answer(), False),
        (Settings(address="https://another.example/"), answer(exchange=None), True),
        (Settings(address="nowhere"), answer(), True),
        (ASKED, answer(outcome=Outcome.BAD_ID), False),
        (ASKED, None, False),
    ],
)
def test_only_the_time_of_an_answer_to_this_account_from_this_address_is_told(
    line: StatusLine, settings: Settings, result: LookupResult | None, told: bool
) -> None:
    line.show_state(settings, "demo", "demo", result, practice=False)
    assert ("checked 20 Nov 2026, 14:00:00" in line._text.text()) is told
