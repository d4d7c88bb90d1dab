"""How long answers are kept: the part of the settings that belongs to the history."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from kit_desktop.core.settings.settings import HISTORY_DAYS_RANGE, HISTORY_ENTRIES_RANGE
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from kit_desktop.core.settings.settings import Settings


class HistoryLimits(QWidget):
    """Shows and changes `keep_history`, `history_days` and `history_entries`, and says when saving removes answers."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.keep = QCheckBox(self.tr("&Keep the answers on this computer"), self)
        self.keep.setChecked(settings.keep_history)
        self.days = QSpinBox(self)
        self.days.setRange(*HISTORY_DAYS_RANGE)
        self.days.setValue(settings.history_days)
        self.entries = QSpinBox(self)
        self.entries.setRange(*HISTORY_ENTRIES_RANGE)
        self.entries.setGroupSeparatorShown(True)
        self.entries.setSingleStep(1000)
        self.entries.setValue(settings.history_entries)
        self._removes = PlainLabel(
            self.tr("When you save these settings, older answers beyond these limits are deleted for good."), self
        )
        self._removes.setObjectName("history_removes")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        for caption, box in ((self.tr("for da&ys:"), self.days), (self.tr("answers, at m&ost:"), self.entries)):
            label = QLabel(caption, self)
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
            row.addSpacing(12)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.keep)
        column.addLayout(row)
        column.addWidget(self._removes)
        self.keep.toggled.connect(self._on_changed)
        self.days.valueChanged.connect(self._on_changed)
        self.entries.valueChanged.connect(self._on_changed)
        self._on_changed()

    def chosen(self, settings: Settings) -> Settings:
        """`settings` with what is chosen here."""
        return replace(
            settings,
            keep_history=self.keep.isChecked(),
            history_days=self.days.value(),
            history_entries=self.entries.value(),
        )

    def _on_changed(self) -> None:
        kept = self.keep.isChecked()
        self.days.setEnabled(kept)
        self.entries.setEnabled(kept)
        before = self._settings
        less = not kept or self.days.value() < before.history_days or self.entries.value() < before.history_entries
        removes = before.keep_history and less
        if removes and self._removes.isHidden() and self.isVisible():
            announce(self, self._removes.text())
        self._removes.setVisible(removes)
