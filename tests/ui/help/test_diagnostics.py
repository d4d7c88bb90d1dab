"""Diagnostics and crash reports: what helps support, and never a secret."""

from __future__ import annotations

import locale
import logging
import sys
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from kit_desktop import __version__, logs
from kit_desktop.core.accounts import Credentials, NamedAccount, VaultProblem
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.accounts.account import KeyringState
from kit_desktop.ui.help.diagnostics import DiagnosticsDialog, diagnostics_text

from ..window_bench import named

DEFAULT = Settings()
CANARY = "canary-Zx81-пароль"


@pytest.fixture(autouse=True)
def canary_is_held():
    logs.hide(CANARY)


def test_it_says_what_support_asks_for(bench):
    text = diagnostics_text(Settings(timeout=45), bench.account, "the log's last line")
    for part in (
        __version__,
        "python: 3.",
        "qt: 6.",
        "PySide6",
        "system: ",
        "timeout: 45",
        "list rate: 10.0",
        "isms.center",
        "the log's last line",
    ):
        assert part in text
    assert "list_rate" not in text


def report_of(settings=DEFAULT, **account):
    known = {"credentials": None, "accounts": (), "keyring": KeyringState("Locker")} | account
    return diagnostics_text(settings, SimpleNamespace(**known), "").splitlines()


@pytest.mark.parametrize(
    ("account", "line"),
    [
        ({}, "account: no, others known: 0"),
        ({"credentials": Credentials("a", "b"), "accounts": ("c", "d")}, "account: yes, others known: 2"),
        ({}, "keyring: Locker"),
        ({"keyring": KeyringState("", VaultProblem.LOCKED)}, "keyring: ?, problem: locked"),
    ],
)
def test_it_says_how_the_account_stands(account, line):
    assert line in report_of(**account)


@pytest.mark.parametrize("agreed", [False, True])
def test_it_says_whether_plain_http_was_agreed_to_but_not_to_what(agreed):
    lines = report_of(Settings(plain_http_address="http://there/" if agreed else ""))
    assert f"  plain http agreed to: {'yes' if agreed else 'no'}" in lines
    assert "there" not in "".join(lines)


@pytest.mark.parametrize(("found", "told"), [(("kk_KZ", "UTF-8"), "kk_KZ"), ((None, None), "?")])
def test_it_says_which_language_the_system_has(monkeypatch, found, told):
    monkeypatch.setattr(locale, "getlocale", lambda: found)
    assert f"system language: {told}" in report_of()


def test_it_says_whether_it_was_built_and_how_it_is_drawn(monkeypatch):
    assert report_of()[0] == f"KiT Desktop {__version__}"
    assert f"style: {QApplication.style().name() or 'fusion'}" in report_of()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert report_of()[0] == f"KiT Desktop {__version__} (packaged)"


def test_the_way_to_the_log_stands_under_the_report(qtbot):
    dialog = DiagnosticsDialog("a report", None)
    qtbot.addWidget(dialog)
    dialog.show()
    folder = named(dialog, "Open the log folder")
    below = folder.geometry()
    assert dialog.text.geometry().bottom() < below.top() < below.bottom() < dialog.copy_button.parentWidget().y()
    assert below.width() < dialog.text.width()
    dialog.text.setFocus()
    dialog.focusNextChild()
    assert dialog.focusWidget() is folder


def test_nothing_secret_is_in_it(bench):
    bench.account.use(Credentials("a-login-of-mine", CANARY), remember=False)
    settings = Settings(
        address=f"https://isms.center/{CANARY.replace('пароль', '')}x",
        accounts=(NamedAccount("a-login-of-mine", "Main"), NamedAccount("another-login")),
        plain_http_address=f"http://user:{CANARY}@isms.center/",
    )
    text = diagnostics_text(settings, bench.account, f"somebody logged {CANARY} and {CANARY.encode()!r}")
    assert CANARY not in text
    assert "a-login-of-mine" not in text
    assert "another-login" not in text


def test_a_long_log_is_cut_to_whole_lines(log_file):
    for number in range(3_000):
        logging.getLogger("kit_desktop.test").warning("line %d", number)
    text = logs.recent(log_file, 10_000)
    assert text.endswith("line 2999")
    assert len(text) <= 10_000
    assert all(" line " in line for line in text.splitlines())


def test_a_log_that_somebody_else_filled_is_redacted_once_more(log_file):
    log_file.parent.mkdir(exist_ok=True)
    log_file.write_text(f"an older version wrote {CANARY}\n", encoding="utf-8")
    assert CANARY not in logs.recent(log_file)


def test_without_a_log_it_works_as_well(tmp_path):
    assert logs.recent(tmp_path / "nothing.log") == ""
