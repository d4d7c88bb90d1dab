"""The pages of the window, and where an answer that stands on the first of them comes from."""

from __future__ import annotations

from enum import Enum, IntEnum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kit_desktop.core.lookup import LookupResult


class Tab(IntEnum):
    """The tabs, in their order."""

    RESULT = 0
    XML = 1
    HISTORY = 2
    LISTS = 3


class Origin(Enum):
    """Where an answer comes from that was not just asked for."""

    HISTORY = auto()
    LIST = auto()
    WATCH = auto()


class OpenedAnswer(NamedTuple):
    """An earlier answer that the person opened."""

    result: LookupResult
    origin: Origin
