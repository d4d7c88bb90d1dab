"""What people paste, and what becomes of it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kit_desktop.core.message_id import (
    LONGEST_ID,
    IdHint,
    IdKind,
    IdProblem,
    ParsedId,
    id_hint,
    other_spelling,
    parse_id,
    same_id,
    two_ids,
)

MSG, USER = IdKind.MSG_ID, IdKind.USER_MSG_ID


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("963", "963"),
        ("  963\t", "963"),
        ("\u00a0963\u202f", "963"),
        ("963\r\n", "963"),
        ("\n\n963\n", "963"),
        ("\ufeff963", "963"),
        ("9\u200b6\u200d3\u2060", "963"),
        ("\u202e963\u202c", "963"),
        ("9\u00ad63", "963"),
        ('"963"', "963"),
        ("'963',", "963"),
        ("«963»", "963"),
        ("“963”;", "963"),
        ("„963“", "963"),
        ("`963`", "963"),
        ("963,", "963"),
        ("963\ufe0f", "963"),
        ("9\u034f6\u11603", "963"),
        ("'963", "963"),
        ('="963"', "963"),
        ('="00963"', "00963"),
        ("MsgID: 963", "963"),
        ("msgid=963", "963"),
        ("MSG ID 963", "963"),
        ("Message-ID: 963", "963"),
        ("ID: 963", "963"),
        ("№ 963", "963"),
        ("ид: 963", "963"),
        ("MsgID:\u00a0«963»,", "963"),
        ('"MsgID": "963",', "963"),
        ("<MsgID>963</MsgID>", "963"),
        ("<ns1:msgID>963</ns1:msgID>", "963"),
        ("#963", "963"),
        ("963.", "963"),
        ("(963)", "963"),
        ("[963]", "963"),
        ("(963", "963"),
        ("963]", "963"),
        ("96\ufe0f3", "963"),
        ("963…", "963"),
        ("963.0", "963"),
        ("９６３！", "963"),
        ("Ａ～９６３", "A~963"),
        ("ID сообщения: 963", "963"),
        ("id сообщения 963", "963"),
        ("сообщение 963", "963"),
        ("Сообщение №963.", "963"),
        ("хабарлама ID-і: 963", "963"),
        ("https://crm.example/sms?id=963", "963"),
        ("https://crm.example/sms?id=7&msgid=963#top", "963"),
        ("https://crm.example/sms?message_id=A%2D963&x=1", "A-963"),
        ('{"MsgID": "963", "status": "sent"}', "963"),
        ('{"UserMsgID": "1YT", "msgID": 963}', "963"),
        ("<Result><ns1:userMsgID>1YT</ns1:userMsgID><ns1:msgID>963</ns1:msgID></Result>", "963"),
        ("ID сообщения — 963", "963"),
        ("MsgID => 963", "963"),
        ("MsgID;963", "963"),
        ("SMSID: 963", "963"),
        ("id 963", "963"),
        ("Идентификатор: 963", "963"),
        ("хабарлама нөмірі: 963", "963"),
        ("963:", "963"),
        ("- 963", "963"),
        ("• 963", "963"),
        ("*963*", "963"),
        ("| 963 |", "963"),
        ("=963", "963"),
        ("963,0", "963"),
        ("crm.example/sms?id=963", "963"),
        ("msgid=963&usermsgid=A1", "963"),
        ("<https://crm.example/sms?sms_id=963>", "963"),
        ("См. https://crm.example/sms?id=963.", "963"),
        ('{\\"MsgID\\": \\"963\\"}', "963"),
        ("&lt;msgID&gt;963&lt;/msgID&gt;", "963"),
        ('<sms msgID="963"/>', "963"),
        ("00963", "00963"),
        ("1152921504606846976", "1152921504606846976"),
        ("+77011234567", "+77011234567"),
        ("963E5", "963E5"),
        ("1E15", "1E15"),
        ("A-1.5", "A-1.5"),
        ("ЗАКАЗ-117", "ЗАКАЗ-117"),
        ("7f3b9c52-1c77-4a5c-9e0b-2a1f6c1de9aa", "7f3b9c52-1c77-4a5c-9e0b-2a1f6c1de9aa"),
        ("msgid", "msgid"),
        ("x" * LONGEST_ID, "x" * LONGEST_ID),
    ],
)
def test_what_people_paste_is_cleaned(pasted: str, expected: str) -> None:
    parsed = parse_id(pasted)
    assert (parsed.text, parsed.problem) == (expected, None)


@pytest.mark.parametrize(
    ("pasted", "kind", "label"),
    [
        ("UserMsgID: 1YT", MSG, USER),
        ("user_msg_id=1YT", MSG, USER),
        ("User Message ID 1YT", MSG, USER),
        ("<UserMsgID>1YT</UserMsgID>", MSG, USER),
        ("MsgID: 1YT", USER, MSG),
        ("<tns:MsgID>1YT</tns:MsgID>", USER, MSG),
        ("ID: 1YT", USER, None),
        ("1YT", USER, None),
    ],
)
def test_a_label_names_the_kind(pasted: str, kind: IdKind, label: IdKind | None) -> None:
    parsed = parse_id(pasted, kind)
    assert (parsed.text, parsed.label) == ("1YT", label)


@pytest.mark.parametrize(
    ("pasted", "problem"),
    [
        ("", IdProblem.EMPTY),
        (" \u00a0\u200b ", IdProblem.EMPTY),
        ('""', IdProblem.EMPTY),
        (",;", IdProblem.EMPTY),
        ("<MsgID></MsgID>", IdProblem.EMPTY),
        ("963\n964", IdProblem.SEVERAL_LINES),
        ("963\r\n\r\n964", IdProblem.SEVERAL_LINES),
        ("963\u2028964", IdProblem.SEVERAL_LINES),
        ("963\n" * 100_000, IdProblem.SEVERAL_LINES),
        ("963 964", IdProblem.SPACE_INSIDE),
        ("963\t964", IdProblem.SPACE_INSIDE),
        ("963\u00a0964", IdProblem.SPACE_INSIDE),
        ("963,964", IdProblem.SEPARATOR_INSIDE),
        ("963;964;", IdProblem.SEPARATOR_INSIDE),
        ("MsgID:", IdProblem.EMPTY),
        ("UserMsgID = ", IdProblem.EMPTY),
        ("\u3164\ufe0f", IdProblem.EMPTY),
        ("1.23E+15", IdProblem.EXCEL_NUMBER),
        ("1,23E+15", IdProblem.EXCEL_NUMBER),
        ("1.23e+15", IdProblem.EXCEL_NUMBER),
        ("1E+15", IdProblem.EXCEL_NUMBER),
        ("MsgID: 1,15292E+18", IdProblem.EXCEL_NUMBER),
        ("9\x0063", IdProblem.CONTROL_CHARACTER),
        ("9\x1b[63", IdProblem.CONTROL_CHARACTER),
        ("9\ud80063", IdProblem.CONTROL_CHARACTER),
        ("9\ufffe63", IdProblem.CONTROL_CHARACTER),
        ("x" * (LONGEST_ID + 1), IdProblem.TOO_LONG),
        ("x" * 20_000 + "\n963", IdProblem.TOO_LONG),
    ],
)
def test_what_cannot_be_an_id_is_refused_with_the_reason(pasted: str, problem: IdProblem) -> None:
    assert parse_id(pasted).problem is problem


def test_a_customers_own_id_may_hold_a_space() -> None:
    assert parse_id("order 15", USER).problem is None


@pytest.mark.parametrize("kind", list(IdKind))
@given(pasted=st.text(max_size=300))
@example(pasted='="="963""')
@example(pasted="ID: ID: 5")
@example(pasted="MsgID MsgID 5")
def test_cleaning_never_raises_and_does_nothing_more_the_second_time(kind: IdKind, pasted: str) -> None:
    parsed = parse_id(pasted, kind)
    if parsed.problem is None:
        assert parsed.text
        assert parsed.text == parsed.text.strip()
        assert not any(unicodedata.category(c) in {"Cf", "Cc", "Cs"} for c in parsed.text)
        again = parse_id(parsed.text, parsed.label or kind)
        assert (again.text, again.problem) == (parsed.text, None)


@given(
    st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_./-]{0,28}[A-Za-z0-9]", fullmatch=True).filter(lambda text: "id" not in text.lower())
)
def test_an_ordinary_id_is_sent_as_it_is(text: str) -> None:
    assert parse_id(f' "{text}", ').text == text


def test_the_other_kind() -> None:
    assert (MSG.other, USER.other) == (USER, MSG)


@pytest.mark.parametrize(
    "text",
    ["(A)", "#A", "A.", "1.0", "=963", "1.0-rc", "A:", "*A*", "=A", "A;B", "order - 15", "id A", "a=1&b=2", "SMS#15", "SMS 15"],
)
def test_somebodys_own_id_keeps_its_signs(text: str) -> None:
    assert parse_id(text, USER).text == text


@pytest.mark.parametrize("text", ["(963)", "#963", "963."])
def test_signs_around_digits_are_none_of_anybodys_id(text: str) -> None:
    assert parse_id(text, USER).text == "963"


@pytest.mark.parametrize(
    ("text", "kind", "label", "taken"),
    [
        ('{"UserMsgID": "1YT", "msgID": 963}', USER, USER, "1YT"),
        ('{"msgID": 963}', USER, MSG, "963"),
        ("https://crm.example/?usermsgid=1YT", MSG, USER, "1YT"),
        ("https://crm.example/?id=963", USER, None, "963"),
    ],
)
def test_a_field_names_its_kind(text: str, kind: IdKind, label: IdKind | None, taken: str) -> None:
    parsed = parse_id(text, kind)
    assert (parsed.text, parsed.label, parsed.problem) == (taken, label, None)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ('{"msgID":"963","userMsgID":"order 15"}', "order 15"),
        ('"userMsgID":"CRM\\/\\u043715"', "CRM/з15"),
        ('{\\"userMsgID\\":\\"CRM\\\\/15, 16\\"}', "CRM/15, 16"),
        ('"userMsgID":"it\'s 5"', "it's 5"),
        ("{'userMsgID': 'A\"5\"b'}", 'A"5"b'),
        ("<userMsgID>A&amp;B 5</userMsgID>", "A&B 5"),
        ("&lt;userMsgID&gt;A&amp;amp;B 5&lt;/userMsgID&gt;", "A&B 5"),
        ('<sms userMsgID="it\'s 5"/>', "it's 5"),
        ("https://crm.example/?usermsgid=A(1)'b", "A(1)'b"),
    ],
)
def test_an_id_out_of_a_field_is_never_a_part_of_it(text: str, whole: str) -> None:
    assert parse_id(text, USER) == (whole, None, USER)
    if "963" not in text:
        assert parse_id(text, MSG) == (whole, None, USER)


@pytest.mark.parametrize(
    "text", ['"userMsgID": null, "msgID": 963', '{"userMsgID":"","msgID":"963"}', "<MsgID>963</MsgID><UserMsgID></UserMsgID>"]
)
def test_an_empty_field_is_no_id(text: str) -> None:
    assert parse_id(text, USER) == ("963", None, MSG)


@pytest.mark.parametrize(
    "text", ['[{"msgID": 963}, {"msgID": 964}]', "https://crm.example/orders/963", "сообщение от клиента", "message"]
)
def test_nothing_is_taken_where_it_would_be_a_guess(text: str) -> None:
    assert parse_id(text).text not in {"963", "964", ""}


@pytest.mark.parametrize(
    ("text", "kind", "hint"),
    [
        ("963", MSG, None),
        ("A_9-6", MSG, None),
        ("9/63", MSG, IdHint.UNUSUAL),
        ("9/63", USER, None),
        ("", MSG, None),
        ("1234567890123450", MSG, IdHint.MAYBE_ROUNDED),
        ("12345678901234500", USER, IdHint.MAYBE_ROUNDED),
        ("12345678901234501", MSG, None),
        ("123456789012340", MSG, None),
    ],
)
def test_what_is_odd_is_hinted_at(text: str, kind: IdKind, hint: IdHint | None) -> None:
    assert id_hint(text, kind) is hint


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("963 964", ("963", "964")),
        ("963, 964", ("963", "964")),
        ("#963;964.", ("963", "964")),
        ("963 и 964", ("963", "964")),
        ("963, and 964", ("963", "964")),
        ("963 және 964", ("963", "964")),
        ("963", None),
        ("963 964 965", None),
        ("963 1.2E+15", None),
    ],
)
def test_two_ids_are_seen_as_two(text: str, ids: tuple[str, str] | None) -> None:
    assert two_ids(text, MSG) == ids


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("СRM-1", "CRM-1"),
        ("СОM-1", "COM-1"),
        ("ЗАКАЗ-A1", "ЗАКАЗ-А1"),
        ("CRM-1", None),
        ("ЗАКАЗ-1", None),
        ("ЖD-1", None),
        ("963", None),
    ],
)
def test_mixed_alphabets_have_another_spelling(text: str, other: str | None) -> None:
    assert other_spelling(text) == other


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1YT", "1yt", True),
        (" {1YT} ", "1yt", True),
        ("{ 1YT }", "1YT", True),
        ("{1YT", "1YT", False),
        ("1YT}", "1YT", False),
        ("й", "и\u0306", True),
        ("Σ", "ς", True),
        ("ß", "ss", False),
        ("963", "0963", False),
        ("(963)", "963", False),
    ],
)
def test_two_spellings_of_one_id(one: str, other: str, same: bool) -> None:
    assert same_id(one, other) is same_id(other, one) is same


@pytest.mark.parametrize("sign", ["\ufe10", "\uff5f"])
def test_the_sign_behind_variation_selectors_or_full_width_forms_is_none_of_them(sign: str) -> None:
    assert parse_id(f"96{sign}3", USER).text == f"96{sign}3"


@pytest.mark.parametrize(("longer", "parsed"), [(0, ("963", None, None)), (1, ("", IdProblem.TOO_LONG, None))])
def test_an_id_is_looked_for_in_a_text_up_to_some_length(longer: int, parsed: ParsedId) -> None:
    link = "https://crm.example/sms?id=963&x="
    assert parse_id(link + "y" * (20_000 - len(link) + longer)) == parsed


@pytest.mark.parametrize(("text", "label"), [("<UserMsgID></UserMsgID>", USER), ("<a:MsgID> </a:MsgID>", MSG)])
def test_an_empty_element_names_its_kind(text: str, label: IdKind) -> None:
    assert parse_id(text) == ("", IdProblem.EMPTY, label)
