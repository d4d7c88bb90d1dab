"""Imports Qt without what PySide6 adds to it for developers: a hook in every later import, and all signatures as texts."""

from __future__ import annotations

import builtins
import importlib.util
import sys
from types import ModuleType
from typing import Any

_SELDOM_USED = {
    "shibokensupport.signature": ("errorhandler", "layout", "parser"),
    "shibokensupport.signature.lib": ("enum_sig", "pyi_generator", "tool"),
}
"""What PySide 6.8 to 6.11 use for `__signature__`, for `help()` and for the text of a TypeError, and for nothing else."""


def import_qt() -> None:
    """Import Qt's core, graphics and widgets, and leave Python's own import in place.

    PySide6 replaces `builtins.__import__` (shibokensupport/feature.py) to look for `from __feature__ import …`. For that it
    reads the source of every module imported from then on through `inspect.getsource`, and linecache keeps the text: 60 ms of
    the start and 13 MB after a first lookup. This program uses no `__feature__`, so that nothing is lost.

    It also compiles 95 KB of sources at every start (shibokensupport/signature/loader.py), a quarter of what a bare window
    takes. Each of them runs when something of it is first used instead.
    """
    before, seldom = builtins.__import__, dict(_SELDOM_USED)

    def without(name: str, *more: Any, **named: Any) -> ModuleType:
        for each in seldom.pop(name, ()):
            _put_off(f"{name}.{each}")
        return before(name, *more, **named)

    builtins.__import__ = without
    try:
        import PySide6.QtCore  # noqa: PLC0415  # only after the line above
        import PySide6.QtGui  # noqa: PLC0415
        import PySide6.QtWidgets  # noqa: F401, PLC0415
    finally:
        builtins.__import__ = before


def _put_off(name: str) -> None:
    spec = importlib.util.find_spec(name)
    if spec is not None:
        sys.modules[name] = module = _Later(name)
        module.__spec__, module.put_off = spec, name


class _Later(ModuleType):
    """A module whose source runs when something of it is first wanted."""

    put_off: str | None = None

    def __getattr__(self, name: str) -> Any:
        spec, own_name = self.__spec__, self.put_off
        if own_name is None or spec is None or spec.loader is None or name.startswith("__"):
            raise AttributeError(name)
        # PySide gives its modules a second name, and their loader goes by the first.
        spec.name, self.put_off = own_name, None
        spec.loader.exec_module(self)
        return getattr(self, name)
