"""Saving the files about one lookup, for KiT: in a zip, or attached to an e-mail."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from kit_desktop.core.plain_text import visible_block
from kit_desktop.core.support.email_file import write_email
from kit_desktop.core.support.evidence import Masks, evidence, write_evidence
from kit_desktop.ui.lookup.ticket import ticket_text
from kit_desktop.ui.support.letter import SUPPORT, facts_text
from kit_desktop.ui.widgets.file_saver import not_written_words
from kit_desktop.ui.worker import Done, Worker

if TYPE_CHECKING:
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.ui.support.letter import Letter

_log = logging.getLogger(__name__)
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class SavedFile:
    """Where the files went; `email` where they are attached to one."""

    path: Path
    email: bool = False


class EvidenceSaver(QObject):
    """Saves one lookup's request, reply and summary, in a zip or attached to an e-mail, off the window's thread.

    After each, either `saved` with a SavedFile, or `failed` with a sentence about why not.
    """

    saved = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._worker = Worker(self, self._on_written)

    def save(self, result: LookupResult, masks: Masks, letter: Letter | None = None) -> None:
        """Write a zip among the downloads, or the letter as an e-mail with the files attached; one of that name is replaced."""
        summary = summary_text(result, masks)

        def write() -> SavedFile:
            target = suggested_path(result, "zip" if letter is None else "eml")
            files = evidence(result, summary, masks)
            if letter is None:
                write_evidence(target, files, result.checked_at)
            else:
                write_email(target, SUPPORT, letter.subject, letter.text, files)
            return SavedFile(target, email=letter is not None)

        self._worker.start(write)

    def _on_written(self, done: Done[SavedFile]) -> None:
        if done.value is not None:
            self.saved.emit(done.value)
        else:
            _log.warning("the files for KiT were not saved: %s", type(done.error).__name__)
            self.failed.emit(self.tr("Not saved: {reason}").format(reason=not_written_words(done.error)))


def suggested_path(result: LookupResult, ending: str) -> Path:
    """Where files about that lookup go: the person's folder of downloads, or their home where there is none, under the id and
    the time of the lookup. May block for long.
    """
    name = f"kit-{result.query.id[:40]}-{result.checked_at.astimezone():%Y%m%d-%H%M%S}.{ending}"
    downloads = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))
    folder = downloads if downloads.is_dir() else Path.home()
    return folder / _UNSAFE.sub("_", name)


def summary_text(result: LookupResult, masks: Masks) -> str:
    """What happened for people, then the facts under their wire names, then what went over the wire around the XML."""
    parts = [ticket_text(result, mask_number=masks.number), facts_text(result, masks)]
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
