"""The tools around the lookup, built for one session and given to each of its windows: watching, the service's own WSDL,
the connection check, diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit_desktop import paths
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.store import WsdlSource
from kit_desktop.gateway.switchable import LazyServiceWsdl
from kit_desktop.ui.help.controller import HelpTools, RefusedLogins
from kit_desktop.ui.help.wsdl_words import fallback_words
from kit_desktop.ui.watch.controller import WatchControl
from kit_desktop.ui.watch.watch_list import WatchList
from kit_desktop.ui.worker import Done, Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit_desktop.core.connection_check import ConnectionChecker
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.core.settings.store import Settings
    from kit_desktop.core.wsdl import WsdlProblem
    from kit_desktop.gateway.switchable import LazyGateway
    from kit_desktop.ui.accounts.account import Account
    from kit_desktop.ui.lookup.lookups import Lookups
    from kit_desktop.ui.settings.current import CurrentSettings
    from kit_desktop.ui.window.main_window import MainWindow


class Tools:
    """What one session (the real gateway, or practice) has besides its lookups. `stop` ends all of it.

    `keep` takes the answers that come in without the window having asked (the history's business).
    """

    def __init__(
        self,
        gateway: LazyGateway,
        account: Account,
        lookups: Lookups,
        settings: CurrentSettings,
        keep: Callable[[LookupResult], None],
        *,
        practice: bool,
    ) -> None:
        self._gateway, self._account, self._lookups, self._settings = gateway, account, lookups, settings
        self._window: MainWindow | None = None
        self._help: HelpTools | None = None
        self._kept_wsdl = paths.wsdl_file(practice=practice)
        self._wsdl = LazyServiceWsdl(paths.resource("SendSMSService.wsdl"), self._kept_wsdl, use_proxies=not practice)
        self._use_proxies = not practice
        self._refused = RefusedLogins(account)
        self._chooser = Worker(lookups)
        self._chooser.finished.connect(self._on_wsdl_chosen)
        self.watches = WatchList(gateway, account, settings, lookups)
        self.watches.answered.connect(keep)
        self.watches.answered.connect(self._on_answer)
        lookups.finished.connect(self.watches.hear)
        lookups.finished.connect(self._on_answer)
        self._wsdl_source = settings.value.wsdl_source
        settings.changed.connect(self._on_settings_changed)
        if self._wsdl_source is WsdlSource.SERVICE:
            self._choose_wsdl()

    def attach(self, window: MainWindow) -> None:
        """Give this window its share: buttons, menu entries, strips."""
        self._window = window
        WatchControl(window, self.watches, self._lookups)
        self._help = HelpTools(
            window, self._account, self._settings, self._wsdl, self._make_checker, self._refused, paths.log_file()
        )
        self._help.wsdl_downloaded.connect(self._choose_wsdl)

    def _on_settings_changed(self, settings: Settings) -> None:
        if settings.wsdl_source is not self._wsdl_source:
            self._wsdl_source = settings.wsdl_source
            self._choose_wsdl()

    def _make_checker(self) -> ConnectionChecker:
        from kit_desktop.gateway.connection_check import ConnectionCheck  # noqa: PLC0415  # slow to import

        return ConnectionCheck(self._gateway, self._wsdl.real(), use_proxies=self._use_proxies)

    def stop(self) -> None:
        """Ask nothing more; silently."""
        self.watches.stop_all()
        self._chooser.abandon()

    def _choose_wsdl(self) -> None:
        """Ask by the WSDL that the settings name; where the service's own cannot be used, that is said."""
        wanted = self._settings.value.wsdl_source is WsdlSource.SERVICE
        self._gateway.use_wsdl(self._kept_wsdl if wanted else None)
        if wanted:
            self._chooser.start(self._gateway.wsdl_problem)

    def _on_wsdl_chosen(self, done: Done[WsdlProblem]) -> None:
        if done.value is not None and self._window is not None:
            self._window.say(fallback_words(done.value), 20_000)

    def _on_answer(self, result: LookupResult) -> None:
        if result.outcome is Outcome.AUTH_FAILED and result.account == self._account.login:
            self._refused.note()
