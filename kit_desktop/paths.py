"""Where the program's own files are: resources that it ships, and the person's settings, data and log."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_FOLDER = "KiT Desktop"


@cache
def resources() -> Path:
    """The folder of resources: inside the package (wheel, frozen build), else beside it (checkout, editable install)."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def resource(name: str) -> Path:
    """The path of one resource, `SendSMSService.wsdl` or `i18n/kit_ru.qm`. Raises FileNotFoundError where it is missing."""
    path = resources() / name
    if not path.exists():
        raise FileNotFoundError(f"missing from the program: {name}")
    return path


def settings_file() -> Path:
    """The person's settings (an INI file without secrets); it may not exist."""
    return Path(platformdirs.user_config_dir(_FOLDER, appauthor=False, roaming=True)) / "settings.ini"


def presets_files() -> tuple[Path, ...]:
    """Where an administrator's presets may be: the system's place, which comes first, or beside a packaged program."""
    if sys.platform == "win32":
        folder = Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData"))
    elif sys.platform == "darwin":
        folder = Path("/Library/Application Support")
    else:
        folder = Path("/etc/xdg")
    beside = (Path(sys.executable).parent,) if getattr(sys, "frozen", False) else ()
    return tuple(place / "presets.ini" for place in (folder / _FOLDER, *beside))


def data_folder() -> Path:
    """The person's data on this computer (history, lists under way); it may not exist."""
    return Path(platformdirs.user_data_dir(_FOLDER, appauthor=False))


def history_file(*, practice: bool = False) -> Path:
    """The lookups kept on this computer; practice has a file of its own. It may not exist."""
    return data_folder() / ("practice-history.db" if practice else "history.db")


def lists_folder(*, practice: bool = False) -> Path:
    """The folder of the lists that were begun; practice has one of its own. It may not exist."""
    return data_folder() / ("practice-lists" if practice else "lists")


def log_file() -> Path:
    """The log; it may not exist."""
    return Path(platformdirs.user_log_dir(_FOLDER, appauthor=False)) / "kit-desktop.log"
