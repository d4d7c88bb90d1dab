"""Where the gateway is, how long an answer may take, the proxy and its login, and the way to the connection check."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kit_desktop.core.endpoint import (
    DEFAULT_ADDRESS,
    NO_PROXY,
    SYSTEM_PROXY,
    EndpointError,
    parse_endpoint,
    parse_proxy_address,
)
from kit_desktop.core.limits import TIMEOUT_RANGE
from kit_desktop.core.outcome import Facts, Reason
from kit_desktop.core.settings.proxy_logins import ProxyLogins
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.lookup.wording_reasons import reason_words
from kit_desktop.ui.settings.proxy_row import ProxyRow
from kit_desktop.ui.settings.rows import Page, Row
from kit_desktop.ui.theme import TextSize, Tone, sized
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.field import LineField
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.widgets.notes import InlineError, NoteBar
from kit_desktop.ui.widgets.plain_label import PlainLabel

_OWN_PROXY = ""
_PROXY_EXAMPLE = "192.0.2.10:3128"


class _Address(QWidget):
    """The gateway's address with its error under it; `checked` follows whenever it may have become right or wrong."""

    checked = Signal()

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        agreed = settings.plain_http_address
        self._agreed = agreed if settings.allow_http and agreed.lower().startswith("http://") else None
        self.field = LineField(self, height=36)
        self.field.setText(settings.address)
        label = QLabel(self.tr("Gateway address"), self)
        label.setFont(sized(self.font(), TextSize.EMPHASIS))
        label.setBuddy(self.field)
        self.default = Button(self.tr("Restore default"), self, kind=ButtonKind.LINK, height=20)
        self.default.setToolTip(DEFAULT_ADDRESS)
        self.default.clicked.connect(lambda: self.field.setText(DEFAULT_ADDRESS))
        self.error = InlineError(self.field, self)
        self.consent = QCheckBox(self)
        self._consent_row = Row(self.tr("Send login and password unencrypted to this address"), self.consent, parent=self)
        if not settings.allow_http:
            self._consent_row.lock()
        self._warning = NoteBar(self, tone=Tone.WARNING)
        self._warning.show_words(
            self.tr(
                "With http:// anyone along the way can read the password and the messages. Use https:// unless KiT tells you "
                "otherwise."
            )
        )
        self._locked = PlainLabel(self.tr("Set by your administrator"), self, size=TextSize.SMALL, secondary=True)
        self._locked.hide()
        head = fill(QHBoxLayout(), label, self.default, grows=label)
        parts = (head, self.field, self._locked, self.error, self._warning, self._consent_row)
        fill(QVBoxLayout(self), *parts, spacing=6)
        # As the eye goes: the link stands at the end of the caption's line, but the field comes first.
        QWidget.setTabOrder(self.field, self.default)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._on_changed)
        self.consent.toggled.connect(self._check)
        self._on_changed()

    def reason(self) -> Reason | None:
        """Why it cannot be used, or None."""
        try:
            parse_endpoint(self.field.text(), allow_plain_http=self.consent.isChecked())
        except EndpointError as exc:
            return exc.reason
        return None

    def chosen(self, settings: Settings) -> Settings:
        """`settings` with this address, and the consent to plain http for it."""
        address = self.field.text().strip()
        return replace(settings, address=address, plain_http_address=address if self.consent.isChecked() else "")

    def lock(self) -> None:
        """Show it, and let nobody change it."""
        self.setEnabled(False)
        self._locked.show()
        self.field.setAccessibleDescription(self._locked.text())

    def _on_changed(self) -> None:
        # The consent was given for one address. Another one needs its own.
        self.consent.setChecked(self.field.text().strip() == self._agreed)
        self._check()

    def _check(self) -> None:
        reason, agreed = self.reason(), self.consent.isChecked()
        plain = reason is Reason.ADDRESS_PLAIN_HTTP
        self._consent_row.setVisible(plain or agreed)
        self._warning.setVisible(agreed and reason is None)
        self.error.show_error(self._warning.words if plain else reason_words(Facts(reason)))
        self.checked.emit()


