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
from kit_desktop.core.outcome import Outcome
from kit_desktop.gateway.practice.server import DemoGateway
from kit_desktop.gateway.soap.gateway import SoapGateway

ACCOUNT = Credentials("mycompany", "123456")


def test_the_service_is_made_once(wsdl_path: Path, demo: DemoGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    gateway = SoapGateway(wsdl_path, use_proxies=False)
    gateway.prepare()
    monkeypatch.setattr(zeep, "Client", None)
    endpoint = parse_endpoint(demo.address)
    for _ in range(2):
        result = gateway.look_up(LookupQuery(IdKind.MSG_ID, "963"), ACCOUNT, endpoint, 10, CancelToken())
        assert result.outcome is Outcome.OK


def test_threads_do_not_mix_their_calls(wsdl_path: Path, demo: DemoGateway) -> None:
    gateway, endpoint = SoapGateway(wsdl_path, use_proxies=False), parse_endpoint(demo.address)
    ids = [str(964000 + number % 5) for number in range(40)]

    def asked(message_id: str) -> tuple[str, str]:
        result = gateway.look_up(LookupQuery(IdKind.MSG_ID, message_id), ACCOUNT, endpoint, 10, CancelToken())
        assert result.exchange is not None
        return message_id, result.exchange.request_text

    with ThreadPoolExecutor(8) as pool:
        for message_id, request in pool.map(asked, ids):
            assert f"MsgID>{message_id}<" in request
