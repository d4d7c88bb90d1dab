"""The workflow that builds and releases: it runs on systems that will still be there, and trusts no action by its name."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

WORKFLOWS = sorted((Path(__file__).parents[2] / ".github" / "workflows").glob("*.yml"))
ENDS: dict[str, date | None] = {
    "windows-2022": None,
    "macos-15": None,
    "macos-15-intel": date(2027, 8, 1),
    "ubuntu-24.04": None,
}
"""When each runner that is used goes, as GitHub has announced it (github.com/actions/runner-images); None: not announced."""
_NEAR = timedelta(days=90)


def text_of(path: Path) -> str:
    """The workflow without its comments."""
    return re.sub(r"(^|\s)#.*$", "", path.read_text("utf-8"), flags=re.MULTILINE)


def runners(text: str) -> set[str]:
    """The systems that its jobs run on."""
    return set(re.findall(r"runs-on: ([\w.-]+)", text))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_runner_goes_soon(path: Path) -> None:
    used = runners(text_of(path))
    assert used
    assert used <= ENDS.keys(), "say when the new one goes"
    today = datetime.now(UTC).date()
    going = {name: str(ENDS[name]) for name in used if (end := ENDS[name]) is not None and end - today < _NEAR}
    assert going == {}, "take a newer one"


def test_every_end_that_is_noted_is_of_a_runner_that_is_used() -> None:
    assert {name for path in WORKFLOWS for name in runners(text_of(path))} == ENDS.keys()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_commit(path: Path) -> None:
    used = re.findall(r"uses: (\S+)(.*)", path.read_text("utf-8"))
    assert used
    for action, comment in used:
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), f"{action} does not say which version it is"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_only_the_release_may_write(path: Path) -> None:
    before, _, release = text_of(path).partition("\n  release:")
    assert set(re.findall(r"\w[\w-]*: write", before)) == set()
    assert set(re.findall(r"(\w[\w-]*): write", release)) == {"contents", "id-token", "attestations"}
    assert re.search(r"^    if: startsWith\(github\.ref, 'refs/tags/v'\)$", release, re.MULTILINE)
