"""Connections of one lookup at a time, made under its budget: every address of a name is tried, the next one soon."""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import selectors
import socket
import time
from collections import deque
from functools import partial
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any

import httpcore

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import address_of
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.gateway.wire.budget import Budget, Trace
from kit_desktop.gateway.wire.failure import LookupFailedError
from kit_desktop.gateway.wire.streams import SocketStream

if TYPE_CHECKING:
    from collections.abc import Iterable

_ATTEMPT_DELAY = 0.25
"""Seconds that an address has at least before the next one is tried beside it (RFC 8305, section 5)."""

_worked: dict[tuple[str, int], Any] = {}
"""Of each name, the address that answered last: a dead first address costs its delay once, not at every lookup."""

_REASONS = {errno.ECONNREFUSED: Reason.REFUSED, errno.ECONNRESET: Reason.LOST}

_Address = tuple[Any, ...]
"""What `getaddrinfo` gives: family, kind, protocol, name, address."""


def resolve(host: str, port: int, budget: Budget) -> list[_Address]:
    """The addresses of a name, or the one that `host` is. Raises LookupFailedError, where there is none too."""
    flags = 0 if address_of(host) is None else socket.AI_NUMERICHOST
    ask = partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM, flags=flags)
    try:
        # Of an address nobody is asked, and a thread takes its time.
        found = ask() if flags else budget.run_abandonable(ask)
    except (OSError, UnicodeError):
        found = []
    if not found:
        raise LookupFailedError(Outcome.UNREACHABLE, Facts(Reason.NAME_NOT_FOUND, host, port))
    return list(found)


class Backend(httpcore.NetworkBackend):
    """Makes the connections of one lookup at a time.

    With `loopback_only` a name that resolves to anything but this computer is refused: plain http without consent stays inside
    it.
    """

    def __init__(self) -> None:
        self.trace = Trace(Budget(0.0, CancelToken()))
        self.loopback_only = False

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002  # the budget rules, not httpcore
        local_address: str | None = None,  # noqa: ARG002  # never asked for
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002  # never asked for
    ) -> httpcore.NetworkStream:
        host = host.strip("[]")
        self.trace.connecting()
        found = resolve(host, port, self.trace.budget)
        if self.loopback_only and not all(ipaddress.ip_address(str(item[4][0])).is_loopback for item in found):
            raise LookupFailedError(Outcome.BAD_ENDPOINT, Facts(Reason.ADDRESS_PLAIN_HTTP, host, port))
        sock = self._connect(found, host, port)
        self.trace.connected()
        return SocketStream(sock, self.trace)

    def _connect(self, addresses: list[_Address], host: str, port: int) -> socket.socket:
        waiting = deque(_in_order(addresses, _worked.get((host, port))))
        with contextlib.closing(_Attempts()) as attempts:
            next_at = time.monotonic()
            while waiting or attempts.under_way:
                now = time.monotonic()
                if waiting and (now >= next_at or not attempts.under_way):
                    attempts.begin(waiting.popleft())
                    next_at = now + _ATTEMPT_DELAY
                sock = attempts.wait(self.trace.budget.slice())
                if sock is not None:
                    with contextlib.suppress(OSError):  # the other end may have closed already, and the first read says so
                        _worked[host, port] = sock.getpeername()
                    return sock
        raise LookupFailedError(Outcome.UNREACHABLE, Facts(attempts.reason, host, port))


class _Attempts:
    """Connections to several addresses at once, of which the first that stands is taken."""

    def __init__(self) -> None:
        self.reason = Reason.NO_ROUTE
        self.under_way: set[socket.socket] = set()
        self._selector = selectors.DefaultSelector()

    def begin(self, found: _Address) -> None:
        """Start connecting; an address that fails at once is done with."""
        try:
            sock = socket.socket(*found[:3])
        except OSError:
            return
        self.under_way.add(sock)
        sock.setblocking(False)
        self._selector.register(sock, selectors.EVENT_WRITE)
        try:
            sock.connect(found[4])
        except BlockingIOError:
            return
        except OSError as exc:
            self._failed(sock, exc.errno)

    def wait(self, seconds: float) -> socket.socket | None:
        """The first connection that stands within `seconds`, taken out of the rest; None at once where nothing is tried."""
        if not self.under_way:
            # Windows selects from no empty set.
            return None
        for key, _ in self._selector.select(seconds):
            sock = next(each for each in self.under_way if each is key.fileobj)
            number = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if number:
                self._failed(sock, number)
                continue
            self.under_way.discard(sock)
            with contextlib.suppress(OSError):
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
            return sock
        return None

    def _failed(self, sock: socket.socket, number: int | None) -> None:
        self.reason = _REASONS.get(number or 0, self.reason)
        self._selector.unregister(sock)
        self.under_way.discard(sock)
        sock.close()

    def close(self) -> None:
        """Give the others up."""
        self._selector.close()
        for sock in self.under_way:
            sock.close()


def _in_order(addresses: list[_Address], worked: Any) -> list[_Address]:
    """The system's order, the two families in turn (RFC 8305, section 4); what worked last comes first."""
    first = addresses[0][0]
    families = [[each for each in addresses if each[0] == first], [each for each in addresses if each[0] != first]]
    turns = [each for each in chain.from_iterable(zip_longest(*families)) if each is not None]
    return sorted(turns, key=lambda each: each[4] != worked)
