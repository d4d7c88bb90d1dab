"""SOAP: fields that are missing, twice, moved or renamed; result codes and ids."""

from __future__ import annotations

from collections.abc import Iterator

from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome, Reason

from ..replies import FIELDS, MSG_ID, USER_MSG_ID, elements, envelope, fields, replaced, reply, reply_with, response, result
from .case import ANY_FIELDS, NOT_UNDERSTOOD, RIGHT_OR_REFUSED, WORDS, Case, Seen, case
from .replies import answer

GOOD = elements(FIELDS)


def _fields() -> Iterator[Case]:
    needed = {"resultCode": Reason.NO_RESULT_CODE, "msgID": Reason.NO_ID}
    for name in FIELDS:
        others: dict[str, str | None] = {key: text for key, text in FIELDS.items() if key != name}
        shapes: dict[str, tuple[str, str | None]] = {
            "missing": ("", None),
            "empty": (f"<ns1:{name}></ns1:{name}>", ""),
            "closing itself": (f"<ns1:{name}/>", ""),
            "nil": (f'<ns1:{name} xsi:nil="true"/>', None),
            "blank": (f"<ns1:{name}> \n </ns1:{name}>", " \n "),
        }
        for shape, (markup, text) in shapes.items():
            body = answer(replaced(**{name: markup}))
            if name in needed:
                yield case(f"{name} {shape}", NOT_UNDERSTOOD, body, reason=needed[name], check=_keeps(others, name))
            else:
                expected = others if text is None or shape == "blank" else others | {name: text}
                yield case(f"{name} {shape}", Outcome.OK, body, fields=expected)
        element = elements({name: FIELDS[name]})
        yield case(f"{name} twice, the same", NOT_UNDERSTOOD, answer(reply_with(GOOD + element)), reason=Reason.BAD_FIELD)
        other = elements({name: "5"})
        yield case(f"{name} twice, different", NOT_UNDERSTOOD, answer(reply_with(other + GOOD)), reason=Reason.BAD_FIELD)
        nested = replaced(**{name: f"<ns1:{name}><ns1:v>{FIELDS[name]}</ns1:v></ns1:{name}>"})
        yield case(f"{name} with an element inside", NOT_UNDERSTOOD, answer(nested), reason=Reason.BAD_FIELD)
        moved = reply_with("".join(elements({key: text}) for key, text in FIELDS.items() if key != name) + element)
        yield case(f"{name} last", Outcome.OK, answer(moved))
        outside = envelope(response(result(elements({key: text for key, text in FIELDS.items() if key != name})) + element))
        outcome = NOT_UNDERSTOOD if name in needed else Outcome.OK
        yield case(f"{name} outside the Result", outcome, answer(outside), fields=others | {name: None})
        for variant in (name.upper(), name.capitalize(), name + "s"):
            if variant != name:
                renamed = replaced(**{name: f"<ns1:{variant}>{FIELDS[name]}</ns1:{variant}>"})
                yield case(f"{name} as {variant}", outcome, answer(renamed), fields=others | {name: None})
        typed = replaced(**{name: f'<ns1:{name} xsi:type="xsd:string" a="b">{FIELDS[name]}</ns1:{name}>'})
        yield case(f"{name} with a type", Outcome.OK, answer(typed))
        full = replaced(**{name: f'<ns1:{name} xsi:nil="true">{FIELDS[name]}</ns1:{name}>'})
        yield case(f"{name} nil and full", RIGHT_OR_REFUSED, answer(full), fields=others)
    yield case("all fields in reverse", Outcome.OK, answer(reply_with(elements(reversed(FIELDS.items())))))
    only = elements({"resultCode": "0", "msgID": MSG_ID})
    empty: dict[str, str | None] = dict.fromkeys(FIELDS)
    yield case(
        "only resultCode and msgID", Outcome.OK, answer(reply_with(only)), fields=empty | {"resultCode": "0", "msgID": MSG_ID}
    )
    for name, extra in {
        "one unknown field": "<ns1:price>12.5</ns1:price>",
        "an unknown field of another namespace": '<x:y xmlns:x="urn:x">z</x:y>',
        "known names of another namespace": '<x:msgID xmlns:x="urn:x">964</x:msgID><x:lang xmlns:x="urn:x">1</x:lang>',
        "an unknown field with fields inside": f"<ns1:parts>{elements(fields(resultCode='1', msgID='9'))}</ns1:parts>",
        "an unknown field with a Result inside": f"<ns1:x>{result(GOOD)}</ns1:x>",
        "500 unknown fields": "<ns1:x>1</ns1:x>" * 500,
        "an unknown empty field twice": "<ns1:x/><ns1:x/>",
    }.items():
        yield case(name, Outcome.OK, answer(reply_with(extra + GOOD)))
        yield case(f"{name}, at the end", Outcome.OK, answer(reply_with(GOOD + extra)))


def _keeps(others: dict[str, str | None], name: str) -> object:
    def check(seen: Seen) -> str | None:
        lost = [key for key, text in others.items() if (seen.fields or {}).get(key) != text]
        return f"without {name} these are hidden: {lost}" if lost else None

    return check


