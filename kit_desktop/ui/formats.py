"""Times, numbers and phone numbers as people of the window's language write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QObject, QTime, QTimeZone

from kit_desktop.core.gateway_time import almaty
from kit_desktop.core.message_info import Status
from kit_desktop.core.number_mask import mask_number
from kit_desktop.core.plain_text import shortened

if TYPE_CHECKING:
    from datetime import date

    from kit_desktop.core.gateway_time import Moment, Timing
    from kit_desktop.core.message_info import MessageInfo

translate = QCoreApplication.translate
_KZ_NUMBER = re.compile(r"7(\d{3})(\d{3})(\d{2})(\d{2})", re.ASCII)


def phone(text: str, *, masked: bool = False) -> str:
    """A Kazakh number as `+7 701 123 45 67`, its middle hidden if so asked; anything else as it came."""
    if masked:
        return shortened(mask_number(text.strip()))
    match = _KZ_NUMBER.fullmatch(text.strip())
    if match is None:
        return shortened(text)
    return f"+7 {match[1]} {match[2]} {match[3]} {match[4]}"


def mask_digits(text: str) -> str:
    """All but the last two characters hidden."""
    text = shortened(text.strip(), 40)
    return "•" * (len(text) - 2) + text[-2:] if len(text) > 2 else "•" * len(text)


def clock(at: datetime) -> str:
    """`16:00:24`, in the zone that the time has."""
    return at.strftime("%H:%M:%S")


def short_day_and_clock(at: datetime) -> str:
    """`21 Sep 2022, 16:00:24` in the order of the window's language."""
    return _formatted(at, translate("Wording", "d MMM yyyy, HH:mm:ss", "format of a date, as of QDateTime"))


def moments_of_a_year() -> list[str]:
    """`short_day_and_clock` of each month, for a column to have room for: each language has another longest one."""
    return [short_day_and_clock(datetime(2028, month, 28, 23, 58, 38, tzinfo=UTC)) for month in range(1, 13)]


def day_and_clock(at: datetime) -> str:
    """`21 September 2022, 16:00:24` in the order of the window's language, in the zone that the time has."""
    return _formatted(at, translate("Wording", "d MMMM yyyy, HH:mm:ss", "format of a date, as of QDateTime"))


def day_words(day: date, today: date) -> str:
    """`Today`, `Yesterday`, or `21 September 2022` in the order of the window's language."""
    days = (today - day).days
    if days == 0:
        return translate("Wording", "Today")
    if days == 1:
        return translate("Wording", "Yesterday")
    form = translate("Wording", "d MMMM yyyy", "format of a date, as of QDateTime")
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def short_day(day: date) -> str:
    """`21 Sep 2022` in the order of the window's language."""
    return QLocale().toString(QDate(day.year, day.month, day.day), short_day_form())


def short_day_form() -> str:
    """The form of `short_day`, as Qt takes it."""
    return translate("Wording", "d MMM yyyy", "format of a date, as of QDateTime")


def _formatted(at: datetime, form: str) -> str:
    # From its parts: Qt reads a text a hundred times as long. As UTC: the zone of this computer may not have that time.
    parts = QDate(at.year, at.month, at.day), QTime(at.hour, at.minute, at.second)
    return QLocale().toString(QDateTime(*parts, QTimeZone.utc()), form)


def decimal(value: float, decimals: int) -> str:
    """`0.31`, with the decimal sign and the thousands of the window's language."""
    return QLocale().toString(float(value), "f", decimals)


def whole(count: int) -> str:
    """`5,000`, with the thousands of the window's language."""
    return QLocale().toString(count)


def near_clock(at: datetime, now: datetime) -> str:
    """`16:00:24` of today, else the day before it, in this computer's own zone."""
    at = on_this_clock(at)
    return clock(at) if at.date() == on_this_clock(now).date() else short_day_and_clock(at)


def near_day_and_clock(at: datetime, now: datetime) -> str:
    """`today, 16:00:24`, `yesterday, 16:00:24`, or the day in words; the day is that of the zone that `at` has."""
    days = (now.astimezone(at.tzinfo).date() - at.date()).days
    if days == 0:
        return translate("Wording", "today, {time}").format(time=clock(at))
    if days == 1:
        return translate("Wording", "yesterday, {time}").format(time=clock(at))
    return day_and_clock(at)


def almaty_time(moment: Moment, now: datetime | None = None) -> str:
    """A time field for people: in words with its zone, or as it came. With `now`, its day is told from there."""
    if moment.at is None:
        return shortened(moment.raw or "")
    return in_almaty(day_and_clock(moment.at) if now is None else near_day_and_clock(moment.at, now))


