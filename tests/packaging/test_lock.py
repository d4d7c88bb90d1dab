"""The lock: what the project asks for, each with its hashes, and nothing of where it was made."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "resources" / "packaging" / "lock.txt").read_text("utf-8")
LOCKED = dict(re.findall(r"^([\w.-]+)==([\w.+!-]+)", LOCK, re.MULTILINE))


def plain(requirement: str) -> str:
    """The name of what is required, as locks write it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement, maxsplit=1)[0]).lower()


def test_everything_that_the_program_and_its_build_need_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["package"]]
    assert [requirement for requirement in needed if plain(requirement) not in LOCKED] == [], "run .ci/lock"


def test_no_tests_package_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    only_tests = [*project["optional-dependencies"]["test"], *project["optional-dependencies"]["dev"]]
    assert [requirement for requirement in only_tests if plain(requirement) in LOCKED] == [], "run .ci/lock"


def test_each_has_its_hashes() -> None:
    entries = re.split(r"^(?=[\w.-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert len(entries) == len(LOCKED) > 20
    assert [entry.split()[0] for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)] == []


def test_nothing_says_where_it_was_made() -> None:
    assert not re.search(r"https?:|file:|index-url|find-links|/home/|/root/", LOCK)


def test_certificates_are_a_release_that_everybody_can_get() -> None:
    # Its versions are dates. Another form is somebody's own build.
    assert re.fullmatch(r"20\d\d\.\d{1,2}\.\d{1,2}", LOCKED["certifi"])
