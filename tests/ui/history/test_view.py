"""The History tab by mouse and keyboard."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.core.history.condition import HistoryCondition, HistoryState
from kit_desktop.core.history.search import Question
from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.message_info import Status
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.history.view import GROUPS, HistoryView
from kit_desktop.ui.history.words import state_words
from kit_desktop.ui.widgets.layouts import paint_now
from kit_desktop.ui.widgets.notes import NoteBar
from kit_desktop.ui.widgets.plain_label import PlainLabel

from ..window_bench import Tomorrow

Make = Callable[..., LookupResult]


def shown(view: HistoryView) -> int:
    """How many answers the table has; each day has a row of its own above its answers."""
    return int(view.model.rowCount() - len(view.model.day_rows()))


def label(view: QWidget, name: str) -> PlainLabel:
    found = view.findChild(PlainLabel, name)
    assert found is not None
    return found


def problem(view: HistoryView) -> NoteBar:
    found = view.findChild(NoteBar, "history_problem")
    assert isinstance(found, NoteBar)
    return found


def test_typing_asks_once_when_the_typing_rests(
    qtbot: QtBot, store: HistoryStore, show: Any, a_result: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("alpha", "beta"):
        store.add(a_result(text))
    view = show()
    questions = []
    find = store.find

    def noting(question: Question, *args: Any, **options: Any) -> Any:
        questions.append(question.text)
        return find(question, *args, **options)

    monkeypatch.setattr(store, "find", noting)
    with qtbot.waitSignal(view.model.refreshed):
        qtbot.keyClicks(view.search, "alph")
    assert questions == ["alph"]
    assert shown(view) == 1
    assert "1" in label(view, "history_count").text()


def test_the_filter_shows_only_its_outcomes(qtbot: QtBot, store: HistoryStore, show: Any, fill: Callable[[int], None]) -> None:
    fill(20)
    view = show()
    counts = {key: chip.count for key, chip in view.chips.items()}
    assert counts[None] == 20
    assert counts[Fate.NOT_FOUND] == 2
    assert sum(counts.values()) == 2 * 20, "each answer stands behind one choice, and behind all"
    with qtbot.waitSignal(view.model.refreshed):
        view.chips[Fate.NOT_FOUND].click()
    assert shown(view) == 2
    assert counts == {key: chip.count for key, chip in view.chips.items()}, "what is chosen changes no count"
    assert counts[Fate.UNDELIVERED] == 0
    with qtbot.waitSignal(view.model.refreshed):
        view.chips[Fate.UNDELIVERED].click()
    assert label(view, "history_empty").isVisible()
    assert "No saved answer matches" in label(view, "history_empty").text()


def test_today_is_another_day_after_midnight(
    qtbot: QtBot, store: HistoryStore, show: Any, a_result: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(a_result("963"))
    view = show()
    with qtbot.waitSignal(view.model.refreshed):
        view.period.box.setCurrentIndex(1)
    assert shown(view) == 1
    monkeypatch.setattr("kit_desktop.ui.history.view.datetime", Tomorrow)
    with qtbot.waitSignal(view.model.refreshed):
        view.refresh()
    assert shown(view) == 0
    with qtbot.waitSignal(view.model.refreshed):
        view.period.box.setCurrentIndex(2)
    assert shown(view) == 1


def test_every_outcome_that_is_kept_is_behind_some_choice() -> None:
    from kit_desktop.core.outcome import Outcome

    offered = [state for states in GROUPS.values() for state in states]
    assert len(offered) == len(set(offered))
    assert set(offered) >= {*Status, *(outcome for outcome in Outcome if outcome.asked and outcome is not Outcome.CANCELLED)}


def test_what_the_table_says_can_be_searched(qtbot: QtBot, store: HistoryStore, show: Any, a_result: Make) -> None:
    store.add(a_result("one", fields={"status": "delivered"}))
    store.add(a_result("two", fields={"status": "undelivered"}))
    store.add(a_result("three", fields={"status": "sent"}))
    view = show()
    # The second are the words of the filter.
    for words, found in (("Not delivered", "two"), ("On the way", "three")):
        view.search.clear()
        with qtbot.waitSignal(view.model.refreshed):
            qtbot.keyClicks(view.search, words)
        assert [view.model.index(row, 1).data() for row in range(1, view.model.rowCount())] == [found]


def test_scrolling_down_reads_on(qtbot: QtBot, show: Any, fill: Callable[[int], None]) -> None:
    fill(450)
    view = show()
    assert shown(view) == 200
    bar = view.table.verticalScrollBar()

    def reads_on(rows: int) -> bool:
        # The end moves on when the table has laid out what came.
        bar.setValue(bar.maximum())
        return bool(shown(view) >= rows)

    for rows in (400, 450):
        qtbot.waitUntil(lambda rows=rows: reads_on(rows), timeout=20_000)
    assert shown(view) == 450


def test_nothing_is_said_to_be_there_before_it_is_known(
    qtbot: QtBot, store: HistoryStore, a_result: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(a_result())
    release = threading.Event()
    find = store.find

    def slow(*args: Any, **options: Any) -> Any:
        release.wait(10)
        return find(*args, **options)

    monkeypatch.setattr(store, "find", slow)
    view = HistoryView(store, CurrentSettings(Settings()))
    qtbot.addWidget(view)
    view.show()
    assert label(view, "history_empty").text() == "One moment…"
    with qtbot.waitSignal(view.model.refreshed):
        release.set()
    assert view.table.isVisible()


def test_it_says_why_nothing_is_there(qtbot: QtBot, store: HistoryStore, show: Any) -> None:
    view = show()
    assert "30" in label(view, "history_empty").text()
    assert not view.clear_button.isEnabled()
    view._settings.change(Settings(keep_history=False))
    assert "settings" in label(view, "history_empty").text()


@pytest.mark.parametrize(
    ("settings", "condition", "words"),
    [
        (Settings(), HistoryCondition.READY, "kept on this computer for 30 days"),
        (Settings(keep_history=False), HistoryCondition.READY, "switched off in the settings"),
        (Settings(), HistoryCondition.OFF, "switched off in the settings"),
    ],
)
def test_an_empty_history_says_whether_answers_are_kept(
    store: HistoryStore,
    show: Any,
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
    condition: HistoryCondition,
    words: str,
) -> None:
    monkeypatch.setattr(HistoryStore, "state", HistoryState(condition))
    assert words in label(show(settings), "history_empty").text()


def test_what_can_be_saved_and_cleared(
    qtbot: QtBot, store: HistoryStore, show: Any, a_result: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = show()

    def offered() -> tuple[bool, bool]:
        return view.save_button.isEnabled(), view.clear_button.isEnabled()

    assert offered() == (False, False)
    monkeypatch.setattr(HistoryStore, "state", HistoryState(HistoryCondition.READY, set_aside=Path("damaged.db")))
    view.show_state(store.state)
    assert offered() == (False, True), "the copy that was set aside is cleared as well"
    monkeypatch.undo()
    store.add(a_result("963"))
    with qtbot.waitSignal(view.model.refreshed):
        view.refresh()
    assert offered() == (True, True)
    with qtbot.waitSignal(view.model.refreshed):
        view.chips[Fate.UNDELIVERED].click()
    assert offered() == (False, True), "what the filter hides is cleared as well"


def test_enter_asks_at_once_and_then_goes_to_the_first_answer(
    qtbot: QtBot, store: HistoryStore, show: Any, a_result: Make, said: list[str]
) -> None:
    store.add(a_result("963"))
    view = show()
    view.search.setFocus()
    for text, found in (("963", "963"), ("nothing", None), ("96", "963")):
        view.search.clear()
        qtbot.keyClicks(view.search, text)
        with qtbot.waitSignal(view.model.refreshed):
            qtbot.keyClick(view.search, Qt.Key.Key_Return)
            assert view.model.question.text == text
            assert view.focusWidget() is view.search
        qtbot.keyClick(view.search, Qt.Key.Key_Return)
        assert view.focusWidget() is (view.table if found else view.search)
        assert (view.table.entry.result.query.id if view.table.entry else None) == found
        assert view.open_button.isEnabled() is view.delete_button.isEnabled() is bool(found)
        view.search.setFocus()
    assert said == ["1 answer", "No saved answer matches your search.", "1 answer"]
    store.add(a_result("964"))
    with qtbot.waitSignal(view.model.refreshed):
        view.refresh()
    assert view.table.entry is not None, "what comes by itself takes no choice away"
    assert len(said) == 3, "and is not said"


def test_what_is_not_seen_is_read_when_it_is_shown(qtbot: QtBot, store: HistoryStore, show: Any, a_result: Make) -> None:
    view = show()
    view.hide()
    store.add(a_result())
    view.refresh()
    assert not view.model._is_reading
    with qtbot.waitSignal(view.model.refreshed):
        view.show()
    assert shown(view) == 1


def test_what_no_list_of_states_knows_is_offered_where_there_is_some(
    qtbot: QtBot, store: HistoryStore, show: Any, a_result: Make
) -> None:
    store.add(a_result("963"))
    view = show()
    other = view.chips[Fate.OTHER_STATUS]
    assert not other.isVisible()
    store.add(a_result("964", fields={"status": "frozen"}))
    with qtbot.waitSignal(view.model.refreshed):
        view.refresh()
    assert (other.isVisible(), other.count) == (True, 1)
    with qtbot.waitSignal(view.model.refreshed):
        other.click()
    store.clear()
    with qtbot.waitSignal(view.model.refreshed):
        view.refresh()
    assert (other.isVisible(), other.count) == (True, 0), "what is chosen does not vanish"


@pytest.mark.parametrize(("width", "days", "beside"), [(1000, True, True), (600, False, True), (600, True, False)])
def test_the_days_stand_in_nobodys_way(show: Any, width: int, days: bool, beside: bool) -> None:
    view = show()
    view.period.box.setCurrentIndex(4 if days else 0)
    view.resize(width, 450)
    paint_now(view)
    assert (view.period.y() == view.search.y()) is beside
    assert view.search.height() == view.period.height()
    view.resize(width, 150)
    paint_now(view)
    assert view._pages.height() > 2 * view.table.row_height, "the page is scrolled, not the table squeezed"
    assert label(view, "history_count").isVisible() is (width == 1000)
    assert bool(view.save_button._shown_text()) is (width == 1000)


@pytest.mark.parametrize("condition", [each for each in HistoryCondition if state_words(HistoryState(each))])
def test_problems_of_the_file_are_said(show: Any, condition: HistoryCondition) -> None:
    view = show()
    assert not problem(view).isVisible()
    view.show_state(HistoryState(condition, detail="EIO"))
    assert problem(view).isVisible()
    assert "Lookups work as usual" in problem(view).words


def test_every_control_has_a_name(show: Any) -> None:
    view = show()
    for widget in (view.search, view.period.box, view.table, *view.chips.values()):
        assert widget.accessibleName()
