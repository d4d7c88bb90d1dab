"""Where a lookup stopped on its way to the gateway, drawn as the message's own journey is; and what helps against no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.theme import TextSize, Tone
from kit_desktop.ui.widgets.card import ANSWER_MARGINS, Card
from kit_desktop.ui.widgets.journey import Journey, Stop, StopState
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from kit_desktop.core.lookup import LookupResult

_PLACES: dict[str, int] = {Reason.NAME_NOT_FOUND: 1, Reason.REFUSED: 2, Reason.NO_ROUTE: 2}


class WayCard(Card):
    """This computer, the server's name, the connection, encryption, the gateway; hidden where it is not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journey = Journey(self)
        fill(
            QVBoxLayout(self),
            PlainLabel(self.tr("Where it stops"), self, size=TextSize.STRONG),
            self._journey,
            margins=ANSWER_MARGINS,
            spacing=8,
        )
        self.hide()

    def show_result(self, result: LookupResult) -> None:
        """Show how far this lookup came; only what its reason proves."""
        place = _stopped_at(result)
        self.setVisible(place is not None)
        if place is None:
            return
        host = shortened(result.facts.host or "?", 40)
        names = (
            (self.tr("This computer"), ""),
            (self.tr("Server’s name"), self.tr("{host} not found").format(host=host)),
            (self.tr("Connection"), self.tr("refused or no way")),
            (self.tr("Encryption"), self.tr("not trusted")),
            (self.tr("Gateway"), ""),
        )
        stops = []
        for i, (name, failed) in enumerate(names):
            if i < place:
                stops.append(Stop(name, self.tr("in order"), StopState.DONE, Tone.GOOD))
            elif i == place:
                stops.append(Stop(name, failed, StopState.FAILED, Tone.WARNING))
            else:
                stops.append(Stop(name, self.tr("not reached"), StopState.AHEAD))
        self._journey.set_stops(tuple(stops), Tone.WARNING)


class NotFoundCard(Card):
    """What to try where the id itself is right and the gateway still knows no such message."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        steps = (
            self.tr("Copy the id again from the CRM or the log: one wrong digit is enough."),
            self.tr("The message may belong to another account of your company."),
            self.tr("If every id gives this answer, check the address in the settings."),
        )
        rows = QGridLayout(self)
        rows.setContentsMargins(*ANSWER_MARGINS * 2)
        rows.setHorizontalSpacing(8)
        rows.setVerticalSpacing(4)
        rows.setColumnStretch(1, 1)
        rows.addWidget(PlainLabel(self.tr("If it still is not found"), self, size=TextSize.STRONG), 0, 0, 1, 2)
        for number, step in enumerate(steps, 1):
            rows.addWidget(PlainLabel(f"{number}.", self, secondary=True), number, 0, Qt.AlignmentFlag.AlignTop)
            rows.addWidget(PlainLabel(step, self), number, 1)
        self.hide()

    def show_result(self, result: LookupResult) -> None:
        """Show the steps where this answer asks for them; a bare 404 has advice of its own."""
        self.setVisible(result.outcome is Outcome.NOT_FOUND and not result.is_bare_404)


def _stopped_at(result: LookupResult) -> int | None:
    if result.outcome is Outcome.UNREACHABLE:
        return _PLACES.get(result.facts.reason or "")
    return 3 if result.outcome is Outcome.TLS_UNTRUSTED else None
