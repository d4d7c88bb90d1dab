"""The streams under httpcore: no wait escapes the budget, no end is taken for another."""

from __future__ import annotations

import socket
import ssl
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpcore
import pytest
import trustme

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.gateway.wire.budget import PREFIX_CAP, WIRE_CAP, Budget, Trace
from kit_desktop.gateway.wire.failure import LookupFailedError
from kit_desktop.gateway.wire.streams import SocketStream
from kit_desktop.gateway.wire.tls import make_context

Pair = tuple[SocketStream, socket.socket]


def connected(seconds: float = 20, cancel: CancelToken | None = None) -> Pair:
    """A stream under a budget, and the socket at its other end."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        near = socket.create_connection(server.getsockname())
        far, _ = server.accept()
    return SocketStream(near, Trace(Budget(seconds, cancel or CancelToken()))), far


@pytest.fixture
def pair() -> Iterator[Pair]:
    stream, far = connected()
    yield stream, far
    stream.close()
    far.close()


def reset(sock: socket.socket) -> None:
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()


def test_what_may_come_at_most() -> None:
    assert (WIRE_CAP, PREFIX_CAP) == (2_359_296, 65_536)


def test_bytes_pass_and_are_noted(pair: Pair) -> None:
    stream, far = pair
    stream.write(b"question")
    assert far.recv(64) == b"question"
    far.sendall(b"answer")
    assert stream.read(3) + stream.read(64) == b"answer"
    trace = stream.trace
    assert (trace.received, trace.seen, bytes(trace.prefix), trace.at_end) == (6, 6, b"answer", False)
    far.close()
    assert stream.read(64) == b""
    assert trace.at_end


@pytest.mark.skipif(sys.platform == "win32", reason="Wine tells a reset as an end")
def test_a_reset_is_an_error_for_reader_and_writer(pair: Pair) -> None:
    stream, far = pair
    reset(far)
    with pytest.raises(httpcore.ReadError):
        stream.read(64)
    assert stream.trace.at_end
    with pytest.raises(httpcore.WriteError):
        stream.write(b"x" * 50_000_000)


@pytest.mark.parametrize("over", [0, 1])
def test_no_more_than_the_cap_is_taken(pair: Pair, over: int) -> None:
    stream, far = pair
    sender = threading.Thread(target=far.sendall, args=(b"x" * (WIRE_CAP + over),))
    sender.start()
    taken = 0
    while taken < WIRE_CAP:
        taken += len(stream.read(WIRE_CAP - taken))
    if over:
        with pytest.raises(LookupFailedError) as caught:
            stream.read(64)
        assert (caught.value.outcome, caught.value.facts.limit_bytes) == (Outcome.REPLY_TOO_LARGE, WIRE_CAP)
    sender.join(20)


@pytest.mark.parametrize("what", ["read", "write"])
def test_waiting_ends_with_the_budget(what: str) -> None:
    stream, far = connected(0.3)
    began = time.monotonic()
    with pytest.raises(LookupFailedError) as caught:
        stream.read(64) if what == "read" else stream.write(b"x" * 50_000_000)
    assert caught.value.outcome is Outcome.TIMED_OUT
    # Windows' clock goes in steps of 16 ms.
    assert 0.28 <= time.monotonic() - began < 10
    stream.close()
    far.close()


@pytest.mark.parametrize("what", ["read", "write", "handshake"])
def test_waiting_ends_with_cancel(what: str) -> None:
    cancel = CancelToken()
    stream, far = connected(60, cancel)
    timer = threading.Timer(0.2, cancel.cancel)
    timer.start()
    began = time.monotonic()
    work: dict[str, Callable[[], object]] = {
        "read": lambda: stream.read(64),
        "write": lambda: stream.write(b"x" * 50_000_000),
        "handshake": lambda: stream.start_tls(make_context(), "localhost"),
    }
    with pytest.raises(LookupFailedError) as caught:
        work[what]()
    assert caught.value.outcome is Outcome.CANCELLED
    assert time.monotonic() - began < 5
    timer.join()
    stream.close()
    far.close()


def test_whether_something_waits_unasked(pair: Pair) -> None:
    stream, far = pair
    assert stream.get_extra_info("is_readable") is False
    far.sendall(b"x")
    far.close()
    deadline = time.monotonic() + 20
    while not stream.get_extra_info("is_readable"):
        assert time.monotonic() < deadline
    assert stream.get_extra_info("is_readable") is True
    assert stream.get_extra_info("something else") is None


def test_the_other_end_hears_of_closing_at_once(pair: Pair) -> None:
    stream, far = pair
    far.settimeout(20)
    kept = stream._socket.dup()
    stream.close()
    assert far.recv(64) == b""
    kept.close()


class TlsEnd:
    """The server's side of a handshake, on a thread."""

    def __init__(self, sock: socket.socket, context: ssl.SSLContext) -> None:
        self._thread = threading.Thread(target=self._run, args=(sock, context))
        self.sock: ssl.SSLSocket | None = None
        self._thread.start()

    def _run(self, sock: socket.socket, context: ssl.SSLContext) -> None:
        try:
            self.sock = context.wrap_socket(sock, server_side=True)
        except OSError:
            return

    def ready(self) -> ssl.SSLSocket:
        self._thread.join(20)
        assert self.sock is not None
        return self.sock


