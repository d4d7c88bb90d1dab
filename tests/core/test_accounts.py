"""Which accounts there are, and what they are called."""

from __future__ import annotations

import pytest

from kit_desktop.core.accounts import Credentials, KnownAccounts, NamedAccount, account_title

SHOP = NamedAccount("shop", "Магазин")


@pytest.fixture
def known() -> KnownAccounts:
    """One account that the keyring has, and one of this session."""
    accounts = KnownAccounts((SHOP,))
    accounts.add_for_session(Credentials("guest", "s3cret"))
    return accounts


def test_a_password_is_in_no_repr() -> None:
    assert "s3cret" not in repr(Credentials("guest", "s3cret"))


def test_those_of_the_session_come_behind_those_of_the_keyring(known: KnownAccounts) -> None:
    assert known.all == (SHOP, NamedAccount("guest"))
    assert known.remembered == (SHOP,)
    assert (known.is_remembered("shop"), known.is_remembered("guest")) == (True, False)
    assert (known.of_session("shop"), known.of_session("guest")) == (None, Credentials("guest", "s3cret"))


def test_what_an_account_is_called(known: KnownAccounts) -> None:
    assert [known.title(login) for login in ("shop", "guest", "stranger")] == ["Магазин (shop)", "guest", "stranger"]
    assert account_title(NamedAccount("a")) == "a"


def test_entering_a_known_account_for_the_session_leaves_its_name(known: KnownAccounts) -> None:
    known.add_for_session(Credentials("shop", "other"))
    assert known.title("shop") == "Магазин (shop)"
    assert known.is_remembered("shop")


def test_remembering_says_whether_it_is_new(known: KnownAccounts) -> None:
    assert [known.remember(NamedAccount(login)) for login in ("guest", "guest", "shop")] == [True, False, False]
    assert known.remember(NamedAccount("new"))
    assert known.remembered == (SHOP, NamedAccount("guest"), NamedAccount("new"))


def test_a_name_is_one_line_of_sixty_characters(known: KnownAccounts) -> None:
    known.rename("guest", "  Первая\n линия  ")
    assert known.title("guest") == "Первая линия (guest)"
    known.rename("guest", "x" * 61)
    assert known.title("guest") == "x" * 60 + " (guest)"
    known.rename("stranger", "nobody")
    assert len(known.all) == 2


def test_removing_gives_back_what_the_keyring_has(known: KnownAccounts) -> None:
    assert known.remove("guest") is None
    assert known.of_session("guest") is None
    assert known.remove("shop") == SHOP
    assert known.remove("shop") is None
    assert known.all == known.remembered == ()


def test_what_the_keyring_did_not_give_up_is_known_again(known: KnownAccounts) -> None:
    gone = known.remove("shop")
    assert gone is not None
    known.remember(gone)
    assert known.remembered == (SHOP,)
    assert known.is_remembered("shop")
