"""A text to be read and copied, in a rounded frame: a report, a letter, a licence."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from kit_desktop.ui.widgets.box import RoundEdge

_RADIUS = 10
_MARGIN = 10
_LEAST_HEIGHT = 120


class ReportText(QPlainTextEdit):
    """Wrapped lines in the window's font. `name` is what a screen reader calls it; Tab leaves it."""

    def __init__(self, name: str, parent: QWidget | None = None, *, text: str = "") -> None:
        super().__init__(text, parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.document().setDocumentMargin(_MARGIN)
        RoundEdge(self, _RADIUS)
