"""What happens around the account: the dialog at the right moment, its entries in the menu, and a lookup that waits for it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kit_desktop.core.outcome import Outcome
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.accounts.menu import AccountsMenu
from kit_desktop.ui.lookup.outcome_words import result_words
from kit_desktop.ui.lookup.wording_reasons import vault_words
from kit_desktop.ui.window.menus import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kit_desktop.core.accounts import Credentials, VaultProblem
    from kit_desktop.core.lookup import LookupQuery
    from kit_desktop.ui.accounts.account import Account
    from kit_desktop.ui.accounts.login_dialog import LoginDialog
    from kit_desktop.ui.current_settings import CurrentSettings
    from kit_desktop.ui.lookup.lookups import Lookups
    from kit_desktop.ui.window.main_window import MainWindow

_LONGEST_QUOTED = 200


class AccountFlow(QObject):
    """Asks with credentials for each lookup: those at hand, those the keyring is about to give, or those the person enters.

    `practice_requested`: the person would rather try the practice gateway.
    """

    practice_requested = Signal()

    def __init__(
        self, account: Account, window: MainWindow, lookups: Lookups, settings: CurrentSettings, *, practice: bool
    ) -> None:
        super().__init__(window)
        self._account, self._window, self._practice = account, window, practice
        self._lookups, self._settings = lookups, settings
        self._waiting: LookupQuery | None = None
        self._dialog: LoginDialog | None = None
        self._is_missing = self._asks_by_itself = False
        self.action = window.menus.add(Place.ACCOUNT, self.tr("A&ccount…"), self._on_wanted)
        self.action.setEnabled(not practice)
        self.menu = AccountsMenu(account, window, self.action)
        window.lookup_requested.connect(self.prepare)
        window.account_requested.connect(self._on_wanted)
        account.changed.connect(self._show_account)
        account.loaded.connect(self._on_loaded)
        account.saved.connect(self._on_saved)
        account.keyring_failed.connect(self._on_keyring_failed)
        account.switch_failed.connect(self._on_switch_failed)
        account.forget_failed.connect(self._on_forget_failed)
        self._show_account()

    def prepare(self, query: LookupQuery) -> None:
        """Have this asked as soon as there is an account: at once where there is one."""
        credentials, settings = self._account.credentials, self._settings.value
        if credentials is not None:
            self._waiting = None
            self._lookups.ask(query, credentials, settings.endpoint, settings.timeout)
            return
        self._waiting = query
        if self._account.is_loading:
            self._window.say(self.tr("Waiting for this computer’s keyring…"), for_ms=0)
        else:
            self.open_dialog()

    def take_over(self, before: AccountFlow) -> None:
        """Have asked what a window of the same session still waited to ask."""
        if before._waiting is not None:
            self.prepare(before._waiting)

    def _on_wanted(self) -> None:
        self.correct()

    def correct(self, parent: QWidget | None = None) -> None:
        """Open the dialog as `open_dialog`; where the account is what the lookup failed for, it is repeated with the one that
        is entered."""
        shown = self._window.shown
        why = advice = ""
        if shown is not None and shown.outcome in {Outcome.AUTH_FAILED, Outcome.NO_CREDENTIALS}:
            self._waiting = shown.query
            if shown.outcome is Outcome.AUTH_FAILED:
                words, said = result_words(shown), shortened(shown.server_text or "", _LONGEST_QUOTED)
                quoted = self.tr("The gateway’s answer: “{text}”").format(text=said) if said else ""
                why, advice = f"{words.title}. {quoted}".strip(), words.advice
        self.open_dialog(parent, why=why, advice=advice)

    def open_dialog(self, parent: QWidget | None = None, *, login: str | None = None, why: str = "", advice: str = "") -> None:
        """Open the short dialog for the account, once; over that dialog, or over the window. It says why it is asked for."""
        if self._practice or self._dialog is not None:
            return
        from kit_desktop.ui.accounts.login_dialog import LoginDialog  # noqa: PLC0415  # the start need not wait for it

        self._is_missing = False  # who closes it before the window is whole is not asked a second time
        account = self._account
        dialog = self._dialog = LoginDialog(login or account.login, account.keyring, parent or self._window, account.accounts)
        dialog.entered.connect(self._on_entered)
        dialog.chosen.connect(self._on_chosen)
        dialog.renamed.connect(account.rename)
        dialog.forget_requested.connect(self._on_forget_requested)
        dialog.practice_requested.connect(self.practice_requested)
        if not self._settings.value.allow_practice:
            dialog.practice.hide()
        dialog.rejected.connect(self._stop_waiting)
        dialog.finished.connect(self._on_closed)
        dialog.open()
        if why:
            dialog.say(why, advice)

    def _on_closed(self) -> None:
        self._dialog = None

    def _show_account(self) -> None:
        self._window.show_account(self._account.login, self._account.title)

    def _on_entered(self, credentials: Credentials, remember: bool) -> None:
        self._account.use(credentials, remember=remember)
        self._go_on()

    def _on_chosen(self, login: str) -> None:
        self._account.switch_to(login)
        self._go_on()

    def _on_forget_requested(self, login: str) -> None:
        self._stop_waiting()
        self._account.forget(login)

    def _stop_waiting(self) -> None:
        self._end_waiting()
        self._waiting = None

    def _end_waiting(self) -> None:
        # Said until now, however long the keyring took.
        if self._waiting is not None:
            self._window.statusBar().clearMessage()

    def _on_loaded(self) -> None:
        self._is_missing = self._account.credentials is None
        self._end_waiting()
        if self._asks_by_itself:
            self.ask_where_missing()
        self._go_on()

    def ask_where_missing(self) -> None:
        """Open the dialog by itself where the keyring has no account: now, and whenever it turns out."""
        self._asks_by_itself = True
        if self._is_missing and self._account.credentials is None:
            # In a turn of its own: the window would stand still for both.
            import_module("kit_desktop.ui.accounts.login_dialog")
            QTimer.singleShot(0, self.open_dialog)

    def _go_on(self) -> None:
        if self._waiting is not None and self._account.credentials is not None:
            self.prepare(self._waiting)

    def _on_saved(self) -> None:
        self._window.say(self.tr("The account is kept in this computer’s keyring."), 4_000)

    def _on_keyring_failed(self, problem: VaultProblem) -> None:
        if self._account.credentials is None:
            return  # the dialog that is about to open says it
        words = self.tr("{problem} The account is kept until you close the program.").format(problem=vault_words(problem))
        self._window.say(words, 10_000)

    def _on_switch_failed(self, login: str, problem: VaultProblem | None) -> None:
        if problem is None:
            words = self.tr("The keyring no longer has the password of this account. Enter it again.")
            self.open_dialog(login=login, why=words)
        else:
            # What was asked meanwhile was meant for the other account.
            self._waiting = None
            words = self.tr("{problem} The account was not changed.").format(problem=vault_words(problem))
            self._window.say(words, 10_000)

    def _on_forget_failed(self, problem: VaultProblem) -> None:
        words = self.tr("{problem} The password could not be removed: try again.").format(problem=vault_words(problem))
        self._window.say(words, 10_000)
