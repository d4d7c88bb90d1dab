"""Links from other programs: an id and its kind, or nothing; and their way to the window, from wherever they come."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent

from kit_desktop.__main__ import read_arguments
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import LONGEST_ID, IdKind, parse_id
from kit_desktop.ui.program.handover import Handover, decode, encode
from kit_desktop.ui.program.links import OpenedLinks, from_link, read_link

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LOOKUP = LookupQuery(IdKind.MSG_ID, "963")


def test_link_is_the_only_argument_or_refused() -> None:
    options = read_arguments(["--link", "kit-desktop:msgid/963"])
    assert (options.link, options.id, options.demo) == ("kit-desktop:msgid/963", None, False)
    options = read_arguments(["--link", "kit-desktop:msgid/963", "--demo"])
    assert (options.link, options.id, options.demo) == ("", None, False)
    assert read_arguments(["--link"]).link is None
    assert read_arguments(["--link", ""]).link == ""
    assert read_arguments(["--demo"]).link is None


def test_link_after_other_arguments_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        read_arguments(["--demo", "--link", "kit-desktop:msgid/963"])
    assert exit_.value.code == 2
    assert "963" not in capsys.readouterr().err


def test_what_a_link_brings() -> None:
    assert from_link("kit-desktop:msgid/963") == Handover(LOOKUP)
    assert from_link("kit-desktop:password/x") == Handover(None, link_refused=True)
    assert from_link("") == Handover(None, link_refused=True)


def test_refused_link_reaches_the_open_window() -> None:
    assert decode(encode(Handover(link_refused=True))) == Handover(None, link_refused=True)
    assert decode(b'{"link": "kit-desktop:msgid/963"}\n') is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("kit-desktop:msgid/963", Handover(LOOKUP)),
        ("kit-desktop:usermsgid/a%2Fb", Handover(LookupQuery(IdKind.USER_MSG_ID, "a/b"))),
        ("https://example.com/", Handover(None, link_refused=True)),
    ],
)
def test_link_from_macos_comes_as_an_event(qtbot: QtBot, url: str, expected: Handover) -> None:
    application = QCoreApplication.instance()
    assert application is not None
    links = OpenedLinks(application)
    with qtbot.waitSignal(links.opened) as opened:
        QCoreApplication.sendEvent(application, QFileOpenEvent(QUrl(url)))
    assert opened.args == [expected]
    links.deleteLater()


@pytest.mark.parametrize(
    ("link", "kind", "id_"),
    [
        ("kit-desktop:msgid/963", IdKind.MSG_ID, "963"),
        ("kit-desktop:usermsgid/1YT", IdKind.USER_MSG_ID, "1YT"),
        ("kit-desktop://msgid/963", IdKind.MSG_ID, "963"),
        ("KIT-Desktop:MsgID/963", IdKind.MSG_ID, "963"),
        ("kit-desktop:usermsgid/a%2Fb%3F%23", IdKind.USER_MSG_ID, "a/b?#"),
        ("kit-desktop:usermsgid/order%2015", IdKind.USER_MSG_ID, "order 15"),
        ("kit-desktop:usermsgid/%D2%9B1", IdKind.USER_MSG_ID, "қ1"),
        ("kit-desktop:msgid/a+b", IdKind.MSG_ID, "a+b"),
        ("kit-desktop:usermsgid/" + "%D2%9B" * LONGEST_ID, IdKind.USER_MSG_ID, "қ" * LONGEST_ID),
    ],
)
def test_link_names_an_id_and_its_kind(link: str, kind: IdKind, id_: str) -> None:
    assert read_link(link) == LookupQuery(kind, id_)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "963",
        "kit-desktop",
        "kit-desktop:",
        "kit-desktop:963",
        "kit-desktop:msgid",
        "kit-desktop:msgid/",
        "kit-desktop:msgid/963/",
        "kit-desktop:msgid/963?ask=1",
        "kit-desktop:msgid/963#now",
        "kit-desktop:login/root",
        "kit-desktop:///msgid/963",
        "https:msgid/963",
        " kit-desktop:msgid/963",
        "kit-desktop:msgid/963 ",
        "kit-desktop:msgid/%20963",
        "kit-desktop:msgid/963\n",
        "kit-desktop:msgid/9%0A63",
        "kit-desktop:msgid/9%0063",
        "kit-desktop:msgid/9%E2%80%AE63",
        "kit-desktop:msgid/MsgID%3A963",
        "kit-desktop:msgid/%22963%22",
        'kit-desktop:msgid/963" --demo "',
        "kit-desktop:msgid/1,2",
        "kit-desktop:msgid/1.5E%2B10",
        "kit-desktop:msgid/%FF",
        "kit-desktop:msgid/қ",
        "kit-desktop:usermsgid/" + "a" * (LONGEST_ID + 1),
        "kit-desktop:usermsgid/" + "%61" * 100_000,
    ],
)
def test_anything_else_is_refused(link: str) -> None:
    assert read_link(link) is None


@given(st.text(max_size=60))
def test_no_text_brings_anything_but_a_clean_id(text: str) -> None:
    for link in (text, f"kit-desktop:{text}", f"kit-desktop:msgid/{text}", f"kit-desktop:usermsgid/{quote(text, safe='')}"):
        found = read_link(link)
        if found is not None:
            parsed = parse_id(found.id, found.by)
            assert (parsed.text, parsed.problem, parsed.label) == (found.id, None, None)
            assert found.id.isprintable()
            assert 0 < len(found.id) <= LONGEST_ID


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=LONGEST_ID))
def test_every_clean_id_can_be_linked_to(text: str) -> None:
    parsed = parse_id(text, IdKind.USER_MSG_ID)
    if parsed.problem is None and parsed.label is None and parsed.text == text:
        assert read_link(f"kit-desktop:usermsgid/{quote(text, safe='')}") == LookupQuery(IdKind.USER_MSG_ID, text)
