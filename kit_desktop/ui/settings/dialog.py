"""The settings: address, time limit, language, appearance, what is masked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kit_desktop.core.endpoint import DEFAULT_ADDRESS, EndpointError, parse_endpoint
from kit_desktop.core.lookup import TIMEOUT_RANGE
from kit_desktop.core.outcome import Facts, Reason
from kit_desktop.core.settings.settings import Appearance, Language
from kit_desktop.ui.i18n import LANGUAGE_NAMES
from kit_desktop.ui.lookup.wording_reasons import reason_words
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.settings.history_row import HistoryLimits
from kit_desktop.ui.settings.watch_row import WatchIntervals
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from kit_desktop.core.settings.settings import Settings


class SettingsDialog(QDialog):
    """Shows settings and emits `changed` with new ones. An address that cannot be asked does not get out of it."""

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None, *, practice: bool = False) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(520)
        self._make_controls(settings, practice)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        address = QHBoxLayout()
        address.addWidget(self.address, 1)
        address.addWidget(self._default)
        # A row that holds a layout gets no buddy by itself, and screen readers would find no name.
        caption = QLabel(self.tr("Gateway &address"), self)
        caption.setBuddy(self.address)
        form.addRow(caption, address)
        form.addRow("", self._address_problem)
        form.addRow("", self.plain_http)
        form.addRow("", self._http_warning)
        form.addRow(self.tr("&Time limit"), self.timeout)
        form.addRow(self.tr("La&nguage"), self.language)
        form.addRow(self.tr("A&ppearance"), self.appearance)
        form.addRow("", self.mask_number)
        form.addRow("", self.mask_login)
        form.addRow("", self.offer_clipboard)
        self.watching = WatchIntervals(settings, self)
        form.addRow(self.tr("Wat&ching"), self.watching)
        self.history = HistoryLimits(settings, self)
        form.addRow(self.tr("History"), self.history)
        box = QDialogButtonBox(self)
        save = QPushButton(self.tr("Save"), self)
        save.setDefault(True)
        box.addButton(save, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(QPushButton(self.tr("Cancel"), self), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._on_accepted)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(box)
        self._on_address_edited()
        self._lock()

    def _make_controls(self, settings: Settings, practice: bool) -> None:
        self.address = QLineEdit(settings.address, self)
        self.address.setEnabled(not practice)
        self._default = QPushButton(self.tr("Restore default"), self)
        self._default.setToolTip(DEFAULT_ADDRESS)
        self._default.setEnabled(not practice)
        self._default.setAutoDefault(False)
        self._default.clicked.connect(self._on_default)
        self._address_problem = PlainLabel(parent=self)
        self._address_problem.setObjectName("address_problem")
        self.plain_http = QCheckBox(self.tr("Send login and password unencrypted to this address"), self)
        self.plain_http.setChecked(settings.address == settings.plain_http_address)
        self._http_warning = PlainLabel(
            self.tr(
                "Warning: with http:// anyone along the way can read the password and the messages. Use https:// unless KiT "
                "tells you otherwise."
            ),
            self,
        )
        self.timeout = QDoubleSpinBox(self)
        self.timeout.setRange(*TIMEOUT_RANGE)
        self.timeout.setDecimals(0)
        self.timeout.setSuffix(self.tr(" s"))
        self.timeout.setValue(settings.timeout)
        self.language = QComboBox(self)
        self.language.addItem(self.tr("Same as this computer"), Language.SYSTEM.value)
        for language, name in LANGUAGE_NAMES.items():
            self.language.addItem(name, language.value)
        self.language.setCurrentIndex(self.language.findData(settings.language.value))
        self.appearance = QComboBox(self)
        for appearance, name in (
            (Appearance.SYSTEM, self.tr("Same as this computer")),
            (Appearance.LIGHT, self.tr("Light")),
            (Appearance.DARK, self.tr("Dark")),
        ):
            self.appearance.addItem(name, appearance.value)
        self.appearance.setCurrentIndex(self.appearance.findData(settings.appearance.value))
        self.mask_number = QCheckBox(self.tr("Hide the middle of phone numbers"), self)
        self.mask_number.setChecked(settings.mask_number)
        self.mask_login = QCheckBox(self.tr("Hide the login in the raw XML"), self)
        self.mask_login.setChecked(settings.mask_login)
        self.offer_clipboard = QCheckBox(self.tr("Offer an id that is on the clipboard"), self)
        self.offer_clipboard.setToolTip(self.tr("Read only when the window comes to the front with nothing typed; never kept"))
        self.offer_clipboard.setChecked(settings.offer_clipboard)
        self.address.textChanged.connect(self._on_address_changed)

    def _lock(self) -> None:
        """What the administrator has set is shown and cannot be changed."""
        words = self.tr("Set by your administrator")
        controls: dict[str, tuple[QWidget, ...]] = {
            "address": (self.address, self._default),
            "allow_http": () if self._settings.allow_http else (self.plain_http,),
            "keep_history": (self.history.keep,),
            "history_days": (self.history.days,),
            "history_entries": (self.history.entries,),
            "watch_first": (self.watching.first,),
            "watch_longest": (self.watching.longest,),
            "watch_minutes": (self.watching.minutes,),
        }
        for name in self._settings.locked:
            for control in controls.get(name, (getattr(self, name, None),)):
                if isinstance(control, QWidget):
                    control.setEnabled(False)
                    control.setToolTip(words)
                    control.setAccessibleDescription(words)

    def _address_reason(self) -> Reason | None:
        try:
            allowed = self.plain_http.isChecked() and self._settings.allow_http
            parse_endpoint(self.address.text(), allow_plain_http=allowed)
        except EndpointError as exc:
            return exc.reason
        return None

    def _on_address_changed(self) -> None:
        # The consent was given for one address. Another one needs its own.
        self.plain_http.setChecked(self.address.text().strip() == self._settings.plain_http_address)
        self._on_address_edited()

    def _on_address_edited(self) -> None:
        reason = self._address_reason()
        is_http = self.address.text().strip().lower().startswith("http://")
        needs_consent = is_http and (reason is Reason.ADDRESS_PLAIN_HTTP or self.plain_http.isChecked())
        if needs_consent and self._http_warning.isHidden() and self.isVisible():
            announce(self.address, self._http_warning.text(), at_once=True)
        self.plain_http.setVisible(needs_consent)
        self._http_warning.setVisible(needs_consent)
        self._say_address_problem(reason_words(Facts(reason)) if reason and reason is not Reason.ADDRESS_PLAIN_HTTP else "")

    def _say_address_problem(self, words: str, *, again: bool = False) -> None:
        if again or words != self._address_problem.text():
            announce(self.address, words, at_once=True)
        self._address_problem.setText(words)
        self._address_problem.setVisible(bool(words))
        self.address.setAccessibleDescription(words)

    def _on_default(self) -> None:
        self.address.setText(DEFAULT_ADDRESS)

    def _on_accepted(self) -> None:
        reason = self._address_reason()
        if reason is not None:
            self._say_address_problem(reason_words(Facts(reason)), again=True)
            self.address.setFocus()
            return
        address = self.address.text().strip()
        consent = self.plain_http.isChecked() and address.lower().startswith("http://")
        self.changed.emit(
            replace(
                self.watching.chosen(self.history.chosen(self._settings)),
                address=address,
                plain_http_address=address if consent else "",
                timeout=self.timeout.value(),
                language=Language(self.language.currentData()),
                appearance=Appearance(self.appearance.currentData()),
                mask_number=self.mask_number.isChecked(),
                mask_login=self.mask_login.isChecked(),
                offer_clipboard=self.offer_clipboard.isChecked(),
            )
        )
        self.accept()
