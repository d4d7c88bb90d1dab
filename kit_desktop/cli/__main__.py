"""`python -m kit_desktop.cli`."""

from __future__ import annotations

from kit_desktop.startup import stop_signals as _  # isort: skip  # first: a signal may come while the rest is imported  # noqa: F401

import sys

from kit_desktop.cli.main import main

sys.exit(main())
