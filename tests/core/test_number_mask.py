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
