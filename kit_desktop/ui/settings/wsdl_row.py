"""Which WSDL is used, and where the service publishes its own: a row of the settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kit_desktop.core.endpoint import DEFAULT_WSDL_ADDRESS, EndpointError, parse_endpoint
from kit_desktop.core.outcome import Facts
from kit_desktop.core.settings.store import WsdlSource
from kit_desktop.ui.lookup.wording_reasons import reason_words
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from kit_desktop.core.settings.store import Settings


class WsdlChoice(QWidget):
    """Shows and changes `wsdl_source` and `wsdl_address`. An address that is none is told of, and the old one stays."""

    def __init__(self, settings: Settings, parent: QWidget | None = None, *, practice: bool = False) -> None:
        super().__init__(parent)
        self.source = QComboBox(self)
        self.source.addItem(self.tr("shipped with the program"), WsdlSource.SHIPPED.value)
        self.source.addItem(self.tr("from the service"), WsdlSource.SERVICE.value)
        self.source.setCurrentIndex(self.source.findData(settings.wsdl_source.value))
        self.source.setAccessibleName(self.tr("Description of the service (WSDL)"))
        self.source.setToolTip(self.tr("The service’s own is downloaded with Help, The service’s own WSDL; never by itself."))
        self.address = QLineEdit(settings.wsdl_address, self)
        self.address.setAccessibleName(self.tr("Where the service publishes its WSDL"))
        self.address.setToolTip(DEFAULT_WSDL_ADDRESS)
        self.address.setEnabled(not practice)
        self.address.setCursorPosition(0)
        self._problem = PlainLabel(parent=self)
        self._problem.setObjectName("wsdl_address_problem")
        self._problem.hide()
        self.setFocusProxy(self.source)
        row = QHBoxLayout()
        row.addWidget(self.source)
        row.addWidget(self.address, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._problem)
        self.address.textChanged.connect(self._on_edited)

    def chosen(self, settings: Settings) -> Settings:
        """`settings` with what is chosen here."""
        source, address = WsdlSource(self.source.currentData()), self.address.text().strip()
        return replace(settings, wsdl_source=source, wsdl_address=settings.wsdl_address if self._reason() else address)

    def _reason(self) -> str:
        try:
            parse_endpoint(self.address.text(), allow_plain_http=True)
        except EndpointError as exc:
            return reason_words(Facts(exc.reason)) or exc.reason.value
        return ""

    def _on_edited(self) -> None:
        words = self._reason()
        if words != self._problem.text():
            announce(self.address, words, at_once=True)
        self.address.setAccessibleDescription(words)
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
