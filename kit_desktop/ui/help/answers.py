"""What the answers mean, where ids come from, and what to do when nothing connects: read while the customer waits."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import Status
from kit_desktop.core.outcome import Facts, Outcome
from kit_desktop.ui.lookup.outcome_words import Words, result_words, status_words
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.box import FocusEdge
from kit_desktop.ui.widgets.button import Button
from kit_desktop.ui.widgets.card import MarkedCard
from kit_desktop.ui.widgets.dialog import TALL, WIDE, Dialog
from kit_desktop.ui.widgets.layouts import PageArea
from kit_desktop.ui.widgets.plain_label import PlainLabel
from kit_desktop.ui.widgets.tabs import Tabs

STATUSES = (Status.DELIVERED, Status.UNDELIVERED, Status.SENT, Status.SENDING, Status.SEND, Status.UNKNOWN, Status.EMPTY)
"""What the gateway may say of a message, in the order of how often it is asked about."""

WITHOUT_MESSAGE = (
    Outcome.NOT_FOUND,
    Outcome.AUTH_FAILED,
    Outcome.SERVER_FAULT,
    Outcome.UNREACHABLE,
    Outcome.TIMED_OUT,
    Outcome.TLS_UNTRUSTED,
    Outcome.SERVER_ERROR,
    Outcome.PROXY_ERROR,
    Outcome.REDIRECTED,
    Outcome.REPLY_NOT_UNDERSTOOD,
    Outcome.REPLY_TOO_LARGE,
)
"""How else a lookup ends that asked the gateway."""

_TYPICAL_HTTP_STATUS = 503


class _Page(PageArea):
    """A page that the arrow keys move as well as the wheel."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column = QVBoxLayout(self.page)
        FocusEdge(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def add_section(self, title: str, *paragraphs: str) -> None:
        """A heading over these and what follows."""
        self.column.addSpacing(self.column.spacing())
        self.column.addWidget(PlainLabel(title, self.page, size=TextSize.LEAD))
        self.add_paragraphs(*paragraphs)

    def add_paragraphs(self, *texts: str) -> None:
        """Paragraphs, one below the other."""
        for text in texts:
            self.column.addWidget(PlainLabel(text, self.page))

    def add_answer(self, words: Words) -> None:
        """An answer with the mark and the words that the Result tab shows for it."""
        title = PlainLabel(words.title, self.page, size=TextSize.STRONG)
        meaning, advice = PlainLabel(words.meaning, self.page), PlainLabel(words.advice, self.page, secondary=True)
        card = MarkedCard(self.page, title, meaning, advice)
        card.show_tone(words.tone)
        card.setAccessibleName(words.title)
        self.column.addWidget(card)


class AnswersDialog(Dialog):
    """Three pages. The answers are the real ones, in their own words. `check_requested`: the connection check is wanted."""

    check_requested = Signal()

    def __init__(self, timeout: float, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What the answers mean"), parent, width=WIDE, height=TALL)
        edges = self.column.contentsMargins()
        self.pages = Tabs(self)
        for page, title in (
            (self._answers(timeout), self.tr("Answers")),
            (self._ids(), self.tr("Where ids come from")),
            (self._connecting(), self.tr("When nothing connects")),
        ):
            page.column.setContentsMargins(edges)
            page.column.addStretch()
            self.pages.addTab(page, title)
        # The tabs go from edge to edge.
        self.column.setContentsMargins(QMargins())
        self.column.addWidget(self.pages)
        self.add_buttons((Button(self.tr("Close"), self), QDialogButtonBox.ButtonRole.RejectRole)).setContentsMargins(edges)

    def _answers(self, timeout: float) -> _Page:
        page = _Page(self.tr("Answers"), self)
        page.add_section(self.tr("The gateway knows the message"))
        for status in STATUSES:
            page.add_answer(status_words(status, "…"))
        page.add_section(self.tr("No message was found, or nothing is known about it"))
        query, facts = LookupQuery(IdKind.MSG_ID, "1"), Facts(seconds=timeout)
        for outcome in WITHOUT_MESSAGE:
            ended = LookupResult(outcome, query, datetime.now(UTC), http_status=_TYPICAL_HTTP_STATUS, facts=facts)
            page.add_answer(result_words(ended))
        page.add_paragraphs(
            self.tr("Times are Almaty time. Where the gateway’s two times make no sense together, no duration is shown.")
        )
        return page

    def _ids(self) -> _Page:
        page = _Page(self.tr("Where ids come from"), self)
        page.add_section(
            "MsgID",
            self.tr("The gateway gives every message its own MsgID when it accepts it. No two messages have the same one."),
            self.tr("Your sending system has it in its log or in the message’s card."),
        )
        page.add_section(
            "UserMsgID",
            self.tr("Your sending system may give a message an id of its own: that is the UserMsgID."),
            self.tr(
                "It need not be unique. Where several messages have the same one, it is not known which of them the "
                "gateway answers about: compare recipient and time, or look up the MsgID."
            ),
        )
        page.add_section(
            self.tr("When an id is not found"),
            self.tr("Choose the other kind beside the field: a MsgID is not found as a UserMsgID."),
            self.tr("Look whether the message was sent with the account that is chosen: the gateway shows no others."),
            self.tr(
                "Ids out of Excel may be damaged: it rounds long numbers and shows 1.23E+15. Take the id from the sending "
                "system, or format the column as text."
            ),
        )
        return page

    def _connecting(self) -> _Page:
        page = _Page(self.tr("When nothing connects"), self)
        page.add_section(
            self.tr("Try this first"),
            self.tr("1. Open any website. If it does not open either, the internet connection is the cause."),
            self.tr("2. In a hotel or a café, open a website and sign in to the Wi-Fi."),
            self.tr("3. If your company has a VPN, switch it on."),
            self.tr("4. Look at this computer’s date and time: with wrong ones no safe connection is possible."),
            self.tr("5. In the settings, restore the default gateway address, unless KiT gave you another one."),
        )
        page.add_section(
            self.tr("If that does not help"),
            self.tr(
                "The connection check goes step by step, says where it fails and whose side that is on, and makes a report "
                "without any password. Send the report to your IT team or to KiT."
            ),
        )
        check = Button(self.tr("Connection check…"), page.page)
        check.clicked.connect(self._on_check)
        page.column.addWidget(check, alignment=Qt.AlignmentFlag.AlignLeft)
        page.add_paragraphs(
            self.tr("While nothing connects, nothing is known about any message: promise the customer nothing."),
            self.tr("Earlier answers stay in the history and can be read without a connection."),
        )
        return page

    def _on_check(self) -> None:
        self.accept()
        self.check_requested.emit()
