"""Saving the settings: the latest state, off the window's thread, and what is said where that fails."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.settings import saver as saver_module
from kit_desktop.ui.settings.saver import SettingsSaver

FIRST, SECOND, THIRD = (replace(Settings(), history_days=days) for days in (1, 2, 3))


class Store:
    """Keeps what it is given; `gate` holds it up, `outcome` is what saving comes to."""

    def __init__(self) -> None:
        self.saved: list[Settings] = []
        self.gate = threading.Event()
        self.gate.set()
        self.began = threading.Event()
        self.outcome: bool | Exception = True

    def save(self, settings: Settings) -> bool:
        self.began.set()
        self.gate.wait(10)
        self.saved.append(settings)
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def saver(qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[SettingsSaver]:
    monkeypatch.setattr(saver_module, "_SAVE_DELAY", 1)
    parent = QObject()
    yield SettingsSaver(store, parent)  # type: ignore[arg-type]
    store.gate.set()


def test_of_changes_that_come_together_the_last_is_written(qtbot: QtBot, store: Store, saver: SettingsSaver) -> None:
    for settings in (FIRST, SECOND, THIRD):
        saver.save_soon(settings)
    assert store.saved == []
    qtbot.waitUntil(lambda: store.saved == [THIRD])


def test_what_comes_while_it_is_written_follows_and_only_the_latest_of_it(
    qtbot: QtBot, store: Store, saver: SettingsSaver
) -> None:
    store.gate.clear()
    saver.save_soon(FIRST)
    qtbot.waitUntil(store.began.is_set)
    assert not saver.finish(SECOND, 0)
    assert not saver.finish(THIRD, 0)
    store.gate.set()
    assert saver.finish(THIRD, 10)
    assert store.saved[:2] == [FIRST, THIRD]
    assert SECOND not in store.saved


@pytest.mark.parametrize("outcome", [False, OSError(28, "full")])
def test_a_failure_is_told_once_until_it_succeeds_again(
    qtbot: QtBot, store: Store, saver: SettingsSaver, outcome: bool | Exception
) -> None:
    told = QSignalSpy(saver.not_saved)
    store.outcome = outcome
    for number, settings in enumerate((FIRST, SECOND), 1):
        with qtbot.waitSignal(saver._worker.finished):
            saver.save_soon(settings)
        assert len(store.saved) == number
    assert told.count() == 1
    store.outcome = True
    with qtbot.waitSignal(saver._worker.finished):
        saver.save_soon(FIRST)
    store.outcome = outcome
    with qtbot.waitSignal(saver.not_saved):
        saver.save_soon(SECOND)
    assert told.count() == 2


def test_at_the_end_it_waits_no_longer_than_it_may_and_says_whether_it_is_on_the_disk(
    qtbot: QtBot, store: Store, saver: SettingsSaver
) -> None:
    told = QSignalSpy(saver.not_saved)
    assert saver.finish(FIRST, 10)
    assert store.saved == [FIRST]
    store.outcome = False
    assert not saver.finish(SECOND, 10)
    store.gate.clear()
    assert not saver.finish(THIRD, 0.01)
    assert told.count() == 0
