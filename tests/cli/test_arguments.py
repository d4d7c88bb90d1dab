"""The parser that every command shares: as wide as the terminal, without importing what only that needs."""

from __future__ import annotations

import pytest

from kit_desktop.cli.arguments import BY, DiscreetParser, add_account_arguments
from kit_desktop.core.message_id import KINDS, IdKind

from .conftest import SECRET, Run


@pytest.mark.parametrize(("columns", "widest"), [("60", 58), ("10", 38), ("", 78), ("wide", 78)])
def test_help_is_as_wide_as_the_terminal(columns: str, widest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("os.get_terminal_size", _no_terminal)
    parser = DiscreetParser(prog="p", description="word " * 60)
    longest = max(len(line) for line in parser.format_help().splitlines())
    assert widest - 5 < longest <= widest


def _no_terminal(_fd: int = 1) -> None:
    raise OSError


def test_an_option_is_never_completed() -> None:
    parser = DiscreetParser(prog="p")
    parser.add_argument("--password-stdin", action="store_true")
    with pytest.raises(SystemExit):
        parser.parse_args(["--pass"])


@pytest.mark.parametrize(("text", "seconds"), [("0.1", 0.1), ("600", 600), ("0.09", None), ("600.1", None), ("inf", None)])
def test_how_long_an_exchange_may_take(text: str, seconds: float | None, capsys: pytest.CaptureFixture[str]) -> None:
    parser = DiscreetParser(prog="p")
    add_account_arguments(parser)
    if seconds is not None:
        assert parser.parse_args(["--timeout", text]).timeout == seconds
        return
    with pytest.raises(SystemExit):
        parser.parse_args(["--timeout", text])
    assert capsys.readouterr().err.endswith("error: argument --timeout: must be 0.1 to 600 seconds\n")


def test_which_id_is_meant() -> None:
    assert tuple(KINDS) == BY
    assert [KINDS[by] for by in ("msgid", "usermsgid")] == [IdKind.MSG_ID, IdKind.USER_MSG_ID]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "the following arguments are required: id"),
        (["1", "2"], "unrecognized arguments (not repeated here; the password is never an argument: use --password-stdin)"),
        (["1", "--by", "x"], "argument --by: invalid value, not repeated here (choose from a, b)"),
        (["1", "--number", "x"], "argument --number: invalid value, not repeated here"),
        (["1", "--flag=x"], "argument --flag: takes no value (not repeated here)"),
        (["1", "--by"], "argument --by: expected one argument"),
    ],
)
def test_what_is_wrong_is_said_without_what_was_typed(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = DiscreetParser(prog="p")
    parser.add_argument("id")
    parser.add_argument("--by", choices=["a", "b"])
    parser.add_argument("--number", type=int)
    parser.add_argument("--flag", action="store_true")
    with pytest.raises(SystemExit):
        parser.parse_args(arguments)
    assert capsys.readouterr().err.replace("'", "").endswith(f"p: error: {said}\n")


def test_what_argparse_says_of_itself_is_not_passed_on(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        DiscreetParser(prog="p").error("secret: something new")
    assert capsys.readouterr().err.endswith("p: error: wrong usage\n")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["look"],
        ["lookup"],
        ["lookup", "963", "--by", "msg"],
        ["lookup", "963", "--timeout", "0"],
        ["lookup", "963", "--timeout", "nan"],
        ["lookup", "963", "--timeout", "601"],
        ["lookup", "963", "--timeout", "soon"],
        ["lookup", "963", "--password-stdin"],
        ["lookup", "963", "--password", SECRET],
        ["lookup", "963", f"--password={SECRET}"],
        ["lookup", "963", "--login", "x", "--pass", SECRET],
        ["lookup", "963", "--pass"],
        ["lookup", "963", SECRET],
        ["lookup", "963", "--endp", "https://isms.center/"],
        ["demo-gateway", "--port", "65536"],
        ["demo-gateway", "--port", "-1"],
        ["self-test", SECRET],
        [SECRET],
        ["lookup", "963", "--login", "x", f"--password-stdin={SECRET}"],
        ["lookup", "963", f"--json={SECRET}"],
        ["lookup", "963", f"--by={SECRET}"],
        ["lookup", "963", f"--by={SECRET} (choose from {SECRET})"],
        ["lookup", "963", f"--by=x: {SECRET}"],
        ["lookup", "963", f"--timeout={SECRET}"],
        ["demo-gateway", "--port", SECRET],
        *(
            ["batch", "list.csv", "-o", "out.csv", f"{option}={SECRET}"]
            for option in ("--by", "--encoding", "--again", "--parallel", "--rate", "--header-row", "--fresh", "--mask-numbers")
        ),
    ],
)
def test_wrong_usage_is_exit_code_2_and_repeats_nothing_secret(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "usage: kit-desktop-cli" in ran.err
    assert SECRET not in ran.err
