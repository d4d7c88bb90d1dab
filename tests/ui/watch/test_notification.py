"""What tells of an ended watch, when its instance is being collected."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.watch.notification import WatchNotice


def test_an_emptied_instance_still_lets_events_through(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    # As when Python collects a circle.
    vars(WatchNotice(window)).clear()
    with qtbot.captureExceptions() as raised:
        QCoreApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    assert raised == []
