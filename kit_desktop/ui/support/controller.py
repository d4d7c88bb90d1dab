"""Writing to KiT: the letter, the mail program it is opened in, and the files about the lookup."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from kit_desktop.core.outcome import Outcome
from kit_desktop.ui.support.letter import SUPPORT, Letter, letter
from kit_desktop.ui.widgets.button import Button
from kit_desktop.ui.window.menus import Place
from kit_desktop.ui.worker import Done, Worker

if TYPE_CHECKING:
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.core.support.evidence import Masks
    from kit_desktop.ui.current_settings import CurrentSettings
    from kit_desktop.ui.support.letter_dialog import LetterDialog
    from kit_desktop.ui.window.main_window import MainWindow

_log = logging.getLogger(__name__)
_NOTHING_TO_WRITE = frozenset({Outcome.CANCELLED, Outcome.BAD_ID, Outcome.NO_CREDENTIALS, Outcome.BAD_ENDPOINT})


class Mailing(QObject):
    """The button "Write to KiT" of one window."""

    def __init__(self, window: MainWindow, settings: CurrentSettings, *, practice: bool) -> None:
        super().__init__(window)
        self._window, self._settings, self._practice = window, settings, practice
        self._dialog: LetterDialog | None = None
        self._saved: Path | None = None
        self._worker = Worker(self, self._on_written)
        self.button = Button(self.tr("Write to KiT"), window, icon="mail")
        self.button.setToolTip(SUPPORT)
        self.button.clicked.connect(self.write)
        window.result.add_action(self.button)
        self._action = window.menus.add(Place.WRITE_TO_KIT, self.tr("&Write to KiT…"), self.write)
        window.result.shown.connect(self._on_shown)
        self._on_shown(window.shown)

    def write(self) -> None:
        """Open the letter about what is shown."""
        result = self._window.shown
        if result is None or not self._action.isEnabled() or self._dialog is not None:
            return
        from kit_desktop.core.support.evidence import Masks  # noqa: PLC0415  # the start need not wait for it
        from kit_desktop.ui.support.letter_dialog import LetterDialog  # noqa: PLC0415  # as above

        settings, practice = self._settings.value, self._practice
        masks = Masks(login=settings.mask_login, number=settings.mask_number)
        dialog = self._dialog = LetterDialog(
            lambda words: letter(result, masks, practice=practice, customer=words), self._window
        )
        dialog.open_button.clicked.connect(lambda: self._open(dialog.written))
        dialog.attach_button.clicked.connect(lambda: self._save(result, masks, dialog.written))
        dialog.save_button.clicked.connect(lambda: self._save(result, masks, None))
        dialog.folder_button.clicked.connect(self._on_folder)
        dialog.copy_requested.connect(self._window.copy)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_shown(self, result: LookupResult | None) -> None:
        worth_it = result is not None and result.outcome not in _NOTHING_TO_WRITE
        self.button.setVisible(worth_it)
        self._action.setEnabled(worth_it)

    def _open(self, written: Letter) -> None:
        if QDesktopServices.openUrl(QUrl(written.link, QUrl.ParsingMode.StrictMode)):
            words = self.tr("Your mail program opens. Save the files here and attach them to the e-mail.")
        else:
            words = self.tr("No mail program could be opened. Copy the text into an e-mail to {address}.")
        self._say(words.format(address=SUPPORT))

    def _save(self, result: LookupResult, masks: Masks, attached_to: Letter | None) -> None:
        from kit_desktop.ui.support.evidence import evidence_writer  # noqa: PLC0415  # as above

        self._worker.start(evidence_writer(result, masks, attached_to))

    def _on_written(self, done: Done[Path]) -> None:
        saved = done.value
        if saved is None:
            from kit_desktop.ui.widgets.file_saver import not_saved_words  # noqa: PLC0415  # as above

            _log.warning("the files for KiT were not saved: %s", type(done.error).__name__)
            self._say(not_saved_words(done.error))
            return
        self._saved = saved
        words = self.tr("Saved: {name}").format(name=Path(saved.parent.name, saved.name))
        if saved.suffix == ".eml" and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(saved))):
            words = self.tr("No program opens e-mails from files here. Open the e-mail without the files and attach them.")
        self._say(words, folder=True)

    def _on_folder(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))

    def _say(self, words: str, *, folder: bool = False) -> None:
        if self._dialog is not None:
            self._dialog.say(words, folder=folder)
        else:
            self._window.say(words)

    def _on_closed(self) -> None:
        self._dialog = None
