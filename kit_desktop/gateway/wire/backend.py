"""Sockets for one lookup: every wait ends at the deadline, or within a twentieth of a second of Cancel.

httpcore speaks HTTP (and to proxies) over the streams made here. A stream belongs to one lookup at a time; its `Budget`
says how long that may still take.
"""

from __future__ import annotations

import contextlib
import ipaddress
import selectors
import socket
import ssl
import threading
import time
from typing import TYPE_CHECKING, Any, TypeVar

import httpcore

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.gateway.wire.failure import LookupFailedError
from kit_desktop.gateway.wire.tls import TlsStream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


_T = TypeVar("_T")

_SLICE = 0.05
"""Seconds between two looks at the deadline and at Cancel."""

_CONNECT_AT_MOST = 15.0
"""Seconds for one address of a name that has several: a dead first address must not eat the whole deadline."""

WIRE_CAP = 2 * 1024 * 1024 + 256 * 1024
"""Bytes taken from a connection for one lookup: the body's cap and room for headers and chunk sizes."""


PREFIX_CAP = 65_536
"""Bytes kept of what came, to show it where it is no HTTP at all."""


class Budget:
    """How long one lookup may still take, and whether somebody has cancelled it."""

    def __init__(self, seconds: float, cancel: CancelToken) -> None:
        self.seconds = seconds
        self._cancel = cancel
        self._ends = time.monotonic() + seconds

    def remaining(self) -> float:
        """Seconds left. Raises LookupFailedError (`cancelled`, `timed_out`) when there is nothing left to wait for."""
        if self._cancel.is_set:
            raise LookupFailedError(Outcome.CANCELLED)
        left = self._ends - time.monotonic()
        if left <= 0:
            raise LookupFailedError(Outcome.TIMED_OUT, Facts(seconds=self.seconds))
        return left

    def slice(self) -> float:
        """Seconds for the next wait; raises as `remaining`."""
        return min(_SLICE, self.remaining())

    def run_abandonable(self, work: Callable[[], _T]) -> _T:
        """Run what cannot be interrupted (name resolution, the system's proxy settings) on a daemon thread.

        The thread is left behind when the budget ends first. Raises what `work` raises, or as `remaining`.
        """
        done = threading.Event()
        results: list[_T] = []
        errors: list[Exception] = []

        def run() -> None:
            try:
                results.append(work())
            except Exception as exc:  # noqa: BLE001  # handed to the waiting thread, whatever it is
                errors.append(exc)
            done.set()

        threading.Thread(target=run, name="kit-resolve", daemon=True).start()
        while not done.wait(self.slice()):
            pass
        if errors:
            # Out of the list: the exception's traceback holds this frame, and the two would keep each other and all of it.
            raise errors.pop()
        return results[0]


class Trace:
    """How far one exchange got. `prefix` holds the first bytes of the innermost stream, decrypted; `seen` counts them all.

    `certificate` (DER) is the one that the innermost handshake met and trusted.
    """

    def __init__(self) -> None:
        self.connected = False
        self.handshakes = 0
        self.certificate: bytes | None = None
        self.begin()

    def begin(self) -> None:
        """Start counting for another exchange on the same connection."""
        self.prefix = bytearray()
        self.seen = 0
        self.received = 0
        self.at_end = False

    def handshake_begins(self) -> int:
        """Forget what came before a TLS handshake; returns its number, 1 for the first."""
        self.handshakes += 1
        self.certificate = None
        self.prefix.clear()
        self.seen = 0
        self.at_end = False
        return self.handshakes

    def saw(self, data: bytes) -> None:
        """Note bytes as the HTTP layer gets them."""
        self.at_end = self.at_end or not data
        self.seen += len(data)
        self.prefix += data[: PREFIX_CAP - len(self.prefix)]


