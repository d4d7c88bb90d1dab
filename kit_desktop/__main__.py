"""Entry of the window program: `python -m kit_desktop`, the `kit-desktop` script, and PyInstaller's."""

from __future__ import annotations

import multiprocessing
import sys

from kit_desktop import process, qt_libraries


def main() -> int:
    """Open the window; returns the exit code. Says in words what is missing where Qt cannot start."""
    multiprocessing.freeze_support()
    process.harden()
    problem = qt_libraries.why_no_window()
    if problem:
        sys.stderr.write(f"{problem}\n")
        return 3
    from kit_desktop.app import run  # noqa: PLC0415  # Qt's libraries are checked before Qt is imported

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
