"""Standard output for programs, standard error for people; either may be closed, full or without a reader."""

from __future__ import annotations

import sys


def use_utf8() -> None:
    """Write UTF-8 wherever the output goes to a program: a Windows code page has no Kazakh letters."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """One line for people. Where standard error cannot be written the answer still stands in standard output."""
    if sys.stderr is not None:
        try:
            sys.stderr.write(f"kit-desktop-cli: {text}\n")
            sys.stderr.flush()
        except OSError:
            return


def flush() -> None:
    """Write out what is still held back. Raises OSError where that cannot be done."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def json_text(content: object) -> str:
    """The object as JSON, indented, without a line end.

    On Windows pure ASCII where a program reads it: PowerShell 5 takes what comes through a pipe or goes into a file for the
    console's old code page, and would garble every Cyrillic letter. Escaped, it is the same JSON.
    """
    import json  # noqa: PLC0415  # not for --help

    reads_utf8 = sys.platform != "win32" or (sys.stdout is not None and sys.stdout.isatty())
    return json.dumps(content, ensure_ascii=not reads_utf8, indent=2)
