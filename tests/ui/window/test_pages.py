"""The pages of the window."""

from __future__ import annotations

from kit_desktop.ui.window.pages import Tab


def test_the_tabs_are_numbered_in_their_order() -> None:
    assert [(tab.name, int(tab)) for tab in Tab] == [("RESULT", 0), ("XML", 1), ("HISTORY", 2), ("LISTS", 3)]
