"""Entry of the window program: `python -m kit_desktop`, the `kit-desktop` script, and PyInstaller's."""

from __future__ import annotations

from kit_desktop.startup import stop_signals  # isort: skip  # first: Ctrl+C may come while the rest is imported

import gc
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

from kit_desktop import __version__
from kit_desktop.startup import hardening, qt_libraries

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace | SimpleNamespace:
    """The window program's command line; ends the program on `--help`, `--version` and wrong usage, which need no screen."""
    if not arguments:
        # The usual start need not wait for a parser.
        return SimpleNamespace(id=None, by="msgid", demo=False, link=None)
    from kit_desktop.cli.arguments import BY, DiscreetParser  # noqa: PLC0415  # as above

    parser = DiscreetParser(prog="kit-desktop", description="Looks up what happened to an SMS.")
    parser.add_argument("id", nargs="?", metavar="ID", help="an id to fill in; it is asked when you press Enter")
    parser.add_argument("--by", choices=BY, default="msgid", help="which id it is")
    parser.add_argument("--demo", action="store_true", help="open on the practice gateway, on this computer")
    parser.add_argument("--link", metavar="LINK", help="a link from another program, kit-desktop:msgid/963; nothing may follow")
    parser.add_argument("--version", action="version", version=f"KiT Desktop {__version__}")
    if list(arguments[:1]) == ["--link"]:
        # The link comes from outside: what follows it may be quotes that somebody wrote into it, and is never an option.
        options = parser.parse_args([])
        # Alone it is a start from the menu: a desktop entry's %u is nothing then.
        options.link = {1: None, 2: arguments[-1]}.get(len(arguments), "")
        return options
    options = parser.parse_args(arguments)
    if options.link is not None:
        parser.error("argument --link: must be the first")
    return options


def main() -> int:
    """Open the window; returns the exit code. Says in words what is missing where Qt cannot start."""
    # What the start makes stays: until all is there (`app.run`), looking through it for garbage would hold it up for nothing.
    gc.set_threshold(1_000_000)
    hardening.harden()
    stop_signals.restore_defaults()
    options = read_arguments(sys.argv[1:])
    problem = qt_libraries.why_no_window()
    if problem:
        sys.stderr.write(f"{problem}\n")
        return 3
    # Qt's libraries are checked before Qt is imported.
    from kit_desktop.ui.program.qt_imports import import_qt  # noqa: PLC0415

    import_qt()
    from kit_desktop.app import run  # noqa: PLC0415

    return run(options)


if __name__ == "__main__":
    sys.exit(main())
