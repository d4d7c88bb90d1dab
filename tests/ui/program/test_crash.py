"""What nobody caught: reported once, without a secret, and the program goes on."""

from __future__ import annotations

import sys
import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget

from kit_desktop import __version__, logs
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.program.crash import CrashReporter, crash_report
from kit_desktop.ui.widgets.dialog import ReportDialog

CANARY = "canary-Zx81-пароль"


@pytest.fixture(autouse=True)
def canary_is_held():
    logs.hide(CANARY)


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
        report = crash_report(exc)
    assert CANARY not in report
    assert "canary" not in report
    assert "RuntimeError" in report
    assert "caused by ValueError" in report
    assert "test_crash.py" in report
    assert " broken" in report
    assert __version__ in report


def test_a_crash_report_names_no_folder_of_the_person():
    try:
        Settings(address="x").endpoint()
    except ValueError as exc:
        report = crash_report(exc)
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


def test_one_dialog_at_a_time_and_the_window_goes_on(reporter, bench, qtbot, clipboard):
    reporter.show(bench.window, "first report")
    reporter.show(bench.window, "second report")
    (dialog,) = bench.window.findChildren(ReportDialog, "crash")
    assert dialog.text.toPlainText() == "first report"
    dialog.copy_button.click()
    assert clipboard() == "first report"
    assert dialog.isVisible()
    dialog.close_button.click()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    bench.window.say("still here")
    reporter.show(bench.window, "third report")
    assert any(each.isVisible() for each in bench.window.findChildren(ReportDialog, "crash"))


def test_a_crash_is_said_in_the_next_window_too(make_bench, reporter):
    gone, bench = QWidget(), make_bench()
    gone.copy = print
    reporter.show(gone, "the first")
    shiboken6.delete(gone)
    reporter.show(bench.window, "the second")
    assert len(bench.window.findChildren(ReportDialog, "crash")) == 1
