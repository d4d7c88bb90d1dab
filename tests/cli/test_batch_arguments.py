"""What may be said to the `batch` command."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from kit_desktop.cli.arguments import DiscreetParser
from kit_desktop.cli.batch_arguments import add_arguments


def parsed(*arguments: str) -> Namespace:
    parser = DiscreetParser(prog="p")
    add_arguments(parser)
    return parser.parse_args(["in.csv", "-o", "out.csv", *arguments])


def test_what_holds_unless_something_is_said() -> None:
    options = parsed()
    assert (options.input, options.output, options.parallel, options.rate) == (Path("in.csv"), Path("out.csv"), 4, 10.0)
    assert not any((options.by, options.column, options.header_row, options.skip_hidden, options.again, options.fresh))


@pytest.mark.parametrize(
    ("option", "text", "value"),
    [
        ("header-row", "0", 0),
        ("header-row", "12", 12),
        ("parallel", "1", 1),
        ("parallel", "16", 16),
        ("rate", "0", 0),
        ("rate", "0.1", 0.1),
        ("rate", "1000", 1000),
    ],
)
def test_numbers_up_to_their_limits(option: str, text: str, value: float) -> None:
    assert getattr(parsed(f"--{option}", text), option.replace("-", "_")) == value


@pytest.mark.parametrize(
    ("option", "text", "said"),
    [
        ("output", "", "must be a file's name"),
        ("header-row", "-1", "must be a row's number, or 0"),
        ("header-row", "٣", "must be a row's number, or 0"),
        ("parallel", "0", "must be 1 to 16"),
        ("parallel", "17", "must be 1 to 16"),
        ("rate", "0.09", "must be 0 or 0.1 to 1000"),
        ("rate", "1000.1", "must be 0 or 0.1 to 1000"),
        ("rate", "nan", "must be 0 or 0.1 to 1000"),
    ],
)
def test_what_is_beyond_them_is_refused(option: str, text: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parsed(f"--{option}={text}")
    assert said in capsys.readouterr().err
