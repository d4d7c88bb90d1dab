"""Language, appearance, and how long answers are kept."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from kit_desktop.core.settings.settings import HISTORY_DAYS_RANGE, HISTORY_ENTRIES_RANGE, Appearance, Language, Settings
from kit_desktop.ui.i18n import LANGUAGE_NAMES
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.settings.rows import Page
from kit_desktop.ui.theme import Tone
from kit_desktop.ui.widgets.notes import NoteBar


class GeneralPage(Page):
    """Shows them, and says when saving would delete answers."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(settings, parent)
        self.language = self.choice((Language.SYSTEM, self.tr("Same as this computer")), *LANGUAGE_NAMES.items())
        self.appearance = self.choice(
            (Appearance.SYSTEM, self.tr("Same as this computer")),
            (Appearance.LIGHT, self.tr("Light")),
            (Appearance.DARK, self.tr("Dark")),
        )
        self.add_section(
            self.tr("Language and appearance"),
            self.row("language", self.tr("Language"), self.language, self.tr("Menus, answers and texts for the ticket")),
            self.row("appearance", self.tr("Appearance"), self.appearance),
        )
        self._add_history()

    def _add_history(self) -> None:
        self.keep = QCheckBox(self)
        self.days = self.number(HISTORY_DAYS_RANGE)
        self.entries = self.number(HISTORY_ENTRIES_RANGE)
        self.entries.setGroupSeparatorShown(True)
        self.entries.setSingleStep(1000)
        why = self.tr("To find them again and to see what changed")
        self.add_section(
            self.tr("History"),
            self.row("keep_history", self.tr("Keep the answers on this computer"), self.keep, why),
            self.row("history_days", self.tr("Days to keep them"), self.days),
            self.row("history_entries", self.tr("Answers to keep, at most"), self.entries),
        )
        self._removes = NoteBar(self, tone=Tone.WARNING)
        self._removes.setObjectName("history_removes")
        self._removes.show_words(
            self.tr("When you save these settings, older answers beyond these limits are deleted for good.")
        )
        self._removes.hide()
        self.column.addWidget(self._removes)
        self.keep.toggled.connect(self._on_limits_changed)
        self.days.valueChanged.connect(self._on_limits_changed)
        self.entries.valueChanged.connect(self._on_limits_changed)
        self._on_limits_changed()

    def _on_limits_changed(self) -> None:
        kept, before = self.keep.isChecked(), self._settings
        self.days.setEnabled(kept and "history_days" not in before.locked)
        self.entries.setEnabled(kept and "history_entries" not in before.locked)
        less = not kept or self.days.value() < before.history_days or self.entries.value() < before.history_entries
        removes = before.keep_history and less
        if removes and self._removes.isHidden() and self.isVisible():
            announce(self, self._removes.words)
        self._removes.setVisible(removes)
