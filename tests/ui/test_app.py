"""The program put together: sessions, practice, languages, what is remembered, and how it ends."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QMessageBox, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop import paths
from kit_desktop.app import App, prefilled
from kit_desktop.core.accounts import Credentials, NamedAccount
from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.lists.values import RunEnd, RunProgress, RunState
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Language, Settings
from kit_desktop.core.settings.store import SettingsStore
from kit_desktop.gateway.lazy import LazyGateway
from kit_desktop.gateway.practice.server import SUGGESTIONS
from kit_desktop.ui.accounts.login_dialog import LoginDialog
from kit_desktop.ui.history.view import HistoryView
from kit_desktop.ui.lists.view import ListView
from kit_desktop.ui.program.handover import Handover
from kit_desktop.ui.raw_xml.xml_view import XmlView
from kit_desktop.ui.settings.dialog import SettingsDialog
from kit_desktop.ui.window.main_window import MainWindow
from kit_desktop.ui.window.pages import Tab
from kit_desktop.ui.window.rooms import Room

from .window_bench import ACCOUNT, ScriptedVault, answer, label, named, seen


class Program:
    """A running program and the hands on it."""

    def __init__(self, bot: QtBot, app: App, store: SettingsStore) -> None:
        self.bot, self.app, self.store = bot, app, store

    @property
    def window(self) -> MainWindow:
        """The window that is open."""
        return self.app.window

    def ask(self, text: str) -> None:
        """Type an id, press Enter, wait for the answer."""
        with self.bot.waitSignal(self.app.session.lookups.finished, timeout=20_000):
            self.begin(text)

    def begin(self, text: str) -> None:
        """Type an id and press Enter."""
        self.window.bar.field.selectAll()
        self.bot.keyClicks(self.window.bar.field, text)
        self.bot.keyClick(self.window.bar.field, Qt.Key.Key_Return)

    def change_window(self, how: Callable[[], object]) -> None:
        """Do something that opens another window, and wait for it."""
        before = self.window
        with self.bot.waitSignal(self.app.complete, timeout=10_000):
            how()
        assert self.app.window is not before
        self.bot.waitExposed(self.window)
        self.window.activateWindow()
        self.bot.waitUntil(lambda: QApplication.activeWindow() is self.window)

    def bring_list(self) -> ListView:
        """Paste two ids, and wait until they may be looked up."""
        self.window.bar.several_ids_pasted.emit("964001\n964002\n")
        (view,) = self.window.findChildren(ListView)
        self.bot.waitUntil(view.preview_page.start.isEnabled, timeout=10_000)
        return view

    def run_list(self) -> ListView:
        """Look up a list of two ids to its end."""
        view, jobs = self.bring_list(), self.app.session.jobs
        view.preview_page.start.click()
        self.bot.waitUntil(lambda: jobs.about is not None and not jobs.is_running, timeout=20_000)
        return view

    def change_language(self, language: Language) -> None:
        """Change the language, as the settings do."""
        self.change_window(lambda: self.app.session.settings.change(replace(self.app._settings, language=language)))

    def choose_language(self, name: str) -> None:
        """Choose a language in the settings, as a person would."""
        next(
            each for each in self.window.findChildren(QAction) if each.menuRole() is QAction.MenuRole.PreferencesRole
        ).trigger()
        (dialog,) = self.window.findChildren(SettingsDialog)
        boxes = [box for box in dialog.findChildren(QComboBox) if box.findText(name) >= 0]
        boxes[0].setCurrentIndex(boxes[0].findText(name))
        self.change_window(next(button for button in dialog.findChildren(QPushButton) if button.isDefault()).click)


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hooks: None
) -> Iterator[Callable[..., Program]]:
    """Starts the program on files of its own."""
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(qapp, "quit", lambda: None)
    started: list[App] = []

    def run(
        settings: Settings | None = None,
        *,
        practice: bool = True,
        vault: ScriptedVault | None = None,
        prefill: LookupQuery | None = None,
        complete: bool = True,
    ) -> Program:
        store = SettingsStore(tmp_path / "settings.ini", [tmp_path / "presets.ini"])
        if settings is not None:
            store.save(settings)
        app = App(qapp, store, vault or ScriptedVault(), practice=practice)  # type: ignore[arg-type]
        started.append(app)
        app.start(Handover(prefill))
        program = Program(qtbot, app, store)
        if complete:
            app._rooms.finish()
            qtbot.waitExposed(program.window)
            program.window.activateWindow()
            qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
        return program

    yield run
    for app in started:
        app.window.close()
        app.shut_down()
        for translator in app._translators._installed:
            qapp.removeTranslator(translator)
        app.window.deleteLater()
        app.deleteLater()
    qapp.sendPostedEvents(None, 52)
    gc.collect()


def test_practice_answers_the_providers_own_sample(start: Callable[..., Program]) -> None:
    program = start()
    program.ask("963")
    assert label(program.window, "outcome_title") == "Delivered to the phone"
    assert label(program.window, "field_recepient") == "+7 701 123 45 67"
    assert "practice gateway" in label(program.window, "status_text")


@pytest.mark.parametrize("pieces", [0, 3, 12])
def test_an_id_asked_while_the_rooms_attach_themselves_is_asked_once(start: Callable[..., Program], pieces: int) -> None:
    program = start(complete=False)
    rooms = program.app._rooms
    assert rooms is not None
    for _ in range(pieces):
        rooms._on_turn()
    started: list[LookupQuery] = []
    program.app.session.lookups.started.connect(started.append)
    program.ask("963")
    assert len(started) == 1


def test_what_is_not_seen_waits_for_the_threads_that_load(
    start: Callable[..., Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = threading.Event()
    monkeypatch.setattr(LazyGateway, "_prepare", lambda _self: may_end.wait(20))
    program = start(complete=False)
    rooms = program.app._rooms
    assert rooms is not None
    for _ in range(5):
        rooms._on_turn()
    assert program.app.session.is_beginning
    assert list(rooms._waiting) == [Room.ANSWER, Room.HISTORY, Room.LISTS, Room.MENUS]
    assert rooms._timer.interval() > 0
    with program.bot.waitSignal(program.app.complete, timeout=20_000):
        may_end.set()


def test_practice_offers_its_ids(start: Callable[..., Program]) -> None:
    program = start()
    named(program.window, f"All {len(SUGGESTIONS)} of them").click()
    said = seen(program.window)
    assert all(suggestion.id in said for suggestion in SUGGESTIONS)


def test_practice_shows_how_lookups_fail(start: Callable[..., Program]) -> None:
    program = start()
    for text, outcome in (
        ("000", Outcome.NOT_FOUND),
        ("404", Outcome.NOT_FOUND),
        ("401", Outcome.AUTH_FAILED),
        ("500", Outcome.SERVER_FAULT),
        ("503", Outcome.SERVER_ERROR),
    ):
        program.ask(text)
        assert program.window.shown is not None
        assert (program.window.shown.query.id, program.window.shown.outcome) == (text, outcome)


def test_into_practice_and_out_again(start: Callable[..., Program]) -> None:
    program = start(practice=False)
    program.bot.waitUntil(lambda: bool(program.window.findChildren(LoginDialog)))
    (dialog,) = program.window.findChildren(LoginDialog)
    program.change_window(named(dialog, "Try the practice gateway", QPushButton).click)
    assert program.window.banner.isVisible()
    program.ask("963")
    program.change_window(named(program.window.banner, "Leave practice", QPushButton).click)
    assert not program.window.banner.isVisible()
    assert "isms.center" in label(program.window, "status_text")
    assert program.window.shown is None
    assert not program.app.session.is_practice


def test_there_is_no_practice_where_the_administrator_forbids_it(start: Callable[..., Program]) -> None:
    program = start(Settings(allow_practice=False))
    window = program.window
    assert not program.app.session.is_practice
    assert not next(each for each in window.findChildren(QAction) if each.text() == "&Practice gateway").isEnabled()
    program.bot.waitUntil(lambda: bool(window.findChildren(LoginDialog)))
    assert "Try the practice gateway" not in seen(window.findChildren(LoginDialog)[0])
    window.practice_requested.emit()
    refused = "The practice gateway is not allowed by your administrator."
    program.bot.waitUntil(lambda: window.statusBar().currentMessage() == refused)
    assert program.app.window is window


def test_an_account_for_this_session_survives_practice(start: Callable[..., Program]) -> None:
    program = start(practice=False)
    program.bot.waitUntil(lambda: bool(program.window.findChildren(LoginDialog)))
    (dialog,) = program.window.findChildren(LoginDialog)
    dialog.entered.emit(ACCOUNT, False)
    dialog.accept()
    program.change_window(program.window.practice_requested.emit)
    assert "account mycompany" in label(program.window, "status_text")
    program.change_window(program.window.practice_left.emit)
    assert "account mycompany" in label(program.window, "status_text")
    assert not program.window.findChildren(LoginDialog)


def test_what_is_set_in_practice_never_saves_its_address(start: Callable[..., Program]) -> None:
    real = "https://gateway.example/soap"
    program = start(Settings(address=real))
    named(program.window, "UserMsgID", QRadioButton).click()
    program.window.close()
    saved = program.store.load().settings
    assert (saved.address, saved.id_kind) == (real, IdKind.USER_MSG_ID)


def test_settings_are_saved_soon_after_they_change(start: Callable[..., Program]) -> None:
    program = start()
    named(program.window, "UserMsgID", QRadioButton).click()
    program.bot.waitUntil(lambda: program.store.load().settings.id_kind is IdKind.USER_MSG_ID)


class HeldStore(SettingsStore):
    """A store whose disk answers when it is let go, and that remembers what was to be saved and where."""

    def __init__(self, path: Path, presets_files: Iterable[Path]) -> None:
        super().__init__(path, presets_files)
        self.held, self.saves, self.threads = threading.Event(), list[Settings](), set[threading.Thread]()
        self.held.set()

    def save(self, settings: Settings) -> bool:
        self.saves.append(settings)
        self.threads.add(threading.current_thread())
        self.held.wait(10)
        return super().save(settings)


@pytest.fixture
def held(start: Callable[..., Program], monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Program, HeldStore]]:
    """A running program and its store, whose disk answers no more."""
    monkeypatch.setattr(f"{__name__}.SettingsStore", HeldStore)
    program = start()
    assert isinstance(program.store, HeldStore)
    program.store.held.clear()
    yield program, program.store
    program.store.held.set()


def test_the_window_does_not_wait_for_the_disk_and_the_latest_state_is_written_last(
    held: tuple[Program, HeldStore],
) -> None:
    program, store = held
    named(program.window, "UserMsgID", QRadioButton).click()
    program.bot.waitUntil(lambda: len(store.saves) == 1)
    for timeout in (5.0, 6.0):
        before = program.app._settings
        program.app.session.settings.change(replace(before, timeout=timeout))
        program.app._saver._timer.timeout.emit()
    assert len(store.saves) == 1
    store.held.set()
    program.bot.waitUntil(lambda: store.load().settings.timeout == 6)
    assert [each.timeout for each in store.saves] == [30, 6]
    assert threading.main_thread() not in store.threads


def test_a_disk_that_hangs_does_not_keep_the_window(held: tuple[Program, HeldStore]) -> None:
    program, _ = held
    program.app._disk_seconds = 0.2
    began = time.perf_counter()
    program.window.close()
    program.app.shut_down()
    assert 0.1 < time.perf_counter() - began < 9


def test_closing_saves_the_latest_state_behind_one_that_is_being_written(held: tuple[Program, HeldStore]) -> None:
    program, store = held
    named(program.window, "UserMsgID", QRadioButton).click()
    program.bot.waitUntil(lambda: len(store.saves) == 1)
    threading.Timer(0.2, store.held.set).start()
    program.app.session.settings.change(replace(program.app._settings, timeout=7.0))
    program.window.setGeometry(20, 40, 710, 560)
    program.window.close()
    saved = store.load().settings
    assert saved.window is not None
    assert (saved.timeout, saved.id_kind, saved.window.width) == (7, IdKind.USER_MSG_ID, 710)


def test_settings_that_cannot_be_saved_are_told_of_once(start: Callable[..., Program], tmp_path: Path) -> None:
    program = start()
    (tmp_path / "settings.ini").mkdir()
    outcomes: list[object] = []
    program.app._saver._worker.finished.connect(outcomes.append)
    bar = program.window.statusBar()

    def change(timeout: float) -> str:
        count = len(outcomes)
        bar.clearMessage()
        program.app.session.settings.change(replace(program.app._settings, timeout=timeout))
        program.app._saver._timer.start(0)
        program.bot.waitUntil(lambda: len(outcomes) > count)
        return bar.currentMessage()

    assert "could not be saved" in change(5.0)
    assert change(6.0) == ""
    (tmp_path / "settings.ini").rmdir()
    assert change(7.0) == ""
    assert program.store.load().settings.timeout == 7
    (tmp_path / "settings.ini").unlink()
    (tmp_path / "settings.ini").mkdir()
    assert "could not be saved" in change(8.0)


def test_closing_takes_nothing_from_settings_that_cannot_be_read(start: Callable[..., Program], tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_text("[kit-desktoq]\naddress = https://mirror.example/soap\n", encoding="utf-8")
    program = start()
    assert "damaged" in program.window.statusBar().currentMessage()
    program.window.close()
    assert "mirror.example" in "".join(path.read_text(encoding="utf-8") for path in tmp_path.glob("settings.ini*"))


def test_a_practice_window_that_closes_puts_no_old_settings_back(start: Callable[..., Program]) -> None:
    program = start(Settings(address="https://old.example/"))
    real = SettingsStore(program.store._path)
    changed = replace(real.load().settings, address="https://mirror.example/soap", accounts=(NamedAccount("shop", "Shop"),))
    assert real.save(changed)
    program.window.close()
    saved = program.store.load().settings
    assert (saved.address, saved.accounts) == (changed.address, changed.accounts)


def test_the_place_of_the_window_is_remembered(start: Callable[..., Program]) -> None:
    program = start()
    program.window.setGeometry(20, 40, 700, 555)
    program.window.close()
    place = program.store.load().settings.window
    assert place is not None
    assert (place.width, place.height) == (700, 555)


def test_another_language_leaves_the_window_where_it_is(start: Callable[..., Program]) -> None:
    program = start(Settings(language=Language.ENGLISH))
    program.window.setGeometry(20, 40, 700, 555)
    program.choose_language("Русский")
    assert program.window.geometry().getRect() == (20, 40, 700, 555)


def test_a_login_that_a_list_was_refused_with_is_not_tried_again(start: Callable[..., Program]) -> None:
    session = start().app.session
    sent = answer(LookupQuery(IdKind.MSG_ID, "964001"), status="sent", account=session.account.login)
    assert session.watches.start(sent)
    refused = replace(sent, outcome=Outcome.AUTH_FAILED, info=None)
    session.jobs.credentials = session.account.credentials
    session.jobs.progressed.emit(RunProgress(RunState.ENDED, {}, end=RunEnd.AUTH_FAILED, cause=refused))
    assert session.account.is_refused
    assert not session.watches.active


def test_a_late_refusal_of_the_former_password_is_not_one_of_the_new(start: Callable[..., Program]) -> None:
    session = start().app.session
    session.lookups.credentials = former = session.account.credentials
    session.account.use(Credentials(former.login, "a-corrected-word"), remember=False)
    refused = answer(LookupQuery(IdKind.MSG_ID, "963"), Outcome.AUTH_FAILED, account=former.login)
    session.lookups.finished.emit(refused)
    assert not session.account.is_refused
    session.lookups.credentials = session.account.credentials
    session.lookups.finished.emit(refused)
    assert session.account.is_refused


def test_an_id_from_the_command_line_is_filled_in_and_not_asked(start: Callable[..., Program]) -> None:
    program = start(prefill=LookupQuery(IdKind.USER_MSG_ID, "1YT"))
    assert program.window.bar.field.text() == "1YT"
    assert program.window.bar.kind is IdKind.USER_MSG_ID
    assert program.app.session.is_practice
    assert program.app.session._demo.asked == []


def test_a_label_on_the_command_line_names_the_kind() -> None:
    assert prefilled("UserMsgID: 1YT", "msgid") == LookupQuery(IdKind.USER_MSG_ID, "1YT")
    assert prefilled("1YT", "usermsgid") == LookupQuery(IdKind.USER_MSG_ID, "1YT")
    assert prefilled("963", "msgid") == LookupQuery(IdKind.MSG_ID, "963")
    assert prefilled(None, "msgid") is None


def test_damaged_settings_are_told_of(start: Callable[..., Program], tmp_path: Path) -> None:
    (tmp_path / "settings.ini").write_text("[kit-desktop]\ntimeout = soon\n", encoding="utf-8")
    program = start()
    assert "time limit" in program.window.statusBar().currentMessage()
    QApplication.processEvents()
    assert not program.window.status.isVisible(), "it would stand over the words"
    program.window.statusBar().clearMessage()
    assert program.window.status.isVisible()


def test_where_the_settings_are_lost_no_default_address_is_asked(start: Callable[..., Program], tmp_path: Path) -> None:
    (tmp_path / "settings.ini").write_text("no ini at all", encoding="utf-8")
    program = start(practice=False, vault=ScriptedVault(Credentials("mycompany", "123456")))
    program.ask("963")
    assert program.window.shown.outcome is Outcome.BAD_ENDPOINT
    assert label(program.window, "outcome_advice") != ""


@pytest.mark.parametrize(
    ("text", "said"),
    [("no ini at all", "Nothing is looked up until it is corrected"), ("[locked]\nadress = x\n", "[locked] adress")],
    ids=["unreadable", "wrong"],
)
def test_what_is_wrong_in_the_administrators_file_is_told(
    start: Callable[..., Program], tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "presets.ini").write_text(text, encoding="utf-8")
    assert said in start().window.statusBar().currentMessage()


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("settings", "[kit-desktop]\nhistory_days = 365\nhistory_days = 3650\n", ["2", "1"]),
        ("settings", "[kit-desktop]\nhistory_days = 7\n", ["2"]),
        ("presets", "[locked]\nkeep_history = perhaps\n", ["2", "1"]),
        ("presets", "[locked]\nkeep_history = false\n", []),
    ],
)
def test_settings_that_cannot_be_read_remove_no_answer(
    start: Callable[..., Program], tmp_path: Path, name: str, text: str, kept: list[str]
) -> None:
    file, now = tmp_path / "data" / "practice-history.db", datetime.now(UTC)
    with closing(HistoryStore(file, keep_days=None)) as before:
        for number, days in (("1", 60), ("2", 0)):
            before.add(answer(LookupQuery(IdKind.MSG_ID, number), checked_at=now - timedelta(days=days), exchange=None))
    tmp_path.joinpath(f"{name}.ini").write_text(text, encoding="utf-8")
    program = start()
    assert program.app._writers.of(practice=True).finish(10)
    with closing(HistoryStore(file, keep_days=None)) as after:
        assert [entry.result.query.id for entry in after.search()] == kept


def test_another_language_makes_another_window_with_the_same_answer(start: Callable[..., Program]) -> None:
    program = start()
    program.ask("964001")
    program.ask("964001")
    program.bot.waitUntil(lambda: "unchanged since" in label(program.window, "outcome_checked"))
    program.choose_language("Русский")
    assert label(program.window, "outcome_title") == "Доставлено на телефон"
    assert "без изменений с" in label(program.window, "outcome_checked")
    assert "Look up" not in seen(program.window)
    assert "77010000041"[-4:] in label(program.window, "field_recepient").replace(" ", "")
    program.choose_language("Қазақша")
    assert "Доставлено" not in seen(program.window)
    assert program.store.load().settings.language in {Language.RUSSIAN, Language.KAZAKH, Language.SYSTEM}
    program.choose_language("English")
    assert label(program.window, "outcome_title") == "Delivered to the phone"


def test_another_language_keeps_what_was_typed(start: Callable[..., Program]) -> None:
    program = start()
    program.ask("964001")
    named(program.window, "UserMsgID", QRadioButton).click()
    program.window.bar.field.setText("half typed")
    program.change_language(Language.RUSSIAN)
    assert program.window.bar.field.text() == "half typed"
    assert program.window.bar.kind is IdKind.USER_MSG_ID


def test_another_language_while_asking_goes_on_asking(start: Callable[..., Program]) -> None:
    program = start()
    program.begin("60000")
    program.change_language(Language.RUSSIAN)
    assert program.window.bar.is_asking
    program.bot.waitUntil(lambda: "Отмена" in seen(program.window.bar))
    program.bot.keyClick(program.window.bar.field, Qt.Key.Key_Escape)
    assert program.window.shown is None, "of the lookup that was stopped nothing is known"
    assert not program.window.bar.is_asking


def test_closing_while_asking_is_instant_and_the_server_is_let_go(start: Callable[..., Program]) -> None:
    program = start()
    program.begin("60000")
    gateway = program.app.session._demo
    assert gateway is not None
    program.bot.waitUntil(lambda: len(gateway.asked) == 1)
    started = time.perf_counter()
    program.window.close()
    program.app.shut_down()
    assert time.perf_counter() - started < 10


def test_the_keyring_gives_the_account_at_the_start(start: Callable[..., Program]) -> None:
    program = start(practice=False, vault=ScriptedVault(ACCOUNT))
    program.bot.waitUntil(lambda: "account mycompany" in label(program.window, "status_text"))
    assert not program.window.findChildren(LoginDialog)


def test_what_nobody_caught_is_shown_once_and_the_program_goes_on(start: Callable[..., Program]) -> None:
    program = start()

    def break_down() -> None:
        raise ZeroDivisionError(ACCOUNT.password)

    reporter = program.app._crashes
    for _ in range(3):
        try:
            break_down()
        except ZeroDivisionError as exc:
            reporter._hook(type(exc), exc, exc.__traceback__)
    program.bot.waitUntil(lambda: bool(program.window.findChildren(QDialog, "crash")))
    (dialog,) = program.window.findChildren(QDialog, "crash")
    assert "went wrong" in seen(dialog)
    assert ACCOUNT.password not in seen(dialog)
    dialog.close()
    program.ask("963")
    assert label(program.window, "outcome_title") == "Delivered to the phone"


def test_the_password_is_in_no_file(start: Callable[..., Program], tmp_path: Path) -> None:
    program = start(practice=False, vault=ScriptedVault(ACCOUNT), settings=Settings(address="http://127.0.0.1:9/", timeout=1))
    program.bot.waitUntil(lambda: "account mycompany" in label(program.window, "status_text"))
    program.ask("963")
    program.window.close()
    program.app.shut_down()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if ACCOUNT.password.encode() in path.read_bytes()]
    assert all(ACCOUNT.password not in field.text() for field in program.window.findChildren(QLineEdit))


def test_an_answer_that_comes_while_the_window_is_exchanged_is_kept_once(start: Callable[..., Program]) -> None:
    program = start()
    program.ask("963")
    shown, session = program.window.shown, program.app.session
    assert shown is not None
    assert session is not None
    program.app.session.settings.change(replace(program.window._settings.value, language=Language.KAZAKH))
    # The old window's end stands in the event loop's queue, behind an answer that came while the new one was built.
    session.lookups.finished.emit(replace(shown, checked_at=shown.checked_at + timedelta(seconds=1)))
    assert program.app._writers.of(practice=True).finish(10)
    with closing(HistoryStore(paths.history_file(practice=True))) as kept:
        assert len(kept.search()) == 2


def test_the_list_tab_is_made_when_it_is_wanted(start: Callable[..., Program]) -> None:
    program = start()
    assert not program.app.session.has_lists
    QGuiApplication.clipboard().setText("963\n964001\n000")
    program.bot.keyClick(program.window.bar.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert program.app.session.has_lists
    tabs = program.window.tabs
    assert tabs.bar.tabText(tabs.currentIndex()) == "List of ids"
    with program.bot.waitSignal(program.app.session.jobs.previewed):
        pass


def test_the_list_tab_opens_by_its_key(start: Callable[..., Program]) -> None:
    program = start()
    names = [program.window.tabs.bar.tabText(index) for index in range(program.window.tabs.bar.count())]
    index = names.index("List of ids")
    program.bot.keyClick(program.window, Qt.Key(Qt.Key.Key_1.value + index), Qt.KeyboardModifier.ControlModifier)
    assert program.window.tabs.currentIndex() == index
    assert program.app.session.has_lists
    assert len(seen(program.window.tabs.pages.currentWidget())) > 20


def test_a_lookup_that_waits_for_the_keyring_outlives_a_change_of_language(start: Callable[..., Program]) -> None:
    vault = ScriptedVault(ACCOUNT)
    vault.hold()
    settings = Settings(language=Language.ENGLISH, address="http://127.0.0.1:9/soap")
    program = start(settings, practice=False, vault=vault)
    program.begin("963")
    program.change_language(Language.RUSSIAN)
    with program.bot.waitSignal(program.app.session.lookups.finished, timeout=10_000):
        vault.let_go()
    assert program.window.shown is not None
    assert program.window.shown.query.id == "963"


def test_an_answer_out_of_a_list_says_so(start: Callable[..., Program]) -> None:
    program = start(Settings(language=Language.ENGLISH))
    program.ask("963")
    assert program.window.shown is not None
    before = replace(program.window.shown, checked_at=program.window.shown.checked_at - timedelta(days=21))
    program.window.tabs.setCurrentIndex(3)
    (view,) = program.window.findChildren(ListView)
    view.answer_opened.emit(before)
    assert "From the list: checked 21 days ago" in label(program.window, "history_note_text")
    program.change_language(Language.RUSSIAN)
    assert "Из списка" in label(program.window, "history_note_text")


def test_another_language_keeps_a_list_that_is_not_begun_yet(start: Callable[..., Program]) -> None:
    program = start()
    program.bring_list()
    program.change_language(Language.RUSSIAN)
    (view,) = program.window.findChildren(ListView)
    program.bot.waitUntil(view.preview_page.start.isEnabled, timeout=10_000)
    assert label(view, "list_counts") == "2 ID"
    view.preview_page.cancel.click()
    program.change_language(Language.ENGLISH)
    (view,) = program.window.findChildren(ListView)
    assert not view.imports.source, "it was left"


def test_another_language_offers_no_end_that_a_list_has_come_to(start: Callable[..., Program]) -> None:
    program = start()
    program.run_list()
    program.change_language(Language.RUSSIAN)
    (view,) = program.window.findChildren(ListView)
    assert not view.run_page.isHidden()
    assert view.run_page._go_on.isHidden()


@pytest.mark.parametrize("is_cleared", [True, False])
def test_a_list_that_is_open_goes_with_the_history(start: Callable[..., Program], is_cleared: bool) -> None:
    program = start(Settings(language=Language.ENGLISH))
    view = program.run_list()
    window, bot, jobs = program.window, program.bot, program.app.session.jobs
    assert list(paths.lists_folder(practice=True).glob("*"))
    if is_cleared:
        program.app._attached._history.clear(window)
        box = window.findChild(QMessageBox, "clear_history")
        next(each for each in box.buttons() if each is not box.escapeButton()).click()
    else:
        settings = program.app.session.settings
        settings.change(replace(settings.value, keep_history=False))
    bot.waitUntil(lambda: not list(paths.lists_folder(practice=True).glob("*")), timeout=10_000)
    assert jobs.about is None
    assert view.start_page.isVisible()
    bot.waitUntil(lambda: not view.start_page._begun)


def test_an_id_asked_before_the_keyring_was_is_asked_as_soon_as_it_has_answered(start: Callable[..., Program]) -> None:
    vault = ScriptedVault(ACCOUNT)
    vault.hold()
    program = start(Settings(address="http://127.0.0.1:9/server"), practice=False, vault=vault, complete=False)
    asked: list[LookupQuery] = []
    program.window._lookups.started.connect(asked.append)
    program.begin("964001")
    assert asked == []
    assert QApplication.activeModalWidget() is None
    vault.let_go()
    program.bot.waitUntil(lambda: bool(asked))
    assert asked == [LookupQuery(IdKind.MSG_ID, "964001")]


def test_enter_pressed_before_the_rooms_are_there_is_answered(start: Callable[..., Program]) -> None:
    program = start(complete=False)
    program.ask("963")
    assert label(program.window, "outcome_title") == "Delivered to the phone"
    store = HistoryStore(paths.history_file(practice=True))
    with closing(store):
        program.bot.waitUntil(lambda: len(store.search()) == 1)


@pytest.mark.parametrize(("tab", "page"), [(Tab.XML, XmlView), (Tab.HISTORY, HistoryView), (Tab.LISTS, ListView)])
def test_a_tab_chosen_before_the_rooms_are_there_shows_its_page(
    start: Callable[..., Program], tab: Tab, page: type[QWidget]
) -> None:
    program = start(complete=False)
    assert not isinstance(program.window.tabs.pages.widget(tab), page)
    program.window.tabs.setCurrentIndex(tab)
    assert [each.isVisible() for each in program.window.findChildren(page)] == [True]
    with program.bot.waitSignal(program.app.complete):
        pass
    assert [each.isVisible() for each in program.window.findChildren(page)] == [True], "and goes on showing it"


def test_the_first_dialog_comes_when_its_controls_are_drawn_as_they_stay(start: Callable[..., Program]) -> None:
    program = start(practice=False, complete=False)
    with program.bot.waitSignal(program.app.session.account.loaded):
        program.app._rooms._need(Room.ACCOUNT)
    QApplication.processEvents()
    assert program.window.findChildren(LoginDialog) == []
    program.app._rooms.finish()
    program.bot.waitUntil(lambda: [each.isVisible() for each in program.window.findChildren(LoginDialog)] == [True])


def test_an_account_entered_before_the_rooms_are_there_is_not_asked_for_again(start: Callable[..., Program]) -> None:
    program = start(practice=False, complete=False)
    with program.bot.waitSignal(program.app.session.account.loaded):
        program.app._rooms._need(Room.ACCOUNT)
    program.app.session.account.use(Credentials("mycompany", "123456"), remember=False)
    program.app._rooms.finish()
    QApplication.processEvents()
    assert program.window.findChildren(LoginDialog) == []


def test_a_dialog_closed_before_the_rooms_are_there_does_not_come_again(start: Callable[..., Program]) -> None:
    program = start(practice=False, complete=False)
    with program.bot.waitSignal(program.app.session.account.loaded):
        program.app._rooms._need(Room.ACCOUNT)
    program.window.bar.fill(IdKind.MSG_ID, "964001")
    program.window.bar.submit()
    (dialog,) = program.window.findChildren(LoginDialog)
    dialog.reject()
    program.app._rooms.finish()
    program.bot.wait(50)
    assert not any(each.isVisible() for each in program.window.findChildren(LoginDialog))


def test_lines_pasted_before_the_rooms_are_there_become_a_list(start: Callable[..., Program]) -> None:
    program = start(complete=False)
    program.window.bar.several_ids_pasted.emit("963\n964001\n000")
    with program.bot.waitSignal(program.app.session.jobs.previewed):
        pass
    assert program.window.tabs.currentIndex() == Tab.LISTS
    assert len(program.window.findChildren(ListView)) == 1


def test_no_tab_moves_when_the_rooms_come(start: Callable[..., Program]) -> None:
    program = start(complete=False)
    tabs = program.window.tabs
    before = [(tabs.bar.tabText(index), tabs.bar.tabRect(index)) for index in range(tabs.bar.count())]
    with program.bot.waitSignal(program.app.complete):
        pass
    assert [(tabs.bar.tabText(index), tabs.bar.tabRect(index)) for index in range(tabs.bar.count())] == before


def test_an_id_typed_while_the_rooms_come_stays(start: Callable[..., Program]) -> None:
    program = start(complete=False)
    field = program.window.bar.field
    with program.bot.waitSignal(program.app.complete):
        program.bot.keyClicks(field, "964")
    program.bot.keyClicks(field, "001")
    assert field.text() == "964001"
    assert field.hasFocus()
