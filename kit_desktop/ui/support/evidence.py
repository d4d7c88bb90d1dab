"""Saving the evidence of one lookup: where to is asked, the disk is a worker thread's business."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from kit_desktop.core.plain_text import visible_block
from kit_desktop.core.support.evidence import Masks, evidence, write_evidence
from kit_desktop.ui.lookup.ticket import ticket_text
from kit_desktop.ui.support.letter import facts_text
from kit_desktop.ui.widgets.file_saver import not_written_words
from kit_desktop.ui.worker import Done, Worker

if TYPE_CHECKING:
    from kit_desktop.core.lookup import LookupResult

_log = logging.getLogger(__name__)
_UNSAFE = re.compile(r"[^\w.-]+")


class EvidenceSaver(QObject):
    """Saves one lookup's request, reply and summary as a zip. `said` carries a sentence about how that went."""

    said = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._result: LookupResult | None = None
        self._masks = Masks()
        self._worker = Worker(self)
        self._worker.finished.connect(self._on_written)

    def ask_where(self, result: LookupResult, masks: Masks, over: QWidget) -> None:
        """Ask for a place, in a dialog over that window, then write there; a zip of that name is replaced."""
        self._result, self._masks = result, masks
        at = result.checked_at.astimezone()
        name = _UNSAFE.sub("_", f"kit-{result.query.id[:40]}-{at:%Y%m%d-%H%M%S}.zip")
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(over, self.tr("Save files for KiT"), str(Path(folder) / name), self.tr("Zip (*.zip)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, target: Path, result: LookupResult, masks: Masks) -> None:
        """Write there in the background; `said` follows."""
        summary = summary_text(result, masks)

        def write() -> Path:
            write_evidence(target, evidence(result, summary, masks), result.checked_at)
            return target

        self._worker.start(write)

    def _on_chosen(self, path: str) -> None:
        if self._result is not None:
            self.save(Path(path), self._result, self._masks)

    def _on_written(self, done: Done[Path]) -> None:
        if done.value is not None:
            self.said.emit(self.tr("Saved: {name}").format(name=done.value.name))
        else:
            _log.warning("the files for KiT were not saved: %s", type(done.error).__name__)
            self.said.emit(self.tr("Not saved: {reason}").format(reason=not_written_words(done.error)))


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
