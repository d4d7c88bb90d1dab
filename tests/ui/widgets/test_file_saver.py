"""Why a file could not be saved, in words."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.core.settings.settings import Language
from kit_desktop.core.storage.files import NotAFileError, replacing
from kit_desktop.ui.i18n import Translators
from kit_desktop.ui.widgets.file_saver import TextSaver, not_saved_words

KNOWN = [
    errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENOTDIR, errno.ENOSPC, errno.EROFS, errno.ENAMETOOLONG, errno.EINVAL,
    errno.EIO,
]  # fmt: skip


@pytest.mark.parametrize("number", KNOWN, ids=errno.errorcode.get)
@pytest.mark.parametrize("chosen", [Language.RUSSIAN, Language.KAZAKH])
def test_what_the_system_says_is_said_in_the_windows_language(number: int, chosen: Language, language: Translators) -> None:
    language.use(chosen)
    assert not re.search("[A-Za-z]", not_saved_words(OSError(number, os.strerror(number))))


def test_each_cause_is_told_apart() -> None:
    said = {number: not_saved_words(OSError(number, "")) for number in (*KNOWN, None)}
    assert len(set(said.values())) == 6
    assert said[errno.ENOSPC] == "Not saved: the disk is full"
    assert (
        said[errno.EACCES] == said[errno.EPERM] == "Not saved: you may not write there, or the file is open in another program"
    )
    assert not_saved_words(None) == not_saved_words(ValueError("x")) == "Not saved: the file could not be written"


def test_a_folder_of_that_name_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotAFileError) as raised, replacing(tmp_path):
        pass
    assert not_saved_words(raised.value) == "Not saved: a folder or a device has that name"


def test_a_text_is_written_where_the_person_says(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    saver, said = TextSaver(window), []
    saver.said.connect(said.append)
    saver.offer("Қ\ud800", "reply of/963" + "x" * 100)
    (dialog,) = window.findChildren(QFileDialog)
    (suggested,) = dialog.selectedFiles()
    assert Path(suggested).name == "reply_of_963".ljust(76, "x") + ".xml"
    assert dialog.defaultSuffix() == "xml"
    dialog.fileSelected.emit(str(tmp_path / "a.xml"))
    qtbot.waitUntil(lambda: bool(said))
    assert (tmp_path / "a.xml").read_bytes() == "Қ\\ud800".encode()
    dialog.fileSelected.emit(str(tmp_path))
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said == ["Saved: a.xml", "Not saved: a folder or a device has that name"]
    dialog.done(0)
