"""Where a long reading stops for a moment: was it cancelled, and how far is it?"""

from __future__ import annotations

from collections.abc import Callable

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.reading.values import ListProblem, ListReadError


class Checkpoint:
    """Asked between two steps of a reading. `report` hears the share that is done, 0 to 1, each time it has grown by 1 %."""

    def __init__(self, cancel: CancelToken, report: Callable[[float], object] | None = None) -> None:
        self._cancel = cancel
        self._report = report
        self._total = 0
        self._done = 0
        self._told = 0.0

    def expect(self, amount: int) -> None:
        """There is so much more to do, in whatever unit `advance` counts."""
        self._total += amount

    def advance(self, amount: int = 0) -> None:
        """So much more is done. Raises ListReadError (CANCELLED)."""
        if self._cancel.is_set:
            raise ListReadError(ListProblem.CANCELLED)
        self._done += amount
        share = min(1.0, self._done / self._total) if self._total else 0.0
        if self._report is not None and share >= self._told + 0.01:
            self._told = share
            self._report(share)
