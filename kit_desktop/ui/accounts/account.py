"""The accounts: from the keyring, or for this session only. Passwords stay in memory and go to the gateway."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from kit_desktop import logs
from kit_desktop.core.accounts import Credentials, KnownAccounts, NamedAccount, Vault, VaultError, VaultProblem
from kit_desktop.ui.worker import Done, Worker

_T = TypeVar("_T")


class KeyringState(NamedTuple):
    """What is known of the keyring: its name where it can be used, else the problem."""

    name: str | None = None
    problem: VaultProblem | None = None


class Account(QObject):
    """Holds the credentials in use, and knows the other accounts.

    `changed` says that something did, `loaded` that the keyring has answered, or need not be waited for any more,
    `saved` says that an account is kept, `keyring_failed` and `forget_failed` carry a VaultProblem, `switch_failed` the login
    that was not switched to and a VaultProblem, or None where the keyring just has no password of it, `known_changed` the
    NamedAccounts whose passwords the keyring has, `refused` the Credentials that the gateway has refused.
    Every call of the keyring runs on a worker thread, because the operating system may ask the person something first.
    """

    changed = Signal()
    loaded = Signal()
    saved = Signal()
    keyring_failed = Signal(object)
    switch_failed = Signal(str, object)
    forget_failed = Signal(object)
    known_changed = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        vault: Vault | None,
        fixed: Credentials | None = None,
        parent: QObject | None = None,
        *,
        known: tuple[NamedAccount, ...] = (),
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._turn = threading.Lock()
        self._known = KnownAccounts(known)
        self._before: Credentials | None = None
        self._target = ""
        self._removed: set[str] = set()
        self._forgetting: dict[QObject | None, NamedAccount | None] = {}
        self._refused: set[Credentials | None] = set()
        self.credentials = fixed
        self.keyring = KeyringState()
        self.is_loading = False
        self._loader = Worker(self, self._on_loaded)
        self._switcher = Worker(self, self._on_switched)

    @property
    def login(self) -> str | None:
        """The login in use, or None."""
        return self.credentials.login if self.credentials else None

    @property
    def title(self) -> str | None:
        """The account in use as the person calls it, with its login; None where there is none."""
        return self._known.title(self.login) if self.login else None

    @property
    def accounts(self) -> tuple[NamedAccount, ...]:
        """Every account that can be switched to, remembered or of this session."""
        return self._known.all

    @property
    def is_refused(self) -> bool:
        """Whether the gateway has refused the account in use, with the password that it has now: no tool tries it again."""
        return self.credentials in self._refused

    def note_refused(self, credentials: Credentials) -> None:
        """The gateway has refused this account, with this password."""
        self._refused.add(credentials)
        self.refused.emit(credentials)

    def load(self) -> None:
        """Read the account from the keyring; `loaded` follows in any case."""
        vault = self._vault
        if vault is None:
            self.loaded.emit()
            return
        self.is_loading = True
        self._loader.start(self._in_turn(lambda: (vault.describe(), vault.load())))

    def use(self, credentials: Credentials, *, remember: bool) -> None:
        """Use this account from now on; with `remember` the keyring keeps it, and `saved` or `keyring_failed` follows."""
        logs.hide(credentials.password)
        self._stop_loading()
        self.credentials = credentials
        self._known.add_for_session(credentials)
        self._removed.discard(credentials.login)
        self.changed.emit()
        vault = self._vault
        if remember and vault is not None:
            # Each of its own: what one brings must not make another's result go unheard.
            saver = Worker(self, self._on_kept)
            saver.start(self._in_turn(lambda: _saved(vault, credentials)))

    def switch_to(self, login: str) -> None:
        """Use another known account from the next lookup on. Until the keyring has given it, no account is in use."""
        if login == self.login:
            return
        self._stop_loading()
        vault, session = self._vault, self._known.of_session(login)
        if session is not None:
            self.credentials = session
            if vault is not None and self._known.is_remembered(login):
                self._switcher.start(self._in_turn(lambda: vault.choose(login)))
        elif vault is not None:
            self._before, self.credentials = self.credentials, None
            self._target = login
            self.is_loading = True
            self._switcher.start(self._in_turn(lambda: vault.choose(login)))
        self.changed.emit()
        if session is not None:
            # What waited for the keyring need not any more.
            self.loaded.emit()

    def rename(self, login: str, name: str) -> None:
        """Call an account by another name; an empty one means by its login."""
        self._known.rename(login, name)
        self._tell()

    def forget(self, login: str) -> None:
        """Forget an account here and in the keyring; no other one comes into use by itself."""
        if self.is_loading and login == self._target:
            self._stop_loading()
        if login == self.login:
            self.credentials = None
        vault = self._vault
        self._removed.add(login)
        kept = self._known.remove(login)
        self._tell()
        if vault is not None:
            # As in `use`.
            forgetter = Worker(self, self._on_forgotten)
            self._forgetting[forgetter] = kept
            forgetter.start(self._in_turn(lambda: vault.forget(login)))

    def _stop_loading(self) -> None:
        self._loader.abandon()
        self._switcher.abandon()
        if self.is_loading and self._before is not None:
            self.credentials = self._before
        self._before = None
        self._target = ""
        self.is_loading = False

    def _in_turn(self, work: Callable[[], _T]) -> Callable[[], _T]:
        """Two calls at once could leave the keyring with the older one's account in use."""
        turn = self._turn

        def run() -> _T:
            with turn:
                return work()

        return run

    def _tell(self) -> None:
        self.changed.emit()
        self.known_changed.emit(self._known.remembered)

    def _on_loaded(self, done: Done[tuple[str, Credentials | None]]) -> None:
        self.is_loading = False
        if done.value is None:
            self._failed(done.error)
        else:
            name, credentials = done.value
            self.keyring = KeyringState(name=name)
            # It may have been read before the person removed it.
            if credentials is not None and credentials.login not in self._removed:
                self._take(credentials)
        self.changed.emit()
        self.loaded.emit()

    def _take(self, credentials: Credentials) -> None:
        self.credentials = credentials
        if self._known.remember(NamedAccount(credentials.login)):
            self.known_changed.emit(self._known.remembered)

    def _on_switched(self, done: Done[Credentials | None]) -> None:
        target, before = self._target, self._before
        if not target:
            return
        self._target, self._before = "", None
        self.is_loading = False
        if done.value is not None:
            self._take(done.value)
            self.changed.emit()
            self.loaded.emit()
        else:
            self.credentials = before
            self.changed.emit()
            self.switch_failed.emit(target, _problem(done.error) if done.error else None)

    def _on_kept(self, done: Done[str]) -> None:
        self.sender().deleteLater()
        login = done.value
        if login is None:
            self._failed(done.error)
            return
        if login in {account.login for account in self.accounts}:
            self._known.remember(NamedAccount(login))
        self._tell()
        self.saved.emit()

    def _on_forgotten(self, done: Done[None]) -> None:
        forgetter = self.sender()
        account = self._forgetting.pop(forgetter, None)
        forgetter.deleteLater()
        if done.error is not None and account is not None:
            # Its secret is still there: it must stay in sight, to be removed later.
            self._removed.discard(account.login)
            self._known.remember(account)
            self._tell()
            self.forget_failed.emit(_problem(done.error))

    def _failed(self, error: Exception | None) -> None:
        problem = _problem(error)
        self.keyring = KeyringState(problem=problem)
        self.keyring_failed.emit(problem)


def _saved(vault: Vault, credentials: Credentials) -> str:
    vault.save(credentials)
    return credentials.login


def _problem(error: Exception | None) -> VaultProblem:
    return error.problem if isinstance(error, VaultError) else VaultProblem.REFUSED
