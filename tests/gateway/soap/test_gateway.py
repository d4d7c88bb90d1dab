"""The gateway over zeep: one service for every thread, each call with what belongs to it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import zeep

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.lists.journal.journal import Journal, create_journal
from kit_desktop.core.lists.reading.read import read_list, take_ids
from kit_desktop.core.lists.run.run import ListRun, RunTarget
from kit_desktop.core.lists.run.shared_state import Slot
from kit_desktop.core.lists.values import Fate, Pace, RunEnd, RunProgress
from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.gateway.practice.server import DemoGateway
from kit_desktop.gateway.soap import gateway
from kit_desktop.gateway.soap.gateway import SoapGateway
from kit_desktop.gateway.soap.reply import Verdict, read_reply
from kit_desktop.gateway.wire.exchange import HttpExchange
from kit_desktop.gateway.wire.reply import BODY_CAP

from ...e2e.lists.soap_stub import LOGIN, PASSWORD, SoapStub
from ..conftest import Ask, Recorder

ACCOUNT = Credentials("mycompany", "123456")
FREE = Slot(lambda: True, lambda: None)


def test_the_service_is_made_once(wsdl_path: Path, demo: DemoGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    gateway = SoapGateway(wsdl_path)
    gateway.prepare()
    monkeypatch.setattr(zeep, "Client", None)
    endpoint = parse_endpoint(demo.address)
    for _ in range(2):
        result = gateway.look_up(LookupQuery(IdKind.MSG_ID, "963"), ACCOUNT, endpoint, 10, CancelToken())
        assert result.outcome is Outcome.OK


def test_threads_do_not_mix_their_calls(wsdl_path: Path, demo: DemoGateway) -> None:
    gateway, endpoint = SoapGateway(wsdl_path), parse_endpoint(demo.address)
    ids = [str(964000 + number % 5) for number in range(40)]

    def asked(message_id: str) -> tuple[str, str]:
        result = gateway.look_up(LookupQuery(IdKind.MSG_ID, message_id), ACCOUNT, endpoint, 10, CancelToken())
        assert result.exchange is not None
        return message_id, result.exchange.request_text

    with ThreadPoolExecutor(8) as pool:
        for message_id, request in pool.map(asked, ids):
            assert f"MsgID>{message_id}<" in request


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every connection that a practice gateway has taken."""
    taken: list[object] = []
    process = DemoGateway.process_request

    def count(server: DemoGateway, request: object, address: object) -> None:
        taken.append(address)
        process(server, request, address)

    monkeypatch.setattr(DemoGateway, "process_request", count)
    return taken


def test_a_session_keeps_its_connection_while_the_service_answers(
    wsdl_path: Path, demo: DemoGateway, connections: list[object]
) -> None:
    session = SoapGateway(wsdl_path).session()

    def ask(message_id: str, address: str = demo.address) -> Outcome:
        query = LookupQuery(IdKind.MSG_ID, message_id)
        return session.look_up(query, ACCOUNT, parse_endpoint(address), 10, CancelToken(), FREE).outcome

    assert [ask("963"), ask("000"), ask("963"), len(connections)] == [Outcome.OK, Outcome.NOT_FOUND, Outcome.OK, 1]
    # What is no answer of the service may leave something behind on the connection.
    assert [ask("503"), len(connections), ask("963"), len(connections)] == [Outcome.SERVER_ERROR, 1, Outcome.OK, 2]
    assert [ask("963", demo.address.replace("127.0.0.1", "localhost")), len(connections)] == [Outcome.OK, 3]
    session.close()
    session.close()
    assert [ask("963"), len(connections)] == [Outcome.OK, 4]
    session.close()


def test_who_gets_the_room_gets_the_connection(wsdl_path: Path, demo: DemoGateway, connections: list[object]) -> None:
    session, endpoint, found = SoapGateway(wsdl_path).session(), parse_endpoint(demo.address), []

    def ask(message_id: str, free: Callable[[], None]) -> None:
        query, slot = LookupQuery(IdKind.MSG_ID, message_id), Slot(lambda: True, free)
        found.append(session.look_up(query, ACCOUNT, endpoint, 10, CancelToken(), slot).outcome)

    ask("963", lambda: ask("000", lambda: ask("503", lambda: ask("wrong", lambda: None))))
    # What is no answer of the service keeps the room: it may be the reason to ask nothing more.
    assert found == [Outcome.SERVER_ERROR, Outcome.NOT_FOUND, Outcome.OK]
    assert len(connections) == 1
    session.close()


