"""The headless entry: the same core and gateway as the window, no Qt.

Each command is a module of its own, imported only when it is called: its `add_arguments` declares what it takes, its `run`
does it and returns the exit code, or raises OSError where standard output cannot be written.
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
    from typing import Any

    # Named for what collects the program's modules for a bundle.
    from kit_desktop.cli import batch, lookup, practice, proxy_login, self_test, wsdl  # noqa: F401

FAILED = 3
"""The exit code where the answer could not be written, or the program broke."""

_COMMANDS = {
    "lookup": ("lookup", "look one message up and print one JSON object"),
    "batch": ("batch", "look a list of ids up and write a table with the answers"),
    "proxy-login": ("proxy_login", "keep the login that the company's proxy wants in the keyring"),
    "wsdl": ("wsdl", "compare the service's own description (WSDL) with the one in this program"),
    "self-test": ("self_test", "prove that this build is whole: exit 0, or a list of what failed"),
    "demo-gateway": ("practice", "serve the practice gateway on this computer until stopped"),
}
"""Each with its module and what it does."""

DOUBLE_CLICKED = """\
This is KiT Desktop's command line. For the window start kit-desktop.exe, or KiT Desktop in the Start menu.
Это командная строка KiT Desktop. Окно программы открывает kit-desktop.exe или KiT Desktop в меню «Пуск».
Бұл – KiT Desktop командалық жолы. Бағдарлама терезесін kit-desktop.exe немесе «Пуск» мәзіріндегі KiT Desktop ашады.

Enter: close / закрыть / жабу
"""
"""What a window says that would otherwise be gone before anybody could read in it."""


def build_parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """The command line as the contract has it; of the commands only those named in `arguments` with their own arguments."""
    parser = DiscreetParser(prog="kit-desktop-cli", description="Looks up what happened to an SMS at the KiT gateway.")
    parser.add_argument("--version", action="version", version=f"KiT Desktop {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (module, summary) in _COMMANDS.items():
        subparser = commands.add_parser(name, help=summary)
        if name in arguments:
            from importlib import import_module  # noqa: PLC0415  # not for --help

            command = import_module(f"kit_desktop.cli.{module}")
            command.add_arguments(subparser)
            subparser.set_defaults(run=command.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    stop_signals.collect()
    output.use_utf8()
    arguments = sys.argv[1:] if arguments is None else arguments
    if not arguments and sys.stdout is not None and sys.stdin is not None and has_own_console():
        print(DOUBLE_CLICKED, end="", flush=True)
        sys.stdin.readline()
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


def has_own_console() -> bool:
    """Whether the console was opened for this process alone: by a double-click on Windows."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # only here

        api: Any = ctypes.windll.kernel32
        # The number of processes at the console; 0 where there is none.
        return int(api.GetConsoleProcessList((ctypes.c_uint32 * 1)(), 1)) == 1
    return False


if __name__ == "__main__":
    sys.exit(main())
