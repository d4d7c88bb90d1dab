"""The three languages: complete, in step with the code, right in their plurals, and in use in the window."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from kit_desktop.core.settings.settings import Language
from kit_desktop.ui import formats
from kit_desktop.ui.i18n import Translators, resolve_language

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = ("en", "ru", "kk")
FORMS = {"en": 2, "ru": 3, "kk": 2}
LATIN_WORDS = re.compile(r"[A-Za-z]{2,}")
SAME_IN_EVERY_LANGUAGE = {
    "PAC",
    "KiT", "Desktop", "XML", "MsgID", "UserMsgID", "ID", "SMS", "HTTP", "http", "https", "SOAP", "DTD", "CSV", "xlsx", "csv",
    "xls", "xlsm", "txt", "tsv", "Excel", "ZIP", "zip", "CRM", "VPN", "SIM", "Windows", "Enter", "GetInfoByID", "IT", "Esc",
    "Qt", "PySide", "LGPL", "zeep", "lxml", "httpcore", "keyring", "truststore", "support", "kazinfoteh", "kz", "English",
    "isms", "center", "soap", "server", "Ctrl", "SOAPAction", "WSDL", "TLS", "Wi", "Fi", "LibreOffice", "Not", "Found",
    "macOS", "Credential", "Manager", "Keychain", "Secret", "Service", "libsecret", "Outlook", "Apple", "Mail",
    "xlsb", "ods", "MMM", "MMMM", "yyyy", "HH", "mm", "ss",
}  # fmt: skip
"""Names, what stands so on the wire and on the keys, and the parts of the formats of dates."""


@dataclass(frozen=True)
class Message:
    """One text and its translation; several forms where it counts."""

    context: str
    source: str
    forms: tuple[str, ...]
    state: str
    counted: bool


@cache
def messages(code: str) -> tuple[Message, ...]:
    found = []
    for context in ET.parse(FOLDER / f"kit_{code}.ts").getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            counted = message.get("numerus") == "yes"
            forms = [form.text for form in translation.iter("numerusform")] if counted else [translation.text]
            texts = tuple(form or "" for form in forms)
            name, source = context.findtext("name") or "", message.findtext("source") or ""
            found.append(Message(name, source, texts, translation.get("type") or "", counted))
    return tuple(found)


def faults(code: str, of: Callable[[Message, str], bool]) -> list[tuple[str, str]]:
    return [(message.source, form) for message in messages(code) for form in message.forms if of(message, form)]


def test_lupdate_and_lrelease_would_change_nothing() -> None:
    script = ROOT / ".ci" / "translations"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_unfinished_or_gone(code: str) -> None:
    assert [message.source for message in messages(code) if message.state] == []
    assert faults(code, lambda _, form: not form.strip()) == []
    assert {len(message.forms) for message in messages(code) if message.counted} == {FORMS[code]}


def test_english_holds_its_plurals_only() -> None:
    assert all(message.counted for message in messages("en"))
    assert {message.source for message in messages("en")} == {message.source for message in messages("ru") if message.counted}


@pytest.mark.parametrize("code", LANGUAGES)
def test_placeholders_are_those_of_the_source(code: str) -> None:
    def placeholders(text: str) -> Counter[str]:
        return Counter(re.findall(r"\{[^{}]*\}|%L?n|%\d|[{}]", text))

    assert faults(code, lambda message, form: placeholders(form) != placeholders(message.source)) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_shape_is_that_of_the_source(code: str) -> None:
    def shape(text: str) -> tuple[object, ...]:
        edges = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        end = re.search(r"[.…:?!]?$", text.strip())
        mnemonics = len(re.findall(r"&(?=\S)(?!&)", text))
        return edges, end and end[0], mnemonics, text.count("\n")

    # The form of a date is no sentence: in Russian it ends in a dot.
    assert faults(code, lambda message, form: "yyyy" not in message.source and shape(form) != shape(message.source)) == []


@pytest.mark.parametrize("code", ["ru", "kk"])
def test_letters_are_the_languages_own(code: str) -> None:
    """No Latin look-alike inside a Cyrillic word, no English left, typographic quotes."""
    letters = "а-яёА-ЯЁ" + ("әғқңөұүһіӘҒҚҢӨҰҮҺІ" if code == "kk" else "")
    mixed = re.compile(rf"[A-Za-z][{letters}]|[{letters}][A-Za-z]")
    known = re.compile(rf"[{letters}\x00-\x7f«»—–…№·•“”’‘→]*")

    def bare(text: str) -> str:
        return re.sub(r"\{[^{}]*\}|%L?n|&", "", text)

    assert faults(code, lambda _, form: bool(mixed.search(bare(form)))) == []
    assert faults(code, lambda _, form: not known.fullmatch(form.replace("\u00a0", " "))) == []
    assert faults(code, lambda _, form: bool(set(LATIN_WORDS.findall(bare(form))) - SAME_IN_EVERY_LANGUAGE)) == []
    assert faults(code, lambda _, form: '"' in form or "'" in form) == []


QT_TEXTS = {
    "QFileDialog": (
        "Look in:",
        "Files of type:",
        "File &name:",
        "My Computer",
        "Drive",
        "File",
        "File Folder",
        "Folder",
        "&Open",
    ),
    "QFileSystemModel": ("Name", "Size", "Type", "Date Modified", "Invalid filename"),
    "QPlatformTheme": ("Save", "Open", "&Yes", "&No", "Close", "Cancel", "Help"),
    "QLineEdit": ("&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All"),
    "QWidgetTextControl": ("&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All"),
    "QAbstractSpinBox": ("&Select All", "&Step up", "Step &down"),
    "QScrollBar": ("Scroll here", "Top", "Bottom", "Page up", "Page down"),
    "MAC_APPLICATION_MENU": ("Services", "Hide %1", "Preferences…", "Quit %1"),
}
"""Qt's own texts that a person may come to see in the window, its dialogs and its menus of the right mouse button."""


