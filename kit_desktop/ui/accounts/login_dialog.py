"""The short dialog for the account: login, password, whether this computer may remember it; and which of several."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialogButtonBox, QVBoxLayout, QWidget

from kit_desktop.core.accounts import LONGEST_PASSWORD, Credentials, NamedAccount, account_title
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.accounts.account import KeyringState
from kit_desktop.ui.lookup.wording_reasons import keyring_name, vault_words
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.dialog import Dialog, question
from kit_desktop.ui.widgets.field import LineField, PasswordField
from kit_desktop.ui.widgets.layouts import fill, leave_wheel_to_page
from kit_desktop.ui.widgets.plain_label import PlainLabel

_FIELD = 36


class LoginDialog(Dialog):
    """Asks for an account: `entered` carries the Credentials, and whether the keyring may keep them.

    Where accounts are known, one of them can be chosen: `chosen` carries its login, `renamed` a login and its new name,
    `forget_requested` the login of the one to be forgotten. `login` is the one to begin with.
    """

    entered = Signal(object, bool)
    chosen = Signal(str)
    renamed = Signal(str, str)
    forget_requested = Signal(str)
    practice_requested = Signal()

    def __init__(
        self,
        login: str | None,
        keyring: KeyringState,
        parent: QWidget | None = None,
        accounts: tuple[NamedAccount, ...] = (),
    ) -> None:
        super().__init__("KiT Desktop", parent)
        self._accounts = {account.login: account for account in accounts}
        title = PlainLabel(self.tr("Account at the gateway"), self, size=TextSize.TITLE)
        self.setAccessibleName(title.text())
        self.column.addWidget(title)
        if accounts:
            # With an error and advice it just fits a screen of 960 x 540.
            self.column.setSpacing(7)
        else:
            intro = self.tr("The login and password that KiT gave your company for its SMS gateway.")
            self.column.addWidget(PlainLabel(intro, self, secondary=True))
        self._add_fields()
        self._add_remember(keyring)
        self._add_buttons()
        self.chooser.setCurrentIndex(max(0, self.chooser.findData(login)))
        self._on_chooser_changed()
        if login and not accounts:
            self.login.setText(login)
        (self.password if self.login.text() else self.login).setFocus()

    def _add_fields(self) -> None:
        self.chooser = QComboBox(self)
        for account in self._accounts.values():
            self.chooser.addItem(account_title(account), account.login)
        self.chooser.addItem(self.tr("Another account…"), "")
        self.chooser.setMinimumContentsLength(20)
        self.chooser.setMinimumHeight(32)
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        leave_wheel_to_page(self.chooser)
        self.login = LineField(self, height=_FIELD)
        self.password = PasswordField(self, height=_FIELD)
        # Room for what is too long to be said so: the field would cut it without a word.
        self.password.setMaxLength(2 * LONGEST_PASSWORD)
        self.name = LineField(self, height=_FIELD)
        self.name.setMaxLength(60)
        self.name.setPlaceholderText(self.tr("optional: your own name for it"))
        several = bool(self._accounts)
        self.chooser.setVisible(several)
        self.name.setVisible(several)
        if several:
            self.add_field(self.tr("&Account"), self.chooser)
        self.login_error = self.add_field(self.tr("&Login"), self.login)
        self.password_error = self.add_field(self.tr("&Password"), self.password)
        self._advice = PlainLabel(parent=self, size=TextSize.SMALL, secondary=True)
        self._advice.hide()
        self.column.addWidget(self._advice)
        if several:
            self.add_field(self.tr("&Name"), self.name)
        self.chooser.currentIndexChanged.connect(self._on_chooser_changed)
        self.chooser.activated.connect(self._on_account_picked)
        self.login.textEdited.connect(self._clear_errors)
        self.password.textEdited.connect(self._clear_errors)

    def _add_remember(self, keyring: KeyringState) -> None:
        usable = keyring.problem is None
        self.remember = QCheckBox(self.tr("Remember on this computer"), self)
        self.remember.setChecked(usable)
        self.remember.setEnabled(usable)
        if not usable:
            problem = vault_words(keyring.problem or "")
            words = self.tr("{problem} The account is kept until you close the program.").format(problem=problem)
        elif keyring.name:
            words = self.tr("The password is stored only in {name}.").format(name=keyring_name(keyring.name))
        else:
            words = self.tr("The password is kept in this computer’s keyring. Nowhere else.")
        note = PlainLabel(words, self, size=TextSize.SMALL, secondary=True, name="keyring_note")
        self.remember.setAccessibleDescription(words)
        indented = fill(QVBoxLayout(), note, margins=(26, 0, 0, 0))
        self.column.addLayout(fill(QVBoxLayout(), self.remember, indented, spacing=2))
        self.column.addStretch(1)

    def _add_buttons(self) -> None:
        role = QDialogButtonBox.ButtonRole
        use = Button(self.tr("Use this account"), self, kind=ButtonKind.FILLED)
        use.setDefault(True)
        self._forget = Button(self.tr("Remove from this computer"), self, kind=ButtonKind.LINK)
        self._forget.clicked.connect(self._on_forget)
        self.practice = Button(self.tr("Try the practice gateway"), self, kind=ButtonKind.LINK)
        self.practice.clicked.connect(self._on_practice)
        other, hidden = (self._forget, self.practice) if self._accounts else (self.practice, self._forget)
        hidden.hide()
        box = self.add_buttons(
            (other, role.ResetRole), (Button(self.tr("Cancel"), self), role.RejectRole), (use, role.AcceptRole)
        )
        box.accepted.connect(self._on_accepted)

    def _on_chooser_changed(self) -> None:
        account = self._accounts.get(str(self.chooser.currentData()))
        self.login.setText(account.login if account else "")
        self.name.setText(account.name if account else "")
        self.password.clear()
        self.password.setPlaceholderText(self.tr("leave empty to keep the old one") if account else "")
        self._forget.setEnabled(account is not None)
        self._clear_errors()

    def _on_account_picked(self) -> None:
        """Chosen with Enter or a click, not passed on the way with an arrow key."""
        if not self.chooser.currentData():
            self.login.setFocus()

    def say(self, words: str, advice: str = "") -> None:
        """Say under the password what is wrong with it, or why it is asked for, and what to do."""
        self.password_error.show_error(words, focus=True)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))

    def _clear_errors(self) -> None:
        self.login_error.show_error("")
        self.password_error.show_error("")
        self._advice.hide()

    def _on_accepted(self) -> None:
        login, password = self.login.text().strip(), self.password.text()
        if login in self._accounts and not password:
            self._tell_name(login)
            self.chosen.emit(login)
            self.accept()
            return
        login_words, password_words = self._problem_of(login), self._problem_of(password)
        if not password_words and len(password) > LONGEST_PASSWORD:
            password_words = self.tr("This password is too long: {most} characters at most.").format(most=LONGEST_PASSWORD)
        # The upper one last: it gets the keyboard. What is wrong with both is said once.
        self.password_error.show_error("" if password_words == login_words else password_words, focus=True)
        self.login_error.show_error(login_words, focus=True)
        if login_words or password_words:
            return
        self.entered.emit(Credentials(login, password), self.remember.isChecked())
        self._tell_name(login)
        self.password.clear()
        self.accept()

    def _problem_of(self, text: str) -> str:
        if not text:
            return self.tr("Both are needed: the login and the password.")
        return "" if text.isprintable() else self.tr("There are invisible characters in it. Type it by hand.")

    def _tell_name(self, login: str) -> None:
        name = self.name.text().strip()
        known = self._accounts.get(login)
        if name != (known.name if known else ""):
            self.renamed.emit(login, name)

    def _on_forget(self) -> None:
        login = str(self.chooser.currentData())
        text = self.tr("Remove the account {login} from this computer?").format(login=shortened(login, 60))
        box = question(self, self._forget.text(), text, yes=self.tr("Remove"), no=self.tr("Keep it"))
        box.setInformativeText(self.tr("Its password is deleted from the keyring. The account at KiT is not touched."))
        box.accepted.connect(self._on_forget_confirmed)
        box.open()

    def _on_forget_confirmed(self) -> None:
        self.forget_requested.emit(str(self.chooser.currentData()))
        self.accept()

    def _on_practice(self) -> None:
        self.practice_requested.emit()
        self.reject()
