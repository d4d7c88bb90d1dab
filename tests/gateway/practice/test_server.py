"""The practice gateway on the wire: its life, what it refuses, and that nothing brings it down."""

from __future__ import annotations

import contextlib
import http.client
import logging
import socket
import struct
import sys
import threading
import time
from urllib.parse import urlsplit

import pytest
from lxml import etree

from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.gateway.practice import server
from kit_desktop.gateway.practice.server import DemoGateway

ACTION = "urn:SendSMSLib-SendSMSService#GetInfoByID"


@pytest.fixture
def raw(standing_demo):
    """Sends bytes, then nothing more; gives everything that comes back until the server closes."""

    def send(octets: bytes) -> bytes:
        host, port = urlsplit(standing_demo.address).netloc.split(":")
        with socket.create_connection((host, int(port)), timeout=20) as opened:
            opened.sendall(octets)
            opened.shutdown(socket.SHUT_WR)
            received = b""
            while piece := opened.recv(65536):
                received += piece
            return received

    return send


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_only_post_is_allowed(call, method):
    status, _, headers, _ = call(method, headers={})
    assert (status, headers["Allow"]) == (405, "POST")


@pytest.mark.parametrize("path", ["/", "/soap/server/", "/soap/serve", "/other"])
def test_other_paths_are_not_found(call, sample_request, path):
    assert call("POST", path, sample_request)[0] == 404
    assert call("GET", path, headers={})[0] == 404


@pytest.mark.parametrize("path", ["/soap", "/soap?wsdl"])
def test_the_wsdl_names_this_server(call, standing_demo, path):
    status, _, headers, wsdl = call("GET", path, headers={})
    assert (status, headers["Content-Type"]) == (200, "text/xml; charset=utf-8")
    (address,) = etree.fromstring(wsdl).iter("{http://schemas.xmlsoap.org/wsdl/soap/}address")
    assert address.get("location") == standing_demo.address


def test_head_of_the_wsdl_has_its_length_and_no_body(call):
    status, _, headers, body = call("HEAD", "/soap", headers={})
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) == len(call("GET", "/soap", headers={})[3])


def test_without_a_wsdl_there_is_none():
    with DemoGateway() as gateway:
        opened = http.client.HTTPConnection(urlsplit(gateway.address).netloc, timeout=20)
        opened.request("GET", "/soap")
        assert opened.getresponse().status == 404
        opened.close()


def test_one_connection_carries_many_requests_good_and_bad(call, connection, sample_request):
    call(body=sample_request)
    kept = connection.sock
    assert call(body=b"<a")[0] == 500
    assert call("GET", headers={})[0] == 405
    assert call("POST", "/other", sample_request)[0] == 404
    assert call("HEAD", "/soap", headers={})[0] == 200
    assert call(body=sample_request)[0] == 200
    assert connection.sock is kept is not None


def test_connection_close_is_honoured(raw, sample_request):
    head = f"POST /soap/server HTTP/1.1\r\nHost: x\r\nConnection: close\r\nSOAPAction: {ACTION}\r\nContent-Type: text/xml\r\n"
    reply = raw(head.encode() + b"Content-Length: %d\r\n\r\n" % len(sample_request) + sample_request)
    assert reply.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"\r\nConnection: close\r\n" in reply


def test_two_requests_at_once_are_answered_in_order(raw, sample_request):
    head = f"POST /soap/server HTTP/1.1\r\nHost: x\r\nSOAPAction: {ACTION}\r\nContent-Type: text/xml\r\n".encode()
    one = head + b"Content-Length: %d\r\n\r\n" % len(sample_request) + sample_request
    other = one.replace(b">963<", b">111<")
    reply = raw(one + other)
    assert reply.index(b">OK<") < reply.index(b">Record Not Found<")


def test_a_client_that_waits_for_100_continue_is_told_to_go_on(standing_demo, sample_request):
    host, port = urlsplit(standing_demo.address).netloc.split(":")
    head = (
        f"POST /soap/server HTTP/1.1\r\nHost: x\r\nSOAPAction: {ACTION}\r\nContent-Type: text/xml\r\nExpect: 100-continue\r\n"
    )
    with socket.create_connection((host, int(port)), timeout=20) as opened:
        opened.sendall(head.encode() + b"Content-Length: %d\r\n\r\n" % len(sample_request))
        assert opened.recv(65536) == b"HTTP/1.1 100 Continue\r\n\r\n"
        opened.sendall(sample_request)
        assert opened.recv(65536).startswith(b"HTTP/1.1 200 OK\r\n")


def post_head(*lines: str) -> bytes:
    return "\r\n".join(["POST /soap/server HTTP/1.1", "Host: x", *lines, "", ""]).encode()


