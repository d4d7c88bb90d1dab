"""What stands in one window besides its frame: made piece by piece, and connected with each other."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kit_desktop import paths
from kit_desktop.ui.window.rooms import Room, types_of_styles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kit_desktop.session import Session
    from kit_desktop.ui.accounts.controller import AccountFlow
    from kit_desktop.ui.history.controller import HistoryController
    from kit_desktop.ui.history.writer import HistoryWriter
    from kit_desktop.ui.lists.controller import ListTab
    from kit_desktop.ui.window.main_window import MainWindow


class WindowRooms:
    """The rooms of a window on a session. What is slow to import is a piece of its own, so that no turn takes long.

    `open_writer` gives what writes the history.
    """

    _accounts: AccountFlow
    _history: HistoryController
    _lists: ListTab

    def __init__(self, session: Session, window: MainWindow, open_writer: Callable[[], HistoryWriter]) -> None:
        self._session, self._window, self._open_writer = session, window, open_writer

    @property
    def pieces(self) -> dict[Room, Callable[[], Iterator[int]]]:
        """How each is attached; see `Rooms`."""
        return {
            Room.ACCOUNT: self._attach_account,
            Room.ANSWER: self._attach_answer,
            Room.HISTORY: self._attach_history,
            Room.LISTS: self._attach_lists,
            Room.MENUS: self._attach_menus,
        }

    def take_over(self, before: WindowRooms) -> None:
        """Go on where the whole rooms of another window of the same session were."""
        self._window.take_over(before._window)
        self._history.take_over(before._history)
        self._accounts.take_over(before._accounts)
        self._lists.take_over(before._lists)
        self._window.tabs.setCurrentIndex(before._window.tabs.currentIndex())

    def _attach_answer(self) -> Iterator[int]:
        # Only one thread has the interpreter at a time: what is attached beside others' work holds the window up.
        yield from _while(lambda: self._session.is_beginning)
        yield from types_of_styles()
        yield from _imported("ui.widgets.control_style")
        from kit_desktop.ui.widgets.control_style import draw_controls  # noqa: PLC0415  # the frame has no such control

        # Before there are many widgets, each of which hears of it.
        draw_controls()
        yield 0
        yield from _imported("core.message_info", "ui.formats")
        yield from _imported("ui.widgets.card", "ui.lookup.fields_card")
        _ = self._window.fields
        yield 0
        yield from _imported("ui.lookup.details", "ui.lookup.outcome_card", "ui.lookup.way_card", "ui.lookup.result_view")
        _ = self._window.result

    def _attach_account(self) -> Iterator[int]:
        yield from _imported("ui.lookup.outcome_words")
        from kit_desktop.ui.accounts.controller import AccountFlow  # noqa: PLC0415  # slow to import, and may come later

        session = self._session
        accounts = AccountFlow(session.account, self._window, session.lookups, session.settings, practice=session.is_practice)
        accounts.practice_requested.connect(self._window.practice_requested)
        self._accounts = accounts
        session.begin()

    def _attach_history(self) -> Iterator[int]:
        yield from _imported("core.kept_lookup", "core.history.tables", "core.history.store", "ui.history.writer")
        from kit_desktop.core.history.condition import HistoryCondition  # noqa: PLC0415  # as above

        writer = self._open_writer()
        yield from _while(lambda: writer.store.state.condition is HistoryCondition.NOT_OPENED)
        yield from _imported("ui.history.words", "ui.history.controller")
        from kit_desktop.ui.history.controller import HistoryController  # noqa: PLC0415  # as above

        self._history = HistoryController(writer, self._window, self._session.lookups, self._session.settings)

    def _attach_lists(self) -> Iterator[int]:
        yield from _imported("ui.lists.controller")
        from kit_desktop.ui.lists.controller import ListTab  # noqa: PLC0415  # as above

        session = self._session
        lists = self._lists = ListTab(self._window, lambda: session.jobs, session.account, session.settings)
        lists.account_requested.connect(self._on_account_wanted)
        if session.has_lists:
            lists.open()

    def _on_account_wanted(self) -> None:
        self._accounts.open_dialog()

    def _attach_menus(self) -> Iterator[int]:
        from kit_desktop.gateway.wire.proxy_login import KeptProxyLogins  # noqa: PLC0415  # as above
        from kit_desktop.ui.settings.controller import SettingsController  # noqa: PLC0415  # as above

        session, window = self._session, self._window
        settings = SettingsController(window, session.settings, session.account, KeptProxyLogins, practice=session.is_practice)
        settings.accounts_requested.connect(self._accounts.correct)
        settings.clear_requested.connect(self._history.clear)
        # Windows deletes no file that is open, and elsewhere its answers would stay in sight.
        self._history.clearing.connect(self._lists.leave)
        self._open_writer().cleared.connect(self._lists.refresh)
        yield 0
        yield from _imported("ui.support.letter", "ui.support.controller")
        from kit_desktop.ui.support.controller import Mailing  # noqa: PLC0415  # as above

        Mailing(window, session.settings, practice=session.is_practice)
        yield 0
        from kit_desktop.ui.watch.controller import WatchControl  # noqa: PLC0415  # as above

        yield 0
        WatchControl(window, session.watches, session.lookups)
        yield 0
        from kit_desktop.ui.help.controller import HelpTools  # noqa: PLC0415  # as above

        yield 0
        help_tools = HelpTools(window, session.account, session.settings, session.check_connection, paths.log_file())
        settings.check_requested.connect(help_tools.check)
        yield 0
        # Before the controls are drawn as they stay, it would change under the person's eyes.
        self._accounts.ask_where_missing()


def _while(busy: Callable[[], bool]) -> Iterator[int]:
    """Pauses until a thread has done its work, for two seconds at most: a keyring may wait for the person."""
    for _ in range(200):
        if not busy():
            return
        yield 10


def _imported(*modules: str) -> Iterator[int]:
    """Import these modules, each a piece of its own: those that take longest, before those that need them."""
    for name in modules:
        import_module(f"kit_desktop.{name}")
        yield 0
