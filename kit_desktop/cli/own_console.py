"""Started by a double-click, the command line's window would be gone before anybody could read it."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as in typing, which takes longer to import than --help takes otherwise
if TYPE_CHECKING:
    from typing import Any, TextIO

WORDS = """\
This is KiT Desktop's command line. For the window start kit-desktop.exe, or KiT Desktop in the Start menu.
Это командная строка KiT Desktop. Окно программы открывает kit-desktop.exe или KiT Desktop в меню «Пуск».
Бұл – KiT Desktop командалық жолы. Бағдарлама терезесін kit-desktop.exe немесе «Пуск» мәзіріндегі KiT Desktop ашады.

Enter: close / закрыть / жабу
"""


def is_own() -> bool:
    """Whether the console was opened for this process alone: by a double-click on Windows."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # only here

        api: Any = ctypes.windll.kernel32
        # The number of processes at the console; 0 where there is none.
        return int(api.GetConsoleProcessList((ctypes.c_uint32 * 1)(), 1)) == 1
    return False


def explain(out: TextIO, keys: TextIO) -> None:
    """Say what this program is, and wait until the person has read it."""
    out.write(WORDS)
    out.flush()
    keys.readline()