@pytest.mark.parametrize("chosen", [Language.RUSSIAN, Language.KAZAKH])
def test_qts_own_texts_are_in_the_language_too(language: Translators, chosen: Language) -> None:
    language.use(chosen)
    said = {(name, text): QCoreApplication.translate(name, text) for name, texts in QT_TEXTS.items() for text in texts}
    assert [key for key, text in said.items() if text == key[1] or re.search("[A-Za-z]{2}", text)] == []


def test_kazakh_is_no_copy_of_russian() -> None:
    """Short captions may be one word in both; sentences may not, and each has letters that only Kazakh has."""
    russian = {(message.context, message.source): message.forms for message in messages("ru")}
    sentences = [message for message in messages("kk") if len(re.sub(r"\{[^{}]*\}", "", message.forms[0])) > 40]
    assert len(sentences) > 100
    assert [message.source for message in sentences if message.forms == russian[message.context, message.source]] == []
    assert [message.forms[0] for message in sentences if not re.search("[әғқңөұүһі]", message.forms[0].lower())] == []


@pytest.fixture
def translators(qapp: QApplication) -> Iterator[Translators]:
    """Translators that leave the application as it was."""
    before = QLocale()
    made = Translators(qapp)
    yield made
    made.use(Language.ENGLISH)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("system", "language", "title", "cancel", "ago"),
    [
        ("ru_KZ", Language.RUSSIAN, "Доставлено на телефон", "Отмена", ["1 минуту назад", "2 минуты назад", "5 минут назад"]),
        ("kk_KZ", Language.KAZAKH, "Телефонға жеткізілді", "Бас тарту", ["1 минут бұрын", "2 минут бұрын", "5 минут бұрын"]),
        ("en_US", Language.ENGLISH, "Delivered to the phone", "Cancel", ["1 minute ago", "2 minutes ago", "5 minutes ago"]),
        ("de_DE", Language.ENGLISH, "Delivered to the phone", "Cancel", ["1 minute ago", "2 minutes ago", "5 minutes ago"]),
    ],
)
def test_the_systems_language_is_used(
    translators: Translators, system: str, language: Language, title: str, cancel: str, ago: list[str]
) -> None:
    assert resolve_language(Language.SYSTEM, QLocale(system)) is language
    translators.use(resolve_language(Language.SYSTEM, QLocale(system)))
    assert QCoreApplication.translate("Wording", "Delivered to the phone") == title
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == cancel
    assert [formats.ago(timedelta(minutes=count)) for count in (1, 2, 5)] == ago


def test_a_language_can_be_left_again(translators: Translators) -> None:
    for language, title in (
        (Language.KAZAKH, "Жеткізілмеді"),
        (Language.RUSSIAN, "Не доставлено"),
        (Language.ENGLISH, "Not delivered"),
    ):
        translators.use(language)
        assert QCoreApplication.translate("Wording", "Not delivered") == title


@pytest.mark.parametrize("code", ["ru", "kk"])
def test_qt_brings_its_own_texts(code: str) -> None:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    assert (folder / f"qtbase_{code}.qm").is_file()


READ_WINDOW = ROOT / "tests" / "ui" / "translations" / "read_window.py"


@pytest.fixture(scope="module")
def shown() -> dict[str, dict[str, list[str]]]:
    """What the program's real windows and dialogs show, by language and place."""
    done = subprocess.run(
        [sys.executable, READ_WINDOW, *LANGUAGES], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    texts: dict[str, dict[str, list[str]]] = json.loads(done.stdout)
    return texts


def test_mnemonics_are_unique_in_their_place(shown: dict[str, dict[str, list[str]]]) -> None:
    doubled = {}
    everywhere = {(code, place): texts for code, places in shown.items() for place, texts in places.items()}
    for place, texts in everywhere.items():
        letters = Counter(letter.lower() for text in texts for letter in re.findall(r"&([^\W_])", text.replace("&&", "")))
        if max(letters.values(), default=0) > 1:
            found = [text for text in texts if any(f"&{key}" in text.lower() for key, n in letters.items() if n > 1)]
            doubled[place] = found
    assert doubled == {}


def test_no_english_is_left_in_the_window(shown: dict[str, dict[str, list[str]]]) -> None:
    practice = {"mycompany", "YT"}
    for code in ("ru", "kk"):
        texts = {text for place in shown[code].values() for text in place}
        assert len(texts) > 100
        names = SAME_IN_EVERY_LANGUAGE | practice
        assert {text for text in texts if set(LATIN_WORDS.findall(text.replace("&", ""))) - names} == set()
