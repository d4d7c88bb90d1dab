"""The account in use: from the keyring, or for this session only. The password stays in memory and goes to the gateway."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kit_desktop import logs
from kit_desktop.core.lookup import Credentials, VaultError, VaultProblem
from kit_desktop.ui.tasks import Done, Worker

if TYPE_CHECKING:
    from kit_desktop.core.lookup import Vault


@dataclass(frozen=True, slots=True)
class KeyringState:
    """What is known of the keyring: its name where it can be used, else the problem."""

    name: str | None = None
    problem: VaultProblem | None = None


class Account(QObject):
    """Holds the credentials. `changed` says that they did, `keyring_failed` carries a VaultProblem, `saved` that they are kept.

    Every call of the keyring runs on a worker thread, because the operating system may ask the person something first.
    """

    changed = Signal()
    loaded = Signal()
    saved = Signal()
    keyring_failed = Signal(object)

    def __init__(self, vault: Vault | None, fixed: Credentials | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self.credentials = fixed
        self.keyring = KeyringState()
        self.is_loading = False
        self.is_remembered = False
        self._loader = Worker(self)
        self._loader.finished.connect(self._on_loaded)
        self._keeper = Worker(self)
        self._keeper.finished.connect(self._on_kept)

    @property
    def login(self) -> str | None:
        """The login in use, or None."""
        return self.credentials.login if self.credentials else None

    def load(self) -> None:
        """Read the account from the keyring; `loaded` follows in any case."""
        vault = self._vault
        if vault is None:
            self.loaded.emit()
            return
        self.is_loading = True
        self._loader.start(lambda: (vault.describe(), vault.load()))

    def use(self, credentials: Credentials, *, remember: bool) -> None:
        """Use this account from now on; with `remember` the keyring keeps it, and `saved` or `keyring_failed` follows."""
        logs.hide(credentials.password)
        self._loader.abandon()
        self.is_loading = False
        self.credentials = credentials
        self.is_remembered = False
        self.changed.emit()
        vault = self._vault
        if remember and vault is not None:
            self._keeper.start(lambda: vault.save(credentials))

    def forget(self) -> None:
        """Forget the account here and in the keyring."""
        login, vault = self.login, self._vault
        self.credentials = None
        self.is_remembered = False
        self.changed.emit()
        if login is not None and vault is not None:
            self._keeper.start(lambda: vault.forget(login))

    def _on_loaded(self, done: Done[tuple[str, Credentials | None]]) -> None:
        self.is_loading = False
        if done.value is None:
            self._failed(done.error)
        else:
            name, credentials = done.value
            self.keyring = KeyringState(name=name)
            if credentials is not None:
                logs.hide(credentials.password)
                self.credentials = credentials
                self.is_remembered = True
        self.changed.emit()
        self.loaded.emit()

    def _on_kept(self, done: Done[None]) -> None:
        if done.error is not None:
            self._failed(done.error)
            return
        self.is_remembered = self.credentials is not None
        self.changed.emit()
        if self.credentials is not None:
            self.saved.emit()

    def _failed(self, error: Exception | None) -> None:
        problem = error.problem if isinstance(error, VaultError) else VaultProblem.REFUSED
        self.keyring = KeyringState(problem=problem)
        self.keyring_failed.emit(problem)
