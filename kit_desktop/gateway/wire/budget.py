"""How long one exchange may still take, how far it got, and how many bytes it may cost."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from kit_desktop.core.cancel import CancelToken, run_abandonable
from kit_desktop.core.outcome import Facts, Outcome
from kit_desktop.gateway.wire.failure import LookupFailedError

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")

_SLICE = 0.05
"""Seconds between two looks at the deadline and at Cancel."""

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
        """Run what cannot be interrupted (name resolution, the system's proxy settings) on a thread that is left behind when
        the budget ends first. Raises what `work` raises, or as `remaining`."""
        return run_abandonable(work, self.slice, "kit-resolve")


class Trace:
    """How far one exchange got under its `budget`. `prefix` holds the first bytes of the innermost stream, decrypted; `seen`
    counts them all.

    `certificate` (DER) is the one that the innermost handshake met and trusted. `connections` counts those made.
    """

    def __init__(self, budget: Budget) -> None:
        self.connections = 0
        self.certificate: bytes | None = None
        self.connecting()
        self.begin(budget)

    def begin(self, budget: Budget) -> None:
        """Start counting for another exchange on the same connection."""
        self.budget = budget
        self.prefix = bytearray()
        self.seen = 0
        self.received = 0
        self.at_end = False

    def connecting(self) -> None:
        """Forget the connection before."""
        self.is_connected = False
        self.handshakes = 0
        self.certificate = None

    def connected(self) -> None:
        """Note a fresh connection."""
        self.is_connected = True
        self.connections += 1

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
