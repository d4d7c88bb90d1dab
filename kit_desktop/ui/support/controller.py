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
    from collections.abc import Callable

    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.core.support.evidence import Masks
    from kit_desktop.ui.current_settings import CurrentSettings
    from kit_desktop.ui.support.letter_dialog import LetterDialog
    from kit_desktop.ui.window.main_window import MainWindow

_log = logging.getLogger(__name__)
_NOTHING_TO_WRITE = frozenset({Outcome.CANCELLED, Outcome.BAD_ID, Outcome.NO_CREDENTIALS, Outcome.BAD_ENDPOINT})


class Mailing(QObject):
    """The button "Write to KiT" of one window. `open_link` hands a link to the system and is False where it cannot."""

    def __init__(
        self,
        window: MainWindow,
        settings: CurrentSettings,
        *,
        practice: bool,
        open_link: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._practice, self._open_link = window, settings, practice, open_link
        self._dialog: LetterDialog | None = None
        self._result: LookupResult | None = None
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
        from kit_desktop.ui.support.letter_dialog import LetterDialog  # noqa: PLC0415  # the start need not wait for it

        self._result = result
        masks, practice = self._masks(), self._practice
        dialog = self._dialog = LetterDialog(
            lambda words: letter(result, masks, practice=practice, customer=words), self._window
        )
        dialog.open_button.clicked.connect(self._on_open)
        dialog.attach_button.clicked.connect(self._on_attach)
        dialog.save_button.clicked.connect(self._on_save)
        dialog.folder_button.clicked.connect(self._on_folder)
        dialog.copy_requested.connect(self._window.copy)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _masks(self) -> Masks:
        from kit_desktop.core.support.evidence import Masks  # noqa: PLC0415  # as above

        return Masks(login=self._settings.value.mask_login, number=self._settings.value.mask_number)

    def _on_shown(self, result: LookupResult | None) -> None:
        worth_it = result is not None and result.outcome not in _NOTHING_TO_WRITE
        self.button.setVisible(worth_it)
        self._action.setEnabled(worth_it)

    def _on_open(self) -> None:
        if self._dialog is None:
            return
        if self._open_link(QUrl(self._dialog.written.link, QUrl.ParsingMode.StrictMode)):
            self._say(self.tr("Your mail program opens. Save the files here and attach them to the e-mail."))
        else:
            self._say(
                self.tr("No mail program could be opened. Copy the text into an e-mail to {address}.").format(address=SUPPORT)
            )

    def _on_save(self) -> None:
        self._save(None)

    def _on_attach(self) -> None:
        self._save(self._dialog.written if self._dialog is not None else None)

    def _save(self, attached_to: Letter | None) -> None:
        if self._result is not None:
            from kit_desktop.ui.support.evidence import evidence_writer  # noqa: PLC0415  # as above

            self._worker.start(evidence_writer(self._result, self._masks(), attached_to))

    def _on_written(self, done: Done[Path]) -> None:
        saved = done.value
        if saved is None:
            from kit_desktop.ui.widgets.file_saver import not_saved_words  # noqa: PLC0415  # as above

            _log.warning("the files for KiT were not saved: %s", type(done.error).__name__)
            self._say(not_saved_words(done.error))
            return
        self._saved = saved
        words = self.tr("Saved: {name}").format(name=Path(saved.parent.name, saved.name))
        if saved.suffix == ".eml" and not self._open_link(QUrl.fromLocalFile(str(saved))):
            words = self.tr("No program opens e-mails from files here. Open the e-mail without the files and attach them.")
        self._say(words, folder=True)

    def _on_folder(self) -> None:
        if self._saved is not None:
            self._open_link(QUrl.fromLocalFile(str(self._saved.parent)))

    def _say(self, words: str, *, folder: bool = False) -> None:
        if self._dialog is not None:
            self._dialog.say(words, folder=folder)
        else:
            self._window.say(words)

    def _on_closed(self) -> None:
        self._dialog = None
