"""Where an error came from: classes, files and lines. Neither its text nor any value: those may hold anything."""

from __future__ import annotations

import traceback
from pathlib import PurePath

_CHAIN_AT_MOST = 10


def error_places(error: BaseException) -> str:
    """The error's class and the frames that it went through, then those of its causes, a line each."""
    lines: list[str] = []
    cause: BaseException | None = error
    for _ in range(_CHAIN_AT_MOST):
        if cause is None:
            break
        lines.append(f"caused by {type(cause).__name__}" if lines else type(cause).__name__)
        frames = traceback.extract_tb(cause.__traceback__)
        lines += [f"  {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\n".join(lines)


def _place(filename: str) -> str:
    """The file without the folders above the package: they name the person."""
    parts = PurePath(filename).parts
    for root in ("site-packages", "kit_desktop"):
        if root in parts[:-1]:
            return "/".join(parts[parts.index(root) :])
    return parts[-1] if parts else filename
