"""Copy for ticket: plain text and a table, the number masked when so set, nothing secret, nothing active."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kit_desktop import __version__
from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.lookup.lookups import Lookups
from kit_desktop.ui.lookup.ticket import Ticket
from kit_desktop.ui.window.main_window import MainWindow

from ...sample import SAMPLE

NASTY = '<script>alert("x")</script>&amp;\u202e<img src=x>'


def a_result(**fields: str | None) -> LookupResult:
    info = SAMPLE | {"senttime": "2026-05-01 12:00:00", "receivedtime": "2026-05-01 12:00:03"}
    return LookupResult(Outcome.OK, LookupQuery(IdKind.MSG_ID, "963"), datetime.now(UTC), info=MessageInfo(info | fields))


def cells(ticket: Ticket) -> list[tuple[str, str]]:
    _, _, table = ticket.html.partition(">")
    rows = ET.fromstring(table)[0]
    return [(row[0].text or "", row[1].text or "") for row in rows]


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow(CurrentSettings(Settings()), Lookups(None))  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("status", "times"),
    [
        ("delivered", {"When": "12:00:03 (Almaty time) · 3 seconds after it was sent", "Sent": "12:00:00 (Almaty time)"}),
        (
            "undelivered",
            {"Delivery stopped": "12:00:03 (Almaty time) · 3 seconds after it was sent", "Sent": "12:00:00 (Almaty time)"},
        ),
        ("sent", {"Sent": "12:00:00 (Almaty time)"}),
        ("send", {"Time from the gateway": "12:00:00 (Almaty time)"}),
    ],
)
def test_each_time_is_called_once_what_it_is(status: str, times: dict[str, str], qtbot: QtBot) -> None:
    rows = cells(Ticket.of(a_result(status=status), mask_number=False))
    said = {caption: text.removeprefix("1 May 2026, ") for caption, text in rows if text.startswith("1 May 2026, ")}
    assert {caption: re.sub(r" · [^·]* on this computer’s clock", "", text) for caption, text in said.items()} == times


def test_it_says_what_a_colleague_needs(qtbot: QtBot) -> None:
    text = Ticket.of(a_result(), mask_number=False).text
    for part in (
        "Delivered",
        "1 May 2026, 12:00:03",
        "963",
        "1YT",
        "+7 701 123 45 67",
        "KiT_Notify",
        "OK",
        "(UTC",
        __version__,
    ):
        assert part in text
    assert "3 second" in text


def test_the_table_has_the_same_rows(qtbot: QtBot) -> None:
    ticket = Ticket.of(a_result(), mask_number=False)
    assert [f"{caption}: {text}" for caption, text in cells(ticket)] == ticket.text.split("\n")


def test_the_number_is_masked_in_both(qtbot: QtBot) -> None:
    ticket = Ticket.of(a_result(), mask_number=True)
    for form in (ticket.text, ticket.html):
        assert "123" not in form
        assert "+7 701 ••• •• 67" in form


def test_words_of_the_gateway_stay_words(qtbot: QtBot) -> None:
    ticket = Ticket.of(a_result(senderId=NASTY, resultS=NASTY), mask_number=False)
    assert "<script" not in ticket.html
    assert "<img" not in ticket.html
    assert "\u202e" not in ticket.html + ticket.text
    assert dict(cells(ticket))["Sender"].startswith('<script>alert("x")')


@pytest.mark.parametrize("outcome", [Outcome.NOT_FOUND, Outcome.TIMED_OUT, Outcome.SERVER_FAULT])
def test_a_failure_has_a_ticket_too(qtbot: QtBot, outcome: Outcome) -> None:
    result = LookupResult(outcome, LookupQuery(IdKind.USER_MSG_ID, "1YT"), datetime.now(UTC), server_text="No such thing")
    text = Ticket.of(result, mask_number=False).text
    assert "UserMsgID: 1YT" in text
    assert "No such thing" in text


def test_the_clipboard_gets_both_forms(qtbot: QtBot, window: Any) -> None:
    result = a_result()
    window.show_result(result)
    window.result.copy_ticket()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == Ticket.of(result, mask_number=False).text
    assert "<table" in data.html()
    assert window.statusBar().currentMessage() == "Copied"


def test_a_single_value_takes_the_table_away(qtbot: QtBot, window: Any) -> None:
    window.show_result(a_result())
    window.result.copy_ticket()
    window.result.fields._tiles["msgID"].click()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "963"
    assert not data.hasHtml()


def test_what_the_gateway_left_out_has_no_line() -> None:
    left_out = dict.fromkeys(("recepient", "senderId", "msgID", "userMsgID", "senttime", "segments", "lang", "resultS"))
    captions = {caption for caption, _ in cells(Ticket.of(a_result(**left_out), mask_number=False))}
    whole = {caption for caption, _ in cells(Ticket.of(a_result(), mask_number=False))}
    assert captions < whole
    assert len(whole - captions) == len(left_out)
    assert "State" in {caption for caption, _ in cells(Ticket.of(a_result(status=None), mask_number=False))}
