"""The settings: what gets out of the dialog, and what does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kit_desktop.core.endpoint import DEFAULT_ADDRESS
from kit_desktop.core.settings.settings import Appearance, Language, Settings
from kit_desktop.ui.settings.dialog import SettingsDialog

from ..window_bench import label, named, seen

CONSENT = "Send login and password unencrypted to this address"
HTTP = "http://gateway.example/soap"


class Opened:
    """A settings dialog and what came out of it."""

    def __init__(self, bot: QtBot, settings: Settings, *, practice: bool = False) -> None:
        self.bot = bot
        self.dialog = SettingsDialog(settings, practice=practice)
        self.out: list[Settings] = []
        self.dialog.changed.connect(self.out.append)
        bot.addWidget(self.dialog)
        self.dialog.open()
        bot.waitExposed(self.dialog)

    @property
    def address(self) -> QLineEdit:
        """The field for the address."""
        return named(self.dialog, "Gateway address", QLineEdit)

    def enter(self, address: str) -> None:
        """Type another address."""
        self.address.selectAll()
        self.bot.keyClicks(self.address, address)

    def has_consent_box(self) -> bool:
        """Whether plain http can be agreed to here."""
        return CONSENT in seen(self.dialog)

    def save(self) -> None:
        """Press Save."""
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
    choose(named(opened.dialog, "Language", QComboBox), "Қазақша")
    choose(named(opened.dialog, "Appearance", QComboBox), "Dark")
    named(opened.dialog, "Hide the middle of phone numbers", QCheckBox).click()
    named(opened.dialog, "Hide the login in the raw XML", QCheckBox).click()
    opened.save()
    (settings,) = opened.out
    assert settings.address == "https://gateway.example:8443/soap"
    assert (settings.timeout, settings.language, settings.appearance) == (12, Language.KAZAKH, Appearance.DARK)
    assert (settings.mask_number, settings.mask_login) == (True, True)


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
    assert words in label(opened.dialog, "address_problem")
    opened.save()
    assert (opened.out, opened.dialog.isVisible()) == ([], True)
    assert opened.address.hasFocus() or not opened.dialog.isActiveWindow()
    opened.enter("https://isms.center/x")
    assert label(opened.dialog, "address_problem") == ""


def test_plain_http_needs_a_tick_beside_a_warning(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings()
    assert not opened.has_consent_box()
    opened.enter(HTTP)
    assert opened.has_consent_box()
    assert "anyone along the way can read the password" in seen(opened.dialog)
    opened.save()
    assert opened.out == []
    assert "allow it explicitly" in label(opened.dialog, "address_problem")
    named(opened.dialog, CONSENT, QCheckBox).click()
    opened.save()
    (settings,) = opened.out
    assert (settings.address, settings.plain_http_address) == (HTTP, HTTP)
    assert not settings.endpoint().is_secure


def test_the_consent_is_for_one_address_and_ends_with_it(open_settings: Callable[..., Opened]) -> None:
    agreed = Settings(address=HTTP, plain_http_address=HTTP)
    opened = open_settings(agreed)
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
    fixed = (
        opened.address,
        dialog.language,
        dialog.mask_number,
        dialog.history.keep,
        dialog.history.days,
        dialog.watching.first,
    )
    for control in fixed:
        assert not control.isEnabled()
        assert control.toolTip() == control.accessibleDescription() == "Set by your administrator"
    for control in (dialog.timeout, dialog.appearance, dialog.mask_login, dialog.history.entries, dialog.watching.longest):
        assert control.isEnabled()
        assert control.toolTip() != "Set by your administrator"
    assert not named(dialog, "Restore default", QPushButton).isEnabled()
    opened.save()
    assert opened.out == [Settings(address="https://sms.bank.example/", language=Language.KAZAKH, locked=locked)]


def test_plain_http_that_the_administrator_forbids_cannot_be_agreed_to(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings(Settings(allow_http=False, locked=frozenset({"allow_http"})))
    opened.enter(HTTP)
    assert not named(opened.dialog, CONSENT, QCheckBox).isEnabled()
    opened.save()
    assert opened.out == []
