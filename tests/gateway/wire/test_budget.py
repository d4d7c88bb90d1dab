"""What is run on a thread that can be left behind."""

from __future__ import annotations

import gc
import weakref

import pytest

from kit_desktop.core.cancel import CancelToken
from kit_desktop.gateway.wire.budget import Budget


class _Held:
    """Something large that the failing work holds."""


def test_what_failing_work_held_goes_with_its_exception() -> None:
    held = _Held()
    known = weakref.ref(held)

    def work(own: _Held = held) -> None:
        raise ValueError(type(own).__name__)

    gc.disable()
    try:
        with pytest.raises(ValueError, match="_Held"):
            Budget(5, CancelToken()).run_abandonable(work)
        del work, held
        assert known() is None, "not before a collection"
    finally:
        gc.enable()
