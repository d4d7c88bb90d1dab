"""How long the lists of the window are kept: their journals hold whole files of the person's customers."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kit_desktop.core.gateway_time import CLOCK_JUMP
from kit_desktop.core.lists.journal.journal import remove_journal
from kit_desktop.core.lists.journal.tables import SUFFIX
from kit_desktop.core.storage.files import beside
from kit_desktop.core.storage.problem import StorageError


def prune_lists(folder: Path, days: int | None, now: datetime, *, clock_vouched: bool) -> bool:
    """Remove the lists that nobody has worked on for so many days (None: no limit, 0: all); False where one is left.

    `clock_vouched`: something younger than a list says that `now` is right. A list that is being worked on is spared.
    """
    if days is None or not folder.is_dir():
        return True
    # Journals, and those that were set aside; what SQLite keeps beside goes with them.
    changed = {path: _changed(path) for ending in ("", ".damaged-*") for path in folder.glob(f"*{SUFFIX}{ending}")}
    if days > 0:
        newest = max(changed.values(), default=now)
        if not clock_vouched and newest < now - CLOCK_JUMP:
            return True
        changed = {path: moment for path, moment in changed.items() if moment < now - timedelta(days=days)}
    left = [path for path in changed if not _remove(path)]
    return not left


def _changed(path: Path) -> datetime:
    last = 0.0
    for name in (path, beside(path, "-wal")):
        with suppress(OSError):
            last = max(last, name.stat().st_mtime)
    return datetime.fromtimestamp(last, UTC)


def _remove(path: Path) -> bool:
    try:
        if path.name.endswith(SUFFIX):
            remove_journal(path)
        else:
            path.unlink(missing_ok=True)
    except (StorageError, OSError):
        return False
    return True
