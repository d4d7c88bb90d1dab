"""Searching as one types: every word must occur somewhere, in any case, as text and never as a pattern."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

LONGEST_SEARCHED = 500
"""Characters of one value that can be found by; a fault's text may be longer."""

_LONGEST_QUESTION = 200
_MOST_WORDS = 8
_SHORTEST_NUMBER = 3
_WHOLE_NUMBER = 7  # digits; fewer are a group of a phone number, or a short id
_PHONE = re.compile(r"\+?[\d ()-]+(?: \+[\d ()-]+)*", re.ASCII)


def folded(text: str) -> str:
    """`text` as it is searched: one line, one form per character, case folded, at most `LONGEST_SEARCHED` characters."""
    plain = text[:LONGEST_SEARCHED].encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    return " ".join(unicodedata.normalize("NFKC", plain).casefold().split())[:LONGEST_SEARCHED]


class Wanted(NamedTuple):
    """What is searched for: of each group at least one alternative must occur. No groups: everything.

    `seen` are the words that a person reads for each state (its key → its words, folded).
    """

    groups: tuple[tuple[str, ...], ...]
    seen: Mapping[str, str]

    def condition(self, texts: Sequence[str], state: str) -> tuple[str, list[str]]:
        """An SQL condition, and the values of its question marks.

        `texts` are expressions for what was stored folded, `state` the one for the state's key. Only these go into the text;
        what a person typed is bound.
        """
        parts: list[str] = []
        values: list[str] = []
        for group in self.groups:
            found = [f"instr({text}, ?)" for text in texts for _ in group]
            values += [word for _ in texts for word in group]
            states = [key for key, words in self.seen.items() if any(word in words for word in group)]
            if states:
                found.append(f"{state} IN ({', '.join('?' * len(states))})")
                values += states
            parts.append("(" + " OR ".join(found) + ")")
        return " AND ".join(parts) or "1", values


def read_question(text: str, seen: Mapping[str, str] | None = None) -> Wanted:
    """What a person typed. A phone number is found however it is grouped, and with the 8 that is dialled inside the country.

    `963 7701123` may be one number or two: either is found. Words that stand so, one after the other, in the words that the
    person sees for a state (`seen`) are one: "not delivered" is not "delivered" and a "not" somewhere else.
    """
    states = {key: folded(words) for key, words in (seen or {}).items()}
    question = folded(text[:_LONGEST_QUESTION])
    digits = re.sub(r"\D", "", question)
    if _PHONE.fullmatch(question) and (len(digits) >= _WHOLE_NUMBER or (question.startswith("+") and digits)):
        # A plus begins a number; without one nothing tells the groups of a number from numbers.
        numbers = (re.split(r" (?=\+)", question) if " +" in question else question.split())[:_MOST_WORDS]
        whole = _spellings(question)
        sizes = [len(re.sub(r"\D", "", number)) for number in numbers]
        if len(numbers) == 1 or min(sizes) < _SHORTEST_NUMBER or max(sizes) < _WHOLE_NUMBER:
            return Wanted((whole,), states)
        return Wanted(tuple(tuple(dict.fromkeys((*whole, *_spellings(number)))) for number in numbers), states)
    words = list(dict.fromkeys(_phrases(question.split(), states)))[:_MOST_WORDS]
    # The longest word is most likely the rarest: it spares looking for the others.
    return Wanted(tuple((word,) for word in sorted(words, key=len, reverse=True)), states)


def _phrases(words: Sequence[str], states: Mapping[str, str]) -> list[str]:
    found: list[str] = []
    first = 0
    while first < len(words):
        end = first + 1
        while end < len(words) and any(f" {' '.join(words[first : end + 1])}" in f" {seen}" for seen in states.values()):
            end += 1
        found.append(" ".join(words[first:end]))
        first = end
    return found


def _spellings(number: str) -> tuple[str, ...]:
    digits = re.sub(r"\D", "", number)
    domestic = (f"7{digits[1:]}",) if digits.startswith("8") and len(digits) == 11 else ()
    return tuple(dict.fromkeys((digits, number, *domestic)))
