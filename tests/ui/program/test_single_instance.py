"""One window per person and data folder."""

from __future__ import annotations

import builtins
import logging
import subprocess
import sys

from PySide6.QtCore import QSysInfo

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.ui.program.handover import Handover
from kit_desktop.ui.program.single_instance import SingleInstance

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
