"""What a screen reader is to say although the focus is elsewhere, or although Qt would not have it say so."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox, QWidget


def announce(source: QWidget, words: str, *, at_once: bool = False) -> None:
    """Have `words` said; `at_once` before whatever is being said. An empty text says nothing."""
    if words.strip():
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415  # the start need not wait for it

        event = QAccessibleAnnouncementEvent(source, words)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
        QAccessible.updateAccessibility(event)


def name_box(box: QComboBox, name: str) -> None:
    """Name a box that has no label. Except on Windows, Qt gives its value for its name: the description says what it is."""
    box.setAccessibleName(name)
    if sys.platform != "win32":
        box.setAccessibleDescription(name)