def test_the_room_is_free_before_an_answer_is_read_and_after_anything_else(
    wsdl_path: Path, demo: DemoGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, endpoint, steps = SoapGateway(wsdl_path).session(), parse_endpoint(demo.address), list[str]()
    monkeypatch.setattr(gateway, "read_reply", lambda *arguments: (steps.append("read"), read_reply(*arguments))[1])
    slot = Slot(lambda: True, lambda: steps.append("free"))
    for message_id in ("963", "000", "503"):
        session.look_up(LookupQuery(IdKind.MSG_ID, message_id), ACCOUNT, endpoint, 10, CancelToken(), slot)
    assert steps == ["free", "read", "read", "free", "read"]
    session.close()


def test_the_time_counts_from_when_there_is_room(wsdl_path: Path, demo: DemoGateway) -> None:
    session, now = SoapGateway(wsdl_path).session(), []

    def wait() -> bool:
        threading.Event().wait(0.4)
        now.append(datetime.now(UTC))
        return True

    query = LookupQuery(IdKind.MSG_ID, "963")
    found = session.look_up(query, ACCOUNT, parse_endpoint(demo.address), 20, CancelToken(), Slot(wait, lambda: None))
    assert found.checked_at >= now[0]
    assert found.elapsed_ms <= (datetime.now(UTC) - now[0]) / timedelta(milliseconds=1) + 1
    session.close()


def test_without_room_nobody_is_asked(wsdl_path: Path, demo: DemoGateway, connections: list[object]) -> None:
    session, query = SoapGateway(wsdl_path).session(), LookupQuery(IdKind.MSG_ID, "963")
    nothing_more = Slot(lambda: False, lambda: None)
    found = session.look_up(query, ACCOUNT, parse_endpoint(demo.address), 10, CancelToken(), nothing_more)
    assert (found.outcome, found.exchange, connections) == (Outcome.CANCELLED, None, [])


def test_a_connection_in_use_is_not_kept_beyond_the_end(
    wsdl_path: Path, demo: DemoGateway, connections: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    session, endpoint = SoapGateway(wsdl_path).session(), parse_endpoint(demo.address)
    closed: list[HttpExchange] = []
    close = HttpExchange.close
    monkeypatch.setattr(HttpExchange, "close", lambda exchange: (closed.append(exchange), close(exchange)))
    read = SoapGateway.ask
    monkeypatch.setattr(SoapGateway, "ask", lambda gateway, call: (read(gateway, call), session.close())[0])
    found = session.look_up(LookupQuery(IdKind.MSG_ID, "963"), ACCOUNT, endpoint, 10, CancelToken(), FREE)
    assert (found.outcome, len(connections), len(closed)) == (Outcome.OK, 1, 1)


def test_while_replies_are_read_others_ask_but_never_more_than_allowed_at_once(
    wsdl_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with SoapStub() as stub, closing(read_list("\n".join(str(number) for number in range(1000, 1040)))) as preview:
        path, reading, result_of = tmp_path / "list.kit-batch", [], SoapGateway.result_of
        assert preview.guess is not None
        ids = take_ids(preview, preview.guess)
        assert ids is not None
        create_journal(path, ids, stub.url)

        def read_slowly(gateway: SoapGateway, call: Any, verdict: Verdict) -> LookupResult:
            reading.append(call.query.id)
            # The first alone; then two at once, which are not read before the two behind them have been asked for.
            deadline = time.monotonic() + 20
            while call.query.id != "1000" and len(stub.asked) < 5:
                assert time.monotonic() < deadline
                time.sleep(0.001)
            return result_of(gateway, call, verdict)

        monkeypatch.setattr(SoapGateway, "result_of", read_slowly)
        target = RunTarget(
            SoapGateway(wsdl_path).session, Credentials(LOGIN, PASSWORD), parse_endpoint(stub.url), IdKind.MSG_ID
        )
        reports: list[RunProgress] = []
        with closing(Journal(path)) as journal:
            run = ListRun(journal, target, Pace(parallel=2, rate=0), reports.append)
            run.start()
            assert run.wait(60)
        assert (reports[-1].end, reports[-1].asked, reports[-1].counts[Fate.FAILED]) == (RunEnd.FINISHED, 40, 0)
        assert (sorted(stub.ids), stub.most_at_once) == ([str(number) for number in range(1000, 1040)], 2)


def test_a_lookup_has_a_connection_of_its_own(wsdl_path: Path, demo: DemoGateway, connections: list[object]) -> None:
    gateway, endpoint = SoapGateway(wsdl_path), parse_endpoint(demo.address)
    for _ in range(2):
        gateway.look_up(LookupQuery(IdKind.MSG_ID, "963"), ACCOUNT, endpoint, 10, CancelToken())
    assert len(connections) == 2


def test_the_request_has_one_empty_header_and_the_time_is_milliseconds(wsdl_path: Path, demo: DemoGateway) -> None:
    gateway, endpoint = SoapGateway(wsdl_path), parse_endpoint(demo.address)
    gateway.prepare()
    result = gateway.look_up(LookupQuery(IdKind.MSG_ID, "5000"), ACCOUNT, endpoint, 0.5, CancelToken())
    assert (result.outcome, result.facts.seconds) == (Outcome.TIMED_OUT, 0.5)
    assert 450 <= result.elapsed_ms < 5_000
    assert result.exchange is not None
    assert result.exchange.request_text.count("Header/>") == 1


@pytest.mark.parametrize(
    ("message_id", "outcome", "reason"),
    [
        ("", Outcome.BAD_ID, "empty"),
        ("9\x0163", Outcome.BAD_ID, "control_character"),
        ("9\ud80063", Outcome.BAD_ID, "control_character"),
        ("9\ufffe63", Outcome.BAD_ID, "control_character"),
        ("9\ufffd\ue000\ud7ff63", Outcome.NOT_FOUND, Reason.SAID_SO),
        ("9\U0001f60063", Outcome.NOT_FOUND, Reason.SAID_SO),
        ("9\U0001000063\t", Outcome.NOT_FOUND, Reason.SAID_SO),
        ("order 15", Outcome.NOT_FOUND, Reason.SAID_SO),
    ],
)
def test_what_xml_cannot_carry_is_not_sent(
    wsdl_path: Path, demo: DemoGateway, message_id: str, outcome: Outcome, reason: str
) -> None:
    gateway, query = SoapGateway(wsdl_path), LookupQuery(IdKind.USER_MSG_ID, message_id)
    result = gateway.look_up(query, ACCOUNT, parse_endpoint(demo.address), 10, CancelToken())
    assert (result.outcome, result.facts.reason) == (outcome, reason)
    assert len(demo.asked) == (outcome is Outcome.NOT_FOUND)


@pytest.mark.parametrize(
    ("reply", "text", "charset", "is_cut"),
    [
        (b"words", "words", "utf-8", False),
        (b"\xff words", "\\xff words", None, False),
        (b"\xff" * (BODY_CAP // 4 + 1), "\\xff" * (BODY_CAP // 4), None, True),
    ],
    ids=["text", "no text", "made longer than a reply may be"],
)
def test_what_came_is_kept_readable(
    ask: Ask, recorder: Recorder, reply: bytes, text: str, charset: str | None, is_cut: bool
) -> None:
    recorder.reply = reply
    exchange = ask(recorder.address).exchange
    assert exchange is not None
    assert (exchange.status_line, exchange.charset, exchange.reply_bytes) == ("HTTP 200 OK", charset, len(reply))
    assert exchange.reply_text == text
    assert exchange.reply_cut is is_cut


def test_without_a_reply_there_is_the_request_alone(ask: Ask) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        exchange = ask(f"http://127.0.0.1:{nobody.getsockname()[1]}/").exchange
    assert exchange is not None
    assert "MsgID>963<" in exchange.request_text
    assert (exchange.status_line, exchange.reply_headers, exchange.reply_text, exchange.reply_bytes) == ("", "", "", 0)


@pytest.mark.parametrize("account", [Credentials("", "123456"), Credentials("mycompany", ""), Credentials("my\x00", "1")])
def test_no_account_asks_nobody(wsdl_path: Path, demo: DemoGateway, account: Credentials) -> None:
    gateway, query = SoapGateway(wsdl_path), LookupQuery(IdKind.MSG_ID, "963")
    result = gateway.look_up(query, account, parse_endpoint(demo.address), 10, CancelToken())
    assert (result.outcome, len(demo.asked)) == (Outcome.NO_CREDENTIALS, 0)
