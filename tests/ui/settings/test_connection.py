"""The page Connection: addresses, consent, the proxy."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton

from kit_desktop.core.endpoint import DEFAULT_ADDRESS, NO_PROXY, SYSTEM_PROXY, Endpoint
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.widgets.box import Hairline

from ..window_bench import NoProxy, named, seen
from .opened import CONSENT, Opened, choose

HTTP = "http://gateway.example/soap"


def test_an_address_that_cannot_be_asked_is_said_at_once_and_does_not_get_out(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings()
    for address, words in (
        ("", "no address"),
        ("isms.center/soap", "begin with https://"),
        ("ftp://isms.center/", "Only https:// and http://"),
        ("https://login:secret@isms.center/", "must not contain a login or password"),
        ("https://isms center/", "no address can have"),
        ("https://isms.center:99999/", "1 to 65535"),
    ):
        opened.address.setText(Settings().address)
        assert named(opened.dialog, "Save", QPushButton).isEnabled()
        opened.address.setText(address)
        assert words in opened.problem
        assert not named(opened.dialog, "Save", QPushButton).isEnabled(), address
        opened.save()
        opened.bot.keyClick(opened.address, Qt.Key.Key_Return)
        assert (opened.out, opened.dialog.isVisible()) == ([], True), address
        opened.show("General")
        assert "To be corrected before saving: the gateway address" in seen(opened.dialog), address
    opened.enter("https://isms.center/x")
    assert opened.problem == ""
    assert named(opened.dialog, "Save", QPushButton).isEnabled()


def test_plain_http_needs_a_tick_beside_a_warning(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings()
    opened.show("Connection")
    assert not opened.has_consent_box()
    opened.enter(HTTP)
    assert opened.has_consent_box()
    assert "anyone along the way can read the password" in seen(opened.dialog)
    opened.save()
    assert opened.out == []
    assert "anyone along the way can read the password" in opened.problem
    named(opened.dialog, CONSENT, QCheckBox).click()
    assert opened.problem == ""
    assert "anyone along the way can read the password" in seen(opened.dialog)
    opened.save()
    (settings,) = opened.out
    assert (settings.address, settings.plain_http_address) == (HTTP, HTTP)
    assert not settings.endpoint().is_secure


def test_the_consent_is_for_one_address_and_ends_with_it(open_settings: Callable[..., Opened]) -> None:
    agreed = Settings(address=HTTP, plain_http_address=HTTP)
    opened = open_settings(agreed)
    opened.show("Connection")
    assert named(opened.dialog, CONSENT, QCheckBox).isChecked()
    opened.enter("http://evil.example/soap")
    assert not named(opened.dialog, CONSENT, QCheckBox).isChecked()
    opened.save()
    assert opened.out == []
    opened.enter("https://isms.center/")
    opened.save()
    assert opened.out[0].plain_http_address == ""


def test_this_computer_needs_no_consent(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings()
    opened.enter("http://127.0.0.1:8000/soap/server")
    assert not opened.has_consent_box()
    opened.save()
    assert opened.out[0].plain_http_address == ""


def test_the_default_comes_back_with_one_click(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings(Settings(address=HTTP, plain_http_address=HTTP))
    opened.show("Connection")
    named(opened.dialog, "Restore default", QPushButton).click()
    opened.save()
    assert (opened.out[0].address, opened.out[0].plain_http_address) == (DEFAULT_ADDRESS, "")


def test_in_practice_the_address_is_not_to_be_changed(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings(Settings(address="http://127.0.0.1:9/soap"), practice=True)
    assert not opened.address.isEnabled()
    opened.save()
    assert len(opened.out) == 1


@pytest.mark.parametrize("agreed", ["", HTTP])
def test_plain_http_that_the_administrator_forbids_cannot_be_agreed_to(
    open_settings: Callable[..., Opened], agreed: str
) -> None:
    opened = open_settings(Settings(plain_http_address=agreed, allow_http=False, locked=frozenset({"allow_http"})))
    opened.enter(HTTP)
    assert not named(opened.dialog, CONSENT, QCheckBox).isEnabled()
    opened.save()
    assert opened.out == []


@pytest.mark.parametrize("proxy", [SYSTEM_PROXY, NO_PROXY, "http://proxy.example:3128"])
def test_the_proxy_that_is_set_is_shown_and_kept(open_settings: Callable[..., Opened], proxy: str) -> None:
    opened = open_settings(Settings(proxy=proxy))
    opened.show("Connection")
    page = opened.dialog.connection
    typed = proxy.removeprefix("http://") if "://" in proxy else None
    assert ("Proxy address" in seen(opened.dialog)) is page.proxy_address.isVisible() is (typed is not None)
    if typed is not None:
        assert named(opened.dialog, "Proxy address", QLineEdit).text() == typed
    if proxy != NO_PROXY:
        # One line stands between the proxy and its login.
        assert sum(line.isVisible() for line in page._proxy_login.parentWidget().findChildren(Hairline)) == 1
    assert page.timeout.text() == "30 s"
    opened.save()
    assert opened.out == [Settings(proxy=proxy)]


def test_a_proxy_can_be_typed(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings()
    opened.show("Connection")
    choose(named(opened.dialog, "Proxy", QComboBox), "The one below")
    field = named(opened.dialog, "Proxy address", QLineEdit)
    for typed, kept in (
        (" https://proxy.example:3128/ ", "https://proxy.example:3128"),
        ("[::1]:3128", "http://[::1]:3128"),
        ("proxy.example:3128", "http://proxy.example:3128"),
    ):
        field.clear()
        opened.bot.keyClicks(field, typed)
        assert opened.dialog.chosen().proxy == kept
    opened.save()
    assert [each.proxy for each in opened.out] == ["http://proxy.example:3128"]


def test_a_proxy_that_cannot_be_used_is_said_under_its_field(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings()
    opened.show("Connection")
    choose(named(opened.dialog, "Proxy", QComboBox), "The one below")
    field = named(opened.dialog, "Proxy address", QLineEdit)
    for typed, words in (
        ("", "There is no address."),
        ("proxy.example:0", "The port in it must be a number from 1 to 65535."),
        ("agent:secret@proxy.example:3128", "The address must not contain a login or password."),
        ("socks5://proxy.example:1080", "Only https:// and http:// addresses can be used."),
    ):
        field.clear()
        opened.bot.keyClicks(field, typed)
        assert words in seen(opened.dialog)
        assert "To be corrected before saving: the proxy address" in seen(opened.dialog)
        opened.save()
        assert opened.out == []
    # What is not used need not be right.
    choose(named(opened.dialog, "Proxy", QComboBox), "None")
    assert words not in seen(opened.dialog)
    opened.save()
    assert opened.out == [Settings(proxy=NO_PROXY)]


def test_the_login_asked_for_is_that_of_the_proxy_that_is_chosen(open_settings: Callable[..., Opened]) -> None:
    asked: list[str] = []

    class Logins(NoProxy):
        def find(self, endpoint: Endpoint) -> None:
            asked.append(endpoint.proxy)

    opened = open_settings(proxy_logins=Logins())
    opened.show("Connection")
    proxy = named(opened.dialog, "Proxy", QComboBox)
    choose(proxy, "None")
    choose(proxy, "The one below")
    field = named(opened.dialog, "Proxy address", QLineEdit)
    opened.bot.keyClicks(field, "proxy.example:3128")
    assert "Known once the address above is right" in seen(opened.dialog)
    field.editingFinished.emit()
    opened.bot.waitUntil(lambda: len(asked) == 3)
    assert sorted(asked) == sorted([SYSTEM_PROXY, NO_PROXY, "http://proxy.example:3128"])


def test_a_proxy_that_the_administrator_has_set_cannot_be_changed(open_settings: Callable[..., Opened]) -> None:
    settings = Settings(proxy="http://proxy.example:3128", locked=frozenset({"proxy"}))
    opened = open_settings(settings)
    opened.show("Connection")
    assert not named(opened.dialog, "Proxy", QComboBox).isEnabled()
    assert not named(opened.dialog, "Proxy address", QLineEdit).isEnabled()


@pytest.mark.parametrize("address", ["", "htps://bank.example/"])
def test_a_locked_address_that_cannot_be_used_keeps_nobody_from_the_other_settings(
    open_settings: Callable[..., Opened], address: str
) -> None:
    opened = open_settings(Settings(address=address, locked=frozenset({"address"})))
    opened.dialog.general.keep.setChecked(False)
    opened.dialog.save.click()
    assert [(each.keep_history, each.address) for each in opened.out] == [(False, address)]
