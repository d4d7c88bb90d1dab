"""Rows of a sheet whose cells are all written in the plainest way; see `PlainElements`.

Rows are mostly written like the one before, so what is not a value is understood once for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from string import ascii_uppercase
from typing import Generic, TypeVar

from kit_desktop.core.lists.reading.plain_elements import PlainElements

_OPENING = rb"""<row(?=[^>]* r="(?P<number>[0-9]{1,7})")(?: [\w:.]+="[^"<>&]*")*+>"""
_CELL = rb"""<c r="[A-Z]{1,3}(?P=number)"(?: s="[0-9]{1,5}")?(?: t="(?:s|n|b|e|str)")?(?:/>|><v>[ -%'-;=?-~]*</v></c>)"""
"""In a row of that number. A value in plain ASCII without markup is the same in every encoding that may be declared."""

_ROW = re.compile(rb"(?P<before>%s)(?P<plain>(?:%s)++)(?=</row>)" % (_OPENING, _CELL))
_HEAD = re.compile(r"""<c r="([A-Z]+)"(?: s="([0-9]+)")?(?: t="([a-z]+)")?>""")
_MOST_PLANS = 1_000

PlainCell = tuple[str, str, str]
"""Column, format and kind as in the file; empty where it does not say."""

_Plan = TypeVar("_Plan")


class PlainRows(Generic[_Plan]):
    """Takes rows out of a sheet. `plan` makes what its owner needs of the cells with a value in them."""

    def __init__(self, plan: Callable[[Sequence[PlainCell]], _Plan]) -> None:
        self.elements = PlainElements(_ROW, b"c", b"</row>")
        self._plan = plan
        self._plans: dict[str, _Plan] = {}

    def read(self, attributes: dict[str, str]) -> tuple[_Plan, list[str]] | None:
        """The plan for the row that this element stands in for, and its values; None where it is an element of the file's own.

        Raises as `PlainElements.taken`.
        """
        taken = self.elements.taken(attributes)
        if taken is None:
            return None
        # Heads and values take turns, and a value holds no "<".
        pieces = taken.decode().replace("</v></c>", "<v>").split("<v>")
        heads, values = "".join(pieces[::2]), pieces[1::2]
        number = heads[6 : heads.index('"', 6)].lstrip(ascii_uppercase)
        written = heads.replace(f'{number}"', '"')
        plan = self._plans.get(written)
        # The row's number may end a format's too, and is a part of that.
        is_one_of_many = len(heads) - len(written) == len(number) * heads.count("<c ")
        if plan is None or not is_one_of_many:
            without_number = re.sub(rf'(?<=[A-Z]){number}(?=")', "", heads)
            plan = self._plan(_HEAD.findall(without_number))
            if is_one_of_many:
                if len(self._plans) >= _MOST_PLANS:
                    self._plans.clear()
                self._plans[written] = plan
        return plan, values
