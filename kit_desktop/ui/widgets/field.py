"""The one-line fields that are drawn by the program."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kit_desktop.ui.theme import TextSize, Tone, scheme_of, sized, tone_colours
from kit_desktop.ui.widgets.box import paint_box
from kit_desktop.ui.widgets.button import IconButton
from kit_desktop.ui.widgets.icons import line_pixmap

_ICON = 16
_SIDE = 12
_LONGEST_SEARCH = 200


def text_input_in(window: QWidget) -> QWidget | None:
    """What has the keyboard in a window, where it is something to type into."""
    from PySide6.QtWidgets import QPlainTextEdit  # noqa: PLC0415  # the start need not wait for it

    widget = window.focusWidget()
    return widget if isinstance(widget, QLineEdit | QPlainTextEdit) and not widget.isReadOnly() else None


class LineField(QLineEdit):
    """A rounded one-line field with a cross that empties it; `icon` stands at its left, `height` is its least height."""

    def __init__(
        self, parent: QWidget | None = None, *, icon: str = "", height: int = 38, size: TextSize = TextSize.BODY
    ) -> None:
        super().__init__(parent)
        self._icon, self._least, self._is_invalid = icon, height, False
        self.setFrame(False)
        self.setFont(sized(self.font(), size))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self._inside = self._make_inside()
        self.textChanged.connect(self._on_text)
        left = _SIDE + _ICON + 8 if icon else _SIDE
        # Qt keeps two pixels beside the text for itself.
        self.setTextMargins(left - 2, 0, 34, 0)

    def _make_inside(self) -> IconButton:
        cross = IconButton("close", self, name=self.tr("Clear the field"), size=24)
        # Not in the Tab order: a person with a keyboard selects and deletes.
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.clicked.connect(self._on_cross)
        cross.hide()
        return cross

    def set_invalid(self, invalid: bool) -> None:
        """Show the edge of an error, or the usual one."""
        self._is_invalid = invalid
        self.update()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(self._least, self.fontMetrics().height() + 14))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def _on_cross(self) -> None:
        self.clear()
        self.textEdited.emit("")
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _on_text(self, text: str) -> None:
        self._inside.setVisible(bool(text) and not self.isReadOnly() and self.isEnabled())
        self._place_inside()

    def _place_inside(self) -> None:
        self._inside.move(self.width() - 31, (self.height() - self._inside.height()) // 2)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.EnabledChange:
            self._on_text(self.text())
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_inside()

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = scheme_of(self.palette())
        painter = QPainter(self)
        edge, width = scheme.outline, scheme.edge_width
        if self.hasFocus():
            edge, width = scheme.accent, 2.0
        if self._is_invalid:
            edge, width = tone_colours(Tone.BAD, self.palette()).mark, 2.0
        fill = scheme.surface if self.isEnabled() else scheme.raised
        paint_box(painter, QRectF(self.rect()), 8, fill=fill, edge=edge, width=width)
        if self._icon:
            pixmap = line_pixmap(self._icon, scheme.text2, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(_SIDE, (self.height() - _ICON) // 2, pixmap)
        painter.end()
        super().paintEvent(event)


class SearchField(LineField):
    """Finds rows in the table below it; `hint` says in which of their words. `name` is what a screen reader calls it."""

    def __init__(self, parent: QWidget, *, name: str, hint: str) -> None:
        super().__init__(parent, icon="search", height=34)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(_LONGEST_SEARCH)


class PasswordField(LineField):
    """A field that shows dots, with an eye that shows the letters while it is on."""

    def __init__(self, parent: QWidget | None = None, *, height: int = 38) -> None:
        super().__init__(parent, height=height)
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def _make_inside(self) -> IconButton:
        eye = IconButton("watch", self, name=self.tr("Show the password"), size=24)
        eye.setCheckable(True)
        eye.toggled.connect(self._on_shown)
        eye.hide()
        return eye

    def _on_shown(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._inside.set_icon_name("eye-off" if shown else "watch")
