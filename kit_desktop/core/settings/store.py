"""The person's settings: typed, declared once, kept in an INI file that may be missing, damaged or newer than this program.

Never a secret. A value that cannot be read falls back to its default and is reported. Saving changes only what this program
changed: keys, sections and accounts that this version does not know are kept, and what another window wrote meanwhile stays.
"""

from __future__ import annotations

import configparser
import contextlib
import os
import threading
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from kit_desktop.core.endpoint import DEFAULT_ADDRESS
from kit_desktop.core.settings.ini_file import DAMAGE, SettingsFile, content_of
from kit_desktop.core.settings.presets import Presets, read_presets
from kit_desktop.core.settings.settings import Settings, read_values
from kit_desktop.core.storage.files import replacing, sweep, when_free

_HOW_LONG = ("keep_history", "history_days", "history_entries")
_ATTEMPTS = 5
"""How often a save begins anew because another window saved at the same moment."""


class SettingsProblem(StrEnum):
    """What was wrong with the settings file."""

    DAMAGED_VALUES = "damaged_values"
    DAMAGED_FILE = "damaged_file"
    UNREADABLE = "unreadable"
    NOT_SAVED = "not_saved"


class LoadedSettings(NamedTuple):
    """Settings as read, what was wrong with them, and where a damaged file was put (None where there was none).

    `presets` is what the administrator has set, which is in the settings already.
    """

    settings: Settings
    problem: SettingsProblem | None = None
    damaged_keys: tuple[str, ...] = ()
    set_aside: Path | None = None
    presets: Presets = Presets()

    @property
    def knows_how_long(self) -> bool:
        """Whether it is read, and no default for want of it, how long answers are to be kept: else none is removed for it."""
        lost = self.problem in {SettingsProblem.DAMAGED_FILE, SettingsProblem.UNREADABLE}
        own = {*(_HOW_LONG if lost else self.damaged_keys)} - self.settings.locked
        damaged = own.union(wrong.rpartition(" ")[2] for wrong in self.presets.wrong)
        # Where nothing is to be kept, the two numbers say nothing.
        needed = _HOW_LONG if self.settings.keep_history else _HOW_LONG[:1]
        return not self.presets.is_unreadable and damaged.isdisjoint(needed)


class _ChangedMeanwhileError(Exception):
    """Another window has saved; nothing was replaced."""


class SettingsStore:
    """Reads and writes one settings file. Writing is atomic: a killed program leaves the old file or the new one.

    The first of `presets_files` that is there says what the administrator has set (`read_presets`); it is never written.
    """

    def __init__(self, path: Path, presets_files: Iterable[Path] = ()) -> None:
        self._path = path
        self._presets_files = tuple(presets_files)
        self._lock = threading.Lock()
        self._base = Settings()
        # Only what differs from this is the program's own to change in the file.
        self._last = Settings()

    def load(self, put_aside: bool = True) -> LoadedSettings:
        """Read the file; never raises. One that is no settings file is told of, and with `put_aside` renamed aside."""
        with self._lock:
            if put_aside:
                sweep([self._path.parent])
            presets = read_presets(self._presets_files)
            self._base = presets.settings
            loaded = self._load(put_aside)
            loaded = loaded._replace(settings=loaded.settings.locked_as_in(presets.settings), presets=presets)
            self._last = loaded.settings
            return loaded

    def save(self, settings: Settings) -> bool:
        """Write what changed since the last reading or writing; False where that is not on the disk, and the file as it was.

        A file that cannot be read is left alone, one that is damaged is put aside first.
        """
        with self._lock, contextlib.suppress(OSError, UnicodeError, configparser.Error):
            for _ in range(_ATTEMPTS):
                with contextlib.suppress(_ChangedMeanwhileError):
                    self._save(settings)
                    self._last = settings
                    return True
        return False

    def _load(self, put_aside: bool) -> LoadedSettings:
        try:
            content = content_of(self._path)
            if content is None:
                return LoadedSettings(self._base)
            file = SettingsFile.parsed(content)
            if file.sections() and not file.is_ours:
                raise ValueError("the settings of something else")
        except OSError:
            return LoadedSettings(self._instead(), SettingsProblem.UNREADABLE)
        except DAMAGE:
            aside = self._put_aside() if put_aside else None
            return LoadedSettings(self._instead(), SettingsProblem.DAMAGED_FILE, set_aside=aside)
        settings, damaged = read_values(file.settings(), self._base)
        return LoadedSettings(settings, SettingsProblem.DAMAGED_VALUES if damaged else None, damaged)

    def _instead(self) -> Settings:
        """In place of settings that are lost: which address they named is not known, and no default is asked instead."""
        known = "address" in self._base.locked or self._base.address != DEFAULT_ADDRESS
        return self._base if known else replace(self._base, address="")

    def _save(self, settings: Settings) -> None:
        """Raises _ChangedMeanwhileError, OSError, and UnicodeError for what has no UTF-8."""
        content, before = content_of(self._path), self._last
        file = SettingsFile()
        if content is not None:
            try:
                file = SettingsFile.parsed(content)
            except DAMAGE:
                if self._put_aside() is None:
                    raise OSError("damaged, and not to be put aside") from None
                content = None
        if not file.is_ours:
            # Nothing is left of what was read: all of it is to be written.
            before = self._base
        if settings == before:
            return
        file.change(before, settings.locked_as_in(before))
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with replacing(self._path) as written:
            written.write(file.text().encode("utf-8"))
            written.flush()
            # Before the comparison: what comes after it must be as short as can be.
            os.fsync(written.fileno())
            if content_of(self._path) != content:
                raise _ChangedMeanwhileError

    def _put_aside(self) -> Path | None:
        from datetime import datetime  # noqa: PLC0415  # seldom needed

        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
        target = self._path.with_name(f"{self._path.name}.damaged-{stamp}")
        try:
            when_free(lambda: self._path.replace(target))
        except OSError:
            return None
        return target
