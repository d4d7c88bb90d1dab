"""The claim to be the only window, where this computer has what it takes."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit_desktop.ui.program.handover import Handover
    from kit_desktop.ui.program.single_instance import SingleInstance

_log = logging.getLogger(__name__)


def claim_window(folder: Path, handover: Handover, *, practice: bool) -> tuple[bool, SingleInstance | None]:
    """Whether this start opens a window (else `handover` went to the one that is open), and the claim where there is one.

    Qt's network library wants Kerberos' libraries on Linux. Where they are missing each start opens a window of its own.
    """
    try:
        from kit_desktop.ui.program.single_instance import SingleInstance  # noqa: PLC0415  # as said
    except ImportError as exc:
        _log.warning("no claim to be the only window: %s", exc.name or type(exc).__name__)
        return True, None
    instance = SingleInstance(folder, practice=practice)
    return instance.claim(handover), instance
