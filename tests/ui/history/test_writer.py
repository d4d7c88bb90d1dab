"""Keeping answers off the window's thread, and not losing them when the window closes."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kit_desktop.core.history.condition import HistoryCondition
from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.lists.journal.journal import Journal, create_journal
from kit_desktop.core.lists.reading.read import read_list, take_ids
from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.history.writer import HistoryWriter, HistoryWriters

Make = Callable[..., LookupResult]


def writers(folder: Path, settings: Settings, **options: bool) -> HistoryWriters:
    def history_file(*, practice: bool) -> Path:
        return folder / ("practice.db" if practice else "real.db")

    def lists_folder(*, practice: bool) -> Path:
        return folder / ("practice-lists" if practice else "lists")

    return HistoryWriters(history_file, lists_folder, settings, **options)


def a_list(folder: Path, name: str, days: float = 0) -> Path:
    """The journal of a list, last worked on so many days ago."""
    preview = read_list("963\n964")
    assert preview.guess is not None
    ids = take_ids(preview, preview.guess)
    assert ids is not None
    path = folder / f"{name}.kit-batch"
    create_journal(path, ids, "http://127.0.0.1:9/")
    moment = time.time() - days * 86_400
    os.utime(path, (moment, moment))
    return path


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_old_lists_go_with_old_answers(qtbot: QtBot, store: HistoryStore, tmp_path: Path, a_result: Make) -> None:
    folder = tmp_path / "lists"
    for name, days in (("old", 31), ("young", 29)):
        a_list(folder, name, days)
    (folder / ".x-0123.kit-part").touch()
    store.add(a_result(checked_at=datetime.now(UTC)))
    writer = HistoryWriter(store, folder)
    writer.open()
    assert writer.finish(10)
    assert left(folder) == ["young.kit-batch"]


def test_removing_all_removes_the_lists_but_the_one_at_work(qtbot: QtBot, store: HistoryStore, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    a_list(folder, "one")
    (folder / "one.kit-batch.damaged-20260101T000000Z").touch()
    (folder / "mine.txt").touch()
    held = Journal(a_list(folder, "two"))
    writer = HistoryWriter(store, folder)
    with qtbot.waitSignal(writer.cleared) as cleared:
        writer.clear()
    assert cleared.args == [False]
    assert [name for name in left(folder) if not name.endswith(("-wal", "-shm"))] == ["mine.txt", "two.kit-batch"]
    held.close()
    with qtbot.waitSignal(writer.cleared) as cleared:
        writer.clear()
    assert cleared.args == [True]
    assert left(folder) == ["mine.txt"]
    assert writer.finish(10)


def test_keeping_nothing_keeps_no_lists_either(qtbot: QtBot, tmp_path: Path) -> None:
    histories, lists = writers(tmp_path, Settings()), tmp_path / "lists"
    writer = histories.of(practice=False)
    a_list(lists, "one")
    with qtbot.waitSignal(writer.cleared):
        histories.apply_settings(Settings(keep_history=False))
    assert left(lists) == []
    a_list(lists, "of-this-session")
    histories.finish(10)
    assert left(lists) == []


def test_a_clock_that_is_ahead_removes_no_lists(qtbot: QtBot, store: HistoryStore, tmp_path: Path, a_result: Make) -> None:
    folder = tmp_path / "lists"
    a_list(folder, "one", 365)
    store.add(a_result(checked_at=datetime.now(UTC) - timedelta(days=365)))
    writer = HistoryWriter(store, folder)
    writer.open()
    assert writer.finish(10)
    assert left(folder) == ["one.kit-batch"]


def test_a_kept_answer_has_its_number_and_the_answer_before_it(qtbot: QtBot, writer: HistoryWriter, a_result: Make) -> None:
    kept = []
    writer.kept.connect(kept.append)
    first = a_result(fields={"status": "sent"})
    second = a_result()
    writer.keep(first)
    writer.keep(a_result("other"))
    writer.keep(second)
    for _ in range(2):
        writer.keep(a_result())
    qtbot.waitUntil(lambda: len(kept) == 5)
    assert kept[0].result is first
    assert [each.number for each in kept] == sorted(each.number for each in kept)
    assert kept[0].previous is None
    assert kept[1].previous is None
    assert kept[2].previous.result.info["status"] == "sent"
    assert [each.same_since for each in kept] == [None, None, None, second.checked_at, second.checked_at]


@pytest.mark.parametrize("outcome", [Outcome.CANCELLED, Outcome.BAD_ID, Outcome.NO_CREDENTIALS, Outcome.BAD_ENDPOINT])
def test_what_was_not_asked_is_not_kept(writer: HistoryWriter, store: HistoryStore, a_result: Make, outcome: Outcome) -> None:
    writer.keep(a_result(outcome=outcome))
    writer.keep(a_result("asked", outcome=Outcome.TIMED_OUT))
    writer.finish(5)
    reopened = HistoryStore(store.path)
    assert [entry.result.query.id for entry in reopened.search()] == ["asked"]
    reopened.close()


def test_closing_writes_what_was_finished(writer: HistoryWriter, store: HistoryStore, a_result: Make) -> None:
    for number in range(40):
        writer.keep(a_result(str(number)))
    assert writer.finish(10)
    reopened = HistoryStore(store.path)
    assert len(reopened.search()) == 40
    reopened.close()


def test_closing_does_not_wait_for_a_disk_that_hangs(
    qtbot: QtBot, writer: HistoryWriter, store: HistoryStore, a_result: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = threading.Event()
    monkeypatch.setattr(store, "add", lambda _result: release.wait(20))
    writer.keep(a_result())
    begin = time.monotonic()
    assert not writer.finish(0.2)
    assert time.monotonic() - begin < 10
    release.set()


def test_one_work_that_breaks_does_not_stop_the_next(
    qtbot: QtBot, writer: HistoryWriter, store: HistoryStore, a_result: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = store.add

    def add(result: LookupResult) -> int | None:
        if result.query.id == "breaks":
            raise RuntimeError
        return real(result)

    monkeypatch.setattr(store, "add", add)
    kept = []
    writer.kept.connect(kept.append)
    writer.keep(a_result("breaks"))
    writer.keep(a_result("holds"))
    qtbot.waitUntil(lambda: bool(kept))
    assert [each.result.query.id for each in kept] == ["holds"]


def test_a_damaged_file_is_told(qtbot: QtBot, tmp_path: Path, a_result: Make) -> None:
    path = tmp_path / "bad.db"
    path.write_bytes(b"this is no database" * 1000)
    writer = HistoryWriter(HistoryStore(path), tmp_path / "lists")
    with qtbot.waitSignal(writer.state_changed) as told:
        writer.open()
    assert told.args[0].set_aside is not None
    with qtbot.waitSignal(writer.kept) as kept:
        writer.keep(a_result())
    assert kept.args[0].number is not None
    assert writer.finish(5)


def test_real_answers_and_practice_never_meet(qtbot: QtBot, tmp_path: Path, a_result: Make) -> None:
    histories = writers(tmp_path, Settings())
    assert histories.of(practice=True) is histories.of(practice=True)
    with qtbot.waitSignal(histories.of(practice=True).kept):
        histories.of(practice=True).keep(a_result("practised"))
    with qtbot.waitSignal(histories.of(practice=False).kept):
        histories.of(practice=False).keep(a_result("real"))
    assert [entry.result.query.id for entry in histories.of(practice=False).store.search()] == ["real"]
    histories.finish(5)


def test_keeping_nothing_removes_what_is_there(qtbot: QtBot, tmp_path: Path, a_result: Make) -> None:
    histories = writers(tmp_path, Settings())
    writer = histories.of(practice=False)
    with qtbot.waitSignal(writer.kept):
        writer.keep(a_result("SECRETIVE"))
    with qtbot.waitSignal(writer.cleared):
        histories.apply_settings(Settings(keep_history=False))
    assert writer.store.state.condition is HistoryCondition.OFF
    with qtbot.waitSignal(writer.kept) as kept:
        writer.keep(a_result())
    assert kept.args[0].number is None
    histories.finish(5)
    assert all(b"SECRETIVE" not in file.read_bytes() for file in tmp_path.iterdir())


@pytest.mark.parametrize("keep", [True, False])
def test_where_it_is_not_known_how_long_nothing_goes_until_it_is_said(
    qtbot: QtBot, tmp_path: Path, a_result: Make, keep: bool
) -> None:
    file, lists = tmp_path / "real.db", tmp_path / "lists"
    with closing(HistoryStore(file)) as before:
        before.add(a_result("old", checked_at=datetime.now(UTC) - timedelta(days=365)))
    histories = writers(tmp_path, Settings(keep_history=keep), knows_how_long=False)
    writer = histories.of(practice=False)
    a_list(lists, "one", 365)
    for said in (keep, True):
        with qtbot.waitSignal(writer.kept) as kept:
            writer.keep(a_result())
        assert (kept.args[0].number is not None) is said
        assert "old" in {entry.result.query.id for entry in writer.store.search()}
        assert left(lists) == ["one.kit-batch"]
        if not said:
            with qtbot.waitSignal(writer.cleared):
                histories.apply_settings(Settings(history_days=3650, keep_history=True))
    with qtbot.waitSignal(writer.cleared):
        histories.apply_settings(Settings(history_days=7, keep_history=True))
    assert {histories.of(practice=practice).store.keep_days for practice in (False, True)} == {7}
    histories.finish(5)
