"""Puts the list tab into a window and connects it with the rest."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kit_desktop.core.lists.values import RunEnd
from kit_desktop.ui.formats import whole
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.window.main_window import MainWindow
from kit_desktop.ui.window.pages import Origin, Tab

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDropEvent

    from kit_desktop.core.lists.values import RunProgress
    from kit_desktop.ui.accounts.account import Account
    from kit_desktop.ui.current_settings import CurrentSettings
    from kit_desktop.ui.lists.jobs import ListJobs
    from kit_desktop.ui.lists.view import ListView

translate = QCoreApplication.translate
_SAID_MS = 6_000


class ListTab(QObject):
    """The tab "List of ids" of one window: several pasted lines, or a file dropped on the window, open it; a double
    click shows the full answer.

    What is in it is made when it is first opened. `open_jobs` gives what works on lists. `account_requested`: there is none to
    ask with.
    """

    account_requested = Signal()

    def __init__(
        self, window: MainWindow, open_jobs: Callable[[], ListJobs], account: Account, settings: CurrentSettings
    ) -> None:
        super().__init__(window)
        self._window, self._open_jobs, self._account, self._settings = window, open_jobs, account, settings
        self._view: ListView | None = None
        self._page = QWidget(window)
        self._layout = fill(QVBoxLayout(self._page))
        window.put_page(Tab.LISTS, self._page, lambda: self.open().search())
        window.tabs.bar.currentChanged.connect(self._on_tab_changed)
        window.bar.several_ids_pasted.connect(self._on_list_brought)
        # A file may be dropped wherever the window shows nothing that takes it.
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def open(self) -> ListView:
        """What is in the tab, with the list that was open before."""
        if self._view is None:
            from kit_desktop.ui.lists.view import ListView  # noqa: PLC0415  # slow to import, and the start need not wait

            jobs = self._open_jobs()
            view = self._view = ListView(jobs, self._account, self._settings, self._page)
            self._layout.addWidget(view)
            view.show()
            view.imports.usual_kind = lambda: self._window.bar.kind
            view.answer_opened.connect(partial(self._window.open_answer, origin=Origin.LIST))
            view.account_requested.connect(self.account_requested)
            view.list_arrived.connect(partial(self._window.tabs.setCurrentWidget, self._page))
            view.said.connect(partial(self._window.say, for_ms=_SAID_MS))
            jobs.progressed.connect(self._on_progressed)
            self._window.status.minute.timeout.connect(view.start_page.tell_days)
            if jobs.about is not None:
                view.show_list(jobs.about)
        return self._view

    def take_over(self, before: ListTab) -> None:
        """Read anew what the tab of another window of the same session was about to look up."""
        if before._view is not None and before._view.imports.source:
            source = before._view.imports.source
            before._view.imports.leave()
            self.open().imports.read(source)

    def leave(self) -> None:
        """Leave the list that is shown, unless it is under way: its file is about to be removed."""
        if self._view is not None:
            self._view.leave()

    def refresh(self) -> None:
        """Show which lists are kept now."""
        if self._view is not None:
            self._open_jobs().find_unfinished()

    def _on_tab_changed(self) -> None:
        if self._window.tabs.pages.currentWidget() is self._page:
            self.open()
            if not self._open_jobs().is_running:
                self._window.tabs.set_badge(self._page, "")

    def _on_progressed(self, progress: RunProgress) -> None:
        """Whoever looks at another tab sees how far the list is, and whoever comes back from it that it is done."""
        badge = f"{whole(progress.asked)} / {whole(progress.to_ask)}"
        if progress.end is not None:
            seen = self._window.tabs.pages.currentWidget() is self._page
            badge = "" if seen or progress.end is not RunEnd.FINISHED else translate("ListTab", "done")
        self._window.tabs.set_badge(self._page, badge)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() not in {QEvent.Type.DragEnter, QEvent.Type.Drop}:
            return super().eventFilter(watched, event)
        event = cast("QDropEvent", event)
        urls = event.mimeData().urls()
        file = next((Path(url.toLocalFile()) for url in urls if url.isLocalFile()), None)
        if file is not None:
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self._on_list_brought(file)
        return file is not None

    def _on_list_brought(self, source: Path | str) -> None:
        self.open().read(source)
