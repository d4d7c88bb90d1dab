"""A number as Excel shows it: leading zeros and fixed texts of the number formats that ids are kept in.

The formats' rules: ECMA-376 part 1, 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from kit_desktop.core.lists.reading.values import RefusedReason

_MOST_DIGITS = 10**15  # Excel keeps fifteen
_BUILT_IN = {
    **dict.fromkeys((*range(9), *range(37, 45), 49), "General"),
    **dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), "yyyy"),
}
"""The formats that a workbook does not spell out, as far as it matters here."""

_TOKEN = re.compile(
    r"""(?P<quoted>"[^"]*"?) | \\(?P<escaped>.) | _. | \*. | (?P<general>general|@)
    | \[(?P<elapsed>[hms]+)\] | \[\$(?P<currency>[^\]-]*)[^\]]*\]
    | \[(?:black|blue|cyan|green|magenta|red|white|yellow|color\s*\d+)\] | (?P<bracket>\[[^\]]*\]?)
    | (?P<date>am/pm|a/p|[ymdhsgeb](?![+-]?[0#?])) | (?P<exponent>e[+-]) | (?P<digit>[0#?]) | (?P<other>.)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_SECTION = re.compile(r'(?:"[^"]*"?|\\.|\[[^\]]*\]?|[^;])+|(?<=;)(?=;|$)', re.DOTALL)
_SPACED_THOUSANDS = re.compile(r"#\\?[ \u00a0\u202f]##0")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """One section of a format. `pieces` are fixed texts and places for digits (`0` or `#`); None where a whole number is
    shown in another form than by its digits.
    """

    is_date: bool = False
    pieces: tuple[str, ...] | None = None

    def digits(self, digits: str) -> str | None:
        """A whole number's digits as they are shown; None where this is not known."""
        if self.pieces is None:
            return None
        places = [piece for piece in self.pieces if piece in {"0", "#"}]
        if not places:
            return None
        zeros = len(places) - places.index("0") if "0" in places else 0
        number = digits.lstrip("0").rjust(zeros, "0")
        # The first place has room for all digits that the others have none for.
        first = max(1, len(number) - len(places) + 1)
        shown = iter([*[""] * (len(places) - len(number)), number[:first], *number[first:]])
        return "".join(next(shown) if piece in {"0", "#"} else piece.removeprefix("'") for piece in self.pieces).strip()


@lru_cache(maxsize=4096)
def parse_format(code: str) -> tuple[NumberFormat, ...]:
    """The sections of a number format: for positive numbers, and where they are given for negative ones, zero and text."""
    return tuple(map(_section, _SECTION.findall(code) or ["General"]))


def built_in(number: int) -> str:
    """The code of a format that has a number only; what is not known is a format that may show anything."""
    return _BUILT_IN.get(number, "[?]" if number < 164 else "General")


def number_text(value: float, code: str, *, from_1904: bool = False) -> tuple[str, RefusedReason | None]:
    """A number as text, and why it is no id any more, if so.

    Whole numbers of up to fifteen digits are exact and shown as Excel shows them; what is longer, or has a fraction, is not
    what somebody typed any more. A date may have been `10-12`.
    """
    sections = parse_format(code)
    section = sections[0]
    if section.is_date:
        return _date(value, from_1904=from_1904), RefusedReason.EXCEL_DATE
    if not (abs(value) < _MOST_DIGITS and value == int(value)):
        return f"{value:.15g}".upper(), RefusedReason.EXCEL_NUMBER
    digits = str(abs(int(value)))
    if value < 0:
        plain = len(sections) == 1 and section.pieces is not None and set(section.pieces) <= {"0", "#"}
        shown = section.digits(digits) if plain else None
        return ("-" + (shown or digits), None if shown else RefusedReason.SHOWN_DIFFERENTLY)
    if value == 0 and len(sections) > 2:
        section = sections[2]
    shown = section.digits(digits)
    return (digits, RefusedReason.SHOWN_DIFFERENTLY) if shown is None else (shown, None)


def _section(code: str) -> NumberFormat:
    code = _SPACED_THOUSANDS.sub("#,##0", code)
    pieces: list[str] = []
    known = code != ""  # an empty section hides the number
    after_point = False
    for token in _TOKEN.finditer(code):
        kind, text = token.lastgroup, token[0]
        if kind in {"date", "elapsed"}:
            return NumberFormat(is_date=True)
        if text == ",":
            # Between digits it parts thousands, which are no part of an id; behind the last one it divides.
            known = known and re.match(r"[,\s]*[0#?]", code[token.end() :]) is not None
        elif kind in {"bracket", "exponent"} or text in {"%", "/"}:
            known = False
        elif text == ".":
            after_point = True
        elif kind != "digit" or not after_point:  # decimals of a whole number are zeros
            pieces.append(_piece(kind, token))
    return NumberFormat(pieces=tuple(filter(None, pieces)) if known else None)


def _piece(kind: str | None, token: re.Match[str]) -> str:
    """A place for a digit, or an apostrophe and a fixed text; empty for what only spaces or colours."""
    if kind == "general":
        return "0"
    if kind == "digit":
        return "0" if token[0] == "0" else "#"
    if kind == "quoted":
        return "'" + token[0].strip('"')
    return "'" + token[kind] if kind in {"escaped", "currency", "other"} else ""


def _date(value: float, *, from_1904: bool) -> str:
    # Excel has a 29 February 1900.
    first = "1904-01-01" if from_1904 else "1899-12-31" if value < 60 else "1899-12-30"
    try:
        moment = datetime.fromisoformat(first) + timedelta(seconds=round(value * 86_400))
    except (OverflowError, ValueError):
        return f"{value:.15g}"
    text = moment.isoformat(" ", "seconds").removesuffix(" 00:00:00")
    return text.removeprefix(f"{first} ") if value < 1 else text
