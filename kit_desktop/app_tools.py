"""The tools around the lookup, built for one session and given to each of its windows: watching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit_desktop.ui.watch_control import WatchControl
from kit_desktop.ui.watch_list import WatchList

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.core.settings import Settings
    from kit_desktop.gateway.lazy import LazyGateway
    from kit_desktop.ui.account import Account
    from kit_desktop.ui.lookups import Lookups
    from kit_desktop.ui.main_window import MainWindow


class Tools:
    """What one session (the real gateway, or practice) has besides its lookups. `stop` ends all of it.

    `keep` takes the answers that come in without the window having asked (the history's business).
    """

    def __init__(
        self,
        gateway: LazyGateway,
        account: Account,
        lookups: Lookups,
        settings: Settings,
        keep: Callable[[LookupResult], None],
    ) -> None:
        self._lookups = lookups
        self.watches = WatchList(gateway, account, settings, lookups)
        self.watches.answered.connect(keep)
        lookups.finished.connect(self.watches.hear)

    def attach(self, window: MainWindow) -> None:
        """Give this window its share: buttons, menu entries, strips."""
        WatchControl(window, self.watches, self._lookups)

    def apply_settings(self, settings: Settings) -> None:
        """Use other settings from now on."""
        self.watches.apply_settings(settings)

    def stop(self) -> None:
        """Ask nothing more; silently."""
        self.watches.stop_all()
