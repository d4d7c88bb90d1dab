"""Between the reading of a list and the page that shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from kit_desktop.core.lists.reading.read import ListPreview, read_list, take_ids
from kit_desktop.core.lists.reading.values import ListChoice, ListForm, ListProblem
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.lists.import_flow import ListImport
from kit_desktop.ui.lists.preview_page import ListPreviewPage

MSG = IdKind.MSG_ID


class Jobs(QObject):
    """Notes what is asked for; the test says what comes of it."""

    reading = Signal(object)
    previewed = Signal(object)
    counted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[object] = []

    def read(self, *what: object) -> None:
        self.asked.append(what)

    def count(self, preview: ListPreview, choice: ListChoice) -> None:
        self.asked.append((preview.name, choice))

    def cancel_reading(self) -> None:
        self.asked.append("cancelled")


class Shown:
    """A page, what reads for it, and what was said."""

    def __init__(self, bot: QtBot) -> None:
        self.bot = bot
        self.jobs = Jobs()
        self.page = ListPreviewPage(CurrentSettings(Settings()))
        bot.addWidget(self.page)
        self.flow = ListImport(self.jobs, self.page)  # type: ignore[arg-type]
        self.told: list[object] = []
        for name in ("chosen", "said", "progressed"):
            getattr(self.flow, name).connect(lambda what, name=name: self.told.append((name, what)))
        for name in ("previewed", "left"):
            getattr(self.flow, name).connect(lambda name=name: self.told.append(name))

    def next_asked(self) -> object:
        """What is worked on once the window has painted."""
        self.jobs.asked.clear()
        self.bot.waitUntil(lambda: bool(self.jobs.asked))
        return self.jobs.asked[-1]

    def read(self, text: str) -> ListPreview:
        self.flow.read(text)
        assert self.next_asked() == (text, None, MSG)
        preview = read_list(text)
        self.told.clear()
        self.jobs.previewed.emit(preview)
        return preview


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_a_list_is_read_counted_and_handed_over(shown: Shown) -> None:
    shown.flow.usual_kind = lambda: IdKind.USER_MSG_ID
    shown.flow.read("963\n964")
    assert shown.told == [("said", "Reading…")]
    assert shown.next_asked() == ("963\n964", None, IdKind.USER_MSG_ID)
    shown.jobs.reading.emit(0.509)
    assert shown.told[1:] == [("progressed", "Reading… 50\u00a0%")]
    shown.told.clear()
    preview = read_list("963\n964")
    shown.jobs.previewed.emit(preview)
    assert shown.told == [("said", ""), "previewed"]
    assert shown.flow.is_shown
    assert shown.next_asked() == ("", ListChoice(0, MSG, None))
    shown.flow.hand_over()
    assert not shown.flow.is_shown
    assert len(list(preview.rows)) == 2
    preview.close()


def test_a_list_that_is_left_is_closed_and_no_more_is_heard_of_it(shown: Shown) -> None:
    preview = shown.read("963\n964")
    shown.told.clear()
    shown.flow.leave()
    assert shown.told == ["left"]
    assert shown.jobs.asked[-1] == "cancelled"
    assert list(preview.rows) == []
    words = shown.page._count.text()
    shown.jobs.counted.emit(None)
    shown.page.choice_changed.emit(ListChoice(0, MSG, None))
    shown.page.options.header_changed.emit(1)
    assert shown.page._count.text() == words
    assert not shown.flow._soon.isActive()


def test_a_form_that_is_chosen_is_read_anew_without_another_word(shown: Shown) -> None:
    shown.read("963;964")
    shown.told.clear()
    form = ListForm(delimiter=";")
    shown.page.form_changed.emit(form)
    assert shown.next_asked() == ("963;964", form, MSG)
    shown.jobs.reading.emit(0.5)
    shown.jobs.previewed.emit(read_list("963;964", form))
    assert shown.told == []
    shown.jobs.previewed.emit(ListPreview("", ListProblem.WRONG_ENCODING))
    assert not shown.page._problem.isHidden()
    assert (shown.told, shown.flow.is_shown) == ([], True)


@pytest.mark.parametrize(("name", "start"), [("", ""), ("list.csv", "list.csv: ")])
def test_what_cannot_be_read_is_said_where_no_list_is_shown(shown: Shown, name: str, start: str) -> None:
    shown.jobs.previewed.emit(ListPreview(name, ListProblem.EMPTY))
    ((kind, words),) = shown.told
    assert (kind, str(words).startswith(start), len(str(words)) > len(start)) == ("said", True, True)
    assert not shown.flow.is_shown


def test_another_row_of_headings_guesses_anew(shown: Shown) -> None:
    shown.read("a;MsgID\n963;UserMsgID\n964;1YT")
    shown.page.options.header_changed.emit(2)
    assert shown.next_asked() == ("", ListChoice(1, IdKind.USER_MSG_ID, 2))


def test_what_is_counted_is_shown_while_the_list_is(shown: Shown) -> None:
    preview = shown.read("963\n964")
    shown.jobs.counted.emit(take_ids(preview, ListChoice(0, MSG, None)))
    assert shown.page._count.text() == "2 ids"
    assert shown.page.start.isEnabled()


@pytest.mark.parametrize(
    ("copied", "told"), [("963\n", ("chosen", "963\n")), (" \n", ("said", "There is no text on the clipboard."))]
)
def test_pasting_takes_what_is_copied(shown: Shown, copied: str, told: tuple[str, str]) -> None:
    QGuiApplication.clipboard().setText(copied)
    shown.flow.paste()
    assert shown.told == [told]


def test_a_file_that_is_chosen_is_told_of(shown: Shown, tmp_path: Path) -> None:
    shown.page.show()
    shown.flow.choose_file()
    (dialog,) = shown.page.window().findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "a.csv"))
    assert shown.told == [("chosen", tmp_path / "a.csv")]
    dialog.done(0)
