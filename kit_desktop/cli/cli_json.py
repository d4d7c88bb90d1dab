"""JSON on standard output, for people and for programs."""

from __future__ import annotations

import json
import sys


def json_text(content: object) -> str:
    """The object as JSON, indented, without a line end.

    On Windows pure ASCII where a program reads it: PowerShell 5 takes what comes through a pipe or goes into a file for the
    console's old code page, and would garble every Cyrillic letter. Escaped, it is the same JSON.
    """
    reads_utf8 = sys.platform != "win32" or (sys.stdout is not None and sys.stdout.isatty())
    return json.dumps(content, ensure_ascii=not reads_utf8, indent=2)
