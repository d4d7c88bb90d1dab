"""The page Advanced."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest

from kit_desktop.core.limits import PARALLEL_RANGE, RATE_RANGE
from kit_desktop.core.settings.settings import Language, LogLevel, Settings
from kit_desktop.ui.i18n import Translators

from .opened import Opened


@pytest.mark.parametrize(("entered", "kept"), [(0.0, 0.0), (0.05, RATE_RANGE[0]), (2.5, 2.5)])
def test_between_no_limit_and_the_least_there_is_nothing(
    open_settings: Callable[..., Opened], entered: float, kept: float
) -> None:
    opened = open_settings(Settings(list_rate=1))
    opened.dialog.advanced.rate.setDecimals(2)
    opened.dialog.advanced.rate.setValue(entered)
    opened.save()
    assert opened.out[0].list_rate == kept


def test_what_is_set_is_shown_and_what_is_chosen_goes_out(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings(Settings(list_parallel=3, list_rate=2.5, log_level=LogLevel.WARNING))
    page = opened.dialog.advanced
    assert (page.parallel.value(), page.rate.value(), page.log_level.currentText()) == (3, 2.5, "Problems only")
    assert (page.parallel.minimum(), page.parallel.maximum()) == PARALLEL_RANGE
    assert (page.rate.minimum(), page.rate.maximum()) == (0, RATE_RANGE[1])
    page.rate.setValue(0)
    assert page.rate.text() == "no limit"
    page.log_level.setCurrentIndex(page.log_level.findText("In detail"))
    page.parallel.setValue(4)
    opened.save()
    (saved,) = opened.out
    assert (saved.list_parallel, saved.list_rate, saved.log_level) == (4, 0, LogLevel.DEBUG)


@pytest.mark.parametrize("chosen", [Language.ENGLISH, Language.RUSSIAN, Language.KAZAKH])
@pytest.mark.parametrize("typed", ["2.5", "2,5"])
def test_a_point_and_a_comma_are_the_same(
    open_settings: Callable[..., Opened], chosen: Language, typed: str, language: Translators
) -> None:
    language.use(chosen)
    opened = open_settings(Settings(list_rate=10))
    rate = opened.dialog.advanced.rate
    rate.selectAll()
    QTest.keyClicks(rate, typed)
    assert rate.value() == 2.5
    assert opened.dialog.advanced.chosen(Settings()).list_rate == 2.5
