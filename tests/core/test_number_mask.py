"""One mask of a phone number, for the window, exports and evidence."""

from __future__ import annotations

import pytest

from kit_desktop.core.number_mask import NumberMask, mask_number

ONE = "+7 701 ••• •• 67"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        *((spelled, ONE) for spelled in ("77011234567", "+77011234567", "87011234567", "7011234567", "0077011234567")),
        *((spelled, ONE) for spelled in ("+7 701 123-45-67", "8 (701) 123 45 67", "(701) 1234567")),
        ("до 77011234567.", f"до {ONE}."),
        ("(77011234567)", f"({ONE})"),
        ("998901234567", "9989••••••67"),
        ("+998 90 123-45-67", "+998 9• •••-••-67"),
        ("9011234567", "9011••••67"),
        ("77011234567٠", "7701••••••7٠"),
        ("12345", "•••45"),
        ("123", "•23"),
        ("12", "••"),
        ("1", "•"),
        ("нет", "нет"),
        ("", ""),
    ],
)
def test_a_number_on_its_own(text, masked):
    assert mask_number(text) == masked


def test_numbers_in_a_text():
    text = "SMS to 77011234567 (+7 701 123-45-67), <!-- 87011234567 --> and A77011234567B, not 963"
    assert NumberMask().text(text) == f"SMS to {ONE} ({ONE}), <!-- {ONE} --> and A{ONE}B, not 963"


def test_a_known_number_inside_another_text_is_hidden_with_its_prefix():
    assert NumberMask("77011234567").text("x770112345670") == f"x{ONE}0"
    assert NumberMask("+998901234567").text("id998901234567") == "id998901••••67"
    assert NumberMask("12345").text("12345") == "12345"
    assert NumberMask("123456").text("a123456b") == "a123456b"
    assert NumberMask("1234567").text("a1234567b") == "a1234•67b"


SPELLINGS = (
    *("77011234567", "87011234567", "7011234567", "+7 701 123 45 67", "8 (701) 123-45-67", "+7.701.123.45.67", "8/701/1234567"),
    *("+7\u00a0701\u00a0123\u00a045\u00a067", "7 701 123\u201345\u201367", "\u202a+77011234567\u202c", "tel:+77011234567"),
    *("0077011234567", "+7\u200b7011234567", "сот.77011234567, раб. 8 727 123 45 67", "79161234567", "+998901234567"),
)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_number_is_masked_in_any_spelling(spelling):
    masked = NumberMask().text(f"до {spelling} 963")
    digits = "".join(c for c in masked if c.isdigit() or c == "•")
    assert digits.endswith("67963")
    assert "••" in digits
    for tail in ("1234567", "123456"):
        assert tail not in digits


@pytest.mark.parametrize(
    "text", ["12345678901234567890", "770112345678", "2022-09-21 16:00:21", "7.10.2022 16:30:00", "1YT-9631234567", "963 964"]
)
def test_what_is_no_number_stays(text):
    assert NumberMask().text(text) == text


def test_the_recipients_number_is_masked_even_where_it_looks_like_none():
    mask = NumberMask("998901234567")
    assert mask.text("998 90 123-45-67") == "998 9• •••-••-67"
    assert mask.text("963 to 998901234567: ok 5") == "963 to 998901••••67: ok 5"
    assert NumberMask().text("+998 90 123-45-67") == "+998 9• •••-••-67"


@pytest.mark.parametrize(
    ("text", "by_client", "masked"),
    [
        ("77011234567", False, "+7 701 ••• •• 67"),
        ("87011234567", False, "+7 701 ••• •• 67"),
        ("77770001122", False, "77770001122"),
        ("77770001122", True, "+7 777 ••• •• 22"),
        ("12345678901234567890", True, "12345678901234567890"),
        ("1YT-77011234567", True, "1YT-77011234567"),
        ("1YT", True, "1YT"),
    ],
)
def test_an_id_is_masked_only_where_it_is_the_number_itself(text, by_client, masked):
    assert NumberMask("77011234567").id(text, chosen_by_client=by_client) == masked
