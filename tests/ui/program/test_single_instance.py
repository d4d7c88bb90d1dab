"""One window per person and data folder."""

from __future__ import annotations

import builtins
import logging
import subprocess
import sys

import pytest
from PySide6.QtCore import QSysInfo
from PySide6.QtNetwork import QLocalSocket

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.ui.program import single_instance as module
from kit_desktop.ui.program.handover import LONGEST_LINE, Handover
from kit_desktop.ui.program.single_instance import SingleInstance, socket_address

from ...core.storage.mounts import linux_only, mount


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


@pytest.fixture
def instance(tmp_path, qapp):
    made = SingleInstance(tmp_path, practice=True)
    yield made
    made.release()


@pytest.fixture
def connect(instance, qtbot, monkeypatch):
    """Connects to the window that listens, and that has more patience than usual."""
    monkeypatch.setattr(module, "_PATIENCE_MS", 60_000)
    sockets = []

    def make():
        socket = QLocalSocket()
        sockets.append(socket)
        socket.connectToServer(socket_address(instance._folder, instance._name))
        qtbot.waitUntil(lambda: socket.state() is not QLocalSocket.LocalSocketState.ConnectingState)
        return socket

    yield make
    for socket in sockets:
        socket.abort()


def is_hung_up(socket):
    return socket.state() is QLocalSocket.LocalSocketState.UnconnectedState


def test_only_who_has_the_claim_listens_and_once(instance):
    instance.listen()
    assert instance._server is None
    assert instance.claim(Handover())
    instance.listen()
    server = instance._server
    assert server is not None
    instance.listen()
    assert instance._server is server


def test_a_line_that_is_too_long_is_hung_up_on(instance, connect, qtbot):
    instance.claim(Handover())
    instance.listen()
    socket = connect()
    socket.write(b"x" * LONGEST_LINE)
    qtbot.waitUntil(lambda: bool(instance._sockets) and instance._sockets[0].bytesAvailable() > 0)
    qtbot.waitUntil(lambda: instance._sockets[0].bytesAvailable() == LONGEST_LINE)
    assert not is_hung_up(socket)
    socket.write(b"x")
    qtbot.waitUntil(lambda: is_hung_up(socket))
    assert instance._sockets == []


def test_no_more_than_so_many_are_heard_at_once(instance, connect, qtbot, monkeypatch):
    monkeypatch.setattr(module, "_AT_ONCE", 2)
    instance.claim(Handover())
    instance.listen()
    sockets = [connect() for _ in range(3)]
    qtbot.waitUntil(lambda: is_hung_up(sockets[2]))
    assert len(instance._sockets) == 2
    assert [is_hung_up(each) for each in sockets] == [False, False, True]


@pytest.mark.parametrize("seconds", [0.0, 60.0])
def test_a_window_that_is_just_starting_is_waited_for(tmp_path, instance, monkeypatch, seconds):
    answers = [True, False]
    monkeypatch.setattr(module, "_START_SECONDS", seconds)
    monkeypatch.setattr(module, "_hand_over", lambda *_: answers.pop())
    assert instance.claim(Handover())
    waits = bool(seconds)
    assert SingleInstance(tmp_path, practice=True).claim(Handover()) is not waits
    assert answers == ([] if waits else [True])


_OF_ANOTHER_COMPUTER = f"1\nkit-desktop\nother\n{'0' * 31}1\n00000000-0000-0000-0000-000000000002\n"


@pytest.mark.parametrize("content", ["", "torn", _OF_ANOTHER_COMPUTER], ids=["empty", "torn", "restored"])
def test_a_claim_that_nobody_here_holds_is_taken_over(tmp_path, instance, content):
    (tmp_path / "practice-window.lock").write_text(content)
    assert instance.claim(Handover())
    assert instance._lock.isLocked()


def test_a_claim_that_is_held_stays_so(tmp_path, instance, monkeypatch):
    monkeypatch.setattr(module, "_START_SECONDS", 0.2)
    monkeypatch.setattr(module, "_hand_over", lambda *_: False)
    assert instance.claim(Handover())
    second = SingleInstance(tmp_path, practice=True)
    assert second.claim(Handover())
    assert (instance._lock.isLocked(), second._lock.isLocked()) == (True, False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows names no file")
def test_a_socket_lies_in_the_data_folder_as_far_as_its_path_may_be_so_long(tmp_path, monkeypatch):
    longest = len(str(tmp_path / "window.socket"))
    for most, is_inside in ((longest, True), (longest - 1, False)):
        monkeypatch.setattr(module, "_LONGEST_SOCKET_PATH", most)
        assert (socket_address(tmp_path, "window") == str(tmp_path / "window.socket")) is is_inside