class _ProxyAddress(QWidget):
    """The address of a proxy of one's own with its error under it."""

    def __init__(self, proxy: str, parent: QWidget) -> None:
        super().__init__(parent)
        label = QLabel(self.tr("Proxy address"), self)
        self.field = LineField(self, height=36)
        self.field.setPlaceholderText(_PROXY_EXAMPLE)
        self.field.setText(proxy.removeprefix("http://"))
        label.setBuddy(self.field)
        self._error = InlineError(self.field, self)
        fill(QVBoxLayout(self), label, self.field, self._error, spacing=6)
        self.field.textChanged.connect(self._check)
        self._check()

    def address(self) -> str:
        """What is typed, in full. Raises EndpointError where it cannot be used."""
        return parse_proxy_address(self.field.text())

    def _check(self) -> None:
        words = ""
        try:
            self.address()
        except EndpointError as exc:
            words = reason_words(Facts(exc.reason))
        self._error.show_error(words, aloud=self.field.hasFocus())


class ConnectionPage(Page):
    """`checked` follows whenever an address may have become right or wrong. Without `logins` there is no proxy to show."""

    checked = Signal()

    def __init__(
        self, settings: Settings, logins: ProxyLogins | None, parent: QWidget | None = None, *, practice: bool
    ) -> None:
        super().__init__(settings, parent)
        self.address = _Address(settings, self)
        self.address.setEnabled(not practice)
        self.address.checked.connect(self.checked)
        self.timeout = self.number(TIMEOUT_RANGE, self.tr(" s"))
        self.add_section(
            self.tr("Gateway"),
            self.address,
            self.row("timeout", self.tr("Time limit"), self.timeout, self.tr("How long an answer may take")),
        )
        self.proxy: QComboBox | None = None
        if logins is not None:
            self._add_proxy(settings, logins)
        self.check_button = Button(self.tr("Check…"), self, icon="plug")
        self.add_section(
            self.tr("Is something wrong with the connection?"),
            Row(
                self.tr("Connection check"),
                self.check_button,
                self.tr("Goes through every step to the gateway and says where it fails"),
                parent=self,
            ),
        )

    def _add_proxy(self, settings: Settings, logins: ProxyLogins) -> None:
        self.proxy = QComboBox(self)
        self.proxy.addItem(self.tr("Same as this computer"), SYSTEM_PROXY)
        self.proxy.addItem(self.tr("None"), NO_PROXY)
        self.proxy.addItem(self.tr("The one below"), _OWN_PROXY)
        own = settings.proxy if settings.proxy not in {SYSTEM_PROXY, NO_PROXY} else ""
        self.proxy_address = _ProxyAddress(own, self)
        self._proxy_login = ProxyRow(logins, self)
        choice = QWidget(self)
        fill(QVBoxLayout(choice), self.row("proxy", self.tr("Proxy"), self.proxy), self.proxy_address)
        self.add_section(
            self.tr("Between this computer and the gateway"),
            # One row: no line stands between the two.
            choice,
            self._proxy_login,
        )
        if own:
            self.proxy.setCurrentIndex(self.proxy.findData(_OWN_PROXY))
        self.proxy.currentIndexChanged.connect(self._on_proxy)
        self.proxy.currentIndexChanged.connect(self._find_proxy)
        self.proxy_address.field.textChanged.connect(self._on_proxy)
        self.proxy_address.field.editingFinished.connect(self._find_proxy)
        self.address.field.editingFinished.connect(self._find_proxy)
        self.proxy_address.setVisible(bool(own))
        self._find_proxy()

    def _on_proxy(self) -> None:
        if self.proxy is not None:
            self.proxy_address.setVisible(self.proxy.currentData() == _OWN_PROXY)
        self.checked.emit()

    def _find_proxy(self) -> None:
        self._proxy_login.look_for(None if self.wrong or self.address.reason() else self.chosen(self._settings).endpoint())

    @property
    def wrong(self) -> str:
        """What has to be corrected before it can be saved; nothing where all is right."""
        # What is locked, the person cannot correct: the rest is to be saved all the same.
        if self.address.isEnabled() and self.address.reason() is not None:
            return self.tr("To be corrected before saving: the gateway address")
        try:
            self.chosen(self._settings)
        except EndpointError:
            return self.tr("To be corrected before saving: the proxy address")
        return ""

    def lock(self, names: frozenset[str]) -> None:
        super().lock(names)
        if "address" in names:
            self.address.lock()
        if "proxy" in names and self.proxy is not None:
            self.proxy_address.setEnabled(False)

    def chosen(self, settings: Settings) -> Settings:
        chosen = self.address.chosen(super().chosen(settings))
        return replace(chosen, proxy=self.proxy_address.address()) if chosen.proxy == _OWN_PROXY else chosen
