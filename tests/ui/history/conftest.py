"""Stores with entries, a writer that ends with its test, and a window on a gateway that answers what the test says."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import Endpoint
from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.history.tables import insert
from kit_desktop.core.kept_lookup import pack
from kit_desktop.core.lookup import Exchange, LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.accounts.account import Account
from kit_desktop.ui.accounts.controller import AccountFlow
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.history.controller import HistoryController
from kit_desktop.ui.history.view import HistoryView
from kit_desktop.ui.history.writer import HistoryWriter
from kit_desktop.ui.lookup.lookups import Lookups
from kit_desktop.ui.window.main_window import MainWindow

ADDRESS = "https://isms.center/soap/server"


class Answers:
    """A gateway that answers with what stands in `fields`, or with another outcome."""

    def __init__(self) -> None:
        self.fields: dict[str, str | None] = {}
        self.outcome = Outcome.OK
        self.asked: list[LookupQuery] = []

    def look_up(
        self, query: LookupQuery, credentials: Credentials, endpoint: Endpoint, timeout: float, cancel: CancelToken
    ) -> LookupResult:
        self.asked.append(query)
        return make_result(query.id, by=query.by, outcome=self.outcome, fields=self.fields, account=None)


def make_result(message_id: str = "963", *, by: IdKind = IdKind.MSG_ID, **other: Any) -> LookupResult:
    """A finished lookup; `fields` go into the message, anything else into the result."""
    info = {"resultCode": "0", "resultS": "OK", "recepient": "77011234567", "status": "delivered", "senderId": "KiT_Notify"}
    outcome = other.pop("outcome", Outcome.OK)
    fields = other.pop("fields", {})
    given: dict[str, Any] = {
        "info": MessageInfo(info | fields) if outcome is Outcome.OK else None,
        "exchange": Exchange(ADDRESS, "Host: isms.center", "<request/>", "HTTP/1.1 200 OK", reply_text="<reply/>"),
        "account": "mycompany",
    } | other
    return LookupResult(outcome, LookupQuery(by, message_id), given.pop("checked_at", datetime.now(UTC)), **given)


@pytest.fixture
def a_result() -> Callable[..., LookupResult]:
    return make_result


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[HistoryStore]:
    made = HistoryStore(tmp_path / "history.db")
    yield made
    made.close()


@pytest.fixture
def fill(store: HistoryStore) -> Callable[[int], None]:
    """Puts many entries into the store in one transaction; entry i is about message i, a minute after the one before."""

    def put(number: int) -> None:
        begin = datetime.now(UTC) - timedelta(days=1)
        results = (
            make_result(
                f"{i:06}",
                checked_at=begin + timedelta(milliseconds=i),
                outcome=Outcome.NOT_FOUND if i % 10 == 0 else Outcome.OK,
            )
            for i in range(number)
        )
        store.keep(None, None)
        store.open()

        def work(connection: sqlite3.Connection) -> bool:
            for result in results:
                insert(connection, pack(result))
            return True

        assert store.write(work)

    return put


@pytest.fixture
def writer(qtbot: QtBot, store: HistoryStore, tmp_path: Path) -> Iterator[HistoryWriter]:
    made = HistoryWriter(store, tmp_path / "lists")
    yield made
    assert made.finish(5)


@pytest.fixture
def lookups(qtbot: QtBot, answers: Answers) -> Lookups:
    return Lookups(answers)


@pytest.fixture
def settings() -> CurrentSettings:
    return CurrentSettings(Settings())


@pytest.fixture
def window(qtbot: QtBot, lookups: Lookups, settings: CurrentSettings) -> MainWindow:
    made = MainWindow(settings, lookups)
    AccountFlow(Account(None, fixed=Credentials("mycompany", "correct-horse")), made, lookups, settings, practice=False)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def history(writer: HistoryWriter, window: MainWindow, lookups: Lookups, settings: CurrentSettings) -> HistoryController:
    lookups.finished.connect(writer.keep)
    return HistoryController(writer, window, lookups, settings)


@pytest.fixture
def show(qtbot: QtBot, store: HistoryStore) -> Callable[..., HistoryView]:
    """Shows the tab and waits until it has read the store."""

    def make(settings: Settings | None = None) -> HistoryView:
        view = HistoryView(store, CurrentSettings(settings or Settings()))
        qtbot.addWidget(view)
        with qtbot.waitSignal(view.model.refreshed):
            view.resize(1000, 450)
            view.show()
        return view

    return make
