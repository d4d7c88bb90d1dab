"""Saving a text where the person says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

translate = QCoreApplication.translate
_UNSAFE = re.compile(r"[^\w.-]+")


def save_text(parent: QWidget, text: str, name: str, say: Callable[[str], None]) -> None:
    """Ask where, write the text as UTF-8, and say how it went."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    suggested = str(Path(folder) / _UNSAFE.sub("_", name)[:80])
    target, _ = QFileDialog.getSaveFileName(parent, translate("Saving", "Save"), suggested, "XML (*.xml);;* (*)")
    if not target:
        return
    try:
        Path(target).write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as exc:
        say(translate("Saving", "Not saved: {reason}").format(reason=exc.strerror or type(exc).__name__))
    else:
        say(translate("Saving", "Saved: {name}").format(name=Path(target).name))
