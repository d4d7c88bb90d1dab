"""The files for KiT: what is in them, and what is said where they cannot be saved."""

from __future__ import annotations

import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from pytestqt.qtbot import QtBot

from kit_desktop.core.lookup import Exchange
from kit_desktop.core.support.evidence import Masks
from kit_desktop.ui.support.evidence import evidence_writer, suggested_path, summary_text
from kit_desktop.ui.support.letter import letter

from .answer import a_result


def test_what_is_to_be_hidden_is_hidden(qtbot: QtBot) -> None:
    masks = Masks(login=True, number=True)
    written = letter(a_result(), masks, practice=False)
    for text in (written.text, unquote(written.link), summary_text(a_result(), masks)):
        assert "mycompany" not in text
        assert "1234567" not in text
        assert "••••••" in text


def test_the_evidence_goes_into_one_file(downloads: Path) -> None:
    written = evidence_writer(a_result(), Masks())()
    (target,) = downloads.iterdir()
    assert target.suffix == ".zip"
    assert written == target
    with zipfile.ZipFile(target) as archive:
        assert set(archive.namelist()) == {"request.xml", "reply.xml", "summary.txt"}
        summary = archive.read("summary.txt").decode()
    for part in ("With the operator", "outcome: ok", "POST https://isms.center/soap/server", "HTTP/1.1 200 OK", "Server: x"):
        assert part in summary


def test_what_is_missing_or_cut_is_said() -> None:
    whole = summary_text(a_result(), Masks())
    assert "not kept" not in whole
    assert "cut off" not in whole
    kept = Exchange("https://x/", "", "", "HTTP/1.1 200 OK", reply_text="<a>", reply_cut=True)
    said = summary_text(a_result(exchange=kept), Masks())
    assert "request: not kept in the history" in said
    assert "reply: cut off" in said
    assert "POST" not in summary_text(a_result(exchange=None), Masks())


def test_the_file_is_named_after_the_id_and_the_time(downloads: Path) -> None:
    path = suggested_path(a_result("ЗАКАЗ/17:" + "9" * 100), "zip")
    assert path.parent == downloads
    assert path.name == f"kit-ЗАКАЗ_17_{'9' * 31}-20260501-170000.zip"


def test_where_there_is_no_folder_of_downloads_the_files_go_home(downloads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    downloads.rmdir()
    monkeypatch.setattr(Path, "home", lambda: downloads.parent)
    assert suggested_path(a_result(), "zip").parent == downloads.parent
