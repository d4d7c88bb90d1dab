"""One session: the real gateway with its account, lookups, lists and tools, or the practice gateway with its own."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from kit_desktop import paths
from kit_desktop.core.accounts import Credentials
from kit_desktop.core.outcome import Outcome
from kit_desktop.gateway.lazy import LazyGateway
from kit_desktop.ui.accounts.account import Account
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.lookup.lookups import Lookups

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit_desktop.core.cancel import CancelToken
    from kit_desktop.core.connection_check import CheckPlan, StepResult
    from kit_desktop.core.lists.values import RunProgress
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.core.settings.settings import Settings
    from kit_desktop.gateway.practice.server import DemoGateway
    from kit_desktop.ui.lists.jobs import ListJobs
    from kit_desktop.ui.lookup.practice_ids import PracticeId
    from kit_desktop.ui.watch.watch_list import WatchList


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
        self.gateway = LazyGateway(paths.resource("SendSMSService.wsdl"))
        self.lookups = Lookups(self.gateway)
        # The practice gateway's own address is never saved.
        self.settings = CurrentSettings(settings if practice is None else replace(settings, address=practice.address))
        self.lookups.finished.connect(keep)
        self._keep = keep
        self._has_begun = False

    @property
    def has_lists(self) -> bool:
        """Whether there was a list in this session."""
        return "jobs" in vars(self)

    @cached_property
    def jobs(self) -> ListJobs:
        """What works on lists, made when the first one is wanted: the start need not wait for it."""
        from kit_desktop.ui.lists.jobs import ListJobs  # noqa: PLC0415  # slow to import

        folder = paths.lists_folder(practice=self.is_practice)
        if self.is_practice:
            shutil.rmtree(folder, ignore_errors=True)
        jobs = ListJobs(folder, self.gateway.session)
        jobs.progressed.connect(self._on_list_progressed)
        return jobs

    @property
    def is_practice(self) -> bool:
        """Whether nothing here is real."""
        return self._demo is not None

    def begin(self) -> None:
        """Be ready to look up, once: the account is read and the gateway warmed up, each on a thread of its own."""
        if not self._has_begun:
            self._has_begun = True
            self.lookups.finished.connect(self._on_answer)
            if self.account.credentials is None:
                self.account.load()
            self.gateway.warm_up()

    @property
    def is_beginning(self) -> bool:
        """Whether one of these threads is at work."""
        return self.gateway.is_warming_up or self.account.is_loading

    @cached_property
    def watches(self) -> WatchList:
        """The messages that are watched; made when first wanted, and from then on hears every answer."""
        from kit_desktop.ui.watch.watch_list import WatchList  # noqa: PLC0415  # the start need not wait for it

        watches = WatchList(self.gateway, self.account, self.settings, self.lookups)
        watches.answered.connect(self._keep)
        self.lookups.finished.connect(watches.hear)
        return watches

    def _on_list_progressed(self, progress: RunProgress) -> None:
        if progress.cause is not None:
            self._judge(progress.cause, self.jobs.credentials)

    def _on_answer(self, result: LookupResult) -> None:
        self._judge(result, self.lookups.credentials)

    def _judge(self, result: LookupResult, credentials: Credentials | None) -> None:
        if result.outcome is Outcome.AUTH_FAILED and credentials is not None:
            self.account.note_refused(credentials)

    def check_connection(self, plan: CheckPlan, tell: Callable[[StepResult], None], cancel: CancelToken) -> None:
        """See `ConnectionCheck`."""
        from kit_desktop.gateway.connection_check import check_connection  # noqa: PLC0415  # slow to import

        check_connection(self.gateway, paths.resource("SendSMSService.wsdl"), plan, tell, cancel)

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
        if "watches" in vars(self):
            self.watches.stop_all()
        if self.has_lists:
            self.jobs.abandon()
        if self._demo is not None:
            self._demo.stop()


def practice_session(settings: Settings, keep: Callable[[LookupResult], None]) -> Session:
    """A session on a practice gateway of its own, in this process."""
    from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD, DemoGateway  # noqa: PLC0415  # only practice needs it

    gateway = DemoGateway(wsdl=paths.resource("SendSMSService.wsdl").read_bytes())
    gateway.start()
    return Session(Account(None, fixed=Credentials(DEMO_LOGIN, DEMO_PASSWORD)), settings, keep, gateway)
