"""The account in the operating system's keyring, and nowhere else.

Only the systems' own stores are accepted. keyring can be told by an environment variable or a file to use a null backend, which
accepts a password and keeps nothing, or a plaintext file; those are refused, never written to. What was written is read back.

One item per account (service `KiT Desktop: LOGIN`, user name LOGIN) and one that says which login is in use; keyrings cannot be
listed on every system, so which accounts there are stands in the settings. On Windows an item
is deleted before it is written again, because keyring would keep a copy of the old password under another name.

The login that a proxy wants is kept in the same way: per proxy an item that says which login, and one with its password.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kit_desktop import logs
from kit_desktop.core.accounts import Credentials, VaultError, VaultProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from keyring.backend import KeyringBackend

_log = logging.getLogger(__name__)

_WINDOWS = "keyring.backends.Windows"
_ACCEPTED = {
    _WINDOWS: "Windows Credential Manager",
    "keyring.backends.macOS": "macOS Keychain",
    "keyring.backends.SecretService": "Secret Service",
    "keyring.backends.kwallet": "KWallet",
    "keyring.backends.libsecret": "Secret Service (libsecret)",
}
_LONGEST_ON_WINDOWS = 1280
"""UTF-16 units in one item of the Credential Manager (2,560 bytes; error 1783 beyond)."""

_IN_USE_USER = "login in use"


class SystemVault:
    """The operating system's keyring; see `Vault`. Safe to use from several threads, one call at a time each.

    With `proxy` (host and port) it keeps the login that this proxy wants: only one.
    """

    def __init__(self, proxy: str | None = None) -> None:
        self._keeps_one = proxy is not None
        self._in_use_service = "KiT Desktop" if proxy is None else f"KiT Desktop proxy {proxy}"

    def _service(self, login: str) -> str:
        return f"{self._in_use_service} {login}" if self._keeps_one else f"{self._in_use_service}: {login}"

    def describe(self) -> str:
        return _ACCEPTED[type(_backend()).__module__]

    def current_login(self) -> str | None:
        return _read(_backend(), self._in_use_service, _IN_USE_USER) or None

    def load(self, login: str | None = None) -> Credentials | None:
        login = login or self.current_login()
        password = _read(_backend(), self._service(login), login) if login else None
        if not login or not password:
            return None
        # From now on no log line has it.
        logs.hide(password)
        return Credentials(login, password)

    def choose(self, login: str) -> Credentials | None:
        credentials = self.load(login)
        if credentials is not None:
            _replace(_backend(), self._in_use_service, _IN_USE_USER, login)
        return credentials

    def save(self, credentials: Credentials) -> None:
        """An account that was kept before stays as it was where writing fails; see `Vault.save`."""
        backend, login, password = _backend(), credentials.login, credentials.password
        if _is_windows(backend) and len(password.encode("utf-16-le", "surrogatepass")) // 2 > _LONGEST_ON_WINDOWS:
            raise VaultError(VaultProblem.TOO_LONG)
        replaced = self.current_login() if self._keeps_one else None
        before = _read(backend, self._service(login), login)
        try:
            _replace(backend, self._service(login), login, password)
        except VaultError:
            if before:
                _restore(backend, self._service(login), login, before)
            raise
        _replace(backend, self._in_use_service, _IN_USE_USER, login)
        if replaced and replaced != login:
            _delete(backend, self._service(replaced), replaced)

    def forget(self, login: str | None = None) -> None:
        """Without a login the one in use; see `Vault.forget`."""
        backend, login = _backend(), login or self.current_login()
        if not login:
            return
        _delete(backend, self._service(login), login)
        if _read(backend, self._service(login), login) is not None:
            raise VaultError(VaultProblem.REFUSED, "still there")
        if self.current_login() == login:
            _delete(backend, self._in_use_service, _IN_USE_USER)


@contextmanager
def _ours() -> Iterator[None]:
    """keyring's exceptions, and the raw ones of the systems behind it, become ours without their text."""
    import keyring.errors  # noqa: PLC0415  # slow to import, and not needed before an account is

    try:
        yield
    except VaultError:
        raise
    except keyring.errors.KeyringLocked:
        raise VaultError(VaultProblem.LOCKED) from None
    except (keyring.errors.NoKeyringError, keyring.errors.InitError):
        raise VaultError(VaultProblem.MISSING) from None
    except Exception as exc:  # noqa: BLE001  # D-Bus, pywintypes and ctypes errors share no base class
        number = getattr(exc, "winerror", None)
        if number == 1783:
            raise VaultError(VaultProblem.TOO_LONG) from None
        raise VaultError(VaultProblem.REFUSED, f"{type(exc).__name__} {number or ''}".strip()) from None


@_ours()
def _backend() -> KeyringBackend:
    """The system's store. Raises VaultError where there is none, or where something else was put in its place."""
    import keyring  # noqa: PLC0415  # as above

    chosen = keyring.get_keyring()
    if type(chosen).__module__ == "keyring.backends.chainer":
        # Several stores answer (GNOME's and KDE's, say). keyring would try one after the other; one is enough.
        backends = getattr(chosen, "backends", [])
        chosen = next((one for one in backends if type(one).__module__ in _ACCEPTED), chosen)
    module = type(chosen).__module__
    if module == "keyring.backends.fail":
        raise VaultError(VaultProblem.MISSING)
    if module not in _ACCEPTED:
        raise VaultError(VaultProblem.UNTRUSTED, f"{module}.{type(chosen).__name__}"[:100])
    return chosen


def _is_windows(backend: KeyringBackend) -> bool:
    return type(backend).__module__ == _WINDOWS


@_ours()
def _read(backend: KeyringBackend, service: str, user: str) -> str | None:
    return backend.get_password(service, user)


@_ours()
def _replace(backend: KeyringBackend, service: str, user: str, secret: str) -> None:
    if backend.get_password(service, user) == secret:
        return
    # Windows alone keeps the entry before beside the new one. Elsewhere a kill in between would lose both.
    if _is_windows(backend):
        _delete(backend, service, user)
    backend.set_password(service, user, secret)
    if backend.get_password(service, user) != secret:
        raise VaultError(VaultProblem.LOST)


@_ours()
def _delete(backend: KeyringBackend, service: str, user: str) -> None:
    if backend.get_password(service, user) is not None:
        backend.delete_password(service, user)


def _restore(backend: KeyringBackend, service: str, user: str, secret: str) -> None:
    try:
        _replace(backend, service, user, secret)
    except VaultError as exc:
        _log.warning("the keyring took the old account away and did not take it back: %s", exc.problem)
