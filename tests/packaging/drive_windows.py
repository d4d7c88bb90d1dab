"""Drives the window on Windows from another process: keys in, the window's title out.

python drive_windows.py ID OUTCOME PICTURE PROGRAM…
Waits for the program's window (its field has the focus), types ID and Enter, waits until the title tells OUTCOME, takes a
picture of it, copies it for a ticket by its key, closes the window as its close button would, and pastes. Prints one JSON
object of what it saw. Plain Win32 calls: they work on Windows and under Wine, which has no UI Automation.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
import time
from ctypes import wintypes
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

START_SECONDS, ANSWER_SECONDS, END_SECONDS = 90.0, 30.0, 10.0
WM_CLOSE, KEY_UP, KEY_UNICODE, VK_RETURN, INPUT_KEYBOARD = 0x10, 0x2, 0x4, 0x0D, 1
VK_SHIFT, VK_CONTROL, CF_UNICODETEXT = 0x10, 0x11, 13


class NotFoundError(Exception):
    """What was looked for did not come in time."""


class _Key(ctypes.Structure):
    _fields_ = (
        ("vk", wintypes.WORD),
        ("scan", wintypes.WORD),
        ("flags", wintypes.DWORD),
        ("time", wintypes.DWORD),
        ("extra", ctypes.c_size_t),
    )


class _Input(ctypes.Structure):
    # The union's largest member is the mouse's: 32 bytes on 64-bit Windows, of which a key uses the first 24.
    _fields_ = (("type", wintypes.DWORD), ("key", _Key), ("rest", ctypes.c_byte * 8))


def windows_of(pid: int) -> dict[int, str]:
    """The visible top windows of that process with a title, by handle."""
    user32: Any = ctypes.windll.user32
    found: dict[int, str] = {}

    def look(handle: int, _: int) -> bool:
        owner = wintypes.DWORD()
        user32.GetWindowThreadProcessId(wintypes.HWND(handle), ctypes.byref(owner))
        title = ctypes.create_unicode_buffer(512)
        user32.GetWindowTextW(wintypes.HWND(handle), title, 512)
        if owner.value == pid and title.value and user32.IsWindowVisible(wintypes.HWND(handle)):
            found[handle] = title.value
        return True

    user32.EnumWindows(ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)(look), 0)
    return found


def type_keys(text: str) -> None:
    """Type the text, then Enter, into whatever has the focus."""
    keys = [(0, ord(character), KEY_UNICODE) for character in text] + [(VK_RETURN, 0, 0)]
    send_keys([_Key(vk, scan, flags | up, 0, 0) for vk, scan, flags in keys for up in (0, KEY_UP)])


def press_together(*virtual_keys: int) -> None:
    """Press these keys one after the other, and let them go the other way round."""
    send_keys([_Key(vk, 0, 0, 0, 0) for vk in virtual_keys] + [_Key(vk, 0, KEY_UP, 0, 0) for vk in reversed(virtual_keys)])


def send_keys(keys: list[_Key]) -> None:
    """Send keys to whatever has the focus."""
    inputs = [_Input(INPUT_KEYBOARD, key) for key in keys]
    ctypes.windll.user32.SendInput(len(inputs), (_Input * len(inputs))(*inputs), ctypes.sizeof(_Input))


def copied_text() -> str:
    """What pasting would give; empty where nothing is, or where another program is at the clipboard."""
    user32: Any = ctypes.windll.user32
    kernel32: Any = ctypes.windll.kernel32
    user32.GetClipboardData.restype = kernel32.GlobalLock.restype = ctypes.c_void_p
    kernel32.GlobalLock.argtypes = kernel32.GlobalUnlock.argtypes = [ctypes.c_void_p]
    if not user32.OpenClipboard(None):
        return ""
    try:
        memory = user32.GetClipboardData(CF_UNICODETEXT)
        place = kernel32.GlobalLock(memory) if memory else None
        if not place:
            return ""
        try:
            return ctypes.wstring_at(place)
        finally:
            kernel32.GlobalUnlock(memory)
    finally:
        user32.CloseClipboard()


def wait_for(what: str, seconds: float, look: Callable[[], Any]) -> Any:
    """What `look` finds, as soon as it finds something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.02)
    raise NotFoundError(what)


def take_picture(handle: int, path: str) -> None:
    """The window as the screen shows it, as a PNG file."""
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication(["picture", "-platform", "windows"])
    application.primaryScreen().grabWindow(handle).save(path)


def drive(process: subprocess.Popen[bytes], text: str, outcome: str, picture: str) -> dict[str, Any]:
    """Look one message up and close the window; returns what was seen."""
    user32: Any = ctypes.windll.user32
    started = time.monotonic()
    handle = wait_for("the window", START_SECONDS, lambda: next(iter(windows_of(process.pid)), 0))
    seen: dict[str, Any] = {"seconds_to_window": round(time.monotonic() - started, 3)}
    user32.SetForegroundWindow(wintypes.HWND(handle))
    wait_for("the focus", START_SECONDS, lambda: user32.GetForegroundWindow() == handle)
    asked = time.monotonic()
    type_keys(text)
    start = f"{text}: {outcome}"
    seen["title"] = wait_for(
        f"a title with {start!r}, not {windows_of(process.pid)}",
        ANSWER_SECONDS,
        lambda: next((title for title in windows_of(process.pid).values() if title.startswith(start)), ""),
    )
    seen["seconds_to_answer"] = round(time.monotonic() - asked, 3)
    take_picture(handle, picture)
    copied_before = user32.GetClipboardSequenceNumber()
    press_together(VK_CONTROL, VK_SHIFT, ord("C"))
    # Not looked at: what was fetched once, stays in any case.
    wait_for("something copied", ANSWER_SECONDS, lambda: user32.GetClipboardSequenceNumber() != copied_before)
    closed = time.monotonic()
    user32.PostMessageW(wintypes.HWND(handle), WM_CLOSE, 0, 0)
    seen["exit_code"] = process.wait(END_SECONDS)
    seen["seconds_to_end"] = round(time.monotonic() - closed, 3)
    seen["left_to_paste"] = copied_text()
    return seen


def main() -> int:
    """See the module's text."""
    text, outcome, picture, *program = sys.argv[1:]
    # A test's own world has no screen; this window is to be seen.
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    window = subprocess.Popen(program, env=environment)
    try:
        print(json.dumps(drive(window, text, outcome, picture)))
    except NotFoundError as exc:
        print(f"not found: {exc}; the program's exit code: {window.poll()}", file=sys.stderr)
        return 1
    finally:
        window.kill()
        window.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
