"""Which encoding a list kept as text is in, and whether that is certain.

UTF-8 is told by its own rules, a few damaged characters notwithstanding. The code pages of the Cyrillic alphabet are told apart
by pairs of letters: what Russian or Kazakh is in one of them is nonsense in the others.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO

from kit_desktop.core.lists.reading.checkpoint import Checkpoint
from kit_desktop.core.lists.reading.values import ListProblem, ListReadError

_CHUNK = 1024 * 1024
_SAMPLE = 64 * 1024
_FEWEST_NULS = 0.05  # of the bytes of UTF-16: digits, delimiters and line ends each have one. Fewer are damage
_VALID_FOR_ONE_BROKEN = 2  # other code pages have far fewer sequences that happen to be UTF-8
_MARKS = {codecs.BOM_UTF32_LE: None, codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_OTHER = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf", b"MZ\x90", b"\x7fELF")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\v\f\x1a"))

# Where KZ-1048 and Windows-1251 differ, the one has Kazakh letters, the other Ukrainian, Serbian, Belarusian ones.
_UKRAINIAN = b"\xaa\xba\xaf\xbf\xa5\xb4"  # Є є Ї ї Ґ ґ, or Ғ ғ Ү ү Ө ө
_KAZAKH_ONLY = b"\x8d\x9d\xa3\xbc\xbd\xbe\x8e\x9e\xa1\xa2"  # Қ қ Ә ә Ң ң Һ һ Ұ ұ, or letters that Ukrainian lacks
_UKRAINIAN_I = b"\xb2\xb3"  # І і, common to both alphabets
_NOT_UKRAINIAN = b"\xdb\xfb\xdd\xfd\xda\xfa"  # Ы ы Э э Ъ ъ, common in Kazakh, absent in Ukrainian

_GROUPS = """
абвгдежзйклмнпрстухчшщяғқң баекнорущыіұө ваеиклмнорстыь гдеиорі даеилноруыёі ебгдежзйклмнпрстуфхчшщң жабдеиноуіүұә
завгдемоуыі ибвдежзийклмнрстфхцчшщюя йдклмтыі каеилорстуіүө лабгдежимостуыьюяіғ мадеикмнопсуыяіүұә набгдежинотушыяёіғә
обвгдежзйклмнопрстхчшқ паеикортуь равгдеиклмностуыьяіғ савеиклноптыьяіқұәө тавдеикмнопрстучыьіүұ уагдежзйклмнпрстчшыюі
фаиор хаорт ца чаеинтё шаеилтуыі щаеиё ывезйлмнпрстхчғқң ьзктшю эт юзт яемстю ёмнт ібгдзклмнпрсшң ғадуы қаотыұ ңеыі
үйклмнртш ұзлмнпр әдлнт өзлртш
"""
_COMMON_PAIRS = frozenset(group[0] + second for group in _GROUPS.split() for second in group[1:])
"""Nineteen pairs of letters in twenty, in Russian and in Kazakh: counted in this program's own texts."""

_LETTERS = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһіїєґ")
_SIGNS = frozenset("«»—–…№“”„’‘°·• \u00a0")
_HIGH = re.compile(rb"[\x80-\xff]+")
_OTHER_PAGES = ("cp866", "mac-cyrillic", "koi8-r")
_RARE = 0.35  # a share of common pairs below it is no Russian or Kazakh
_LEAD = 0.2
_USUAL = 2  # pairs of letters that speak for the code page of Windows before anything was looked at


@dataclass(frozen=True, slots=True)
class Encoding:
    """What was found out. `is_doubtful`: a person should see whether the letters are right. `is_broken`: a few characters are
    damaged and read as U+FFFD.
    """

    name: str
    is_doubtful: bool = False
    is_broken: bool = False


def find_encoding(file: BinaryIO, chosen: str | None, checkpoint: Checkpoint) -> Encoding:
    """Tell the encoding of a whole file, or how damaged it is in the chosen one. Raises ListReadError where it is no text.

    A byte-order mark decides; then NUL bytes on one side (UTF-16 without a mark); then UTF-8 to the last byte; else it is one
    of the Cyrillic code pages. Leaves the position anywhere.
    """
    file.seek(0)
    head = file.read(4096)
    if chosen is None and head.startswith(_OTHER):
        raise ListReadError(ListProblem.OTHER_FORMAT)
    found = chosen or next((name for mark, name in _MARKS.items() if head.startswith(mark)), None)
    if found is None and head.count(0) > max(3, len(head) * _FEWEST_NULS):
        found = _utf16_without_mark(head)
    if found is not None and found.startswith("utf-16"):
        # Half a character at the end is all that can be told here to be missing.
        return Encoding(found, is_broken=file.seek(0, 2) % 2 == 1)
    scanned = _Scan(file, checkpoint)
    if found is None and scanned.is_no_text:
        raise ListReadError(ListProblem.NOT_TEXT)
    if (found or "utf-8") == "utf-8" and scanned.is_utf8:
        return Encoding("utf-8", is_broken=scanned.broken > 0)
    return Encoding(found) if found is not None else _code_page(scanned)


