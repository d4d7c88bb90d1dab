"""When a run must stop by itself: before an account gets locked, and before a list is burnt against a dead line."""

from __future__ import annotations

from kit_desktop.core.lists.values import RunEnd
from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.outcome import Outcome

NO_CONNECTION = frozenset({Outcome.UNREACHABLE, Outcome.TLS_UNTRUSTED, Outcome.PROXY_ERROR, Outcome.REDIRECTED})
"""Outcomes that say nothing about the id: nobody was there to answer for it."""

_LEARNT = frozenset({Outcome.OK, Outcome.NOT_FOUND})
_DEAD_AFTER = 10  # strikes in a row: two for no connection at all, one for a silence that lasted the whole deadline
_NO_SERVICE_AFTER = 50  # replies in a row that were none of the service's
_DOUBTS = 3  # the same refusal in a row, before anything was ever answered


class StopRules:
    """Sees every answer of one run, in the order in which they came.

    `login_proven` turns true with the first answer about a message. Until then the run asks one at a time: four wrong logins at
    once may be all that an account can take. And since nobody knows in which words the gateway refuses a login, the same fault
    thrice before any answer counts as a refusal that we could not read. `unanswered` are the places of the last ids in a row
    about which nothing was learnt: they are to be asked for again when the run goes on.
    """

    def __init__(self) -> None:
        self.login_proven = False
        self.unanswered: list[int] = []
        self._strikes = 0
        self._useless = 0
        self._doubts = 0
        self._words: str | None = None

    def judge(self, seq: int, result: LookupResult) -> RunEnd | None:
        """The reason to stop now, or None to go on. `seq` is the id's place in the list."""
        if result.outcome in _LEARNT:
            self.login_proven = True
            self.unanswered.clear()
        else:
            self.unanswered = [*self.unanswered[1 - _NO_SERVICE_AFTER :], seq]
        if result.outcome is Outcome.AUTH_FAILED:
            return RunEnd.AUTH_FAILED
        if not result.outcome.asked and result.outcome is not Outcome.BAD_ID:
            return RunEnd.CANNOT_ASK
        if self._dead_line(result):
            return RunEnd.DEAD_LINE
        if self._doubtful(result):
            return RunEnd.LOGIN_DOUBTFUL
        return RunEnd.NO_SERVICE if self._no_service(result) else None

    def judge_late(self, seq: int, result: LookupResult) -> None:
        """Note an answer that came when the run was stopping already: it does not undo what the run was stopped by."""
        if result.outcome not in _LEARNT:
            self.unanswered.append(seq)

    def _dead_line(self, result: LookupResult) -> bool:
        if result.outcome in NO_CONNECTION:
            self._strikes += 2
        elif result.outcome is Outcome.TIMED_OUT:
            self._strikes += 1
        else:
            self._strikes = 0
        return self._strikes >= _DEAD_AFTER

    def _doubtful(self, result: LookupResult) -> bool:
        refused = result.http_status in {401, 403} and result.outcome is Outcome.SERVER_ERROR
        if not refused and (self.login_proven or result.outcome is not Outcome.SERVER_FAULT):
            self._doubts = 0
            return False
        words = "" if refused else result.server_text
        self._doubts = self._doubts + 1 if words == self._words or not self._doubts else 1
        self._words = words
        return self._doubts >= _DOUBTS

    def _no_service(self, result: LookupResult) -> bool:
        if result.outcome in {Outcome.SERVER_ERROR, Outcome.REPLY_NOT_UNDERSTOOD, Outcome.REPLY_TOO_LARGE}:
            self._useless += 1
        else:
            self._useless = 0
        return self._useless >= _NO_SERVICE_AFTER