@pytest.fixture
def secure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A server's context with a certificate for localhost that this computer trusts."""
    if sys.platform != "linux":
        pytest.skip("elsewhere the system's own store decides")
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "store.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "store.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    return context


def test_over_tls_only_what_was_encrypted_is_seen(pair: Pair, secure: ssl.SSLContext) -> None:
    stream, far = pair
    end = TlsEnd(far, secure)
    tls = stream.start_tls(make_context(), "localhost.")
    server = end.ready()
    trace = stream.trace
    assert trace.certificate == tls.get_extra_info("ssl_object").getpeercert(binary_form=True)
    assert (trace.handshakes, trace.seen) == (1, 0)
    tls.write(b"question" * 10_000)
    heard = b""
    while len(heard) < 80_000:
        heard += server.recv(65_536)
    assert heard == b"question" * 10_000
    assert tls.get_extra_info("is_readable") in {True, False}
    server.sendall(b"answer")
    assert tls.read(3) == b"ans"
    assert tls.get_extra_info("is_readable") is True
    assert tls.read(64) == b"wer"
    assert (trace.seen, bytes(trace.prefix)) == (6, b"answer")
    assert trace.received > 6
    server.close()
    assert tls.read(64) == b""
    assert trace.at_end
    tls.close()


def test_a_broken_record_is_an_error(pair: Pair, secure: ssl.SSLContext) -> None:
    stream, far = pair
    end = TlsEnd(far, secure)
    tls = stream.start_tls(make_context(), "localhost")
    raw = socket.socket(fileno=end.ready().detach())
    raw.sendall(bytes([23, 3, 3, 0, 64]) + b"\x77" * 64)
    with pytest.raises(httpcore.ReadError):
        tls.read(64)
    assert stream.trace.at_end
    with pytest.raises(httpcore.WriteError):
        tls.write(b"x")
    raw.close()


@pytest.mark.parametrize(
    ("name", "reason"), [("elsewhere.test", Reason.CERT_WRONG_HOST), ("127.0.0.1", Reason.CERT_WRONG_HOST)]
)
def test_who_is_not_trusted_is_named(pair: Pair, secure: ssl.SSLContext, name: str, reason: Reason) -> None:
    stream, far = pair
    end = TlsEnd(far, secure)
    with pytest.raises(LookupFailedError) as caught:
        stream.start_tls(make_context(), name)
    assert (caught.value.outcome, caught.value.facts.reason, caught.value.facts.host) == (Outcome.TLS_UNTRUSTED, reason, name)
    assert caught.value.facts.detail
    assert stream.trace.certificate is None
    end._thread.join(20)
    assert stream._socket.fileno() == -1


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ssl.SSLCertVerificationError("Peer sent no certificates to verify"), Reason.CERT_UNKNOWN_ISSUER),
        (ssl.SSLError("an OSStatus"), Reason.TLS_OTHER),
        (OSError(22, "ASN1 bad tag value met"), Reason.TLS_OTHER),
    ],
)
def test_what_the_system_itself_raises_on_a_certificate_is_no_fault_of_the_program(
    pair: Pair, secure: ssl.SSLContext, error: OSError, reason: Reason
) -> None:
    class Verifying(ssl.SSLObject):
        """As truststore's: the system looks at the certificate once the handshake is through."""

        def do_handshake(self) -> None:
            super().do_handshake()
            raise error

    stream, far = pair
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.set_default_verify_paths()
    context.sslobject_class = Verifying
    end = TlsEnd(far, secure)
    with pytest.raises(LookupFailedError) as caught:
        stream.start_tls(context, "localhost")
    assert (caught.value.outcome, caught.value.facts.reason) == (Outcome.TLS_UNTRUSTED, reason)
    assert caught.value.facts.detail == type(error).__name__
    end._thread.join(20)
