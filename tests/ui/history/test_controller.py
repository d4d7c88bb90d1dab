"""From a lookup into the history and back into the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.formats import short_day_and_clock
from kit_desktop.ui.history.controller import HistoryController
from kit_desktop.ui.history.model import PAGE
from kit_desktop.ui.history.writer import HistoryWriter
from kit_desktop.ui.lookup.last_lookups import LastTable
from kit_desktop.ui.theme import Tone
from kit_desktop.ui.widgets.table import CellRole
from kit_desktop.ui.window.main_window import MainWindow
from kit_desktop.ui.window.pages import Origin, Tab

from ..window_bench import Tomorrow, label

Make = Callable[..., LookupResult]


QUERY = LookupQuery(IdKind.MSG_ID, "963")


OLD = datetime.now(UTC) - timedelta(days=3, hours=1)


def look_up(qtbot: QtBot, window: MainWindow, writer: HistoryWriter) -> None:
    with qtbot.waitSignal(writer.kept):
        window.look_up(QUERY)


def open_old(qtbot: QtBot, history: HistoryController, store: HistoryStore) -> None:
    entry = store.search()[0]
    with qtbot.waitSignal(history._window.result.shown):
        history.view.table.open_requested.emit(entry)


def test_an_old_answer_grows_older_while_it_is_shown(
    qtbot: QtBot, history: HistoryController, store: HistoryStore, a_result: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(a_result("963", checked_at=OLD))
    open_old(qtbot, history, store)
    assert "checked 3 days ago" in history.note.accessibleName()
    monkeypatch.setattr("kit_desktop.ui.history.controller.datetime", Tomorrow)
    history._window.status.minute.timeout.emit()
    assert "checked 4 days ago" in history.note.accessibleName()


def test_the_tab_tells_the_days_from_the_new_one_after_midnight(
    qtbot: QtBot, history: HistoryController, monkeypatch: pytest.MonkeyPatch
) -> None:
    history._window.show()
    with qtbot.waitSignal(history.view.model.refreshed):
        history._window.tabs.setCurrentIndex(Tab.HISTORY)
    history._window.status.minute.timeout.emit()
    monkeypatch.setattr("kit_desktop.ui.history.controller.datetime", Tomorrow)
    with qtbot.waitSignal(history.view.model.refreshed):
        history._window.status.minute.timeout.emit()


def test_a_second_lookup_says_what_changed(
    qtbot: QtBot, window: MainWindow, history: HistoryController, writer: HistoryWriter, answers: object
) -> None:
    answers.fields = {"status": "sent"}
    look_up(qtbot, window, writer)
    assert not history.changes.isVisible()
    answers.fields = {"status": "delivered", "senderId": "Other"}
    look_up(qtbot, window, writer)
    assert history.changes.isVisible()
    text = history.changes.text()
    assert "it was: With the operator" in text
    assert "Sender: KiT_Notify → Other" in text
    look_up(qtbot, window, writer)
    assert not history.changes.isVisible()
    assert " · unchanged since " in label(window, "outcome_checked")


def test_of_an_answer_that_nobody_asked_for_the_changes_are_shown_and_not_said(
    qtbot: QtBot,
    window: MainWindow,
    history: HistoryController,
    writer: HistoryWriter,
    a_result: Make,
    said: list[str],
) -> None:
    for checked in (OLD, datetime.now(UTC)):
        result = a_result(checked_at=checked)
        window.show_result(result)
        with qtbot.waitSignal(writer.kept):
            writer.keep(result)
    since = f"unchanged since {short_day_and_clock(OLD.astimezone())}"
    assert label(window, "outcome_checked").endswith(f" · {since}")
    assert said == []
    look_up(qtbot, window, writer)
    assert since in said  # since the first of them, not the one before
    window.show_result(window.shown)
    assert "unchanged since" in label(window, "outcome_checked")
    window.show_result(a_result("another"))
    assert "unchanged" not in label(window, "outcome_checked")


def test_changes_are_said_only_beside_the_answer_they_are_about(
    qtbot: QtBot, window: MainWindow, history: HistoryController, writer: HistoryWriter, store: HistoryStore, a_result: Make
) -> None:
    store.add(a_result("963", fields={"status": "sent"}))
    window.show_result(a_result("another"))
    with qtbot.waitSignal(writer.kept):
        writer.keep(a_result("963"))
    assert not history.changes.isVisible()


def test_the_account_is_kept(
    qtbot: QtBot, window: MainWindow, history: HistoryController, writer: HistoryWriter, store: HistoryStore
) -> None:
    look_up(qtbot, window, writer)
    assert store.search()[0].result.account == "mycompany"


def test_an_old_answer_opens_as_it_was(
    qtbot: QtBot,
    window: MainWindow,
    history: HistoryController,
    store: HistoryStore,
    a_result: Make,
    answers: object,
    said: list[str],
) -> None:
    store.add(a_result("old-one", by=IdKind.USER_MSG_ID, checked_at=OLD, fields={"status": "sent"}))
    window.tabs.setCurrentWidget(history.view)
    open_old(qtbot, history, store)
    assert window.tabs.currentIndex() == 0
    assert history.note.isVisible()
    assert "3 day" in history.note.accessibleName()
    assert "mycompany" in history.note.accessibleName()
    # That it is an old one comes first: whoever only hears it must not take it for news.
    assert said[-1].startswith(history.note.accessibleName())
    assert "With the operator" in said[-1]
    assert window.shown.checked_at == OLD
    assert window.bar.kind is IdKind.USER_MSG_ID
    assert window.bar.field.text() == "old-one"
    assert not answers.asked
    xml = window.xml.findChild(QPlainTextEdit)
    qtbot.waitUntil(lambda: "<reply/>" in xml.toPlainText())
    history.note.ask_button.click()
    qtbot.waitUntil(lambda: window.shown.checked_at != OLD)
    assert answers.asked == [LookupQuery(IdKind.USER_MSG_ID, "old-one")]
    assert not history.note.isVisible()


def test_a_note_goes_when_another_result_is_shown_and_stays_under_other_settings(
    qtbot: QtBot, window: MainWindow, history: HistoryController, store: HistoryStore, a_result: Make
) -> None:
    store.add(a_result(checked_at=OLD))
    open_old(qtbot, history, store)
    window._settings.change(replace(Settings(), mask_number=True))
    assert history.note.isVisible()
    window.show_result(a_result("from a list"))
    assert not history.note.isVisible()


def test_asking_from_the_list_asks_that_id(
    qtbot: QtBot, window: MainWindow, history: HistoryController, writer: HistoryWriter, store: HistoryStore, answers: object
) -> None:
    look_up(qtbot, window, writer)
    window.bar.field.setText("something else")
    with qtbot.waitSignal(writer.kept):
        history.view.table.ask_requested.emit(store.search()[0])
    assert answers.asked == [QUERY, QUERY]


def test_an_entry_that_is_gone_is_said(
    qtbot: QtBot, window: MainWindow, history: HistoryController, store: HistoryStore, a_result: Make
) -> None:
    store.add(a_result())
    entry = store.search()[0]
    store.clear()
    history.view.table.open_requested.emit(entry)
    qtbot.waitUntil(lambda: "no longer in the history" in window.statusBar().currentMessage())
    assert window.shown is None


def test_that_all_goes_is_told_once_when_the_history_is_switched_off(history: HistoryController) -> None:
    told: list[bool] = []
    history.clearing.connect(lambda: told.append(True))
    for changed in ({"mask_number": True}, {"keep_history": False}, {"mask_number": False}, {"keep_history": True}):
        history._settings.change(replace(history._settings.value, **changed))
    assert told == [True]


def test_an_answer_that_is_deleted_far_down_goes_from_the_table(
    qtbot: QtBot, window: MainWindow, history: HistoryController, writer: HistoryWriter, fill: Callable[[int], None]
) -> None:
    fill(2 * PAGE)
    model = history.view.model
    with qtbot.waitSignal(model.refreshed):
        window.tabs.setCurrentIndex(Tab.HISTORY)
    with qtbot.waitSignal(model.refreshed):
        model.fetchMore(QModelIndex())
    row = PAGE + 50
    entry, below = (model.entry(model.index(each, 0)) for each in (row, row + 1))
    assert entry is not None
    assert below is not None
    history.view.table.select_row(row)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.refreshed):
        writer.remove(entry.id)
    assert model.rowCount() == 1 + 2 * PAGE - 1
    assert model.entry(model.index(row, 0)) == below
    assert model.count == 2 * PAGE - 1


def test_deleting_one_and_clearing_all_after_a_question(
    qtbot: QtBot, window: MainWindow, history: HistoryController, writer: HistoryWriter, store: HistoryStore, a_result: Make
) -> None:
    for text in ("a1", "a2", "a3"):
        store.add(a_result(text))
    window.tabs.setCurrentWidget(history.view)
    qtbot.waitUntil(lambda: history.view.model.rowCount() == 1 + 3)
    history.view.table.selectRow(2)
    history.view.delete_button.click()
    asked = window.findChild(QMessageBox, "delete_answer")
    assert "a2" in asked.text()
    asked.escapeButton().click()
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "delete_answer") is None)
    assert history.view.model.rowCount() == 1 + 3, "asked, and not deleted"
    history.view.delete_button.click()
    asked = window.findChild(QMessageBox, "delete_answer")
    with qtbot.waitSignal(writer.removed):
        next(each for each in asked.buttons() if each is not asked.escapeButton()).click()
    assert [entry.result.query.id for entry in store.search()] == ["a3", "a1"]
    qtbot.waitUntil(lambda: history.view.model.rowCount() == 1 + 2)
    for accept, left in ((False, 2), (True, 0)):
        history.view.clear_button.click()
        box = window.findChild(QMessageBox, "clear_history")
        role = QMessageBox.ButtonRole.AcceptRole if accept else QMessageBox.ButtonRole.RejectRole
        button = next(each for each in box.buttons() if box.buttonRole(each) is role)
        assert (box.defaultButton() is button) is not accept
        button.click()
        qtbot.waitUntil(lambda: window.findChild(QMessageBox, "clear_history") is None)
        qtbot.waitUntil(lambda left=left: len(store.search()) == left)
    qtbot.waitUntil(lambda: history.view.model.rowCount() == 0)


def test_it_is_the_third_tab(window: MainWindow, history: HistoryController) -> None:
    assert window.tabs.bar.tabText(2) == "History"
    assert history.view is window.tabs.pages.widget(2)
    action = next(each for each in window.menus._menus[3].actions() if each.text() == "History")
    assert action.shortcut().toString() == "Ctrl+3"


def test_a_failing_history_fails_no_lookup(
    qtbot: QtBot, window: MainWindow, writer: HistoryWriter, store: HistoryStore, request: pytest.FixtureRequest
) -> None:
    store.path.mkdir()
    history = request.getfixturevalue("history")
    look_up(qtbot, window, writer)
    assert window.shown.outcome is Outcome.OK
    window.tabs.setCurrentWidget(history.view)
    qtbot.waitUntil(history.view._problem.isVisible)


@pytest.fixture
def table(qtbot: QtBot, window: MainWindow, store: HistoryStore, a_result: Make, request: pytest.FixtureRequest) -> LastTable:
    """The last lookups on the first page, of two that were kept before the window was opened."""
    for message_id in ("961", "962"):
        store.add(a_result(message_id))
    request.getfixturevalue("history")
    qtbot.waitUntil(lambda: bool(window.idle.findChildren(LastTable)))
    (found,) = window.idle.findChildren(LastTable)
    return found


def test_the_last_lookups_stand_on_the_first_page_and_open(qtbot: QtBot, window: MainWindow, table: LastTable) -> None:
    ids = [table.model().index(row, 0).data() for row in range(table.model().rowCount())]
    assert ids == ["962", "961"]
    assert table.model().index(0, 2).data(CellRole.TONE) is Tone.GOOD
    with qtbot.waitSignal(window.result.shown):
        table.clicked.emit(table.model().index(1, 0))
    assert window.shown.query.id == "961"


def test_what_is_removed_or_masked_is_so_on_the_first_page_too(
    qtbot: QtBot, settings: CurrentSettings, writer: HistoryWriter, store: HistoryStore, table: LastTable
) -> None:
    model = table.model()
    assert model.index(0, 3).data() == "+7 701 123 45 67"
    settings.change(replace(settings.value, mask_number=True))
    qtbot.waitUntil(lambda: "•" in model.index(0, 3).data())
    writer.remove(store.search()[0].id)
    qtbot.waitUntil(lambda: [model.index(row, 0).data() for row in range(model.rowCount())] == ["961"])
    writer.clear()
    qtbot.waitUntil(lambda: not table.isVisible())
    assert model.rowCount() == 0


def test_the_counts_are_those_without_the_removed_one(
    qtbot: QtBot, window: MainWindow, history: HistoryController, writer: HistoryWriter, store: HistoryStore, a_result: Make
) -> None:
    for text in ("a1", "a2"):
        store.add(a_result(text))
    window.tabs.setCurrentWidget(history.view)
    qtbot.waitUntil(lambda: history.view.chips[None].count == 2)
    writer.remove(store.search()[0].id)
    qtbot.waitUntil(lambda: history.view.chips[None].count == 1)


def test_the_last_one_that_was_on_its_way_can_be_looked_up_again_from_the_first_page(
    qtbot: QtBot, window: MainWindow, store: HistoryStore, a_result: Make, answers: object, request: pytest.FixtureRequest
) -> None:
    store.add(a_result("960", fields={"status": "sent"}))
    store.add(a_result("961", fields={"status": "sent"}))
    store.add(a_result("962"))
    request.getfixturevalue("history")
    qtbot.waitUntil(lambda: bool(window.idle.findChildren(LastTable)))
    assert any(label.text().startswith("961 was still on its way") for label in window.idle.findChildren(QLabel))
    again = next(button for button in window.idle.findChildren(QPushButton) if button.text() == "Look up again")
    again.click()
    qtbot.waitUntil(lambda: answers.asked == [LookupQuery(IdKind.MSG_ID, "961")])


def test_of_an_answer_out_of_a_list_that_is_said_first(
    window: MainWindow, history: HistoryController, a_result: Make, said: list[str]
) -> None:
    result = a_result(checked_at=OLD)
    window.open_answer(result, Origin.LIST)
    assert history.note.accessibleName().startswith("From the list")
    assert said == [f"{history.note.accessibleName()}. {window.result.outcome.accessibleName()}"]


def beside(history: HistoryController) -> list[str]:
    """What stands on the card beside the answer."""
    if not history.beside.isVisible():
        return []
    labels = [label.text() for label in history.beside.findChildren(QLabel) if label.isVisible() and label.text()]
    return labels + [button.text() for button in history.beside.findChildren(QPushButton) if button.isVisible()]


def test_an_id_that_is_not_found_shows_those_close_to_it(
    qtbot: QtBot, window: MainWindow, history: HistoryController, store: HistoryStore, a_result: Make, answers: object
) -> None:
    store.add(a_result("964001"))
    answers.outcome = Outcome.NOT_FOUND
    window.look_up(LookupQuery(IdKind.MSG_ID, "964011"))
    qtbot.waitUntil(history.beside.isVisible)
    assert beside(history)[:3] == ["Close to it in the history", "964001", "+7 701 123 45 67"]
    asked = len(answers.asked)
    history.beside.findChild(QPushButton).click()
    assert window.bar.field.text() == "964001"
    assert len(answers.asked) == asked
    window.show_result(a_result("another"))
    assert beside(history) == []


def test_where_the_gateway_does_not_answer_an_earlier_answer_is_offered(
    qtbot: QtBot, window: MainWindow, history: HistoryController, store: HistoryStore, a_result: Make, answers: object
) -> None:
    store.add(a_result("963", checked_at=OLD))
    answers.outcome = Outcome.UNREACHABLE
    window.look_up(QUERY)
    qtbot.waitUntil(history.beside.isVisible)
    assert beside(history)[0] == "Earlier answer for this id"
    assert "3 days ago" in beside(history)
    history.beside.findChild(QPushButton).click()
    qtbot.waitUntil(lambda: window.shown.outcome is Outcome.OK)
    assert history.note.isVisible()
    assert beside(history) == []


def test_beside_an_answer_nothing_is_offered(
    qtbot: QtBot, window: MainWindow, history: HistoryController, writer: HistoryWriter, store: HistoryStore, a_result: Make
) -> None:
    store.add(a_result("964"))
    store.add(a_result("963"))
    look_up(qtbot, window, writer)
    assert beside(history) == []


def test_find_searches_what_is_on_the_screen(window: MainWindow, history: HistoryController) -> None:
    find = next(action for action in window.findChildren(QAction) if action.text() == "&Find")
    history.view.search.setText("963")
    window.tabs.setCurrentWidget(history.view)
    find.trigger()
    assert window.focusWidget() is history.view.search
    assert history.view.search.selectedText() == "963"
    window.tabs.setCurrentIndex(0)
    find.trigger()
    assert window.tabs.pages.currentWidget() is window.xml
