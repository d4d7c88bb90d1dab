"""The window as a whole: keys, tabs, menus, place, title, closing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop import __version__
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.help.about import AboutDialog
from kit_desktop.ui.lookup.lookups import Lookups
from kit_desktop.ui.lookup.outcome_card import Standing
from kit_desktop.ui.lookup.practice_ids import PracticeId
from kit_desktop.ui.settings.dialog import SettingsDialog
from kit_desktop.ui.theme import Tone
from kit_desktop.ui.window.main_window import MainWindow
from kit_desktop.ui.window.pages import Tab

from ..window_bench import Bench, answer, label, named, seen

CONTROL = Qt.KeyboardModifier.ControlModifier


def actions(bench: Bench) -> dict[str, QAction]:
    """The entries of the menus, by what they say."""
    found = [action for action in bench.window.findChildren(QAction) if action.text() and action.parent() is bench.window]
    return {action.text().replace("&", ""): action for action in found}


def test_a_fresh_window_says_what_to_do(bench: Bench) -> None:
    assert bench.window.windowTitle() == "KiT Desktop"
    assert "Paste the message id into the field above and press Enter." in seen(bench.window)
    assert not bench.window.banner.isVisible()


def test_nothing_moves_behind_the_first_picture(qtbot: QtBot) -> None:
    window = MainWindow(CurrentSettings(Settings()), Lookups(None))  # type: ignore[arg-type]
    qtbot.addWidget(window)
    heights: list[int] = []
    window.painted.connect(lambda: heights.append(window.tabs.height()))
    window.show()
    qtbot.waitUntil(lambda: len(heights) == 1)
    QApplication.sendPostedEvents()
    assert heights == [window.tabs.height()]


def test_the_title_names_the_message_and_its_state(bench: Bench) -> None:
    bench.show()
    assert bench.window.windowTitle() == "963: Delivered to the phone – KiT Desktop"


def test_the_raw_xml_is_made_when_the_first_answer_has_been_painted(bench: Bench) -> None:
    bench.show()
    assert "xml" not in vars(bench.window)
    bench.wait(lambda: "xml" in vars(bench.window))
    bench.wait(lambda: "963" in bench.window.xml.shown_text())


def test_control_and_a_number_changes_the_tab(bench: Bench) -> None:
    for number in (2, 3, 4, 1):
        bench.bot.keyClick(bench.window, Qt.Key(Qt.Key.Key_0.value + number), CONTROL)
        assert bench.window.tabs.currentIndex() == number - 1


def test_a_page_comes_under_its_tab_and_moves_none(bench: Bench) -> None:
    tabs = bench.window.tabs
    before = [tabs.bar.tabRect(index) for index in range(tabs.bar.count())]
    tabs.setCurrentIndex(Tab.LISTS)
    seen, unseen = QPushButton("seen"), QPushButton("unseen")
    tabs.put(Tab.LISTS, seen)
    tabs.put(Tab.HISTORY, unseen)
    assert [tabs.bar.tabRect(index) for index in range(tabs.bar.count())] == before
    assert tabs.pages.currentWidget() is seen
    assert seen.isVisible()
    assert not unseen.isVisible()
    assert [tabs.pages.widget(index) for index in (Tab.HISTORY, Tab.LISTS)] == [unseen, seen]


def test_control_l_goes_to_the_field_from_anywhere(bench: Bench) -> None:
    bench.show()
    bench.window.fill(bench.show().query)
    bench.bot.keyClick(bench.window, Qt.Key.Key_2, CONTROL)
    bench.window.xml.setFocus()
    bench.bot.keyClick(bench.window, Qt.Key.Key_L, CONTROL)
    assert bench.window.bar.field.hasFocus()
    assert bench.window.bar.field.selectedText() == "963"


def test_the_menu_shows_enter_too_but_leaves_the_key_to_the_field(bench: Bench) -> None:
    entry = next(action for action in bench.window.findChildren(QAction) if action.text().startswith("&Look up\t"))
    assert entry.text() == "&Look up\tEnter"
    assert not entry.shortcuts()


def test_control_shift_c_copies_for_the_ticket(bench: Bench, clipboard: Callable[[], str]) -> None:
    bench.bot.keyClick(bench.window, Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert clipboard() == ""
    bench.show()
    bench.bot.keyClick(bench.window, Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert "Delivered to the phone" in clipboard()
    assert bench.window.statusBar().currentMessage() == "Copied"


def test_escape_never_closes(bench: Bench) -> None:
    for widget in (bench.window, bench.window.bar.field, bench.window.tabs):
        bench.bot.keyClick(widget, Qt.Key.Key_Escape)
        assert bench.window.isVisible()


def test_every_key_of_the_menus_is_unique(bench: Bench) -> None:
    keys = [key.toString() for action in actions(bench).values() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert {"F5", "Ctrl+L", "Ctrl+F", "Ctrl+1", "Ctrl+2", "Ctrl+Shift+C", "Ctrl+,", "Ctrl+Q", "Ctrl+S"} <= set(keys)


def test_every_action_of_the_menus_has_a_role_of_its_own(bench: Bench) -> None:
    # On macOS Qt would move translated entries about by guessing from their text.
    roles = {name: action.menuRole() for name, action in actions(bench).items()}
    assert QAction.MenuRole.TextHeuristicRole not in roles.values()
    assert roles["Settings…"] is QAction.MenuRole.PreferencesRole
    assert roles["About KiT Desktop"] is QAction.MenuRole.AboutRole
    assert roles["Quit"] is QAction.MenuRole.QuitRole


def test_settings_open_by_key_and_what_is_saved_goes_out(bench: Bench) -> None:
    bench.bot.keyClick(bench.window, Qt.Key.Key_Comma, CONTROL)
    (dialog,) = bench.window.findChildren(SettingsDialog)
    named(dialog, "Save", QPushButton).click()
    assert bench.settings == [], "nothing was changed"
    bench.bot.keyClick(bench.window, Qt.Key.Key_Comma, CONTROL)
    dialog = bench.window.findChildren(SettingsDialog)[-1]
    dialog.connection.timeout.setValue(45)
    named(dialog, "Save", QPushButton).click()
    assert bench.settings == [Settings(timeout=45)]


def test_about_opens_from_the_menu(bench: Bench) -> None:
    actions(bench)["About KiT Desktop"].trigger()
    (dialog,) = bench.window.findChildren(AboutDialog)
    assert __version__ in seen(dialog)
    dialog.close()


def test_closing_ends_the_lookup_and_says_so(bench: Bench) -> None:
    bench.gateway.hold()
    bench.type("963")
    bench.bot.keyClick(bench.window.bar.field, Qt.Key.Key_Return)
    bench.wait(lambda: len(bench.gateway.asked) == 1)
    with bench.bot.waitSignal(bench.window.closed):
        bench.window.close()
    assert bench.gateway.asked[0].cancel.is_set
    with bench.bot.assertNotEmitted(bench.lookups.finished, wait=50):
        bench.gateway.let_go()


def test_practice_is_unmistakable(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(
        Settings(address="http://127.0.0.1:9/soap"),
        practice=True,
        suggestions=(PracticeId(IdKind.USER_MSG_ID, "1YT", "the sample", Tone.GOOD),),
    )
    assert "Practice mode: nothing here is real" in label(bench.window, "banner_text")
    assert "practice gateway on this computer" in label(bench.window, "status_text")
    with bench.bot.waitSignal(bench.window.practice_left):
        named(bench.window.banner, "Leave practice", QPushButton).click()
    with bench.bot.waitSignal(bench.lookups.finished):
        named(bench.window, "UserMsgID 1YT: the sample").click()
    assert bench.gateway.asked[0].query.by is IdKind.USER_MSG_ID


def test_the_banner_of_practice_leaves_the_room_to_the_answer(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(Settings(address="http://127.0.0.1:9/soap"), practice=True)
    bench.window.resize(1000, 640)
    bench.wait(lambda: bench.window.banner.width() == 1000)
    one_line = bench.window.fontMetrics().height()
    assert bench.window.banner.height() <= max(36, one_line + 12) + 8


@pytest.mark.parametrize("size", [(640, 480), (1000, 600), (1280, 720)])
def test_nothing_is_lost_in_a_small_window(make_bench: Callable[..., Bench], size: tuple[int, int]) -> None:
    bench = make_bench()
    bench.window.resize(*size)
    bench.show(Outcome.NOT_FOUND)
    bench.wait(lambda: bench.window.width() == size[0])
    page = bench.window.result.widget()
    bench.wait(lambda: page.width() <= bench.window.result.viewport().width())
    for button in bench.window.result.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width()
            assert page.rect().contains(button.mapTo(page, button.rect().bottomRight()))
    for widget in (bench.window.bar.field, bench.window.bar.button):
        assert bench.window.rect().contains(widget.mapTo(bench.window, widget.rect().bottomRight()))


def test_a_short_message_gives_the_bottom_line_back(bench: Bench) -> None:
    bench.window.say("Something", for_ms=20)
    assert bench.window.statusBar().currentMessage() == "Something"
    bench.wait(lambda: bench.window.statusBar().currentMessage() == "")
    assert "isms.center" in label(bench.window, "status_text")


def test_the_colours_follow_the_palette(bench: Bench) -> None:
    bench.show()
    from kit_desktop.core.settings.settings import Appearance
    from kit_desktop.ui.appearance import apply_appearance
    from kit_desktop.ui.theme import is_dark

    qt = QGuiApplication.instance()
    assert qt is not None
    before = bench.window.grab().toImage()
    try:
        apply_appearance(qt, Appearance.DARK)  # type: ignore[arg-type]
        bench.wait(lambda: is_dark(bench.window.palette()))
        after = bench.window.grab().toImage()
        # Every part of the window: the bar, the answer, the fields, the line at the bottom.
        for part in (bench.window.bar, bench.window.result.outcome, bench.window.result.fields, bench.window.statusBar()):
            corner = part.mapTo(bench.window, QPoint(part.width() // 2, part.height() - 4))
            assert before.pixelColor(corner).lightness() > 200
            assert after.pixelColor(corner).lightness() < 90
    finally:
        apply_appearance(qt, Appearance.LIGHT)  # type: ignore[arg-type]
        bench.wait(lambda: not is_dark(bench.window.palette()))
        apply_appearance(qt, Appearance.SYSTEM)  # type: ignore[arg-type]


def test_escape_ends_the_lookup_and_leaves_the_answer_before(bench: Bench) -> None:
    before = bench.show()
    bench.gateway.hold()
    bench.type("964")
    bench.window.bar.submit()
    bench.wait(lambda: len(bench.gateway.asked) == 1)
    bench.gateway.reply = lambda query: answer(query, Outcome.CANCELLED)
    with bench.bot.waitSignal(bench.lookups.finished):
        bench.window._on_escape()
        bench.gateway.let_go()
    assert bench.gateway.asked[0].cancel.is_set
    assert bench.window.shown is before
    assert bench.window.statusBar().currentMessage() == "Cancelled"
    assert bench.window.windowTitle().startswith("963: ")


def test_the_next_window_of_a_session_goes_on_where_the_one_before_was(make_bench: Callable[..., Bench]) -> None:
    before, bench = make_bench(), make_bench()
    bench.window.take_over(before.window)
    assert bench.window.shown is None
    result = before.show()
    before.type("96")
    bench.window.take_over(before.window)
    assert bench.window.shown is result
    assert bench.window.bar.field.text() == "96"
    assert not bench.window.bar.is_asking
    bench.gateway.hold()
    bench.window.bar.submit()
    bench.wait(lambda: len(bench.gateway.asked) == 1)
    bench.window.bar.show_idle()
    bench.window.take_over(before.window)
    assert bench.window.bar.is_asking


def test_the_way_back_brings_the_id_of_the_answer(bench: Bench) -> None:
    bench.type("96")
    bench.window.result.back_requested.emit()
    assert bench.window.bar.field.text() == "96", "without an answer there is none"
    bench.show()
    bench.type("96")
    bench.window.result.back_requested.emit()
    assert bench.window.bar.field.text() == "963"


def test_the_id_is_asked_for_as_the_other_kind_with_one_click(bench: Bench) -> None:
    bench.show(Outcome.NOT_FOUND)
    with bench.bot.waitSignal(bench.lookups.finished):
        bench.window.result.other_button.click()
    assert bench.gateway.asked[0].query == LookupQuery(IdKind.USER_MSG_ID, "963")


def test_what_can_be_saved_and_copied_of_an_answer_is_offered(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    window = bench.window
    saved: list[str] = []
    monkeypatch.setattr(window.xml._saver, "offer", lambda _text, name: saved.append(name))
    window._on_save_xml()
    for given, can_save, can_copy in (
        ({}, True, True),
        ({"exchange": None}, False, True),
        ({"outcome": Outcome.BAD_ID, "exchange": None}, False, False),
    ):
        bench.show(**given)
        assert (window._save_action.isEnabled(), window._ticket_action.isEnabled()) == (can_save, can_copy)
        if can_save:
            bench.wait(lambda: "963" in window.xml.shown_text())
        window._on_save_xml()
    assert saved == ["kit-963"]


@pytest.mark.parametrize("typed", [False, True])
def test_an_answer_brings_the_keyboard_to_the_field_but_where_the_next_id_is_typed(bench: Bench, typed: bool) -> None:
    bench.wait(bench.window.isActiveWindow)
    bench.window.tabs.bar.setFocus()
    bench.window.bar.field.setModified(typed)
    bench.window._on_finished(answer())
    assert bench.window.bar.field.hasFocus() is not typed


def test_an_answer_leaves_the_keyboard_where_something_else_is_typed(bench: Bench) -> None:
    window = bench.window
    bench.wait(window.isActiveWindow)
    page = QWidget()
    search = QLineEdit(page)
    window.put_page(Tab.HISTORY, page)
    window.tabs.setCurrentIndex(Tab.HISTORY)
    search.setFocus()
    window._on_finished(answer())
    assert window.focusWidget() is search
    assert window.tabs.currentIndex() == Tab.HISTORY
    assert "963: " in window.statusBar().currentMessage()
    window._on_started(LookupQuery(IdKind.MSG_ID, "963"))
    window._on_finished(answer())
    assert window.tabs.currentIndex() == Tab.RESULT, "it was asked for from there"


def test_an_answer_stays_the_answer_until_another_account_comes_into_use(bench: Bench) -> None:
    window, outcome = bench.window, bench.window.result.outcome
    window.show_account(None, None)
    window.show_result(answer(account="bank"))
    window.show_account("clinic", "Clinic")
    assert outcome.standing is Standing.CURRENT, "there was no account when it was shown"
    window.show_result(answer(account="clinic"))
    window.show_account(None, None)
    assert outcome.standing is Standing.CURRENT, "the keyring has not answered"
    window.show_account("bank", "Bank")
    assert outcome.standing is Standing.OTHER_ACCOUNT


def test_the_first_picture_is_told_once(bench: Bench) -> None:
    told: list[bool] = []
    bench.window.painted.connect(lambda: told.append(True))
    bench.window.repaint()
    bench.window._is_painted = False
    bench.window.repaint()
    bench.window.repaint()
    assert told == [True]
