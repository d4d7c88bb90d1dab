"""A link on its way to the window: from the command line, from a second start, from macOS."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent

from kit_desktop.__main__ import read_arguments
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.ui.program.handover import Handover, decode, encode
from kit_desktop.ui.program.links import OpenedLinks, from_link

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