def _result_codes() -> Iterator[Case]:
    for text in (
        "",
        " ",
        "OK",
        "success",
        "true",
        "nil",
        "None",
        "0_0",
        "0.0",
        "0,0",
        "0x0",
        "0e0",
        "0b0",
        "٠",
        "０",
        "०",
        "²",
        "𝟎",
        "0 0",
        "0;",
        "\u00a00",
        "\u200b0",
        "0\u200b",
        "--0",
        "- 0",
        "0-",
        "(0)",
        "'0'",
        "9" * 20,
        "9" * 5000,
        "2147483648",
        "-2147483649",
        "NaN",
        "INF",
        "<0>",
    ):
        yield case(f"resultCode {text[:24]!r}", NOT_UNDERSTOOD, answer(reply(resultCode=text)), reason=Reason.NO_RESULT_CODE)
    for text in (" 0", "0 ", "\n0\t"):
        yield case(f"resultCode {text!r}", Outcome.OK, answer(reply(resultCode=text)), fields=fields(resultCode=text))
    for text in ("00", "+0", "-0", "000000000000000000"):
        yield case(f"resultCode {text!r}", RIGHT_OR_REFUSED, answer(reply(resultCode=text)), fields=fields(resultCode=text))
    for code in ("1", "2", "-1", "404", " 1 ", "2147483647", "-2147483648", "01"):
        for words, outcome in WORDS.items():
            if code == "1" or words in {"Internal error", "Неверный логин или пароль", "Record Not Found"}:
                body = answer(reply(resultCode=code, resultS=words))
                yield case(f"resultCode {code!r}: {words}", outcome, body, words=words)
    for words in ("", " ", "OK", "0"):
        yield case(f"resultCode 1 with words {words!r}", Outcome.SERVER_FAULT, answer(reply(resultCode="1", resultS=words)))
    sparse = elements({"resultCode": "1", "resultS": "Record Not Found"})
    yield case("not found, with nothing else", Outcome.NOT_FOUND, answer(reply_with(sparse)), words="Record Not Found")
    empty = elements(dict.fromkeys(FIELDS, "") | {"resultCode": "1", "resultS": "Record Not Found"})
    yield case("not found, the rest empty", Outcome.NOT_FOUND, answer(reply_with(empty)), words="Record Not Found")
    for words in ("Ошибка", "Record Not Found", "Wrong password"):
        yield case(f"resultCode 0 with words {words}", Outcome.OK, answer(reply(resultS=words)), fields=fields(resultS=words))


def _ids() -> Iterator[Case]:
    other = Reason.OTHER_MESSAGE
    for text in (
        "964",
        "0963",
        "963.0",
        "9630",
        "96",
        "-963",
        "+963",
        "９６３",
        "٩٦٣",
        "9 63",
        "963\u200b",
        "\u202e963",
        "963,964",
        "0x3c3",
        "null",
    ):
        body = answer(reply(msgID=text))
        yield case(f"about another message: {text!r}", NOT_UNDERSTOOD, body, reason=other, check=_tells_nothing)
    for text in (" 963", "963 ", "\n963\n"):
        yield case(f"id with blanks: {text!r}", RIGHT_OR_REFUSED, answer(reply(msgID=text)), fields=ANY_FIELDS)
    swapped = answer(reply(msgID=USER_MSG_ID, userMsgID=MSG_ID))
    yield case("the two ids swapped", NOT_UNDERSTOOD, swapped, reason=other)

    def mine(name: str, allowed: Outcome | set[Outcome], ask: str, **changes: str) -> Case:
        return case(
            f"by UserMsgID: {name}", allowed, answer(reply(**changes)), by=IdKind.USER_MSG_ID, ask=ask, fields=fields(**changes)
        )

    yield mine("good", Outcome.OK, USER_MSG_ID)
    yield mine("whatever the MsgID is", Outcome.OK, USER_MSG_ID, msgID="")
    yield mine("another's", NOT_UNDERSTOOD, USER_MSG_ID, userMsgID="1YZ")
    yield mine("other case", Outcome.OK, USER_MSG_ID, userMsgID="1yt")
    yield mine("empty", NOT_UNDERSTOOD, USER_MSG_ID, userMsgID="")
    yield mine("the MsgID repeats it instead", NOT_UNDERSTOOD, USER_MSG_ID, userMsgID="", msgID=USER_MSG_ID)
    for text in ("000123", "Тапсырыс-Ққ", "a b", "<a&b>", "😀", "x" * 200, "%20", "'; --"):
        yield mine(f"{text[:20]!r}", Outcome.OK, text, userMsgID=text)
    yield mine("composed and not", RIGHT_OR_REFUSED, "й", userMsgID="и\u0306")
    yield mine("look-alike letters", NOT_UNDERSTOOD, "AB1", userMsgID="АВ1")


def _tells_nothing(seen: Seen) -> str | None:
    return "another message's data is shown as this one's" if seen.fields else None


CASES = (
    *_fields(),
    *_result_codes(),
    *_ids(),
)
