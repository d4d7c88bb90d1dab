"""Without eyes and without a mouse: every control has a name, is reached by keys, and the outcome is announced."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from kit_desktop.core.accounts import NamedAccount, VaultProblem
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Language, Settings
from kit_desktop.ui.accounts.account import KeyringState
from kit_desktop.ui.accounts.login_dialog import LoginDialog
from kit_desktop.ui.i18n import Translators
from kit_desktop.ui.lookup.practice_ids import PracticeId
from kit_desktop.ui.settings.dialog import SettingsDialog
from kit_desktop.ui.theme import Tone

from ..window_bench import Bench, ScriptedVault, accessible, label, named, spoken_name

CONTROLS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)


def nameless(root: QWidget) -> list[str]:
    """What can be used or reached by the Tab key, is visible, and has no name."""
    found = []
    for widget in root.findChildren(QWidget):
        by_key = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        inside = isinstance(widget.parent(), QLineEdit | QAbstractSpinBox | QComboBox) or widget.objectName().startswith("qt_")
        if widget.isVisible() and not inside and (by_key or isinstance(widget, CONTROLS)) and not spoken_name(widget).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def dialogs(bench: Bench) -> list[QDialog]:
    """Every dialog in its forms."""
    accounts = (NamedAccount("mycompany", "Main"), NamedAccount("other"))
    return [
        LoginDialog(None, KeyringState(name="Test Keyring"), bench.window),
        LoginDialog("mycompany", KeyringState(problem=VaultProblem.LOCKED), bench.window, accounts),
        SettingsDialog(Settings(address="http://gateway.example/"), bench.window),
        SettingsDialog(Settings(), bench.window, practice=True),
    ]


def test_every_control_of_the_window_has_a_name(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(practice=True, suggestions=(PracticeId(IdKind.MSG_ID, "963", "the sample", Tone.GOOD),))
    assert nameless(bench.window) == []
    bench.show()
    named(bench.window, "Technical details").click()
    for outcome in Outcome:
        bench.show(outcome)
        for index in range(bench.window.tabs.bar.count()):
            bench.window.tabs.setCurrentIndex(index)
            assert nameless(bench.window) == [], outcome
    bench.window.xml.find_bar.open()
    bench.window.tabs.setCurrentWidget(bench.window.xml)
    assert nameless(bench.window) == []


def test_every_control_has_a_name_while_it_asks(bench: Bench) -> None:
    bench.gateway.hold()
    bench.type("963 964")
    bench.bot.keyClick(bench.window.bar.field, Qt.Key.Key_Return)
    bench.type("963")
    bench.bot.keyClick(bench.window.bar.field, Qt.Key.Key_Return)
    assert bench.window.bar.is_asking
    assert nameless(bench.window) == []


@pytest.mark.parametrize("chosen", [Language.ENGLISH, Language.RUSSIAN, Language.KAZAKH])
def test_every_control_of_every_dialog_has_a_name_and_room_on_a_small_screen(
    make_bench: Callable[..., Bench], language: Translators, chosen: Language
) -> None:
    language.use(chosen)
    bench = make_bench()
    for dialog in dialogs(bench):
        dialog.show()
        bench.bot.waitExposed(dialog)
        assert nameless(dialog) == []
        size = dialog.sizeHint().expandedTo(dialog.minimumSizeHint())
        assert size.width() <= 1000, type(dialog).__name__
        assert size.height() <= 600, type(dialog).__name__
        dialog.close()


def test_the_pieces_of_the_window_are_there_for_a_screen_reader(bench: Bench) -> None:
    bench.show()
    roles = {(found.role(), found.text(QAccessible.Text.Name)) for found in accessible(bench.window)}
    role = QAccessible.Role
    for expected in (
        (role.EditableText, "Message id"),
        (role.RadioButton, "MsgID"),
        (role.RadioButton, "UserMsgID"),
        (role.Button, "Look up"),
        (role.Button, "Copy for ticket"),
        (role.Button, "Recipient: +7 701 123 45 67"),
        (role.PageTab, "Result"),
        (role.PageTab, "Raw XML"),
        (role.StaticText, "Delivered to the phone"),
    ):
        assert expected in roles


def test_tab_reaches_everything_and_comes_back(bench: Bench) -> None:
    bench.show(Outcome.NOT_FOUND)
    bench.window.bar.field.setFocus()
    reached: list[str] = []
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(spoken_name(focused))
        if len(reached) > 1 and focused is bench.window.bar.field:
            break
        bench.bot.keyClick(focused, Qt.Key.Key_Tab)
    assert reached[-1] == "Message id"
    for name in ("Look up", "Result", "Copy for ticket", "Look up again", "Look up by UserMsgID", "Technical details", "MsgID"):
        assert name in reached, reached


def test_what_is_reached_first_comes_first(bench: Bench) -> None:
    for after in (bench.window.bar.switch.choice(IdKind.MSG_ID), bench.window.bar.button):
        bench.bot.keyClick(focus(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is after


def test_the_outcome_is_announced(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    real = bench.window.result.outcome.announce

    def announce() -> None:
        said.append(bench.window.result.outcome.accessibleName())
        real()

    monkeypatch.setattr(bench.window.result.outcome, "announce", announce)
    bench.ask("963")
    assert said == ["Delivered to the phone, MsgID 963. 20 November 2026, 13:59:24 (Almaty time) · 3 seconds after it was sent"]


def test_a_problem_of_the_id_is_told_with_the_field(bench: Bench) -> None:
    bench.type("1.23E+15")
    bench.bot.keyClick(bench.window.bar.field, Qt.Key.Key_Return)
    found = QAccessible.queryAccessibleInterface(bench.window.bar.field)
    assert found.text(QAccessible.Text.Description) == label(bench.window, "id_problem")


def test_a_state_is_never_told_by_colour_alone(bench: Bench) -> None:
    names = set()
    for status in ("send", "sending", "sent", "delivered", "undelivered", "expired", ""):
        bench.show(status=status)
        names.add(bench.window.result.outcome.accessibleName())
        assert bench.window.result.outcome.accessibleDescription()
    assert len(names) == 7


def test_the_first_dialog_can_be_filled_in_by_keys_alone(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(credentials=None, vault=ScriptedVault())
    bench.account.load()
    bench.wait(lambda: bool(bench.window.findChildren(LoginDialog)))
    (dialog,) = bench.window.findChildren(LoginDialog)
    bench.bot.keyClicks(focus(), "mycompany")
    bench.bot.keyClick(focus(), Qt.Key.Key_Tab)
    bench.bot.keyClicks(focus(), "secret")
    with bench.bot.waitSignal(dialog.entered) as heard:
        bench.bot.keyClick(focus(), Qt.Key.Key_Return)
    assert heard.args[0].login == "mycompany"


def focus() -> QWidget:
    """Where the keyboard is."""
    found: QObject | None = QApplication.focusWidget()
    assert isinstance(found, QWidget)
    return found