@pytest.mark.parametrize(
    ("octets", "status"),
    [
        (post_head(), 411),
        (post_head("Transfer-Encoding: chunked") + b"0\r\n\r\n", 411),
        (post_head("Transfer-Encoding: chunked", "Content-Length: 3") + b"abc", 411),
        (post_head("Content-Length: -1"), 400),
        (post_head("Content-Length: +3") + b"abc", 400),
        (post_head("Content-Length: 0x3") + b"abc", 400),
        (post_head("Content-Length: ") + b"abc", 400),
        (post_head("Content-Length: 3", "Content-Length: 4") + b"abcd", 400),
        (post_head("Content-Length: 65537") + b"x" * 65537, 413),
        (post_head("Content-Length: 2000000") + b"x" * 2_000_000, 413),
        (post_head("Content-Length: 1000000000000"), 413),
        (post_head(f"Content-Length: {'9' * 5000}"), 413),
        (post_head("Content-Length: 65536") + b"x" * 65536, 500),
        (post_head("Content-Length: 0"), 500),
        (b"GET /soap HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", 200),
        (b"BREW /soap/server HTTP/1.1\r\n\r\n", 501),
        (b"POST /soap/server HTTP/9.9\r\n\r\n", 505),
        (b"POST\r\n\r\n", 400),
        (b"POST /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"POST / HTTP/1.1\r\nA: " + b"a" * 70_000 + b"\r\n\r\n", 431),
        (b"POST / HTTP/1.1\r\n" + b"A: b\r\n" * 200 + b"\r\n", 431),
    ],
)
def test_requests_that_http_forbids_get_its_own_refusals(raw, octets, status):
    assert int(raw(octets).split(b" ", 2)[1]) == status


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        b"\r\n\r\n\r\n",
        b"\x00" * 4096,
        bytes(range(256)) * 16,
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET /soap\r\n",
        b"POST /soap/server HTTP/1.1\r\nContent-Length: 500\r\n\r\nshort",
        b"POST /soap/server HTTP/1.1\r\nContent-Le",
        "POST /суп HTTP/1.1\r\nContent-Length: 0\r\n\r\n".encode(),
        b"POST /soap/server HTTP/1.1\r\nContent-Length: \xb2\r\n\r\n",
    ],
)
def test_garbage_brings_nothing_down_and_prints_nothing(raw, call, capfd, sample_request, octets):
    raw(octets)
    assert call(body=sample_request)[0] == 200
    assert capfd.readouterr() == ("", "")


def test_a_client_that_resets_the_connection_brings_nothing_down(standing_demo, call, capfd, sample_request):
    host, port = urlsplit(standing_demo.address).netloc.split(":")
    for _ in range(5):
        opened = socket.create_connection((host, int(port)), timeout=20)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0))
        opened.sendall(post_head("Content-Length: 500") + b"some")
        opened.close()
    assert call(body=sample_request)[0] == 200
    assert capfd.readouterr() == ("", "")


def test_a_connection_that_ends_badly_is_logged_by_the_kind_of_error_only(caplog):
    caplog.set_level(logging.DEBUG)
    with DemoGateway() as gateway:
        try:
            int("Geheim-4711")
        except ValueError:
            gateway.handle_error(None, None)
    assert caplog.messages == ["practice gateway: a connection ended with ValueError"]


def test_a_refused_client_that_sends_on_and_on_is_closed_on(standing_demo, monkeypatch):
    monkeypatch.setattr(server, "_LINGER_SECONDS", 0.05)
    host, port = urlsplit(standing_demo.address).netloc.split(":")
    ends = time.monotonic() + 5
    with socket.create_connection((host, int(port)), timeout=5) as opened, contextlib.suppress(ConnectionError):
        opened.sendall(post_head("Content-Length: 1000000000000"))
        while time.monotonic() < ends:
            opened.sendall(b"x" * 65536)
    assert time.monotonic() < ends


def in_background(work) -> threading.Thread:
    thread = threading.Thread(target=work)
    thread.start()
    return thread


def wait_for(fact, seconds: float = 10.0) -> None:
    ends = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < ends, "it did not happen"
        time.sleep(0.005)


def test_a_slow_answer_holds_nobody_else_up_and_ends_with_the_server(ask, clock):
    results = []
    others = set(threading.enumerate())
    with DemoGateway(now=lambda: clock.now) as gateway:
        waiting = in_background(lambda: results.append(ask(gateway.address, "60000")))
        wait_for(lambda: gateway.asked)
        assert ask(gateway.address).outcome is Outcome.OK
        started = time.monotonic()
    assert time.monotonic() - started < 10
    waiting.join(5)
    assert [result.outcome for result in results] == [Outcome.UNREACHABLE]
    wait_for(lambda: set(threading.enumerate()) <= others)


def test_many_ask_at_once_and_every_question_is_counted(ask, demo):
    ids = [str(number) for number in range(24)]
    threads = [in_background(lambda asked=asked: ask(demo.address, asked, IdKind.USER_MSG_ID)) for asked in ids]
    for thread in threads:
        thread.join(20)
    assert sorted(demo.asked) == sorted((IdKind.USER_MSG_ID, asked) for asked in ids)


def test_it_stops_once_and_for_good(ask):
    with DemoGateway() as gateway:
        assert ask(gateway.address).outcome is Outcome.OK
        gateway.stop()
        assert ask(gateway.address).outcome is Outcome.UNREACHABLE
    assert len(gateway.asked) == 1


def test_a_taken_port_is_refused_and_a_given_one_is_used_again(ask):
    with DemoGateway() as first:
        port = int(first.address.split(":")[2].split("/")[0])
        with pytest.raises(OSError, match=r"."):
            DemoGateway(port)
        ask(first.address)
    with DemoGateway(port) as second:
        assert second.address == f"http://127.0.0.1:{port}/soap/server"
        assert ask(second.address).outcome is Outcome.OK
