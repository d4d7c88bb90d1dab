"""The values of the settings file: what each may be, how it is read from text, and how it is written."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kit_desktop.core.endpoint import EndpointError, parse_endpoint
from kit_desktop.core.lookup import TIMEOUT_RANGE
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.settings.settings_accounts import parse_accounts
from kit_desktop.core.watch import FIRST_RANGE, LONGEST_RANGE, MINUTES_RANGE

if TYPE_CHECKING:
    from collections.abc import Callable

HISTORY_DAYS_RANGE = (1, 3650)
"""Days that answers may be kept."""

HISTORY_ENTRIES_RANGE = (1, 1_000_000)
"""Answers that may be kept."""


class Language(StrEnum):
    """The language of the window; SYSTEM follows the operating system."""

    SYSTEM = "system"
    ENGLISH = "en"
    RUSSIAN = "ru"
    KAZAKH = "kk"


class Appearance(StrEnum):
    """Light or dark; SYSTEM follows the operating system."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class LogLevel(StrEnum):
    """How much the log says; the values are the names of Python's levels."""

    WARNING = "warning"
    INFO = "info"
    DEBUG = "debug"


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Where the window was, in the desktop's logical pixels."""

    x: int
    y: int
    width: int
    height: int
    maximized: bool = False


def parse_timeout(text: str) -> float:
    """Seconds within TIMEOUT_RANGE. Raises ValueError."""
    number = float(text)
    return _within(number, TIMEOUT_RANGE)


def _within(number: float, limits: tuple[float, float]) -> float:
    if not math.isfinite(number) or not limits[0] <= number <= limits[1]:
        raise ValueError("out of range")
    return number


def _parse_address(text: str) -> str:
    try:
        parse_endpoint(text, allow_plain_http=True)
    except EndpointError as exc:
        raise ValueError(exc.reason) from None
    return text


def _parse_flag(text: str) -> bool:
    return {"true": True, "false": False}[text] if text in {"true", "false"} else _refuse()


def _refuse() -> bool:
    raise ValueError("neither true nor false")


def _parse_place(text: str) -> WindowPlace:
    *numbers, state = text.split()
    x, y, width, height = (int(number) for number in numbers)
    if not all(-100_000 < number < 100_000 for number in (x, y, width, height)) or state not in {"normal", "maximized"}:
        raise ValueError("no place")
    return WindowPlace(x, y, width, height, state == "maximized")


def _parse_within(text: str, limits: tuple[int, int]) -> int:
    number = int(text)
    if not limits[0] <= number <= limits[1]:
        raise ValueError("out of range")
    return number


READERS: dict[str, Callable[[str], Any]] = {
    "address": _parse_address,
    "plain_http_address": str,
    "timeout": parse_timeout,
    "language": Language,
    "appearance": Appearance,
    "id_kind": IdKind,
    "mask_number": _parse_flag,
    "mask_login": _parse_flag,
    "xml_indented": _parse_flag,
    "window": _parse_place,
    "accounts": parse_accounts,
    "keep_history": _parse_flag,
    "history_days": lambda text: _parse_within(text, HISTORY_DAYS_RANGE),
    "history_entries": lambda text: _parse_within(text, HISTORY_ENTRIES_RANGE),
    "watch_first": lambda text: _within(float(text), FIRST_RANGE),
    "watch_longest": lambda text: _within(float(text), LONGEST_RANGE),
    "watch_minutes": lambda text: _within(float(text), MINUTES_RANGE),
    "log_level": LogLevel,
}
"""How each setting is read from its text, by its name in the file. They raise ValueError or TypeError."""


def written(value: object) -> str | None:
    """The text of a value that READERS read back; None for what is written by not being there."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, WindowPlace):
        state = "maximized" if value.maximized else "normal"
        return f"{value.x} {value.y} {value.width} {value.height} {state}"
    return str(value)
