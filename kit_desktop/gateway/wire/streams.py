"""The streams that httpcore speaks over: a socket, and TLS over another stream. No wait escapes the deadline and Cancel.

TLS runs over memory buffers: a handshake can be left behind, and a tunnel through an https proxy is TLS inside TLS, which a
socket of the standard library cannot be.
"""

from __future__ import annotations

import contextlib
import selectors
import socket
import ssl
from typing import Any

import httpcore

from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.gateway.wire.budget import PREFIX_CAP, WIRE_CAP, Trace
from kit_desktop.gateway.wire.failure import LookupFailedError
from kit_desktop.gateway.wire.tls import detail_of, reason_of, wants_client_certificate

_SELECTOR: type[selectors.BaseSelector] = getattr(selectors, "PollSelector", selectors.SelectSelector)
"""One call of the system for one look; the default one takes four, and each may cost this thread its turn."""


class _Stream(httpcore.NetworkStream):
    """What both kinds share."""

    trace: Trace

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002  # the budget rules, not httpcore
    ) -> httpcore.NetworkStream:
        return TlsStream(self, ssl_context, (server_hostname or "").strip("[]").rstrip("."))


class SocketStream(_Stream):
    """A connected TCP socket under the budget of the exchange under way."""

    def __init__(self, sock: socket.socket, trace: Trace) -> None:
        self._socket = sock
        self.trace = trace

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002  # the budget rules, not httpcore
        while True:
            self._socket.settimeout(self.trace.budget.slice())
            try:
                data = self._socket.recv(max_bytes)
            except TimeoutError:
                continue
            except OSError:
                self.trace.at_end = True
                raise httpcore.ReadError("lost") from None
            self.trace.received += len(data)
            if self.trace.received > WIRE_CAP:
                raise LookupFailedError(Outcome.REPLY_TOO_LARGE, Facts(limit_bytes=WIRE_CAP))
            if not self.trace.handshakes:
                self.trace.saw(data)
            return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002  # the budget rules, not httpcore
        view = memoryview(buffer)
        while view:
            self._socket.settimeout(self.trace.budget.slice())
            try:
                view = view[self._socket.send(view) :]
            except TimeoutError:
                continue
            except OSError:
                raise httpcore.WriteError("lost") from None

    def close(self) -> None:
        # shutdown() first: a server that reads must see the end at once, whatever else holds the descriptor.
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":
            with _SELECTOR() as selector:
                selector.register(self._socket, selectors.EVENT_READ)
                return bool(selector.select(0))
        return None


class TlsStream(_Stream):
    """An encrypted stream over another one (a socket, or a tunnel through an https proxy)."""

    def __init__(self, lower: _Stream, context: ssl.SSLContext, hostname: str) -> None:
        self._lower = lower
        self.trace = lower.trace
        self._number = self.trace.handshake_begins()
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._received = bytearray()
        try:
            self._tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=hostname)
            self._handshake()
        except BaseException as exc:
            if isinstance(exc, ssl.SSLError):
                with contextlib.suppress(httpcore.WriteError, LookupFailedError):
                    self._flush()  # the alert, so that the server's log says why
            lower.close()
            if isinstance(exc, OSError | httpcore.NetworkError):
                # Windows' own verification raises a plain OSError for a certificate that it cannot read.
                raise self._failed(exc, hostname) from None
            raise
        self._received.clear()

    def _failed(self, error: OSError | httpcore.NetworkError, hostname: str) -> LookupFailedError:
        """What a handshake means that broke: whether the server wanted a certificate, it said before it was encrypted."""
        ours = isinstance(error, ssl.SSLCertVerificationError)
        if not ours and wants_client_certificate(self._received):
            return LookupFailedError(Outcome.TLS_UNTRUSTED, Facts(Reason.CLIENT_CERTIFICATE, hostname))
        if isinstance(error, httpcore.NetworkError | ssl.SSLEOFError | ssl.SSLZeroReturnError):
            return LookupFailedError(Outcome.UNREACHABLE, Facts(Reason.LOST, hostname))
        return LookupFailedError(Outcome.TLS_UNTRUSTED, Facts(reason_of(error), hostname, detail=detail_of(error)))

    def _handshake(self) -> None:
        while True:
            try:
                # Windows and macOS verify the certificate inside, and may look for its issuer on the network.
                self.trace.budget.run_abandonable(self._tls.do_handshake)
            except ssl.SSLWantReadError:
                self._flush()
                self._received += self._fill()[:PREFIX_CAP]
            else:
                self._flush()
                self.trace.certificate = self._tls.getpeercert(binary_form=True)
                return

    def _flush(self) -> None:
        if self._outgoing.pending:
            self._lower.write(self._outgoing.read())

    def _fill(self) -> bytes:
        data = self._lower.read(65_536)
        if data:
            self._incoming.write(data)
        else:
            self._incoming.write_eof()
        return data

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002  # the budget rules, not httpcore
        while True:
            try:
                data = self._tls.read(max_bytes)
            except ssl.SSLWantReadError:
                self._flush()
                self._fill()
                continue
            except (ssl.SSLEOFError, ssl.SSLZeroReturnError):
                data = b""
            except ssl.SSLError as exc:
                if reason_of(exc) is Reason.CLIENT_CERTIFICATE:
                    # TLS 1.3 says so only after the handshake.
                    raise LookupFailedError(Outcome.TLS_UNTRUSTED, Facts(reason_of(exc), self._tls.server_hostname)) from None
                self.trace.at_end = True
                raise httpcore.ReadError("lost") from None
            if self._number == self.trace.handshakes:
                self.trace.saw(data)
            return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002  # the budget rules, not httpcore
        view = memoryview(buffer)
        while view:
            try:
                view = view[self._tls.write(view) :]
            except ssl.SSLWantReadError:
                self._flush()
                self._fill()
            except ssl.SSLError:
                raise httpcore.WriteError("lost") from None
            self._flush()

    def close(self) -> None:
        self._lower.close()

    def get_extra_info(self, info: str) -> Any:
        if info == "ssl_object":
            return self._tls
        if info == "is_readable" and (self._tls.pending() or self._incoming.pending):
            return True  # a kept connection on which something waits that nobody asked for
        return self._lower.get_extra_info(info)
