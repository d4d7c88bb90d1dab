"""Qt is imported without its hook in Python's import."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

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
    ran = subprocess.run([sys.executable, "-c", IMPORTED], capture_output=True, text=True, check=True, timeout=60)
    assert ast.literal_eval(ran.stdout) == [True, []]


def test_nothing_needs_the_hook(repository: Path) -> None:
    for path in (repository / "kit_desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert not (isinstance(node, ast.ImportFrom) and node.module == "__feature__"), path
