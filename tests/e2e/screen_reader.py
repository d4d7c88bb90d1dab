"""The hands and eyes of a person who uses a screen reader, in a process of their own.

Run by the system's own Python, which has pyatspi, on a session bus of its own and with a screen:
    dbus-run-session -- /usr/bin/python3 screen_reader.py PROGRAM…
Starts PROGRAM. Reads one JSON list a line, a name of `Reader` and its arguments, and answers each with one JSON line:
what it returned, or {"error": …} with the whole tree where something was not to be found. Ends when its input does.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gi.repository import Gio, GLib

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


class NotFoundError(Exception):
    """What was looked for did not come in time."""


class Reader:
    """What a person can find and do. Every method takes and gives plain values; times are in seconds."""

    def __init__(self, program: subprocess.Popen[bytes], atspi: Any) -> None:
        self._program = program
        self._atspi = atspi
        self._app: Any = None
        self._announced: list[str] = []
        self._heard_from = 0

    def wait_for_program(self) -> float:
        """Wait until the program's window can be read; returns how long that took."""
        started = time.monotonic()
        self._app = self._wait("the program", 60, self._application)
        self._atspi.Registry.registerEventListener(self._on_announcement, "object:announcement")
        return time.monotonic() - started

    def find(self, role: str, name: str, seconds: float = 20) -> str:
        """Wait until such a thing is showing; returns its whole name. A name that ends in … may go on."""
        return str(self._wait(f"{role} {name!r}", seconds, lambda: self._find(role, name)).name)

    def is_there(self, role: str, name: str) -> bool:
        """Whether such a thing is showing now."""
        return self._find(role, name) is not None

    def wait_until_gone(self, role: str, name: str, seconds: float = 20) -> float:
        """Wait until no such thing is showing; returns how long that took."""
        started = time.monotonic()
        self._wait(f"{role} {name!r} gone", seconds, lambda: self._find(role, name) is None or None)
        return time.monotonic() - started

    def enter(self, name: str, text: str) -> None:
        """Put a text into the field of that name."""
        for role in ("text", "password text"):
            field = self._find(role, name)
            if field is not None:
                field.queryEditableText().setTextContents(text)
                return
        raise NotFoundError(f"field {name!r}")

    def text_of(self, role: str, name: str) -> str:
        """What stands in a text."""
        return str(self._wait(f"{role} {name!r}", 10, lambda: self._find(role, name)).queryText().getText(0, -1))

    def wait_for_text(self, role: str, name: str, part: str, seconds: float = 10) -> None:
        """Wait until a text holds that part."""
        self._wait(f"{part!r} in {name!r}", seconds, lambda: part in self.text_of(role, name) or None)

    def wait_for_file(self, path: str, seconds: float = 20) -> None:
        """Wait until a file is there."""
        self._wait(path, seconds, lambda: Path(path).exists() or None)

    def press(self, role: str, name: str) -> float:
        """Press a button or choose an entry; returns how long the window took to take it."""
        end = time.monotonic() + 10
        while True:
            node = self._wait(f"{role} {name!r}", 10, lambda: self._find(role, name, showing=role != "menu item"))
            started = time.monotonic()
            try:
                node.queryAction().doAction(0)
            except GLib.GError:
                # What was found a moment ago has gone meanwhile: it is looked for once more, as a person would.
                if started > end:
                    raise
                self._pump()
            else:
                return time.monotonic() - started

    def select(self, role: str, name: str) -> None:
        """Bring a tab to the front."""
        node = self._wait(f"{role} {name!r}", 10, lambda: self._find(role, name))
        node.parent.querySelection().selectChild(node.getIndexInParent())

    def answer_file_dialog(self, title: str, path: str, seconds: float = 20) -> None:
        """Type a file's name into the dialog of that title, and press its default button."""
        dialog = self._wait(f"dialog {title!r}", seconds, lambda: self._find("dialog", title))
        atspi = self._atspi
        field = self._wait("the field for a name", seconds, lambda: self._within(dialog, "text", atspi.STATE_EDITABLE))
        field.queryEditableText().setTextContents(path)
        # What the button says is Qt's business, and follows the name.
        button = self._wait("the default button", seconds, lambda: self._within(dialog, "push button", atspi.STATE_IS_DEFAULT))
        button.queryAction().doAction(0)

    def _within(self, root: Any, role: str, state: Any) -> Any | None:
        for node in self._nodes(root):
            with contextlib.suppress(Exception):
                if node.getRoleName() in {role, *ALSO.get(role, ())} and node.getState().contains(state):
                    return node
        return None

    def slowest_answer(self, name: str, seconds: float) -> float:
        """Ask the window for the field of that name for a while; returns the longest that one question took."""
        longest, end = 0.0, time.monotonic() + seconds
        while time.monotonic() < end:
            started = time.monotonic()
            field = self._find("text", name)
            longest = max(longest, time.monotonic() - started)
            if field is None:
                raise NotFoundError("the field")
        return longest

    def all_names(self) -> list[list[str]]:
        """Role and name of everything that is showing and can have the keyboard."""
        found = []
        for node in self._nodes(self._app):
            with contextlib.suppress(Exception):
                if node.getState().contains(self._atspi.STATE_FOCUSABLE):
                    found.append([node.getRoleName(), node.name])
        return found

    def wait_said(self, start: str, seconds: float = 10) -> str:
        """Wait until the program has said something that begins so; returns all of it."""
        return str(self._wait(f"said {start!r}", seconds, lambda: self._said(start)))

    def hear_from_now(self) -> None:
        """What was said until now counts no more for what is asked about words that were said."""
        self._pump()
        self._heard_from = len(self._announced)

    def hear_everything(self) -> None:
        """What was said since the start counts again."""
        self._heard_from = 0

    def _said(self, start: str) -> str | None:
        return next((words for words in self.announcements() if words.startswith(start)), None)

    def announcements(self) -> list[str]:
        """What the program has said of itself so far."""
        self._pump()
        return self._announced[self._heard_from :]

    def close_window(self) -> None:
        """Close the window as a window manager would, by asking it."""
        search = ["xdotool", "search", "--onlyvisible", "--pid", str(self._program.pid), "--name", "KiT Desktop"]
        window = subprocess.run(search, capture_output=True, check=True, text=True, timeout=10).stdout.split()[-1]
        ask_to_close(int(window))

    def end(self, number: int, seconds: float = 10) -> list[Any]:
        """Send a signal and wait for the end; returns the exit code and how long it took."""
        started = time.monotonic()
        self._program.send_signal(number)
        return [self._program.wait(seconds), time.monotonic() - started]

    def wait_for_end(self, seconds: float = 10) -> list[Any]:
        """Wait for the end; returns the exit code and how long it took."""
        started = time.monotonic()
        return [self._program.wait(seconds), time.monotonic() - started]

    def tree(self) -> str:
        """Everything that is showing."""
        lines = []
        for node in self._nodes(self._app):
            with contextlib.suppress(Exception):
                lines.append(f"{node.getRoleName()}: {node.name}")
        return "\n".join(lines)

    def _application(self) -> Any | None:
        for each in self._atspi.Registry.getDesktop(0):
            if each is not None and each.get_process_id() == self._program.pid and len(each):
                return each
        return None

    def _find(self, role: str, name: str, *, showing: bool = True) -> Any | None:
        start = name.removesuffix("…") if name.endswith("…") else None
        for node in self._nodes(self._app) if showing else self._menus(self._app):
            with contextlib.suppress(Exception):
                same = node.name == name or (start is not None and node.name.startswith(start))
                if same and node.getRoleName() in {role, *ALSO.get(role, ())}:
                    return node
        return None

    def _nodes(self, node: Any) -> Iterator[Any]:
        """All that is showing; what lies in something hidden is not asked for, which takes a call each."""
        yield node
        for child in self._children(node):
            with contextlib.suppress(Exception):
                if child.getState().contains(self._atspi.STATE_SHOWING):
                    yield from self._nodes(child)

    def _menus(self, node: Any) -> Iterator[Any]:
        """The menus' entries: they show only while their menu is open."""
        yield node
        for child in self._children(node):
            with contextlib.suppress(Exception):
                if child.getRoleName() in {"frame", "menu bar", "menu item", "popup menu"}:
                    yield from self._menus(child)

    def _children(self, node: Any) -> list[Any]:
        try:
            return [child for child in node if child is not None]
        except Exception:  # noqa: BLE001  # D-Bus errors of a tree in motion
            return []

    def _wait(self, what: str, seconds: float, look: Callable[[], Any]) -> Any:
        end = time.monotonic() + seconds
        while True:
            with contextlib.suppress(Exception):
                found = look()
                if found is not None:
                    return found
            if time.monotonic() > end or self._program.poll() is not None:
                raise NotFoundError(what)
            self._pump()
            time.sleep(0.05)

    def _pump(self) -> None:
        while GLib.MainContext.default().iteration(False):
            pass

    def _on_announcement(self, event: Any) -> None:
        self._announced.append(str(event.any_data))


