"""The person's settings: typed, declared once, kept in an INI file that may be missing, damaged or newer than this program.

Never a secret. A value that cannot be read falls back to its default and is reported. Saving changes only what this program
changed: keys, sections and accounts that this version does not know are kept, and what another window wrote meanwhile stays.
"""

from __future__ import annotations

import configparser
import contextlib
import os
import stat
import threading
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kit_desktop.core.settings.ini_file import LARGEST, SettingsFile
from kit_desktop.core.settings.settings import (
    HISTORY_DAYS_RANGE,
    HISTORY_ENTRIES_RANGE,
    READERS,
    Appearance,
    Language,
    LogLevel,
    NamedAccount,
    PartlyReadError,
    Settings,
    WindowPlace,
    parse_timeout,
)
from kit_desktop.core.storage.files import replacing, sweep, when_free

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "HISTORY_DAYS_RANGE",
    "HISTORY_ENTRIES_RANGE",
    "Appearance",
    "Language",
    "LoadedSettings",
    "LogLevel",
    "NamedAccount",
    "Settings",
    "SettingsProblem",
    "SettingsStore",
    "WindowPlace",
    "parse_timeout",
]

_ATTEMPTS = 5
"""How often a save begins anew because another window saved at the same moment."""
_NEVER_REPLACED = frozenset({"address"})
"""Kept as they are though they cannot be used: asking the default instead would send the password to another server."""
_DAMAGE = (configparser.Error, UnicodeError, ValueError)


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


class _ChangedMeanwhileError(Exception):
    """Another window has saved; nothing was replaced."""


class SettingsStore:
    """Reads and writes one settings file. Writing is atomic: a killed program leaves the old file or the new one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        # Only what differs from this is the program's own to change in the file.
        self._last = Settings()

    def load(self, put_aside: bool = True) -> LoadedSettings:
        """Read the file; never raises. One that is no settings file is told of, and with `put_aside` renamed aside."""
        with self._lock:
            if put_aside:
                sweep([self._path.parent])
            loaded = self._load(put_aside)
            self._last = loaded.settings
            return loaded

    def save(self, settings: Settings) -> bool:
        """Write what changed since the last reading or writing; False where that is not on the disk, and the file as it was.

        A file that cannot be read is left alone, one that is damaged is put aside first.
        """
        with self._lock, contextlib.suppress(OSError, UnicodeError, configparser.Error):
            for _ in range(_ATTEMPTS):
                if self._save(settings):
                    self._last = settings
                    return True
        return False

    def _load(self, put_aside: bool) -> LoadedSettings:
        try:
            content = self._content()
            if content is None:
                return LoadedSettings(Settings())
            file = SettingsFile.parsed(content)
            if file.sections() and not file.is_ours:
                raise ValueError("the settings of something else")
        except OSError:
            return LoadedSettings(Settings(), SettingsProblem.UNREADABLE)
        except _DAMAGE:
            aside = self._put_aside() if put_aside else None
            return LoadedSettings(Settings(), SettingsProblem.DAMAGED_FILE, set_aside=aside)
        return _read(file.settings())

    def _save(self, settings: Settings) -> bool:
        """Whether it is done; not, where the file changed meanwhile. Raises OSError, and UnicodeError for what has no UTF-8."""
        content, before = self._content(), self._last
        file = SettingsFile()
        if content is not None:
            try:
                file = SettingsFile.parsed(content)
            except _DAMAGE:
                if self._put_aside() is None:
                    raise OSError("damaged, and not to be put aside") from None
                content = None
        if not file.is_ours:
            # Nothing is left of what was read: all of it is to be written.
            before = Settings()
        if content is not None and settings == before:
            return True
        file.change(before, settings)
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self._replace(file, content)

    def _content(self) -> bytes | None:
        """The file, up to one byte too many; None where there is none. Raises OSError."""
        try:
            if not stat.S_ISREG(self._path.stat().st_mode):
                # A pipe in its place would be waited for without end.
                raise OSError("not a regular file")
            with self._path.open("rb") as file:
                return file.read(LARGEST + 1)
        except FileNotFoundError:
            return None

    def _replace(self, changed: SettingsFile, content: bytes | None) -> bool:
        with contextlib.suppress(_ChangedMeanwhileError):
            with replacing(self._path) as file:
                file.write(changed.text().encode("utf-8"))
                file.flush()
                # Before the comparison: what comes after it must be as short as can be.
                os.fsync(file.fileno())
                if self._content() != content:
                    raise _ChangedMeanwhileError
            return True
        return False

    def _put_aside(self) -> Path | None:
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
        target = self._path.with_name(f"{self._path.name}.damaged-{stamp}")
        try:
            when_free(lambda: self._path.replace(target))
        except OSError:
            return None
        return target


def _read(values: dict[str, str]) -> LoadedSettings:
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
                if name in _NEVER_REPLACED:
                    # One with a login in it may have a password too, and addresses are shown.
                    read[name] = "" if "@" in values[name] else values[name]
    problem = SettingsProblem.DAMAGED_VALUES if damaged else None
    return LoadedSettings(replace(Settings(), **read), problem, tuple(damaged))
