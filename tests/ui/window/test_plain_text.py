"""What comes from outside is text and nothing else, in every widget."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QTextBrowser, QTextEdit, QToolButton, QWidget

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import WIRE_FIELDS
from kit_desktop.core.outcome import Facts, Outcome, Reason

from ..window_bench import FIELDS, Bench, label, named

HOSTILE = "<b>bold</b><img src='file:///etc/passwd'><a href='http://evil.example'>click</a>\u202e"
SHOWN = HOSTILE.replace("\u202e", "⟦U+202E⟧")


def everything_hostile(outcome: Outcome) -> dict[str, object]:
    """A result of which every text is an attack."""
    texts: dict[str, object] = dict.fromkeys(FIELDS, HOSTILE) if outcome is Outcome.OK else {}
    facts = Facts(Reason.HTTP_STATUS, HOSTILE, 1, 30, 5, HOSTILE, HOSTILE, HOSTILE)
    return texts | {"query": LookupQuery(IdKind.USER_MSG_ID, HOSTILE), "server_text": HOSTILE, "facts": facts, "http_status": 1}


def test_no_widget_renders_what_came_from_outside(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(credentials=Credentials(HOSTILE, "x"))
    bench.show()
    named(bench.window, "Technical details", QToolButton).click()
    for outcome in Outcome:
        bench.show(outcome, **everything_hostile(outcome))
        bench.window.result.set_question(None)
        bench.window.say(HOSTILE)
        for widget in (bench.window, *bench.window.findChildren(QWidget)):
            assert not isinstance(widget, QTextEdit | QTextBrowser)
            if isinstance(widget, QLabel) and "evil.example" in widget.text():
                assert widget.textFormat() is Qt.TextFormat.PlainText, (outcome, widget.objectName())
            tip = widget.toolTip()
            assert "evil.example" not in tip or "<" not in tip, (outcome, widget.objectName())
            assert "\u202e" not in (widget.text() if isinstance(widget, QLabel) else ""), outcome


def test_every_field_is_shown_as_it_came(bench: Bench) -> None:
    bench.show(**everything_hostile(Outcome.OK))
    for name in set(WIRE_FIELDS) - {"recepient"}:
        assert label(bench.window, f"field_{name}") == SHOWN


def test_every_label_that_can_hold_such_text_is_plain(bench: Bench) -> None:
    assert [
        each.objectName() for each in bench.window.findChildren(QLabel) if each.textFormat() is Qt.TextFormat.RichText
    ] == []
    automatic = [each for each in bench.window.findChildren(QLabel) if each.textFormat() is Qt.TextFormat.AutoText]
    # Only pictures and the captions of our own forms may be left to Qt's guess.
    assert all("<" not in each.text() for each in automatic)


def test_text_without_end_neither_widens_nor_heightens_the_window(bench: Bench) -> None:
    bench.show()
    before = bench.window.minimumSizeHint()
    endless = "W" * 100_000
    bench.show(Outcome.SERVER_FAULT, server_text=endless, facts=Facts(host=endless, detail=endless, location=endless))
    bench.show(**dict.fromkeys(FIELDS, endless), query=LookupQuery(IdKind.MSG_ID, endless))
    bench.window.result.set_question(None)
    assert bench.window.minimumSizeHint() == before
    assert len(bench.window.windowTitle()) < 200
    for each in bench.window.findChildren(QLabel):
        assert len(each.text()) < 1_500, each.objectName()


def test_a_crash_report_is_plain_too(bench: Bench, hooks: None) -> None:
    from kit_desktop.ui.program.crash import CrashReporter

    CrashReporter(bench.window).show(bench.window, HOSTILE)
    (dialog,) = bench.window.findChildren(QDialog)
    assert not dialog.findChildren(QTextEdit)
    for each in dialog.findChildren(QLabel):
        assert each.textFormat() is Qt.TextFormat.PlainText or "<" not in each.text()
    dialog.close()
