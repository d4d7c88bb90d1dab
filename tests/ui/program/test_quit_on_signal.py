"""A polite request to end, heard from within Qt's event loop."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kit_desktop.startup.stop_signals import SIGNALS
from kit_desktop.ui.program.quit_on_signal import StopSignals


class Application:
    """What is asked to end."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def closeAllWindows(self) -> None:
        self.told.append("close")

    def quit(self) -> None:
        self.told.append("quit")


@pytest.fixture
def asked() -> Application:
    return Application()


@pytest.fixture
def signals(asked: Application) -> Iterator[StopSignals]:
    before = [signal.getsignal(number) for number in SIGNALS]
    signals = StopSignals(asked)  # type: ignore[arg-type]
    yield signals
    signal.set_wakeup_fd(-1)
    for number, handler in zip(SIGNALS, before, strict=True):
        signal.signal(number, handler)
    if signals._notifier is not None:
        signals._notifier.setEnabled(False)
        signals._near.close()
        signals._far.close()


def test_before_it_listens_it_changes_nothing(asked: Application) -> None:
    before = signal.getsignal(signal.SIGTERM)
    signals = StopSignals(asked)  # type: ignore[arg-type]
    assert signals._notifier is None
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_request_closes_the_windows_and_ends_the_program(signals: StopSignals, asked: Application, qtbot: QtBot) -> None:
    signals.listen()
    first = signals._near
    signals.listen()
    assert signals._near is first
    signal.raise_signal(signal.SIGTERM)
    qtbot.waitUntil(lambda: asked.told == ["close", "quit"])
    with pytest.raises(BlockingIOError):
        signals._near.recv(1)
