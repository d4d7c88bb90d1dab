"""Diagnostics and crash reports: what helps support, and never a secret."""

from __future__ import annotations

import logging
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget

from kit_desktop import __version__, logs
from kit_desktop.core.accounts import Credentials, NamedAccount
from kit_desktop.core.settings.settings import LogLevel, Settings
from kit_desktop.ui.help.diagnostics import LEVELS, Diagnostics, DiagnosticsDialog, diagnostics_text
from kit_desktop.ui.program.crash import CrashReporter, crash_report
from kit_desktop.ui.program.crash_dialog import CrashDialog

from ..window_bench import named

CANARY = "canary-Zx81-пароль"


@pytest.fixture(autouse=True)
def canary_is_held():
    logs.hide(CANARY)


@pytest.fixture
def log_file(tmp_path):
    root = logging.getLogger()
    level = root.level
    path = tmp_path / "logs" / "kit-desktop.log"
    logs.set_up(path)
    yield path
    logs.set_up(None)
    root.setLevel(level)


@pytest.fixture
def diagnostics(bench, log_file):
    return Diagnostics(bench.window, bench.account, bench.current, log_file)


def test_it_says_what_support_asks_for(bench):
    text = diagnostics_text(Settings(timeout=45), bench.account, "the log's last line")
    for part in (
        __version__,
        "python: 3.",
        "qt: 6.",
        "PySide6",
        "system: ",
        "timeout: 45",
        "isms.center",
        "the log's last line",
    ):
        assert part in text


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


@pytest.fixture
def opened(diagnostics, qtbot):
    """The diagnostics as they are shown."""

    def show():
        diagnostics.open()
        qtbot.waitUntil(lambda: bool(diagnostics._window.findChildren(DiagnosticsDialog)))
        (dialog,) = diagnostics._window.findChildren(DiagnosticsDialog)
        return dialog

    return show


def test_the_report_has_the_end_of_the_log_and_is_copied_whole(opened, clipboard, log_file):
    logging.getLogger("kit_desktop.test").warning("something with %s in it", CANARY)
    dialog = opened()
    assert "something with" in dialog.text.toPlainText()
    dialog.copy_button.click()
    assert clipboard() == dialog.text.toPlainText()
    assert dialog.copy_button._shown_text() == "Copied"
    assert CANARY not in clipboard()
    dialog.close_button.click()
    assert not dialog.isVisible()


@pytest.mark.parametrize("works", [True, False])
def test_the_folder_of_the_log_is_opened_or_named(opened, diagnostics, log_file, monkeypatch, works):
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()) or works)
    named(opened(), "Open the log folder").click()
    assert [Path(each) for each in asked] == [log_file.parent]
    assert ("could not be opened" in diagnostics._window.statusBar().currentMessage()) is not works


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


@pytest.mark.parametrize("level", list(LogLevel))
def test_the_level_follows_the_settings_and_libraries_stay_quiet(diagnostics, level):
    diagnostics._settings.change(replace(Settings(), log_level=level))
    assert logging.getLogger().level == LEVELS[level]
    assert logging.getLogger("zeep.transports").getEffectiveLevel() == logging.WARNING


def broken(password: str) -> None:
    held = {"password": password}
    try:
        int(held["password"])
    except ValueError as exc:
        raise RuntimeError(f"could not send {password}") from exc


def test_a_crash_report_has_classes_and_places_and_no_values():
    try:
        broken(CANARY)
    except RuntimeError as exc:
        report = crash_report(type(exc), exc)
    assert CANARY not in report
    assert "canary" not in report
    assert "RuntimeError" in report
    assert "caused by ValueError" in report
    assert "test_diagnostics.py" in report
    assert " broken" in report
    assert __version__ in report


def test_a_crash_report_names_no_folder_of_the_person():
    try:
        Settings(address="x").endpoint()
    except ValueError as exc:
        report = crash_report(type(exc), exc)
    assert "kit_desktop/core/endpoint.py" in report.replace("\\", "/")
    assert str(logs.__file__).partition("kit_desktop")[0] not in report


@pytest.fixture
def reporter(monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    parent = QObject()
    yield CrashReporter(parent)
    parent.deleteLater()


def fall(reporter):
    try:
        broken(CANARY)
    except RuntimeError as exc:
        sys.excepthook(type(exc), exc, exc.__traceback__)


def test_a_crash_is_reported_once_and_logged(reporter, log_file, qtbot):
    reported = QSignalSpy(reporter.reported)
    for _ in range(3):
        fall(reporter)
    qtbot.waitUntil(lambda: reported.count() == 1)
    assert CANARY not in reported.at(0)[0]
    assert CANARY not in log_file.read_text(encoding="utf-8")
    assert log_file.read_text(encoding="utf-8").count("unhandled: KiT Desktop") == 3


def test_a_crash_in_a_thread_is_reported_too(reporter, qtbot):
    with qtbot.waitSignal(reporter.reported):
        thread = threading.Thread(target=broken, args=(CANARY,))
        thread.start()
        thread.join()


def test_one_dialog_at_a_time_and_the_window_goes_on(reporter, bench, qtbot):
    reporter.show(bench.window, "first report")
    reporter.show(bench.window, "second report")
    (dialog,) = bench.window.findChildren(CrashDialog)
    assert dialog.text.toPlainText() == "first report"
    copied = QSignalSpy(reporter.copy_requested)
    dialog.copy_button.click()
    assert copied.at(0) == ["first report"]
    assert dialog.isVisible()
    dialog.close_button.click()
    assert not dialog.isVisible()
    bench.window.say("still here")
    reporter.show(bench.window, "third report")
    assert any(each.isVisible() for each in bench.window.findChildren(CrashDialog))


def test_a_crash_is_said_in_the_next_window_too(make_bench, reporter):
    gone, bench = QWidget(), make_bench()
    reporter.show(gone, "the first")
    shiboken6.delete(gone)
    reporter.show(bench.window, "the second")
    assert len(bench.window.findChildren(CrashDialog)) == 1
