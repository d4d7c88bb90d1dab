"""The settings: each declared once, what it may be, how it is read from its text, and how it is written.

The accounts are a list of [login, name] in JSON, in which other versions may have more.
"""

from __future__ import annotations

import sys
from configparser import ConfigParser
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from kit_desktop.core import limits
from kit_desktop.core.accounts import NamedAccount
from kit_desktop.core.endpoint import DEFAULT_ADDRESS, NO_PROXY, SYSTEM_PROXY, Endpoint, parse_endpoint, parse_proxy_address
from kit_desktop.core.message_id import IdKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kit_desktop.core.lists.values import Pace
    from kit_desktop.core.watch import WatchPace

_Number = TypeVar("_Number", int, float)

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


class WindowPlace(NamedTuple):
    """Where the window was, in the desktop's logical pixels."""

    x: int
    y: int
    width: int
    height: int
    maximized: bool = False


class PartlyReadError(ValueError):
    """Some of it was not understood; `accounts` are those that were."""

    def __init__(self, accounts: tuple[NamedAccount, ...]) -> None:
        super().__init__("not every account is understood")
        self.accounts = accounts


def parse_accounts(text: str) -> tuple[NamedAccount, ...]:
    """The accounts, each login once. Raises PartlyReadError, and ValueError or TypeError where there is no list at all."""
    found = [_account(entry) for entry in _entries(text)]
    understood = {account.login: account for account in found if account is not None}
    if None in found:
        raise PartlyReadError(tuple(understood.values()))
    return tuple(understood.values())


def merged_accounts(text: str, before: tuple[NamedAccount, ...], after: tuple[NamedAccount, ...]) -> str:
    """The list with what came, went or was renamed between `before` and `after`; everything else in it stays as it came.

    Raises ValueError or TypeError where `text` is no list.
    """
    known = {account.login for account in before}
    gone = known - {account.login for account in after}
    changed = {account.login: account for account in after if account not in before}
    met = set()
    merged = []
    for entry in _entries(text):
        there = _account(entry)
        if there is None:
            merged.append(entry)
        elif there.login not in gone:
            met.add(there.login)
            wanted = changed.get(there.login, there)
            # One entered anew without a name leaves the name that another window gave it.
            nameless = not wanted.name and wanted.login not in known
            merged.append(entry if nameless else [wanted.login, wanted.name])
    merged += [[account.login, account.name] for account in changed.values() if account.login not in met]
    import json  # noqa: PLC0415  # the start need not wait for it

    # ASCII in one line: whatever stands in a login or a name, it stays one value of the file.
    return json.dumps(merged)


def _entries(text: str) -> list[object]:
    import json  # noqa: PLC0415  # as above

    try:
        found = json.loads(text)
    except RecursionError:
        raise ValueError("too deep") from None
    if not isinstance(found, list):
        raise TypeError("no list")
    return found


def _account(entry: object) -> NamedAccount | None:
    """None for what this version does not understand. A third field may say whose password it is, so it is not guessed at."""
    match entry:
        case [str(login), str(name)] if login:
            return NamedAccount(login, name)
    return None


def parse_timeout(text: str) -> float:
    """Seconds within TIMEOUT_RANGE. Raises ValueError."""
    return _within(float(text), limits.TIMEOUT_RANGE)


def _within(number: _Number, allowed: tuple[float, float]) -> _Number:
    if not allowed[0] <= number <= allowed[1]:  # which says no to what is no number, too
        raise ValueError("out of range")
    return number


def _parse_address(text: str) -> str:
    parse_endpoint(text, allow_plain_http=True)
    return text


def _parse_proxy(text: str) -> str:
    if text not in {SYSTEM_PROXY, NO_PROXY}:
        if "://" not in text:
            raise ValueError("no proxy")
        # Among others it refuses a login: that would be a secret in a file that everybody can read.
        parse_proxy_address(text)
    return text


def _parse_flag(text: str) -> bool:
    flag = ConfigParser.BOOLEAN_STATES.get(text.lower())
    if flag is None:
        raise ValueError("neither true nor false")
    return flag


def _parse_place(text: str) -> WindowPlace:
    *numbers, state = text.split()
    x, y, width, height = (int(number) for number in numbers)
    if not all(-100_000 < number < 100_000 for number in (x, y, width, height)) or state not in {"normal", "maximized"}:
        raise ValueError("no place")
    return WindowPlace(x, y, width, height, state == "maximized")


def _parse_rate(text: str) -> float:
    number = float(text)
    return number if number == 0 else _within(number, limits.RATE_RANGE)


