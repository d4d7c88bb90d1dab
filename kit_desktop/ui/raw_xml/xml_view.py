"""The Raw XML tab: request and reply, as received or indented, coloured, to be searched, copied and saved.

The texts are masked before they get here. What is shown is plain text in short lines, so that megabytes do not freeze it; what
is copied and saved is the whole text in its own lines.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kit_desktop.core.password_mask import MASK
from kit_desktop.core.plain_text import shortened, visible_block
from kit_desktop.core.xml_layout import cut_lines, first_lines, in_pieces, indented
from kit_desktop.ui.formats import decimal
from kit_desktop.ui.raw_xml.find_bar import FindBar
from kit_desktop.ui.raw_xml.numbered_text import NumberedText
from kit_desktop.ui.theme import TextSize, Tone
from kit_desktop.ui.widgets.box import FocusEdge
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.card import Card
from kit_desktop.ui.widgets.chip import Chip
from kit_desktop.ui.widgets.layouts import PAGE_MARGINS, chain_tabs, fill
from kit_desktop.ui.widgets.plain_label import PlainLabel
from kit_desktop.ui.widgets.switch import Switch
from kit_desktop.ui.worker import Done, Worker

if TYPE_CHECKING:
    from kit_desktop.core.lookup import Exchange, LookupResult
    from kit_desktop.core.settings.settings import Settings
    from kit_desktop.ui.current_settings import CurrentSettings
    from kit_desktop.ui.widgets.file_saver import TextSaver

_REQUEST, _REPLY = "request", "reply"
_WIDE_FROM = 760
_AFTER_MS = 40
_LOGIN = re.compile(r"(<(?:[\w.-]+:)?login(?:\s[^<>]*)?>)[^<]*(</)")
_COLOURED_UP_TO = (150_000, 2_000)
"""Characters and lines; colouring more would hold the window up."""

_SHOWN_UP_TO = (2_500_000, 10_000)
"""Characters and lines in the widget: a reply of two megabytes, but not one of two million lines."""


class LaidOut(NamedTuple):
    """A text as it is copied and saved, the form of it that is shown, and whether that is all of it."""

    whole: str
    shown: str
    shows_all: bool


_NOTHING = LaidOut("", "", shows_all=True)


class XmlView(QWidget):
    """Shows one exchange. `said` carries words for the bottom line."""

    copy_requested = Signal(object)
    said = Signal(object)

    def __init__(self, settings: CurrentSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current, self._settings = settings, settings.value
        settings.changed.connect(self._on_settings_changed)
        self._result: LookupResult | None = None
        self._laid_out = _NOTHING
        self._unshown: str | None = None
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._soon.timeout.connect(self._refresh)
        self._worker = Worker(self, self._on_laid_out)
        self._make_controls()
        self._text = NumberedText(self)
        self._text.setAccessibleName(self.tr("Raw XML"))
        FocusEdge(self._text, 6)
        self.find_bar = FindBar(self._text, self)
        self._lay_out()

    def _make_controls(self) -> None:
        choices = ((_REQUEST, self.tr("Request"), ""), (_REPLY, self.tr("Reply"), ""))
        self._side = Switch(choices, self, name=self.tr("Raw XML"), height=32)
        self._side.choose(_REPLY)
        self._indent = QCheckBox(self.tr("Indented"), self)
        self._indent.setToolTip(self.tr("Off: exactly as received"))
        self._indent.setChecked(self._settings.xml_indented)
        self._copy = Button(self.tr("Copy"), self, icon="copy")
        self._save = Button(self.tr("Save…"), self, icon="save")
        self._whose = PlainLabel(parent=self, size=TextSize.SMALL_STRONG, elided=True, name="xml_whose")
        self._whose.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._status = Chip(self)
        self._summary = PlainLabel(parent=self, size=TextSize.SMALL, secondary=True, elided=True, name="xml_summary")
        self._headers = Button(self.tr("Headers"), self, kind=ButtonKind.LINK, height=24)
        # Not checkable: "Hide headers, checked" would tell a screen reader's user that they are hidden.
        self._headers.clicked.connect(self._on_headers_clicked)
        self._shows_headers = False
        self._side.chosen.connect(self._refresh)
        self._indent.toggled.connect(self._on_indent_toggled)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._save.clicked.connect(self.save)

    def _lay_out(self) -> None:
        controls = self._controls = fill(
            QHBoxLayout(), self._side, self._indent, self.find_bar, self._copy, self._save, grows=self.find_bar, spacing=10
        )
        # What is left where finding has a row of its own: the buttons keep their size.
        controls.insertStretch(controls.indexOf(self._copy))
        facts = fill(QHBoxLayout(), self._whose, self._status, self._summary, self._headers, grows=self._summary, spacing=8)
        card = Card(self)
        fill(QVBoxLayout(card), self._text, margins=(8, 8, 3, 8))
        self._column = fill(QVBoxLayout(self), controls, facts, card, grows=card, margins=PAGE_MARGINS, spacing=10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE_FROM
        buttons = self._copy, self._save
        for button in buttons:
            button.set_words_shown(wide)
        # Where the row has no room for it, finding has one of its own.
        if wide:
            self._controls.insertWidget(2, self.find_bar, 1)
        else:
            self._column.insertWidget(1, self.find_bar)
        rest = (*self.find_bar.stops, *buttons) if wide else (*buttons, *self.find_bar.stops)
        chain_tabs(self._indent, *rest, self._headers, self._text)

    def show_result(self, result: LookupResult) -> None:
        """Show the exchange of this result."""
        self._result = result
        self._worker.abandon()
        self._laid_out, self._unshown = _NOTHING, None
        if self.isVisible():
            self._refresh()
        else:
            # The answer is painted first.
            self._soon.start()

    def _on_settings_changed(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        if before.mask_login != settings.mask_login:
            self._refresh()

    def shown_text(self) -> str:
        """The whole text that is chosen, as it is copied and saved."""
        return self._laid_out.whole

    def save(self) -> None:
        """Offer to save that text as a file."""
        if self._result is not None and self._laid_out.whole:
            self._saver.offer(self._laid_out.whole, f"kit-{self._result.query.id}")

    @cached_property
    def _saver(self) -> TextSaver:
        from kit_desktop.ui.widgets.file_saver import TextSaver  # noqa: PLC0415  # the first answer need not wait for it

        saver = TextSaver(self.window())
        saver.said.connect(self.said)
        return saver

    @property
    def _exchange(self) -> Exchange | None:
        return self._result.exchange if self._result is not None else None

    def _refresh(self) -> None:
        self._soon.stop()
        exchange = self._exchange
        for widget in (self._side, self._indent, self._headers, self.find_bar):
            widget.setEnabled(exchange is not None)
        self._take(_NOTHING)
        self._unshown = None
        if exchange is None:
            self._worker.abandon()
            self._text.setPlainText("")
            self._text.setPlaceholderText(self.tr("Nothing was sent yet."))
            return
        request = self._side.value == _REQUEST
        body = exchange.request_text if request else exchange.reply_text
        head = ""
        if self._shows_headers or not body:
            first = f"POST {exchange.address}" if request else exchange.status_line
            head = f"{first}\n{exchange.request_headers if request else exchange.reply_headers}".strip()
        if request and not body:
            body = self.tr("(The history does not keep requests.)")
        indent, mask_login = self._indent.isChecked(), self._settings.mask_login
        if len(body) > _COLOURED_UP_TO[0]:
            self._text.setPlainText("")
            self._text.setPlaceholderText(self.tr("One moment…"))
        self._worker.start(lambda: lay_out(head, body, indent=indent, mask_login=mask_login))

    def showEvent(self, event: QShowEvent) -> None:
        if self._soon.isActive():
            self._refresh()
        self._fill()
        super().showEvent(event)

    def _on_laid_out(self, done: Done[LaidOut]) -> None:
        laid_out = done.value
        if laid_out is None:
            self._text.setPlainText(self.tr("This text could not be formatted."))
            return
        self._take(laid_out)
        self._unshown = laid_out.shown
        # Taking megabytes into the widget holds the window up; nobody may want to see them.
        if self.isVisible() or len(laid_out.shown) <= _COLOURED_UP_TO[0]:
            self._fill()

    def _fill(self) -> None:
        shown, self._unshown = self._unshown, None
        if shown is None:
            return
        characters, lines = _COLOURED_UP_TO
        self._text.highlighter.set_active(len(shown) <= characters and shown.count("\n") < lines)
        self._text.setPlainText(shown)
        self.find_bar.search_anew()
        self._text.setPlaceholderText(self.tr("Nothing was received."))

    def _take(self, laid_out: LaidOut) -> None:
        """Offer this text for copying and saving, and no other: the one before may be another message's."""
        self._laid_out = laid_out
        for button in (self._copy, self._save):
            button.setEnabled(bool(laid_out.whole))
        self._show_facts()

    def _show_facts(self) -> None:
        exchange, result = self._exchange, self._result
        request = self._side.value == _REQUEST
        status = visible_block(shortened(exchange.status_line.partition(" ")[2], 40)) if exchange is not None else ""
        self._status.setVisible(bool(status) and not request)
        if exchange is None or result is None:
            self._whose.setText("")
            self._summary.setText("")
            return
        self._whose.setText(f"{result.query.by.value} {shortened(result.query.id, 40)}")
        good = result.http_status is not None and 200 <= result.http_status < 300
        self._status.show_state(Tone.GOOD if good else Tone.WARNING, f"HTTP {status}")
        if request:
            parts = ["POST", exchange.address, self.tr("the password is never shown")]
        else:
            parts = [
                exchange.address,
                self.tr("{seconds} s").format(seconds=decimal(result.elapsed_ms / 1000, 2)),
                self.tr("%Ln byte(s)", "", exchange.reply_bytes),
                exchange.charset or "",
                self.tr("cut off") if exchange.reply_cut else "",
            ]
        if not self._laid_out.shows_all:
            parts.append(self.tr("only the beginning is shown; Copy and Save give all of it"))
        self._summary.setText(visible_block(" · ".join(filter(None, parts))))

    def _on_indent_toggled(self, checked: bool) -> None:
        self._current.change(replace(self._settings, xml_indented=checked))
        self._refresh()

    def _on_headers_clicked(self) -> None:
        self._shows_headers = not self._shows_headers
        self._headers.setText(self.tr("Hide headers") if self._shows_headers else self.tr("Headers"))
        self._refresh()

    def _on_copy_clicked(self) -> None:
        self.copy_requested.emit(self._laid_out.whole)
        self._copy.tick_copied()


def lay_out(head: str, body: str, *, indent: bool, mask_login: bool) -> LaidOut:
    """Make a text fit to be read. Takes long for megabytes: on a worker thread."""
    if mask_login:
        body = "".join(_LOGIN.sub(rf"\1{MASK}\2", piece) for piece in in_pieces(body))
    laid_out = indented(body) if indent else body
    whole = f"{head}\n\n{laid_out}" if head else laid_out
    characters, lines = _SHOWN_UP_TO
    beginning = first_lines(whole[:characters], lines)
    visible = visible_block(beginning)
    shown = cut_lines(visible[:characters])
    return LaidOut(whole, shown, shows_all=len(beginning) == len(whole) and len(visible) <= characters)
