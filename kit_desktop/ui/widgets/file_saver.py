"""The file that the person says: asked for, and a text saved to it."""

from __future__ import annotations

import logging
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from kit_desktop.core.storage.files import replacing
from kit_desktop.core.storage.system_errors import SystemProblem, system_problem
from kit_desktop.ui.worker import Done, Worker

if TYPE_CHECKING:
    from collections.abc import Callable

translate = QCoreApplication.translate
_log = logging.getLogger(__name__)
_UNSAFE = re.compile(r"[^\w.-]+")


def ask_for_file(
    window: QWidget, title: str, kinds: str, chosen: Callable[[str], object], proposed: Path | None = None
) -> None:
    """Ask for a file, with `proposed` for one to be written, among the documents unless that says where; `chosen` is told.

    The dialog is opened, not run: a request to end the program finds no call that does not return.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(window, title, str(Path(documents) / (proposed or "")), kinds)
    if proposed is None:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    else:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(proposed.suffix[1:])
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class TextSaver(QObject):
    """Asks where, writes the text as UTF-8 on a worker thread, and says in `said` how it went."""

    said = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._worker = Worker(self, self._on_written)

    def offer(self, text: str, name: str) -> None:
        """Ask where this text is to be saved; `name`, without its ending, is what the file might be called."""
        proposed, chosen = Path(f"{safe_name(name)[:76]}.xml"), partial(self._on_file_selected, text)
        ask_for_file(self._window, translate("Saving", "Save"), "XML (*.xml);;* (*)", chosen, proposed)

    def _on_file_selected(self, text: str, target: str) -> None:
        self._worker.start(lambda: _written(Path(target), text))

    def _on_written(self, done: Done[Path]) -> None:
        if done.value is not None:
            self.said.emit(translate("Saving", "Saved: {name}").format(name=done.value.name))
        else:
            _log.warning("a file was not saved: %s", type(done.error).__name__)
            self.said.emit(not_saved_words(done.error))


def _written(path: Path, text: str) -> Path:
    with replacing(path, private=False) as file:
        file.write(text.encode("utf-8", "backslashreplace"))
    return path


def safe_name(text: str) -> str:
    """A text as a part of a file's name that every system takes."""
    return _UNSAFE.sub("_", text)


def not_saved_words(error: Exception | None) -> str:
    """That a file could not be written, and why, in the window's language: what the system says is in the system's."""
    not_allowed = translate("Saving", "you may not write there, or the file is open in another program")
    reason = {
        SystemProblem.NOT_A_FILE: translate("Saving", "a folder or a device has that name"),
        SystemProblem.NOT_ALLOWED: not_allowed,
        SystemProblem.BUSY: not_allowed,
        SystemProblem.MISSING: translate("Saving", "there is no such folder"),
        SystemProblem.DISK_FULL: translate("Saving", "the disk is full"),
        SystemProblem.READ_ONLY: translate("Saving", "nothing can be written to that disk"),
        SystemProblem.BAD_NAME: translate("Saving", "a file there cannot have that name"),
        SystemProblem.OTHER: translate("Saving", "the file could not be written"),
    }[system_problem(error)]
    return translate("Saving", "Not saved: {reason}").format(reason=reason)
