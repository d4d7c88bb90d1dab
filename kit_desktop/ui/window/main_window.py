"""The window: the bar, the tabs, the line at the bottom, and what happens between them."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from kit_desktop.core.outcome import Outcome
from kit_desktop.ui.lookup.idle_page import IdlePage
from kit_desktop.ui.lookup.lookup_bar import LookupBar
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.widgets.clipboard import Clipboard
from kit_desktop.ui.widgets.field import text_input_in
from kit_desktop.ui.widgets.layouts import fill, paint_now
from kit_desktop.ui.widgets.notes import Banner
from kit_desktop.ui.widgets.tabs import Tabs
from kit_desktop.ui.window.menus import Menus, Place
from kit_desktop.ui.window.pages import OpenedAnswer, Origin, Tab
from kit_desktop.ui.window.placement import put_in_place
from kit_desktop.ui.window.status_line import StatusBar, StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from kit_desktop.core.lookup import LookupQuery, LookupResult
    from kit_desktop.core.message_id import IdKind
    from kit_desktop.ui.current_settings import CurrentSettings
    from kit_desktop.ui.lookup.fields_card import FieldsCard
    from kit_desktop.ui.lookup.lookups import Lookups
    from kit_desktop.ui.lookup.practice_ids import PracticeId
    from kit_desktop.ui.lookup.result_view import ResultView
    from kit_desktop.ui.lookup.ticket import Ticket
    from kit_desktop.ui.raw_xml.xml_view import XmlView

_SMALLEST = (640, 480)
_MESSAGE_MS, _PROBLEM_MS, _AFTER_ANSWER_MS = 2500, 8000, 40


class MainWindow(QMainWindow):
    """The frame of one window on one gateway; the rooms attach themselves to it, also those that show an answer.

    `lookup_requested` carries the LookupQuery that the person wants to have asked, `answer_opened` an OpenedAnswer that the
    window shows now, `painted` that the window was painted for the first time; the others say what the program should do next.
    """

    lookup_requested = Signal(object)
    answer_opened = Signal(object)
    painted = Signal()
    account_requested = Signal()
    practice_requested = Signal()
    practice_left = Signal()
    closed = Signal()

    def __init__(
        self, settings: CurrentSettings, lookups: Lookups, suggestions: tuple[PracticeId, ...] = (), *, practice: bool = False
    ) -> None:
        super().__init__()
        self._settings, self._lookups, self._practice = settings, lookups, practice
        self._account: tuple[str | None, str | None] = None, None
        self._shown_to: str | None = None
        self.shown: LookupResult | None = None
        """The result that is shown."""
        self._again: LookupQuery | None = None
        self._is_painted, self._asking_at = False, ""
        self._typed_in: QWidget | None = None
        self._finders: dict[QWidget | None, Callable[[], object]] = {}
        self.setMinimumSize(*_SMALLEST)
        self.banner = Banner(self)
        self.bar = LookupBar(settings.value.id_kind, self)
        self.tabs = Tabs(self)
        self.idle = IdlePage(suggestions, self)
        self.status = StatusLine(self)
        self._clipboard = Clipboard(self)
        self._clipboard.copied.connect(partial(self.say, self.tr("Copied")))
        refused = self.tr("Not copied: another program holds the clipboard. Try again.")
        self._clipboard.refused.connect(partial(self.say, refused, for_ms=_PROBLEM_MS))
        self._show_status()
        self._lay_out()
        self._make_menus()
        self._connect()
        put_in_place(self, settings.value.window)
        self._enable_actions()
        self._retitle()

    # Making it

    def _lay_out(self) -> None:
        self._result_pages = QStackedWidget(self)
        self._result_pages.addWidget(self.idle)
        self.tabs.addTab(self._result_pages, self.tr("Result"))
        # The other pages stand empty until something is to be seen in them, so that no tab moves when it comes.
        for title in (self.tr("Raw XML"), self.tr("History"), self.tr("List of ids")):
            self.tabs.addTab(QWidget(self), title)
        middle = QWidget(self)
        self._column = fill(QVBoxLayout(middle), self.banner, self.bar, self.tabs, grows=self.tabs, spacing=0)
        self.setCentralWidget(middle)
        self.setStatusBar(StatusBar(self.status, self))
        self.banner.setVisible(self._practice)
        if self._practice:
            self.banner.show_text(
                self.tr("Practice mode: nothing here is real, and no real message is looked up."), self.tr("Leave practice")
            )

    def _make_menus(self) -> None:
        self.menus = menus = Menus(self, (self.tr("&File"), self.tr("&Edit"), self.tr("&View"), self.tr("&Help")))
        menus.add(Place.LOOK_UP, self.tr("&Look up") + "\tEnter", self.bar.submit)  # shown only: the key is the field's
        menus.add(Place.LOOK_UP_AGAIN, self.tr("Look up &again"), self.ask_again, "F5")
        self._save_action = menus.add(
            Place.SAVE_XML, self.tr("Save raw &XML…"), self._on_save_xml, QKeySequence.StandardKey.Save
        )
        # Qt's standard key is empty on Windows.
        menus.add(Place.QUIT, self.tr("&Quit"), self.close, "Ctrl+Q", QAction.MenuRole.QuitRole)
        self._ticket_action = menus.add(Place.COPY_TICKET, self.tr("Copy for &ticket"), self._on_copy_ticket, "Ctrl+Shift+C")
        menus.add(Place.FIND, self.tr("&Find"), self._on_find, QKeySequence.StandardKey.Find)
        menus.add(Place.GO_TO_ID, self.tr("Go to the &id"), self.bar.focus_field, "Ctrl+L")
        for tab in Tab:
            menus.add(Place.TAB, self.tabs.bar.tabText(tab), partial(self.tabs.setCurrentIndex, tab), f"Ctrl+{tab + 1}")
        practice = self.tr("Leave &practice") if self._practice else self.tr("&Practice gateway")
        wanted = self.practice_left if self._practice else self.practice_requested
        menus.add(Place.PRACTICE, practice, wanted.emit).setEnabled(self._settings.value.allow_practice)

    @cached_property
    def fields(self) -> FieldsCard:
        """A part of `result` that can be made before it: in one turn both would hold the window up."""
        from kit_desktop.ui.lookup.fields_card import FieldsCard  # noqa: PLC0415  # the start need not wait for it

        return FieldsCard(self)

    @cached_property
    def result(self) -> ResultView:
        """The answer, on the Result tab; made when it is first wanted, as is all that only an answer needs."""
        from kit_desktop.ui.lookup.result_view import ResultView  # noqa: PLC0415  # as above

        view = ResultView(self._settings, self.fields, self)
        view.copy_requested.connect(self.copy)
        view.ask_again_requested.connect(self.ask_again)
        view.look_up_requested.connect(self._on_suggestion)
        view.back_requested.connect(self._on_back)
        view.account_requested.connect(self.account_requested)
        self._result_pages.addWidget(view)
        return view

    @cached_property
    def xml(self) -> XmlView:
        """The Raw XML tab; made when it is opened, or when the first answer has been painted."""
        from kit_desktop.ui.raw_xml.xml_view import XmlView  # noqa: PLC0415  # as above

        view = XmlView(self._settings, self)
        view.copy_requested.connect(self.copy)
        view.said.connect(self.say)
        self.tabs.put(Tab.XML, view)
        if self.shown is not None:
            view.show_result(self.shown)
        return view

    def put_page(self, tab: Tab, page: QWidget, find: Callable[[], object] | None = None) -> None:
        """Show this page under that tab; `find` begins a search in it."""
        self.tabs.put(tab, page)
        if find is not None:
            self._finders[page] = find

    def add_strip(self, widget: QWidget) -> None:
        """Put a strip under the tabs, seen whichever tab is open."""
        self._column.addWidget(widget)

    def _connect(self) -> None:
        self.bar.lookup_requested.connect(self.look_up)
        self.bar.cancel_requested.connect(self._lookups.cancel)
        self.bar.question_changed.connect(self._on_question_changed)
        self.bar.asking_shown.connect(self._on_asking_shown)
        self.bar.kind_chosen.connect(self._on_kind_chosen)
        self.idle.suggestion_chosen.connect(self._on_suggestion)
        self.banner.action_requested.connect(self.practice_left)
        self.tabs.bar.currentChanged.connect(self._on_tab_changed)
        self._lookups.started.connect(self._on_started)
        self._lookups.finished.connect(self._on_finished)
        self._settings.changed.connect(self._show_status)
        self.status.minute.timeout.connect(self._show_status)
        QShortcut(QKeySequence("Esc"), self, self._on_escape)

    # Asking

    def look_up(self, query: LookupQuery) -> None:
        """Ask for this id, once there is an account to ask with."""
        self.lookup_requested.emit(query)

    def ask_again(self) -> None:
        """Ask once more for what was asked last, or for what is in the field."""
        if self._lookups.query is None and self._again is not None:
            self.look_up(self._again)
        elif self._lookups.query is None:
            self.bar.submit()

    def fill(self, query: LookupQuery) -> None:
        """Put an id into the field; asking is the person's own step."""
        self.bar.fill(query.by, query.id)

    def take_over(self, before: MainWindow) -> None:
        """Go on where a window of the same session was: what it shows, what stands in its field, the lookup under way."""
        if before.shown is not None:
            self.show_result(before.shown, account=before._shown_to, asked_at=before.result.asked_at)
        self.bar.fill(before.bar.kind, before.bar.field.text())
        if self._lookups.query is not None:
            self._on_started(self._lookups.query)
            self._asking_at = before._asking_at

    def show_result(self, result: LookupResult, *, account: str | None = None, asked_at: str | None = None) -> None:
        """Show a result, as if it had just come; `account` and `asked_at` where it answers others than those in use."""
        self.shown, self._shown_to = result, account or self._account[0]
        try:
            self.result.show_result(result, asked_at)
        finally:
            if "xml" in vars(self):
                self.xml.show_result(result)
            else:
                QTimer.singleShot(_AFTER_ANSWER_MS, self._make_xml)
        self._result_pages.setCurrentWidget(self.result)
        self._again = result.query
        self.bar.set_answered(result.query)
        self._on_question_changed()
        self._show_status()
        self._enable_actions()
        self._retitle()

    def _make_xml(self) -> None:
        _ = self.xml

    def open_answer(self, result: LookupResult, origin: Origin) -> None:
        """Show an earlier answer, on the Result tab and with its id in the field."""
        self.show_result(result, account=result.account if origin is Origin.WATCH else None)
        self.fill(result.query)
        self.tabs.setCurrentIndex(Tab.RESULT)
        self.answer_opened.emit(OpenedAnswer(result, origin))

    def show_account(self, login: str | None, title: str | None) -> None:
        """Say as whom the next lookup is made; `title` as the person calls the account."""
        self._account = login, title
        self._show_status()
        self._on_question_changed()

    def _on_started(self, query: LookupQuery) -> None:
        try:
            host = self.tr("the practice gateway") if self._practice else self._settings.value.endpoint().host
        except ValueError:
            host = "?"
        self.bar.show_asking(host, self._settings.value.timeout, query)
        self.statusBar().clearMessage()  # what was said last, as "Cancelled", was not said of this lookup
        self._again, self._asking_at, self._typed_in = query, self._settings.value.address, text_input_in(self)

    def _on_asking_shown(self) -> None:
        """Only now, not at the start: of an answer that comes at once nothing is to flicker."""
        if self.shown is not None:
            self.result.set_question(None, asking=True)
        if self._lookups.query is not None:
            self.setWindowTitle(self.tr("{id}: looking up… – KiT Desktop").format(id=self._lookups.query.id[:40]))

    def _on_question_changed(self) -> None:
        """An answer is shown in its colours only while the field holds nothing else, and the account in use is the same."""
        if self.shown is not None and not self.bar.is_asking:
            question = self.bar.question if self.bar.field.text().strip() else self.shown.query
            known = self._shown_to is not None and self._account[0] is not None
            other_account = known and self._account[0] not in {self.shown.account, self._shown_to}
            self.result.set_question(question, other_account=other_account)

    def _on_cancelled(self) -> None:
        """The former answer is what was there before; of the lookup that was stopped nothing is known."""
        self._on_question_changed()
        self._retitle()
        self.say(self.tr("Cancelled"))
        self.bar.focus_field()

    def _on_finished(self, result: LookupResult) -> None:
        self.bar.show_idle()
        if result.outcome is Outcome.CANCELLED:
            self._on_cancelled()
            return
        self.show_result(result, account=result.account, asked_at=self._asking_at)
        if types_elsewhere := self.isActiveWindow() and text_input_in(self) not in {None, self.bar.field, self._typed_in}:
            self.statusBar().showMessage(self.windowTitle(), _PROBLEM_MS)
        elif self.tabs.currentIndex() not in {Tab.RESULT, Tab.XML}:
            self.tabs.setCurrentIndex(Tab.RESULT)
        # What the person has begun to type meanwhile is the next id: selected, it would be overwritten by its own rest.
        if self.isActiveWindow() and not (QGuiApplication.modalWindow() or self.bar.field.isModified() or types_elsewhere):
            self.bar.focus_field()
        paint_now(self)  # before anybody else hears of it
        self.result.outcome.announce()

    def _on_escape(self) -> None:
        if self._lookups.query is not None:
            self._lookups.cancel()
        elif self.tabs.currentIndex() == Tab.XML and self.xml.find_bar.is_used:
            self.xml.find_bar.close_bar()

    def _on_suggestion(self, query: LookupQuery) -> None:
        self.bar.fill(query.by, query.id)
        self.bar.submit()

    def _on_back(self) -> None:
        if self.shown is not None:
            self.fill(self.shown.query)

    def copy(self, offered: str | Ticket) -> None:
        """Put a text, or a summary in both its forms, on the clipboard and say so."""
        self._clipboard.put(*([offered] if isinstance(offered, str) else offered))

    def say(self, words: str, for_ms: int = _MESSAGE_MS) -> None:
        """Show a short message in the bottom line for a while, and have it said."""
        self.statusBar().showMessage(words, for_ms)
        announce(self.statusBar(), words)

    def _on_kind_chosen(self, kind: IdKind) -> None:
        self._settings.change(replace(self._settings.value, id_kind=kind))

    def _on_save_xml(self) -> None:
        self.xml.save()

    def _on_copy_ticket(self) -> None:
        self.result.copy_ticket()

    def _on_find(self) -> None:
        """Search what is on the screen; the answer itself is short, and what can be searched of it is its XML."""
        find = self._finders.get(self.tabs.pages.currentWidget())
        if find is None:
            self.tabs.setCurrentIndex(Tab.XML)
            find = self.xml.find_bar.open
        find()

    def _on_tab_changed(self, index: int) -> None:
        if index == Tab.XML:
            self.tabs.setCurrentWidget(self.xml)

    def _show_status(self) -> None:
        self.status.show_state(self._settings.value, *self._account, self.shown, practice=self._practice)

    def _enable_actions(self) -> None:
        result = self.shown
        self._save_action.setEnabled(result is not None and result.exchange is not None)
        self._ticket_action.setEnabled(result is not None and not self.result.ticket_button.isHidden())

    def _retitle(self) -> None:
        if self.shown is None:
            self.setWindowTitle("KiT Desktop")
        else:
            from kit_desktop.ui.lookup.outcome_words import result_words  # noqa: PLC0415  # the start need not wait for it

            title = result_words(self.shown).title
            self.setWindowTitle(f"{self.shown.query.id[:40]}: {title} – KiT Desktop")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange} and hasattr(self, "status"):
            self.menus.colour()
            self._show_status()
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow() and self._settings.value.offer_clipboard:
            self.bar.offer_clipboard()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._lookups.abandon()
        self.closed.emit()
        super().closeEvent(event)
