"""No answer stands for another message, another account or another moment than its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.lookup.outcome_card import Standing
from kit_desktop.ui.raw_xml import xml_view
from kit_desktop.ui.watch.controller import WatchControl
from kit_desktop.ui.watch.watch_list import WatchList
from kit_desktop.ui.widgets.button import ButtonKind
from kit_desktop.ui.window.main_window import MainWindow

from ..window_bench import EXCHANGE, Bench, ScriptedVault, answer, label

OWN = LookupQuery(IdKind.USER_MSG_ID, "42")
BANK, CLINIC = Credentials("bank", "pw-a-bank-1"), Credentials("clinic", "pw-b-clinic-2")
Make = Callable[..., Bench]


class Watching(QObject):
    """A window that watches, with a clock of the test's own."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.now = 1000.0
        self.list = WatchList(bench.gateway, bench.account, bench.current, self, clock=lambda: self.now)
        self.control = WatchControl(bench.window, self.list, bench.lookups)
        bench.lookups.finished.connect(self.list.hear)


@pytest.fixture
def watch() -> Iterator[Callable[[Bench], Watching]]:
    made: list[Watching] = []

    def begin(bench: Bench) -> Watching:
        made.append(Watching(bench))
        return made[-1]

    yield begin
    for each in made:
        each.list.stop_all()


def test_an_answer_for_another_account_is_not_watched_with_this_one(
    make_bench: Make, watch: Callable[[Bench], Watching]
) -> None:
    bench = make_bench(credentials=BANK)
    watching = watch(bench)
    bench.window.show_result(answer(OWN, status="sent", userMsgID="42", account="bank"))
    assert not watching.control.button.isHidden()
    bench.account.use(CLINIC, remember=False)
    assert watching.control.button.isHidden()
    watching.control._on_toggled()
    assert watching.list.messages == []
    bench.account.use(BANK, remember=False)
    assert not watching.control.button.isHidden()


def test_a_watched_answer_of_another_account_is_never_this_ones(make_bench: Make, watch: Callable[[Bench], Watching]) -> None:
    bench = make_bench(vault=ScriptedVault(BANK, CLINIC), credentials=None)
    bench.account.use(BANK, remember=False)
    watching = watch(bench)
    bench.gateway.reply = lambda query: answer(query, status="sent", userMsgID="42", account="bank")
    first = answer(OWN, status="sent", userMsgID="42", account="bank")
    bench.window.show_result(first)
    watching.control._on_toggled()
    (message,) = watching.list.messages
    bench.account.use(CLINIC, remember=False)
    outcome = bench.window.result.outcome
    assert outcome.standing is Standing.OTHER_ACCOUNT
    watching.now += 60
    watching.list._on_look()
    bench.wait(lambda: bench.window.shown is not first)
    assert bench.gateway.logins == ["bank"]
    assert outcome.standing is Standing.OTHER_ACCOUNT
    bench.window.show_result(answer(account="clinic"))
    assert outcome.standing is Standing.CURRENT
    watching.control._on_show(message)
    assert bench.window.shown is message.result
    assert outcome.standing is Standing.OTHER_ACCOUNT


def test_an_answer_is_not_the_next_accounts(make_bench: Make, qtbot: QtBot) -> None:
    bench = make_bench(credentials=BANK)
    result = bench.window.result
    bench.gateway.reply = lambda query: answer(query, userMsgID="42", account="bank")
    bench.window.bar.fill(IdKind.USER_MSG_ID, "42")
    with qtbot.waitSignal(bench.lookups.finished):
        bench.window.bar.submit()
    assert result.outcome.standing is Standing.CURRENT
    bench.account.use(CLINIC, remember=False)
    assert result.outcome.standing is Standing.OTHER_ACCOUNT
    assert "not for the account in use" in label(bench.window, "outcome_not_for")
    assert not result.again_button.isHidden()
    bench.window.bar.fill(IdKind.USER_MSG_ID, "43")
    assert result.outcome.standing is Standing.OTHER_ID
    bench.window.bar.fill(IdKind.USER_MSG_ID, "42")
    bench.account.use(BANK, remember=False)
    assert result.outcome.standing is Standing.CURRENT


def test_an_answer_is_of_the_address_that_was_set_when_it_was_asked_for(make_bench: Make) -> None:
    bench = make_bench()
    bench.gateway.hold()
    bench.type("963")
    bench.bot.keyClick(bench.window.bar.field, "\r")
    bench.wait(lambda: bool(bench.gateway.asked))
    bench.current.change(replace(Settings(), address="https://other.example/soap"))
    in_another_language = MainWindow(bench.current, bench.lookups)
    in_another_language.take_over(bench.window)
    with bench.bot.waitSignal(bench.lookups.finished, timeout=10_000):
        bench.gateway.let_go()
    for window in (bench.window, in_another_language):
        assert window.result.outcome.standing is Standing.OTHER_ADDRESS
    in_another_language.deleteLater()
    bench.ask("963")
    assert bench.window.result.outcome.standing is Standing.CURRENT


