"""What was copied stays to be pasted when the program has ended."""

from __future__ import annotations

import ctypes
import logging
import sys

import shiboken6
from PySide6.QtWidgets import QApplication

_log = logging.getLogger(__name__)


def leave_copied(qt: QApplication) -> None:
    """Hand over what lies on the clipboard, before the process ends in a way that Qt does not see.

    Windows and macOS fetch a copied text when somebody pastes it; from a program that is gone they get nothing (measured on
    Windows under Wine). On Linux a clipboard manager fetches it at once, and without one nothing could keep it. On macOS
    `qt` cannot be used afterwards.
    """
    if sys.platform == "win32":
        if QApplication.clipboard().ownsClipboard():
            # Bit 31 of an HRESULT is the failure.
            result = ctypes.windll.ole32.OleFlushClipboard()
            if result < 0:
                _log.warning("what was copied could not be left behind: 0x%08x", result & 0xFFFFFFFF)
    elif sys.platform == "darwin":
        # Only Qt's own pasteboard can keep its promises, and does that when it goes.
        shiboken6.delete(qt)
