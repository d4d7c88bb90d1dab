"""The answer: whose it is, the outcome's mark and title, when, what it means, what to do, the gateway's own words."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kit_desktop.core.outcome import Outcome
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.formats import phone, when_line
from kit_desktop.ui.lookup.outcome_words import Words, checked_words, next_change, result_words
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.theme import TextSize, blend, scheme_of, tone_colours
from kit_desktop.ui.widgets.box import paint_box
from kit_desktop.ui.widgets.card import Card
from kit_desktop.ui.widgets.icons import line_pixmap
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.widgets.marks import OutcomeMark
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.ui.widgets.journey import Journey

_ID_SHOWN = 60
_WIDE_FROM = 720


class Standing(Enum):
    """How an answer stands to the question: it is its answer, another id is in the field or another account or address in use,
    or another answer is awaited.
    """

    CURRENT = auto()
    OTHER_ID = auto()
    OTHER_ACCOUNT = auto()
    OTHER_ADDRESS = auto()
    ASKING = auto()


class _OldPill(PlainLabel):
    """Names the message whose answer this is, where it is not the one asked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent, size=TextSize.SMALL_STRONG, elided=True)
        self.setObjectName("old_answer")
        self.setContentsMargins(28, 0, 10, 0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width() + 2, max(24, self.fontMetrics().height() + 6))

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = scheme_of(self.palette())
        painter = QPainter(self)
        edge = scheme.text if scheme.is_contrast else None
        inside = blend(scheme.canvas, scheme.text, 0.07)
        paint_box(painter, QRectF(self.rect()), self.height() / 2, fill=inside, edge=edge)
        pixmap = line_pixmap("clock", scheme.text2, 14, self.devicePixelRatioF())
        painter.drawPixmap(9, (self.height() - 14) // 2, pixmap)
        painter.end()
        super().paintEvent(event)


class OutcomeCard(Card):
    """Shows one result's state in words, colour and shape, and has screen readers say it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outcome_card")
        self._result: LookupResult | None = None
        self._words: Words | None = None
        self._unchanged = ""
        self.standing = Standing.CURRENT
        """How the answer stands to the question."""
        self._make_labels()
        self._lay_out()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._show_times)

    def _make_labels(self) -> None:
        size = TextSize
        self._pill = _OldPill(self)
        self._kind = PlainLabel(parent=self, size=size.SMALL, secondary=True, elided=True)
        self._id = PlainLabel(parent=self, size=size.STRONG, elided=True, name="outcome_id")
        self._recipient = PlainLabel(parent=self, size=size.STRONG, elided=True, name="outcome_recipient")
        self._not_for = PlainLabel(parent=self, size=size.SMALL, secondary=True, elided=True, name="outcome_not_for")
        self._checked = PlainLabel(parent=self, size=size.SMALL, secondary=True, elided=True, name="outcome_checked")
        self._mark = OutcomeMark(self)
        self._title = PlainLabel(parent=self, size=size.DISPLAY, name="outcome_title")
        self._when = PlainLabel(parent=self, size=size.LEAD, name="outcome_when")
        self._meaning = PlainLabel(parent=self, size=size.VALUE, name="outcome_meaning")
        self._quoted = PlainLabel(parent=self, secondary=True, name="outcome_server_text")
        self._next = PlainLabel(self.tr("Next step"), self, size=size.SMALL_STRONG)
        self._next.setContentsMargins(0, 8, 0, 0)
        self._advice = PlainLabel(parent=self, size=size.LEAD, name="outcome_advice")

    def _lay_out(self) -> None:
        whose = QHBoxLayout()
        for label in (self._pill, self._kind, self._id, self._recipient, self._not_for):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            whose.addWidget(label)
        whose.addStretch()
        first = self._first = fill(QBoxLayout(QBoxLayout.Direction.LeftToRight), whose, self._checked, grows=whose, spacing=7)
        title = fill(QHBoxLayout(), (self._mark, Qt.AlignmentFlag.AlignTop), self._title, grows=self._title, spacing=12)
        texts = fill(QVBoxLayout(), title, self._when, self._meaning, self._quoted, self._next, self._advice, None, spacing=2)
        self._body = fill(QHBoxLayout(), texts, grows=texts, spacing=16)
        fill(QVBoxLayout(self), first, self._body, margins=(20, 14), spacing=6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        self._first.setDirection(direction.LeftToRight if event.size().width() >= _WIDE_FROM else direction.TopToBottom)

    def take_journey(self, journey: Journey) -> None:
        """Let the journey stand at the right of the words."""
        self._body.addWidget(journey)

    def show_result(self, result: LookupResult, *, mask_number: bool) -> Words:
        """Show how a lookup ended; returns the words that were used."""
        words = self._words = result_words(result)
        if result is not self._result:
            self._unchanged = ""
        self._result, self.standing = result, Standing.CURRENT
        self._title.setText(words.title)
        self._kind.setText(result.query.by.value)
        self._id.setText(shortened(result.query.id, _ID_SHOWN))
        info = result.info if result.outcome is Outcome.OK else None
        number = (info["recepient"] or "").strip() if info is not None else ""
        self._recipient.setText(f"·  {phone(number, masked=mask_number)}" if number else "")
        server = result.server_text if result.outcome is not Outcome.OK else None
        quoted = self.tr("The gateway’s answer: “{text}”").format(text=shortened(server)) if server else ""
        for label, text in ((self._meaning, words.meaning), (self._quoted, quoted), (self._advice, words.advice)):
            label.setText(text)
        self._show_times()
        whose = f"{result.query.by.value} {self._id.text()}"
        self.setAccessibleName(f"{words.title}, {whose}. {self._when.text()}".strip())
        self.setAccessibleDescription(f"{words.meaning} {words.advice}".strip())
        self._show_standing()
        return words

    def show_unchanged(self, words: str, *, aloud: bool) -> None:
        """Say beside the time of checking since when the answer is the same, and `aloud` have screen readers say it too."""
        self._unchanged = words
        self._show_times()
        if aloud:
            announce(self, words)

    def set_standing(self, standing: Standing) -> None:
        """Say whether this still is the answer to the question; where it is not, it loses its colour and names its message."""
        self.standing = standing
        self._show_standing()

    def _show_standing(self) -> None:
        result, words = self._result, self._words
        if result is None or words is None:
            return
        old = self.standing is not Standing.CURRENT
        self.set_tone(words.tone, old=old)
        self._mark.set_tone(words.tone, hollow=old)
        named = f"{result.query.by.value} {shortened(result.query.id, _ID_SHOWN)}"
        number = self._recipient.text().removeprefix("·  ")
        before = self.tr("Previous answer, for {message}") if self.standing is Standing.ASKING else ""
        self._pill.setText((before or self.tr("Answer for {message}")).format(message=named))
        reasons = {
            Standing.OTHER_ID: self.tr("not for what is in the field"),
            Standing.OTHER_ACCOUNT: self.tr("not for the account in use"),
            Standing.OTHER_ADDRESS: self.tr("not from the address in use"),
        }
        self._not_for.setText(" · ".join(filter(None, (number, reasons.get(self.standing)))))
        for label in (self._pill, self._not_for):
            label.setVisible(old)
        for label in (self._kind, self._id):
            label.setVisible(not old)
        self._recipient.setVisible(not old and bool(number))
        for label in (self._title, self._when, self._meaning):
            label.set_secondary(old)
        for label in (self._when, self._meaning, self._quoted):
            label.setVisible(bool(label.text()))
        for label in (self._next, self._advice):
            label.setVisible(not old and bool(self._advice.text()))
        self._colour_next()

    def _colour_next(self) -> None:
        palette = QPalette(self.palette())
        if self._words is not None:
            palette.setColor(QPalette.ColorRole.WindowText, tone_colours(self._words.tone, palette).mark)
        self._next.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._colour_next()
        super().changeEvent(event)

    def showEvent(self, event: QEvent) -> None:
        self._show_times()
        super().showEvent(event)  # type: ignore[arg-type]

    def _show_times(self) -> None:
        """Both times change with the clock: how long ago it was checked, and the day or the age of the message's own time."""
        result, now = self._result, datetime.now(UTC)
        if result is None:
            return
        info = result.info if result.outcome is Outcome.OK else None
        when = when_line(info, info.timing(result.checked_at), now) if info is not None else ""
        checked = " · ".join(filter(None, (checked_words(result, now), self._unchanged)))
        for label, words in ((self._checked, checked), (self._when, when)):
            if words != label.text():
                label.setText(words)
        # Nobody reads it in a window that is not there.
        if self.isVisible():
            self._timer.start(next_change(now - result.checked_at))

    def announce(self, note: str = "") -> None:
        """Have a screen reader say the outcome now, wherever the focus is; first of all the note that belongs to it."""
        announce(self, ". ".join(filter(None, (note, self.accessibleName()))), at_once=True)
