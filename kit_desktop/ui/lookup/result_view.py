"""The Result tab: the answer first, then the journey, the fields, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kit_desktop.core.message_info import Status
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.formats import clock, short_day_and_clock
from kit_desktop.ui.lookup.details import Details
from kit_desktop.ui.lookup.fields_card import FieldsCard
from kit_desktop.ui.lookup.outcome_card import OutcomeCard
from kit_desktop.ui.lookup.outcome_words import kind_name
from kit_desktop.ui.lookup.ticket import Ticket
from kit_desktop.ui.theme import Tone
from kit_desktop.ui.widgets.flow_layout import FlowLayout
from kit_desktop.ui.widgets.icons import line_icon
from kit_desktop.ui.widgets.journey import Journey, Stop, StopState
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from kit_desktop.core.gateway_time import Moment
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.core.settings.store import Settings


class ResultView(QScrollArea):
    """Shows one result. It acts on nothing itself: `shown` carries the LookupResult, the others say what the person wants."""

    shown = Signal(object)
    copy_requested = Signal(object)
    ask_again_requested = Signal()
    ask_other_kind_requested = Signal()
    account_requested = Signal()
    settings_requested = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._result: LookupResult | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Result"))
        self._old = PlainLabel(parent=self, secondary=True)
        self._old.setObjectName("old_answer")
        self.outcome = OutcomeCard(self)
        self._journey = Journey(self)
        self._odd_times = PlainLabel(parent=self, secondary=True)
        self._odd_times.setObjectName("odd_times")
        self.fields = FieldsCard(self)
        self.fields.copy_requested.connect(self.copy_requested)
        self._make_buttons()
        self.details = Details(self)
        self.details.copy_requested.connect(self.copy_requested)
        self._lay_out()

    def _make_buttons(self) -> None:
        self.ticket_button = QPushButton(line_icon("copy"), self.tr("Copy for ticket"), self)
        self.ticket_button.clicked.connect(self.copy_ticket)
        self.again_button = QPushButton(line_icon("refresh"), self.tr("Look up again"), self)
        self.again_button.setToolTip("F5")
        self.again_button.clicked.connect(self.ask_again_requested)
        self.other_button = QPushButton(line_icon("swap"), "", self)
        self.other_button.clicked.connect(self.ask_other_kind_requested)
        self.account_button = QPushButton(line_icon("account"), self.tr("Account…"), self)
        self.account_button.clicked.connect(self.account_requested)
        self.settings_button = QPushButton(line_icon("settings"), self.tr("Settings…"), self)
        self.settings_button.clicked.connect(self.settings_requested)
        self._buttons = {
            self.ticket_button: "copy",
            self.again_button: "refresh",
            self.other_button: "swap",
            self.account_button: "account",
            self.settings_button: "settings",
        }

    def _lay_out(self) -> None:
        actions = QWidget(self)
        flow = FlowLayout(actions)
        for button in self._buttons:
            button.setAutoDefault(False)
            flow.addWidget(button)
        self._actions = flow
        journey_row = QHBoxLayout()
        journey_row.setContentsMargins(10, 0, 10, 0)
        journey_row.addWidget(self._journey)
        page = QWidget(self)
        column = self._column = QVBoxLayout(page)
        column.setContentsMargins(20, 12, 20, 10)
        column.setSpacing(10)
        column.addWidget(self._old)
        column.addWidget(self.outcome)
        column.addLayout(journey_row)
        column.addWidget(self._odd_times)
        column.addWidget(self.fields)
        column.addWidget(actions)
        column.addWidget(self.details)
        column.addStretch(1)
        self.setWidget(page)

    def add_action(self, button: QPushButton, icon: str) -> None:
        """Put one more button behind the others; other parts of the program bring their own."""
        button.setIcon(line_icon(icon))
        button.setAutoDefault(False)
        self.setTabOrder(list(self._buttons)[-1], button)
        self._buttons[button] = icon
        self._actions.addWidget(button)

    def add_note(self, note: QWidget, *, below: bool = False) -> None:
        """Put a note above or below the answer; other parts of the program bring and hide their own."""
        self._column.insertWidget(self._column.indexOf(self.outcome) + 1 if below else 0, note)

    @property
    def result(self) -> LookupResult | None:
        """What is shown."""
        return self._result

    def apply_settings(self, settings: Settings) -> None:
        """Show the result under other settings."""
        before, self._settings = self._settings, settings
        if self._result is not None and before.mask_number != settings.mask_number:
            was_old = not self._old.isHidden()
            self.show_result(self._result)
            if was_old:
                self.mark_old()

    def show_result(self, result: LookupResult) -> None:
        """Show this result, as a new one. What cannot be shown leaves nothing of the answer before beside it."""
        self._result = result
        self._old.hide()
        self.outcome.show()
        self.details.show()
        try:
            self._show_parts(result)
        except BaseException:
            for part in (self.outcome, self._journey, self._odd_times, self.fields, self.details):
                part.hide()
            raise
        self._show_buttons(result)
        self.verticalScrollBar().setValue(0)
        self.shown.emit(result)

    def _show_parts(self, result: LookupResult) -> None:
        words = self.outcome.show_result(result)
        info = result.info
        answered = result.outcome is Outcome.OK
        stops = self._stops(result) if answered else ()
        self._journey.set_stops(stops, words.tone)
        self._journey.setVisible(bool(stops))
        odd = self._odd_time_words(result) if answered and info else ""
        self._odd_times.setText(odd)
        self._odd_times.setVisible(bool(odd))
        self.fields.setVisible(info is not None and answered)
        if answered:
            self.fields.show_fields(result, mask_number=self._settings.mask_number)
        self.details.show_result(result)

    def _show_buttons(self, result: LookupResult) -> None:
        self.other_button.setText(self.tr("Look up by {kind}").format(kind=kind_name(result.query.by.other)))
        self.other_button.setVisible(result.outcome is Outcome.NOT_FOUND)
        self.account_button.setVisible(result.outcome in {Outcome.AUTH_FAILED, Outcome.NO_CREDENTIALS})
        about_address = {Outcome.BAD_ENDPOINT, Outcome.TIMED_OUT, Outcome.REDIRECTED}
        self.settings_button.setVisible(result.outcome in about_address or result.facts.reason == Reason.HTTP_404)
        self.ticket_button.setVisible(result.outcome not in {Outcome.CANCELLED, Outcome.BAD_ID, Outcome.NO_CREDENTIALS})

    def mark_old(self) -> None:
        """Say that what is shown is the previous answer, while another one is on its way."""
        if self._result is None:
            return
        local = self._result.checked_at.astimezone()
        text = self.tr("Previous answer, for {kind} {id}, from {time}")
        self._old.setText(text.format(kind=self._result.query.by, id=self._result.query.id[:60], time=clock(local)))
        self._old.show()
        self.outcome.set_tone(Tone.NEUTRAL)

    def copy_ticket(self) -> None:
        """Offer the summary of what is shown for copying."""
        if self._result is not None and not self.ticket_button.isHidden():
            self.copy_requested.emit(Ticket.of(self._result, mask_number=self._settings.mask_number))

    def redraw(self) -> None:
        """Take the colours in use."""
        for button, icon in self._buttons.items():
            button.setIcon(line_icon(icon))

    def _odd_time_words(self, result: LookupResult) -> str:
        info = result.info
        if info is None or not info.status.is_final:
            return ""
        oddity = info.timing(result.checked_at).oddity
        if oddity in {None, "missing"}:
            return ""
        return self.tr("The two times do not fit together, so no duration is shown. They stand as the gateway gave them.")

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
