"""A settings file, and what stands in it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kit_desktop.core.accounts import NamedAccount
from kit_desktop.core.settings.settings import Settings, WindowPlace
from kit_desktop.core.settings.store import SettingsStore

MIRROR = "https://mirror.example/soap"
SHOP = NamedAccount("a", "Shop")
OTHER = NamedAccount("b")
PLACE = WindowPlace(1, 2, 300, 400)
GOOD = f'[kit-desktop]\naddress = {MIRROR}\naccounts = [["a", "Shop"], ["b", ""]]\nfuture = 1\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The settings of a person who changed some."""
    file = tmp_path / "settings.ini"
    file.write_text(GOOD, encoding="utf-8")
    return file


def close(store: SettingsStore, settings: Settings) -> bool:
    """Save as a window does at its end: with its place."""
    return store.save(replace(settings, window=PLACE))


def entries(file: Path) -> object:
    """The accounts as they stand in the file."""
    (line,) = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("accounts =")]
    return json.loads(line.partition("=")[2])
