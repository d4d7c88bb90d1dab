"""When an answer came, as people say it: just now, minutes ago, today at a time, or on a day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kit_desktop.core.outcome import Outcome
from kit_desktop.ui.formats import ago, near_clock

if TYPE_CHECKING:
    from datetime import datetime

    from kit_desktop.core.lookup import LookupResult

translate = QCoreApplication.translate
_NO_ANSWER = frozenset({Outcome.UNREACHABLE, Outcome.TLS_UNTRUSTED, Outcome.TIMED_OUT, Outcome.PROXY_ERROR})
_JUST_NOW = timedelta(minutes=1)
_RELATIVE = timedelta(hours=1)


def checked_words(result: LookupResult, now: datetime) -> str:
    """When the gateway answered, or was tried and did not answer."""
    if not result.outcome.asked or result.outcome is Outcome.CANCELLED:
        return ""
    age = now - result.checked_at
    answered = result.outcome not in _NO_ANSWER
    if timedelta(0) <= age < _JUST_NOW:
        return translate("Wording", "Checked just now") if answered else translate("Wording", "Tried just now")
    if timedelta(0) <= age < _RELATIVE:
        words = translate("Wording", "Checked {ago}") if answered else translate("Wording", "Tried {ago}")
        return words.format(ago=ago(age))
    words = translate("Wording", "Checked: {time}") if answered else translate("Wording", "Tried: {time}")
    return words.format(time=near_clock(result.checked_at, now))


def next_change(age: timedelta) -> int:
    """In how many milliseconds words about an answer of this age may change: at its next full minute."""
    return 60_500 - int(age.total_seconds() * 1000) % 60_000
