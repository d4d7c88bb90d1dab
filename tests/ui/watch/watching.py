"""A window with watching on a clock that the test moves."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.ui.watch.controller import WatchControl
from kit_desktop.ui.watch.watch_list import WatchList

from ..window_bench import Bench, answer

SENT = LookupQuery(IdKind.MSG_ID, "964020")


class Watching(QObject):
    """A window with watching, and a clock that stands until the test moves it."""

    def __init__(self, bench: Bench, qtbot: QtBot) -> None:
        super().__init__()
        self.bench, self.qtbot, self.now = bench, qtbot, 1_000.0
        self.list = WatchList(bench.gateway, bench.account, bench.current, self, clock=lambda: self.now)
        self.control = WatchControl(bench.window, self.list, bench.lookups)
        bench.lookups.finished.connect(self.list.hear)
        self.answered = QSignalSpy(self.list.answered)
        self.ended = QSignalSpy(self.list.ended)

    @property
    def pills(self):
        return self.control.strip.pills

    def shows(self, **given):
        self.bench.window.show_result(answer(**({"query": SENT, "status": "sent", "msgID": "964020"} | given)))

    def will_say(self, **given):
        self.bench.gateway.reply = lambda query: answer(query, **given)

    def pass_time(self, seconds: float, questions: int = 1):
        before = self.answered.count()
        self.now += seconds
        self.qtbot.waitUntil(lambda: self.answered.count() >= before + questions)
