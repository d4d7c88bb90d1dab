"""One message that is asked for again and again, off the window's thread."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kit_desktop.core.outcome import Outcome
from kit_desktop.core.watch import Watch, WatchEnd, WatchPace
from kit_desktop.ui.lookup.lookups import Lookups

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit_desktop.core.accounts import Credentials
    from kit_desktop.core.endpoint import Endpoint
    from kit_desktop.core.lookup import Gateway, LookupQuery, LookupResult


class WatchedMessage(QObject):
    """A message with its schedule and its last answer. It keeps to the account and the address that it began with.

    `changed`: something to show. The others carry the message itself: `answered` after every question, `ended` once, last.
    """

    changed = Signal()
    answered = Signal(object)
    ended = Signal(object)

    def __init__(
        self,
        gateway: Gateway,
        result: LookupResult,
        credentials: Credentials,
        endpoint: Endpoint,
        pace: WatchPace,
        clock: Callable[[], float],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.result = result
        self.previous: LookupResult | None = None
        """The answer before the last one."""
        self.credentials = credentials
        self.endpoint = endpoint
        self._clock = clock
        self._schedule = Watch(pace, clock())
        self._lookups = Lookups(gateway, self)
        self._lookups.finished.connect(self._on_finished)

    @property
    def query(self) -> LookupQuery:
        """What is asked."""
        return self.result.query

    @property
    def end(self) -> WatchEnd | None:
        """Why it is no longer watched, or None."""
        return self._schedule.end

    @property
    def times_asked(self) -> int:
        """How often it was asked since the watch began."""
        return self._schedule.times_asked

    @property
    def is_asking(self) -> bool:
        """Whether an answer is awaited right now."""
        return self._lookups.query is not None

    @property
    def is_due(self) -> bool:
        """Whether it should be asked now."""
        return not self.is_asking and self._schedule.is_due(self._clock())

    def next_time(self) -> datetime | None:
        """When it will be asked next, on this computer's clock; None while it is asked and after the end."""
        if self._schedule.next_at is None or self.is_asking:
            return None
        return datetime.now().astimezone() + timedelta(seconds=self._schedule.next_at - self._clock())

    def ask(self, timeout: float) -> None:
        """Ask now, `timeout` seconds at the most."""
        self._lookups.ask(self.query, self.credentials, lambda: self.endpoint, timeout)
        self.changed.emit()

    def stop(self, end: WatchEnd = WatchEnd.STOPPED) -> None:
        """Stop at once; a question under way is cancelled and its answer not heard."""
        if self.end is not None:
            return
        self._lookups.abandon()
        self._schedule.stop(end)
        self.changed.emit()
        self.ended.emit(self)

    def take(self, result: LookupResult) -> None:
        """The person has asked for the same message by hand: that answer counts, and a final one ends the watch quietly."""
        self.previous, self.result = self.result, result
        if result.outcome is Outcome.OK and result.info is not None and result.info.status.is_final:
            self._schedule.stop(WatchEnd.FINAL)
        self.changed.emit()

    def _on_finished(self, result: LookupResult) -> None:
        self.previous, self.result = self.result, result
        end = self._schedule.judge(result, self._clock())
        self.answered.emit(self)
        self.changed.emit()
        if end is not None:
            self.ended.emit(self)
