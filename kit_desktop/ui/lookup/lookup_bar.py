"""The top of the window: the id, its kind, Look up; under it one line of words, whose room is always kept."""

from __future__ import annotations

import re
import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import LONGEST_ID, IdKind, IdProblem, ParsedId, id_hint, parse_id, two_ids
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.lookup.id_words import id_hint_words, id_problem_words
from kit_desktop.ui.lookup.message_row import MessageRow, Offer, ProgressLine
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.theme import Scheme, TextSize
from kit_desktop.ui.widgets.box import Painted
from kit_desktop.ui.widgets.button import ButtonKind, SingleClickButton
from kit_desktop.ui.widgets.field import LineField
from kit_desktop.ui.widgets.layouts import chain_tabs, fill
from kit_desktop.ui.widgets.switch import Switch

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QResizeEvent

_TICK = 100
_SHOWN_AFTER = 150
"""Milliseconds. An answer that comes sooner needs no words about being waited for."""

_TOLD_AFTER = 1.0
_WIDE_FROM = 760
_HEIGHT = 38
_SHOWN = 40
"""Letters of an id in a sentence."""

_EDGE = 24
_TWO_IDS = (IdProblem.SPACE_INSIDE, IdProblem.SEPARATOR_INSIDE)
_PLAUSIBLE_TEXT = 300
_PLAUSIBLE_ID = r"(?=.*\d)(?![78]7\d{9}$|\d{4}-\d\d-\d\d$)[A-Za-z0-9_-]{3,40}"
"""What is offered unasked: one word with a digit in it, and no phone number or date of this country."""


class IdField(LineField):
    """The field for the id. Pasted lines are kept as lines long enough to say that they are several."""

    several_lines_pasted = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._on_paste()
        elif event.isAutoRepeat() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # Held down, it would ask thirty times a second; a login that is refused so often gets locked.
            event.accept()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file is no id, though some systems bring its name as text: the window may know what to do with it."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def _on_paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if parse_id(text).problem is IdProblem.SEVERAL_LINES:
            self.several_lines_pasted.emit(text)
        else:
            self.insert(text[: 4 * LONGEST_ID])


