"""The window's language: Qt's own texts first, what Qt lacks of them, then ours, in English, Russian or Kazakh."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from kit_desktop import paths
from kit_desktop.core.settings.settings import Language

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

_log = logging.getLogger(__name__)

LANGUAGE_NAMES = {Language.ENGLISH: "English", Language.RUSSIAN: "Русский", Language.KAZAKH: "Қазақша"}
"""Each language in its own words: whoever is lost in a foreign one finds home."""


def resolve_language(chosen: Language, system: QLocale | None = None) -> Language:
    """The language to show: the chosen one, or the first of the system's languages that we have, or English."""
    if chosen is not Language.SYSTEM:
        return chosen
    for tag in (system or QLocale.system()).uiLanguages():
        code = tag.replace("_", "-").partition("-")[0].lower()
        if code in {"en", "ru", "kk"}:
            return Language(code)
    return Language.ENGLISH


class Translators:
    """Installs and exchanges the translations of one application. They are kept here: Qt does not own them."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def use(self, language: Language) -> None:
        """Show that language (not SYSTEM) from now on; existing widgets keep their texts."""
        for old in self._installed:
            self._app.removeTranslator(old)
        self._installed = []
        locale = QLocale(language.value)
        QLocale.setDefault(locale)
        for name, folder in (
            (f"qtbase_{language.value}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            (f"qt_{language.value}", str(paths.resources() / "i18n")),
            (f"kit_{language.value}", str(paths.resources() / "i18n")),
        ):
            translator = QTranslator(self._app)
            if translator.load(name, folder):
                self._app.installTranslator(translator)
                self._installed.append(translator)
            elif language is not Language.ENGLISH:
                _log.warning("no texts of %s", name)
