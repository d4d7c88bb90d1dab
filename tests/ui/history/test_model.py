"""The table of kept answers: pages, stale answers, new entries on top."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from kit_desktop.core.history.search import Question
from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.history.model import PAGE, Column, HistoryModel
from kit_desktop.ui.theme import Tone
from kit_desktop.ui.widgets.table import CellRole

Make = Callable[..., LookupResult]
Fill = Callable[[int], None]
TOP = QModelIndex()


@pytest.fixture
def model(qtbot: QtBot, store: HistoryStore, settings: CurrentSettings) -> HistoryModel:
    return HistoryModel(store, settings)


def entries(model: HistoryModel) -> list[int]:
    """The rows that hold an entry: each day has a row of its own above its entries."""
    return [row for row in range(model.rowCount()) if row not in model.day_rows()]


def ids(model: HistoryModel) -> list[str]:
    return [str(model.index(row, Column.ID).data()) for row in entries(model)]


def test_an_entry_that_cannot_be_read_ends_no_page(qtbot: QtBot, model: HistoryModel, store: HistoryStore, fill: Fill) -> None:
    fill(PAGE + 50)
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("UPDATE body SET record = x'00' WHERE id = 100")
        connection.commit()
    with qtbot.waitSignal(model.refreshed):
        model.ask(Question())
    assert len(ids(model)) == PAGE
    with qtbot.waitSignal(model.refreshed):
        model.fetchMore(TOP)
    assert len(ids(model)) == PAGE + 49
    assert not model.canFetchMore(TOP)


def test_it_reads_page_by_page(
    qtbot: QtBot, model: HistoryModel, store: HistoryStore, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(2 * PAGE + 50)
    limits = []
    for name in ("find", "search"):
        asked = getattr(store, name)

        def noting(question: Question, limit: int, asked: Any = asked, **options: Any) -> Any:
            limits.append(limit)
            return asked(question, limit, **options)

        monkeypatch.setattr(store, name, noting)
    with qtbot.waitSignal(model.refreshed):
        model.ask(Question())
    assert len(ids(model)) == PAGE
    assert model.count == 2 * PAGE + 50
    for rows in (2 * PAGE, 2 * PAGE + 50):
        assert model.canFetchMore(TOP)
        with qtbot.waitSignal(model.refreshed):
            model.fetchMore(TOP)
        assert len(ids(model)) == rows
    assert not model.canFetchMore(TOP)
    assert limits == [PAGE] * 3
    assert ids(model) == [f"{i:06}" for i in range(2 * PAGE + 49, -1, -1)]


def test_an_answer_to_an_earlier_question_is_dropped(
    qtbot: QtBot, model: HistoryModel, store: HistoryStore, a_result: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("slow", "quick"):
        store.add(a_result(text))
    release, asked = threading.Event(), threading.Event()
    find = store.find

    def slow_for_slow(question: Question, *args: Any, **options: Any) -> Any:
        if question.text == "slow":
            asked.set()
            release.wait(10)
        return find(question, *args, **options)

    monkeypatch.setattr(store, "find", slow_for_slow)
    model.ask(Question("slow"))
    assert asked.wait(5)
    with qtbot.waitSignal(model.refreshed):
        model.ask(Question("quick"))
    assert ids(model) == ["quick"]
    with qtbot.assertNotEmitted(model.refreshed, wait=200):
        release.set()
    assert ids(model) == ["quick"]


def test_new_entries_come_on_top_and_nothing_else_moves(
    qtbot: QtBot, model: HistoryModel, store: HistoryStore, fill: Fill, a_result: Make
) -> None:
    fill(PAGE + 10)
    with qtbot.waitSignal(model.refreshed):
        model.ask(Question())
    with qtbot.waitSignal(model.refreshed):
        model.fetchMore(TOP)
    store.add(a_result("new"))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted) as inserted:
        model.refresh()
    assert inserted.args[1:] == [0, 1], "with the row of its day"
    assert len(ids(model)) == PAGE + 11
    assert ids(model)[:2] == ["new", f"{PAGE + 9:06}"]


def test_another_question_never_leaves_old_rows(qtbot: QtBot, model: HistoryModel, fill: Fill) -> None:
    fill(PAGE + 100)
    with qtbot.waitSignal(model.refreshed):
        model.ask(Question())
    with qtbot.waitSignal(model.refreshed):
        model.fetchMore(TOP)
    # The newest page is the same one; what follows is not.
    with qtbot.waitSignal(model.refreshed):
        model.ask(Question("0"))
    assert len(ids(model)) == PAGE
    with qtbot.waitSignal(model.refreshed):
        model.ask(Question(states=frozenset({Outcome.NOT_FOUND})))
    assert len(ids(model)) == model.count == (PAGE + 100) // 10


def test_it_keeps_qts_rules_for_models(
    qtbot: QtBot, model: HistoryModel, store: HistoryStore, settings: CurrentSettings, fill: Fill, a_result: Make
) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    fill(PAGE + 10)
    # The tester itself asks for more.
    model.ask(Question())
    qtbot.waitUntil(lambda: len(ids(model)) == PAGE + 10)
    store.add(a_result("new"))
    model.refresh()
    qtbot.waitUntil(lambda: len(ids(model)) == PAGE + 11)
    entry = model.entry(model.index(3, 0))
    assert entry is not None
    store.delete(entry.id)
    with qtbot.waitSignal(model.rowsRemoved):
        model.refresh()
    settings.change(Settings(mask_number=True))
    assert tester.model() is model


def test_entries_that_are_gone_go(qtbot: QtBot, model: HistoryModel, store: HistoryStore, fill: Fill) -> None:
    fill(5)
    with qtbot.waitSignal(model.refreshed):
        model.ask(Question())
    entry = model.entry(model.index(2, 0))
    assert entry is not None
    store.delete(entry.id)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.refreshed):
        model.refresh()
    assert (len(ids(model)), model.count) == (4, 4)
    store.clear()
    with qtbot.waitSignal(model.refreshed):
        model.refresh()
    assert model.rowCount() == 0


def test_one_entry_is_taken_out_wherever_it_stands(qtbot: QtBot, model: HistoryModel, fill: Fill) -> None:
    fill(5)
    with qtbot.waitSignal(model.refreshed):
        model.ask(Question())
    before = ids(model)
    entry = model.entry(model.index(entries(model)[3], 0))
    assert entry is not None
    with qtbot.assertNotEmitted(model.modelReset):
        model.forget(entry.id)
    assert ids(model) == [*before[:3], *before[4:]]


def test_what_was_asked_without_an_account_names_none(
    qtbot: QtBot, model: HistoryModel, store: HistoryStore, a_result: Make
) -> None:
    store.add(a_result("963", account=None))
    with qtbot.waitSignal(model.refreshed):
        model.ask(Question())
    assert model.index(entries(model)[0], Column.ACCOUNT).data() == ""


def test_it_knows_whether_something_is_searched_for(model: HistoryModel) -> None:
    assert not model.is_filtered
    model.ask(Question(text="963"))
    assert model.is_filtered


def test_a_file_made_anew_leaves_no_row_of_the_one_before(
    qtbot: QtBot, model: HistoryModel, store: HistoryStore, fill: Fill, a_result: Make
) -> None:
    fill(3)
    with qtbot.waitSignal(model.refreshed):
        model.ask(Question())
    store.close()
    for file in store.path.parent.glob(f"{store.path.name}*"):
        file.unlink()
    anew = HistoryStore(store.path)
    assert anew.add(a_result("new")) == 1, "a number that is known already"
    model._show(anew.find().entries)
    anew.close()
    assert ids(model) == ["new"]


def test_texts_from_outside_are_plain_and_short(qtbot: QtBot, model: HistoryModel, store: HistoryStore, a_result: Make) -> None:
    nasty = "<b>\u202ex</b>\n" + "y" * 5_000
    store.add(a_result(nasty, fields={"status": nasty, "senderId": nasty, "recepient": nasty}, account=nasty))
    with qtbot.waitSignal(model.refreshed):
        model.ask(Question())
    for column in Column:
        index = model.index(1, column)
        text = str(index.data())
        assert len(text) < 400
        assert not set(text) & {"\u202e", "\n"}
        assert "<b>" not in str(index.data(Qt.ItemDataRole.ToolTipRole))


def test_numbers_can_be_masked(
    qtbot: QtBot, model: HistoryModel, store: HistoryStore, settings: CurrentSettings, a_result: Make
) -> None:
    store.add(a_result())
    with qtbot.waitSignal(model.refreshed):
        model.ask(Question())
    index = model.index(1, Column.RECIPIENT)
    assert index.data() == "+7 701 123 45 67"
    settings.change(Settings(mask_number=True))
    assert index.data() == "+7 701 ••• •• 67"


def test_each_result_has_its_tone(qtbot: QtBot, model: HistoryModel, store: HistoryStore, a_result: Make) -> None:
    store.add(a_result(outcome=Outcome.NOT_FOUND))
    store.add(a_result())
    with qtbot.waitSignal(model.refreshed):
        model.ask(Question())
    assert [model.index(row, Column.OUTCOME).data(CellRole.TONE) for row in entries(model)] == [Tone.GOOD, Tone.MISSING]


def test_the_customers_own_id_is_marked_as_one(qtbot: QtBot, model: HistoryModel, store: HistoryStore, a_result: Make) -> None:
    store.add(a_result("963"))
    store.add(a_result("1YT", by=IdKind.USER_MSG_ID))
    with qtbot.waitSignal(model.refreshed):
        model.ask(Question())
    assert [model.index(row, Column.ID).data(CellRole.NOTE) for row in entries(model)] == ["UserMsgID", None]


def test_each_day_stands_above_its_answers(qtbot: QtBot, model: HistoryModel, store: HistoryStore, a_result: Make) -> None:
    now = datetime.now(UTC).astimezone().replace(hour=12, minute=0)
    for days in (20, 20, 1, 0):
        store.add(a_result(f"{days}", checked_at=(now - timedelta(days=days)).astimezone(UTC)))
    with qtbot.waitSignal(model.refreshed):
        model.ask(Question())
    long_ago = now - timedelta(days=20)
    days = [str(model.index(row, 0).data()) for row in model.day_rows()]
    assert days == ["Today", "Yesterday", f"{long_ago.day} {long_ago:%B %Y}"]
    assert str(model.index(1, 0).data()).startswith("12:00:")
    assert model.day_rows() == [0, 2, 4]
    day = model.index(0, 0)
    assert model.entry(day) is None
    assert model.flags(day) == Qt.ItemFlag.NoItemFlags
    assert day.data(CellRole.GROUP) is True
    assert model.index(1, 0).data(CellRole.GROUP) is None


def test_what_comes_on_top_goes_under_the_row_of_its_day(
    qtbot: QtBot, model: HistoryModel, store: HistoryStore, a_result: Make
) -> None:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    store.add(a_result("first", checked_at=yesterday))
    with qtbot.waitSignal(model.refreshed):
        model.ask(Question())
    store.add(a_result("second", checked_at=yesterday))
    store.add(a_result("third"))
    store.add(a_result("fourth"))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.refreshed):
        model.refresh()
    assert ids(model) == ["fourth", "third", "second", "first"]
    assert model.day_rows() == [0, 3]


def test_a_day_goes_with_its_last_answer(qtbot: QtBot, model: HistoryModel, store: HistoryStore, a_result: Make) -> None:
    store.add(a_result("old", checked_at=datetime.now(UTC) - timedelta(days=1)))
    store.add(a_result("b"))
    store.add(a_result("a"))
    with qtbot.waitSignal(model.refreshed):
        model.ask(Question())
    for gone, left in (("b", [0, 2]), ("old", [0]), ("a", [])):
        entry = next(
            each for row in entries(model) if (each := model.entry(model.index(row, 0))) and each.result.query.id == gone
        )
        store.delete(entry.id)
        with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.refreshed):
            model.refresh()
        assert model.day_rows() == left
    assert model.rowCount() == 0
