"""The real program under a real X server, used from outside by what its accessibility tree says, and ended in every state."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from .pictures import colours
from .screen_reader_user import BUTTON, FIELD, LABEL, TAB, User

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is Linux's")


def test_a_message_is_looked_up_by_names_alone(use: Callable[..., User]) -> None:
    user = use("--demo")
    user.ask("964001")
    assert user.do("find", LABEL, "Delivered to the phone")
    assert user.do("find", "frame", "964001: Delivered…")
    assert user.do("find", BUTTON, "Recipient: +7 701 000 00 41")
    user.do("select", TAB, "Raw XML")
    assert user.do("find", FIELD, "Raw XML")
    assert "<ns1:msgID>964001</ns1:msgID>" in user.do("text_of", FIELD, "Raw XML")
    user.do("press", "check box", "Headers")
    end = time.monotonic() + 10
    while "200 OK" not in user.do("text_of", FIELD, "Raw XML"):
        assert time.monotonic() < end
    user.do("press", "radio button", "Request")
    end = time.monotonic() + 10
    while "<" not in (text := user.do("text_of", FIELD, "Raw XML")) or "GetInfoByIDResponse" in text:
        assert time.monotonic() < end
    assert "123456" not in text
    assert "mycompany" in text


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


def test_the_outcome_is_announced_to_a_screen_reader(use: Callable[..., User]) -> None:
    user = use("--demo")
    user.ask("964002")
    user.do("find", LABEL, "Not delivered")
    end = time.monotonic() + 5
    while not (said := user.do("announcements")):
        assert time.monotonic() < end, "nothing was announced"
    assert said[0].startswith("Not delivered, MsgID 964002. Delivery stopped:")


def test_the_other_kind_of_id_and_a_refusal(use: Callable[..., User]) -> None:
    user = use("--demo")
    user.ask("1.23E+15")
    assert user.do("find", LABEL, "Excel has rounded this number…")
    user.ask("1YT")
    assert user.do("find", LABEL, "No such message")
    user.do("press", BUTTON, "Look up by UserMsgID")
    assert user.do("find", LABEL, "Delivered to the phone")


def test_everything_that_can_have_the_keyboard_has_a_name(use: Callable[..., User]) -> None:
    user = use("--demo")
    user.ask("963")
    user.do("find", LABEL, "Delivered to the phone")
    for tab in ("Result", "Raw XML", "History", "List of ids"):
        user.do("select", TAB, tab)
        nameless = [
            role for role, name in user.do("all_names") if not name.strip() and role not in {"filler", "panel", "scroll pane"}
        ]
        assert nameless == [], tab


def test_while_a_slow_gateway_is_asked_the_window_lives_and_the_answer_comes(use: Callable[..., User]) -> None:
    user = use("--demo")
    user.ask("5000")
    assert user.do("find", BUTTON, "Cancel", 2)
    assert user.do("find", LABEL, "Looking up MsgID 5000 at the practice gateway…", 2)
    assert user.do("slowest_answer", 2) < 1
    assert user.do("is_there", BUTTON, "Cancel")
    assert user.do("find", LABEL, "Delivered to the phone", 20)
    user.do("wait_until_gone", BUTTON, "Cancel")


def test_cancel_is_instant(use: Callable[..., User]) -> None:
    user = use("--demo")
    user.ask("60000")
    user.do("find", BUTTON, "Cancel", 5)
    user.do("press", BUTTON, "Cancel")
    started = time.monotonic()
    user.do("wait_until_gone", BUTTON, "Cancel", 5)
    assert time.monotonic() - started < 1
    user.ask("964001")
    assert user.do("find", LABEL, "Delivered to the phone")


def idle(_user: User) -> None:
    """Nothing happens."""


def asking(user: User) -> None:
    """A gateway is asked that does not answer for a minute."""
    user.ask("60000")
    user.do("find", BUTTON, "Cancel", 5)


def settings(user: User) -> None:
    """The settings are open."""
    user.do("press", "menu item", "Settings…")
    user.do("find", "dialog", "Settings", 5)


def asking_with_settings(user: User) -> None:
    """Both at once."""
    asking(user)
    settings(user)


def saving(user: User) -> None:
    """The file dialog is open."""
    user.ask("963")
    user.do("find", LABEL, "Delivered to the phone")
    user.do("select", TAB, "Raw XML")
    user.do("press", BUTTON, "Save…")
    user.do("find", "dialog", "Save", 5)


STATES: list[Callable[[User], None]] = [idle, asking, settings, asking_with_settings, saving]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_a_polite_request_to_end_is_met_within_a_second_in_every_state(
    use: Callable[..., User], state: Callable[[User], None]
) -> None:
    user = use("--demo")
    state(user)
    code, seconds = user.do("end", signal.SIGTERM)
    assert code == 0
    assert seconds < 1


@pytest.mark.parametrize("state", [idle, asking], ids=lambda state: state.__name__)
@pytest.mark.parametrize("how", ["menu", "window"])
def test_closing_ends_the_program_within_a_second(use: Callable[..., User], state: Callable[[User], None], how: str) -> None:
    user = use("--demo")
    state(user)
    if how == "menu":
        user.do("press", "menu item", "Quit")
    else:
        user.do("close_window")
    code, seconds = user.do("wait_for_end")
    assert code == 0
    assert seconds < 1


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
