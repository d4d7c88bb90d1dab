"""Imports Qt without the hook that PySide6 puts into every import after it."""

from __future__ import annotations

import builtins


def import_qt() -> None:
    """Import Qt's core, graphics and widgets, and leave Python's own import in place.

    PySide6 replaces `builtins.__import__` (shibokensupport/feature.py) to look for `from __feature__ import …`. For that it
    reads the source of every module imported from then on through `inspect.getsource`, and linecache keeps the text: 60 ms of
    the start and 13 MB after a first lookup. This program uses no `__feature__`, so that nothing is lost.
    """
    before = builtins.__import__
    import PySide6.QtCore  # noqa: PLC0415  # only after the line above
    import PySide6.QtGui  # noqa: PLC0415
    import PySide6.QtWidgets  # noqa: F401, PLC0415

    builtins.__import__ = before
