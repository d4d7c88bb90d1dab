"""Qt is imported without its hook in Python's import, and its signatures are read when they are wanted."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kit_desktop.ui.program import qt_imports

IMPORTED = """
import builtins, linecache
before = builtins.__import__
from kit_desktop.ui.program.qt_imports import import_qt
import_qt()
import kit_desktop.app
import PySide6.QtNetwork
print([builtins.__import__ is before, [name for name in linecache.cache if "kit_desktop" in name]])
"""


def test_pythons_own_import_stays_and_no_source_is_read() -> None:
    assert said(IMPORTED) == [True, []]


SEEN = """
import os, sys
sys.argv = ["kit-desktop"]
from kit_desktop import __main__ as program
from kit_desktop.ui.program import qt_imports

def tell():
    print([module.put_off for module in sys.modules.values() if type(module) is qt_imports._Later], flush=True)
    os._exit(0)

load = qt_imports.import_qt
def loaded():
    load()
    from kit_desktop import app
    start = app.App.start
    def started(self, handover):
        self.complete.connect(tell)
        start(self, handover)
    app.App.start = started
qt_imports.import_qt = loaded
program.main()
"""
WRONG = """
from PySide6.QtCore import QObject, QPoint
from PySide6.support.signature import get_signature
said = []
for wrong in (lambda: QPoint(1, 2).setX("a"), lambda: QObject(objectName=3), lambda: QPoint(1, 2, 3, 4), lambda: QPoint("a")):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        said.append(repr(error))
print([*said, repr(get_signature(QPoint)), QPoint.setX.__doc__])
"""


def test_the_program_needs_none_of_the_signatures(tmp_path: Path) -> None:
    """Each that is read takes its part of 40 ms, and would take it at the start again."""
    folders = dict.fromkeys(
        ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"), str(tmp_path)
    )
    put_off = set(said(SEEN, os.environ | folders))
    assert len(put_off) == sum(len(names) for names in qt_imports._SELDOM_USED.values())
    assert None not in put_off


def test_what_is_wrong_with_a_call_is_said_as_ever() -> None:
    ours = said("from kit_desktop.ui.program.qt_imports import import_qt; import_qt()" + WRONG)
    assert ours == said("import PySide6.QtWidgets" + WRONG)
    assert "Supported signatures" in ours[0]


def test_a_module_put_off_runs_when_something_of_its_own_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "put_off_here.py").write_text("value = 3\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    qt_imports._put_off("put_off_here")
    module = sys.modules.pop("put_off_here")
    # As Python itself asks when a module is imported.
    assert not hasattr(module, "__path__")
    assert module.put_off == "put_off_here"
    assert (module.value, module.put_off) == (3, None)
    assert not hasattr(module, "other")
    qt_imports._put_off("nowhere_to_be_found")
    assert "nowhere_to_be_found" not in sys.modules


def said(script: str, environment: dict[str, str] | None = None) -> list[object]:
    ran = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    return ast.literal_eval(ran.stdout.splitlines()[-1])


def test_nothing_needs_the_hook(repository: Path) -> None:
    for path in (repository / "kit_desktop").rglob("*.py"):
        text = path.read_text("utf-8")
        # To parse every module would take a second.
        for node in ast.walk(ast.parse(text)) if "__feature__" in text else ():
            assert not (isinstance(node, ast.ImportFrom) and node.module == "__feature__"), path
