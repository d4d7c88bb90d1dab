"""A journal with an answer of each kind, and one of the first version."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kit_desktop.core.lists.journal.journal import Journal
from kit_desktop.core.outcome import Outcome

TABLE = "MsgID;Имя;Телефон\n963;Әсел;77011234567\n964;Юрий;\n;Пусто;\n963;Снова;\n1E+20;Excel;\n965;Анна;\n966;Ёж;\n"


@pytest.fixture
def filled(bench, make_answer):
    """A journal of four ids: delivered, not found, failed, and one that waits."""
    path = bench.journal(TABLE)
    with closing(Journal(path)) as journal:
        asks = journal.asks_at(journal.open_places()[:10])
        answers = [
            make_answer("963", senderId="Банк", receivedtime="2022-09-21 16:00:31", segments="3"),
            make_answer("964", Outcome.NOT_FOUND, server_text="Record Not Found"),
            make_answer("965", Outcome.TIMED_OUT, http_status=None),
        ]
        journal.record(list(zip(asks, answers, strict=False)))
    return path


@pytest.fixture
def of_first_version(bench):
    """A list in the middle, written by the first version of the program."""
    path = bench.folder / "first.kit-batch"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(Path(__file__).with_name("first_version.sql").read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode = WAL")
    return path
