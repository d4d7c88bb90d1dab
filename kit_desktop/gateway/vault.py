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
from typing import TYPE_CHECKING, TypeVar

from kit_desktop import logs
from kit_desktop.core.accounts import Credentials, VaultError, VaultProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from keyring.backend import KeyringBackend

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

_ACCEPTED = {
    "keyring.backends.Windows": "Windows Credential Manager",
    "keyring.backends.macOS": "macOS Keychain",
    "keyring.backends.SecretService": "Secret Service",
    "keyring.backends.kwallet": "KWallet",
    "keyring.backends.libsecret": "Secret Service (libsecret)",
}
_LONGEST_ON_WINDOWS = 1280
"""UTF-16 units in one item of the Credential Manager (2,560 bytes; error 1783 beyond)."""

_IN_USE_SERVICE = "KiT Desktop"
_IN_USE_USER = "login in use"


class SystemVault:
    """The operating system's keyring; see `Vault`. Safe to use from several threads, one call at a time each."""

    def describe(self) -> str:
        return _ACCEPTED[type(_backend()).__module__]

    def current_login(self) -> str | None:
        backend = _backend()
        return _guarded(lambda: backend.get_password(_IN_USE_SERVICE, _IN_USE_USER)) or None

    def load(self, login: str | None = None) -> Credentials | None:
        login = login or self.current_login()
        if not login:
            return None
        backend = _backend()
        password = _guarded(lambda: backend.get_password(_service(login), login))
        return _masked(login, password) if password else None

    def choose(self, login: str) -> Credentials | None:
        credentials = self.load(login)
        if credentials is not None:
            _replace(_backend(), _IN_USE_SERVICE, _IN_USE_USER, login)
        return credentials

    def save(self, credentials: Credentials) -> None:
        """An account that was kept before stays as it was where writing fails; see `Vault.save`."""
        self._save(_service(credentials.login), credentials)
        _replace(_backend(), _IN_USE_SERVICE, _IN_USE_USER, credentials.login)

    def load_proxy_login(self, place: str) -> Credentials | None:
        """The login for the proxy at that place (host and port), or None where none is kept. Raises VaultError."""
        backend, service = _backend(), _proxy_service(place)
        login = _guarded(lambda: backend.get_password(service, _IN_USE_USER))
        password = _guarded(lambda: backend.get_password(f"{service} {login}", login)) if login else None
        return _masked(login, password) if login and password else None

    def save_proxy_login(self, place: str, credentials: Credentials) -> None:
        """Keep the login for that proxy, in place of the one before; read back to be sure. Raises VaultError."""
        service, before = _proxy_service(place), self.load_proxy_login(place)
        self._save(f"{service} {credentials.login}", credentials)
        _replace(_backend(), service, _IN_USE_USER, credentials.login)
        if before is not None and before.login != credentials.login:
            _delete(_backend(), f"{service} {before.login}", before.login)

    def forget_proxy_login(self, place: str) -> None:
        """Remove what is kept for that proxy; nothing happens where nothing is. Raises VaultError."""
        backend, service = _backend(), _proxy_service(place)
        login = _guarded(lambda: backend.get_password(service, _IN_USE_USER))
        if login:
            _delete(backend, f"{service} {login}", login)
            _delete(backend, service, _IN_USE_USER)

    @staticmethod
    def _save(service: str, credentials: Credentials) -> None:
        backend, login = _backend(), credentials.login
        on_windows = type(backend).__module__ == "keyring.backends.Windows"
        if on_windows and len(credentials.password.encode("utf-16-le", "surrogatepass")) // 2 > _LONGEST_ON_WINDOWS:
            raise VaultError(VaultProblem.TOO_LONG)
        before = _guarded(lambda: backend.get_password(service, login))
        try:
            _replace(backend, service, login, credentials.password)
        except VaultError:
            if before:
                _restore(backend, service, login, before)
            raise

    def forget(self, login: str) -> None:
        backend = _backend()
        _delete(backend, _service(login), login)
        if _guarded(lambda: backend.get_password(_service(login), login)) is not None:
            raise VaultError(VaultProblem.REFUSED, "still there")
        if self.current_login() == login:
            _delete(backend, _IN_USE_SERVICE, _IN_USE_USER)


def _service(login: str) -> str:
    return f"KiT Desktop: {login}"


def _proxy_service(place: str) -> str:
    return f"KiT Desktop proxy {place}"


def _backend() -> KeyringBackend:
    """The system's store. Raises VaultError where there is none, or where something else was put in its place."""
    import keyring  # noqa: PLC0415  # slow to import, and not needed before an account is

    chosen = _guarded(keyring.get_keyring)
    module = type(chosen).__module__
    if module == "keyring.backends.chainer":
        # Several stores answer (GNOME's and KDE's, say). keyring would try one after the other; one is enough.
        usable = [one for one in getattr(chosen, "backends", []) if type(one).__module__ in _ACCEPTED]
        chosen, module = (usable[0], type(usable[0]).__module__) if usable else (chosen, module)
    if module == "keyring.backends.fail":
        raise VaultError(VaultProblem.MISSING)
    if module not in _ACCEPTED:
        raise VaultError(VaultProblem.UNTRUSTED, f"{module}.{type(chosen).__name__}"[:100])
    return chosen


def _replace(backend: KeyringBackend, service: str, user: str, secret: str) -> None:
    if _guarded(lambda: backend.get_password(service, user)) == secret:
        return
    # Windows alone keeps the entry before beside the new one. Elsewhere a kill in between would lose both.
    if type(backend).__module__ == "keyring.backends.Windows":
        _delete(backend, service, user)
    _guarded(lambda: backend.set_password(service, user, secret))
    if _guarded(lambda: backend.get_password(service, user)) != secret:
        raise VaultError(VaultProblem.LOST)


def _delete(backend: KeyringBackend, service: str, user: str) -> None:
    if _guarded(lambda: backend.get_password(service, user)) is None:
        return
    _guarded(lambda: backend.delete_password(service, user))


def _restore(backend: KeyringBackend, service: str, user: str, secret: str) -> None:
    try:
        _replace(backend, service, user, secret)
    except VaultError as exc:
        _log.warning("the keyring took the old account away and did not take it back: %s", exc.problem)


def _masked(login: str, password: str) -> Credentials:
    """What was read: from now on no log line has the password."""
    logs.hide(password)
    return Credentials(login, password)


def _guarded(call: Callable[[], _T]) -> _T:
    """Run one call of keyring; its exceptions, and the raw ones of the systems behind it, become ours without their text."""
    import keyring.errors  # noqa: PLC0415  # as above

    try:
        return call()
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
