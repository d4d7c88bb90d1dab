"""As whom the command line asks: the password comes from standard input or the keyring, never from an argument."""

from __future__ import annotations

import atexit
import math
import sys
import time
from typing import TYPE_CHECKING

from kit_desktop import logs
from kit_desktop.core.accounts import LONGEST_PASSWORD, Credentials, VaultError, VaultProblem
from kit_desktop.core.cancel import AbandonedError, run_abandonable
from kit_desktop.gateway.vault import SystemVault

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from kit_desktop.core.cancel import CancelToken

_KEYRING_SECONDS = 120.0
"""How long the operating system's keyring may take: a person may have to unlock it."""

_SLICE = 0.02  # seconds between two looks at the wish to stop


class PasswordNotTextError(Exception):
    """What standard input held is no password. Sent as something else it would be a wrong one, which can lock an account."""


def read_credentials(options: argparse.Namespace, cancel: CancelToken) -> Credentials | None:
    """The account: from standard input where so asked, else from the keyring. None where there is none, or at once on cancel.

    The keyring has the time that was given (`--timeout`), else two minutes; standard input may take as long as it likes.
    Raises VaultError, where the keyring does not answer as well, and PasswordNotTextError.
    """
    if options.password_stdin:
        return _wait_for(lambda: _typed(options.login), cancel, math.inf)
    return _wait_for(lambda: SystemVault().load(options.login), cancel, options.timeout or _KEYRING_SECONDS)


def _wait_for(read: Callable[[], Credentials | None], cancel: CancelToken, seconds: float) -> Credentials | None:
    """Run where it can be left behind: neither a keyring nor a pipe can be told to stop."""
    give_up = time.monotonic() + seconds

    def next_look() -> float:
        if cancel.is_set:
            raise AbandonedError
        if time.monotonic() >= give_up:
            raise VaultError(VaultProblem.LOCKED, "no answer")
        return _SLICE

    try:
        return run_abandonable(read, next_look, "kit-account")
    except AbandonedError:
        return None
    except KeyboardInterrupt:
        # On a Windows console Ctrl+C is a character while a password is typed, and comes up here.
        cancel.cancel()
        return None


def _typed(login: str) -> Credentials | None:
    password = _password_from_stdin()
    if not password:
        return None
    if len(password) > LONGEST_PASSWORD:
        raise PasswordNotTextError(f"The password is longer than {LONGEST_PASSWORD} characters. Nothing was sent.")
    logs.hide(password)
    return Credentials(login, password)


def _password_from_stdin() -> str:
    """One line. Raises PasswordNotTextError."""
    if sys.stdin is None:
        return ""
    try:
        if sys.stdin.isatty():
            _show_typing_at_the_end()
            import getpass  # noqa: PLC0415  # only where a person types

            password = getpass.getpass("Password: ", stream=sys.stderr)
            password.encode()
            return password
        # Unbuffered: Ctrl+C leaves this thread behind, and Python aborts where it still holds the buffer's lock at exit.
        line: bytes = getattr(sys.stdin.buffer, "raw", sys.stdin.buffer).readline(20_000)
        return line.decode("utf-8-sig").rstrip("\r\n")
    except EOFError:
        # Ctrl+D (on Windows Ctrl+Z) in place of a password.
        return ""
    except UnicodeError:
        # Without its cause, which holds the password.
        raise PasswordNotTextError("The password on standard input is not in UTF-8. Nothing was sent.") from None


def _show_typing_at_the_end() -> None:
    """getpass hides what is typed; Ctrl+C leaves it behind in the middle of that, and the terminal with it."""
    if sys.platform != "win32":
        import termios  # noqa: PLC0415  # not on Windows

        terminal = sys.stdin.fileno()
        atexit.register(termios.tcsetattr, terminal, termios.TCSADRAIN, termios.tcgetattr(terminal))
