"""The settings: what gets out of the dialog, and what does not."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDoubleSpinBox, QLabel, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from kit_desktop.core.endpoint import DEFAULT_ADDRESS, NO_PROXY, SYSTEM_PROXY, Endpoint
from kit_desktop.core.settings.settings import Appearance, Language, LogLevel, Settings
from kit_desktop.ui.i18n import Translators
from kit_desktop.ui.settings.dialog import SettingsDialog
from kit_desktop.ui.widgets.button import Button
from kit_desktop.ui.widgets.notes import NoteBar

from ..window_bench import NoProxy, named, seen

CONSENT = "Send login and password unencrypted to this address"
HTTP = "http://gateway.example/soap"


class Opened:
    """A settings dialog and what came out of it."""

    def __init__(self, bot: QtBot, settings: Settings, **options: Any) -> None:
        self.bot = bot
        self.dialog = SettingsDialog(settings, **({"proxy_logins": NoProxy()} | options))
        self.out: list[Settings] = []
        self.dialog.changed.connect(self.out.append)
        bot.addWidget(self.dialog)
        self.dialog.open()
        bot.waitExposed(self.dialog)

    def show(self, page: str) -> None:
        """Choose a page by its title."""
        (item,) = self.dialog.list.findItems(page, Qt.MatchFlag.MatchExactly)
        self.dialog.list.setCurrentItem(item)

    @property
    def problem(self) -> str:
        """What is said under the address."""
        return self.dialog.connection.address.error.words

    @property
    def address(self) -> QLineEdit:
        """The field for the address, on its page."""
        self.show("Connection")
        return named(self.dialog, "Gateway address", QLineEdit)

    def enter(self, address: str) -> None:
        """Type another address."""
        self.address.selectAll()
        self.bot.keyClicks(self.address, address)

    def has_consent_box(self) -> bool:
        """Whether plain http can be agreed to here."""
        return CONSENT in seen(self.dialog)

    def save(self) -> None:
        """Press Save, where it can be pressed."""
        named(self.dialog, "Save", QPushButton).click()


@pytest.fixture
def open_settings(qtbot: QtBot) -> Callable[..., Opened]:
    """Opens the settings."""
    return lambda settings=None, **options: Opened(qtbot, settings or Settings(), **options)


def test_saving_without_a_change_changes_nothing(open_settings: Callable[..., Opened]) -> None:
    for settings in (Settings(), Settings(timeout=45, language=Language.KAZAKH, mask_number=True, xml_indented=False)):
        opened = open_settings(settings)
        opened.save()
        assert opened.out == [settings]


def test_cancel_and_escape_change_nothing(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings()
    opened.enter("https://gateway.example/")
    opened.bot.keyClick(opened.dialog, Qt.Key.Key_Escape)
    assert (opened.out, opened.dialog.isVisible()) == ([], False)
    opened = open_settings()
    named(opened.dialog, "Cancel", QPushButton).click()
    assert opened.out == []


def test_everything_that_can_be_set_comes_out(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings()
    opened.enter("https://gateway.example:8443/soap")
    named(opened.dialog, "Time limit", QDoubleSpinBox).setValue(12)
    opened.show("General")
    choose(named(opened.dialog, "Language", QComboBox), "Қазақша")
    choose(named(opened.dialog, "Appearance", QComboBox), "Dark")
    named(opened.dialog, "Answers to keep, at most", QSpinBox).setValue(700)
    named(opened.dialog, "Days to keep them", QSpinBox).setValue(7)
    opened.show("Privacy")
    named(opened.dialog, "Offer an id that is on the clipboard", QCheckBox).click()
    named(opened.dialog, "Hide the middle of phone numbers", QCheckBox).click()
    named(opened.dialog, "Hide the login in the raw XML", QCheckBox).click()
    opened.show("Watching")
    for name, seconds in (("First check after", 20), ("Longest wait between two checks", 90), ("Stop watching after", 45)):
        named(opened.dialog, name, QSpinBox).setValue(seconds)
    opened.show("Advanced")
    named(opened.dialog, "Lookups at the same time", QSpinBox).setValue(2)
    named(opened.dialog, "Lookups a second, at most", QDoubleSpinBox).setValue(1.5)
    choose(named(opened.dialog, "What the log says", QComboBox), "In detail")
    choose(opened.dialog.connection.proxy, "None")
    opened.save()
    (settings,) = opened.out
    assert settings.address == "https://gateway.example:8443/soap"
    assert (settings.timeout, settings.language, settings.appearance) == (12, Language.KAZAKH, Appearance.DARK)
    assert (settings.mask_number, settings.mask_login) == (True, True)
    assert settings.offer_clipboard is not Settings().offer_clipboard
    assert (settings.history_days, settings.history_entries) == (7, 700)
    assert (settings.watch_first, settings.watch_longest, settings.watch_minutes) == (20, 90, 45)
    assert (settings.list_parallel, settings.list_rate, settings.log_level) == (2, 1.5, LogLevel.DEBUG)
    assert settings.proxy == NO_PROXY


def choose(box: QComboBox, text: str) -> None:
    """Choose an entry by what it says."""
    index = box.findText(text)
    assert index >= 0, text
    box.setCurrentIndex(index)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "no address"),
        ("isms.center/soap", "begin with https://"),
        ("ftp://isms.center/", "Only https:// and http://"),
        ("https://login:secret@isms.center/", "must not contain a login or password"),
        ("https://isms center/", "no address can have"),
        ("https://isms.center:99999/", "1 to 65535"),
    ],
)
def test_an_address_that_cannot_be_asked_is_said_at_once_and_does_not_get_out(
    open_settings: Callable[..., Opened], address: str, words: str
) -> None:
    opened = open_settings()
    opened.address.setText(address)
    assert words in opened.problem
    assert not named(opened.dialog, "Save", QPushButton).isEnabled()
    opened.save()
    opened.bot.keyClick(opened.address, Qt.Key.Key_Return)
    assert (opened.out, opened.dialog.isVisible()) == ([], True)
    opened.show("General")
    assert "To be corrected before saving: the gateway address" in seen(opened.dialog)
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


def test_what_the_administrator_has_set_is_shown_and_cannot_be_changed(open_settings: Callable[..., Opened]) -> None:
    locked = frozenset({"address", "language", "mask_number", "keep_history", "history_days", "watch_first", "proxy"})
    opened = open_settings(Settings(address="https://sms.bank.example/", language=Language.KAZAKH, locked=locked))
    dialog = opened.dialog
    general, watching = dialog.general, dialog.watching
    fixed = (
        opened.address,
        general.language,
        dialog.privacy.mask_number,
        general.keep,
        general.days,
        watching.first,
        dialog.connection.proxy,
    )
    for control in fixed:
        assert not control.isEnabled()
        assert control.accessibleDescription() == "Set by your administrator", control
    for control in (
        dialog.connection.timeout,
        general.appearance,
        dialog.privacy.mask_login,
        general.entries,
        watching.longest,
    ):
        assert control.isEnabled(), control
        assert control.accessibleDescription() != "Set by your administrator"
    assert "Set by your administrator" in seen(dialog)
    assert not named(dialog, "Restore default", QPushButton).isEnabled()
    opened.save()
    assert opened.out == [Settings(address="https://sms.bank.example/", language=Language.KAZAKH, locked=locked)]


def test_plain_http_that_the_administrator_forbids_cannot_be_agreed_to(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings(Settings(allow_http=False, locked=frozenset({"allow_http"})))
    opened.enter(HTTP)
    assert not named(opened.dialog, CONSENT, QCheckBox).isEnabled()
    opened.save()
    assert opened.out == []


def test_fewer_answers_are_told_of_before_they_are_deleted(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings(Settings(history_days=30, history_entries=5000))
    warning = opened.dialog.general.findChild(NoteBar, "history_removes")
    for fewer in (lambda: opened.dialog.general.days.setValue(29), lambda: opened.dialog.general.entries.setValue(4999)):
        assert not warning.isVisible()
        fewer()
        assert warning.isVisible()
        opened.dialog.general.days.setValue(30)
        opened.dialog.general.entries.setValue(5000)
    opened.dialog.general.keep.click()
    assert warning.isVisible()
    assert not opened.dialog.general.days.isEnabled()


def test_a_click_on_the_words_ticks_the_box(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings()
    opened.show("Privacy")
    row = opened.dialog.privacy.rows["mask_number"]
    opened.bot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    assert opened.dialog.privacy.mask_number.isChecked()


def test_settings_with_an_address_that_cannot_be_used_open_at_it(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings(Settings(address="isms.center"))
    assert opened.dialog.connection.isVisible()
    assert opened.dialog.focusWidget() is opened.dialog.connection.address.field


def test_the_ways_to_other_rooms(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings(accounts=("Corner (shop)", "bank"))
    opened.enter("https://gateway.example/")
    with opened.bot.waitSignal(opened.dialog.check_requested) as wanted:
        named(opened.dialog, "Check…").click()
    assert wanted.args[0].address == "https://gateway.example/"
    opened.show("Privacy")
    assert "Corner (shop), bank" in seen(opened.dialog)
    with opened.bot.waitSignal(opened.dialog.accounts_requested):
        named(opened.dialog, "Accounts…").click()
    with opened.bot.waitSignal(opened.dialog.clear_requested):
        named(opened.dialog, "Clear all…").click()
    assert opened.out == []


@pytest.mark.skipif(sys.platform == "win32", reason="without a screen Windows has no fonts of its own to measure by")
@pytest.mark.parametrize("chosen", [Language.ENGLISH, Language.RUSSIAN, Language.KAZAKH])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_page_is_crushed(
    open_settings: Callable[..., Opened], qapp: QApplication, language: Translators, chosen: Language, scale: float
) -> None:
    language.use(chosen)
    before = qapp.font()
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * scale)
    qapp.setFont(larger)
    try:
        opened = open_settings(Settings(address=HTTP))
        for number in range(opened.dialog.list.count()):
            opened.dialog.list.setCurrentRow(number)
            QCoreApplication.processEvents()
            for label in opened.dialog.findChildren(QLabel):
                if label.isVisible() and label.wordWrap():
                    assert label.height() >= label.heightForWidth(label.width()), label.text()
            for button in opened.dialog.findChildren(Button):
                assert not button.isVisible() or button.width() >= button.sizeHint().width(), button.text()
    finally:
        qapp.setFont(before)


@pytest.mark.parametrize("proxy", [SYSTEM_PROXY, NO_PROXY, "http://proxy.example:3128"])
def test_the_proxy_that_is_set_is_shown_and_kept(open_settings: Callable[..., Opened], proxy: str) -> None:
    opened = open_settings(Settings(proxy=proxy))
    opened.show("Connection")
    typed = proxy.removeprefix("http://") if "://" in proxy else None
    assert ("Proxy address" in seen(opened.dialog)) is (typed is not None)
    if typed is not None:
        assert named(opened.dialog, "Proxy address", QLineEdit).text() == typed
    opened.save()
    assert opened.out == [Settings(proxy=proxy)]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("proxy.example:3128", "http://proxy.example:3128"),
        (" https://proxy.example:3128/ ", "https://proxy.example:3128"),
        ("[::1]:3128", "http://[::1]:3128"),
    ],
)
def test_a_proxy_can_be_typed(open_settings: Callable[..., Opened], typed: str, kept: str) -> None:
    opened = open_settings()
    opened.show("Connection")
    choose(named(opened.dialog, "Proxy", QComboBox), "The one below")
    field = named(opened.dialog, "Proxy address", QLineEdit)
    opened.bot.keyClicks(field, typed)
    opened.save()
    assert [each.proxy for each in opened.out] == [kept]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "There is no address."),
        ("proxy.example:0", "The port in it must be a number from 1 to 65535."),
        ("agent:secret@proxy.example:3128", "The address must not contain a login or password."),
        ("socks5://proxy.example:1080", "Only https:// and http:// addresses can be used."),
    ],
)
def test_a_proxy_that_cannot_be_used_is_said_under_its_field(
    open_settings: Callable[..., Opened], typed: str, words: str
) -> None:
    opened = open_settings()
    opened.show("Connection")
    choose(named(opened.dialog, "Proxy", QComboBox), "The one below")
    field = named(opened.dialog, "Proxy address", QLineEdit)
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
