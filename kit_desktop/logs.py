"""The rotating log: what happened, never what was said. Passwords do not get here; should one, it is masked on the way out."""

from __future__ import annotations

import contextlib
import logging
import os
import threading
import time
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from io import TextIOWrapper
    from pathlib import Path

    from kit_desktop.core.password_mask import PasswordMask

_LOUD_WITH_SECRETS = ("zeep", "requests", "urllib3", "httpcore", "httpx", "http.client", "keyring", "secretstorage", "jeepney")
_TRY_AGAIN_S = 300.0
_MOST_BYTES, _OLDER_FILES = 1_000_000, 3
_lock = threading.Lock()
_maskers: dict[int, PasswordMask] = {}

_CHAIN_AT_MOST = 10


def hide(password: str) -> None:
    """Mask this password in everything that is logged from now on."""
    from kit_desktop.core.password_mask import PasswordMask  # noqa: PLC0415  # the start need not wait for it

    with _lock:
        _maskers[hash(password)] = PasswordMask(password)


def redacted(text: str) -> str:
    """`text` without any password that the program has held."""
    from kit_desktop.core.password_mask import PasswordMask  # noqa: PLC0415  # as above

    with _lock:
        maskers = list(_maskers.values())
    for masker in maskers or [PasswordMask("")]:
        text = masker.mask(text)
    return text


class _RedactingFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


class _PrivateFileHandler(logging.FileHandler):
    """Only the person can read the file, from its first byte. A full or read-only disk costs log lines, nothing else.

    Rotates as `logging.handlers` does, whose import costs the start 10 ms; but only where nothing is lost by that.
    """

    _not_before = 0.0

    def _open(self) -> TextIOWrapper:
        def opener(path: str, flags: int) -> int:
            return os.open(path, flags, 0o600)

        return open(self.baseFilename, "a", encoding="utf-8", errors="backslashreplace", opener=opener)

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line, into a new file where this one is full."""
        with contextlib.suppress(OSError):
            stream = self.stream = self.stream or self._open()
            if os.fstat(stream.fileno()).st_size >= _MOST_BYTES and time.monotonic() >= self._not_before:
                # First: on a full disk closing fails, and leaves it closed all the same.
                self.stream = None
                stream.close()
                self._begin_anew()
            super().emit(record)

    def _begin_anew(self) -> None:
        """Begin a new file, or go on in this one for a while where it cannot be renamed.

        Windows renames no file that a second window or the command line has open. So this one is put aside first: the older
        ones would be shifted by then, and one of them lost with every further line.
        """
        aside = f"{self.baseFilename}.full"
        try:
            os.replace(self.baseFilename, aside)  # noqa: PTH105  # logging has names, not paths
        except OSError:
            self._not_before = time.monotonic() + _TRY_AGAIN_S
            return
        for number in range(_OLDER_FILES, 1, -1):
            with contextlib.suppress(FileNotFoundError):
                os.replace(f"{self.baseFilename}.{number - 1}", f"{self.baseFilename}.{number}")  # noqa: PTH105
        os.replace(aside, f"{self.baseFilename}.1")  # noqa: PTH105

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Writing a log line failed: there is nowhere left to say so."""


def set_up(path: Path | None, level: int = logging.INFO) -> None:
    """Log to `path` (None: nowhere). Libraries that print requests are held at WARNING whatever the level."""
    root = logging.getLogger()
    for old in list(root.handlers):
        if isinstance(old, _PrivateFileHandler | logging.NullHandler):
            root.removeHandler(old)
            old.close()
    handler: logging.Handler = logging.NullHandler()
    if path is not None:
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handler = _PrivateFileHandler(path, delay=True)
    handler.setFormatter(_RedactingFormatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    root.addHandler(handler)
    root.setLevel(level)
    for name in _LOUD_WITH_SECRETS:
        logging.getLogger(name).setLevel(logging.WARNING)


def recent(path: Path, most_bytes: int = 48_000) -> str:
    """The end of the log, whole lines only, redacted once more; an empty text where there is none."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - most_bytes))
            text = file.read(most_bytes).decode("utf-8", "replace")
    except OSError:
        return ""
    if size > most_bytes:
        text = text.partition("\n")[2]
    return redacted(text).rstrip()


def error_places(error: BaseException) -> str:
    """Where an error came from: its class and the frames that it went through, then those of its causes, a line each.

    Neither its text nor any value: those may hold anything.
    """
    import traceback  # noqa: PLC0415  # the start need not wait for it

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
