"""What a person types, as words to look for; and what is looked through."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from kit_desktop.core.search_text import LONGEST_SEARCHED, Wanted, folded, read_question

SEEN = {"delivered": "Delivered to the phone", "undelivered": "Not delivered", "not_found": "No such message"}


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        ("  KiT\n Notify\t", "kit notify"),
        ("ПРИВЕТ", "привет"),
        ("ℌello", "hello"),
        ("Straße", "strasse"),
        ("a\0b", "a b"),
        ("\ud800x", "?x"),
        ("x" * 501, "x" * 500),
        ("ß" * 400, "s" * 500),
        ("", ""),
    ],
)
def test_folded(text: str, searched: str) -> None:
    assert folded(text) == searched
    assert len(folded(text)) <= LONGEST_SEARCHED


@pytest.mark.parametrize(
    ("question", "groups"),
    [
        ("", ()),
        ("ab abc", (("abc",), ("ab",))),
        ("abc ABC", (("abc",),)),
        ("1 2 3 4 5 6 7 8 9 a", tuple((each,) for each in "12345678")),
        ("+7 701 123 45 67", (("77011234567", "+7 701 123 45 67"),)),
        ("87011234567", (("87011234567", "77011234567"),)),
        ("8701123456", (("8701123456",),)),
        ("8 701 123 45 678", (("870112345678", "8 701 123 45 678"),)),
        ("+7", (("7", "+7"),)),
        ("+", (("+",),)),
        ("123456", (("123456",),)),
        ("1234567", (("1234567",),)),
        ("123 4567", (("1234567", "123 4567"),)),
        ("12 345", (("345",), ("12",))),
        ("963 7701123", (("9637701123", "963 7701123", "963"), ("9637701123", "963 7701123", "7701123"))),
        ("96 7701123", (("967701123", "96 7701123"),)),
        ("1234567 +7", (("12345677", "1234567 +7"),)),
        ("x" * 201, (("x" * 200,),)),
    ],
)
def test_questions(question: str, groups: tuple[tuple[str, ...], ...]) -> None:
    assert read_question(question) == Wanted(groups, {})


@pytest.mark.parametrize(
    ("question", "groups"),
    [
        ("not delivered", (("not delivered",),)),
        ("NOT  Deliv", (("not deliv",),)),
        ("delivered not", (("delivered",), ("not",))),
        ("ot delivered", (("delivered",), ("ot",))),
        ("963 not delivered shop", (("not delivered",), ("shop",), ("963",))),
        ("such message", (("such message",),)),
    ],
)
def test_words_that_stand_so_for_a_state_are_one(question: str, groups: tuple[tuple[str, ...], ...]) -> None:
    assert read_question(question, SEEN).groups == groups


def found(question: str, *rows: tuple[str, str, str]) -> list[int]:
    condition, values = read_question(question, SEEN).condition(("one", "two"), "state")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE t (one, two, state)")
        connection.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
        return [number for (number,) in connection.execute(f"SELECT rowid FROM t WHERE {condition}", values)]


ROWS = (("kit_notify 963", "x", "delivered"), ("964", "kit y", "undelivered"), ("965", "not delivered", "sent"))


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("", [1, 2, 3]),
        ("kit", [1, 2]),
        ("kit 964", [2]),
        ("not delivered", [2, 3]),
        ("delivered", [1, 2, 3]),
        ("phone", [1]),
        ("phone 964", []),
        ("%", []),
        ("'", []),
    ],
)
def test_the_condition_finds_them(question: str, numbers: list[int]) -> None:
    assert found(question, *ROWS) == numbers
