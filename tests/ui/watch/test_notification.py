"""What tells of an ended watch, when its instance is being collected."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.watch.notification import WatchNotice

from ..window_bench import Bench


def test_an_emptied_instance_still_lets_events_through(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    # As when Python collects a circle.
    vars(WatchNotice(window)).clear()
    with qtbot.captureExceptions() as raised:
        QCoreApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    assert raised == []


def test_the_title_is_marked_until_the_window_is_looked_at(watching, qtbot, make_bench: Callable[..., Bench]):
    other = make_bench().window
    other.activateWindow()
    qtbot.waitUntil(lambda: not watching.bench.window.isActiveWindow())
    watching.shows()
    watching.control._on_toggled()
    watching.will_say(status="undelivered")
    watching.pass_time(10)
    window = watching.bench.window
    assert window.windowTitle().startswith("● 964020")
    window.setWindowTitle("another")
    assert window.windowTitle() == "● another"
    window.activateWindow()
    qtbot.waitUntil(lambda: window.windowTitle() == "another")


class Tray:
    """Stands for the system's tray; keeps what is shown."""

    available = True
    said: ClassVar[list[tuple[str, str]]] = []

    def __init__(self, *_args: object) -> None:
        self.visible = False
        self.activated = self.messageClicked = self

    @classmethod
    def isSystemTrayAvailable(cls) -> bool:
        return cls.available

    @classmethod
    def supportsMessages(cls) -> bool:
        return cls.available

    def connect(self, _slot: object) -> None: ...

    def setToolTip(self, _text: str) -> None: ...

    def show(self) -> None:
        self.visible = True

    def hide(self) -> None:
        self.visible = False

    def showMessage(self, title: str, text: str, *_rest: object) -> None:
        assert self.visible
        self.said.append((title, text))


@pytest.mark.parametrize("available", [True, False])
def test_the_system_is_told_where_it_can_be(watching, monkeypatch, available):
    monkeypatch.setattr("kit_desktop.ui.watch.notification.QSystemTrayIcon", Tray)
    monkeypatch.setattr(Tray, "available", available)
    monkeypatch.setattr(Tray, "said", [])
    watching.shows()
    watching.control.button.click()
    watching.will_say(status="delivered", senderId="<b>hostile</b>")
    watching.pass_time(10)
    assert Tray.said == ([("Delivered to the phone", "MsgID 964020")] if available else [])
