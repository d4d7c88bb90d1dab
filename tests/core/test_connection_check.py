"""What a step of the connection check tells."""

from __future__ import annotations

from kit_desktop.core.connection_check import CheckStep, StepResult, StepState


def test_a_step_that_was_not_taken_took_no_time() -> None:
    assert StepResult(CheckStep.LOGIN, StepState.SKIPPED).elapsed_ms == 0
