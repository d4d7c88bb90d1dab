"""The program's name, version and licences, all of them to be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kit_desktop import __version__, paths
from kit_desktop.ui.help import about
from kit_desktop.ui.help.about import AboutDialog, licence_texts, own_licence
from kit_desktop.ui.widgets.plain_label import PlainLabel

from ..window_bench import seen

LICENCES = paths.resources() / "licenses"


def test_version_purpose_support_and_our_own_licence_are_seen(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    said = seen(dialog)
    first = (LICENCES / "KiT-Desktop.txt").read_text(encoding="utf-8").splitlines()[0]
    for part in (f"KiT Desktop {__version__}", "It only reads", "support@kazinfoteh.kz", f"Licence of KiT Desktop: {first}"):
        assert part in said


def test_every_text_that_ships_can_be_read(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    names = [dialog.chooser.itemText(number) for number in range(dialog.chooser.count())]
    assert names[:2] == ["KiT Desktop", "Overview"]
    assert {"GPL-3.0", "LGPL-3.0", "Apache-2.0", "icu"} <= set(names)
    assert len(names) == len(set(names)) == len(list(LICENCES.rglob("*.txt")))
    for name, part in (("LGPL-3.0", "LESSER GENERAL PUBLIC"), ("Apache-2.0", "Apache License"), ("KiT Desktop", "licence")):
        dialog.chooser.setCurrentText(name)
        assert part in dialog.text.toPlainText()


def test_the_licence_gets_the_room_and_the_picture_stands_at_the_top(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    before = dialog.text.height()
    dialog.resize(dialog.width(), dialog.height() + 100)
    assert dialog.text.height() == before + 100
    (picture,) = (each for each in dialog.findChildren(QLabel) if not each.pixmap().isNull())
    title = dialog.findChildren(PlainLabel)[0]
    assert picture.y() == title.mapTo(dialog, QPoint()).y()
    assert picture.geometry().right() < title.mapTo(dialog, QPoint()).x()


def test_without_licences_it_opens_as_well(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    monkeypatch.setattr(about, "window_icon", QIcon)
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    assert (dialog.chooser.count(), dialog.text.toPlainText()) == (0, "")


def test_texts_in_folders_of_their_own_are_found_and_tables_are_none(tmp_path: Path) -> None:
    (tmp_path / "zeep").mkdir()
    (tmp_path / "zeep" / "LICENSE").write_text("MIT", encoding="utf-8")
    (tmp_path / "components.cdx.json").write_text("{}", encoding="utf-8")
    assert list(licence_texts(tmp_path)) == ["zeep/LICENSE"]
    assert own_licence(tmp_path) == ""


def test_a_text_that_has_gone_is_said(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    monkeypatch.setattr(Path, "read_text", lambda *_args, **_options: (_ for _ in ()).throw(OSError))
    dialog.chooser.setCurrentIndex(3)
    assert dialog.text.toPlainText() == "This text cannot be read."
