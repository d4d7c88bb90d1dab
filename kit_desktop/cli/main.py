"""The headless entry: the same core and gateway as the window, no Qt.

Each command is a module of its own with `add_arguments` and `run`, imported only when it is called.
"""

from __future__ import annotations

from kit_desktop.startup import stop_signals  # isort: skip  # first: a signal may come while the rest is imported

import os
import sys

from kit_desktop import __version__
from kit_desktop.cli import output
from kit_desktop.cli.arguments import DiscreetParser

TYPE_CHECKING = False  # as in typing, which takes longer to import than --help takes otherwise
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from typing import Protocol

    class Command(Protocol):
        """A command's module."""

        def add_arguments(self, parser: argparse.ArgumentParser) -> None:
            """Declare its arguments."""

        def run(self, options: argparse.Namespace) -> int:
            """Do it; returns the exit code. Raises OSError where standard output cannot be written."""


FAILED = 3
"""The exit code where the answer could not be written, or the program broke."""

_COMMANDS = {
    "lookup": "look one message up and print one JSON object",
    "batch": "look a list of ids up and write a table with the answers",
    "proxy-login": "keep the login that the company's proxy wants in the keyring",
    "wsdl": "compare the service's own description (WSDL) with the one in this program",
    "self-test": "prove that this build is whole: exit 0, or a list of what failed",
    "demo-gateway": "serve the practice gateway on this computer until stopped",
}


def build_parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """The command line as the contract has it; of the commands only those named in `arguments` with their own arguments."""
    parser = DiscreetParser(prog="kit-desktop-cli", description="Looks up what happened to an SMS at the KiT gateway.")
    parser.add_argument("--version", action="version", version=f"KiT Desktop {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, summary in _COMMANDS.items():
        subparser = commands.add_parser(name, help=summary)
        if name in arguments:
            command = _imported(name)
            command.add_arguments(subparser)
            subparser.set_defaults(run=command.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    stop_signals.collect()
    output.use_utf8()
    arguments = sys.argv[1:] if arguments is None else arguments
    if not arguments and sys.platform == "win32" and sys.stdout is not None and sys.stdin is not None:
        from kit_desktop.cli import own_console  # noqa: PLC0415  # Windows only

        if own_console.is_own():
            own_console.explain(sys.stdout, sys.stdin)
            return 2
    parser = build_parser(arguments)
    options = parser.parse_args(arguments)
    if getattr(options, "password_stdin", False) and not options.login:
        parser.error("--password-stdin needs --login")
    # Neither is needed for --help, and nothing secret has been read by then.
    from kit_desktop import logs  # noqa: PLC0415
    from kit_desktop.startup import hardening  # noqa: PLC0415

    hardening.harden()
    logs.set_up(None)
    try:
        code: int = options.run(options)
        output.flush()
    except OSError as exc:
        # The reader has gone, or the disk is full. Python would complain once more when it closes standard output at exit.
        if sys.stdout is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(exc, BrokenPipeError):
            output.say(exc.strerror or type(exc).__name__)
        return FAILED
    except Exception as exc:  # noqa: BLE001  # Python's own 1 would say "not found", or that all has been asked
        output.say(logs.error_places(exc))
        return FAILED
    return code


def _imported(name: str) -> Command:
    # Spelled out: what collects the program's modules for a bundle reads these lines.
    if name == "lookup":
        from kit_desktop.cli import lookup  # noqa: PLC0415

        return lookup
    if name == "batch":
        from kit_desktop.cli import batch  # noqa: PLC0415

        return batch
    if name == "proxy-login":
        from kit_desktop.cli import proxy_login  # noqa: PLC0415

        return proxy_login
    if name == "wsdl":
        from kit_desktop.cli import wsdl  # noqa: PLC0415

        return wsdl
    if name == "self-test":
        from kit_desktop.cli import self_test  # noqa: PLC0415

        return self_test
    from kit_desktop.cli import practice  # noqa: PLC0415

    return practice


if __name__ == "__main__":
    sys.exit(main())
