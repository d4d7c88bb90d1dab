"""Presets: what an administrator sets for everybody on a computer, in an INI file with two sections.

`[presets]` is what a person begins with, `[locked]` what stays as it is. A key or a value that is not understood is told of; a
file that cannot be read leaves no address at all: the one that it may lock is not known, and the default is not asked instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from kit_desktop.core.settings.ini_file import DAMAGE, SettingsFile, content_of
from kit_desktop.core.settings.settings import READERS, Settings, read_values

_PRESETS, _LOCKED = "presets", "locked"
_PERSONAL = frozenset({"accounts", "window"})
"""Each person's own, on each computer."""
_PERMISSIONS = frozenset({"allow_http", "allow_csv", "allow_practice", "keep_history"})
"""What is locked here with a value that cannot be read is forbidden: that is why somebody wrote it."""


class Presets(NamedTuple):
    """The settings that a person begins with, and the file that says so (None where there is none).

    `wrong` names what is not understood there, as `[locked] adress`; all of the file where it `is_unreadable`.
    """

    settings: Settings = Settings()
    file: Path | None = None
    wrong: tuple[str, ...] = ()
    is_unreadable: bool = False


def read_presets(files: Iterable[Path]) -> Presets:
    """What the first of the files that is there says; never raises."""
    for path in files:
        try:
            content = content_of(path)
            if content is not None:
                return _read(SettingsFile.parsed(content), path)
        except (OSError, *DAMAGE):
            return Presets(Settings(address="", locked=frozenset({"address"})), path, is_unreadable=True)
    return Presets()


def _read(file: SettingsFile, path: Path) -> Presets:
    settings = Settings()
    wrong = [f"[{section}]" for section in file.sections() if section not in {_PRESETS, _LOCKED}]
    for section in (_PRESETS, _LOCKED):
        if not file.has_section(section):
            continue
        texts = {key.lower(): text for key, text in file.items(section)}
        allowed = READERS.keys() - _PERSONAL
        settings, damaged = read_values({name: text for name, text in texts.items() if name in allowed}, settings)
        wrong += [f"[{section}] {name}" for name in texts if name not in allowed or name in damaged]
        if section == _LOCKED:
            forbidden: dict[str, Any] = dict.fromkeys(_PERMISSIONS.intersection(damaged), False)
            settings = replace(settings, locked=frozenset(texts.keys() & allowed), **forbidden)
    return Presets(settings, path, tuple(wrong))
