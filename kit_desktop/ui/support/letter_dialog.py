"""The letter to KiT as it will be sent, with a line for what the customer says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QWidget

from kit_desktop.core.xml_layout import cut_lines
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.support.letter import SUPPORT, Letter
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.dialog import TALL, WIDE, Dialog, ReportText
from kit_desktop.ui.widgets.field import LineField
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.widgets.plain_label import PlainLabel

_LONGEST_WORDS = 300


class LetterDialog(Dialog):
    """Shows the letter that `write` makes of what the customer says: `written`. `copy_requested` carries a text; for opening
    and saving the owner hears the buttons.
    """

    copy_requested = Signal(str)

    def __init__(self, write: Callable[[str], Letter], parent: QWidget) -> None:
        super().__init__("KiT Desktop", parent, width=WIDE, height=TALL)
        self._write = write
        title = PlainLabel(self.tr("Write to KiT"), self, size=TextSize.TITLE)
        self.setAccessibleName(title.text())
        self.column.addWidget(title)
        intro = self.tr("To {address}. Nothing is sent before you send it in your mail program.")
        self.column.addWidget(PlainLabel(intro.format(address=SUPPORT), self, secondary=True))
        self.customer = LineField(self, height=36)
        self.customer.setMaxLength(_LONGEST_WORDS)
        self.customer.setPlaceholderText(self.tr("For example: waits for the code since nine o’clock, the phone is on"))
        self.add_field(self.tr("&What the customer says"), self.customer)
        self.subject = PlainLabel(parent=self, size=TextSize.STRONG)
        self.body = ReportText(self.tr("The e-mail"), self)
        self.column.addWidget(self.subject)
        self.column.addWidget(self.body)
        self._add_files()
        self._add_buttons()
        self.customer.textChanged.connect(self._on_words)
        self._on_words("")
        self.customer.setFocus()

    def _add_files(self) -> None:
        self.save_button = Button(self.tr("Save the files"), self, icon="save", height=28)
        self.save_button.setToolTip(self.tr("Request, reply and a summary, in one zip among your downloads"))
        self._said = PlainLabel(
            self.tr("Files for KiT: request, reply and a summary"), self, secondary=True, name="letter_said"
        )
        self.folder_button = Button(self.tr("Show the folder"), self, kind=ButtonKind.LINK)
        self.folder_button.hide()
        row = fill(QHBoxLayout(), self.save_button, self._said, self.folder_button, grows=self._said, spacing=10)
        self.column.addLayout(row)

    def _add_buttons(self) -> None:
        role = QDialogButtonBox.ButtonRole
        self.copy_button = Button(self.tr("Copy the text"), self, icon="copy")
        self.copy_button.clicked.connect(self._on_copy)
        self.attach_button = Button(self.tr("With the files attached"), self)
        self.attach_button.setToolTip(self.tr("Opens an e-mail with the files in it. Outlook and Apple Mail can do that."))
        self.open_button = Button(self.tr("Open the e-mail"), self, kind=ButtonKind.FILLED, icon="mail")
        self.open_button.setDefault(True)
        self.add_buttons(
            (self.copy_button, role.ResetRole),
            (Button(self.tr("Close"), self), role.RejectRole),
            (self.attach_button, role.ActionRole),
            (self.open_button, role.ActionRole),
        )

    def say(self, words: str, *, folder: bool = False) -> None:
        """Say how saving or opening went; with `folder` there is one to be shown."""
        self._said.setText(words)
        self.folder_button.setVisible(folder)
        announce(self, words)

    def _on_words(self, words: str) -> None:
        self.written = self._write(words)
        self.subject.setText(self.tr("Subject: {subject}").format(subject=self.written.subject))
        self.body.setPlainText(cut_lines(self.written.text))

    def _on_copy(self) -> None:
        self.copy_requested.emit(f"{self.written.subject}\n\n{self.written.text}")
        self.copy_button.tick_copied()
