"""The rows of a page: what is set comes in and goes out, and a click on the words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from kit_desktop.core.endpoint import NO_PROXY
from kit_desktop.core.settings.settings import Appearance, Language, LogLevel, Settings
from kit_desktop.ui.settings.rows import Page, Row
from kit_desktop.ui.widgets.button import Button
from kit_desktop.ui.widgets.plain_label import PlainLabel

from ..window_bench import named, seen
from .opened import Opened, choose


def test_saving_without_a_change_changes_nothing(open_settings: Callable[..., Opened]) -> None:
    for settings in (Settings(), Settings(timeout=45, language=Language.KAZAKH, mask_number=True, xml_indented=False)):
        opened = open_settings(settings)
        opened.save()
        assert opened.out == [settings]


def test_everything_that_can_be_set_comes_out(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings()
    opened.enter("https://gateway.example:8443/soap")
    named(opened.dialog, "Time limit", QSpinBox).setValue(12)
    opened.show("General")
    choose(named(opened.dialog, "Language", QComboBox), "Қазақша")
    choose(named(opened.dialog, "Appearance", QComboBox), "Dark")
    named(opened.dialog, "Answers to keep, at most", QSpinBox).setValue(700)
    named(opened.dialog, "Days to keep them", QSpinBox).setValue(7)
    opened.show("Privacy")
    named(opened.dialog, "Offer an id that is on the clipboard", QCheckBox).click()
    named(opened.dialog, "Hide the middle of phone numbers", QCheckBox).click()
    named(opened.dialog, "Hide the login in the raw XML", QCheckBox).click()
    opened.show("Watching")
    for name, seconds in (("First check after", 20), ("Longest wait between two checks", 90), ("Stop watching after", 45)):
        named(opened.dialog, name, QSpinBox).setValue(seconds)
    opened.show("Advanced")
    named(opened.dialog, "Lookups at the same time", QSpinBox).setValue(2)
    named(opened.dialog, "Lookups a second, at most", QDoubleSpinBox).setValue(1.5)
    choose(named(opened.dialog, "What the log says", QComboBox), "In detail")
    choose(opened.dialog.connection.proxy, "None")
    opened.save()
    (settings,) = opened.out
    assert settings.address == "https://gateway.example:8443/soap"
    assert (settings.timeout, settings.language, settings.appearance) == (12, Language.KAZAKH, Appearance.DARK)
    assert (settings.mask_number, settings.mask_login) == (True, True)
    assert settings.offer_clipboard is not Settings().offer_clipboard
    assert (settings.history_days, settings.history_entries) == (7, 700)
    assert (settings.watch_first, settings.watch_longest, settings.watch_minutes) == (20, 90, 45)
    assert (settings.list_parallel, settings.list_rate, settings.log_level) == (2, 1.5, LogLevel.DEBUG)
    assert settings.proxy == NO_PROXY


def test_what_the_administrator_has_set_is_shown_and_cannot_be_changed(open_settings: Callable[..., Opened]) -> None:
    locked = frozenset({"address", "language", "mask_number", "keep_history", "history_days", "watch_first", "proxy"})
    opened = open_settings(Settings(address="https://sms.bank.example/", language=Language.KAZAKH, locked=locked))
    dialog = opened.dialog
    general, watching = dialog.general, dialog.watching
    fixed = (
        opened.address,
        general.language,
        dialog.privacy.mask_number,
        general.keep,
        general.days,
        watching.first,
        dialog.connection.proxy,
    )
    for control in fixed:
        assert not control.isEnabled()
        assert control.accessibleDescription() == "Set by your administrator", control
    for control in (
        dialog.connection.timeout,
        general.appearance,
        dialog.privacy.mask_login,
        general.entries,
        watching.longest,
    ):
        assert control.isEnabled(), control
        assert control.accessibleDescription() != "Set by your administrator"
    assert "Set by your administrator" in seen(dialog)
    assert not named(dialog, "Restore default", QPushButton).isEnabled()
    opened.save()
    assert opened.out == [Settings(address="https://sms.bank.example/", language=Language.KAZAKH, locked=locked)]


def test_a_click_on_the_words_ticks_the_box(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings()
    opened.show("Privacy")
    row = opened.dialog.privacy.rows["mask_number"]
    opened.bot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    assert opened.dialog.privacy.mask_number.isChecked()


def test_a_click_on_the_words_of_a_number_changes_nothing(open_settings: Callable[..., Opened], qtbot: QtBot) -> None:
    opened = open_settings(Settings(watch_first=12.0))
    opened.show("Watching")
    for row in opened.dialog.watching.rows.values():
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().topLeft())
    opened.save()
    (saved,) = opened.out
    assert saved.watch_first == 12
    assert {type(value) for value in (saved.watch_first, saved.watch_minutes, saved.list_rate)} == {float}
    assert type(saved.history_days) is int


def test_the_explanation_is_the_controls_too(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings()
    row = opened.dialog.advanced.rows["list_rate"]
    assert row.explanation.text() == row.control.accessibleDescription() != ""
    row.explain("")
    assert row.explanation.isHidden()
    row.explain("else")
    assert not row.explanation.isHidden()
    assert row.control.accessibleDescription() == "else"


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page(Settings())
    qtbot.addWidget(page)
    page.resize(600, 400)
    return page


def test_the_words_name_the_box_and_a_button_names_itself(page: Page) -> None:
    box, button = QCheckBox(), QPushButton("Clear all")
    Row("&Words", box, parent=page)
    Row("History", button, parent=page)
    assert (box.accessibleName(), button.accessibleName()) == ("Words", "")


def test_a_click_on_the_words_of_a_locked_box_changes_nothing(page: Page, qtbot: QtBot) -> None:
    row = Row("Words", QCheckBox(), parent=page)
    for enabled in (True, False):
        row.control.setEnabled(enabled)
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().topLeft())
        assert row.control.isChecked()  # type: ignore[attr-defined]


def test_controls_stand_under_each_other_as_high_as_a_button_and_leave_the_wheel_to_the_page(page: Page) -> None:
    number, large, choice, words = QSpinBox(), QDoubleSpinBox(maximum=1000), QComboBox(), QComboBox()
    choice.addItem("a")
    words.addItem("quite a lot")
    button, box = Button("Check", page), QCheckBox()
    controls = number, large, choice, words, button, box
    page.add_section("All", *(Row("Words", control, parent=page) for control in controls))
    page.show()
    page.layout().activate()
    page.resize(page.sizeHint())
    assert {control.height() for control in controls} == {button.sizeHint().height()}
    assert {control.geometry().right() for control in controls} == {number.parentWidget().width() - 1}
    assert number.width() == large.width() < choice.width() == words.width()
    wheel_is_taken = [control.focusPolicy() & Qt.FocusPolicy.WheelFocus == Qt.FocusPolicy.WheelFocus for control in controls]
    assert wheel_is_taken == [False] * 6
    for control, by_click in ((number, True), (choice, True), (button, True), (box, True)):
        assert bool(control.focusPolicy() & Qt.FocusPolicy.ClickFocus) is by_click


def test_sections_stand_under_one_another_and_what_is_added_below_them(page: Page) -> None:
    first, second, below = (Row(name, QCheckBox(), parent=page) for name in ("a", "b", "c"))
    page.add_section("First", first)
    page.add_section("Second", second)
    page.column.addWidget(below)
    page.show()
    page.layout().activate()
    titles = {label.text(): label for label in page.findChildren(PlainLabel) if label.text() in {"First", "Second"}}
    card, other = (row.parentWidget() for row in (first, second))
    tops = [each.geometry().top() for each in (titles["First"], card, titles["Second"], other, below)]
    assert tops == sorted(tops)
    assert tops[0] == 0
    assert card.y() - titles["First"].geometry().bottom() - 1 == 6
    assert titles["Second"].y() - card.geometry().bottom() - 1 == 12 + 6
    assert (card.x(), page.width() - 1 - card.geometry().right()) == (2, 2)
    assert (first.x(), first.y()) == (16, 10)
    assert first.layout().contentsMargins().isNull()
    assert first.layout().spacing() == 16
