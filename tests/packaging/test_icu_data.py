"""Qt sorts, and writes dates, numbers and time zones, with the reduced ICU data as with all of it."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import PySide6
import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Qt for Linux brings ICU")
LIBRARIES = Path(PySide6.__file__).parent / "Qt" / "lib"
PROBE = """
import json
from PySide6.QtCore import QCollator, QDate, QDateTime, QLocale, Qt, QTime, QTimeZone
words = "яблоко Ёж еж ёлка Ель ұн Үй уақыт әке Ана іс ис ыстық ңге нан қар кар ғалым гүл өрік от һауа хат Б".split()
words += ["-", "zebra", "Äpfel", "apple", "item 10", "item 9", "тест 10", "тест 9"]
midnight = QTime(0, 0)
when = QDateTime(QDate(2026, 11, 28), QTime(9, 5, 7), QTimeZone(b"Asia/Almaty"))
seen = {}
for name in ("ru_RU", "kk_KZ", "en_US", "en_GB"):
    locale = QLocale(name)
    collator = QCollator(locale)
    collator.setNumericMode(True)
    said = [sorted(words, key=collator.sortKey)]
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    said.append([[collator.compare(a, b) for a in words] for b in words])
    for form in QLocale.FormatType:
        said += [locale.toString(when, form), locale.toString(when.date(), form)]
        said += [locale.monthName(11, form), locale.dayName(6, form)]
    said += [locale.toString(1234567), locale.toString(1234.5, "f", 2)]
    said += [locale.toUpper("іңғүұқөһ"), locale.toLower("ІҢҒҮҰҚӨҺ")]
    for zone in (b"Asia/Almaty", b"Europe/Moscow", b"UTC", b"Asia/Qyzylorda"):
        zone = QTimeZone(zone)
        said += [[zone.displayName(time, form, locale) for time in QTimeZone.TimeType] for form in QTimeZone.NameType]
        said.append([zone.offsetFromUtc(QDateTime(QDate(year, 6, 1), midnight)) for year in (1990, 2004, 2023, 2026)])
    seen[name] = said
seen["windows"] = bytes(QTimeZone.ianaIdToWindowsId(b"Asia/Almaty")).decode()
print(json.dumps(seen))
"""


@pytest.fixture(scope="module")
def icu_data(repository: Path) -> ModuleType:
    """What reduces the data."""
    spec = importlib.util.spec_from_file_location("icu_data", repository / "resources" / "packaging" / "icu_data.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def whole(needed: Callable[[str, str], str]) -> Path:
    """The library with all of the data."""
    for tool, package in (("icupkg", "icu-devtools"), ("as", "binutils"), ("ld", "binutils"), ("readelf", "binutils")):
        needed(tool, package)
    return next(LIBRARIES.glob("libicudata.so.*"))


def seen_with(library: Path) -> dict[str, object]:
    """What Qt says of texts, dates and zones with that library's data."""
    environment = os.environ | {"LD_PRELOAD": str(library), "TZ": "UTC"}
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, env=environment, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()
    seen: dict[str, object] = json.loads(done.stdout)
    return seen


@pytest.fixture(scope="module")
def seen_with_all(whole: Path) -> dict[str, object]:
    """What is to stay."""
    return seen_with(whole)


def test_the_reduced_data_says_the_same_in_every_language_of_the_window(
    whole: Path, seen_with_all: dict[str, object], icu_data: ModuleType, tmp_path: Path
) -> None:
    small = icu_data.reduced(whole, tmp_path)
    assert small.name == whole.name
    assert small.stat().st_size < whole.stat().st_size / 6
    assert seen_with(small) == seen_with_all


@pytest.mark.parametrize("left_out", ["kk", "ru"])
def test_a_language_that_is_missing_would_be_noticed(
    whole: Path,
    seen_with_all: dict[str, object],
    icu_data: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    left_out: str,
) -> None:
    tables = icu_data._OF_LANGUAGES.pattern
    monkeypatch.setattr(icu_data, "_OF_LANGUAGES", re.compile(tables.replace(f"|{left_out}", "")))
    assert seen_with(icu_data.reduced(whole, tmp_path)) != seen_with_all
