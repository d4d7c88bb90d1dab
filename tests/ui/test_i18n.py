"""Which language the window speaks."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from kit_desktop.core.settings.settings import Language
from kit_desktop.ui.i18n import LANGUAGE_NAMES, Translators, resolve_language


def system(*tags: str) -> QLocale:
    return SimpleNamespace(uiLanguages=lambda: list(tags))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        (("kk-KZ", "kk"), Language.KAZAKH),
        (("ru_RU",), Language.RUSSIAN),
        (("RU",), Language.RUSSIAN),
        (("de-DE", "ru"), Language.RUSSIAN),
        (("en-GB", "ru"), Language.ENGLISH),
        (("de-DE", "uz"), Language.ENGLISH),
        ((), Language.ENGLISH),
    ],
)
def test_the_first_of_the_systems_languages_that_there_is(tags: tuple[str, ...], found: Language) -> None:
    assert resolve_language(Language.SYSTEM, system(*tags)) is found


@pytest.mark.parametrize("chosen", list(LANGUAGE_NAMES))
def test_a_chosen_language_is_not_the_systems_business(chosen: Language) -> None:
    assert resolve_language(chosen, system("kk", "ru", "en")) is chosen


@pytest.mark.parametrize(("chosen", "missed"), [(Language.ENGLISH, []), (Language.KAZAKH, ["qtbase_kk", "qt_kk", "kit_kk"])])
def test_texts_that_are_not_there_are_logged_but_of_english(
    language: Translators,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    chosen: Language,
    missed: list[str],
) -> None:
    monkeypatch.setattr(QTranslator, "load", lambda *_args: False)
    language.use(chosen)
    assert [record.message for record in caplog.records] == [f"no texts of {name}" for name in missed]


def test_texts_of_qt_and_ours_come_and_go_with_the_language(language: Translators) -> None:
    def said() -> tuple[str, str]:
        return QCoreApplication.translate("Ticket", "State"), QCoreApplication.translate("QLineEdit", "&Copy")

    english = said()
    language.use(Language.RUSSIAN)
    russian = said()
    assert all(one != other for one, other in zip(english, russian, strict=True))
    assert QLocale().language() is QLocale.Language.Russian
    language.use(Language.KAZAKH)
    assert len({english, russian, said()}) == 3
    assert len(language._installed) <= 3
    language.use(Language.ENGLISH)
    assert said() == english
