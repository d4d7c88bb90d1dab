"""A window with watching."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ..window_bench import Bench
from .watching import Watching


@pytest.fixture
def watching(bench: Bench, qtbot: QtBot):
    made = Watching(bench, qtbot)
    yield made
    made.list.stop_all()