_READ = "read"
"""A field's metadata: what reads the setting from its text. It raises ValueError (EndpointError is one) or TypeError."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is remembered between two starts, but the passwords and which account is in use.

    Each is declared here and nowhere else: its name in the file, its default, and how it is read from its text.
    `locked` names those that the administrator has set for good.
    """

    address: str = field(default=DEFAULT_ADDRESS, metadata={_READ: _parse_address})
    plain_http_address: str = field(default="", metadata={_READ: str})
    """The one address for which the person has agreed to plain http."""
    timeout: float = field(default=limits.DEFAULT_TIMEOUT, metadata={_READ: parse_timeout})
    language: Language = field(default=Language.SYSTEM, metadata={_READ: Language})
    appearance: Appearance = field(default=Appearance.SYSTEM, metadata={_READ: Appearance})
    id_kind: IdKind = field(default=IdKind.MSG_ID, metadata={_READ: IdKind})
    mask_number: bool = field(default=False, metadata={_READ: _parse_flag})
    mask_login: bool = field(default=False, metadata={_READ: _parse_flag})
    offer_clipboard: bool = field(default=sys.platform != "darwin", metadata={_READ: _parse_flag})
    """Whether an id on the clipboard is offered. Off on macOS, which asks the person at every reading."""
    xml_indented: bool = field(default=True, metadata={_READ: _parse_flag})
    window: WindowPlace | None = field(default=None, metadata={_READ: _parse_place})
    accounts: tuple[NamedAccount, ...] = field(default=(), metadata={_READ: parse_accounts})
    keep_history: bool = field(default=True, metadata={_READ: _parse_flag})
    history_days: int = field(default=30, metadata={_READ: lambda text: _within(int(text), HISTORY_DAYS_RANGE)})
    history_entries: int = field(default=5000, metadata={_READ: lambda text: _within(int(text), HISTORY_ENTRIES_RANGE)})
    watch_first: float = field(default=10.0, metadata={_READ: lambda text: _within(float(text), limits.FIRST_RANGE)})
    watch_longest: float = field(default=60.0, metadata={_READ: lambda text: _within(float(text), limits.LONGEST_RANGE)})
    watch_minutes: float = field(default=30.0, metadata={_READ: lambda text: _within(float(text), limits.MINUTES_RANGE)})
    list_parallel: int = field(
        default=limits.DEFAULT_PARALLEL, metadata={_READ: lambda text: _within(int(text), limits.PARALLEL_RANGE)}
    )
    list_rate: float = field(default=limits.DEFAULT_RATE, metadata={_READ: _parse_rate})
    """Lookups of a list a second at most; 0 is no limit."""
    log_level: LogLevel = field(default=LogLevel.INFO, metadata={_READ: LogLevel})
    proxy: str = field(default=SYSTEM_PROXY, metadata={_READ: _parse_proxy})
    """An address, or `system` or `direct`."""
    allow_http: bool = field(default=True, metadata={_READ: _parse_flag})
    """Whether plain http can be agreed to at all."""
    allow_csv: bool = field(default=True, metadata={_READ: _parse_flag})
    """Whether lists may be saved as CSV."""
    allow_practice: bool = field(default=True, metadata={_READ: _parse_flag})
    locked: frozenset[str] = frozenset()

    def endpoint(self) -> Endpoint:
        """The address to ask, by the proxy that is set. Raises EndpointError."""
        agreed = self.allow_http and self.address == self.plain_http_address
        return replace(parse_endpoint(self.address, allow_plain_http=agreed), proxy=self.proxy)

    def locked_as_in(self, before: Settings) -> Settings:
        """The same, with what is locked as it was."""
        return replace(self, locked=before.locked, **{name: getattr(before, name) for name in before.locked})

    def watch_pace(self) -> WatchPace:
        """How often a watched message is asked for."""
        from kit_desktop.core.watch import WatchPace  # noqa: PLC0415  # the start need not wait for it

        return WatchPace(self.watch_first, self.watch_longest, self.watch_minutes * 60)

    def list_pace(self) -> Pace:
        """How gently a list is looked up."""
        from kit_desktop.core.lists.values import Pace  # noqa: PLC0415  # as above

        return Pace(self.list_parallel, self.list_rate, self.timeout)


READERS: dict[str, Callable[[str], Any]] = {
    each.name: each.metadata[_READ] for each in fields(Settings) if _READ in each.metadata
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


def read_values(values: Mapping[str, str], base: Settings) -> tuple[Settings, tuple[str, ...]]:
    """`base` with those texts read over it, and the names of those that cannot be read, which stay as in `base`."""
    read: dict[str, Any] = {}
    damaged = []
    for name, parse in READERS.items():
        if name in values:
            try:
                read[name] = parse(values[name])
            except PartlyReadError as exc:
                read[name] = exc.accounts
                damaged.append(name)
            except (ValueError, TypeError):
                damaged.append(name)
                if name == "address":
                    # Kept though it cannot be used: asking the default instead would send the password to another server.
                    # One with a login in it may have a password too, and addresses are shown.
                    read[name] = "" if "@" in values[name] else values[name]
    return replace(base, **read), tuple(damaged)
