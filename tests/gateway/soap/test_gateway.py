"""The gateway over zeep: one service for every thread, each call with what belongs to it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import zeep

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.gateway.practice.server import DemoGateway
from kit_desktop.gateway.soap.gateway import SoapGateway

ACCOUNT = Credentials("mycompany", "123456")


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
        return session.look_up(query, ACCOUNT, parse_endpoint(address), 10, CancelToken()).outcome

    assert [ask("963"), ask("000"), ask("963"), len(connections)] == [Outcome.OK, Outcome.NOT_FOUND, Outcome.OK, 1]
    # What is no answer of the service may leave something behind on the connection.
    assert [ask("503"), len(connections), ask("963"), len(connections)] == [Outcome.SERVER_ERROR, 1, Outcome.OK, 2]
    assert [ask("963", demo.address.replace("127.0.0.1", "localhost")), len(connections)] == [Outcome.OK, 3]
    session.close()
    session.close()
    assert [ask("963"), len(connections)] == [Outcome.OK, 4]
    session.close()


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
    ],
)
def test_what_xml_cannot_carry_is_not_sent(
    wsdl_path: Path, demo: DemoGateway, message_id: str, outcome: Outcome, reason: str
) -> None:
    gateway, query = SoapGateway(wsdl_path), LookupQuery(IdKind.USER_MSG_ID, message_id)
    result = gateway.look_up(query, ACCOUNT, parse_endpoint(demo.address), 10, CancelToken())
    assert (result.outcome, result.facts.reason) == (outcome, reason)
    assert len(demo.asked) == (outcome is Outcome.NOT_FOUND)


@pytest.mark.parametrize("account", [Credentials("", "123456"), Credentials("mycompany", ""), Credentials("my\x00", "1")])
def test_no_account_asks_nobody(wsdl_path: Path, demo: DemoGateway, account: Credentials) -> None:
    gateway, query = SoapGateway(wsdl_path), LookupQuery(IdKind.MSG_ID, "963")
    result = gateway.look_up(query, account, parse_endpoint(demo.address), 10, CancelToken())
    assert (result.outcome, len(demo.asked)) == (Outcome.NO_CREDENTIALS, 0)
