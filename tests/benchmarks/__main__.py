"""How fast and how small the program is, beside the plainest program that does the same: `python -m tests.benchmarks [PART…]`.

Each part is measured in a process of its own, one after the other. Times are of a machine that does nothing else; where it
does, the ratios are what to look at. `--quick` measures the same with fewer runs and shorter lists.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

from tests.benchmarks.processes import ROOT, home, own_environment
from tests.benchmarks.table import Goal, Row, table

PARTS = ("start", "lookup", "history", "lists", "raw_xml")


def main() -> int:
    """Measure what was asked for, and print one table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"one of {', '.join(PARTS)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="fewer runs, shorter lists")
    build = os.environ.get("KIT_DESKTOP_BUILD")
    parser.add_argument("--build", type=Path, default=build, help="the packaged program's folder, to be measured as well")
    parser.add_argument("--rows", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not set(options.parts) <= set(PARTS):
        parser.error("no such part")
    if options.rows:
        rows = import_module(f"tests.benchmarks.bench_{options.parts[0]}").rows(options)
        print(json.dumps(rows), flush=True)
        # Threads of Qt and of what was left behind need no farewell.
        os._exit(0)
    begin = time.monotonic()
    rows = [row for part in options.parts or PARTS for row in _measured(part, options)]
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    print(table(rows))
    kept = [row.is_kept for row in rows if row.goal is not None]
    print(f"{kept.count(True)} of {len(kept)} goals kept; {time.monotonic() - begin:.0f} s{', quick' if options.quick else ''}")
    return 0


def _measured(part: str, options: argparse.Namespace) -> list[Row]:
    command = [sys.executable, "-m", "tests.benchmarks", part, "--rows", *(["--quick"] if options.quick else [])]
    command += ["--build", str(options.build)] if options.build else []
    begin = time.monotonic()
    with home() as folder:
        done = subprocess.run(command, check=False, cwd=ROOT, env=own_environment(folder), stdout=subprocess.PIPE, text=True)
    print(f"{part}: {time.monotonic() - begin:.0f} s", file=sys.stderr, flush=True)
    if done.returncode:
        return [Row(f"{part}: ended with exit code {done.returncode}", [float("nan")], goal=Goal("at most", 0))]
    return [
        Row(*values, None if goal is None else Goal(*goal))  # type: ignore[arg-type]
        for *values, goal in json.loads(done.stdout.splitlines()[-1])
    ]


if __name__ == "__main__":
    sys.exit(main())
