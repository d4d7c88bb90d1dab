"""The real program under a real X server, used from outside by what its accessibility tree says, and ended in every state."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .pictures import colours
from .screen_reader_user import BUTTON, LABEL, TAB, User

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is Linux's")


def test_the_built_program_looks_a_message_up_and_ends(
    use: Callable[..., User], build: Path, xvfb: str, needed: Callable[[str, str], str], tmp_path: Path
) -> None:
    user = use("--demo", program=(str(build / "kit-desktop"),))
    user.ask("963")
    assert user.do("find", LABEL, "Delivered to the phone")
    assert user.do("find", "frame", "963: Delivered…")
    picture = tmp_path / "window.png"
    take = [needed("import", "imagemagick"), "-display", xvfb, "-window", "root", picture]
    subprocess.run(take, check=True, timeout=30)
    assert colours(picture) > 20
    user.do("press", "menu item", "Quit")
    code, seconds = user.do("wait_for_end")
    assert (code, seconds < 1) == (0, True)


def asking(user: User) -> None:
    """A gateway is asked that does not answer for a minute."""
    user.ask("60000")
    user.do("find", BUTTON, "Cancel")


def asking_with_settings(user: User) -> None:
    """The settings are open as well."""
    asking(user)
    user.do("press", "menu item", "Settings…")
    user.do("find", "dialog", "Settings")


def saving(user: User) -> None:
    """The file dialog is open."""
    user.ask("963")
    user.do("find", LABEL, "Delivered to the phone")
    user.do("select", TAB, "Raw XML")
    user.do("press", BUTTON, "Save…")
    user.do("find", "dialog", "Save")


@pytest.mark.parametrize("state", [asking_with_settings, saving], ids=lambda state: state.__name__)
def test_a_polite_request_to_end_is_met_within_a_second_whatever_is_open(
    use: Callable[..., User], state: Callable[[User], None]
) -> None:
    user = use("--demo")
    state(user)
    code, seconds = user.do("end", signal.SIGTERM)
    assert (code, seconds < 1) == (0, True)


@pytest.mark.parametrize("how", ["menu", "window"])
def test_closing_while_asking_ends_the_program_within_a_second(use: Callable[..., User], how: str) -> None:
    user = use("--demo")
    asking(user)
    if how == "menu":
        user.do("press", "menu item", "Quit")
    else:
        user.do("close_window")
    code, seconds = user.do("wait_for_end")
    assert (code, seconds < 1) == (0, True)


def test_the_first_start_asks_for_the_account_and_without_a_keyring_says_so(use: Callable[..., User]) -> None:
    user = use()
    user.do("find", "dialog", "Account at the gateway")
    assert user.do(
        "find", LABEL, "This computer has no keyring for passwords. The account is kept until you close the program."
    )
    user.do("enter", "Login", "mycompany")
    user.do("enter", "Password", "correct-horse-battery")
    user.do("press", BUTTON, "Use this account")
    assert user.do("wait_until_gone", "dialog", "Account at the gateway") < 5
    code, _seconds = user.do("end", signal.SIGINT)
    assert code == 0
