"""The page of a list under way: what it says, which parts of the list it shows, and what can be done when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from kit_desktop.core.lists.journal.tables import JournalAbout
from kit_desktop.core.lists.values import Again, Fate, RunEnd, RunProgress, RunState
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.settings.settings import Language, Settings
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.lists import run_page
from kit_desktop.ui.lists.run_page import ListRunPage
from kit_desktop.ui.lists.words import end_words
from kit_desktop.ui.widgets.button import ButtonKind

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kit_desktop.ui.i18n import Translators

COUNTS = {Fate.DELIVERED: 3, Fate.NOT_FOUND: 1, Fate.WAITING: 6}


@pytest.fixture
def page(qtbot: QtBot) -> ListRunPage:
    made = ListRunPage(CurrentSettings(Settings()))
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


def about(name: str = "list.csv", total: int = 10, still_open: int = 6) -> JournalAbout:
    moment = datetime.now(UTC)
    path, where = Path("one.kit-batch"), "https://gateway.example/"
    return JournalAbout(path, name, IdKind.MSG_ID, where, 0, (), "", moment, 0, 0, 0, total, still_open)


def shown(page: ListRunPage) -> set[str]:
    """The buttons of the head that are seen."""
    head = (page.pause, page.stop, page._go_on, page._failed_again, page._open_again, page._more)
    return {button.text() or button.accessibleName() for button in head if button.isVisible()}


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1994.0, "about 33 minutes left"),
        (60.0, "about 1 minute left"),
        (59.0, "about 59 seconds left"),
        (0.4, "almost done"),
    ],
)
def test_the_time_left_is_rounded(page: ListRunPage, seconds: float, words: str) -> None:
    page.show_progress(RunProgress(RunState.RUNNING, {}, to_ask=10, asked=5, per_second=1.0, seconds_left=seconds))
    assert page._state.text().endswith(words)


def test_bar_and_chips_show_how_many_stand_where(page: ListRunPage) -> None:
    page.show_list(about(), running=True)
    page.show_counts(COUNTS, 0)
    assert [(part.value, part.number) for part in page._bar._parts] == list(COUNTS.items())
    assert page._all.count == 10
    seen = {fate: chip.count for fate, chip in page._chips.items() if chip.isVisible()}
    assert seen == COUNTS


def test_chips_choose_parts_of_the_list_and_all_chooses_everything(page: ListRunPage) -> None:
    page.show_list(about(), running=True)
    page.show_counts(COUNTS, 0)
    assert page._all.isChecked()
    page._chips[Fate.DELIVERED].click()
    page._bar.clicked.emit(Fate.NOT_FOUND)
    assert page.model.view.fates == {Fate.DELIVERED, Fate.NOT_FOUND}
    assert not page._all.isChecked()
    page._all.click()
    assert page.model.view.fates == frozenset()
    assert page._all.isChecked()
    page._all.click()
    assert page._all.isChecked(), "something is always shown"


def test_a_chip_that_filters_stays_though_its_part_is_empty_now(page: ListRunPage) -> None:
    page.show_counts(COUNTS, 0)
    page._chips[Fate.NOT_FOUND].click()
    page.show_counts({Fate.DELIVERED: 10}, 0)
    assert page._chips[Fate.NOT_FOUND].isVisible()
    assert not page._chips[Fate.WAITING].isVisible()


def test_only_what_can_be_done_now_is_offered(page: ListRunPage) -> None:
    page.show_list(about(), running=True)
    assert shown(page) == {"Pause", "Stop", "More"}
    page.show_progress(RunProgress(RunState.ENDED, COUNTS, to_ask=6, asked=2, end=RunEnd.STOPPED))
    assert shown(page) == {"Continue", "More"}
    assert page.export.kind is ButtonKind.OUTLINED
    done = {Fate.DELIVERED: 4, Fate.FAILED: 3, Fate.OTHER_STATUS: 3}
    page.show_progress(RunProgress(RunState.ENDED, done, to_ask=6, asked=6, end=RunEnd.FINISHED))
    assert shown(page) == {"Retry failed lookups", "Check unfinished again", "More"}
    assert page.export.kind is ButtonKind.FILLED
    page.show_progress(RunProgress(RunState.ENDED, {Fate.NOT_FOUND: 4}, doubtful=1, to_ask=6, asked=6, end=RunEnd.FINISHED))
    assert shown(page) == {"Retry failed lookups", "More"}


def test_a_list_under_way_can_be_saved_and_not_left(page: ListRunPage) -> None:
    elsewhere, another, delete = page._more.menu().actions()
    page.show_list(about(), running=True)
    assert (elsewhere.isEnabled(), another.isEnabled(), delete.isEnabled()) == (True, False, False)
    page.show_progress(RunProgress(RunState.ENDED, COUNTS, to_ask=6, asked=2, end=RunEnd.STOPPED))
    assert another.isEnabled()
    assert delete.isEnabled()


def test_what_asks_where_to_says_so(page: ListRunPage) -> None:
    page.show_list(about(), running=False)
    assert page.export.text() == "Save as Excel or CSV…"
    page.show_list(replace(about(), source=Path("list.csv")), running=False)
    assert (page.export.text(), page.export.accessibleDescription()) == ("Save as Excel", "Beside the list")


def test_a_paused_list_says_so_and_can_be_continued(page: ListRunPage) -> None:
    page.show_list(about(), running=True)
    page.show_progress(RunProgress(RunState.PAUSED, COUNTS, to_ask=10, asked=4))
    assert page._state.text() == "4 of 10 · paused"
    assert shown(page) == {"Continue", "Stop", "More"}
    assert page.pause._icon == page._go_on._icon
    page.show_progress(RunProgress(RunState.RUNNING, COUNTS, to_ask=10, asked=4))
    assert page.pause._icon == "pause"


def test_each_wish_is_passed_on(page: ListRunPage, qtbot: QtBot) -> None:
    for button, again in ((page._go_on, None), (page._failed_again, Again.FAILED), (page._open_again, Again.NOT_FINAL)):
        with qtbot.waitSignal(page.go_on_requested) as wished:
            button.click()
        assert wished.args == [again]
    assert page._more.menu().actions() == [page.export_elsewhere, page.another, page.delete]


def test_a_list_takes_the_keyboard_from_nobody_who_types(page: ListRunPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page._search.setFocus()
    qtbot.waitUntil(page._search.hasFocus)
    page.show_list(about(), running=True)
    assert page._search.hasFocus()
    page.pause.setFocus()
    page.show_list(about(), running=True)
    assert page.table.hasFocus()


def test_the_keyboard_goes_to_the_table_from_a_button_that_goes(page: ListRunPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.show_list(about(), running=True)
    page.stop.setFocus()
    qtbot.waitUntil(page.stop.hasFocus)
    page.show_counts(COUNTS, 0)
    assert page.stop.hasFocus()
    page.show_progress(RunProgress(RunState.ENDED, COUNTS, to_ask=6, asked=2, end=RunEnd.STOPPED))
    assert page.table.hasFocus()


def test_searching_puts_the_keyboard_into_the_field(page: ListRunPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page._search.setText("963")
    page.search()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page._search)
    assert page._search.selectedText() == "963"
    assert page._search.accessibleName() == "Search in the list"


@pytest.mark.parametrize("chosen", [Language.ENGLISH, Language.KAZAKH])
def test_in_a_narrow_window_nothing_is_cut_off(qtbot: QtBot, chosen: Language, language: Translators) -> None:
    language.use(chosen)
    page = ListRunPage(CurrentSettings(Settings()))
    qtbot.addWidget(page)
    page.resize(640, 480)
    page.show()
    page.show_list(about(still_open=0), running=False)
    page.show_counts({Fate.FAILED: 3, Fate.ON_THE_WAY: 3}, 0)
    qtbot.waitUntil(lambda: page._failed_again.width() > 100)
    assert page.horizontalScrollBar().maximum() == 0
    assert page._buttons.y() > page._name.y()
    page.resize(1100, 600)
    qtbot.waitUntil(lambda: page._buttons.y() < page._name.y() + page._name.height())
    assert page._failed_again.y() == page._open_again.y()
    # All in one line, which ends where the table does: the name has the rest.
    edge = page._more.mapTo(page, page._more.rect().topRight()).x()
    assert edge == page.table.mapTo(page, page.table.rect().topRight()).x()
    assert page._open_again.x() == 0
    beside = (page._search, page._columns, page.figures, page.export)
    assert len({each.height() for each in beside}) == 1


def test_only_an_end_is_said_before_anything_else(page: ListRunPage, monkeypatch: pytest.MonkeyPatch) -> None:
    urgent: list[bool] = []
    monkeypatch.setattr(run_page, "announce", lambda _page, _words, *, at_once: urgent.append(at_once))
    page.show_list(about(), running=True)
    page.show_progress(RunProgress(RunState.RUNNING, COUNTS, to_ask=10, asked=1))
    page.show_progress(RunProgress(RunState.ENDED, COUNTS, to_ask=10, asked=10, end=RunEnd.FINISHED))
    assert urgent == [False, True]


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        (None, ""),
        ("", ""),
        ("No right", " The gateway’s answer: “No right”"),
        ("x" * 300, f" The gateway’s answer: “{'x' * 200}…”"),
    ],
)
def test_a_run_that_stopped_says_why_and_quotes_the_gateway(page: ListRunPage, cause: str | None, said: str) -> None:
    result = None if cause is None else SimpleNamespace(server_text=cause)
    page.show_progress(
        RunProgress(RunState.ENDED, {}, to_ask=10, asked=4, end=RunEnd.AUTH_FAILED, cause=result)  # type: ignore[arg-type]
    )
    assert page._state.text() == f"4 of 10 · {end_words(RunEnd.AUTH_FAILED)}{said}"


def test_a_run_under_way_says_how_fast_it_is(page: ListRunPage) -> None:
    page.show_progress(RunProgress(RunState.RUNNING, {}, to_ask=10, asked=4, per_second=1.26))
    assert page._state.text() == "4 of 10 · 1.3 a second"
    page.show_progress(RunProgress(RunState.RUNNING, {}, to_ask=10, asked=4, per_second=1.26, slowed=True))
    assert page._state.text() == "4 of 10 · 1.3 a second · slowed down: the gateway is busy"


def test_that_it_begins_and_ends_is_said_and_not_each_answer(page: ListRunPage, said: list[str]) -> None:
    page.show_list(about(), running=True)
    for asked in (1, 2, 3):
        page.show_progress(RunProgress(RunState.RUNNING, COUNTS, to_ask=10, asked=asked))
    page.show_progress(RunProgress(RunState.ENDED, COUNTS, to_ask=10, asked=10, end=RunEnd.FINISHED))
    assert [words.partition(" · ")[0] for words in said] == ["list.csv: 1 of 10", "list.csv: 10 of 10"]
