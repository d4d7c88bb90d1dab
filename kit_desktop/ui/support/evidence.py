"""The files about one lookup, for KiT: in a zip, or attached to an e-mail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.plain_text import visible_block
from kit_desktop.core.support.evidence import Masks, evidence, write_email, write_evidence
from kit_desktop.ui.lookup.ticket import Ticket
from kit_desktop.ui.support.letter import SUPPORT, Letter, facts_text
from kit_desktop.ui.widgets.file_saver import safe_name


def evidence_writer(result: LookupResult, masks: Masks, letter: Letter | None = None) -> Callable[[], Path]:
    """What writes one lookup's request, reply and summary and returns where they are, for a thread of its own.

    They go into a zip among the downloads, or with the letter into an e-mail that they are attached to; one of that name is
    replaced. It raises OSError where that cannot be.
    """
    summary = summary_text(result, masks)

    def write() -> Path:
        target = suggested_path(result, "zip" if letter is None else "eml")
        files = evidence(result, summary, masks)
        if letter is None:
            write_evidence(target, files, result.checked_at)
        else:
            write_email(target, SUPPORT, letter.subject, letter.text, files)
        return target

    return write


def suggested_path(result: LookupResult, ending: str) -> Path:
    """Where files about that lookup go: the person's folder of downloads, or their home where there is none, under the id and
    the time of the lookup. May block for long.
    """
    name = f"kit-{result.query.id[:40]}-{result.checked_at.astimezone():%Y%m%d-%H%M%S}.{ending}"
    downloads = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))
    folder = downloads if downloads.is_dir() else Path.home()
    return folder / safe_name(name)


def summary_text(result: LookupResult, masks: Masks) -> str:
    """What happened for people, then the facts under their wire names, then what went over the wire around the XML."""
    parts = [Ticket.of(result, mask_number=masks.number).text, facts_text(result, masks)]
    exchange = result.exchange
    if exchange is not None:
        request_head = masks.apply(exchange.request_headers)
        parts.append(f"POST {exchange.address}\n{request_head}".strip())
        parts.append(f"{exchange.status_line}\n{masks.apply(exchange.reply_headers)}".strip())
        if not exchange.request_text:
            parts.append("request: not kept in the history")
        if exchange.reply_cut:
            parts.append("reply: cut off")
    return "\n\n".join(visible_block(part) for part in parts if part) + "\n"
