"""The parser that every command shares: as wide as the terminal, without importing what only that needs."""

from __future__ import annotations

import pytest

from kit_desktop.cli.arguments import DiscreetParser


@pytest.mark.parametrize(("columns", "widest"), [("60", 58), ("10", 38), ("", 78), ("wide", 78)])
def test_help_is_as_wide_as_the_terminal(columns: str, widest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("os.get_terminal_size", _no_terminal)
    parser = DiscreetParser(prog="p", description="word " * 60)
    longest = max(len(line) for line in parser.format_help().splitlines())
    assert widest - 5 < longest <= widest


def _no_terminal() -> None:
    raise OSError


def test_an_option_is_never_completed() -> None:
    parser = DiscreetParser(prog="p")
    parser.add_argument("--password-stdin", action="store_true")
    with pytest.raises(SystemExit):
        parser.parse_args(["--pass"])
