"""The service's own WSDL in the window: downloaded on request only, differences as sentences."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.core.settings.store import Settings, WsdlSource
from kit_desktop.core.wsdl import Aspect, WsdlDifference, WsdlPart, WsdlProblem, WsdlReport
from kit_desktop.ui.help.wsdl_dialog import WsdlDialog
from kit_desktop.ui.help.wsdl_words import difference_words, fallback_words, problem_words
from kit_desktop.ui.settings.wsdl_row import WsdlChoice

RENAMED = WsdlDifference(Aspect.RENAMED, "recepient", "recipient", WsdlPart.REPLY, "Result/recepient")
GOOD = WsdlReport(address="https://isms.center/soap", fetched_at=datetime(2026, 11, 20, 9, tzinfo=UTC), differences=(RENAMED,))


class ScriptedService:
    def __init__(self, report: WsdlReport = GOOD) -> None:
        self.report, self.asked = report, []
        self.go = threading.Event()
        self.go.set()
        self.cancelled = False

    def kept(self) -> WsdlReport:
        return WsdlReport(problem=WsdlProblem.NOTHING_KEPT)

    def download(self, endpoint, timeout, cancel) -> WsdlReport:
        self.asked.append(endpoint.url)
        while not self.go.wait(0.02):
            self.cancelled = cancel.is_set
            if self.cancelled:
                break
        return self.report


@pytest.fixture
def open_dialog(qtbot):
    def make(service: ScriptedService, settings: Settings | None = None) -> WsdlDialog:
        dialog = WsdlDialog(service, settings or Settings())
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: "not been downloaded" in state(dialog))
        return dialog

    return make


def state(dialog):
    return dialog.findChild(QLabel, "wsdl_state").text()


def lines(dialog):
    return dialog.findChild(QPlainTextEdit, "wsdl_differences").toPlainText()


def test_opening_it_fetches_nothing(open_dialog):
    service = ScriptedService()
    open_dialog(service)
    assert service.asked == []


def test_a_download_tells_the_differences_and_says_that_it_is_kept(open_dialog, qtbot):
    service = ScriptedService()
    dialog = open_dialog(service)
    with qtbot.waitSignal(dialog.downloaded):
        dialog.download_button.click()
    assert service.asked == ["https://isms.center/soap"]
    assert state(dialog) == "Downloaded from https://isms.center/soap, 20 November 2026, 14:00:00."
    assert lines(dialog) == "Reply: the field Result/recepient is called recipient there."


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (WsdlReport(outcome=Outcome.UNREACHABLE, facts=Facts(Reason.NAME_NOT_FOUND, "isms.center")), "could not be reached"),
        (WsdlReport(outcome=Outcome.REDIRECTED, facts=Facts(location="https://x")), "points to another address"),
        (WsdlReport(problem=WsdlProblem.WEB_PAGE), "web page"),
        (WsdlReport(problem=WsdlProblem.CANNOT_ASK), "fields are others"),
    ],
)
def test_a_download_that_fails_says_why_and_is_not_used(open_dialog, qtbot, report, words):
    dialog = open_dialog(ScriptedService(report))
    downloaded = QSignalSpy(dialog.downloaded)
    dialog.download_button.click()
    qtbot.waitUntil(lambda: words in state(dialog))
    assert downloaded.count() == 0


def test_stop_ends_it_at_once(open_dialog, qtbot):
    service = ScriptedService()
    service.go.clear()
    dialog = open_dialog(service)
    dialog.download_button.click()
    qtbot.waitUntil(lambda: len(service.asked) == 1)
    dialog.stop_button.click()
    assert state(dialog) == "Stopped."
    qtbot.waitUntil(lambda: service.cancelled)


def test_plain_http_needs_the_consent_for_that_server(open_dialog):
    service = ScriptedService()
    dialog = open_dialog(service, Settings(wsdl_address="http://isms.center/soap"))
    dialog.download_button.click()
    assert "cannot be used" in state(dialog)
    assert service.asked == []


def test_plain_http_with_consent_is_asked(open_dialog, qtbot):
    service = ScriptedService()
    plain = "http://isms.center/soap/server"
    dialog = open_dialog(service, Settings(address=plain, plain_http_address=plain, wsdl_address="http://isms.center/soap"))
    with qtbot.waitSignal(dialog.downloaded):
        dialog.download_button.click()


def test_copying_gives_state_and_differences(open_dialog, qtbot):
    dialog = open_dialog(ScriptedService())
    with qtbot.waitSignal(dialog.downloaded):
        dialog.download_button.click()
    copied = QSignalSpy(dialog.copy_requested)
    dialog._copy.click()
    assert copied.at(0)[0] == f"{state(dialog)}\n{lines(dialog)}"


@pytest.mark.parametrize("aspect", list(Aspect))
@pytest.mark.parametrize("part", [*WsdlPart])
def test_every_difference_has_words_with_both_sides(aspect, part):
    words = difference_words(WsdlDifference(aspect, "ours", "theirs", part, "Result/x"))
    assert "theirs" in words or "Result/x" in words
    assert "{" not in words


def test_hostile_names_are_cut_and_made_visible():
    words = difference_words(WsdlDifference(Aspect.NEW, "", "x", WsdlPart.REPLY, "\u202e" + "a" * 5_000))
    assert "\u202e" not in words
    assert len(words) < 300


@pytest.mark.parametrize("problem", list(WsdlProblem))
def test_every_problem_has_words(problem):
    assert problem_words(problem)
    assert fallback_words(problem).endswith("The one shipped with the program is used.")


def test_the_choice_in_the_settings(qtbot):
    choice = WsdlChoice(Settings())
    qtbot.addWidget(choice)
    assert choice.chosen(Settings()) == Settings()
    choice.source.setCurrentIndex(1)
    choice.address.setText("https://other.example/wsdl")
    chosen = choice.chosen(Settings())
    assert (chosen.wsdl_source, chosen.wsdl_address) == (WsdlSource.SERVICE, "https://other.example/wsdl")
    choice.address.setText("no address")
    assert choice.chosen(Settings()).wsdl_address == Settings().wsdl_address
    assert choice.findChild(QLabel, "wsdl_address_problem").text()
