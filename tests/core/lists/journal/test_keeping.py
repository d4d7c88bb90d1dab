"""Lists go when they are old, and only when the clock can be believed."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from kit_desktop.core.lists.journal.journal import Journal
from kit_desktop.core.lists.journal.keeping import prune_lists

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.fixture
def lists(bench):
    """Three lists, last worked on 1, 10 and 40 days ago."""
    for days in (1, 10, 40):
        path = bench.journal("963", f"{days}.kit-batch")
        moment = (NOW - timedelta(days=days)).timestamp()
        os.utime(path, (moment, moment))
    return bench.folder


def left(folder):
    return sorted(int(path.stem) for path in folder.glob("*.kit-batch"))


@pytest.mark.parametrize(
    ("days", "kept"), [(None, [1, 10, 40]), (41, [1, 10, 40]), (39, [1, 10]), (10, [1, 10]), (9, [1]), (1, [1]), (0, [])]
)
def test_by_age(lists, days, kept):
    assert prune_lists(lists, days, NOW, clock_vouched=True)
    assert left(lists) == kept


@pytest.mark.parametrize(
    ("ahead", "vouched", "kept"),
    [(6, False, [1, 10]), (6.1, False, [1, 10, 40]), (365, False, [1, 10, 40]), (365, True, [])],
)
def test_a_clock_nobody_vouches_for(lists, ahead, vouched, kept):
    assert prune_lists(lists, 30, NOW + timedelta(days=ahead), clock_vouched=vouched)
    assert left(lists) == kept


def test_what_is_worked_on_is_spared(lists):
    with closing(Journal(lists / "40.kit-batch")):
        assert not prune_lists(lists, 0, NOW, clock_vouched=False)
        assert left(lists) == [40]


def test_a_log_that_is_younger_counts(lists):
    log = lists / "40.kit-batch-wal"
    log.touch()
    moment = (NOW - timedelta(days=2)).timestamp()
    os.utime(log, (moment, moment))
    assert prune_lists(lists, 30, NOW, clock_vouched=True)
    assert left(lists) == [1, 10, 40]


def test_no_folder_is_no_trouble(tmp_path):
    assert prune_lists(tmp_path / "none", 0, NOW, clock_vouched=True)


def test_a_foreign_file_of_that_name_is_left_and_said(lists):
    (lists / "7.kit-batch").write_text("my recipes")
    assert not prune_lists(lists, 0, NOW, clock_vouched=True)
    assert left(lists) == [7]
