"""One line of the benchmarks' table, and the table as text."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Literal, NamedTuple


class Goal(NamedTuple):
    """What a figure is held against: `ratio` to the plainest program, milliseconds `over` it, or the figure itself."""

    of: Literal["ratio", "over", "at most", "at least"]
    value: float

    def __str__(self) -> str:
        sign = {"ratio": "×", "over": "+", "at most": "≤", "at least": "≥"}[self.of]
        return f"{self.value:g}{sign}" if self.of == "ratio" else f"{sign} {self.value:g}"


class Row(NamedTuple):
    """One figure in all its runs, `beside` it the plainest program that does the same, in the same runs by turns.

    Median against median, but for a ratio or a difference the median of the pairs: what disturbs a pair disturbs both.
    """

    what: str
    runs: Sequence[float]
    unit: str = "ms"
    beside: str = ""
    plain: Sequence[float] = ()
    goal: Goal | None = None

    @property
    def figure(self) -> float:
        """The median."""
        return statistics.median(self.runs)

    @property
    def ratio(self) -> float | None:
        """How many times the plainest program's."""
        return statistics.median(ours / plain for ours, plain in self._pairs()) if self.plain else None

    @property
    def is_kept(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        if self.goal is None:
            return None
        if self.goal.of == "at least":
            return self.figure >= self.goal.value
        if self.goal.of == "ratio":
            return (self.ratio or 0.0) <= self.goal.value
        over = statistics.median(ours - plain for ours, plain in self._pairs()) if self.goal.of == "over" else self.figure
        return over <= self.goal.value

    def _pairs(self) -> list[tuple[float, float]]:
        if len(self.runs) == len(self.plain):
            return list(zip(self.runs, self.plain, strict=True))
        return [(self.figure, statistics.median(self.plain))]

    def cells(self) -> tuple[str, ...]:
        """As the table shows it."""
        low, high = min(self.runs), max(self.runs)
        spread = f"{low:.3g}–{high:.3g}" if len(self.runs) > 1 else ""
        plain = f"{statistics.median(self.plain):.4g}" if self.plain else ""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        kept = {True: "kept", False: "NOT KEPT", None: ""}[self.is_kept]
        figure = f"{self.figure:.4g} {self.unit}"
        return (self.what, figure, spread, plain, ratio, str(self.goal or ""), kept, self.beside)


_HEADINGS = ("figure", "median", "lowest–highest", "beside it", "ratio", "goal", "", "what stands beside it")


def table(rows: Sequence[Row]) -> str:
    """All rows under their headings."""
    lines = [_HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEADINGS))]
    text = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines)
    return "\n".join(text)
