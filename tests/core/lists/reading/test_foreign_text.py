"""Texts that are no lists: not one line of them is ever taken for an id."""

from __future__ import annotations

import pytest

from kit_desktop.core.lists.reading.foreign_text import find_foreign, is_markup
from kit_desktop.core.lists.reading.values import ListProblem

TABLE = "<table>\n<tr><td>963001</td></tr>\n<tr><td>963002</td></tr>\n</table>"
WEB_PAGES = (
    TABLE,
    f"<html>\n{TABLE}</html>",
    f"\ufeff<html>\n{TABLE}</html>",
    f"<!DOCTYPE html>\n{TABLE}",
    f"<!-- report 17 -->\n{TABLE}",
    f"<div>\n{TABLE}\n</div>",
    f"  \n\n<div class='x'>{TABLE}</div>",
    f"Отчёт за день\n{TABLE}",
    "</td>\n963\n",
    "<?xml version='1.0'?>\n<Workbook><Row><Cell>963</Cell></Row></Workbook>",
    "<br/>963<br/>\n964\n",
    "<?php\necho 963;\n",
    f"MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: text/html\n\n{TABLE}",
)
NO_TABLES = (
    '[\n {"MsgID": "963001"},\n {"MsgID": "963002"}\n]',
    '[{"MsgID": 963001}]',
    '{"MsgID": "963001"}\n{"MsgID": "963002"}',
    "{\n}",
    "[963001, 963002]",
    '["963001"]',
    "ID;PWXL;N;E\nP;PGeneral\nB;Y3;X1\nC;Y2;X1;K963001\nE",
    "TABLE\n0,1\n963\n",
    "From: a@b.kz\nTo: c@d.kz\nSubject: 963001\n\n963002\n",
    "Return-Path: <a@b.kz>\nReceived: from x\n963\n",
    "BEGIN:VCARD\nTEL:77011234567\nEND:VCARD",
    "-----BEGIN PGP MESSAGE-----\n963\n",
    "%!PS\n963",
    "INSERT INTO t VALUES (963);\n",
    "-- dump\n\nCREATE TABLE t (id int);\n",
    "От: Анна <a@b.kz>\nКому: c@d.kz\nТема: Список\n\n963\n",
    "Кімнен: Анна <a@b.kz>\nКімге: c@d.kz\n\n963\n",
    "HTTP/1.1 200 OK\nContent-Type: text/plain\n\n963\n",
    "--- a/list\n+++ b/list\n@@ -1 +1 @@\n-963\n+964\n",
    "+/v8-MsgID\n963\n",
    "[InternetShortcut]\nURL=http://x/?id=963\n",
)
LISTS = (
    "",
    "963\n964\n",
    "<MsgID>963</MsgID>\n<MsgID>964</MsgID>\n",
    "<MsgID>963</MsgID>",
    "[963]\n[964]\n",
    "{963}\n",
    "ID;Phone\n963;77011234567\n",
    "ID;P\n963;7\n964;8\n",
    "MsgID;Текст\n963;<b>да</b>\n" + "964;нет\n" * 9,
    "5 < 6\n963\n",
    "Subject: 963\n964\n",
    "TABLE\n963\n",
)


@pytest.mark.parametrize("text", WEB_PAGES)
def test_markup_is_a_web_page(bench, text):
    assert find_foreign(text) is ListProblem.WEB_PAGE
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path = bench.folder / "report.xls"
        path.write_bytes(text.encode(encoding))
        assert bench.preview(path).problem is ListProblem.WEB_PAGE
    assert bench.preview(text).problem is ListProblem.WEB_PAGE


@pytest.mark.parametrize("text", NO_TABLES)
def test_other_texts_of_programs_are_no_tables(bench, text):
    assert find_foreign(text) is ListProblem.NO_TABLE
    assert bench.preview(text).problem is ListProblem.NO_TABLE


@pytest.mark.parametrize("text", LISTS)
def test_lists_are_none_of_these(text):
    assert find_foreign(text) is None


@pytest.mark.parametrize("text", ["<td>963</td>", "<tr>", "</tr>", "<!-- x -->", "<br/>", "<td class='x'>963</td>"])
def test_a_cell_of_markup_is_never_an_id(bench, text):
    assert is_markup(text)
    ids = bench.ids("UserMsgID;x\n" + f"{text};1\n" + "964;2\n" * 9)
    assert [refused.reason.value for refused in ids.refused] == ["markup"]


@pytest.mark.parametrize("text", ["<MsgID>963</MsgID>", "963", "<963>", "a<b>", "<b", "<b>963"])
def test_other_cells_are_none(text):
    assert not is_markup(text)


def test_how_a_text_begins_is_looked_for_in_its_first_ten_lines():
    assert find_foreign("963\n" * 9 + "INSERT INTO t VALUES (963);") is ListProblem.NO_TABLE
    assert find_foreign("963\n" * 10 + "INSERT INTO t VALUES (963);") is None


def test_one_tag_in_five_lines_may_stand_in_a_table():
    assert find_foreign("963\n" * 8 + "<br>\n" * 2) is None
    assert find_foreign("963\n" * 7 + "<br>\n" * 3) is ListProblem.WEB_PAGE
