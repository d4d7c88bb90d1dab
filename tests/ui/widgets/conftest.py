"""The page on which one widget stands."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from .drawing import PALETTE


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.setPalette(PALETTE)
    page.resize(400, 200)
    page.show()
    page.activateWindow()
    page.setFocus()
    return page
