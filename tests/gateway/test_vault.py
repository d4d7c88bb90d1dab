"""The keyring's rules on stand-ins for its backends; `tests/e2e/test_keyring.py` has the real ones."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import keyring
import keyring.backend
import keyring.errors
import pytest

from kit_desktop import logs
from kit_desktop.core.accounts import Credentials, VaultError, VaultProblem
from kit_desktop.gateway.vault import SystemVault

SECRET = "correct-horse"
ACCOUNT = Credentials("mycompany", SECRET)
ITEM = ("KiT Desktop: mycompany", "mycompany")
IN_USE = ("KiT Desktop", "login in use")
Use = Callable[..., "Backend"]


class Backend:
    """A keyring in memory that notes every call; `fail` gives the exception of a call by its name and its number."""

    def __init__(self) -> None:
        self.items: dict[tuple[str, str], str] = {}
        self.calls: list[tuple[str, str]] = []
        self.fail: dict[tuple[str, int], Exception] = {}
        self.keeps = True

    def _note(self, name: str, service: str) -> None:
        self.calls.append((name, service))
        number = sum(1 for called, _ in self.calls if called == name)
        if error := self.fail.get((name, number)):
            raise error

    def get_password(self, service: str, user: str) -> str | None:
        self._note("get", service)
        return self.items.get((service, user))

    def set_password(self, service: str, user: str, secret: str) -> None:
        self._note("set", service)
        if self.keeps:
            self.items[service, user] = secret

    def delete_password(self, service: str, user: str) -> None:
        self._note("delete", service)
        if (service, user) not in self.items:
            raise keyring.errors.PasswordDeleteError("not found")
        del self.items[service, user]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Use:
    """Puts a stand-in in the system's place, under the module name of one of keyring's backends."""

    def put(module: str = "keyring.backends.SecretService") -> Backend:
        backend = type("Keyring", (Backend,), {"__module__": module})()
        monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
        return backend

    return put


def problem_of(call: Callable[[], object]) -> VaultProblem:
    """How that call failed; the secret must not be in what it raises."""
    with pytest.raises(VaultError) as caught:
        call()
    assert SECRET not in f"{caught.value} {caught.value.detail} {caught.value.__cause__}"
    return caught.value.problem


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("keyring.backends.Windows", "Windows Credential Manager"),
        ("keyring.backends.macOS", "macOS Keychain"),
        ("keyring.backends.SecretService", "Secret Service"),
        ("keyring.backends.kwallet", "KWallet"),
        ("keyring.backends.libsecret", "Secret Service (libsecret)"),
    ],
)
def test_the_systems_own_stores_are_used_and_named(use: Use, module: str, name: str) -> None:
    backend = use(module)
    vault = SystemVault()
    assert vault.describe() == name
    vault.save(ACCOUNT)
    assert backend.items == {ITEM: SECRET, IN_USE: "mycompany"}
    assert vault.load() == ACCOUNT


@pytest.mark.parametrize(
    "module",
    ["keyring.backends.null", "keyrings.alt.file", "keyring.testing.backend", "keyring.backends.Windows.evil", "builtins"],
)
def test_any_other_store_is_refused_and_never_written_to(use: Use, module: str) -> None:
    backend = use(module)
    vault = SystemVault()
    for call in (
        vault.describe,
        vault.load,
        vault.current_login,
        lambda: vault.save(ACCOUNT),
        lambda: vault.forget("mycompany"),
    ):
        assert problem_of(call) is VaultProblem.UNTRUSTED
    assert backend.calls == []


def test_no_store_at_all_is_missing(use: Use) -> None:
    use("keyring.backends.fail")
    assert problem_of(SystemVault().describe) is VaultProblem.MISSING
    assert problem_of(lambda: SystemVault().save(ACCOUNT)) is VaultProblem.MISSING


def test_among_several_stores_the_first_that_may_be_trusted_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    null = type("Keyring", (Backend,), {"__module__": "keyring.backends.null"})()
    wallet = type("Keyring", (Backend,), {"__module__": "keyring.backends.kwallet"})()
    chain = type("ChainerBackend", (SimpleNamespace,), {"__module__": "keyring.backends.chainer"})(backends=[null, wallet])
    monkeypatch.setattr(keyring, "get_keyring", lambda: chain)
    SystemVault().save(ACCOUNT)
    assert (null.calls, wallet.items[ITEM]) == ([], SECRET)
    chain.backends = [null]
    assert problem_of(SystemVault().describe) is VaultProblem.UNTRUSTED


def test_nothing_is_kept_at_first(use: Use) -> None:
    use()
    assert SystemVault().current_login() is None
    assert SystemVault().load() is None
    assert SystemVault().load("nobody") is None


def test_a_second_account_leaves_the_first_and_is_the_one_in_use(use: Use) -> None:
    use()
    vault = SystemVault()
    vault.save(ACCOUNT)
    vault.save(Credentials("other", "x"))
    assert vault.current_login() == "other"
    assert vault.load("mycompany") == ACCOUNT


def test_the_account_that_is_chosen_is_the_one_in_use_if_it_is_there(use: Use) -> None:
    use()
    vault = SystemVault()
    vault.save(ACCOUNT)
    vault.save(Credentials("other", "x"))
    assert (vault.choose("nobody"), vault.current_login()) == (None, "other")
    assert (vault.choose("mycompany"), vault.current_login()) == (ACCOUNT, "mycompany")


def test_saving_the_same_again_writes_nothing(use: Use) -> None:
    backend = use()
    SystemVault().save(ACCOUNT)
    backend.calls.clear()
    SystemVault().save(ACCOUNT)
    assert {name for name, _ in backend.calls} == {"get"}


def test_the_old_password_is_deleted_before_the_new_one_is_written(use: Use) -> None:
    # On Windows keyring would otherwise keep the old one under another name.
    backend = use("keyring.backends.Windows")
    SystemVault().save(ACCOUNT)
    backend.calls.clear()
    SystemVault().save(Credentials("mycompany", "new"))
    written = [name for name, service in backend.calls if service == ITEM[0] and name != "get"]
    assert written == ["delete", "set"]


def test_elsewhere_it_is_written_over_so_that_a_kill_in_between_loses_nothing(use: Use) -> None:
    backend = use()
    SystemVault().save(ACCOUNT)
    backend.calls.clear()
    SystemVault().save(Credentials("mycompany", "new"))
    assert [name for name, service in backend.calls if service == ITEM[0] and name != "get"] == ["set"]
    assert SystemVault().load() == Credentials("mycompany", "new")


def test_a_store_that_accepts_and_keeps_nothing_is_found_out(use: Use) -> None:
    use().keeps = False
    assert problem_of(lambda: SystemVault().save(ACCOUNT)) is VaultProblem.LOST


@pytest.mark.parametrize("module", ["keyring.backends.SecretService", "keyring.backends.Windows"])
def test_where_writing_fails_the_old_account_stays(use: Use, module: str) -> None:
    backend = use(module)
    SystemVault().save(ACCOUNT)
    backend.calls.clear()
    backend.fail = {("set", 1): keyring.errors.PasswordSetError("no room")}
    assert problem_of(lambda: SystemVault().save(Credentials("mycompany", "new"))) is VaultProblem.REFUSED
    assert SystemVault().load() == ACCOUNT


def test_forgetting_takes_the_secret_and_the_name_away(use: Use) -> None:
    backend = use()
    vault = SystemVault()
    vault.save(ACCOUNT)
    vault.forget("mycompany")
    assert backend.items == {}
    vault.forget("mycompany")


def test_forgetting_another_account_leaves_the_one_in_use(use: Use) -> None:
    use()
    vault = SystemVault()
    vault.save(Credentials("other", "x"))
    vault.save(ACCOUNT)
    vault.forget("other")
    assert vault.load() == ACCOUNT


def test_a_secret_that_cannot_be_removed_is_told_of(use: Use, monkeypatch: pytest.MonkeyPatch) -> None:
    backend = use()
    SystemVault().save(ACCOUNT)
    monkeypatch.setattr(backend, "delete_password", lambda *_: None)
    assert problem_of(lambda: SystemVault().forget("mycompany")) is VaultProblem.REFUSED


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (keyring.errors.KeyringLocked("locked"), VaultProblem.LOCKED),
        (keyring.errors.NoKeyringError("none"), VaultProblem.MISSING),
        (keyring.errors.InitError("no collection"), VaultProblem.MISSING),
        (keyring.errors.KeyringError("-25293"), VaultProblem.REFUSED),
        (OSError(5, f"access denied for {SECRET}"), VaultProblem.REFUSED),
        (RuntimeError(f"D-Bus said {SECRET}"), VaultProblem.REFUSED),
    ],
)
@pytest.mark.parametrize("call", ["describe", "load", "save", "forget"])
def test_what_the_stores_raise_becomes_ours_without_its_text(
    use: Use, monkeypatch: pytest.MonkeyPatch, call: str, error: Exception, problem: VaultProblem
) -> None:
    backend = use()
    SystemVault().save(ACCOUNT)
    backend.calls.clear()
    if call == "describe":

        def refuse() -> None:
            raise error

        monkeypatch.setattr(keyring, "get_keyring", refuse)
    backend.fail = {("get", 1): error}
    calls = {
        "describe": SystemVault().describe,
        "load": SystemVault().load,
        "save": lambda: SystemVault().save(Credentials("mycompany", "new")),
        "forget": lambda: SystemVault().forget("mycompany"),
    }
    assert problem_of(calls[call]) is problem


def test_windows_raises_errors_of_its_own(use: Use) -> None:
    class WindowsOwnError(Exception):
        winerror = 1783

    backend = use("keyring.backends.Windows")
    backend.fail = {("set", 1): WindowsOwnError("The stub received bad data")}
    assert problem_of(lambda: SystemVault().save(ACCOUNT)) is VaultProblem.TOO_LONG


@pytest.mark.parametrize(
    ("password", "fits"),
    [("x" * 1280, True), ("x" * 1281, False), ("қ" * 1280, True), ("\U0001f600" * 640, True), ("\U0001f600" * 641, False)],
)
def test_windows_holds_1280_units(use: Use, password: str, fits: bool) -> None:
    backend = use("keyring.backends.Windows")
    if fits:
        SystemVault().save(Credentials("mycompany", password))
        assert backend.items[ITEM] == password
    else:
        assert problem_of(lambda: SystemVault().save(Credentials("mycompany", password))) is VaultProblem.TOO_LONG
        assert backend.calls == []


def test_other_stores_have_no_such_limit(use: Use) -> None:
    backend = use()
    SystemVault().save(Credentials("mycompany", "x" * 5000))
    assert len(backend.items[ITEM]) == 5000


PROXY = "proxy.test:3128"


def test_a_proxys_login_is_kept_beside_the_account_and_apart_from_it(use: Use) -> None:
    backend, vault, proxy = use(), SystemVault(), SystemVault(PROXY)
    vault.save(ACCOUNT)
    assert proxy.load() is None
    proxy.save(Credentials("agent", SECRET))
    assert proxy.load() == Credentials("agent", SECRET)
    assert SystemVault("other.test:3128").load() is None
    assert vault.load() == ACCOUNT
    assert vault.current_login() == "mycompany"
    proxy.forget()
    proxy.forget()
    assert proxy.load() is None
    assert set(backend.items) == {ITEM, IN_USE}


def test_what_is_read_is_masked_in_the_log_before_anybody_has_it(use: Use, monkeypatch: pytest.MonkeyPatch) -> None:
    hidden: list[str] = []
    monkeypatch.setattr(logs, "hide", hidden.append)
    use()
    vault = SystemVault()
    vault.save(Credentials("mycompany", "123456"))
    SystemVault("proxy:3128").save(Credentials("agent", "654321"))
    hidden.clear()
    assert vault.load() is not None
    assert SystemVault("proxy:3128").load() is not None
    assert vault.load("nobody") is None
    assert hidden == ["123456", "654321"]


def test_a_proxys_login_whose_password_is_gone_is_none(use: Use) -> None:
    backend, proxy = use(), SystemVault(PROXY)
    proxy.save(Credentials("agent", SECRET))
    backend.items = {item: text for item, text in backend.items.items() if text != SECRET}
    assert proxy.load() is None


def test_another_login_for_a_proxy_leaves_nothing_of_the_one_before(use: Use) -> None:
    backend, proxy = use(), SystemVault(PROXY)
    proxy.save(Credentials("agent", "first"))
    proxy.save(Credentials("agent", "second"))
    assert proxy.load() == Credentials("agent", "second")
    proxy.save(Credentials("boss", SECRET))
    assert proxy.load() == Credentials("boss", SECRET)
    assert sorted(backend.items.values()) == ["boss", SECRET]


def test_a_proxys_login_without_a_keyring(use: Use) -> None:
    use("keyring.backends.fail")
    assert problem_of(lambda: SystemVault(PROXY).save(ACCOUNT)) is VaultProblem.MISSING
    assert problem_of(lambda: SystemVault(PROXY).load()) is VaultProblem.MISSING
    assert problem_of(lambda: SystemVault(PROXY).forget()) is VaultProblem.MISSING
