"""What is said about a watched message."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kit_desktop.core.outcome import Outcome
from kit_desktop.core.plain_text import shortened
from kit_desktop.core.watch import WatchEnd
from kit_desktop.ui.formats import Counted, clock, near_clock
from kit_desktop.ui.lookup.outcome_words import result_words
from kit_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from kit_desktop.core.lookup import LookupQuery
    from kit_desktop.ui.watch.watched_message import WatchedMessage

translate = QCoreApplication.translate


def message_name(query: LookupQuery) -> str:
    """`MsgID 963`, the id cut where it is long."""
    return f"{query.by.value} {shortened(query.id, 40)}"


def watch_title(message: WatchedMessage) -> str:
    """Which message, and its state as last known."""
    return f"{message_name(message.query)}: {result_words(message.result).title}"


def watch_tone(message: WatchedMessage) -> Tone:
    """The colour and shape for its state: that of the last answer, but a warning where the watch ended without a final one."""
    if message.end in {None, WatchEnd.FINAL} or message.result.outcome is not Outcome.OK:
        return result_words(message.result).tone
    return Tone.WARNING


def watch_line(message: WatchedMessage) -> str:
    """When it will be asked next, or why it no longer is."""
    if message.end is not None:
        return _end_words(message)
    asked = Counted().times_asked(message.times_asked)
    at = message.next_time()
    if at is None:
        return translate("Watch", "checking now…")
    following = translate("Watch", "next at {time}").format(time=clock(at))
    return f"{following} · {asked}" if message.times_asked else following


def _end_words(message: WatchedMessage) -> str:
    words: dict[WatchEnd | None, str] = {
        WatchEnd.FINAL: translate("Watch", "seen at {time}"),
        WatchEnd.FAILURES: translate("Watch", "not watched any more: it failed several times in a row, last at {time}"),
        WatchEnd.TIME_OVER: translate("Watch", "not watched any more: the time for watching is over; last checked at {time}"),
        WatchEnd.CHANGED: translate("Watch", "not watched any more: the address or the account was changed"),
    }
    if message.end is WatchEnd.REFUSED and message.result.outcome is Outcome.OK:
        return translate("Watch", "not watched any more: the gateway refused the login for another message")
    text = words.get(message.end, translate("Watch", "not watched any more: checking again would not help"))
    return text.format(time=near_clock(message.result.checked_at, datetime.now(UTC)))


def notice_title(message: WatchedMessage) -> str:
    """The first line of the system's notification."""
    if message.end is WatchEnd.FINAL:
        return result_words(message.result).title
    return translate("Watch", "A message is not watched any more")


def notice_text(message: WatchedMessage) -> str:
    """The rest of the notification. An id that some desktops would read as markup is left out of it."""
    if any(c in "<>&" for c in message.query.id):
        return translate("Watch", "A watched message; see the window.")
    return message_name(message.query)
