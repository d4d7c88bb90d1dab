"""What a second start may hand over: an id and its kind, nothing else, whatever comes in over the socket."""

from __future__ import annotations

import builtins
import json
import logging
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSysInfo

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import LONGEST_ID, IdKind, parse_id
from kit_desktop.ui.program.handover import LONGEST_LINE, Handover, decode, encode
from kit_desktop.ui.program.single_instance import SingleInstance
from kit_desktop.ui.window.placement import bring_to_front

from ...core.storage.mounts import linux_only, mount


@given(st.sampled_from(IdKind), st.text(max_size=LONGEST_ID + 50))
def test_what_a_person_could_paste_arrives_and_everything_fits(kind, text):
    line = encode(Handover(LookupQuery(kind, text)))
    assert len(line) <= LONGEST_LINE
    assert line.count(b"\n") == 1
    arrived = decode(line)
    assert arrived is not None
    if arrived.query is not None:
        assert arrived.query.by is kind
        assert arrived.query.id == parse_id(text[:LONGEST_ID], kind).text
        assert arrived.query.id.isprintable()


@pytest.mark.parametrize("text", ["963", "1YT", "ЗАКАЗ-117", "order 15", "007"])
def test_an_id_arrives_as_it_was(text):
    query = LookupQuery(IdKind.USER_MSG_ID, text)
    assert decode(encode(Handover(query))) == Handover(query)


def test_no_id_is_the_wish_to_see_the_window():
    assert decode(encode(Handover())) == Handover(None)


@given(st.binary(max_size=6_000))
def test_bytes_from_anybody_are_read_or_refused(line):
    found = decode(line)
    assert found is None or found.query is None or found.query.id.isprintable()


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))  # fmt: skip  # noqa: E501
def test_json_from_anybody_is_read_or_refused(content):
    found = decode(json.dumps(content).encode())
    assert found is None or (found.query is None and content == {})


@pytest.mark.parametrize("text", ["\x00", "a\nb", "\x1b[31m", "\ud800", "\u202e", " ", ""])
def test_what_no_person_could_paste_is_left_out(text):
    assert decode(json.dumps({"by": "MsgID", "id": text}).encode()) == Handover(None)


def test_without_qts_network_library_each_start_opens_a_window(tmp_path, monkeypatch, caplog, qapp):
    real = builtins.__import__

    def refuse(name, *rest):
        if name == "PySide6.QtNetwork":
            raise ImportError("libgssapi_krb5.so.2: cannot open shared object file", name=name)
        return real(name, *rest)

    first, second = (SingleInstance(tmp_path, practice=True) for _ in range(2))
    monkeypatch.setattr(builtins, "__import__", refuse)
    with caplog.at_level(logging.WARNING):
        assert first.claim(Handover())
        first.listen()
        assert second.claim(Handover())
    assert caplog.text.count("PySide6.QtNetwork") == 2
    second.release()
    first.release()


def test_a_start_that_finds_the_claim_taken_hands_its_id_over(tmp_path, qtbot):
    first = SingleInstance(tmp_path, practice=True)
    assert first.claim(Handover())
    first.listen()
    script = (
        "import sys\nfrom pathlib import Path\nfrom kit_desktop.core.lookup import LookupQuery\n"
        "from kit_desktop.core.message_id import IdKind\n"
        "from kit_desktop.ui.program.single_instance import Handover, SingleInstance\n"
        "second = SingleInstance(Path(sys.argv[1]), practice=True)\n"
        "sys.exit(second.claim(Handover(LookupQuery(IdKind.MSG_ID, '1'))))"
    )
    with qtbot.waitSignal(first.handed_over, timeout=60_000) as told:
        second = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)])
    assert told.args == [Handover(LookupQuery(IdKind.MSG_ID, "1"))]
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=60_000)
    assert second.returncode == 0
    first.release()


def test_a_folder_that_cannot_be_made_opens_a_window(tmp_path, qapp):
    (tmp_path / "file").write_text("")
    instance = SingleInstance(tmp_path / "file" / "data", practice=True)
    assert instance.claim(Handover())
    instance.listen()
    instance.release()


@linux_only
def test_each_computer_on_a_network_drive_has_its_own_window(tmp_path, monkeypatch, qapp):
    mount(monkeypatch, tmp_path, "nfs4")
    here = SingleInstance(tmp_path, practice=True)
    assert here.claim(Handover())
    here.listen()
    (lock,) = tmp_path.glob("*.lock")
    assert lock.name != "practice-window.lock"
    assert not list(tmp_path.glob("*.socket"))
    monkeypatch.setattr(QSysInfo, "machineHostName", lambda: "another computer")
    elsewhere = SingleInstance(tmp_path, practice=True)
    assert elsewhere.claim(Handover())
    assert tmp_path / "practice-window-another-computer.lock" in tmp_path.glob("*.lock")
    elsewhere.release()
    here.release()
    assert not list(tmp_path.glob("*.lock"))


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_minimised_window_comes_back(bench, qtbot):
    bench.window.showMinimized()
    qtbot.waitUntil(bench.window.isMinimized)
    bring_to_front(bench.window)
    qtbot.waitUntil(lambda: not bench.window.isMinimized() and bench.window.isActiveWindow())
