"""The lookup under way: started, cancelled and finished, one at a time, off the window's thread."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import Endpoint, EndpointError
from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.ui.worker import Done, Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit_desktop.core.accounts import Credentials
    from kit_desktop.core.lookup import Gateway, LookupQuery


class Lookups(QObject):
    """Asks the gateway, which blocks, on a thread of its own.

    `started` carries the query, `finished` the LookupResult. A cancelled lookup ends at once for the person; the thread closes
    its connection by itself and what it brings is dropped.
    """

    started = Signal(object)
    finished = Signal(object)

    def __init__(self, gateway: Gateway, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self._cancel: CancelToken | None = None
        self.query: LookupQuery | None = None
        """What is being asked, or None."""
        self.credentials: Credentials | None = None
        """As whom was asked last."""
        self._worker = Worker(self, self._on_finished)

    def ask(self, query: LookupQuery, credentials: Credentials, endpoint: Callable[[], Endpoint], timeout: float) -> None:
        """Ask; a lookup under way is cancelled first. `endpoint` may raise EndpointError, which ends the lookup."""
        self.abandon()
        self.query, self.credentials = query, credentials
        self.started.emit(query)
        try:
            target = endpoint()
        except EndpointError as exc:
            self._end(stopped(query, Outcome.BAD_ENDPOINT, Facts(exc.reason)))
            return
        cancel = self._cancel = CancelToken()
        gateway = self._gateway
        self._worker.start(lambda: gateway.look_up(query, credentials, target, timeout, cancel))

    def cancel(self) -> None:
        """Stop the lookup under way, if there is one; `finished` follows at once."""
        query = self.query
        if query is not None:
            self.abandon()
            self._end(stopped(query, Outcome.CANCELLED, Facts()))

    def abandon(self) -> None:
        """Stop silently: nothing more will be heard of the lookup under way."""
        if self._cancel is not None:
            self._cancel.cancel()
        self._cancel = None
        self.query = None
        self._worker.abandon()

    def _on_finished(self, done: Done[LookupResult]) -> None:
        query = self.query
        if query is None:
            return
        detail = type(done.error).__name__
        broken = stopped(query, Outcome.REPLY_NOT_UNDERSTOOD, Facts(Reason.INTERNAL, detail=detail))
        self._end(done.value or broken)

    def _end(self, result: LookupResult) -> None:
        self.query = None
        self._cancel = None
        self.finished.emit(result if self.credentials is None else replace(result, account=self.credentials.login))


def stopped(query: LookupQuery, outcome: Outcome, facts: Facts) -> LookupResult:
    """A result for a lookup that ended without the gateway."""
    from datetime import UTC, datetime  # noqa: PLC0415  # the start need not wait for it

    return LookupResult(outcome, query, datetime.now(UTC), facts=facts)
