"""The terms of resources/i18n/glossary.tsv: each has one word in each language, and no other is used for it."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from .test_translations import messages

GLOSSARY = Path(__file__).resolve().parents[3] / "resources" / "i18n" / "glossary.tsv"
COLUMNS = {"en": "English", "ru": "Russian", "kk": "Kazakh"}


@cache
def terms() -> tuple[dict[str, str], ...]:
    with GLOSSARY.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


def bare(text: str) -> str:
    """A caption without its mnemonic and what stands behind it."""
    return text.replace("&", "").strip(" …:.").lower()


def texts(code: str) -> list[str]:
    """What people read in that language; English stands in the code, but for its plurals."""
    forms = [form for message in messages(code) for form in message.forms]
    return forms if code != "en" else forms + [message.source for message in messages("ru") if not message.counted]


def test_a_term_is_listed_once_and_in_three_languages() -> None:
    for column in COLUMNS.values():
        assert all(term[column] for term in terms())
    listed = [term["English"].lower() for term in terms()]
    assert len(set(listed)) == len(listed) > 40


@pytest.mark.parametrize("code", ["ru", "kk"])
def test_a_listed_term_has_no_second_translation(code: str) -> None:
    listed = {term["English"].lower(): term[COLUMNS[code]].lower() for term in terms()}
    found = [message for message in messages(code) if bare(message.source) in listed]
    assert len(found) > 20
    others = [
        (message.context, message.source, message.forms[0])
        for message in found
        if bare(message.forms[0]) != listed[bare(message.source)]
    ]
    assert others == []


@pytest.mark.parametrize("code", ["en", "ru", "kk"])
def test_no_other_word_is_used_for_a_term(code: str) -> None:
    faults = []
    for term in terms():
        if not (pattern := term[f"not {COLUMNS[code]}"]):
            continue
        avoided = re.compile(pattern, re.IGNORECASE)
        assert not avoided.search(term[COLUMNS[code]])
        faults += [(term["English"], text) for text in texts(code) if avoided.search(text)]
    assert faults == []
