"""Where a lookup stopped on its way, and what helps where the gateway knows no such message."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.ui.lookup.way_card import NotFoundCard, WayCard
from kit_desktop.ui.widgets.card import ANSWER_MARGINS
from kit_desktop.ui.widgets.journey import Journey
from kit_desktop.ui.widgets.plain_label import PlainLabel

from ..window_bench import Bench, answer, seen

STEP = "If every id gives this answer, check the address in the settings."


@pytest.mark.parametrize(
    ("outcome", "facts", "shown"),
    [
        (Outcome.NOT_FOUND, Facts(), True),
        # Its advice says the same.
        (Outcome.NOT_FOUND, Facts(Reason.HTTP_404), False),
        (Outcome.TIMED_OUT, Facts(), False),
        (Outcome.OK, Facts(), False),
    ],
)
def test_steps_are_shown_where_an_id_is_not_found(bench: Bench, outcome: Outcome, facts: Facts, shown: bool) -> None:
    bench.show(Outcome.NOT_FOUND)
    bench.show(outcome, facts=facts)
    lines = seen(bench.window.result).splitlines()
    assert ("If it still is not found" in lines) is shown
    assert (STEP in lines) is shown


@pytest.mark.parametrize(
    ("outcome", "reason", "stops"),
    [
        (
            Outcome.UNREACHABLE,
            Reason.NAME_NOT_FOUND,
            ["in order, reached", "isms.center not found, delivery stopped", "not reached", "not reached", "not reached"],
        ),
        (
            Outcome.UNREACHABLE,
            Reason.REFUSED,
            ["in order, reached", "in order, reached", "refused or no way, delivery stopped", "not reached", "not reached"],
        ),
        (
            Outcome.UNREACHABLE,
            Reason.NO_ROUTE,
            ["in order, reached", "in order, reached", "refused or no way, delivery stopped", "not reached", "not reached"],
        ),
        (
            Outcome.TLS_UNTRUSTED,
            None,
            ["in order, reached", "in order, reached", "in order, reached", "not trusted, delivery stopped", "not reached"],
        ),
        (Outcome.UNREACHABLE, None, None),
        # What a reason alone says proves nothing of another outcome.
        (Outcome.PROXY_ERROR, Reason.NAME_NOT_FOUND, None),
        (Outcome.PROXY_ERROR, Reason.REFUSED, None),
        (Outcome.OK, None, None),
    ],
)
def test_the_way_ends_where_the_reason_proves_it(
    qtbot: QtBot, outcome: Outcome, reason: Reason | None, stops: list[str] | None
) -> None:
    card = WayCard()
    qtbot.addWidget(card)
    card.show_result(answer(outcome=outcome, facts=Facts(reason, host="isms.center", port=443)))
    assert card.isHidden() is (stops is None)
    if stops is not None:
        journey = card.findChild(Journey)
        assert isinstance(journey, Journey)
        way = journey.accessibleName().removeprefix("The message’s way: ").split("; ")
        names = ("This computer", "Server’s name", "Connection", "Encryption", "Gateway")
        assert way == [f"{name}: {words}" for name, words in zip(names, stops, strict=True)]


def test_of_a_long_name_the_beginning_is_told(qtbot: QtBot) -> None:
    card = WayCard()
    qtbot.addWidget(card)
    for host, told in (("x" * 60, "x" * 40 + "… not found"), (None, "? not found")):
        card.show_result(answer(outcome=Outcome.UNREACHABLE, facts=Facts(Reason.NAME_NOT_FOUND, host=host, port=443)))
        assert f"Server’s name: {told}, " in card.findChild(Journey).accessibleName()


def test_the_way_has_the_card_for_itself(qtbot: QtBot) -> None:
    card = WayCard()
    qtbot.addWidget(card)
    card.show_result(answer(outcome=Outcome.TLS_UNTRUSTED))
    card.resize(700, card.sizeHint().height())
    card.show()
    title, way = card.findChild(PlainLabel).geometry(), card.findChild(Journey).geometry()
    beside, above = ANSWER_MARGINS
    assert (title.x(), title.y(), way.x()) == (beside, above, beside)
    assert 0 < way.top() - title.bottom() - 1 < above, "they belong together"
    assert (card.width() - 1 - way.right(), card.height() - 1 - way.bottom()) == (beside, above)


def test_each_step_stands_beside_its_number_under_the_heading(qtbot: QtBot) -> None:
    card = NotFoundCard()
    qtbot.addWidget(card)
    card.show_result(answer(outcome=Outcome.NOT_FOUND))
    card.resize(700, card.heightForWidth(700))
    card.show()
    heading, *others = [label.geometry() for label in card.findChildren(PlainLabel)]
    beside, above = ANSWER_MARGINS
    assert (heading.x(), heading.y(), card.height() - 1 - others[-1].bottom()) == (beside, above, above)
    lines = [heading, *others[1::2]]
    for number, step, before in zip(others[::2], lines[1:], lines, strict=False):
        assert 0 < step.top() - before.bottom() - 1 == lines[1].top() - heading.bottom() - 1 < above
        assert number.top() == step.top()
        assert heading.left() == number.left()
        assert 0 < step.left() - number.right() - 1 < above
        assert step.right() == card.width() - 1 - beside
