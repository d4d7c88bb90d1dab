"""What was closed is gone: no dialog is kept alive by a connection."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog

from ..window_bench import Bench


@pytest.mark.parametrize("name", ["Account…", "Settings…", "About KiT Desktop"])
def test_closed_dialogs_are_collected(bench: Bench, name: str) -> None:
    action = next(each for each in bench.window.findChildren(QAction) if each.text().replace("&", "") == name)
    opened = []
    for _ in range(2):
        action.trigger()
        (dialog,) = [each for each in bench.window.findChildren(QDialog) if each.isVisible()]
        opened.append(weakref.ref(dialog))
        dialog.close()
        del dialog
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert [each() for each in opened] == [None] * 2
    assert bench.window.findChildren(QDialog) == []


def test_a_closed_window_is_collected(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench()
    bench.ask("963")
    gone = weakref.ref(bench.window)
    bench.window.close()
    bench.window.deleteLater()
    del bench.window, bench.accounts
    bench.bot._request.node.qt_widgets = []  # pytest-qt closes windows that it knows by itself
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert gone() is None
