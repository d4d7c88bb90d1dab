"""The page General."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.settings.general import GeneralPage
from kit_desktop.ui.widgets.notes import NoteBar

from .opened import Opened


def test_fewer_answers_are_told_of_before_they_are_deleted(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings(Settings(history_days=30, history_entries=5000))
    warning = opened.dialog.general.findChild(NoteBar, "history_removes")
    for fewer in (lambda: opened.dialog.general.days.setValue(29), lambda: opened.dialog.general.entries.setValue(4999)):
        assert not warning.isVisible()
        fewer()
        assert warning.isVisible()
        opened.dialog.general.days.setValue(30)
        opened.dialog.general.entries.setValue(5000)
    opened.dialog.general.keep.click()
    assert warning.isVisible()
    assert not opened.dialog.general.days.isEnabled()


@pytest.mark.parametrize("locked", ["history_days", "history_entries"])
def test_what_the_administrator_has_set_cannot_be_changed(qtbot: QtBot, locked: str) -> None:
    page = GeneralPage(Settings(locked=frozenset({locked})))
    qtbot.addWidget(page)
    assert (page.days.isEnabled(), page.entries.isEnabled()) == (locked != "history_days", locked != "history_entries")
    page.keep.click()
    assert (page.days.isEnabled(), page.entries.isEnabled()) == (False, False)


def test_where_nothing_was_kept_nothing_is_deleted(qtbot: QtBot) -> None:
    page = GeneralPage(Settings(keep_history=False, history_days=30))
    qtbot.addWidget(page)
    page.keep.click()
    page.days.setValue(29)
    assert page._removes.isHidden()


def test_what_would_be_deleted_is_said_aloud_once(qtbot: QtBot, said: list[str]) -> None:
    page = GeneralPage(Settings(history_days=30))
    qtbot.addWidget(page)
    page.days.setValue(29)
    assert said == [], "a page that is not seen says nothing"
    page.days.setValue(30)
    page.show()
    page.days.setValue(29)
    page.days.setValue(28)
    assert [words.partition(",")[0] for words in said] == ["When you save these settings"]
