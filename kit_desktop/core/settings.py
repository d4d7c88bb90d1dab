"""The person's settings: typed, declared once, kept in an INI file that may be missing, damaged or newer than this program.

Never a secret. A value that cannot be read falls back to its default and is reported; keys that this version does not know are
kept, so that going back and forth between versions loses nothing.
"""

from __future__ import annotations

import configparser
import contextlib
import json
import math
import os
import stat
import tempfile
import threading
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kit_desktop.core.endpoint import DEFAULT_ADDRESS, DEFAULT_WSDL_ADDRESS, Endpoint, EndpointError, parse_endpoint
from kit_desktop.core.lookup import DEFAULT_TIMEOUT, TIMEOUT_RANGE
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.watching import FIRST_RANGE, LONGEST_RANGE, MINUTES_RANGE, WatchPace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_SECTION = "kit-desktop"
_LARGEST = 256 * 1024
"""Bytes. What is larger is no settings file, and reading one of megabytes line by line would take half a minute."""

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


class WsdlSource(StrEnum):
    """Which description of the service is used: the one that ships with the program, or the service's own (once downloaded)."""

    SHIPPED = "shipped"
    SERVICE = "service"


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


@dataclass(frozen=True, slots=True)
class NamedAccount:
    """An account whose password is in the keyring: its login, and what the person calls it (empty: by its login)."""

    login: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is remembered between two starts, but the passwords and which account is in use."""

    address: str = DEFAULT_ADDRESS
    plain_http_address: str = ""
    """The one address for which the person has agreed to plain http."""
    timeout: float = DEFAULT_TIMEOUT
    language: Language = Language.SYSTEM
    appearance: Appearance = Appearance.SYSTEM
    id_kind: IdKind = IdKind.MSG_ID
    mask_number: bool = False
    mask_login: bool = False
    xml_indented: bool = True
    window: WindowPlace | None = None
    accounts: tuple[NamedAccount, ...] = ()
    keep_history: bool = True
    history_days: int = 30
    history_entries: int = 5000
    watch_first: float = 10.0
    watch_longest: float = 60.0
    watch_minutes: float = 30.0
    wsdl_source: WsdlSource = WsdlSource.SHIPPED
    wsdl_address: str = DEFAULT_WSDL_ADDRESS
    log_level: LogLevel = LogLevel.INFO

    def endpoint(self) -> Endpoint:
        """The address to ask. Raises EndpointError."""
        return parse_endpoint(self.address, allow_plain_http=self.address == self.plain_http_address)

    def wsdl_endpoint(self) -> Endpoint:
        """Where the service's own WSDL is. Plain http only for the server that has the consent. Raises EndpointError."""
        found = parse_endpoint(self.wsdl_address, allow_plain_http=True)
        same_server = False
        if self.address == self.plain_http_address:
            asked = self.endpoint()
            same_server = (asked.scheme, asked.host, asked.port) == (found.scheme, found.host, found.port)
        return parse_endpoint(self.wsdl_address, allow_plain_http=same_server)

    def watch_pace(self) -> WatchPace:
        """How often a watched message is asked for."""
        return WatchPace(self.watch_first, self.watch_longest, self.watch_minutes * 60)


