"""What a person at a terminal sees of a list run: a bar that is redrawn, or a line now and then where nobody redraws."""

from __future__ import annotations

import shutil
import threading
import time
from typing import TextIO

from kit_desktop.core.lists.values import Fate, RunProgress

_LINE_EVERY = 10.0  # seconds, where the output is no terminal
_BAR = 24  # characters


class Screen:
    """Writes to standard error. Safe from any thread; where there is no standard error it keeps silent."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self._redraws = stream is not None and stream.isatty()
        self._drawn = 0
        self._last_line = time.monotonic()
        self._lock = threading.Lock()

    def say(self, text: str) -> None:
        """Write a line of its own."""
        with self._lock:
            self._wipe()
            self._write(text + "\n")

    def show(self, progress: RunProgress) -> None:
        """Draw how the run stands."""
        text = progress_line(progress)
        with self._lock:
            if self._redraws:
                cut = text[: shutil.get_terminal_size().columns - 1]
                self._write("\r" + cut.ljust(self._drawn))
                self._drawn = len(cut)
                if progress.end is not None:
                    self._write("\n")
                    self._drawn = 0
            elif time.monotonic() - self._last_line >= _LINE_EVERY:
                self._last_line = time.monotonic()
                self._write(text + "\n")

    def _wipe(self) -> None:
        if self._drawn:
            self._write("\r" + " " * self._drawn + "\r")
            self._drawn = 0

    def _write(self, text: str) -> None:
        if self._stream is None:
            return
        try:
            self._stream.write(text)
            self._stream.flush()
        except OSError:
            # Nobody reads along any more (a closed pipe, a full disk): the run itself goes on.
            self._stream = None


def progress_line(progress: RunProgress) -> str:
    """One line: a bar over the whole list, counts, rate and time left."""
    total = max(progress.total, 1)
    done = progress.total - progress.counts[Fate.WAITING]
    filled = _BAR * done // total
    parts = [f"[{'#' * filled}{'.' * (_BAR - filled)}] {done} of {progress.total}", f"{progress.per_second:.1f}/s"]
    if progress.slowed and progress.allowed_per_second is not None:
        parts.append(f"slowed to {progress.allowed_per_second:.1f}/s")
    if progress.seconds_left is not None and progress.end is None:
        minutes, seconds = divmod(round(progress.seconds_left), 60)
        parts.append(f"{minutes}:{seconds:02} left")
    for fate, name in ((Fate.NOT_FOUND, "not found"), (Fate.FAILED, "failed")):
        if progress.counts[fate]:
            parts.append(f"{progress.counts[fate]} {name}")
    return ", ".join(parts)
