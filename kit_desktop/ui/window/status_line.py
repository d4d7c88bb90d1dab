"""The line at the bottom: how safe the connection is, whom it asks, as whom, when the answer came and how long it took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QWidget

from kit_desktop.core.endpoint import EndpointError
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.theme import Scheme, TextSize, Tone, scheme_of, sized, tone_colours
from kit_desktop.ui.widgets.box import Painted, paint_words
from kit_desktop.ui.widgets.icons import line_pixmap
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.widgets.plain_label import PlainLabel, plain_tool_tip

if TYPE_CHECKING:
    from kit_desktop.core.endpoint import Endpoint
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.core.settings.settings import Settings

_SIZE, _MARGIN = 14, 24


class StatusBar(Painted, QStatusBar):
    """Qt's status bar under a hairline, without a frame of its own around what stands in it; its messages in the margins."""

    def __init__(self, line: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.addWidget(line, 1)
        self._line = line
        self.messageChanged.connect(self._on_message)

    def _on_message(self, message: str) -> None:
        # Qt does the same, but shows the line over the message when it lays the bar out anew.
        self._line.setVisible(not message)
        # Where it is too long for the line.
        self.setToolTip(plain_tool_tip(message))

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        painter.fillRect(0, 0, self.width(), 1, scheme.hairline)
        if message := self.currentMessage():
            # What stands at the right stays beside a message; the rest Qt hides meanwhile.
            others = [child.x() for child in self.findChildren(QWidget) if child.parent() is self and child.isVisible()]
            right = min(others, default=self.width() - _MARGIN) - 8
            room = QRectF(_MARGIN, 1, right - _MARGIN, self.height())
            paint_words(painter, room, message, sized(self.font(), TextSize.SMALL), scheme.text)


class StatusLine(QWidget):
    """Icon and text; everything the icon says stands in the text or its tool tip as well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lock = QLabel(self)
        self._text = PlainLabel(parent=self, size=TextSize.SMALL, secondary=True, elided=True, name="status_text")
        fill(QHBoxLayout(self), self._lock, self._text, grows=self._text, margins=(22, 5), spacing=6)
        self.minute = QTimer(self, interval=60_000)
        """Runs out again and again: what is told from now or from today is to be told anew."""
        self.minute.start()

    def show_state(
        self, settings: Settings, login: str | None, title: str | None, result: LookupResult | None, *, practice: bool
    ) -> None:
        """Show whom the program asks, as whom, and when it last did; not the time of an answer that somebody else gave, or
        that was for another account."""
        parts = []
        endpoint = None
        try:
            endpoint = settings.endpoint()
        except EndpointError:
            parts.append(self.tr("address not usable"))
            secure, safe = False, False
        else:
            secure = endpoint.is_secure
            safe = secure or endpoint.is_loopback
            parts.append(self.tr("practice gateway on this computer") if practice else endpoint.netloc)
            if not safe:
                parts.append(self.tr("not encrypted"))
        parts.append(self.tr("account {login}").format(login=shortened(title, 40)) if title else self.tr("no account"))
        if result is not None and result.outcome.asked and _is_of(result, login, endpoint):
            parts += self._answer_parts(result)
        self._text.setText(" · ".join(parts))
        self._draw_lock(secure=secure, safe=safe)

    def _answer_parts(self, result: LookupResult) -> list[str]:
        from datetime import UTC, datetime  # noqa: PLC0415  # only an answer needs it

        from kit_desktop.ui.formats import decimal, near_clock  # noqa: PLC0415  # as above

        time = near_clock(result.checked_at, datetime.now(UTC))
        seconds = decimal(result.elapsed_ms / 1000, 2)
        return [self.tr("checked {time}").format(time=time), self.tr("{seconds} s").format(seconds=seconds)]

    def _draw_lock(self, *, secure: bool, safe: bool) -> None:
        palette = self.palette()
        colour = scheme_of(palette).text2 if safe else tone_colours(Tone.BAD, palette).mark
        self._lock.setPixmap(line_pixmap("lock" if secure else "lock-open", colour, _SIZE, self.devicePixelRatioF()))
        words = self.tr("Encrypted connection") if secure else self.tr("The connection is not encrypted")
        if safe and not secure:
            words = self.tr("Not encrypted, but it does not leave this computer")
        self._lock.setToolTip(words)
        self._lock.setAccessibleName(words)


def _is_of(result: LookupResult, login: str | None, endpoint: Endpoint | None) -> bool:
    address = result.exchange.address if result.exchange is not None else None
    return result.account in {None, login} and (address is None or endpoint is None or address == endpoint.url)
