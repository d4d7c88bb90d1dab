"""The arguments of `kit-desktop-cli batch`; apart from the command itself, which the other commands need not import."""

from __future__ import annotations

import argparse
from pathlib import Path

from kit_desktop.cli.arguments import BY, add_account_arguments
from kit_desktop.core.limits import DEFAULT_PARALLEL, DEFAULT_RATE, PARALLEL_RANGE, RATE_RANGE
from kit_desktop.core.lists.reading.values import ENCODINGS
from kit_desktop.core.lists.values import Again

_EPILOG = """
exit code: 0 every id was answered (found or not found), 1 finished but some ids failed, 2 wrong usage or an unusable list
(nothing was looked up), 3 stopped before the end. The journal OUT.kit-batch lies beside OUT: the same command goes on where it
stopped, and looks no id up twice that was answered.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """See `Command`."""
    parser.epilog = _EPILOG
    parser.add_argument("input", metavar="IN", type=Path, help="the list: .xlsx, .xls, .xlsb, .ods, .csv, .tsv or .txt")
    parser.add_argument("-o", "--output", metavar="OUT", type=_file, required=True, help="the table to write: .csv or .xlsx")
    parser.add_argument("--by", choices=BY, help="which id it is (default: what the list says)")
    parser.add_argument("--column", metavar="C", help="the ids' column: its heading or its number from 1 (default: guessed)")
    parser.add_argument("--header-row", type=_row, metavar="N", help="the headings' row, 0 for none (default: guessed)")
    parser.add_argument("--sheet", metavar="NAME", help="a workbook's sheet (default: the first with rows)")
    parser.add_argument("--skip-hidden", action="store_true", help="leave out rows that Excel hides (a filter does)")
    parser.add_argument("--encoding", choices=list(ENCODINGS), help="a text file's encoding (default: guessed)")
    parser.add_argument(
        "--parallel", type=_parallel, default=DEFAULT_PARALLEL, metavar="N", help="requests at the same time, 1 to 16"
    )
    parser.add_argument(
        "--rate", type=_rate, default=DEFAULT_RATE, metavar="R", help="requests per second at most (0: no limit)"
    )
    parser.add_argument("--again", choices=[again.value.replace("_", "-") for again in Again], help="look these up again")
    parser.add_argument("--fresh", action="store_true", help="forget an earlier run with this OUT and look everything up")
    parser.add_argument("--mask-numbers", action="store_true", help="hide the middle of phone numbers in OUT")
    add_account_arguments(parser)


def _file(text: str) -> Path:
    path = Path(text)
    if not path.name:
        raise argparse.ArgumentTypeError("must be a file's name")
    return path


def _row(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError("must be a row's number, or 0")
    return int(text)


def _parallel(text: str) -> int:
    number = int(text)
    if not PARALLEL_RANGE[0] <= number <= PARALLEL_RANGE[1]:
        raise argparse.ArgumentTypeError(f"must be {PARALLEL_RANGE[0]} to {PARALLEL_RANGE[1]}")
    return number


def _rate(text: str) -> float:
    number = float(text)
    if number != 0 and not RATE_RANGE[0] <= number <= RATE_RANGE[1]:
        raise argparse.ArgumentTypeError(f"must be 0 or {RATE_RANGE[0]} to {RATE_RANGE[1]}")
    return number
