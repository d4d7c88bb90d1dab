"""The login that the company's proxy may want: what is kept of it, and the dialog to enter it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from kit_desktop import logs
from kit_desktop.core.accounts import LONGEST_PASSWORD, Credentials, VaultError
from kit_desktop.core.endpoint import Endpoint
from kit_desktop.core.plain_text import shortened
from kit_desktop.core.settings.proxy_logins import FoundProxy, ProxyLogins
from kit_desktop.ui.lookup.wording_reasons import vault_words
from kit_desktop.ui.settings.rows import Row
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.dialog import Dialog
from kit_desktop.ui.widgets.field import LineField, PasswordField
from kit_desktop.ui.widgets.plain_label import PlainLabel
from kit_desktop.ui.worker import Done, Worker

translate = QCoreApplication.translate


class ProxyLoginDialog(Dialog):
    """`entered` carries Credentials, `forget_requested` says that nothing is to be kept any more."""

    entered = Signal(object)
    forget_requested = Signal()

    def __init__(self, found: FoundProxy, parent: QWidget) -> None:
        super().__init__("KiT Desktop", parent, width=440)
        title = PlainLabel(self.tr("Login for the proxy"), self, size=TextSize.TITLE)
        self.setAccessibleName(title.text())
        self.column.addWidget(title)
        intro = self.tr(
            "Your IT team knows whether {place} wants a login. It is kept in this computer’s keyring, for this proxy only."
        )
        self.column.addWidget(PlainLabel(intro.format(place=shortened(found.place, 80)), self, secondary=True))
        self.login = LineField(self, height=36)
        self.login.setText(found.login or "")
        self.password = PasswordField(self, height=36)
        self.password.setMaxLength(2 * LONGEST_PASSWORD)
        self.login_error = self.add_field(self.tr("&Login"), self.login)
        self.password_error = self.add_field(self.tr("&Password"), self.password)
        self.login.textEdited.connect(self._clear_errors)
        self.password.textEdited.connect(self._clear_errors)
        self.column.addStretch(1)
        role = QDialogButtonBox.ButtonRole
        save = Button(self.tr("Save"), self, kind=ButtonKind.FILLED)
        save.setDefault(True)
        self.forget_button = Button(self.tr("Remove from this computer"), self, kind=ButtonKind.LINK)
        self.forget_button.clicked.connect(self._on_forget)
        box = self.add_buttons(
            (self.forget_button, role.ResetRole), (Button(self.tr("Cancel"), self), role.RejectRole), (save, role.AcceptRole)
        )
        # Not before: the box shows what it is given.
        self.forget_button.setVisible(found.login is not None)
        box.accepted.connect(self._on_accepted)
        (self.password if found.login else self.login).setFocus()

    def _clear_errors(self) -> None:
        self.login_error.show_error("")
        self.password_error.show_error("")

    def _on_accepted(self) -> None:
        login, password = self.login.text().strip(), self.password.text()
        needed = self.tr("Both are needed: the login and the password.")
        too_long = self.tr("This password is too long: {most} characters at most.").format(most=LONGEST_PASSWORD)
        # RFC 7617: the colon is what divides the two.
        colon = self.tr("A proxy’s login cannot contain a colon.")
        password_words = needed if not password else too_long if len(password) > LONGEST_PASSWORD else ""
        login_words = needed if not login else colon if ":" in login else ""
        self.password_error.show_error("" if password_words == login_words else password_words, focus=True)
        self.login_error.show_error(login_words, focus=True)
        if login_words or password_words:
            return
        self.entered.emit(Credentials(login, password))
        self.password.clear()
        self.accept()

    def _on_forget(self) -> None:
        self.forget_requested.emit()
        self.accept()


class ProxyRow(Row):
    """Says which proxy stands before the gateway and whose login is kept for it."""

    def __init__(self, logins: ProxyLogins, parent: QWidget) -> None:
        self.button = Button(translate("ProxyRow", "Log in…"), parent)
        super().__init__(translate("ProxyRow", "Login for the proxy"), self.button, parent=parent)
        self.button.clicked.connect(self._on_clicked)
        self._logins = logins
        self._endpoint: Endpoint | None = None
        self._found: FoundProxy | None = None
        self._finder, self._keeper = Worker(self, self._on_found), Worker(self, self._on_kept)

    def look_for(self, endpoint: Endpoint | None) -> None:
        """Look for the proxy before that gateway; None where the address of one of them cannot be used."""
        logins = self._logins
        self._endpoint, self._found = endpoint, None
        self.button.setEnabled(False)
        if endpoint is None:
            self._finder.abandon()
            self.explain(self.tr("Known once the address above is right"))
        else:
            self.explain(self.tr("Looking for a proxy…"))
            self._finder.start(lambda: logins.find(endpoint))

    def _on_found(self, done: Done[FoundProxy | None]) -> None:
        self._found = done.value
        self.button.setEnabled(done.value is not None)
        if done.error is not None:
            self.explain(self._problem(done.error))
        elif done.value is None:
            self.explain(self.tr("None; the connection is direct."))
        else:
            place = shortened(done.value.place, 80)
            login = done.value.login
            words = self.tr("{place}, logged in as {login}") if login else self.tr("{place}, without a login")
            self.explain(words.format(place=place, login=shortened(login or "", 60)))

    def _problem(self, error: Exception) -> str:
        if isinstance(error, VaultError):
            return vault_words(error.problem)
        return self.tr("The proxy in this computer’s settings cannot be used.")

    def _on_clicked(self) -> None:
        if self._found is None:
            return
        dialog = ProxyLoginDialog(self._found, self.window())
        forget = partial(self._logins.forget, self._found.place)
        dialog.entered.connect(partial(self._keep, self._found.place))
        dialog.forget_requested.connect(lambda: self._keeper.start(forget))
        dialog.open()

    def _keep(self, place: str, credentials: Credentials) -> None:
        logs.hide(credentials.password)
        self._keeper.start(partial(self._logins.save, place, credentials))

    def _on_kept(self, done: Done[None]) -> None:
        if done.error is not None:
            self.explain(self._problem(done.error))
        else:
            self.look_for(self._endpoint)
