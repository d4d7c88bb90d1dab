"""Several accounts: switching, entering, forgetting, and a keyring that does not play along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from kit_desktop.core.accounts import Credentials, NamedAccount, VaultProblem
from kit_desktop.ui.accounts.account import Account

Open = Callable[..., Account]
NEW = Credentials("clinic", "clinic-secret")


def test_the_one_in_use_is_loaded_and_the_others_are_known(open_account: Open) -> None:
    account = open_account()
    assert account.credentials == Credentials("shop", "shop-secret")
    assert account.title == "Corner (shop)"
    assert account.accounts == (NamedAccount("shop", "Corner"), NamedAccount("bank"))


def test_switching_is_for_the_next_lookup_and_for_the_next_start(qtbot: QtBot, open_account: Open, vault: Any) -> None:
    account = open_account()
    vault.hold()
    account.switch_to("bank")
    assert account.credentials is None
    assert account.is_loading
    with qtbot.waitSignal(account.loaded):
        vault.let_go()
    assert account.credentials == Credentials("bank", "bank-secret")
    assert vault.current == "bank"


def test_an_account_of_this_session_needs_no_keyring_to_come_back(qtbot: QtBot, open_account: Open, vault: Any) -> None:
    account = open_account()
    account.use(NEW, remember=False)
    with qtbot.waitSignal(account.loaded):
        account.switch_to("bank")
    account.switch_to("clinic")
    assert account.credentials == NEW
    assert "clinic" not in vault.secrets


def test_a_remembered_account_joins_the_known_ones(qtbot: QtBot, open_account: Open, vault: Any) -> None:
    account = open_account()
    with qtbot.waitSignal(account.known_changed) as known, qtbot.waitSignal(account.saved):
        account.use(NEW, remember=True)
    assert NamedAccount("clinic") in known.args[0]
    account.switch_to("shop")
    with qtbot.waitSignal(account.known_changed) as known:
        account.rename("clinic", "  The\nclinic ")
    assert NamedAccount("clinic", "The clinic") in known.args[0]


def test_one_that_is_not_remembered_is_not_written_down(qtbot: QtBot, open_account: Open) -> None:
    account = open_account()
    account.use(NEW, remember=False)
    with qtbot.waitSignal(account.known_changed) as known:
        account.rename("clinic", "Clinic")
    assert "clinic" not in {each.login for each in known.args[0]}
    assert account.title == "Clinic (clinic)"


def test_forgetting_removes_the_secret_and_uses_no_other_by_itself(qtbot: QtBot, open_account: Open, vault: Any) -> None:
    account = open_account()
    with qtbot.waitSignal(account.known_changed) as known:
        account.forget("shop")
    assert account.credentials is None
    assert known.args[0] == (NamedAccount("bank"),)
    qtbot.waitUntil(lambda: vault.secrets == {"bank": "bank-secret"})
    with qtbot.waitSignal(account.loaded):
        account.switch_to("bank")
    account.forget("shop")
    assert account.login == "bank"


def test_a_secret_that_cannot_be_removed_stays_in_sight(qtbot: QtBot, open_account: Open, vault: Any) -> None:
    account = open_account()
    vault.refuse = VaultProblem.LOCKED
    with qtbot.waitSignal(account.forget_failed) as failed:
        account.forget("bank")
    assert failed.args == [VaultProblem.LOCKED]
    assert NamedAccount("bank") in account.accounts
    assert vault.secrets["bank"]


def test_a_locked_keyring_leaves_the_account_as_it_was(qtbot: QtBot, open_account: Open, vault: Any) -> None:
    account = open_account()
    vault.refuse = VaultProblem.LOCKED
    with qtbot.waitSignal(account.switch_failed) as failed:
        account.switch_to("bank")
    assert failed.args == ["bank", VaultProblem.LOCKED]
    assert account.login == "shop"
    assert not account.is_loading


def test_a_password_that_is_gone_is_asked_for(qtbot: QtBot, open_account: Open, vault: Any) -> None:
    account = open_account()
    del vault.secrets["bank"]
    with qtbot.waitSignal(account.switch_failed) as failed:
        account.switch_to("bank")
    assert failed.args == ["bank", None]


def test_the_last_choice_wins(qtbot: QtBot, open_account: Open, vault: Any) -> None:
    account = open_account(NamedAccount("shop"), NamedAccount("bank"), NamedAccount("third"))
    vault.secrets["third"] = "third-secret"
    vault.hold()
    account.switch_to("bank")
    account.switch_to("third")
    with qtbot.waitSignal(account.loaded):
        vault.let_go()
    assert account.login == "third"
    qtbot.waitUntil(lambda: vault.current == "third")


def test_an_account_from_before_there_were_several_becomes_known(qtbot: QtBot, vault: Any) -> None:
    account = Account(vault)
    with qtbot.waitSignal(account.known_changed) as known:
        account.load()
    assert known.args[0] == (NamedAccount("shop"),)


def test_no_password_shows_in_any_repr(open_account: Open) -> None:
    account = open_account()
    account.use(NEW, remember=False)
    assert "secret" not in repr(account._known.__dict__)
    assert "secret" not in repr(account.__dict__)


def test_one_that_is_forgotten_while_it_is_switched_to_does_not_come_back(qtbot: QtBot, open_account: Open, vault: Any) -> None:
    account = open_account()
    vault.hold()
    account.switch_to("bank")
    account.forget("bank")
    vault.let_go()
    qtbot.waitUntil(lambda: "bank" not in vault.secrets)
    with qtbot.waitSignal(account.loaded):
        account.load()
    assert "bank" not in {each.login for each in account.accounts}
    assert account.login != "bank"


def test_two_that_are_saved_while_the_keyring_asks_are_both_known(qtbot: QtBot, open_account: Open, vault: Any) -> None:
    account = open_account()
    known: list[Any] = []
    account.known_changed.connect(known.append)
    vault.hold()
    account.use(NEW, remember=True)
    account.use(Credentials("school", "school-secret"), remember=True)
    vault.let_go()
    qtbot.waitUntil(lambda: bool(known) and {"clinic", "school"} <= {each.login for each in known[-1]})
    assert {"clinic", "school"} <= set(vault.secrets)


def test_forgetting_another_does_not_stop_a_switch(qtbot: QtBot, open_account: Open, vault: Any) -> None:
    account = open_account(NamedAccount("shop"), NamedAccount("bank"), NamedAccount("clinic"))
    vault.hold()
    account.switch_to("bank")
    account.forget("clinic")
    with qtbot.waitSignal(account.loaded):
        vault.let_go()
    assert account.credentials == Credentials("bank", "bank-secret")


def test_forgetting_the_one_that_is_switched_to_leaves_the_one_before_in_use(open_account: Open, vault: Any) -> None:
    account = open_account()
    vault.hold()
    account.switch_to("bank")
    account.forget("bank")
    vault.let_go()
    assert account.credentials == Credentials("shop", "shop-secret")


def test_that_another_was_saved_says_nothing_of_the_one_in_use(qtbot: QtBot, open_account: Open, vault: Any) -> None:
    account = open_account()
    vault.hold()
    account.use(NEW, remember=True)
    account.use(Credentials("guest", "guest-secret"), remember=False)
    with qtbot.waitSignal(account.saved):
        vault.let_go()
    assert account.login == "guest"


def test_two_that_cannot_be_removed_both_stay_in_sight(qtbot: QtBot, open_account: Open, vault: Any) -> None:
    account = open_account()
    vault.hold()
    vault.refuse = VaultProblem.LOCKED
    failed: list[VaultProblem] = []
    account.forget_failed.connect(failed.append)
    account.forget("shop")
    account.forget("bank")
    vault.let_go()
    qtbot.waitUntil(lambda: len(failed) == 2)
    assert {each.login for each in account.accounts} == {"shop", "bank"}


def test_one_that_is_removed_while_the_keyring_still_gives_it_does_not_come_back(
    qtbot: QtBot, open_account: Open, vault: Any
) -> None:
    account = open_account()
    account.credentials = None
    vault.hold()
    account.load()
    account.forget("shop")
    with qtbot.waitSignal(account.loaded):
        vault.let_go()
    assert account.credentials is None
    assert "shop" not in {each.login for each in account.accounts}
    qtbot.waitUntil(lambda: "shop" not in vault.secrets)
    account.use(Credentials("shop", "shop-secret-2"), remember=True)
    qtbot.waitUntil(lambda: "shop" in vault.secrets)
    with qtbot.waitSignal(account.loaded):
        account.load()
    assert account.login == "shop"


def test_the_next_start_begins_with_the_account_of_this_session_that_was_chosen_last(
    qtbot: QtBot, open_account: Open, vault: Any
) -> None:
    account = open_account()
    with qtbot.waitSignal(account.saved):
        account.use(NEW, remember=True)
    with qtbot.waitSignal(account.loaded):
        account.switch_to("bank")
    account.switch_to("clinic")
    qtbot.waitUntil(lambda: vault.current == "clinic")