def _utf16_without_mark(head: bytes) -> str:
    first, second = head[0::2].count(0), head[1::2].count(0)
    if (first and second) or b"\0\0" in head:
        raise ListReadError(ListProblem.NOT_TEXT)
    return "utf-16-be" if first else "utf-16-le"


class _Scan:
    """What the bytes of a whole file are: counted, tried as UTF-8, and a sample of those beyond ASCII."""

    def __init__(self, file: BinaryIO, checkpoint: Checkpoint) -> None:
        self.counts: Counter[int] = Counter()
        self.sample: list[bytes] = []
        self.broken = self._valid = self._size = self._cut = 0
        kept = 0
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        file.seek(0)
        while chunk := file.read(_CHUNK):
            checkpoint.advance(len(chunk))
            self._size += len(chunk)
            for octet in (*_CONTROLS, *_UKRAINIAN, *_KAZAKH_ONLY, *_UKRAINIAN_I, *_NOT_UKRAINIAN):
                self.counts[octet] += chunk.count(octet)
            text = decoder.decode(chunk)
            self.broken += max(0, text.count("\ufffd") - chunk.count(b"\xef\xbf\xbd"))
            self._valid += max(0, len(chunk) - len(text))
            for match in _HIGH.finditer(chunk):
                if kept >= _SAMPLE:
                    break
                self.sample.append(match[0])
                kept += len(match[0])
        # The end of the file may cut the last character in two.
        self._valid -= len(decoder.getstate()[0])
        self._cut = len(decoder.decode(b"", final=True))
        self.broken += self._cut

    @property
    def is_utf8(self) -> bool:
        return (self.broken - self._cut) * _VALID_FOR_ONE_BROKEN <= self._valid and (self._valid > 0 or not self.broken)

    @property
    def is_no_text(self) -> bool:
        return sum(self.counts[octet] for octet in _CONTROLS) > 8 + self._size // 100


def _code_page(scanned: _Scan) -> Encoding:
    windows = _windows_page(scanned.counts)
    fits = {page: _fit(scanned.sample, page, _USUAL) for page in _OTHER_PAGES}
    fits[windows] = _fit(scanned.sample, windows, _USUAL, _USUAL)
    best = max(fits, key=lambda page: fits[page])
    is_rare = _fit(scanned.sample, best) < _RARE
    return Encoding(best, is_doubtful=is_rare or any(_is_rival(scanned.sample, page, best) for page in fits))


def _is_rival(runs: list[bytes], page: str, best: str) -> bool:
    """Whether another code page makes about as much sense of what it reads differently."""
    different = [run for run in runs if _decoded([run], page) != _decoded([run], best)]
    return bool(different) and _fit(different, page) > _fit(different, best) - _LEAD


def _windows_page(counts: Counter[int]) -> str:
    kazakh = sum(counts[octet] for octet in _KAZAKH_ONLY)
    either = sum(counts[octet] for octet in _UKRAINIAN)
    if not kazakh and not either:
        return "cp1251"
    ukrainian = either and not kazakh and any(counts[o] for o in _UKRAINIAN_I) and not any(counts[o] for o in _NOT_UKRAINIAN)
    return "cp1251" if ukrainian else "kz1048"


def _decoded(runs: list[bytes], page: str) -> str:
    return b" ".join(runs).decode(page, "replace")


def _fit(runs: list[bytes], page: str, more: int = 0, good: float = 0.0) -> float:
    """The share of pairs of letters that are common ones, with `more` pairs of which so many are `good`. A sign that belongs
    into texts counts for nothing either way.
    """
    all_ = more
    for word in _decoded(runs, page).split(" "):
        if len(word) == 1 and word not in _SIGNS:
            all_ += 1
            good += 0.5 if word.lower() in _LETTERS else 0.0
        for first, second in pairwise(word):
            if (first in _SIGNS or second in _SIGNS) and {first.lower(), second.lower()} <= _SIGNS | _LETTERS:
                continue
            all_ += 1
            good += (first + second).lower() in _COMMON_PAIRS and not (first.islower() and second.isupper())
    return good / all_ if all_ else 1.0
