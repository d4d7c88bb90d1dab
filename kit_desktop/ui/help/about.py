"""What the program is, which version, under which licences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from kit_desktop import __version__
from kit_desktop.ui.widgets.icons import window_icon

translate = QCoreApplication.translate


def about_box(parent: QWidget) -> QMessageBox:
    """The About box; the caller opens it."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(translate("About", "About KiT Desktop"))
    box.setIconPixmap(window_icon().pixmap(64, 64))
    box.setText(f"KiT Desktop {__version__}")
    box.setInformativeText(
        translate(
            "About",
            "Looks up what happened to an SMS at the KiT (Kazinfoteh) gateway. It only reads: it never sends, changes or "
            "deletes anything there.\n\nMade with Qt and PySide6 (LGPL 3), zeep, lxml, httpcore, keyring and truststore. "
            "Their licences are in the program’s folder.\n\nSupport of the gateway: support@kazinfoteh.kz",
        )
    )
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    return box
