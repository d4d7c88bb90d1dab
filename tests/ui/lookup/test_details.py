"""The technical details of an ending."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QToolButton

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Facts, Outcome

from ..window_bench import Bench, label, named


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
