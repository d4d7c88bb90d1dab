"""The middle of phone numbers, hidden when so asked, however they are spelled: in the window, in exports and in evidence."""

from __future__ import annotations

import re

_GAP = r"[\s().\-‐-―−/_·\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]{0,3}"
_NATIONAL = rf"[7-9](?:{_GAP}\d){{9}}"
_PHONE = (
    rf"(?<!\d)(?:(?:\+|00)?{_GAP}[78]{_GAP}{_NATIONAL}|\+\d{{9,15}}|\+{_GAP}\d(?:{_GAP}\d){{8,14}}|7(?:{_GAP}\d){{9}})(?!\d)"
)
_LAST_DIGITS = 10  # of a Kazakh number, without the 7 or 8 in front
_SHORTEST, _LONGEST = 7, 15  # digits; what is shorter may be in any text by chance

_KAZAKH = re.compile(r"(?:00)?[78](\d{3})\d{5}(\d{2})|(7\d{2})\d{5}(\d{2})", re.ASCII)


def mask_number(text: str) -> str:
    """A Kazakh or Russian number as `+7 701 ••• •• 67`, however it is spelled; of another one the first four digits and the
    last two stay, and everything that is no digit.
    """
    if match := _KAZAKH.fullmatch(_digits(text)):
        first, last = text.index(match[0][0]), len(re.sub(r"\D*$", "", text))
        first = text.find("+", 0, first) if "+" in text[:first] else first
        # The opening bracket of an operator's code, whose other half is hidden.
        before = text[:first].removesuffix("(") if ")" in text[first:last] else text[:first]
        return f"{before}+7 {match[1] or match[3]} ••• •• {match[2] or match[4]}{text[last:]}"
    digits = [place for place, c in enumerate(text) if c.isdigit()]
    hidden = set(digits[4:-2] if len(digits) > 6 else digits[:-2] if len(digits) > 2 else digits)
    return "".join("•" if place in hidden else c for place, c in enumerate(text))


class NumberMask:
    """Hides phone numbers in what belongs to one row. `recipient` is the number that is known there, or None."""

    def __init__(self, recipient: str | None = None) -> None:
        self._known = _digits(recipient or "")[-_LAST_DIGITS:]

    def text(self, text: str) -> str:
        """`text` with every phone number in it hidden: Kazakh and Russian ones, any that begins with `+`, and the known one."""
        masked = re.sub(_PHONE, lambda match: mask_number(match[0]), text)
        if len(self._known) < _SHORTEST:
            return masked
        if self._known in masked:
            return re.sub(rf"(?:\+?[78])?{self._known}", lambda match: mask_number(match[0]), masked)
        return mask_number(masked) if self._is_known(masked) else masked

    def id(self, text: str, *, chosen_by_client: bool) -> str:
        """An id, hidden only where the whole of it is the known number, or a phone number that a client took for an id.

        The gateway's own ids are numbers as well: one that merely looks like a phone number stays.
        """
        is_number = self._is_known(text) and not any(c.isalpha() for c in text)
        return mask_number(text) if is_number or (chosen_by_client and re.fullmatch(_PHONE, text.strip())) else text

    def _is_known(self, text: str) -> bool:
        digits = _digits(text)
        return _SHORTEST <= len(self._known) <= len(digits) <= _LONGEST and digits.endswith(self._known)


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