def test_an_answer_is_not_the_next_addresss(make_bench: Make) -> None:
    bench = make_bench()
    bench.ask("963")
    outcome = bench.window.result.outcome
    bench.current.change(replace(Settings(), address="https://other.example/soap", mask_number=True))
    assert outcome.standing is Standing.OTHER_ADDRESS
    assert "not from the address in use" in label(bench.window, "outcome_not_for")
    assert not bench.window.result.again_button.isHidden()
    in_another_language = MainWindow(bench.current, bench.lookups)
    in_another_language.take_over(bench.window)
    assert in_another_language.result.outcome.standing is Standing.OTHER_ADDRESS
    in_another_language.deleteLater()
    bench.type("964")
    bench.current.change(replace(bench.current.value, mask_number=False))
    assert outcome.standing is Standing.OTHER_ID
    bench.type("963")
    assert outcome.standing is Standing.OTHER_ADDRESS
    bench.current.change(Settings())
    assert outcome.standing is Standing.CURRENT
    bench.current.change(replace(Settings(), address="https://other.example/soap"))
    bench.ask("963")
    assert outcome.standing is Standing.CURRENT


def test_an_earlier_answer_of_another_account_is_shown_as_it_was(make_bench: Make) -> None:
    bench = make_bench(credentials=BANK)
    bench.window.show_result(answer(OWN, userMsgID="42", account="clinic"))
    assert bench.window.result.outcome.standing is Standing.CURRENT
    bench.account.use(CLINIC, remember=False)
    assert bench.window.result.outcome.standing is Standing.CURRENT


def test_another_accounts_answer_does_not_end_a_watch(
    make_bench: Make, watch: Callable[[Bench], Watching], qtbot: QtBot
) -> None:
    bench = make_bench(credentials=BANK)
    bench.account.use(BANK, remember=False)
    watching = watch(bench)
    bench.window.show_result(answer(OWN, status="sent", userMsgID="42", account="bank"))
    watching.control.button.click()
    bench.account.use(CLINIC, remember=False)
    bench.gateway.reply = lambda query: answer(query, status="delivered", userMsgID="42")
    bench.window.bar.fill(IdKind.USER_MSG_ID, "42")
    with qtbot.waitSignal(bench.lookups.finished):
        bench.window.bar.submit()
    (message,) = watching.list.messages
    assert (message.end, message.result.account) == (None, "bank")
    assert watching.control.button.text() != "Stop watching"


def test_what_is_typed_while_an_answer_comes_stays_whole(make_bench: Make, qtbot: QtBot) -> None:
    bench = make_bench()
    qtbot.waitUntil(bench.window.isActiveWindow)
    bench.gateway.hold()
    bench.type("963")
    qtbot.keyClick(bench.window.bar.field, Qt.Key.Key_Return)
    bench.wait(lambda: bool(bench.gateway.asked))
    bench.type("98765")
    with qtbot.waitSignal(bench.lookups.finished):
        bench.gateway.let_go()
    qtbot.keyClicks(bench.window.bar.field, "4321")
    assert bench.window.bar.field.text() == "987654321"


def test_the_bottom_line_gives_no_other_accounts_time(make_bench: Make) -> None:
    bench = make_bench(credentials=BANK)
    bench.ask()
    assert "account bank · checked" in label(bench.window, "status_text")
    bench.account.use(CLINIC, remember=False)
    assert label(bench.window, "status_text").endswith("account clinic")


def test_the_bottom_line_gives_no_other_address_time(make_bench: Make) -> None:
    bench = make_bench()
    bench.show(exchange=replace(EXCHANGE, address="https://other.example/soap"))
    assert "checked" not in label(bench.window, "status_text")
    bench.show(exchange=replace(EXCHANGE, address=Settings().endpoint().url))
    assert "checked" in label(bench.window, "status_text")


def test_the_mark_of_the_previous_answer_outlives_a_setting(make_bench: Make, qtbot: QtBot) -> None:
    bench = make_bench()
    bench.ask("963")
    bench.gateway.hold()
    bench.type("777")
    qtbot.keyClick(bench.window.bar.field, Qt.Key.Key_Return)
    bench.wait(lambda: len(bench.gateway.asked) == 2)
    bench.wait(lambda: label(bench.window, "old_answer").startswith("Previous answer"))
    bench.current.change(replace(Settings(), mask_number=True))
    assert label(bench.window, "old_answer") == "Previous answer, for MsgID 963"