class LookupBar(Painted, QWidget):
    """Where a person asks. `lookup_requested` carries a LookupQuery that may be sent; nothing else gets out.

    `question_changed` says that `question` is another one; `asking_shown` that asking takes long enough to be shown.
    """

    lookup_requested = Signal(object)
    cancel_requested = Signal()
    kind_chosen = Signal(object)
    several_ids_pasted = Signal(object)
    question_changed = Signal()
    asking_shown = Signal()

    def __init__(self, kind: IdKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = ""
        self.is_asking = False
        """Whether an answer is awaited."""
        self._is_told = False
        self._asking_since = self._seconds = 0.0
        self._answered: LookupQuery | None = None
        self.question: LookupQuery | None = None
        """What would be asked now; None for an empty field or a text that cannot be an id."""
        self._offered: LookupQuery | None = None
        self._is_wide: bool | None = None
        self._make_controls(kind)
        self._lay_out()
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._on_tick)
        self._delay = QTimer(self, singleShot=True, interval=_SHOWN_AFTER)
        self._delay.timeout.connect(self._on_takes_long)
        self._connect()
        self._refresh()

    def _make_controls(self, kind: IdKind) -> None:
        self.field = IdField(self, height=_HEIGHT, size=TextSize.FIELD)
        self.field.setObjectName("id_field")
        self.field.setAccessibleName(self.tr("Message id"))
        self.field.setPlaceholderText(self.tr("Paste the message id here"))
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText)
        choices = (
            (IdKind.MSG_ID, IdKind.MSG_ID.value, self.tr("The id that the gateway gave the message")),
            (IdKind.USER_MSG_ID, IdKind.USER_MSG_ID.value, self.tr("The id that your own system gave the message")),
        )
        self.switch = Switch(choices, self, name=self.tr("Kind of id"), height=_HEIGHT)
        self.switch.choose(kind)
        self.button = SingleClickButton(self.tr("Look up"), self, kind=ButtonKind.TONAL, height=_HEIGHT)
        self.button.setObjectName("look_up")
        self.cancel_button = SingleClickButton(self.tr("Cancel"), self, key="Esc", height=_HEIGHT)
        self.cancel_button.setObjectName("cancel")
        # Two buttons in one place, which has room for either: nothing moves when the one becomes the other.
        self._place = QStackedWidget(self)
        self._place.addWidget(self.button)
        self._place.addWidget(self.cancel_button)
        self._place.setMinimumWidth(116)
        self._progress = ProgressLine(self)
        self.message = MessageRow(self)

    def _lay_out(self) -> None:
        self._first = fill(QHBoxLayout(), self.field, self._place, grows=self.field, spacing=10)
        self._second = fill(QHBoxLayout(), self.message, grows=self.message, spacing=10)
        fill(QVBoxLayout(self), self._first, 4, self._progress, self._second, margins=(_EDGE, 8, _EDGE, 0), spacing=0)
        self._place_switch(wide=True)
        chain_tabs(self.field, *(self.switch.choice(kind) for kind in IdKind), self.button)

    def _offer(self, words: str, offers: tuple[Offer, ...]) -> None:
        self.message.show_problem(words, offers)
        chain_tabs(self.cancel_button, *self.message.offers)

    def _place_switch(self, *, wide: bool) -> None:
        if wide is self._is_wide:
            return
        self._is_wide = wide
        if wide:
            self._first.insertWidget(1, self.switch)
        else:
            self._second.insertWidget(0, self.switch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_switch(wide=event.size().width() >= _WIDE_FROM)

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        painter.fillRect(self.rect(), scheme.chrome)

    def _connect(self) -> None:
        self.field.returnPressed.connect(self._on_return)
        self.field.textChanged.connect(self._refresh)
        self.field.textEdited.connect(self._on_edited)
        self.field.several_lines_pasted.connect(self._on_several_lines)
        self.button.clicked.connect(self.submit)
        self.message.taken.connect(self._on_offer_taken)
        self.cancel_button.clicked.connect(self.cancel_requested)
        self.switch.chosen.connect(self._on_kind_chosen)
        for number, kind in enumerate(IdKind, 1):
            QShortcut(QKeySequence(f"Alt+{number}"), self.window(), partial(self.switch.choose, kind))

    # What is in the field

    @property
    def kind(self) -> IdKind:
        """The chosen kind of id."""
        return IdKind(str(self.switch.value))

    def fill(self, kind: IdKind, text: str) -> None:
        """Put an id into the field, without asking."""
        self.switch.choose(kind)
        self.field.setText(text[: 4 * LONGEST_ID])
        self.say_problem("")
        self.focus_field()

    def focus_field(self) -> None:
        """Put the keyboard into the field, its text selected for the next paste."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def submit(self) -> None:
        """Ask for what is in the field, or say under it why not."""
        if not self.field.text():
            self._take_offered()
        parsed = self._parsed()
        if parsed.label is self.kind.other and parsed.problem in {None, *_TWO_IDS}:
            self.switch.choose(parsed.label)
            parsed = self._parsed()
        if parsed.problem is not None:
            self._say(parsed)
            self.focus_field()
            return
        self.field.setText(parsed.text)
        self.say_problem("")
        self.lookup_requested.emit(LookupQuery(self.kind, parsed.text))

    def _on_return(self) -> None:
        self._take_offered()
        self.submit()

    def _take_offered(self) -> None:
        offered = self._offered
        if offered is not None:
            # Choosing the kind withdraws the offer.
            self.switch.choose(offered.by)
            self.field.setText(offered.id)
            self.say_problem("")

    def _parsed(self) -> ParsedId:
        return parse_id(self.field.text(), self.kind)

    def say_problem(self, words: str, offers: tuple[Offer, ...] = (), *, aloud: bool = True) -> None:
        """Say what is wrong with the id, and offer ways out; an empty text says nothing.

        Not `aloud` where it may be right in a moment, with the next key.
        """
        self._offered = None
        if words == self.message.problem.text() and not words and not self.message.offers:
            return
        if aloud and words != self.message.problem.text():
            announce(self.field, words, at_once=True)
        self._offer(words, offers)
        self.field.setAccessibleDescription(words)
        self._refresh_button()

    def _offers(self, parsed: ParsedId) -> tuple[Offer, ...]:
        """For two ids: each of them, and both as a list; for several lines the list."""
        text = self.field.text()
        if parsed.problem is IdProblem.SEVERAL_LINES and len(text) < self.field.maxLength():
            # Pasted from the context menu, or dropped. Of a longer text the field has cut the last id.
            return (Offer(self.tr("Look them up as a list"), text, is_list=True),)
        if parsed.problem not in _TWO_IDS:
            return ()
        ids = two_ids(text, self.kind)
        if ids is None:
            return ()
        return (
            *(Offer(self.tr("Use {id}").format(id=shortened(part, 24)), part) for part in ids),
            Offer(self.tr("Look both up as a list"), "\n".join(ids), is_list=True),
        )

    def offer_clipboard(self) -> None:
        """Offer the one plausible id that lies on the clipboard, if nothing is typed. It is read now and not kept there.

        What the program itself has put into the field, the id that is answered, nobody has typed.
        """
        clipboard = QGuiApplication.clipboard()
        is_answered = self._answered is not None and self.question == self._answered and not self.field.isModified()
        if (self.field.text() and not is_answered) or self.is_asking or clipboard.ownsClipboard():
            return
        text = clipboard.text()
        parsed = parse_id(text, self.kind) if len(text) <= _PLAUSIBLE_TEXT else ParsedId("")
        query = LookupQuery(parsed.label or self.kind, parsed.text)
        plausible = parsed.problem is None and re.fullmatch(_PLAUSIBLE_ID, parsed.text) is not None
        if not plausible or query == self._answered:
            self.say_problem("")
            return
        words = self.tr("Look up {id} from the clipboard").format(id=shortened(query.id, _SHOWN))
        self._offer("", (Offer(words, query.id),))
        self._offered = query
        announce(self.field, words)
        self._refresh_button()

    def _on_offer_taken(self, offer: Offer) -> None:
        if offer.is_list:
            self.several_ids_pasted.emit(offer.text)
            return
        self._take_offered()
        self.field.setText(offer.text)
        self.say_problem("")
        self.submit()

    def _on_edited(self) -> None:
        parsed = self._parsed()
        hint = id_hint(parsed.text, self.kind) if parsed.problem is None else None
        if parsed.problem not in {None, IdProblem.EMPTY}:
            self._say(parsed)
        elif hint is not None:
            self.say_problem(id_hint_words(hint), aloud=False)
        else:
            self.say_problem("")

    def _say(self, parsed: ParsedId) -> None:
        offers = self._offers(parsed)
        are_two = bool(offers) and parsed.problem in _TWO_IDS
        words = self.tr("These are two ids.") if are_two else id_problem_words(parsed.problem)
        self.say_problem(words or self.tr("Paste or type an id first."), offers)

    def _on_several_lines(self, text: str) -> None:
        # A list is made of them: nothing is wrong.
        self.say_problem("")
        self.several_ids_pasted.emit(text)

    def _on_kind_chosen(self) -> None:
        self.kind_chosen.emit(self.kind)
        self._on_edited()
        self._refresh()

    # What it looks like

    def set_answered(self, query: LookupQuery | None) -> None:
        """Know which question has been answered: a click on Look up is the next step for another one only."""
        self._answered = query
        self._refresh_button()

    def _refresh(self) -> None:
        parsed = self._parsed()
        by = parsed.label or self.kind
        question = LookupQuery(by, parsed.text) if parsed.problem is None else None
        if question != self.question:
            self.question = question
            self.question_changed.emit()
        self._refresh_button()

    def _refresh_button(self) -> None:
        fresh = self.question is not None and self.question != self._answered
        self.button.set_kind(ButtonKind.FILLED if fresh else ButtonKind.TONAL)
        question = self.question
        if fresh and question is not None and question.id != self.field.text():
            taken = f"{question.by.value} {shortened(question.id, _SHOWN)}"
            hint = self.tr("Enter looks up {message}").format(message=taken)
        elif fresh or self._offered is not None:
            hint = self.tr("Enter looks it up")
        elif self._answered is None:
            hint = self.tr("Enter looks it up  ·  Ctrl+L comes back here")
        else:
            hint = ""
        self.message.show_hint(hint)

    # Asking

    def show_asking(self, host: str, seconds: float, query: LookupQuery) -> None:
        """Show, once it takes long enough to be seen, that `host` is asked and has `seconds` to answer."""
        self._asking_since, self._seconds = time.monotonic(), seconds
        message = f"{query.by.value} {shortened(query.id, _SHOWN)}"
        self._asking = self.tr("Looking up {message} at {host}…").format(host=host, message=message)
        self._is_told = False
        self.is_asking = True
        # It would stand where the asking is told of.
        self.say_problem("")
        self._delay.start()

    def show_idle(self) -> None:
        """Show that nothing is being asked."""
        self.is_asking = False
        self._delay.stop()
        self._timer.stop()
        self._progress.rest()
        self.message.show_asking("")
        had_focus = self.cancel_button.hasFocus()
        self._place.setCurrentWidget(self.button)
        if had_focus:
            self.field.setFocus()

    def _on_takes_long(self) -> None:
        self._place.setCurrentWidget(self.cancel_button)
        self._on_tick()
        self._timer.start()
        self.asking_shown.emit()

    def _on_tick(self) -> None:
        used = time.monotonic() - self._asking_since
        self._progress.show_share(used / self._seconds)
        limit = self.tr("{used} s of {limit} s").format(used=int(used), limit=f"{self._seconds:g}")
        self.message.show_asking(f"{self._asking}  {limit}")
        if used >= _TOLD_AFTER and not self._is_told:
            # An answer that comes sooner speaks for itself.
            self._is_told = True
            announce(self, self.message.asking.text())
