"""What can be done with an answer, in one row."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from kit_desktop.ui.lookup.action_row import ActionRow
from kit_desktop.ui.widgets.button import Button, ButtonKind

from ..screens import tab_stops


@pytest.fixture
def row(qtbot: QtBot) -> ActionRow:
    made = ActionRow()
    qtbot.addWidget(made)
    for text in ("Copy for ticket", "Look up again", "Settings…"):
        made.add(Button(text, icon="copy"))
    made.resize(900, 40)
    made.show()
    made.arrange()
    return made


def texts(row: ActionRow) -> list[str]:
    """The buttons as they stand, left to right."""
    return [button.text() for button in sorted(row.buttons, key=lambda button: button.x()) if button.isVisible()]


def test_they_stand_in_their_order_but_the_next_step_first(row: ActionRow) -> None:
    copy, again, settings = row.buttons
    assert texts(row) == ["Copy for ticket", "Look up again", "Settings…"]
    row.set_primary(settings)
    assert texts(row) == ["Settings…", "Copy for ticket", "Look up again"]
    assert settings.kind is ButtonKind.FILLED
    row.set_primary(again)
    assert tab_stops(row.window(), again)[0] is copy
    assert (settings.kind, again.kind) == (ButtonKind.OUTLINED, ButtonKind.FILLED)
    row.set_primary(None)
    assert again.kind is ButtonKind.OUTLINED
    assert texts(row) == ["Copy for ticket", "Look up again", "Settings…"]


def test_one_more_stands_before_another(qtbot: QtBot, row: ActionRow) -> None:
    watch = Button("Watch")
    row.add(watch, before=row.buttons[1])
    watch.show()
    qtbot.waitUntil(lambda: texts(row) == ["Copy for ticket", "Watch", "Look up again", "Settings…"])


def test_what_is_hidden_takes_no_room(qtbot: QtBot, row: ActionRow) -> None:
    copy, again, _ = row.buttons
    place = again.x()
    copy.hide()
    qtbot.waitUntil(lambda: again.x() == 0)
    copy.show()
    qtbot.waitUntil(lambda: again.x() == place)
    assert again.x() == copy.width() + 8


def test_where_there_is_no_room_the_last_lose_their_words_first(row: ActionRow) -> None:
    buttons = row.buttons
    whole = [button.width() for button in buttons]

    def cut() -> list[bool]:
        return [button.width() < width for button, width in zip(buttons, whole, strict=True)]

    row.resize(sum(whole) + 16, 40)
    assert cut() == [False, False, False]
    row.resize(sum(whole) + 15, 40)
    assert cut() == [False, False, True]
    row.resize(sum(whole[:1]) + 120, 40)
    assert cut() == [False, True, True]
    assert all(button.toolTip() == button.text() for button in buttons[1:])
    row.resize(60, 40)
    assert buttons[0].width() == 60
    row.resize(900, 40)
    assert cut() == [False, False, False]
    assert buttons[1].toolTip() == ""


def test_an_icon_alone_stays_one(qtbot: QtBot, row: ActionRow) -> None:
    more = Button(icon="more")
    more.set_icon_only("More")
    row.add(more)
    more.show()
    qtbot.waitUntil(lambda: more.x() > row.buttons[2].x())
    assert more.width() < 50
    assert more.toolTip() == "More"
