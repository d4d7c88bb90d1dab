"""The top of the window: which kind of id, the id, Look up; under it what is wrong with the id, or that it is being asked."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import LONGEST_ID, IdKind, IdProblem, ParsedId, parse_id
from kit_desktop.ui.lookup.outcome_words import id_problem_words
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_TICK = 100
_TOLD_AFTER = 1.0
_TWO_IDS = (IdProblem.SPACE_INSIDE, IdProblem.SEPARATOR_INSIDE)


class IdField(QLineEdit):
    """The field for the id. Pasted lines are kept as lines long enough to say that they are several."""

    several_lines_pasted = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._on_paste()
        else:
            super().keyPressEvent(event)

    def _on_paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if parse_id(text).problem is IdProblem.SEVERAL_LINES:
            self.several_lines_pasted.emit(text)
        else:
            self.insert(text[: 4 * LONGEST_ID])


class LookupBar(QWidget):
    """Where a person asks. `lookup_requested` carries a LookupQuery that may be sent; nothing else gets out."""

    lookup_requested = Signal(object)
    cancel_requested = Signal()
    kind_chosen = Signal(object)
    several_ids_pasted = Signal(object)

    def __init__(self, kind: IdKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = ""
        self._is_told = False
        self._asking_since = 0.0
        self._seconds = 0.0
        self._make_controls(kind)
        self._make_strip()
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._on_tick)
        self._connect()

    def _make_controls(self, kind: IdKind) -> None:
        self._kinds = QButtonGroup(self)
        self._choices: dict[IdKind, QRadioButton] = {}
        for each, tip in (
            (IdKind.MSG_ID, self.tr("The id that the gateway gave the message")),
            (IdKind.USER_MSG_ID, self.tr("The id that your own system gave the message")),
        ):
            choice = QRadioButton(each.value, self)
            choice.setToolTip(tip)
            choice.setAccessibleDescription(tip)
            self._kinds.addButton(choice)
            self._choices[each] = choice
        self._choices[kind].setChecked(True)
        self.field = IdField(self)
        self.field.setObjectName("id_field")
        self.field.setAccessibleName(self.tr("Message id"))
        self.field.setPlaceholderText(self.tr("Paste the message id here"))
        self.field.setClearButtonEnabled(True)
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText)
        font = self.field.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self.field.setFont(font)
        self.button = QPushButton(self.tr("Look up"), self)
        self.button.setObjectName("look_up")
        self.button.setDefault(True)
        self.button.setMinimumWidth(110)
        self.button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self._problem = PlainLabel(parent=self)
        self._problem.setObjectName("id_problem")
        self._problem.hide()
        self._warning_sign = PlainLabel(parent=self)
        size = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
        icon = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
        self._warning_sign.setPixmap(icon.pixmap(size, size))
        self._warning_sign.setAccessibleName(self.tr("Warning"))
        self._warning_sign.hide()

    def _make_strip(self) -> None:
        self._strip = QWidget(self)
        self._asking = PlainLabel(parent=self._strip)
        self._asking.setObjectName("asking")
        self._asking.setWordWrap(False)
        self._progress = QProgressBar(self._strip)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Elapsed time"))
        self._progress.setMaximumHeight(8)
        self.cancel_button = QPushButton(self.tr("Cancel"), self._strip)
        self.cancel_button.setObjectName("cancel")
        self.cancel_button.setToolTip("Esc")
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._asking)
        row.addWidget(self._progress, 1)
        row.addWidget(self.cancel_button)
        self._strip.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for choice in self._choices.values():
            row.addWidget(choice)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        problem = QHBoxLayout()
        problem.setSpacing(6)
        problem.addWidget(self._warning_sign)
        problem.addWidget(self._problem, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 10)
        column.setSpacing(8)
        column.addLayout(row)
        column.addLayout(problem)
        column.addWidget(self._strip)

    def _connect(self) -> None:
        self.field.returnPressed.connect(self.submit)
        self.field.textEdited.connect(self._on_edited)
        self.field.several_lines_pasted.connect(self._on_several_lines)
        self.button.clicked.connect(self.submit)
        self.cancel_button.clicked.connect(self.cancel_requested)
        self._kinds.buttonToggled.connect(self._on_kind_toggled)

    @property
    def kind(self) -> IdKind:
        """The chosen kind of id."""
        return next(kind for kind, choice in self._choices.items() if choice.isChecked())

    def fill(self, kind: IdKind, text: str) -> None:
        """Put an id into the field, without asking."""
        self._choices[kind].setChecked(True)
        self.field.setText(text[: 4 * LONGEST_ID])
        self.say_problem("")
        self.focus_field()

    def focus_field(self) -> None:
        """Put the keyboard into the field, its text selected for the next paste."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def submit(self) -> None:
        """Ask for what is in the field, or say under it why not."""
        parsed = self._parsed()
        if parsed.label is self.kind.other and parsed.problem in {None, *_TWO_IDS}:
            self._choices[parsed.label].setChecked(True)
            parsed = self._parsed()
        if parsed.problem is not None:
            words = id_problem_words(parsed.problem) or self.tr("Paste or type an id first.")
            self.say_problem(words)
            self.focus_field()
            return
        self.field.setText(parsed.text)
        self.say_problem("")
        self.lookup_requested.emit(LookupQuery(self.kind, parsed.text))

    def _parsed(self) -> ParsedId:
        return parse_id(self.field.text(), self.kind)

    def say_problem(self, words: str) -> None:
        """Say what is wrong with the id; an empty text says nothing."""
        if words != self._problem.text():
            announce(self.field, words, at_once=True)
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self._warning_sign.setVisible(bool(words))
        self.field.setAccessibleDescription(words)

    def show_asking(self, host: str, seconds: float) -> None:
        """Show that `host` is being asked, and that it has `seconds` to answer."""
        self._asking_since, self._seconds = time.monotonic(), seconds
        self._host = host
        self._is_told = False
        self._progress.setRange(0, max(1, round(seconds * 1000)))
        self._on_tick()
        self._strip.show()
        self._timer.start()

    def show_idle(self) -> None:
        """Show that nothing is being asked."""
        self._timer.stop()
        self._strip.hide()

    @property
    def is_asking(self) -> bool:
        """Whether the strip with Cancel is shown."""
        return not self._strip.isHidden()

    def _on_tick(self) -> None:
        used = time.monotonic() - self._asking_since
        left = max(0, round(self._seconds - used))
        self._progress.setValue(min(self._progress.maximum(), round(used * 1000)))
        words = self.tr("Asking {host}… up to %Ln second(s) more", "", left)
        self._asking.setText(words.format(host=self._host))
        if used >= _TOLD_AFTER and not self._is_told:
            # An answer that comes sooner speaks for itself.
            self._is_told = True
            announce(self, self._asking.text())

    def _on_edited(self) -> None:
        parsed = self._parsed()
        shown_while_typing = {IdProblem.EXCEL_NUMBER, IdProblem.CONTROL_CHARACTER, IdProblem.TOO_LONG, *_TWO_IDS}
        self.say_problem(id_problem_words(parsed.problem) if parsed.problem in shown_while_typing else "")

    def _on_several_lines(self, text: str) -> None:
        self.say_problem(id_problem_words(IdProblem.SEVERAL_LINES))
        self.several_ids_pasted.emit(text)

    def _on_kind_toggled(self, _button: object, checked: bool) -> None:
        if checked:
            self.kind_chosen.emit(self.kind)
            self._on_edited()
