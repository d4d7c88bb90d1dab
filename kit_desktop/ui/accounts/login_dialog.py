"""The short dialog for the account: login, password, whether this computer may remember it; and which of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kit_desktop.core.lookup import LONGEST_PASSWORD, Credentials
from kit_desktop.core.settings.accounts import account_title
from kit_desktop.ui.lookup.wording_reasons import keyring_name, vault_words
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from kit_desktop.core.settings.store import NamedAccount
    from kit_desktop.ui.accounts.account import KeyringState


class LoginDialog(QDialog):
    """Asks for an account. `entered` carries Credentials and whether to remember them, as a tuple.

    Where accounts are known, one of them can be chosen: `chosen` carries its login, `renamed` a login and its new name,
    `forget_requested` the login of the one to be forgotten. `login` is the one to begin with.
    """

    entered = Signal(object)
    chosen = Signal(object)
    renamed = Signal(object)
    forget_requested = Signal(object)
    practice_requested = Signal()

    def __init__(
        self,
        login: str | None,
        keyring: KeyringState,
        parent: QWidget | None = None,
        accounts: tuple[NamedAccount, ...] = (),
    ) -> None:
        super().__init__(parent)
        self._accounts = {account.login: account for account in accounts}
        self.setWindowTitle(self.tr("Account at the gateway"))
        self.setMinimumWidth(420)
        intro = PlainLabel(self.tr("The login and password that KiT gave your company for its SMS gateway."), self)
        self._make_fields()
        form = QFormLayout()
        if accounts:
            form.addRow(self.tr("&Account"), self.chooser)
        form.addRow(self.tr("&Login"), self.login)
        form.addRow(self.tr("&Password"), self.password)
        if accounts:
            form.addRow(self.tr("&Name"), self.name)
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
        column.addWidget(self._make_buttons())
        known = [*self._accounts]
        self.chooser.setCurrentIndex(known.index(login) if login in known else 0)
        self._on_chooser_changed()
        if login and not accounts:
            self.login.setText(login)
        (self.password if self.login.text() else self.login).setFocus()

    def _make_fields(self) -> None:
        self.chooser = QComboBox(self)
        for account in self._accounts.values():
            self.chooser.addItem(account_title(account), account.login)
        self.chooser.addItem(self.tr("Another account…"), "")
        self.chooser.setVisible(bool(self._accounts))
        self.chooser.setMinimumContentsLength(20)
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.login = QLineEdit(self)
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        # Room for what is too long to be said so: the field would cut it without a word.
        self.password.setMaxLength(2 * LONGEST_PASSWORD)
        self.name = QLineEdit(self)
        self.name.setMaxLength(60)
        self.name.setPlaceholderText(self.tr("optional: your own name for it"))
        self.name.setVisible(bool(self._accounts))
        self.remember = QCheckBox(self)
        self.chooser.currentIndexChanged.connect(self._on_chooser_changed)
        self.chooser.activated.connect(self._on_account_picked)

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        use = QPushButton(self.tr("Use this account"), self)
        use.setDefault(True)
        box.addButton(use, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(QPushButton(self.tr("Cancel"), self), QDialogButtonBox.ButtonRole.RejectRole)
        self._forget = QPushButton(self.tr("Remove from this computer"), self)
        self._forget.clicked.connect(self._on_forget)
        self._forget.setVisible(bool(self._accounts))
        if self._accounts:
            box.addButton(self._forget, QDialogButtonBox.ButtonRole.ResetRole)
        else:
            practice = QPushButton(self.tr("Try the practice gateway"), self)
            practice.clicked.connect(self._on_practice)
            box.addButton(practice, QDialogButtonBox.ButtonRole.ResetRole)
        box.accepted.connect(self._on_accepted)
        box.rejected.connect(self.reject)
        return box

    def _on_chooser_changed(self) -> None:
        account = self._accounts.get(str(self.chooser.currentData()))
        self.login.setText(account.login if account else "")
        self.name.setText(account.name if account else "")
        self.password.clear()
        self.password.setPlaceholderText(self.tr("leave empty to keep the old one") if account else "")
        self._forget.setEnabled(account is not None)
        self._problem.hide()
        for field in (self.login, self.password):
            field.setAccessibleDescription("")

    def _on_account_picked(self) -> None:
        """Chosen with Enter or a click, not passed on the way with an arrow key."""
        if not self.chooser.currentData():
            self.login.setFocus()

    def say(self, words: str) -> None:
        """Say above the buttons what is wrong, or why it asks."""
        self._problem.setText(words)
        self._problem.show()
        announce(self, words, at_once=True)
        for field in (self.login, self.password):
            field.setAccessibleDescription(words)

    def _show_keyring(self, keyring: KeyringState) -> None:
        usable = keyring.problem is None
        self.remember.setText(self.tr("Remember on this computer"))
        self.remember.setChecked(usable)
        self.remember.setEnabled(usable)
        if not usable:
            words = vault_words(keyring.problem or "")
            self._note.setText(self.tr("{problem} The account is kept until you close the program.").format(problem=words))
        elif keyring.name:
            self._note.setText(self.tr("The password is stored only in {name}.").format(name=keyring_name(keyring.name)))
        else:
            self._note.setText(self.tr("The password is kept in this computer’s keyring. Nowhere else."))

    def _on_accepted(self) -> None:
        login, password = self.login.text().strip(), self.password.text()
        if login in self._accounts and not password:
            self._tell_name(login)
            self.chosen.emit(login)
            self.accept()
            return
        if not login or not password:
            self.say(self.tr("Both are needed: the login and the password."))
            (self.password if login else self.login).setFocus()
            return
        if len(password) > LONGEST_PASSWORD:
            self.say(self.tr("This password is too long: {most} characters at most.").format(most=LONGEST_PASSWORD))
            self.password.setFocus()
            return
        if not (login + password).isprintable():
            self.say(self.tr("There are invisible characters in it. Type it by hand."))
            (self.password if login.isprintable() else self.login).setFocus()
            return
        self.entered.emit((Credentials(login, password), self.remember.isChecked()))
        self._tell_name(login)
        self.password.clear()
        self.accept()

    def _tell_name(self, login: str) -> None:
        name = self.name.text().strip()
        known = self._accounts.get(login)
        if name != (known.name if known else ""):
            self.renamed.emit((login, name))

    def _on_forget(self) -> None:
        self.forget_requested.emit(str(self.chooser.currentData()))
        self.accept()

    def _on_practice(self) -> None:
        self.practice_requested.emit()
        self.reject()
