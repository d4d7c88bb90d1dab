"""Watching in the window: what is offered, what a click does, what the window shows of a new answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.ui.watch.controller import WatchControl
from kit_desktop.ui.watch.watch_list import MOST
from kit_desktop.ui.watch.words import watch_line
from kit_desktop.ui.widgets.button import ButtonKind
from kit_desktop.ui.window.pages import Tab

from ..window_bench import Bench
from .watching import SENT


def test_only_a_message_on_its_way_offers_it(watching):
    for status, offered in {"send": True, "sending": True, "sent": True, "delivered": False, "expired": False}.items():
        watching.shows(status=status)
        assert watching.control.button.isVisible() is offered
        assert watching.control._action.isEnabled() is offered


def test_watching_stands_beside_asking_again(watching):
    watching.shows()
    result = watching.bench.window.result
    seen = [button for button in result.actions_row.buttons if not button.isHidden()]
    assert seen[:3] == [result.ticket_button, watching.control.button, result.again_button]


def test_one_click_ends_it_and_closes_the_question_under_way(watching):
    watching.shows()
    watching.control.button.click()
    assert watching.control.button.kind is ButtonKind.TONAL
    watching.bench.gateway.hold()
    watching.now += 10
    watching.qtbot.waitUntil(lambda: len(watching.bench.gateway.asked) == 1)
    (pill,) = watching.pills
    assert watch_line(pill.message) == "checking now…"
    pill.stop_button.click()
    assert watching.bench.gateway.asked[0].cancel.is_set
    assert watching.pills == []
    assert not watching.control.strip.isVisible()
    assert watching.control.button.text() == "Watch until final"
    assert watching.control.button.kind is ButtonKind.OUTLINED
    assert watching.ended.count() == 0


def test_too_many_are_refused_in_words(watching):
    for number in range(MOST + 1):
        watching.shows(query=LookupQuery(IdKind.MSG_ID, str(number)))
        watching.control.button.click()
    assert len(watching.list.active) == MOST
    assert str(MOST) in watching.bench.window.statusBar().currentMessage()


def test_a_new_answer_takes_the_place_of_the_one_that_is_shown(watching):
    watching.shows()
    watching.control.button.click()
    watching.will_say(status="delivered")
    watching.pass_time(10)
    assert watching.bench.window.shown.info["status"] == "delivered"


def test_an_older_answer_in_the_window_is_left_alone(watching):
    watching.shows()
    watching.control.button.click()
    watching.shows(query=LookupQuery(IdKind.MSG_ID, "963"))
    watching.will_say(status="delivered")
    watching.pass_time(10)
    assert watching.bench.window.shown.query.id == "963"
    watching.pills[0].show_button.click()
    assert watching.bench.window.shown.info["status"] == "delivered"
    assert watching.bench.window.bar.field.text() == "964020"


def test_the_watches_outlive_the_window_that_showed_them(watching, make_bench: Callable[..., Bench]):
    watching.shows()
    watching.control.button.click()
    second = make_bench()
    control = WatchControl(second.window, watching.list, second.lookups)
    assert [pill.message.query for pill in control.strip.pills] == [SENT]
    assert control.strip.isVisible()


def test_the_tab_key_comes_to_a_page_that_is_made_later_before_what_stands_below_it(watching):
    window = watching.bench.window
    account = QToolButton(window)
    window.statusBar().addPermanentWidget(account)
    watching.shows()
    watching.control.button.click()
    page = QLineEdit(window)
    window.put_page(Tab.HISTORY, page)
    window.tabs.setCurrentWidget(page)
    page.setFocus()
    (pill,) = watching.pills

    def next_stop():
        watching.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        return QApplication.focusWidget()

    QApplication.processEvents()
    assert [next_stop() for _ in range(3)] == [pill.show_button, pill.stop_button, account]
