"""What is hidden on the screen, and what is kept."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.settings.privacy import PrivacyPage

from ..window_bench import seen


@pytest.mark.parametrize(("accounts", "words"), [((), "None yet"), (("Shop", "demo"), "Shop, demo")])
def test_the_known_accounts_are_named(qtbot: QtBot, accounts: tuple[str, ...], words: str) -> None:
    page = PrivacyPage(Settings(mask_number=True), accounts)
    qtbot.addWidget(page)
    page.show()
    assert words in seen(page)
    assert "+7 701 ••• •• 41" in seen(page)
    changed = page.chosen(Settings())
    assert (page.mask_number.isChecked(), page.mask_login.isChecked(), changed.mask_number) == (True, False, True)