def test_the_search_says_of_a_new_text_whether_it_is_in_it(make_bench: Make, qtbot: QtBot) -> None:
    bench = make_bench()
    bench.show()
    view = bench.window.xml
    bench.window.tabs.setCurrentWidget(view)
    qtbot.waitUntil(lambda: "963" in view._text.toPlainText())
    view.find_bar.open()
    view.find_bar._field.setText("77770000002")
    assert view.find_bar._answer.text() == "Not in the text"
    bench.show(exchange=replace(EXCHANGE, reply_text="<Result><recepient>77770000002</recepient></Result>"))
    bench.window.tabs.setCurrentWidget(view)
    qtbot.waitUntil(lambda: "77770000002" in view._text.toPlainText())
    assert view.find_bar._answer.text() == "1 of 1"


def test_no_empty_file_is_offered_while_the_xml_is_laid_out(
    make_bench: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = make_bench()
    lay_out, go_on = xml_view.lay_out, threading.Event()
    monkeypatch.setattr(xml_view, "lay_out", lambda *args, **given: (go_on.wait(10), lay_out(*args, **given))[1])
    offered: list[str] = []
    monkeypatch.setattr(bench.window.xml._saver, "offer", lambda text, _name: offered.append(text))
    bench.show()
    bench.window._on_save_xml()
    go_on.set()
    qtbot.waitUntil(lambda: bool(bench.window.xml.shown_text()))
    bench.window._on_save_xml()
    assert len(offered) == 1
    assert offered[0]


def test_an_answer_to_another_id_loses_its_colour_and_names_its_message(make_bench: Make) -> None:
    bench = make_bench()
    bench.ask("963")
    card, result = bench.window.result.outcome, bench.window.result
    assert not card.is_old
    bench.type("964")
    assert card.is_old
    assert label(bench.window, "old_answer") == "Answer for MsgID 963"
    assert "not for what is in the field" in label(bench.window, "outcome_not_for")
    assert label(bench.window, "outcome_advice") == ""
    assert result.ticket_button.text() == "Copy for ticket: 963"
    result.back_button.click()
    assert bench.window.bar.field.text() == "963"
    assert not card.is_old
    assert result.ticket_button.text() == "Copy for ticket"


def test_the_other_kind_of_the_same_text_is_another_id(make_bench: Make) -> None:
    bench = make_bench()
    bench.ask("963")
    bench.window.bar.switch.choose(IdKind.USER_MSG_ID)
    assert bench.window.result.outcome.is_old
    bench.window.bar.switch.choose(IdKind.MSG_ID)
    assert not bench.window.result.outcome.is_old


def test_one_button_leads(make_bench: Make) -> None:
    bench = make_bench()
    result = bench.window.result
    for outcome, leads in (
        (Outcome.OK, result.ticket_button),
        (Outcome.NOT_FOUND, result.other_button),
        (Outcome.UNREACHABLE, result.again_button),
        (Outcome.AUTH_FAILED, result.account_button),
        (Outcome.BAD_ENDPOINT, result.settings_button),
    ):
        bench.show(outcome)
        filled = [each for each in result.actions_row.buttons if each.kind is ButtonKind.FILLED]
        assert filled == [leads]
        assert result.actions_row.buttons[0] is leads
        assert leads.isVisible()


def test_asking_again_comes_before_passing_the_answer_on(make_bench: Make) -> None:
    bench = make_bench()
    result = bench.window.result
    for outcome, order in (
        (Outcome.OK, [result.ticket_button, result.again_button]),
        (Outcome.NOT_FOUND, [result.other_button, result.again_button, result.ticket_button]),
        (Outcome.UNREACHABLE, [result.again_button, result.check_button, result.ticket_button]),
        (Outcome.AUTH_FAILED, [result.account_button, result.again_button, result.ticket_button]),
    ):
        bench.show(outcome)
        seen = [button for button in result.actions_row.buttons if not button.isHidden()]
        assert seen[: len(order)] == order


def test_a_mixed_id_that_is_not_found_is_offered_in_one_alphabet(make_bench: Make, qtbot: QtBot) -> None:
    bench = make_bench()
    bench.show(Outcome.NOT_FOUND, query=LookupQuery(IdKind.USER_MSG_ID, "С-17X"))
    assert bench.window.result.actions_row.buttons[0] is bench.window.result.spelling_button
    with qtbot.waitSignal(bench.lookups.started) as heard:
        bench.window.result.spelling_button.click()
    assert heard.args[0] == LookupQuery(IdKind.USER_MSG_ID, "C-17X")
