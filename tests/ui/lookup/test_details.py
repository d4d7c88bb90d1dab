"""The technical details of an ending."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Facts, Outcome
from kit_desktop.ui.lookup.details import Details, details_text

from ..window_bench import Bench, answer, label, named


def test_details_fold_out_and_copy(bench: Bench, clipboard: Callable[[], str]) -> None:
    bench.show(
        Outcome.REDIRECTED, http_status=307, facts=Facts("http_status", "isms.center", 443, location="http://evil.example/")
    )
    assert label(bench.window, "details_text") == ""
    named(bench.window, "Technical details", QToolButton).click()
    text = label(bench.window, "details_text")
    for line in ("outcome: redirected", "http_status: 307", "host: isms.center:443", "redirected_to: http://evil.example/"):
        assert line in text
    named(bench.window, "Copy details").click()
    assert clipboard() == text


def test_a_lookup_by_usermsgid_says_that_several_messages_may_share_it(bench: Bench) -> None:
    remark = bench.window.findChild(QLabel, "details_remark")
    assert isinstance(remark, QLabel)
    bench.window.result.details._toggle.setChecked(True)
    bench.show(query=LookupQuery(IdKind.USER_MSG_ID, "1YT"))
    assert remark.isVisible()
    assert remark.text().startswith("Several messages may have the same UserMsgID.")
    bench.show()
    assert not remark.isVisible()


def test_they_stand_under_their_heading_and_a_remark_only_where_there_is_one(qtbot: QtBot) -> None:
    details = Details()
    qtbot.addWidget(details)
    details.show_result(answer())
    details.resize(500, details.sizeHint().height())
    details.show()
    toggle = details._toggle
    assert (toggle.x(), details._copy.y()) == (12, 6)
    assert details._copy.geometry().right() == 500 - 20 - 1
    assert not details._text.isVisible()
    toggle.click()
    assert (details._text.isVisible(), details._remark.isVisible()) == (True, False)
    assert (details._text.contentsMargins(), details._remark.contentsMargins()) == (QMargins(8, 0, 0, 6),) * 2
    details.show_result(answer(LookupQuery(IdKind.USER_MSG_ID, "1YT")))
    assert details._remark.isVisible()
    toggle.click()
    assert (details._text.isVisible(), details._remark.isVisible()) == (False, False)
    details.show_result(answer(LookupQuery(IdKind.USER_MSG_ID, "1YT")))
    assert not details._remark.isVisible()


def test_only_what_is_known_is_told() -> None:
    result = answer(LookupQuery(IdKind.MSG_ID, "963"), Outcome.TIMED_OUT, http_status=None, facts=Facts(host="gateway.test"))
    told = dict(line.split(": ", 1) for line in details_text(result).splitlines())
    assert (told["outcome"], told["host"], told["asked"]) == ("timed_out", "gateway.test", "MsgID=963")
    assert not {"http_status", "reason", "redirected_to"} & set(told)
