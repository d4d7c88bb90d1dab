"""A journal with an answer of each kind."""

from __future__ import annotations

from contextlib import closing

import pytest

from kit_desktop.core.lists.journal.journal import Journal
from kit_desktop.core.outcome import Outcome

TABLE = "MsgID;Имя;Телефон\n963;Әсел;77011234567\n964;Юрий;\n;Пусто;\n963;Снова;\n1E+20;Excel;\n965;Анна;\n966;Ёж;\n"


@pytest.fixture
def filled(bench, make_answer):
    """A journal of four ids: delivered, not found, failed, and one that waits."""
    path = bench.journal(TABLE)
    with closing(Journal(path)) as journal:
        asks = journal.next_asks(0, 10)
        answers = [
            make_answer("963", senderId="Банк", receivedtime="2022-09-21 16:00:31", segments="3"),
            make_answer("964", Outcome.NOT_FOUND, server_text="Record Not Found"),
            make_answer("965", Outcome.TIMED_OUT, http_status=None),
        ]
        journal.record(list(zip(asks, answers, strict=False)))
    return path
