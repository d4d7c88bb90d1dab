"""Numbers as Excel shows them, and those that are no ids any more."""

from __future__ import annotations

import pytest

from kit_desktop.core.lists.reading.number_format import built_in, number_text
from kit_desktop.core.lists.reading.values import RefusedReason

DIFFERENT = (RefusedReason.SHOWN_DIFFERENTLY,)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("General", "123"),
        ("@", "123"),
        ("0", "123"),
        ("#", "123"),
        ("0.00", "123"),
        ("#,##0", "123"),
        ("#,##0.00", "123"),
        ("00000000", "00000123"),
        ("00000000;-00000000", "00000123"),
        ("[$-419]00000000", "00000123"),
        ("[Red]00000", "00123"),
        ("[Color 7]00000", "00123"),
        ("00000000_ ", "00000123"),
        ("0000* ", "0123"),
        ('"A"000000', "A000123"),
        ('"A-"General', "A-123"),
        ('General" KZ"', "123 KZ"),
        ("# ##0", "123"),
        ("#\\ ##0", "123"),
        ("000\\-000", "000-123"),
        ("000-000", "000-123"),
        ("0-0", "12-3"),
        ("#-0000", "-0123"),
        ('0000"/24"', "0123/24"),
        ("[$ID-]0000", "ID0123"),
        ("№ 0000", "№ 0123"),
        ("0;0;", "123"),
        ('"x"', None),
        (";;;", None),
        ("0%", None),
        ("0.00E+00", None),
        ("# ?/?", None),
        ("#,", None),
        ("0,,", None),
        ("[>100]0000;0", None),
        ("[DBNum1]0", None),
        ("[?]", None),
    ],
)
def test_a_whole_number_is_what_excel_shows(code, shown):
    assert number_text(123, code) == ((shown, None) if shown is not None else ("123", *DIFFERENT))


@pytest.mark.parametrize(
    ("value", "code", "text", "reason"),
    [
        (0, "000", "000", None),
        (0, '0;0;"none"00', "none00", None),
        (0, "0;0;", "0", RefusedReason.SHOWN_DIFFERENTLY),
        (1234567, "#\\ ##0", "1234567", None),
        (0, "General", "0", None),
        (0, "#", "", None),
        (-5, "General", "-5", None),
        (-5, "000", "-005", None),
        (-5, "0;(0)", "-5", RefusedReason.SHOWN_DIFFERENTLY),
        (-5, '"A"0', "-5", RefusedReason.SHOWN_DIFFERENTLY),
        (999_999_999_999_999, "General", "999999999999999", None),
        (10**15, "0", "1E+15", RefusedReason.EXCEL_NUMBER),
        (963.5, "0", "963.5", RefusedReason.EXCEL_NUMBER),
        (float("inf"), "0", "INF", RefusedReason.EXCEL_NUMBER),
    ],
)
def test_zero_what_is_below_it_and_what_is_rounded(value, code, text, reason):
    assert number_text(value, code) == (text, reason)


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (44846, "dd.mm.yyyy", "2022-10-12"),
        (44846, '[$-419]d" "mmmm;@', "2022-10-12"),
        (44846.395833333, "yyyy-mm-dd h:mm", "2022-10-12 09:30:00"),
        (0.395833333, "h:mm AM/PM", "09:30:00"),
        (1.5, "[h]:mm", "1900-01-01 12:00:00"),
        (59, "mmm", "1900-02-28"),
        (60, "mmm", "1900-02-28"),
        (61, "mmm", "1900-03-01"),
        (1e12, "yyyy", "1000000000000"),
        (float("nan"), "yyyy", "nan"),
    ],
)
def test_a_date_is_a_date(value, code, text):
    assert number_text(value, code) == (text, RefusedReason.EXCEL_DATE)


def test_dates_may_count_from_1904():
    assert number_text(2, "yyyy", from_1904=True)[0] == "1904-01-03"
    assert number_text(0.5, "yyyy", from_1904=True)[0] == "12:00:00"


def test_formats_that_have_a_number_only():
    plain, dates = {*range(9), *range(37, 45), 49, 164}, {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
    for number in range(165):
        found = number_text(963, built_in(number))
        if number in plain:
            assert found == ("963", None), number
        elif number in dates:
            assert found == ("1902-08-20", RefusedReason.EXCEL_DATE), number
        else:
            assert found == ("963", RefusedReason.SHOWN_DIFFERENTLY), number
