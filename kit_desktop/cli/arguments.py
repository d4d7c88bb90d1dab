"""An argument parser that never repeats what was typed (it may be a password put in the wrong place), and shared arguments."""

from __future__ import annotations

import argparse
import math
import os
import re

TYPE_CHECKING = False  # as in typing, which takes longer to import than --help takes otherwise
if TYPE_CHECKING:
    from typing import Any, NoReturn

BY = ("msgid", "usermsgid")
"""What `--by` may say: `core.message_id.KINDS`, whose import --help need not wait for."""

_OWN_WORDS = ("must be ", "expected ")
"""How a complaint begins that holds no text from the command line: our own types', and argparse's about counts."""


class _Formatter(argparse.HelpFormatter):
    """As wide as the terminal. argparse would import all of `shutil` to ask for that."""

    def __init__(self, prog: str) -> None:
        try:
            columns = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
        except (ValueError, OSError):
            columns = 80
        super().__init__(prog, width=max(columns, 40) - 2)


class DiscreetParser(argparse.ArgumentParser):
    """Never abbreviates, and says what is wrong with an argument without its text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"allow_abbrev": False, "formatter_class": _Formatter})

    def error(self, message: str) -> NoReturn:
        """End with the usage and exit code 2; of `message` only what comes from the parser's own definitions is said."""
        super().error(_without_typed_text(message))


def _without_typed_text(message: str) -> str:
    if message.startswith("unrecognized arguments"):
        return "unrecognized arguments (not repeated here; the password is never an argument: use --password-stdin)"
    found = re.match(r"argument ([\w/, -]+): (.*)", message, re.DOTALL)
    if found is None:
        return (
            message if message.startswith(("the following arguments are required", "--password-stdin needs")) else "wrong usage"
        )
    argument, complaint = found.groups()
    if complaint.startswith(_OWN_WORDS):
        return message
    if complaint.startswith("ignored explicit argument"):
        return f"argument {argument}: takes no value (not repeated here)"
    _, separator, choices = complaint.rpartition(" (choose from ")
    return f"argument {argument}: invalid value, not repeated here{separator}{choices if separator else ''}"


def add_account_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to ask, as whom, and for how long."""
    parser.add_argument("--endpoint", metavar="URL", help="the server's address (default: the one in the window's settings)")
    parser.add_argument("--login", metavar="L", help="the account (default: the one in the keyring)")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input; needs --login")
    parser.add_argument("--timeout", type=_seconds, metavar="S", help="seconds for the whole exchange (default: 30)")
    parser.add_argument("--allow-http", action="store_true", help="allow plain http to another computer: anyone can listen")


def _seconds(text: str) -> float:
    number = float(text)
    if not math.isfinite(number) or not 0.1 <= number <= 600:
        raise argparse.ArgumentTypeError("must be 0.1 to 600 seconds")
    return number
