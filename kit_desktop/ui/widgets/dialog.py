"""How the program's dialogs are laid out: one column in wide margins, never lower than its texts need; and questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from kit_desktop.ui.theme import TextSize, Tone
from kit_desktop.ui.widgets.box import RoundEdge
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.layouts import FRAME, PageArea, fill
from kit_desktop.ui.widgets.marks import OutcomeMark
from kit_desktop.ui.widgets.notes import InlineError
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

WIDE, TALL = 640, 600
"""Width and height of a dialog with something to read in it, where the screen has that room."""

_EDGE = 24
_DRAWN_FOR = 13
"""Pixels of the font for which widths and heights are given."""

_LEAST_LINES = 6
"""Of what has to be scrolled."""

_ROUND = 10


class Dialog(QDialog):
    """`column` takes the content. `width` and `height` are what it opens with, where the screen has that room.

    Whenever something in it changes (an error appears, the font grows) it becomes as high as that needs at its width. What a
    small screen has no room for is left to the scroll areas in it. Opened and closed, it is deleted.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 480, height: int = 0) -> None:
        super().__init__(parent)
        self._wanted = QSize(width, height)
        self._buttons: QDialogButtonBox | None = None
        self.setWindowTitle(title)
        self.column = fill(QVBoxLayout(self), margins=(_EDGE, 20), spacing=12)

    def open(self) -> None:
        self.finished.connect(self.deleteLater)
        super().open()

    def sizeHint(self) -> QSize:
        room = self._room()
        # A larger font needs more of everything.
        wanted = self._wanted * max(1.0, QFontInfo(self.font()).pixelSize() / _DRAWN_FOR)
        width = min(max(wanted.width(), self.column.totalMinimumSize().width()), room.width())
        return QSize(width, min(max(wanted.height(), self.column.totalHeightForWidth(width)), room.height()))

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        # Its last events come while Qt destroys it.
        changed = event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show} and isValid(self)
        # X11 may tell late of the size from before it was laid out; what is asked for at that width stays.
        if changed and self.width() >= self.minimumWidth():
            least = self.column.totalMinimumHeightForWidth(self.width())
            self.setMinimumHeight(min(max(least, 0), self._room().height()))
        return handled

    def showEvent(self, event: QShowEvent) -> None:
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            # Qt itself would give it two thirds of the screen at the most.
            self.resize(self.sizeHint())
        super().showEvent(event)
        if self._buttons is not None:
            # Qt passes the keyboard on to the default button, past those before it.
            self._buttons.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none, the stubs do not

    def _room(self) -> QSize:
        return self.screen().availableGeometry().marginsRemoved(FRAME).size()

    def add_field(self, caption: str, field: QWidget) -> InlineError:
        """Put a field under its caption, full width, and beneath it the place of its error, which is returned."""
        label = QLabel(caption, self)
        label.setBuddy(field)
        error = InlineError(field, self)
        column = fill(QVBoxLayout(), label, field, error, spacing=self.column.spacing() // 2)
        self.column.addLayout(column)
        return error

    def add_buttons(self, *buttons: tuple[Button, QDialogButtonBox.ButtonRole]) -> QDialogButtonBox:
        """Put these buttons at the bottom, in the system's order; those that accept and reject end the dialog."""
        box = self._buttons = QDialogButtonBox(self)
        for button, role in buttons:
            box.addButton(button, role)
        box.rejected.connect(self.reject)
        self.column.addSpacing(4)
        self.column.addWidget(box)
        return box


class ReportText(QPlainTextEdit):
    """A report, a letter or a licence, in a rounded frame. `name` is what a screen reader calls it; Tab leaves it."""

    def __init__(self, name: str, parent: QWidget | None = None, *, text: str = "") -> None:
        super().__init__(text, parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(_LEAST_LINES * self.fontMetrics().lineSpacing() + 2 * _ROUND)
        self.document().setDocumentMargin(_ROUND)
        RoundEdge(self, _ROUND)


class ReportDialog(Dialog):
    """A title, what there is to know about it, and a report to copy. `copy_requested` carries the report.

    `close` is what the button says that ends it; `tone` puts its mark beside the title.
    """

    copy_requested = Signal(str)

    def __init__(
        self,
        title: str,
        paragraphs: Sequence[str],
        report: str,
        parent: QWidget | None = None,
        *,
        close: str,
        tone: Tone | None = None,
    ) -> None:
        super().__init__("KiT Desktop", parent, width=WIDE)
        self.setAccessibleName(title)
        words = PlainLabel(title, self, size=TextSize.TITLE)
        marks = [OutcomeMark(self, size=30, tone=tone)] if tone is not None else []
        self.column.addLayout(fill(QHBoxLayout(), *marks, words, grows=words, spacing=12))
        for number, paragraph in enumerate(paragraphs):
            self.column.addWidget(PlainLabel(paragraph, self, secondary=number > 0))
        self.text = ReportText(self.tr("Report"), self, text=report)
        self.text.setObjectName("report")
        self.column.addWidget(self.text)
        self.copy_button = Button(self.tr("Copy report"), self, icon="copy", kind=ButtonKind.FILLED)
        self.copy_button.clicked.connect(self._on_copy)
        self.close_button = Button(close, self)
        self.close_button.setDefault(True)
        role = QDialogButtonBox.ButtonRole
        self.add_buttons((self.close_button, role.RejectRole), (self.copy_button, role.ActionRole))

    def _on_copy(self) -> None:
        self.copy_requested.emit(self.text.toPlainText())
        self.copy_button.tick_copied()


class FittingScrollArea(PageArea):
    """Shows a page whole where there is room, and lets it scroll up and down where there is none."""

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent, page)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # As if a bar stood there: one that does goes only when there is room for the lines that break beside it.
        return self.page.heightForWidth(width - self.verticalScrollBar().sizeHint().width())

    def sizeHint(self) -> QSize:
        return self.page.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.page.minimumSizeHint().width(), _LEAST_LINES * self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where there is something to scroll, the keyboard must be able to.
        scrolls = self.verticalScrollBar().maximum() > 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)


def message_box(parent: QWidget, title: str, text: str, icon: QMessageBox.Icon) -> QMessageBox:
    """A box in plain text, to which the caller adds the buttons before opening it."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(icon)
    box.setWindowTitle(title)
    box.setText(text)
    return box


def question(parent: QWidget, title: str, text: str, *, yes: str, no: str) -> QMessageBox:
    """A box before what cannot be undone. Its `accepted` means yes; Enter and Esc mean no. The caller opens it."""
    box = message_box(parent, title, text, QMessageBox.Icon.Question)
    box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    keep = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    return box
