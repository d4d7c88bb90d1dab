"""The Result tab: the answer first, then what can be done with it, the fields, and what explains it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import other_spelling
from kit_desktop.core.message_info import Status
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.formats import clock, short_day_and_clock
from kit_desktop.ui.lookup.action_row import ActionRow
from kit_desktop.ui.lookup.details import Details
from kit_desktop.ui.lookup.fields_card import FieldsCard, ValueTile
from kit_desktop.ui.lookup.outcome_card import OutcomeCard, Standing
from kit_desktop.ui.lookup.outcome_words import NO_ANSWER
from kit_desktop.ui.lookup.ticket import Ticket
from kit_desktop.ui.lookup.way_card import NotFoundCard, WayCard
from kit_desktop.ui.widgets.button import Button, SingleClickButton
from kit_desktop.ui.widgets.card import ANSWER_MARGINS, Card
from kit_desktop.ui.widgets.journey import Journey, Stop, StopState
from kit_desktop.ui.widgets.layouts import PageArea, TabPlace, chain_tabs, fill
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from kit_desktop.core.gateway_time import Moment
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.core.settings.settings import Settings
    from kit_desktop.ui.current_settings import CurrentSettings

_WIDE_FROM = 760
_WIDEST = 1120
_EDGE = 24
_ABOUT_ADDRESS = frozenset({Outcome.BAD_ENDPOINT, Outcome.TIMED_OUT, Outcome.REDIRECTED})
_ABOUT_ACCOUNT = frozenset({Outcome.AUTH_FAILED, Outcome.NO_CREDENTIALS})
_NO_TICKET = frozenset({Outcome.CANCELLED, Outcome.BAD_ID, Outcome.NO_CREDENTIALS})


class ResultView(PageArea):
    """Shows one result. It acts on nothing itself: `shown` carries the LookupResult, the others say what the person wants."""

    shown = Signal(object)
    copy_requested = Signal(object)
    ask_again_requested = Signal()
    look_up_requested = Signal(object)
    back_requested = Signal()
    account_requested = Signal()
    settings_requested = Signal()
    check_requested = Signal()

    def __init__(self, settings: CurrentSettings, fields: FieldsCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings.value
        settings.changed.connect(self._on_settings_changed)
        self.result: LookupResult | None = None
        """What is shown."""
        self.asked_at = ""
        """The address that was set when it was asked for."""
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Result"))
        self.outcome = OutcomeCard(self)
        self._journey = Journey(self)
        self._journey_card = Card(self)
        odd = self.tr("The two times do not fit together, so no duration is shown. They stand as the gateway gave them.")
        self._odd_times = PlainLabel(odd, self, secondary=True, name="odd_times")
        # In the order of the eye, which is that of the Tab key.
        self._place_of_note = TabPlace(self)
        self.actions_row = ActionRow(self)
        self._make_buttons()
        self.fields = fields
        self.fields.copy_requested.connect(self.copy_requested)
        # Made before the buttons, they stand behind them all the same.
        chain_tabs(self.more_button, *fields.findChildren(ValueTile))
        self._place_of_card = TabPlace(self)
        self._way = WayCard(self)
        self._not_found = NotFoundCard(self)
        self.details = Details(self)
        self.details.copy_requested.connect(self.copy_requested)
        self._lay_out()
        self._is_wide: bool | None = None
        self._place_journey(wide=True)

    def _make_buttons(self) -> None:
        # What mends a failure, then asking again, then passing the answer on.
        self.other_button = self._button("", "swap", self._on_other_kind)
        self.spelling_button = self._button("", "refresh", self._on_spelling)
        self.again_button = self._button(self.tr("Look up again"), "refresh", self.ask_again_requested.emit, key="F5")
        self.check_button = self._button(self.tr("Connection check…"), "plug", self.check_requested.emit)
        self.ticket_button = self._button(self.tr("Copy for ticket"), "copy", self.copy_ticket)
        self.back_button = self._button("", "back", self.back_requested.emit)
        self.account_button = self._button(self.tr("Account…"), "account", self.account_requested.emit)
        self.settings_button = self._button(self.tr("Settings…"), "settings", self.settings_requested.emit)
        self.more_button = Button(self.tr("More"), self, icon="more")
        self.more_button.set_icon_only(self.tr("More"))
        self.more_menu = QMenu(self)
        self.more_menu.addAction(self.tr("Account…"), self.account_requested.emit)
        self.more_menu.addAction(self.tr("Settings…"), self.settings_requested.emit)
        self.more_button.setMenu(self.more_menu)
        self.actions_row.add(self.more_button)

    def _button(self, text: str, icon: str, slot: Callable[[], object], key: str = "") -> Button:
        button = SingleClickButton(text, self, icon=icon, key=key)
        button.clicked.connect(slot)
        self.actions_row.add(button)
        return button

    def _lay_out(self) -> None:
        page = QWidget(self)
        # Lines longer than this are hard to read; the rest of a wide window stays empty.
        page.setMaximumWidth(_WIDEST + 2 * _EDGE)
        cards = self._journey_card, self.fields, self._way, self._not_found, self.details
        fill(QHBoxLayout(self.page), page, None, spacing=0).setStretchFactor(page, 1000)
        self._column = fill(
            QVBoxLayout(page),
            *(self.outcome, self._odd_times, self.actions_row, *cards, None),
            margins=(_EDGE, 16),
            spacing=12,
        )
        self._journey_row = fill(QVBoxLayout(self._journey_card), margins=ANSWER_MARGINS)

    def add_action(self, button: Button, *, before: Button | None = None) -> None:
        """Put one more button before that one, or else before the last; other parts of the program bring their own."""
        self.actions_row.add(button, before=before or self.more_button)

    def add_note(self, note: QWidget, *, below: bool = False) -> None:
        """Put a note above or below the answer; other parts of the program bring and hide their own."""
        self._column.insertWidget(self._column.indexOf(self.outcome) + 1 if below else 0, note)

    def order_note(self, note: QWidget) -> None:
        """Have the Tab key come to a note's buttons before the actions. Not before it is shown: the first time takes long."""
        self._place_of_note.put(note)

    def add_card(self, card: QWidget) -> None:
        """Put a card behind the fields; other parts of the program bring, fill and hide their own."""
        self._column.insertWidget(self._column.indexOf(self._way), card)

    def show_card(self, card: QWidget) -> None:
        """Show a card that was added, with buttons that may be new."""
        card.show()
        self._place_of_card.put(card)

    def _on_settings_changed(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        if self.result is None:
            return
        standing = self.outcome.standing
        if before.mask_number != settings.mask_number:
            self.show_result(self.result, self.asked_at)
        self._set_standing(self._of_address() if standing in {Standing.CURRENT, Standing.OTHER_ADDRESS} else standing)

    def _of_address(self) -> Standing:
        return Standing.CURRENT if self.asked_at == self._settings.address else Standing.OTHER_ADDRESS

    def show_result(self, result: LookupResult, asked_at: str | None = None) -> None:
        """Show this result, as a new one of that address, or of the one that is set.

        What cannot be shown leaves nothing of the answer before beside it.
        """
        self.result, self.asked_at = result, asked_at or self._settings.address
        self.outcome.show()
        self.details.show()
        try:
            self._show_parts(result)
        except BaseException:
            parts = self.outcome, self._journey_card, self._odd_times, self.fields, self._way, self._not_found, self.details
            for part in parts:
                part.hide()
            raise
        self._show_buttons()
        self.verticalScrollBar().setValue(0)
        self.shown.emit(result)

    def _show_parts(self, result: LookupResult) -> None:
        words = self.outcome.show_result(result, mask_number=self._settings.mask_number)
        info = result.info if result.outcome is Outcome.OK else None
        stops = self._stops(result) if info is not None else ()
        self._journey.set_stops(stops, words.tone)
        self._journey.setVisible(bool(stops))
        self._journey_card.setVisible(bool(stops) and not self._is_wide)
        oddity = info.timing(result.checked_at).oddity if info is not None and info.status.is_final else None
        self._odd_times.setVisible(oddity not in {None, "missing", "came_twice"})
        self.fields.setVisible(info is not None)
        if info is not None:
            self.fields.show_fields(result, mask_number=self._settings.mask_number)
        self._way.show_result(result)
        self._not_found.show_result(result)
        self.details.show_result(result)

    def _show_buttons(self) -> None:
        result = self.result
        if result is None:
            return
        outcome, standing = result.outcome, self.outcome.standing
        current = standing is Standing.CURRENT
        self.other_button.setText(self.tr("Look up by {kind}").format(kind=result.query.by.other.value))
        self.back_button.setText(self.tr("Back to {id}").format(id=shortened(result.query.id, 20)))
        ticket = self.tr("Copy for ticket")
        named = self.tr("Copy for ticket: {id}").format(id=shortened(result.query.id, 20))
        self.ticket_button.setText(ticket if current else named)
        spelled = other_spelling(result.query.id)
        self.spelling_button.setText(self.tr("Look up {id} (other letters)").format(id=shortened(spelled or "", 20)))
        about_address = outcome in _ABOUT_ADDRESS or result.facts.reason == Reason.HTTP_404
        for button, wanted in (
            (self.ticket_button, outcome not in _NO_TICKET),
            (self.other_button, current and outcome is Outcome.NOT_FOUND),
            (self.spelling_button, current and outcome is Outcome.NOT_FOUND and spelled is not None),
            (self.back_button, standing is Standing.OTHER_ID),
            (self.again_button, standing not in {Standing.OTHER_ID, Standing.ASKING}),
            (self.check_button, current and outcome in NO_ANSWER),
            (self.account_button, current and outcome in _ABOUT_ACCOUNT),
            (self.settings_button, current and about_address),
        ):
            button.setVisible(wanted)
        self.actions_row.set_primary(self._primary(result) if current else None)

    def _primary(self, result: LookupResult) -> Button:
        """The next step: with an answer the ticket, with a failure what mends it."""
        outcome = result.outcome
        if outcome is Outcome.OK:
            return self.ticket_button
        if outcome is Outcome.NOT_FOUND:
            return self.other_button if other_spelling(result.query.id) is None else self.spelling_button
        if outcome in _ABOUT_ACCOUNT:
            return self.account_button
        if outcome in {Outcome.BAD_ENDPOINT, Outcome.REDIRECTED} or result.facts.reason == Reason.HTTP_404:
            return self.settings_button
        return self.again_button

    def set_question(self, query: LookupQuery | None, *, asking: bool = False, other_account: bool = False) -> None:
        """Say what is asked now (`asking`), or what is in the field; None where that is nothing that could be asked.
        `other_account`: it would be asked as somebody else than this answer was.

        An answer to anything else loses its colour and names its message.
        """
        if self.result is None:
            return
        if asking:
            self._set_standing(Standing.ASKING)
        elif query != self.result.query:
            self._set_standing(Standing.OTHER_ID)
        else:
            self._set_standing(Standing.OTHER_ACCOUNT if other_account else self._of_address())

    def _set_standing(self, standing: Standing) -> None:
        if standing is self.outcome.standing:
            return
        self.outcome.set_standing(standing)
        self._journey.set_old(standing is not Standing.CURRENT)
        self._show_buttons()

    def _on_other_kind(self) -> None:
        if self.result is not None:
            query = self.result.query
            self.look_up_requested.emit(LookupQuery(query.by.other, query.id))

    def _on_spelling(self) -> None:
        if self.result is not None:
            query = self.result.query
            self.look_up_requested.emit(LookupQuery(query.by, other_spelling(query.id) or query.id))

    def copy_ticket(self) -> None:
        """Offer the summary of what is shown for copying."""
        if self.result is not None and not self.ticket_button.isHidden():
            self.copy_requested.emit(Ticket.of(self.result, mask_number=self._settings.mask_number))
            self.ticket_button.tick_copied()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_journey(wide=event.size().width() >= _WIDE_FROM)

    def _place_journey(self, *, wide: bool) -> None:
        if wide is self._is_wide:
            return
        self._is_wide = wide
        self._journey.set_column(wide)
        if wide:
            self.outcome.take_journey(self._journey)
        else:
            self._journey_row.addWidget(self._journey)
        self._journey_card.setVisible(not wide and not self._journey.isHidden())

    def _stops(self, result: LookupResult) -> tuple[Stop, ...]:
        info = result.info
        if info is None or info.status in {Status.UNKNOWN, Status.EMPTY}:
            return ()
        first, second, third = _STOP_STATES[info.status]
        timing = info.timing(result.checked_at)
        sent, received = timing.sent, timing.received
        one_day = sent.at is None or received.at is None or sent.at.date() == received.at.date()
        phone_time = self._stop_time(received, one_day=one_day) if info.status.is_final else ""
        none = self.tr("no time given")
        return (
            Stop(self.tr("Gateway"), self._stop_time(sent, one_day=one_day) or none, first),
            Stop(self.tr("Operator"), none if second is StopState.PASSED else self._ahead(second), second),
            Stop(self.tr("Phone"), phone_time or self._ahead(third), third),
        )

    def _ahead(self, state: StopState) -> str:
        return self.tr("has it now") if state is StopState.NOW else self.tr("not yet")

    @staticmethod
    def _stop_time(moment: Moment, *, one_day: bool) -> str:
        if moment.at is None:
            return shortened((moment.raw or "").strip(), 30)
        return clock(moment.at) if one_day else short_day_and_clock(moment.at)


_STOP_STATES: dict[Status, tuple[StopState, StopState, StopState]] = {
    Status.SEND: (StopState.NOW, StopState.AHEAD, StopState.AHEAD),
    Status.SENDING: (StopState.NOW, StopState.AHEAD, StopState.AHEAD),
    Status.SENT: (StopState.DONE, StopState.NOW, StopState.AHEAD),
    Status.DELIVERED: (StopState.DONE, StopState.PASSED, StopState.ARRIVED),
    Status.UNDELIVERED: (StopState.DONE, StopState.PASSED, StopState.FAILED),
}
