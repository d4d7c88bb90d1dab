"""Databases on a disk that does what a test wants."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from kit_desktop.core.storage import connection


def connect_by(monkeypatch: pytest.MonkeyPatch, connect: Callable[..., sqlite3.Connection]) -> None:
    """Have `connect` called in the place of `sqlite3.connect` wherever a database of the program's own is opened."""
    monkeypatch.setattr(connection, "sqlite3", SimpleNamespace(**{**vars(sqlite3), "connect": connect}))
