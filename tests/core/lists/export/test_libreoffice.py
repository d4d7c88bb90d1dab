"""Lists made by LibreOffice are read, and what we write is opened by LibreOffice."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from kit_desktop.core.lists.export.export import export_list
from kit_desktop.core.lists.reading.values import ListFormat, ListNote, RefusedReason
from kit_desktop.core.outcome import Outcome

OFFICE = shutil.which("libreoffice") or shutil.which("soffice")
AS_TEXT = "CSV:59,34,76,1,1/2/2/2/3/2"  # ; " UTF-8, first two columns as text
TO_CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Wine has no LibreOffice; the files are the same everywhere")

SOURCE = """MsgID;Имя;Сумма;Дата
0963;Әсел;12,5;2022-09-21
964;"Юрий; ""Ёж""\";13;2022-09-22
1.23E+15;Excel;14;
;Пусто;;
963000000000001;Пятнадцать;;
"""


@pytest.fixture(scope="module")
def convert(tmp_path_factory, missing):
    if OFFICE is None:
        missing("LibreOffice (Debian: libreoffice-calc-nogui)")
    home = tmp_path_factory.mktemp("office")

    def run(to: str, import_filter: str | None, *paths: Path) -> list[Path]:
        command = [
            OFFICE,
            "--headless",
            f"-env:UserInstallation=file://{home}",
            "--convert-to",
            to,
            "--outdir",
            str(paths[0].parent),
        ]
        if import_filter:
            command.append(f"--infilter={import_filter}")
        subprocess.run(
            [*command, *map(str, paths)], check=True, capture_output=True, timeout=180, env={**os.environ, "HOME": str(home)}
        )
        return [path.with_suffix("." + to.partition(":")[0]) for path in paths]

    return run


@pytest.mark.parametrize(
    ("to", "notes"), [("ods", ()), ("xls", (ListNote.FORMATS_UNKNOWN,))], ids=["its own format", "the old one of Excel"]
)
def test_a_workbook_of_libreoffice_is_read(bench, convert, to, notes):
    source = bench.folder / "source.csv"
    source.write_text(SOURCE, encoding="utf-8")
    (path,) = convert(to, AS_TEXT, source)
    assert_read(bench, path, "0963", notes)


def assert_read(bench, path, first, notes=()):
    preview = bench.preview(path)
    assert (preview.format, preview.notes) == (ListFormat.WORKBOOK, notes)
    ids = bench.ids(path)
    assert [e.message_id for e in ids.entries()] == [first, "964", None, None, "963000000000001"]
    assert [e.cells[1] for e in ids.entries()] == ["Әсел", 'Юрий; "Ёж"', "Excel", "Пусто", "Пятнадцать"]
    assert [(refused.row, refused.reason) for refused in ids.refused] == [(4, RefusedReason.EXCEL_NUMBER)]
    assert ids.blanks == 1


def test_what_we_write_opens_in_libreoffice_as_it_was_meant(bench, convert, counting_gateway, make_answer):
    def script(message_id, _times):
        if message_id == "964":
            return make_answer(message_id, Outcome.NOT_FOUND, server_text="Record Not Found")
        return make_answer(message_id, senderId="=1+1", recepient="+77011234567", segments="2")

    source = bench.folder / "source.csv"
    source.write_text(SOURCE.replace("Юрий;", "=2+3;"), encoding="utf-8")
    journal = bench.journal(source)
    assert bench.run(journal, counting_gateway(script)).end == "finished"
    for name in ("out.xlsx", "out.csv"):
        export_list(journal, bench.folder / name)

    convert(TO_CSV, None, bench.folder / "out.xlsx")
    with (bench.folder / "out-Answers.csv").open(encoding="utf-8", newline="") as file:
        seen = list(csv.DictReader(file, delimiter=";"))
    assert [row["MsgID"] for row in seen] == ["0963", "964", "1.23E+15", "", "963000000000001"]
    assert [row["Result"] for row in seen] == ["Delivered", "Not found", "", "", "Delivered"]
    assert seen[0]["Sender"] == "=1+1"
    assert seen[0]["Recipient"] == "+77011234567"
    assert seen[0]["Sent (Almaty time)"] == "2022-09-21 16:00:21"
    assert seen[1]["Имя"] == '=2+3; "Ёж"'
    assert "Excel has rounded" in seen[2]["Note"]
    assert (bench.folder / "out-Summary.csv").read_text(encoding="utf-8").startswith("List;source.csv")

    # Each start takes seconds: a list whose ids became numbers goes along.
    (numbers := bench.folder / "numbers.csv").write_text(SOURCE, encoding="utf-8")
    back, numbers = convert("xlsx:Calc MS Excel 2007 XML", "CSV:59,34,76", bench.folder / "out.csv", numbers)
    assert_read(bench, numbers, "963")
    again = openpyxl.load_workbook(back)
    texts = {str(cell.value) for row in again.active.iter_rows() for cell in row}
    assert "'=1+1" in texts
    assert "Әсел" in texts
    assert not [c for row in again.active.iter_rows() for c in row if c.data_type == "f"]
    again.close()
