"""The short dialog for the account: login, password, whether this computer may remember it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kit_desktop.core.lookup import Credentials
from kit_desktop.ui.labels import PlainLabel
from kit_desktop.ui.wording_reasons import vault_words

if TYPE_CHECKING:
    from kit_desktop.ui.account import KeyringState


class LoginDialog(QDialog):
    """Asks for an account. `entered` carries Credentials and whether to remember them, as a tuple."""

    entered = Signal(object)
    forget_requested = Signal()
    practice_requested = Signal()

    def __init__(self, login: str | None, keyring: KeyringState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Account at the gateway"))
        self.setMinimumWidth(420)
        intro = PlainLabel(self.tr("The login and password that KiT gave your company for its SMS gateway."), self)
        self.login = QLineEdit(login or "", self)
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setMaxLength(5_000)
        if login:
            self.password.setPlaceholderText(self.tr("Enter it again to change the account"))
        self.remember = QCheckBox(self)
        form = QFormLayout()
        form.addRow(self.tr("&Login"), self.login)
        form.addRow(self.tr("&Password"), self.password)
        form.addRow("", self.remember)
        self._note = PlainLabel(parent=self, secondary=True)
        self._note.setObjectName("keyring_note")
        self._problem = PlainLabel(parent=self)
        self._problem.setObjectName("login_problem")
        self._problem.hide()
        self._show_keyring(keyring)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(intro)
        column.addLayout(form)
        column.addWidget(self._note)
        column.addWidget(self._problem)
        column.addWidget(self._make_buttons(bool(login)))
        (self.password if login else self.login).setFocus()

    def _make_buttons(self, has_account: bool) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        use = QPushButton(self.tr("Use this account"), self)
        use.setDefault(True)
        box.addButton(use, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(QPushButton(self.tr("Cancel"), self), QDialogButtonBox.ButtonRole.RejectRole)
        if has_account:
            forget = QPushButton(self.tr("Forget this account"), self)
            forget.clicked.connect(self._on_forget)
            box.addButton(forget, QDialogButtonBox.ButtonRole.ResetRole)
        else:
            practice = QPushButton(self.tr("Try the practice gateway"), self)
            practice.clicked.connect(self._on_practice)
            box.addButton(practice, QDialogButtonBox.ButtonRole.ResetRole)
        box.accepted.connect(self._on_accepted)
        box.rejected.connect(self.reject)
        return box

    def _show_keyring(self, keyring: KeyringState) -> None:
        usable = keyring.problem is None
        self.remember.setText(self.tr("Remember on this computer"))
        self.remember.setChecked(usable)
        self.remember.setEnabled(usable)
        if not usable:
            words = vault_words(keyring.problem or "")
            self._note.setText(self.tr("{problem} The account is kept until you close the program.").format(problem=words))
        elif keyring.name:
            self._note.setText(self.tr("The password is kept in: {name}. Nowhere else.").format(name=keyring.name))
        else:
            self._note.setText(self.tr("The password is kept in this computer’s keyring. Nowhere else."))

    def _on_accepted(self) -> None:
        login, password = self.login.text().strip(), self.password.text()
        if not login or not password:
            self._say(self.tr("Both are needed: the login and the password."))
            (self.password if login else self.login).setFocus()
            return
        if not (login + password).isprintable():
            self._say(self.tr("There are invisible characters in it. Type it by hand."))
            return
        self.entered.emit((Credentials(login, password), self.remember.isChecked()))
        self.password.clear()
        self.accept()

    def _say(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.show()

    def _on_forget(self) -> None:
        self.forget_requested.emit()
        self.accept()

    def _on_practice(self) -> None:
        self.practice_requested.emit()
        self.reject()
