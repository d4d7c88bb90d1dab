"""Lines that say something: a banner across the page, a note beside an answer, an error under its field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.theme import Scheme, TextSize, Tone, scheme_of, tone_colours
from kit_desktop.ui.widgets.box import Painted, paint_box
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.widgets.marks import OutcomeMark
from kit_desktop.ui.widgets.plain_label import PlainLabel


class NoteBar(Painted, QWidget):
    """A sentence with its tone's mark on a tinted card, and room for buttons behind it (`add_button`)."""

    def __init__(
        self, parent: QWidget | None = None, *, tone: Tone = Tone.WARNING, size: TextSize = TextSize.BODY, name: str = ""
    ) -> None:
        super().__init__(parent)
        self._mark = OutcomeMark(self, size=16, tone=tone)
        self._text = PlainLabel(parent=self, size=size, name=name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = fill(QHBoxLayout(self), self._mark, self._text, grows=self._text, margins=(20, 4, 12, 4), spacing=10)
        self.setMinimumHeight(36)

    def add_button(self, button: QWidget) -> None:
        """Put a button behind the words."""
        self._row.addWidget(button)

    def show_words(self, words: str, tone: Tone | None = None) -> None:
        """Say this, in that tone."""
        self._mark.set_tone(tone or self._mark.tone)
        self._text.setText(words)
        self.setAccessibleName(words)
        self.update()

    @property
    def words(self) -> str:
        """What is said."""
        return self._text.text()

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        colours = tone_colours(self._mark.tone, self.palette())
        paint_box(painter, QRectF(self.rect()), 10, fill=colours.surface, edge=colours.edge, width=scheme.edge_width)


class Banner(Painted, QWidget):
    """A note with one button across the top of the window that cannot be missed; it stands in the page's margins."""

    action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = NoteBar(self, size=TextSize.STRONG, name="banner_text")
        self._button = Button(parent=self._note, kind=ButtonKind.LINK, height=28)
        self._button.clicked.connect(self.action_requested)
        self._note.add_button(self._button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        fill(QHBoxLayout(self), self._note, margins=(24, 8, 24, 0))

    def show_text(self, text: str, action: str) -> None:
        """Show this sentence, and this text on the button."""
        self._note.show_words(text)
        self._button.setText(action)
        self.setAccessibleName(text)

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        painter.fillRect(self.rect(), scheme.chrome)


class InlineError(QWidget):
    """An error under the field it is about: mark and words. Hidden while there is none.

    The words become the field's accessible description, and are announced when they appear. A field that knows
    `set_invalid` (widgets/field.py) gets its red edge too.
    """

    def __init__(self, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        mark = OutcomeMark(self, size=14, tone=Tone.BAD)
        self._text = PlainLabel(parent=self, size=TextSize.SMALL_EMPHASIS)
        self._colour()
        fill(QHBoxLayout(self), (mark, Qt.AlignmentFlag.AlignTop), self._text, grows=self._text, margins=(0, 2), spacing=6)
        self.hide()

    def _colour(self) -> None:
        # Our palettes have the colour of what is bad there; a contrast theme may have no readable one.
        is_contrast = scheme_of(self.palette()).is_contrast
        self._text.setForegroundRole(QPalette.ColorRole.WindowText if is_contrast else QPalette.ColorRole.BrightText)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._colour()
        super().changeEvent(event)

    @property
    def words(self) -> str:
        """What is said; empty without an error."""
        return self._text.text()

    def show_error(self, words: str, *, focus: bool = False, aloud: bool = True) -> None:
        """Say what is wrong, or with an empty text that nothing is; with `focus` the keyboard goes to the field.

        Not `aloud` where a screen reader hears of it in another place.
        """
        if aloud and words and words != self._text.text():
            announce(self._field, words, at_once=True)
        self._text.setText(words)
        self.setVisible(bool(words))
        self._field.setAccessibleDescription(words)
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # noqa: PLC0415  # the start need not wait for it

        QAccessible.updateAccessibility(QAccessibleEvent(self._field, QAccessible.Event.DescriptionChanged))
        set_invalid = getattr(self._field, "set_invalid", None)
        if set_invalid is not None:
            set_invalid(bool(words))
        if words and focus:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
