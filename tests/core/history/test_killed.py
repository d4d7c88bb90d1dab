"""Killed at any moment, and written by several at once: what was confirmed is there, and the file is whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kit_desktop.core.history.search import Question
from kit_desktop.core.history.store import HistoryStore

Start = Callable[..., subprocess.Popen[str]]
Kept = Callable[[Path], dict[int, str]]

LIFE = """
def live(path, name):
    store = HistoryStore(path, keep_entries=None)
    i = 0
    while True:
        number = store.add(a_result(f"{name}-{i}"))
        os.write(1, f"{number} {name}-{i}\\n".encode())
        i += 1
"""

NURSERY = (
    LIFE
    + """
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        live(Path(sys.argv[1]), line.strip())
    os.write(1, f"born {child}\\n".encode())
    os.waitpid(child, 0)
    os.write(1, b"dead\\n")
"""
)


def forked_lives(start_python: Start, path: Path, dice: random.Random) -> Iterator[list[str]]:
    """The lines that 40 processes printed before they were killed. They are forked, because starting Python takes 0.1 s."""
    nursery = start_python(NURSERY, path)
    assert nursery.stdin
    assert nursery.stdout
    reach = 0.03
    for name in range(40):
        nursery.stdin.write(f"life{name}\n")
        nursery.stdin.flush()
        lines: list[str] = []
        while not (line := nursery.stdout.readline()).startswith("born"):
            lines.append(line)
        time.sleep(dice.uniform(0, reach))
        os.kill(int(line.split()[1]), signal.SIGKILL)
        while (line := nursery.stdout.readline()) != "dead\n":
            lines.append(line)
        # On a busy machine they come to write later.
        reach = max(0.03, reach * 0.9) if lines else min(1.0, reach * 1.2)
        yield lines


def started_lives(start_python: Start, path: Path, dice: random.Random) -> Iterator[list[str]]:
    """The same where there is no fork: fewer, each started ahead of its turn."""
    script = LIFE + 'print("here", flush=True)\nlive(Path(sys.argv[1]), sys.stdin.readline().strip())'
    waiting = [start_python(script, path) for _ in range(12)]
    reach = 0.2
    for name, child in enumerate(waiting):
        assert child.stdin
        assert child.stdout
        assert child.stdout.readline() == "here\n"
        child.stdin.write(f"life{name}\n")
        child.stdin.flush()
        time.sleep(dice.uniform(0, reach))
        child.kill()
        lines = child.stdout.readlines()
        # As above.
        reach = reach if lines else min(5.0, reach * 2)
        yield lines


def test_killed_at_any_moment(path: Path, start_python: Start, kept_ids: Kept) -> None:
    dice = random.Random()
    confirmed: dict[int, str] = {}
    lives = 0
    for lines in (forked_lives if hasattr(os, "fork") else started_lives)(start_python, path, dice):
        lives += 1
        confirmed.update((int(number), text) for number, text in (line.split() for line in lines if line.endswith("\n")))
        # Looking in every time would tidy up after each killed writer, which is the next one's task.
        if lives % 10 == 0:
            kept = kept_ids(path)
            assert kept.items() >= confirmed.items()
            assert len(kept) <= len(confirmed) + lives, "each death leaves one at most that was kept but not yet confirmed"
    # Started processes (no fork) may die before they write where starting one takes long.
    assert len(confirmed) > (lives / 4 if hasattr(os, "fork") else 0), "they must have come to write"
    store = HistoryStore(path, keep_entries=None)
    assert len(store.search(limit=100_000)) == len(kept_ids(path))
    assert store.state.set_aside is None
    assert len(store.search(Question(next(iter(confirmed.values()))), limit=1000)) > 0
    store.close()
    assert not list(path.parent.glob("history.db.*"))


TIDY = """
store = HistoryStore(Path(sys.argv[1]), keep_entries=20)
i = int(sys.stdin.readline())
while True:
    number = store.add(a_result(f"tidy-{i}"))
    if i % 7 == 0:
        store.delete(number - 3)
    if i % 23 == 0:
        store.clear()
    i += 1
"""


def test_killed_while_it_removes(path: Path, start_python: Start, kept_ids: Kept) -> None:
    dice = random.Random()
    for child in [start_python(TIDY, path) for _ in range(5)]:
        assert child.stdin
        child.stdin.write(f"{dice.randrange(23)}\n")
        child.stdin.flush()
        time.sleep(dice.uniform(0.02, 0.15))
        child.kill()
        child.wait()
        if path.exists():
            assert len(kept_ids(path)) <= 20 if path.stat().st_size else True
    store = HistoryStore(path, keep_entries=20)
    store.open()
    assert store.state.set_aside is None
    assert len(kept_ids(path)) == len(store.search(limit=100_000)) == len(store.search(limit=100)) <= 20
    store.close()


WRITER = """
store = HistoryStore(Path(sys.argv[1]), keep_entries=None, patience=20.0)
name = sys.stdin.readline().strip()
for i in range(25):
    print(store.add(a_result(f"{name}-{i}")), f"{name}-{i}", flush=True)
"""


@pytest.mark.parametrize("one_is_killed", [False, True])
def test_several_write_at_once(path: Path, start_python: Start, kept_ids: Kept, one_is_killed: bool) -> None:
    writers = {name: start_python(WRITER, path) for name in ("first", "second", "third")}
    for name, writer in writers.items():
        assert writer.stdin
        writer.stdin.write(f"{name}\n")
        writer.stdin.flush()
    lines: list[str] = []
    if one_is_killed:
        first = writers["first"]
        assert first.stdout
        lines += [first.stdout.readline() for _ in range(10)]
        first.kill()
    for writer in writers.values():
        assert writer.stdout
        lines += writer.stdout.readlines()
    confirmed = dict(line.split() for line in lines)
    assert "None" not in confirmed
    kept = {str(number): text for number, text in kept_ids(path).items()}
    assert kept.items() >= confirmed.items()
    assert len(kept) <= len(confirmed) + one_is_killed
    assert len(confirmed) == 75 if not one_is_killed else len(confirmed) >= 60