class SocketStream(httpcore.NetworkStream):
    """A connected TCP socket under the backend's budget."""

    def __init__(self, sock: socket.socket, backend: Backend) -> None:
        self._socket = sock
        self._backend = backend
        self.trace: Trace = backend.trace

    @property
    def budget(self) -> Budget:
        """Time and wish to stop of the exchange under way."""
        return self._backend.budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002  # the budget rules, not httpcore
        while True:
            self._socket.settimeout(self.budget.slice())
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
            self._socket.settimeout(self.budget.slice())
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

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002  # the budget rules, not httpcore
    ) -> httpcore.NetworkStream:
        return TlsStream(self, ssl_context, (server_hostname or "").strip("[]").rstrip("."))

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":
            with selectors.DefaultSelector() as selector:
                selector.register(self._socket, selectors.EVENT_READ)
                return bool(selector.select(0))
        return None


class Backend(httpcore.NetworkBackend):
    """Makes the connections of one lookup at a time.

    `trace` tells how far it got, for saying whose side a failure is on. With `loopback_only` a name that resolves to
    anything but this computer is refused: plain http without consent stays inside it.
    """

    def __init__(self) -> None:
        self.budget = Budget(0, CancelToken())
        self.trace = Trace()
        self.loopback_only = False

    def renew(self, budget: Budget) -> None:
        """Use the next lookup's budget, on a kept connection too."""
        self.budget = budget
        self.trace.begin()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002  # the budget rules, not httpcore
        local_address: str | None = None,  # noqa: ARG002  # never asked for
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002  # never asked for
    ) -> httpcore.NetworkStream:
        host = host.strip("[]")
        sock = self._connect(self._resolve(host, port), host, port)
        self.trace.connected = True
        self.trace.handshakes = 0
        return SocketStream(sock, self)

    def _resolve(self, host: str, port: int) -> list[tuple[Any, ...]]:
        try:
            ipaddress.ip_address(host.partition("%")[0])
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        except ValueError:
            found = self._resolve_name(host, port)
        except OSError:
            raise LookupFailedError(Outcome.UNREACHABLE, Facts(Reason.NAME_NOT_FOUND, host, port)) from None
        if self.loopback_only and not all(ipaddress.ip_address(str(item[4][0])).is_loopback for item in found):
            raise LookupFailedError(Outcome.BAD_ENDPOINT, Facts(Reason.ADDRESS_PLAIN_HTTP, host, port))
        return list(found)

    def _resolve_name(self, host: str, port: int) -> list[tuple[Any, ...]]:
        try:
            found = self.budget.run_abandonable(lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError):
            found = []
        if not found:
            raise LookupFailedError(Outcome.UNREACHABLE, Facts(Reason.NAME_NOT_FOUND, host, port))
        return list(found)

    def _connect(self, addresses: list[tuple[Any, ...]], host: str, port: int) -> socket.socket:
        problem: OSError | None = None
        for left, (family, kind, protocol, _, address) in zip(range(len(addresses), 0, -1), addresses, strict=True):
            try:
                sock = socket.socket(family, kind, protocol)
            except OSError as exc:
                problem = exc
                continue
            try:
                share = self.budget.remaining() / left if left > 1 else self.budget.seconds
                self._connect_one(sock, address, min(share, _CONNECT_AT_MOST) if left > 1 else share)
            except OSError as exc:
                sock.close()
                problem = exc
            except BaseException:
                sock.close()
                raise
            else:
                with contextlib.suppress(OSError):
                    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return sock
        refused = isinstance(problem, ConnectionRefusedError)
        raise LookupFailedError(Outcome.UNREACHABLE, Facts(Reason.REFUSED if refused else Reason.NO_ROUTE, host, port))

    def _connect_one(self, sock: socket.socket, address: Any, seconds: float) -> None:
        sock.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            sock.connect(address)
            return
        give_up = time.monotonic() + seconds
        with selectors.DefaultSelector() as selector:
            selector.register(sock, selectors.EVENT_WRITE)
            while not selector.select(self.budget.slice()):
                if time.monotonic() > give_up:
                    raise TimeoutError
        number = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if number:
            raise OSError(number, "connect")
