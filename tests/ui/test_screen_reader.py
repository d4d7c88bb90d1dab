"""What happens where the focus is not is said, once, and in the order in which it matters."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Settings
from kit_desktop.core.support.evidence import Masks
from kit_desktop.ui.accounts.account import KeyringState
from kit_desktop.ui.accounts.login_dialog import LoginDialog
from kit_desktop.ui.lookup import lookup_bar
from kit_desktop.ui.screen_reader import announce, name_box
from kit_desktop.ui.settings.dialog import SettingsDialog
from kit_desktop.ui.support.letter import letter
from kit_desktop.ui.support.letter_dialog import LetterDialog

from .window_bench import Bench


def test_a_quick_answer_speaks_for_itself(bench: Bench, said: list[str]) -> None:
    bench.ask()
    assert [words.partition(".")[0] for words in said] == ["Delivered to the phone, MsgID 963"]


def test_a_slow_answer_is_said_to_be_awaited_once(bench: Bench, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup_bar, "_TOLD_AFTER", 0.0)
    bench.gateway.hold()
    bench.type("963")
    bench.window.bar.submit()
    bench.wait(lambda: len(said) == 1)
    assert said[0].startswith("Looking up MsgID 963 at isms.center")
    ticks = QSignalSpy(bench.window.bar._timer.timeout)
    bench.wait(lambda: ticks.count() >= 3)
    assert len(said) == 1
    bench.gateway.let_go()
    bench.wait(lambda: len(said) == 2)
    assert said[1].startswith("Delivered to the phone")


def test_copying_is_said(bench: Bench, said: list[str]) -> None:
    bench.show()
    bench.window.result.copy_ticket()
    assert said == ["Copied"]


@pytest.mark.parametrize(("words", "expected"), [("delivered", "Not in the text"), ("", None)])
def test_what_finding_brings_is_said(bench: Bench, said: list[str], words: str, expected: str | None) -> None:
    bench.show(Outcome.NOT_FOUND, exchange=None)
    bench.window.xml.find_bar.open()
    bench.window.xml.find_bar._field.setText(words)
    assert said == ([expected] if expected else [])


def test_the_line_of_a_match_is_said(bench: Bench, said: list[str]) -> None:
    bench.show()
    bench.wait(lambda: "msgID" in bench.window.xml.shown_text())
    bench.window.xml.find_bar.open()
    bench.window.xml.find_bar._field.setText("<msgID>")
    assert "<msgID>963</msgID>" in said[-1]


def test_what_is_wrong_in_a_dialog_is_said_and_belongs_to_the_field(bench: Bench, qtbot: QtBot, said: list[str]) -> None:
    login = LoginDialog(None, KeyringState(name="Test Keyring"), bench.window)
    qtbot.addWidget(login)
    login._on_accepted()
    assert said == ["Both are needed: the login and the password."]
    assert login.login.accessibleDescription() == said[0]
    settings = SettingsDialog(Settings(), bench.window)
    qtbot.addWidget(settings)
    said.clear()
    settings.connection.address.field.setText("ftp://x")
    assert said == [settings.connection.address.field.accessibleDescription()]


def test_in_a_long_line_what_is_next_to_the_match_is_said(bench: Bench, said: list[str]) -> None:
    bench.window.xml.find_bar._target.setPlainText("x" * 1000 + " the match here " + "y" * 1000)
    bench.window.xml.find_bar.open()
    bench.window.xml.find_bar._field.setText("match")
    assert " the match here " in said[-1]
    assert len(said[-1]) <= 200


def test_a_letter_says_it_once(bench: Bench, qtbot: QtBot, said: list[str]) -> None:
    result = bench.show()
    dialog = LetterDialog(lambda words: letter(result, Masks(), practice=False, customer=words), bench.window)
    qtbot.addWidget(dialog)
    dialog.copy_requested.connect(bench.window.copy)
    dialog.copy_button.click()
    assert said == ["Copied"]
    assert dialog.copy_button._shown_text() == "Copied"


@pytest.mark.parametrize("at_once", [False, True])
def test_only_what_cannot_wait_interrupts(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, at_once: bool) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    heard: list[tuple[str, bool]] = []

    def update(event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        heard.append((event.message(), event.politeness() is QAccessible.AnnouncementPoliteness.Assertive))

    monkeypatch.setattr(QAccessible, "updateAccessibility", update)
    announce(widget, "Not sent", at_once=at_once)
    announce(widget, " ", at_once=at_once)
    assert heard == [("Not sent", at_once)]


def test_a_box_without_a_label_says_what_it_is(qtbot: QtBot) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItem("Any day")
    name_box(box, "Period")
    read = QAccessible.queryAccessibleInterface(box).text
    assert "Period" in {read(QAccessible.Text.Name), read(QAccessible.Text.Description)}
