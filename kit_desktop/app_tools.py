"""The tools around the lookup, built for one session and given to each of its windows: watching, the connection check,
diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit_desktop import paths
from kit_desktop.core.outcome import Outcome
from kit_desktop.ui.help.controller import HelpTools, RefusedLogins
from kit_desktop.ui.watch.controller import WatchControl
from kit_desktop.ui.watch.watch_list import WatchList

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit_desktop.core.connection_check import ConnectionChecker
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.gateway.lazy import LazyGateway
    from kit_desktop.ui.accounts.account import Account
    from kit_desktop.ui.current_settings import CurrentSettings
    from kit_desktop.ui.lookup.lookups import Lookups
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
        self._help: HelpTools | None = None
        self._use_proxies = not practice
        self._refused = RefusedLogins(account)
        self.watches = WatchList(gateway, account, settings, lookups)
        self.watches.answered.connect(keep)
        self.watches.answered.connect(self._on_answer)
        lookups.finished.connect(self.watches.hear)
        lookups.finished.connect(self._on_answer)

    def attach(self, window: MainWindow) -> None:
        """Give this window its share: buttons, menu entries, strips."""
        WatchControl(window, self.watches, self._lookups)
        self._help = HelpTools(window, self._account, self._settings, self._make_checker, self._refused, paths.log_file())

    def _make_checker(self) -> ConnectionChecker:
        from kit_desktop.gateway.connection_check import ConnectionCheck  # noqa: PLC0415  # slow to import

        return ConnectionCheck(self._gateway, paths.resource("SendSMSService.wsdl"), use_proxies=self._use_proxies)

    def stop(self) -> None:
        """Ask nothing more; silently."""
        self.watches.stop_all()

    def _on_answer(self, result: LookupResult) -> None:
        if result.outcome is Outcome.AUTH_FAILED and result.account == self._account.login:
            self._refused.note()
