"""A window comes back where it was, if that is somewhere a person can see it."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.core.settings.settings import Settings, WindowPlace
from kit_desktop.ui.window.placement import bring_to_front, place_of, put_in_place

from ..window_bench import Bench


@pytest.mark.parametrize(
    "place",
    [
        WindowPlace(10, 20, 700, 600),
        WindowPlace(10, 20, 900, 650),
        WindowPlace(-50_000, -50_000, 900, 650),
        WindowPlace(50_000, 50_000, 900, 650),
        WindowPlace(700, 500, 900, 650),
        WindowPlace(0, 0, 99_000, 99_000),
        WindowPlace(0, 0, 1, 1),
        WindowPlace(-100, -100, -5, -5),
        WindowPlace(30, 30, 800, 600, maximized=True),
    ],
)
def test_the_window_comes_back_onto_a_screen_that_exists(make_bench: Callable[..., Bench], place: WindowPlace) -> None:
    bench = make_bench(Settings(window=place))
    room = QGuiApplication.primaryScreen().availableGeometry()
    shown = bench.window.geometry()
    assert bench.window.isMaximized() is place.maximized
    assert room.contains(shown)
    assert shown.width() >= 640
    assert shown.height() >= 480
    wanted = QRect(place.x, place.y, place.width, place.height)
    if room.contains(wanted) and not place.maximized and place.width >= 640:
        assert place_of(bench.window) == place
    elif not room.contains(wanted):
        assert shown.top() >= 30, "the title bar must be on the screen too"


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (WindowPlace(-5000, -5000, 300, 200), QRect(8, 36, 300, 200)),
        (WindowPlace(5000, 5000, 300, 200), QRect(800 - 8 - 300, 800 - 8 - 200, 300, 200)),
        # Most of it is on the second, but for a long strip.
        (WindowPlace(790, 200, 310, 600), QRect(800 + 8, 36, 310, 400 - 8 - 36)),
    ],
)
def test_a_window_comes_back_with_its_frame_onto_the_screen_that_has_most_of_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, place: WindowPlace, shown: QRect
) -> None:
    rooms = [QRect(0, 0, 800, 800), QRect(800, 0, 400, 400)]
    screens = [SimpleNamespace(availableGeometry=lambda room=room: room) for room in rooms]
    monkeypatch.setattr(QGuiApplication, "screens", lambda: screens)
    window = QWidget()
    qtbot.addWidget(window)
    put_in_place(window, place)
    assert window.geometry() == shown


def test_the_place_of_a_maximized_window_is_the_one_before(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(Settings(window=WindowPlace(30, 30, 700, 500)))
    bench.window.showMaximized()
    bench.wait(bench.window.isMaximized)
    assert place_of(bench.window) == WindowPlace(30, 30, 700, 500, maximized=True)


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_minimised_window_comes_back(bench, qtbot):
    bench.window.showMinimized()
    qtbot.waitUntil(bench.window.isMinimized)
    bring_to_front(bench.window)
    qtbot.waitUntil(lambda: not bench.window.isMinimized() and bench.window.isActiveWindow())


@pytest.mark.parametrize(
    ("screen", "size"), [((1920, 1080), (1000, 700)), ((960, 540), (944, 496))], ids=["large screen", "small screen"]
)
def test_a_first_window_has_a_good_size_that_the_screen_has_room_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, screen: tuple[int, int], size: tuple[int, int]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    room = QRect(0, 0, *screen)
    monkeypatch.setattr(QGuiApplication, "primaryScreen", lambda: SimpleNamespace(availableGeometry=lambda: room))
    put_in_place(window, None)
    assert (window.width(), window.height()) == size


@pytest.mark.qt_log_ignore("This plugin does not support raise")
@pytest.mark.parametrize("active", [True, False])
def test_a_window_that_the_system_keeps_behind_asks_for_attention(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, active: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    alerts: list[QWidget] = []
    monkeypatch.setattr(QApplication, "alert", alerts.append)
    monkeypatch.setattr(QWidget, "isActiveWindow", lambda _window: active)
    bring_to_front(window)
    assert alerts == [window] * (not active)