class SettingsProblem(StrEnum):
    """What was wrong with the settings file."""

    DAMAGED_VALUES = "damaged_values"
    DAMAGED_FILE = "damaged_file"
    UNREADABLE = "unreadable"
    NOT_SAVED = "not_saved"


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings as read, what was wrong with them, and where a damaged file was put (None where there was none)."""

    settings: Settings
    problem: SettingsProblem | None = None
    damaged_keys: tuple[str, ...] = ()
    set_aside: Path | None = None


class SettingsStore:
    """Reads and writes one settings file. Writing is atomic: a killed program leaves the old file or the new one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def load(self, put_aside: bool = True) -> LoadedSettings:
        """Read the file; never raises. A file that is no INI at all is told of, and with `put_aside` renamed aside."""
        try:
            values = self._read()
        except FileNotFoundError:
            return LoadedSettings(Settings())
        except OSError:
            return LoadedSettings(Settings(), SettingsProblem.UNREADABLE)
        except (configparser.Error, UnicodeError, ValueError):
            aside = self._put_aside() if put_aside else None
            return LoadedSettings(Settings(), SettingsProblem.DAMAGED_FILE, set_aside=aside)
        read: dict[str, Any] = {}
        damaged = []
        for name, parse in _READERS.items():
            if name in values:
                try:
                    read[name] = parse(values[name])
                except (ValueError, TypeError):
                    damaged.append(name)
        problem = SettingsProblem.DAMAGED_VALUES if damaged else None
        return LoadedSettings(replace(Settings(), **read), problem, tuple(damaged))

    def save(self, settings: Settings) -> bool:
        """Write the file; False where the disk does not take it. Keys of other versions stay."""
        with self._lock, contextlib.suppress(OSError):
            parser = configparser.RawConfigParser()
            parser.read_dict({_SECTION: self._known_to_others()})
            for field in fields(settings):
                text = _written(getattr(settings, field.name))
                if text is None:
                    parser.remove_option(_SECTION, field.name)
                else:
                    parser.set(_SECTION, field.name, text)
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._replace(parser)
            return True
        return False

    def _read(self) -> dict[str, str]:
        parser = configparser.RawConfigParser()
        parser.read_string(self._content().decode("utf-8-sig"))
        return dict(parser[_SECTION]) if parser.has_section(_SECTION) else {}

    def _content(self) -> bytes:
        if not stat.S_ISREG(self._path.stat().st_mode):
            # A pipe in its place would be waited for without end.
            raise OSError("not a regular file")
        with self._path.open("rb") as file:
            content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise ValueError("too large")
        return content

    def _known_to_others(self) -> dict[str, str]:
        try:
            return self._read()
        except (OSError, configparser.Error, UnicodeError, ValueError):
            return {}

    def _replace(self, parser: configparser.RawConfigParser) -> None:
        handle, name = tempfile.mkstemp(prefix="settings-", suffix=".tmp", dir=self._path.parent)
        try:
            with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123  # a descriptor, not a path
                parser.write(file)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, self._path)  # noqa: PTH105  # both are plain texts here
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)  # noqa: PTH108
            raise

    def _put_aside(self) -> Path | None:
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
        target = self._path.with_name(f"{self._path.name}.damaged-{stamp}")
        try:
            self._path.replace(target)
        except OSError:
            return None
        return target


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


def _parse_accounts(text: str) -> tuple[NamedAccount, ...]:
    try:
        found = json.loads(text)
    except RecursionError:
        raise ValueError("too deep") from None
    if not isinstance(found, list):
        raise TypeError("no list")
    accounts: dict[str, NamedAccount] = {}
    for login, name in found:
        if not isinstance(login, str) or not isinstance(name, str) or not login:
            raise TypeError("no account")
        accounts[login] = NamedAccount(login, name)
    return tuple(accounts.values())


def _parse_within(text: str, limits: tuple[int, int]) -> int:
    number = int(text)
    if not limits[0] <= number <= limits[1]:
        raise ValueError("out of range")
    return number


_READERS: dict[str, Callable[[str], Any]] = {
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
    "accounts": _parse_accounts,
    "keep_history": _parse_flag,
    "history_days": lambda text: _parse_within(text, HISTORY_DAYS_RANGE),
    "history_entries": lambda text: _parse_within(text, HISTORY_ENTRIES_RANGE),
    "watch_first": lambda text: _within(float(text), FIRST_RANGE),
    "watch_longest": lambda text: _within(float(text), LONGEST_RANGE),
    "watch_minutes": lambda text: _within(float(text), MINUTES_RANGE),
    "wsdl_source": WsdlSource,
    "wsdl_address": _parse_address,
    "log_level": LogLevel,
}


def _written(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, WindowPlace):
        state = "maximized" if value.maximized else "normal"
        return f"{value.x} {value.y} {value.width} {value.height} {state}"
    if isinstance(value, tuple):
        # ASCII in one line: whatever stands in a login or a name, it stays one value of the file.
        return json.dumps([[account.login, account.name] for account in value])
    return str(value)
