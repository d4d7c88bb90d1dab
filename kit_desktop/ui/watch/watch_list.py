"""The messages that are watched: started, asked when their time comes, stopped. It outlives the window that shows it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kit_desktop.core.outcome import Outcome
from kit_desktop.core.watch import WatchEnd
from kit_desktop.ui.watch.watched_message import WatchedMessage

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit_desktop.core.accounts import Credentials
    from kit_desktop.core.lookup import Gateway, LookupResult
    from kit_desktop.core.settings.settings import Settings
    from kit_desktop.ui.accounts.account import Account
    from kit_desktop.ui.current_settings import CurrentSettings

MOST = 20
"""Messages that may be watched at once."""

_AT_ONCE = 2
"""Questions under way at the same time; the others wait for their turn."""

_LOOK_EVERY = 200


class WatchList(QObject):
    """Watches messages for one session on one gateway.

    `added` and `removed` carry a WatchedMessage, `answered` the LookupResult of every question that was asked, `ended` the
    WatchedMessage that has come to its end by itself (not by a click), `account_changed` that another account may be in use.
    """

    added = Signal(object)
    removed = Signal(object)
    answered = Signal(object)
    ended = Signal(object)
    account_changed = Signal()

    def __init__(
        self,
        gateway: Gateway,
        account: Account,
        settings: CurrentSettings,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._gateway, self._account, self._settings, self._clock = gateway, account, settings, clock
        self.messages: list[WatchedMessage] = []
        """All that are shown, ended ones included, the oldest first."""
        account.changed.connect(self._on_account_changed)
        account.refused.connect(self._on_refused)
        settings.changed.connect(self._on_settings_changed)
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self._on_look)

    @property
    def active(self) -> tuple[WatchedMessage, ...]:
        """Those that have not ended."""
        return tuple(each for each in self.messages if each.end is None)

    def find(self, result: LookupResult) -> WatchedMessage | None:
        """The message of that answer where it is being watched. The same id is another message under another account."""
        return next((each for each in self.active if _is_about(each, result)), None)

    def can_ask(self, result: LookupResult) -> bool:
        """Whether the account in use is the one that the answer was for: another one would be told of another message."""
        credentials = self._account.credentials
        return credentials is not None and result.account in {None, credentials.login}

    def start(self, result: LookupResult) -> bool:
        """Watch the message of this answer; False where too many are watched, or nothing can be asked."""
        credentials = self._account.credentials
        if credentials is None or not self.can_ask(result) or len(self.active) >= MOST:
            return False
        try:
            endpoint, pace = self._settings.value.endpoint(), self._settings.value.watch_pace()
        except ValueError:
            return False
        for ended in [each for each in self.messages if _is_about(each, result)]:
            self.remove(ended)
        message = WatchedMessage(self._gateway, result, credentials, endpoint, pace, self._clock, self)
        message.answered.connect(self._on_answered)
        message.ended.connect(self._on_ended)
        self.messages.append(message)
        self._timer.start()
        self.added.emit(message)
        return True

    def remove(self, message: WatchedMessage) -> None:
        """Stop watching this message, and show it no longer."""
        if message in self.messages:
            message.stop()
            self.messages.remove(message)
            self.removed.emit(message)
            message.deleteLater()

    def stop_all(self) -> None:
        """Stop everything, silently."""
        for message in self.messages.copy():
            self.remove(message)
        self._timer.stop()

    def _on_settings_changed(self, settings: Settings) -> None:
        """Where the address is another one, nothing more is asked at the old one."""
        try:
            endpoint = settings.endpoint()
        except ValueError:
            endpoint = None
        for message in self.active:
            if message.endpoint != endpoint:
                message.stop(WatchEnd.CHANGED)

    def hear(self, result: LookupResult) -> None:
        """Take note of what a lookup by hand has brought."""
        message = self.find(result)
        if message is not None and not message.is_asking and result.outcome is Outcome.OK:
            message.take(result)

    def _on_refused(self, refused: Credentials) -> None:
        """Stop asking with it, before the gateway locks it; with a password that is corrected meanwhile it goes on."""
        for message in self.active:
            if _newer(message.credentials, self._account.credentials) == refused:
                message.stop(WatchEnd.REFUSED)

    def _on_account_changed(self) -> None:
        """What was removed is not asked with any more."""
        known = {each.login for each in self._account.accounts} | {self._account.login}
        for message in self.active:
            if message.credentials.login not in known:
                message.stop(WatchEnd.CHANGED)
        self.account_changed.emit()

    def _on_look(self) -> None:
        if not self.active:
            self._timer.stop()
        free = _AT_ONCE - sum(message.is_asking for message in self.messages)
        for message in self.active:
            if free > 0 and message.is_due:
                free -= 1
                message.credentials = _newer(message.credentials, self._account.credentials)
                message.ask(self._settings.value.timeout)

    def _on_answered(self, message: WatchedMessage) -> None:
        self.answered.emit(message.result)
        if message.result.outcome is Outcome.AUTH_FAILED:
            self._account.note_refused(message.credentials)

    def _on_ended(self, message: WatchedMessage) -> None:
        if message.end is not WatchEnd.STOPPED:
            self.ended.emit(message)


def _is_about(message: WatchedMessage, result: LookupResult) -> bool:
    return message.query == result.query and result.account in {None, message.credentials.login}


def _newer(own: Credentials, current: Credentials | None) -> Credentials:
    """The same account with the password that it has now; another account leaves the watch with its own."""
    return current if current is not None and current.login == own.login else own
