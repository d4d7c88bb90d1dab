"""The history in words: how long ago, what changed since, and how its file is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kit_desktop.core.history.condition import HistoryCondition
from kit_desktop.core.kept_lookup import OUTCOME_FIELD, changes
from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import WIRE_FIELDS, Status
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.formats import ago, near_clock, phone, short_day_and_clock
from kit_desktop.ui.lookup.outcome_words import result_words, status_words
from kit_desktop.ui.lookup.wording_reasons import field_caption

if TYPE_CHECKING:
    from datetime import timedelta

    from kit_desktop.core.history.condition import HistoryState
    from kit_desktop.core.history.search import State
    from kit_desktop.core.kept_lookup import FieldChange, HistoryEntry
    from kit_desktop.ui.lookup.last_lookups import LastLookup

translate = QCoreApplication.translate


def seen_words() -> dict[State, str]:
    """The words in which the table tells each state."""
    nobody = LookupQuery(IdKind.MSG_ID, "")
    words: dict[State, str] = {status: status_words(status, "").title for status in Status}
    for outcome in Outcome:
        if outcome is not Outcome.OK:
            words[outcome] = result_words(LookupResult(outcome, nobody, datetime.now(UTC))).title
    return words


def unchanged_words(since: datetime, new: LookupResult) -> str:
    """Since when (zoned) the answer is the same."""
    return translate("History", "unchanged since {time}").format(time=near_clock(since, new.checked_at))


def change_words(old: LookupResult, new: LookupResult, *, mask_number: bool) -> str:
    """What was answered before, and which fields differ now. Values from the gateway are plain and short."""
    at = short_day_and_clock(old.checked_at.astimezone())
    when = ago(new.checked_at - old.checked_at) or translate("History", "On {time}").format(time=at)
    before = translate("History", "{ago} it was: {title}").format(ago=when, title=result_words(old).title)
    others = [change for change in changes(old, new) if not _said_by_title(change)]
    parts = []
    for change in others[:4]:
        texts = [_value(change.name, text, mask_number=mask_number) for text in (change.before, change.after)]
        parts.append(f"{_caption(change.name)}: {texts[0]} → {texts[1]}")
    if not parts:
        return before
    more = "; …" if len(others) > len(parts) else ""
    return before + "\n" + translate("History", "Changed since: {changes}").format(changes="; ".join(parts) + more)


def _said_by_title(change: FieldChange) -> bool:
    """The title says outcome and status, and that a message has now been received or given up."""
    first_time = change.name == "receivedtime" and not (change.before or "").strip()
    return first_time or change.name in {OUTCOME_FIELD, "status", "resultCode"}


def _caption(name: str) -> str:
    return field_caption(name) if name in WIRE_FIELDS else shortened(name, 30)


def _value(name: str, text: str | None, *, mask_number: bool) -> str:
    if text is None or not text.strip():
        return translate("History", "empty")
    return phone(text, masked=mask_number) if name == "recepient" else shortened(text, 40)


def old_answer_words(result: LookupResult, age: timedelta, *, listed: bool = False) -> str:
    """The mark on an answer out of the history or a list: when it was got, and as whom."""
    when = short_day_and_clock(result.checked_at.astimezone())
    since = ago(age)
    text = {
        (True, True): translate("History", "From the list: checked {ago}, {time}"),
        (True, False): translate("History", "From the list: checked {time}"),
        (False, True): translate("History", "From the history: checked {ago}, {time}"),
        (False, False): translate("History", "From the history: checked {time}"),
    }[listed, bool(since)]
    words = text.format(ago=since, time=when)
    account = shortened(result.account or "", 40)
    return words if not account else words + " · " + translate("History", "account {login}").format(login=account)


def state_words(state: HistoryState) -> str:
    """What is wrong with the history, or an empty text. Whatever it is, lookups go on, and the text says so."""
    detail = state.detail or ""
    problem = {
        HistoryCondition.READ_ONLY: translate(
            "History", "The history file or folder cannot be written to: new answers are not saved. Lookups work as usual."
        ),
        HistoryCondition.LOCKED: translate(
            "History", "Another program is using the history file: new answers are not saved for now. Lookups work as usual."
        ),
        HistoryCondition.DISK_FULL: translate(
            "History", "The disk is full: new answers are not saved. Earlier ones are still there. Lookups work as usual."
        ),
        HistoryCondition.DAMAGED: translate(
            "History", "The history file is damaged and could not be renamed. Lookups work as usual, without a history."
        ),
        HistoryCondition.NEWER: translate(
            "History",
            "A newer version of this program has written the history. It is left as it is. "
            "Lookups work as usual, without a history.",
        ),
        HistoryCondition.UNSAFE_DRIVE: translate(
            "History",
            "The history’s folder is on a network drive where two computers could damage it, so nothing is saved. "
            "Lookups work as usual, without a history.",
        ),
        HistoryCondition.UNUSABLE: translate(
            "History", "The history cannot be used on this computer ({detail}). Lookups work as usual, without a history."
        ).format(detail=shortened(detail, 60)),
    }.get(state.condition, "")
    said = [problem]
    if state.clock_jumped:
        said.append(
            translate(
                "History",
                "The computer’s clock is more than a week ahead of the last answer. Nothing was removed for its age, in case"
                " the clock is wrong.",
            )
        )
    if state.set_aside is not None:
        said.insert(
            0,
            translate(
                "History", "The history file was damaged. It was saved as {name}; what could be read is in a new file."
            ).format(name=state.set_aside.name),
        )
    return " ".join(filter(None, said))


def last_lookup(entry: HistoryEntry, *, mask_number: bool) -> LastLookup:
    """An entry as a row of the page that is there before the first lookup."""
    from kit_desktop.ui.lookup.last_lookups import LastLookup  # noqa: PLC0415  # with it comes a table, slow to import

    result = entry.result
    words = result_words(result)
    info = result.info if result.outcome is Outcome.OK else None
    number = phone(info["recepient"] or "", masked=mask_number) if info else ""
    checked = short_day_and_clock(result.checked_at.astimezone())
    return LastLookup(entry, shortened(result.query.id, 60), result.query.by.value, words.tone, words.title, number, checked)
