"""The numbers that may be configured: their ranges, and what holds without."""

from __future__ import annotations

DEFAULT_TIMEOUT = 30.0
"""Seconds for the whole exchange, from resolving the name to the last byte."""

TIMEOUT_RANGE = (1.0, 600.0)
"""Seconds that may be configured."""

DEFAULT_PARALLEL = 4
"""Requests of a list in flight at once. The gateway's limits are unknown, so the defaults are gentle."""

PARALLEL_RANGE = (1, 16)
"""Requests in flight that may be configured."""

DEFAULT_RATE = 10.0
"""Requests of a list a second at most."""

RATE_RANGE = (0.1, 1000.0)
"""Requests a second that may be configured; 0 stands for no limit."""

FIRST_RANGE = (5.0, 600.0)
LONGEST_RANGE = (5.0, 3_600.0)
MINUTES_RANGE = (1.0, 1_440.0)
"""Of a watch: seconds, seconds, minutes. Nothing shorter than five seconds: the gateway's limits are not known."""
