"""What the program is, which version, and under which licences it and the software it stands on may be used."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kit_desktop import __version__, paths
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.dialog import WIDE, Dialog, ReportText
from kit_desktop.ui.widgets.icons import window_icon
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate
_OWN, _OVERVIEW = "KiT-Desktop.txt", "README.txt"


def licence_texts(folder: Path) -> dict[str, Path]:
    """Every licence text that the program ships, by what it is for; ours and the overview first."""
    found = {
        path.relative_to(folder).with_suffix("").as_posix().removeprefix("native/"): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".json" and path.name not in {_OWN, _OVERVIEW}
    }
    first = {"KiT Desktop": folder / _OWN, translate("About", "Overview"): folder / _OVERVIEW}
    return {name: path for name, path in (first | found).items() if path.is_file()}


def own_licence(folder: Path) -> str:
    """The first line about the program's own licence."""
    try:
        return (folder / _OWN).read_text(encoding="utf-8").partition("\n")[0].strip()
    except OSError:
        return ""


class AboutDialog(Dialog):
    """The licences' texts are read as they are chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("About", "About KiT Desktop"), parent, width=WIDE)
        folder = paths.resources() / "licenses"
        self._texts = licence_texts(folder)
        self._add_head(own_licence(folder))
        self.chooser = QComboBox(self)
        self.chooser.addItems(list(self._texts))
        self.add_field(translate("About", "&Licences"), self.chooser)
        self.text = ReportText(translate("About", "Text of the licence"), self)
        self.column.addWidget(self.text)
        close = Button(translate("About", "Close"), self, kind=ButtonKind.FILLED)
        close.setDefault(True)
        self.add_buttons((close, QDialogButtonBox.ButtonRole.RejectRole))
        self.chooser.currentTextChanged.connect(self._on_chosen)
        self._on_chosen(self.chooser.currentText())
        close.setFocus()

    def _add_head(self, licence: str) -> None:
        picture = QLabel(self)
        picture.setPixmap(window_icon().pixmap(64))
        words = QWidget(self)
        column = fill(QVBoxLayout(words), PlainLabel(f"KiT Desktop {__version__}", self, size=TextSize.TITLE))
        for text in (
            translate(
                "About",
                "Looks up what happened to an SMS at the KiT (Kazinfoteh) gateway. It only reads: it never sends, changes or "
                "deletes anything there.",
            ),
            translate("About", "Made with Qt and PySide6 (LGPL 3), zeep, lxml, httpcore, keyring and truststore."),
            translate("About", "Support of the gateway: support@kazinfoteh.kz"),
        ):
            column.addWidget(PlainLabel(text, self))
        # The owner's own words, in the language in which they stand in the licence.
        column.addWidget(PlainLabel(translate("About", "Licence of KiT Desktop: {licence}").format(licence=licence), self))
        head = fill(QHBoxLayout(), (picture, Qt.AlignmentFlag.AlignTop), words, grows=words)
        self.column.addLayout(head)

    def _on_chosen(self, name: str) -> None:
        path = self._texts.get(name)
        try:
            text = path.read_text(encoding="utf-8", errors="replace") if path else ""
        except OSError:
            text = translate("About", "This text cannot be read.")
        self.text.setPlainText(text)
