"""Drives the window as a screen reader would, from another process, by what its accessibility tree says.

Run by the system's own Python, which has pyatspi, on a session bus of its own and with a screen:
    dbus-run-session -- /usr/bin/python3 drive_linux.py ID OUTCOME PICTURE PROGRAM…
Finds the field by its name, types ID, presses the button by its name, waits until OUTCOME stands in the window, and quits by
the menu. Prints one JSON object of what it saw; exits 1 with the tree where something was not to be found.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

START_SECONDS, ANSWER_SECONDS, END_SECONDS = 60.0, 20.0, 10.0
BUS_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


class NotFoundError(Exception):
    """What was looked for did not come in time."""


def nodes(node: Any) -> Iterator[Any]:
    """This node and all below it; parts that vanish on the way are passed over."""
    yield node
    try:
        children = list(node)
    except Exception:  # noqa: BLE001  # D-Bus errors of a tree in motion
        return
    for child in children:
        if child is not None:
            yield from nodes(child)


def find(root: Any, role: str, name: str, *, starts: bool = False) -> Any | None:
    """The first showing node of that role and name."""
    for node in nodes(root):
        with contextlib.suppress(Exception):
            named = node.name.startswith(name) if starts else node.name == name
            if named and node.getRoleName() == role:
                return node
    return None


def wait_for(what: str, seconds: float, look: Any) -> Any:
    """What `look` finds, as soon as it finds it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(Exception):
            found = look()
            if found is not None:
                return found
        time.sleep(0.02)
    raise NotFoundError(what)


def application(pid: int) -> Any | None:
    """The tree of the program with that process id."""
    import pyatspi

    return next((each for each in pyatspi.Registry.getDesktop(0) if each and each.get_process_id() == pid and len(each)), None)


def tree(root: Any) -> str:
    """The whole tree, for a person who has to find out why."""
    lines = []
    for node in nodes(root):
        with contextlib.suppress(Exception):
            lines.append(f"{node.getRoleName()}: {node.name}")
    return "\n".join(lines)


def drive(process: subprocess.Popen[bytes], text: str, outcome: str, picture: Path) -> dict[str, Any]:
    """Look one message up and quit; returns what was seen."""
    started = time.monotonic()
    app = wait_for("the program's tree", START_SECONDS, lambda: application(process.pid))
    try:
        field = wait_for("the field", START_SECONDS, lambda: find(app, "text", "Message id"))
        seen: dict[str, Any] = {"seconds_to_window": round(time.monotonic() - started, 3)}
        field.queryEditableText().setTextContents(text)
        asked = time.monotonic()
        (find(app, "push button", "Look up") or find(app, "button", "Look up")).queryAction().doAction(0)
        heading = wait_for(f"the outcome {outcome!r}", ANSWER_SECONDS, lambda: find(app, "label", outcome))
        seen["seconds_to_answer"] = round(time.monotonic() - asked, 3)
        seen["heading"] = heading.name
        seen["title"] = wait_for(
            "the title", ANSWER_SECONDS, lambda: find(app, "frame", f"{text}: {outcome}", starts=True)
        ).name
        subprocess.run(["import", "-window", "root", str(picture)], check=True, timeout=30)
        quit_ = find(app, "menu item", "Quit") or find(app, "menu item", "Exit")
        closed = time.monotonic()
        with contextlib.suppress(Exception):  # the program may be gone before it has answered
            quit_.queryAction().doAction(0)
        seen["exit_code"] = process.wait(END_SECONDS)
        seen["seconds_to_end"] = round(time.monotonic() - closed, 3)
    except (NotFoundError, AttributeError, subprocess.TimeoutExpired):
        print(tree(app), file=sys.stderr)
        raise
    return seen


def main() -> int:
    """See the module's text."""
    text, outcome, picture, *program = sys.argv[1:]
    launcher = next(path for path in BUS_LAUNCHERS if Path(path).exists())
    bus = subprocess.Popen([launcher, "--launch-immediately"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    window = subprocess.Popen(program, env=os.environ | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"})
    try:
        print(json.dumps(drive(window, text, outcome, Path(picture))))
    except NotFoundError as exc:
        print(f"not found: {exc}; the program's exit code: {window.poll()}", file=sys.stderr)
        return 1
    finally:
        window.kill()
        window.wait()
        # Asked to end, it ends the bus that it has started; killed, it would leave that behind.
        bus.terminate()
        bus.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