def in_almaty(text: str) -> str:
    """A time, or the caption over one, with its zone."""
    return translate("Wording", "{time} (Almaty time)").format(time=text)


def on_this_clock(at: datetime) -> datetime:
    """The same time in this computer's own zone; as it is, where that zone does not go so far (Windows' ends in 3000)."""
    try:
        return at.astimezone()
    except (OSError, OverflowError, ValueError):
        return at


def both_clocks(moment: Moment, now: datetime | None = None) -> str:
    """As `almaty_time`, and beside it the time on this computer's own clock where that differs."""
    text = almaty_time(moment, now)
    if moment.at is None:
        return text
    here = on_this_clock(moment.at)
    if here.utcoffset() != moment.at.utcoffset() and not _is_almatys_clock(now or datetime.now(UTC)):
        same_day = here.date() == moment.at.date()
        other = clock(here) if same_day else day_and_clock(here)
        text += " · " + translate("Wording", "{time} on this computer’s clock").format(time=other)
    return text


def _is_almatys_clock(now: datetime) -> bool:
    # Windows' C library has one offset for all years, so that in Almaty itself it is wrong about the times before March 2024.
    return on_this_clock(now).utcoffset() == now.astimezone(almaty()).utcoffset()


class Counted(QObject):
    """What is counted, in the grammar of the window's language. A QObject for the sake of its `tr`: in Python, lupdate drops or
    misreads `translate` with a count.
    """

    def span(self, days: int, hours: int, minutes: int, seconds: int) -> list[str]:
        """`1 day`, `4 hours` and so on; what is 0 is left out, unless all is."""
        words = []
        if days:
            words.append(self.tr("%Ln day(s)", "", days))
        if hours:
            words.append(self.tr("%Ln hour(s)", "", hours))
        if minutes:
            words.append(self.tr("%Ln minute(s)", "", minutes))
        if seconds or not words:
            words.append(self.tr("%Ln second(s)", "", seconds))
        return words

    def ago(self, seconds: int) -> str:
        """`12 minutes ago`, in the largest unit."""
        if seconds < 60:
            return self.tr("%Ln second(s) ago", "", seconds)
        if seconds < 3_600:
            return self.tr("%Ln minute(s) ago", "", seconds // 60)
        if seconds < 86_400:
            return self.tr("%Ln hour(s) ago", "", seconds // 3_600)
        return self.tr("%Ln day(s) ago", "", seconds // 86_400)

    def times_asked(self, count: int) -> str:
        """`checked 2 times`."""
        return self.tr("checked %Ln time(s)", "", count)


def duration(span: timedelta) -> str:
    """`3 seconds`, `2 minutes 5 seconds`, `1 day 4 hours`: the two largest units."""
    minutes, seconds = divmod(int(span.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return " ".join(Counted().span(*divmod(hours, 24), minutes, seconds)[:2])


def ago(span: timedelta) -> str:
    """`12 minutes ago`; it begins with a digit in every language. Empty for a time in the future."""
    seconds = int(span.total_seconds())
    return Counted().ago(max(1, seconds)) if seconds >= 0 else ""


def when_line(info: MessageInfo, timing: Timing, now: datetime) -> str:
    """The line under the title, read at `now`: when it reached its state, and how long that took where it makes sense."""
    status = info.status
    moment = timing.received if status.is_final else timing.sent
    text = shortened(moment.raw or "", 60) if moment.at is None else both_clocks(moment, now)
    if moment.at is None or status.is_waiting:
        return translate("Wording", "Time as the gateway gave it: {time}").format(time=text) if text.strip() else ""
    if not status.is_final:
        sent = translate("Wording", "Sent: {time}").format(time=text)
        since = ago(now - moment.at)
        return f"{sent} · {since}" if status is Status.SENT and since else sent
    if status is Status.UNDELIVERED:
        if timing.delay is None:
            return translate("Wording", "Delivery stopped: {time}").format(time=text)
        span = duration(timing.delay)
        return translate("Wording", "Delivery stopped: {time} · {span} after it was sent").format(time=text, span=span)
    line = ended_at(timing, now)
    return line[:1].upper() + line[1:]


def ended_at(timing: Timing, now: datetime | None = None) -> str:
    """When a message got its final status, and how long after it was sent where that makes sense; without a label."""
    text = both_clocks(timing.received, now)
    if timing.delay is None:
        return text
    return translate("Wording", "{time} · {span} after it was sent").format(time=text, span=duration(timing.delay))


def alphabet(text: str) -> str:
    """`lang` in words: 0 Latin, 1 Cyrillic (provider's documentation); anything else as it came."""
    if text.strip() == "0":
        return translate("Wording", "Latin")
    if text.strip() == "1":
        return translate("Wording", "Cyrillic")
    return shortened(text)
