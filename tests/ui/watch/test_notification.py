"""The marks that tell of an ended watch, when their instances are being collected."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.watch.notification import TitleMark, WatchNotice


@pytest.mark.parametrize("kind", [TitleMark, WatchNotice])
def test_an_emptied_instance_still_lets_events_through(qtbot: QtBot, kind: type[TitleMark | WatchNotice]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    told: QObject = kind(window)
    for name in ("_tray", "_marked"):  # what the event filter reads, gone as when Python collects a circle
        vars(told).pop(name, None)
    with qtbot.captureExceptions() as raised:
        QCoreApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    assert raised == []
