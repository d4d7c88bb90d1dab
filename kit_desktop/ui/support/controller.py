"""Writing to KiT: the mail program opens with the letter filled in, and the evidence can be saved to attach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from kit_desktop.core.outcome import Outcome
from kit_desktop.core.support.evidence import Masks
from kit_desktop.core.xml_layout import cut_lines
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.support.evidence import EvidenceSaver
from kit_desktop.ui.support.letter import SUPPORT, Letter, letter
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.button import Button
from kit_desktop.ui.widgets.clipboard import accepted
from kit_desktop.ui.widgets.icons import line_icon
from kit_desktop.ui.widgets.plain_label import PlainLabel
from kit_desktop.ui.window.menus import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.ui.current_settings import CurrentSettings
    from kit_desktop.ui.window.main_window import MainWindow

_SAID_MS = 8_000
_NOTHING_TO_WRITE = frozenset({Outcome.CANCELLED, Outcome.BAD_ID, Outcome.NO_CREDENTIALS, Outcome.BAD_ENDPOINT})


class LetterDialog(QDialog):
    """Shows the letter that the mail program was given, and offers the evidence to attach."""

    save_requested = Signal()
    copy_requested = Signal(object)
    open_requested = Signal()

    def __init__(self, written: Letter, parent: QWidget, *, opened: bool) -> None:
        super().__init__(parent)
        self._written = written
        self.setWindowTitle(self.tr("Write to KiT"))
        self.resize(620, 460)
        if opened:
            words = self.tr(
                "Your mail program opens with this e-mail to {address}. Nothing is sent until you send it. Save the files "
                "here and attach them to the e-mail."
            )
        else:
            words = self.tr(
                "No mail program could be opened. Copy this text into an e-mail to {address}, save the files here and attach "
                "them."
            )
        note = PlainLabel(words.format(address=SUPPORT), self)
        note.setObjectName("letter_note")
        self.subject = PlainLabel(self.tr("Subject: {subject}").format(subject=written.subject), self, size=TextSize.STRONG)
        self.body = QPlainTextEdit(self)
        self.body.setReadOnly(True)
        self.body.setTabChangesFocus(True)
        self.body.setAccessibleName(self.tr("The e-mail"))
        self.body.setPlainText(cut_lines(written.text))
        self.said = PlainLabel(parent=self, secondary=True)
        self.said.setObjectName("letter_said")
        self.said.hide()
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(note)
        column.addWidget(self.subject)
        column.addWidget(self.body, 1)
        column.addWidget(self.said)
        column.addWidget(self._make_buttons())

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        self.save_button = QPushButton(line_icon("save"), self.tr("Save files for KiT…"), self)
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save_requested)
        self.copy_button = QPushButton(line_icon("copy"), self.tr("Copy the text"), self)
        self.copy_button.clicked.connect(self._on_copy)
        self.again_button = QPushButton(line_icon("mail"), self.tr("Open the mail program"), self)
        self.again_button.clicked.connect(self.open_requested)
        for button in (self.save_button, self.copy_button, self.again_button):
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(QPushButton(self.tr("Close"), self), QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        return box

    def say(self, words: str) -> None:
        """Show how saving or copying went. The window behind has it said."""
        self.said.setText(words)
        self.said.show()

    def _on_copy(self) -> None:
        self.copy_requested.emit(f"{self._written.subject}\n\n{self._written.text}")
        if accepted():
            self.say(self.tr("Copied"))


class Mailing(QObject):
    """The button "Write to KiT" of one window. `open_link` hands a link to the system and is False where it cannot."""

    def __init__(
        self,
        window: MainWindow,
        settings: CurrentSettings,
        *,
        practice: bool,
        open_link: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._practice, self._open_link = window, settings, practice, open_link
        self._dialog: LetterDialog | None = None
        self._link = QUrl()
        self._result: LookupResult | None = None
        self._saver = EvidenceSaver(window)
        self._saver.said.connect(self._on_said)
        self.button = Button(self.tr("Write to KiT"), window, icon="mail")
        self.button.setToolTip(SUPPORT)
        self.button.clicked.connect(self.write)
        window.result.add_action(self.button, "mail")
        self._action = window.menus.add(Place.WRITE_TO_KIT, self.tr("&Write to KiT…"), self.write)
        window.result.shown.connect(self._on_shown)
        self._on_shown(window.shown)

    def write(self) -> None:
        """Open the mail program with a letter about what is shown, and offer the evidence."""
        result = self._window.shown
        if result is None or not self._action.isEnabled() or self._dialog is not None:
            return
        masks = self._masks()
        written = letter(result, masks, practice=self._practice)
        self._result = result
        self._link = QUrl(written.link, QUrl.ParsingMode.StrictMode)
        dialog = LetterDialog(written, self._window, opened=self._open_link(self._link))
        dialog.save_requested.connect(self._on_save)
        dialog.copy_requested.connect(self._window.copy)
        dialog.open_requested.connect(self._on_open)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        dialog.open()

    def _masks(self) -> Masks:
        return Masks(login=self._settings.value.mask_login, number=self._settings.value.mask_number)

    def _on_shown(self, result: LookupResult | None) -> None:
        worth_it = result is not None and result.outcome not in _NOTHING_TO_WRITE
        self.button.setVisible(worth_it)
        self._action.setEnabled(worth_it)

    def _on_open(self) -> None:
        if not self._open_link(self._link) and self._dialog is not None:
            words = self.tr("No mail program could be opened.")
            self._dialog.say(words)
            announce(self._dialog, words)

    def _on_save(self) -> None:
        if self._result is not None:
            # Over the letter: macOS shows no second sheet on the window before the first one is closed.
            self._saver.ask_where(self._result, self._masks(), self._dialog or self._window)

    def _on_said(self, words: str) -> None:
        self._window.say(words, for_ms=_SAID_MS)
        if self._dialog is not None:
            self._dialog.say(words)

    def _on_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
