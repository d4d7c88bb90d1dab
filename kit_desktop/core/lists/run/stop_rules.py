"""When a run must stop by itself: before an account gets locked, and before a list is burnt against what is no service."""

from __future__ import annotations

from kit_desktop.core.lists.values import RunEnd
from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.outcome import Outcome

NO_CONNECTION = frozenset({Outcome.UNREACHABLE, Outcome.TLS_UNTRUSTED, Outcome.PROXY_ERROR, Outcome.REDIRECTED})
"""Outcomes that say nothing about the id: nobody was there to answer for it."""

_STRIKES = {**dict.fromkeys(NO_CONNECTION, 2), Outcome.TIMED_OUT: 1}
_DEAD_AFTER = 10  # strikes in a row: two for no connection at all, one for a silence that lasted the whole deadline
_NOT_THE_SERVICE = frozenset({Outcome.SERVER_ERROR, Outcome.REPLY_NOT_UNDERSTOOD, Outcome.REPLY_TOO_LARGE})
_NO_SERVICE_AFTER = 50  # replies in a row that may be none of the service's
_DOUBTS = 3  # the same refusal in a row, or 404s that any web server gives, before the service has proven itself


class StopRules:
    """Sees every answer of one run, in the order in which they came.

    `service_proven` turns true with the first answer that only the service gives to a login that it accepts. Until then the run
    asks one at a time: four wrong logins at once may be all that an account can take. Since nobody knows in which words the
    gateway refuses a login, the same fault thrice until then counts as a refusal that we could not read, and three bare 404s as
    a wrong address. `unanswered` are the places of the last ids in a row about which nothing was learnt: they are to be asked
    for again when the run goes on.
    """

    def __init__(self) -> None:
        self.service_proven = False
        self.unanswered: list[int] = []
        self._strikes = 0
        self._useless = 0
        self._bare_404s = 0
        self._doubts = 0
        self._words: str | None = None

    def judge(self, seq: int, result: LookupResult) -> RunEnd | None:
        """The reason to stop now, or None to go on. `seq` is the id's place in the list."""
        if result.proves_service:
            self.service_proven = True
            self.unanswered.clear()
        else:
            self.unanswered = [*self.unanswered[1 - _NO_SERVICE_AFTER :], seq]
        if result.outcome is Outcome.AUTH_FAILED:
            return RunEnd.AUTH_FAILED
        if not result.outcome.asked and result.outcome is not Outcome.BAD_ID:
            return RunEnd.CANNOT_ASK
        for stops, end in (
            (self._dead_line(result), RunEnd.DEAD_LINE),
            (self._login_doubtful(result), RunEnd.LOGIN_DOUBTFUL),
            (self._service_doubtful(result), RunEnd.SERVICE_DOUBTFUL),
            (self._no_service(result), RunEnd.NO_SERVICE),
        ):
            if stops:
                return end
        return None

    def judge_late(self, seq: int, result: LookupResult) -> None:
        """Note an answer that came when the run was stopping already: it does not undo what the run was stopped by."""
        if not result.proves_service:
            self.unanswered.append(seq)

    def _dead_line(self, result: LookupResult) -> bool:
        strikes = _STRIKES.get(result.outcome, 0)
        self._strikes = self._strikes + strikes if strikes else 0
        return self._strikes >= _DEAD_AFTER

    def _login_doubtful(self, result: LookupResult) -> bool:
        refused = result.http_status in {401, 403} and result.outcome is Outcome.SERVER_ERROR
        if not refused and (self.service_proven or result.outcome is not Outcome.SERVER_FAULT):
            self._doubts = 0
            return False
        words = "" if refused else result.server_text
        self._doubts = self._doubts + 1 if words == self._words or not self._doubts else 1
        self._words = words
        return self._doubts >= _DOUBTS

    def _service_doubtful(self, result: LookupResult) -> bool:
        # Not in a row: whatever comes between is no proof either.
        if result.is_bare_404 and not self.service_proven:
            self._bare_404s += 1
        return self._bare_404s >= _DOUBTS and not self.service_proven

    def _no_service(self, result: LookupResult) -> bool:
        is_useless = result.outcome in _NOT_THE_SERVICE or result.is_bare_404
        self._useless = self._useless + 1 if is_useless else 0
        return self._useless >= _NO_SERVICE_AFTER