ALSO = {"push button": ("button",)}
"""Newer versions of AT-SPI call some roles otherwise."""


class ClientMessage(ctypes.Structure):
    """Xlib's XClientMessageEvent, padded to the size of any XEvent."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("rest", ctypes.c_long * 16),
    )


def ask_to_close(window: int) -> None:
    """Send WM_DELETE_WINDOW, as a window manager does for the button in the title bar."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    protocols, delete = (x11.XInternAtom(display, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
    event = ClientMessage(type=33, window=window, message_type=protocols, format=32)
    event.data[0] = delete
    x11.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
    x11.XCloseDisplay(display)


def wait_for_bus(name: str) -> None:
    """Wait until somebody on the session bus has that name."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    end = time.monotonic() + 30
    while time.monotonic() < end:
        asked = GLib.Variant("(s)", (name,))
        to = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner")
        if bus.call_sync(*to, asked, None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]:
            return
        time.sleep(0.01)
    raise NotFoundError(name)


def main() -> int:
    """See the module's text."""
    launcher = next(path for path in LAUNCHERS if Path(path).exists())
    bus = subprocess.Popen([launcher, "--launch-immediately"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for_bus("org.a11y.Bus")
    import pyatspi  # looks for that bus as soon as it is imported

    # Its own patience is 0.8 s: too little where the machine is busy elsewhere.
    pyatspi.setTimeout(10_000, 10_000)
    environment = os.environ | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
    program = subprocess.Popen(sys.argv[1:], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    reader = Reader(program, pyatspi)
    try:
        for line in sys.stdin:
            name, *arguments = json.loads(line)
            try:
                answer = getattr(reader, name)(*arguments)
            except (NotFoundError, subprocess.TimeoutExpired) as exc:
                answer = {"error": f"{type(exc).__name__}: {exc}; exit code {program.poll()}\n{reader.tree()}"}
            print(json.dumps(answer), flush=True)
    finally:
        if program.poll() is None:
            program.send_signal(signal.SIGKILL)
        program.wait()
        # Asked to end, it ends the bus that it has started; killed, it would leave that behind.
        bus.terminate()
        bus.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
