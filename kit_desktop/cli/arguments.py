"""An argument parser that never repeats what was typed: it may be a password put in the wrong place."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

_OWN_WORDS = ("must be ", "expected ")
"""How a complaint begins that holds no text from the command line: our own types', and argparse's about counts."""


class DiscreetParser(argparse.ArgumentParser):
    """Never abbreviates, and says what is wrong with an argument without its text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["allow_abbrev"] = False
        super().__init__(*args, **kwargs)

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
