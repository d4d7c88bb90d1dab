"""The one exception inside the gateway room: an ending that was reached before there was a reply to read."""

from __future__ import annotations

from kit_desktop.core.outcome import Facts, Outcome


class LookupFailedError(Exception):
    """A lookup's early ending. Holds the outcome and its facts; its text never holds anything that was sent or received."""

    def __init__(self, outcome: Outcome, facts: Facts | None = None) -> None:
        super().__init__(outcome.value)
        self.outcome = outcome
        self.facts = facts or Facts()
