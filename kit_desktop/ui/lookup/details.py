"""The technical details of an ending: folded away, readable and copyable for whoever gets the ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.widgets.button import Button, ButtonKind, Fold
from kit_desktop.ui.widgets.card import Card
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from kit_desktop.core.lookup import LookupResult


class Details(Card):
    """Outcome name, HTTP status, host, time and reason of one result."""

    copy_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._toggle = Fold(self.tr("Technical details"), self)
        self._toggle.toggled.connect(self._on_toggled)
        self._copy = Button(self.tr("Copy details"), self, kind=ButtonKind.LINK, icon="copy")
        self._copy.clicked.connect(self._on_copy)
        self._text = PlainLabel(parent=self, secondary=True, name="details_text")
        self._remark = PlainLabel(parent=self, secondary=True, name="details_remark")
        top = fill(QHBoxLayout(), self._toggle, None, self._copy)
        column = fill(QVBoxLayout(self), top, margins=(12, 6, 20, 6))
        for label in (self._remark, self._text):
            label.setContentsMargins(8, 0, 0, 6)
            column.addWidget(label)
        self._on_toggled(False)

    def show_result(self, result: LookupResult) -> None:
        """Show the details of this result."""
        self._remark.setText(self._remark_on(result))
        self._text.setText(details_text(result))
        self._on_toggled(self._toggle.isChecked())

    def _on_toggled(self, shown: bool) -> None:
        self._text.setVisible(shown)
        self._remark.setVisible(shown and bool(self._remark.text()))

    def _on_copy(self) -> None:
        self.copy_requested.emit(self._text.text())
        self._copy.tick_copied()

    def _remark_on(self, result: LookupResult) -> str:
        if result.query.by is not IdKind.USER_MSG_ID or result.outcome is not Outcome.OK:
            return ""
        return self.tr(
            "Several messages may have the same UserMsgID. The gateway answers about one of them; which one, is not documented."
        )


def details_text(result: LookupResult) -> str:
    """The details as plain lines of `name: value`, the same in every language, for colleagues and for support."""
    facts = result.facts
    lines = [
        ("outcome", result.outcome.value),
        ("reason", facts.reason),
        ("asked", f"{result.query.by}={result.query.id}"),
        ("http_status", result.http_status),
        ("host", f"{facts.host}:{facts.port}" if facts.port else facts.host),
        ("elapsed_ms", result.elapsed_ms),
        ("checked_at", result.checked_at.isoformat(timespec="seconds")),
        ("redirected_to", facts.location),
        ("answered_about", facts.other_id),
        ("detail", facts.detail),
    ]
    return "\n".join(f"{name}: {shortened(str(value))}" for name, value in lines if value not in {None, ""})
