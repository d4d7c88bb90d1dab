"""The short summary that goes into a ticket: plain text and a table in the window's language, never a secret."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from kit_desktop import __version__
from kit_desktop.core.message_info import Status
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.formats import almaty_time, alphabet, day_and_clock, ended_at, phone
from kit_desktop.ui.lookup.outcome_words import result_words
from kit_desktop.ui.lookup.wording_reasons import field_caption

if TYPE_CHECKING:
    from datetime import datetime

    from kit_desktop.core.gateway_time import Timing
    from kit_desktop.core.lookup import LookupResult

translate = QCoreApplication.translate


def ticket_rows(result: LookupResult, *, mask_number: bool) -> list[tuple[str, str]]:
    """Caption and text of each line of the summary, the state first."""
    words = result_words(result)
    rows = [(translate("Ticket", "State"), words.title)]
    info = result.info if result.outcome is Outcome.OK else None
    if info is not None:
        timing = info.timing(result.checked_at)
        rows += [
            _end(info.status, timing),
            (field_caption("recepient"), phone(info["recepient"] or "", masked=mask_number)),
            (field_caption("senderId"), shortened(info["senderId"] or "")),
            (field_caption("msgID"), shortened(info["msgID"] or "")),
            (field_caption("userMsgID"), shortened(info["userMsgID"] or "")),
            (field_caption("senttime", info.status), almaty_time(timing.sent)),
            (field_caption("segments"), shortened(info["segments"] or "")),
            (field_caption("lang"), alphabet(info["lang"] or "")),
            (field_caption("status"), shortened(info["status"] or "")),
        ]
    else:
        rows += [(result.query.by.value, shortened(result.query.id)), (translate("Ticket", "Meaning"), words.meaning)]
    rows += [
        (field_caption("resultS"), shortened(result.server_text or (info["resultS"] if info else None) or "")),
        (translate("Ticket", "Checked"), _with_zone(result.checked_at.astimezone())),
        (translate("Ticket", "Program"), f"KiT Desktop {__version__}"),
    ]
    return [(caption, text) for caption, text in rows if text.strip()]


def _end(status: Status, timing: Timing) -> tuple[str, str]:
    # A time before the end is the one under Sent.
    caption = translate("Ticket", "When") if status is Status.DELIVERED else field_caption("receivedtime", status)
    return caption, ended_at(timing) if status.is_final else ""


def _with_zone(at: datetime) -> str:
    # Whoever reads the ticket may sit elsewhere.
    zone = at.strftime("%z")
    return f"{day_and_clock(at)} (UTC{zone[:3]}:{zone[3:5]})"


class Ticket(NamedTuple):
    """The summary as lines of `caption: text`, and as the same rows in an HTML table for whatever takes one."""

    text: str
    html: str

    @classmethod
    def of(cls, result: LookupResult, *, mask_number: bool) -> Ticket:
        """The summary of a result."""
        rows = ticket_rows(result, mask_number=mask_number)
        return cls("\n".join(f"{caption}: {text}" for caption, text in rows), _as_html(rows))


def _as_html(rows: list[tuple[str, str]]) -> str:
    # Old attributes beside the style: mail programs and ticket systems drop either the one or the other.
    cell = 'style="border:1px solid #c8ccd0;padding:3px 8px;text-align:left;vertical-align:top"'
    body = "".join(
        f'<tr><th {cell} align="left">{html.escape(caption)}</th><td {cell}>{html.escape(text)}</td></tr>'
        for caption, text in rows
    )
    table = '<table border="1" cellspacing="0" cellpadding="4" style="border-collapse:collapse">'
    return f'<meta charset="utf-8">{table}<tbody>{body}</tbody></table>'
