"""Lists with answers, written and read again."""

from __future__ import annotations

import csv
from contextlib import closing

import openpyxl
import pytest

from kit_desktop.core.lists.journal.journal import Journal
from kit_desktop.core.outcome import Outcome

TABLE = (
    "Телефон;Имя;MsgID\n+7 701 123 45 67;Әсел;0963\n87021112233;=cmd|' /C calc'!A1;12345678901234567890\n;@SUM(A1);0963\n"
    ';"две\nстроки";\n;Excel;1E+20\n;-1;965\n;"+1";966\n'
)


EVIL = '=HYPERLINK("http://x")'


@pytest.fixture
def journal(bench, make_answer):
    path = bench.journal(TABLE)
    with closing(Journal(path)) as open_journal:
        answers = [
            make_answer("0963", senderId=EVIL, server_text=EVIL, resultS="+7 701 123 45 67"),
            make_answer("12345678901234567890", status="undelivered", recepient="87021112233", receivedtime="вчера", lang="1"),
            make_answer("965", Outcome.NOT_FOUND, server_text="-nothing about 77011234567"),
        ]
        open_journal.record(list(zip(open_journal.asks_at(open_journal.open_places()[:9]), answers, strict=False)))
    return path


def csv_rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def xlsx_rows(path, sheet="Answers"):
    book = openpyxl.load_workbook(path)
    try:
        return [list(row) for row in book[sheet].iter_rows()]
    finally:
        book.close()
