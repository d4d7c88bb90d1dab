"""One session: the real gateway with its account, lookups, lists and tools, or the practice gateway with its own."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from kit_desktop import paths
from kit_desktop.core.accounts import Credentials
from kit_desktop.core.outcome import Outcome
from kit_desktop.gateway.lazy import LazyGateway
from kit_desktop.ui.accounts.account import Account
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.lookup.lookups import Lookups

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from kit_desktop.core.connection_check import ConnectionChecker
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.core.settings.settings import Settings
    from kit_desktop.gateway.practice.server import DemoGateway
    from kit_desktop.ui.help.controller import HelpTools
    from kit_desktop.ui.lists.jobs import ListJobs
    from kit_desktop.ui.lookup.practice_ids import PracticeId
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
        from kit_desktop.ui.accounts.refused import RefusedLogins  # noqa: PLC0415  # the start need not wait for it
        from kit_desktop.ui.watch.watch_list import WatchList  # noqa: PLC0415  # as above

        self._use_proxies = not practice
        self._refused = RefusedLogins(account)
        self.watches = WatchList(gateway, account, settings, lookups)
        self.watches.answered.connect(keep)
        self.watches.answered.connect(self._on_answer)
        lookups.finished.connect(self.watches.hear)
        lookups.finished.connect(self._on_answer)

    def attach(self, window: MainWindow) -> Generator[None, None, HelpTools]:
        """Give this window its share: buttons, menu entries, strips; a piece up to each `yield`."""
        from kit_desktop.ui.watch.controller import WatchControl  # noqa: PLC0415  # as above

        yield
        WatchControl(window, self.watches, self._lookups)
        yield
        from kit_desktop.ui.help.controller import HelpTools  # noqa: PLC0415  # as above

        yield
        return HelpTools(window, self._account, self._settings, self._make_checker, self._refused, paths.log_file())

    def _make_checker(self) -> ConnectionChecker:
        from kit_desktop.gateway.connection_check import ConnectionCheck  # noqa: PLC0415  # slow to import

        return ConnectionCheck(self._gateway, paths.resource("SendSMSService.wsdl"), use_proxies=self._use_proxies)

    def stop(self) -> None:
        """Ask nothing more; silently."""
        self.watches.stop_all()

    def _on_answer(self, result: LookupResult) -> None:
        if result.outcome is Outcome.AUTH_FAILED and result.account == self._account.login:
            self._refused.note()


class Session:
    """What a window works on. `end` stops all of it; nothing in it waits.

    `keep` takes the answers that come in without the window having asked (the history's business).
    `practice` is the gateway to practise on, or None for the real one.
    """

    def __init__(
        self,
        account: Account,
        settings: Settings,
        keep: Callable[[LookupResult], None],
        practice: DemoGateway | None = None,
    ) -> None:
        self._demo = practice
        self.account = account
        self.gateway = LazyGateway(paths.resource("SendSMSService.wsdl"), use_proxies=practice is None)
        self.lookups = Lookups(self.gateway)
        self.settings = CurrentSettings(self._in_force(settings))
        self.lookups.finished.connect(keep)
        self._keep = keep
        self._tools: Tools | None = None
        self._jobs: ListJobs | None = None

    @property
    def has_lists(self) -> bool:
        """Whether there was a list in this session."""
        return self._jobs is not None

    def jobs(self) -> ListJobs:
        """What works on lists, made when the first one is wanted: the start need not wait for it."""
        if self._jobs is None:
            from kit_desktop.ui.lists.jobs import ListJobs  # noqa: PLC0415  # slow to import

            folder = paths.lists_folder(practice=self.is_practice)
            if self.is_practice:
                shutil.rmtree(folder, ignore_errors=True)
            self._jobs = ListJobs(folder, self.gateway.session)
        return self._jobs

    @property
    def is_practice(self) -> bool:
        """Whether nothing here is real."""
        return self._demo is not None

    def begin(self) -> Tools:
        """Be ready to look up: the account is read on a thread of its own, the tools hear every answer.

        Done once; what a window of this session is to be given is returned each time.
        """
        if self._tools is None:
            self.gateway.warm_up()
            if self.account.credentials is None:
                self.account.load()
            self._tools = Tools(self.gateway, self.account, self.lookups, self.settings, self._keep, practice=self.is_practice)
        return self._tools

    def _in_force(self, saved: Settings) -> Settings:
        """In practice the addresses are the practice gateway's, and are never saved."""
        if self._demo is None:
            return saved
        return replace(saved, address=self._demo.address)

    def to_save(self, changed: Settings, before: Settings) -> Settings:
        """Settings that a window of this session has changed, as they are saved."""
        if self._demo is None:
            return changed
        return replace(changed, address=before.address, plain_http_address=before.plain_http_address)

    def suggestions(self) -> tuple[PracticeId, ...]:
        """The ids to try in practice, with what they show in the window's language."""
        if self._demo is None:
            return ()
        from kit_desktop.gateway.practice.server import SUGGESTIONS  # noqa: PLC0415  # only practice needs it
        from kit_desktop.ui.lookup import practice_ids as ids  # noqa: PLC0415  # as above

        return tuple(
            ids.PracticeId(each.by, each.id, ids.practice_words(each.key), ids.practice_tone(each.key)) for each in SUGGESTIONS
        )

    def end(self) -> None:
        """Stop everything, silently; the practice gateway too."""
        self.lookups.abandon()
        if self._tools is not None:
            self._tools.stop()
        if self._jobs is not None:
            self._jobs.abandon()
        if self._demo is not None:
            self._demo.stop()


def practice_session(settings: Settings, keep: Callable[[LookupResult], None]) -> Session:
    """A session on a practice gateway of its own, in this process."""
    from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD, DemoGateway  # noqa: PLC0415  # only practice needs it

    gateway = DemoGateway(wsdl=paths.resource("SendSMSService.wsdl").read_bytes())
    gateway.start()
    return Session(Account(None, fixed=Credentials(DEMO_LOGIN, DEMO_PASSWORD)), settings, keep, gateway)
