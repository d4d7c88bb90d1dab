"""Opens the settings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kit_desktop.core.settings.settings import Settings

from .opened import Opened


@pytest.fixture
def open_settings(qtbot: QtBot) -> Callable[..., Opened]:
    """Opens the settings."""
    return lambda settings=None, **options: Opened(qtbot, settings or Settings(), **options)
