"""The Raw XML tab: request and reply, indented and as received, find, copy, save; megabytes do not freeze it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton

from kit_desktop.core.outcome import Outcome
from kit_desktop.core.password_mask import MASK
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.theme import Tone
from kit_desktop.ui.widgets.chip import Chip

from ..screens import tab_stops
from ..window_bench import EXCHANGE, Bench, answer, label, named

MEGABYTE = 1_048_576


def text_of(bench: Bench) -> QPlainTextEdit:
    """The widget with the text."""
    return named(bench.window, "Raw XML", QPlainTextEdit)


@pytest.fixture
def xml(bench: Bench) -> Bench:
    """A window with the Raw XML tab in front, and an answer in it."""
    bench.window.tabs.setCurrentIndex(1)
    bench.show()
    bench.wait(lambda: "</Envelope>" in text_of(bench).toPlainText())
    return bench


def test_without_a_lookup_it_says_so_and_offers_nothing(bench: Bench) -> None:
    bench.window.tabs.setCurrentIndex(1)
    bench.show(Outcome.CANCELLED, exchange=None)
    assert text_of(bench).placeholderText() == "Nothing was sent yet."
    assert not bench.window.xml.find_bar.isEnabled()
    for name in ("Copy", "Save…"):
        assert not named(bench.window.xml, name, QPushButton).isEnabled()


def test_of_the_answer_before_nothing_is_offered_while_another_one_is_laid_out(bench: Bench) -> None:
    bench.show()
    bench.wait(lambda: "963" in bench.window.xml.shown_text())
    bench.show(exchange=replace(EXCHANGE, reply_text="<a>964</a>"))
    assert not bench.window.xml.shown_text()
    bench.window.tabs.setCurrentIndex(1)
    bench.wait(lambda: text_of(bench).toPlainText() == "<a>964</a>")


def test_the_reply_comes_first_indented_and_its_headers_on_request(xml: Bench) -> None:
    reply = text_of(xml).toPlainText()
    assert reply == (
        "<Envelope>\n  <Body>\n    <Result>\n      <msgID>963</msgID>\n      <status>delivered</status>\n    </Result>\n"
        "  </Body>\n</Envelope>"
    )
    named(xml.window, "Headers", QPushButton).click()
    xml.wait(lambda: text_of(xml).toPlainText() == f"HTTP/1.1 200 OK\nContent-Type: text/xml\n\n{reply}")
    hide = named(xml.window, "Hide headers", QPushButton)
    assert not hide.isCheckable()
    hide.click()
    xml.wait(lambda: text_of(xml).toPlainText() == reply)


def test_a_reply_without_a_body_shows_its_headers(xml: Bench) -> None:
    xml.show(exchange=replace(EXCHANGE, reply_text=""))
    xml.wait(lambda: text_of(xml).toPlainText().startswith("HTTP/1.1 200 OK"))


def test_as_received(xml: Bench) -> None:
    named(xml.window, "Indented", QCheckBox).click()
    assert xml.settings[-1].xml_indented is False
    xml.wait(lambda: text_of(xml).toPlainText().endswith(EXCHANGE.reply_text))


def test_the_request_is_shown_with_its_password_masked(xml: Bench) -> None:
    named(xml.window, "Request", QRadioButton).click()
    named(xml.window, "Headers", QPushButton).click()
    xml.wait(lambda: "POST https://isms.center/soap/server" in text_of(xml).toPlainText())
    text = text_of(xml).toPlainText()
    assert f"<password>{MASK}</password>" in text
    assert "<login>mycompany</login>" in text


def test_the_login_is_masked_if_so_set(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(Settings(mask_login=True))
    bench.window.tabs.setCurrentIndex(1)
    bench.show(exchange=replace(EXCHANGE, request_text='<a:login x="1">mycompany</a:login><login>mycompany</login>'))
    named(bench.window, "Request", QRadioButton).click()
    bench.wait(lambda: MASK in text_of(bench).toPlainText())
    assert "mycompany" not in text_of(bench).toPlainText()
    assert text_of(bench).toPlainText().count(MASK) == 2


def test_the_line_above_says_where_how_it_ended_how_long_and_how_much(xml: Bench) -> None:
    assert label(xml.window, "xml_whose") == "MsgID 963"
    assert named(xml.window.xml, "HTTP 200 OK", Chip).isVisible()
    assert label(xml.window, "xml_summary") == "https://isms.center/soap/server · 0.31\u00a0s · 95 bytes · utf-8"
    xml.show(exchange=replace(EXCHANGE, reply_cut=True))
    assert label(xml.window, "xml_summary").endswith("cut off")


def test_the_request_has_its_own_facts(xml: Bench) -> None:
    named(xml.window, "Request", QRadioButton).click()
    said = label(xml.window, "xml_summary")
    assert said == "POST · https://isms.center/soap/server · the password is never shown"
    assert not xml.window.xml._status.isVisible()


@pytest.mark.parametrize("width", [640, 1000])
def test_its_buttons_are_as_wide_as_they_need_and_finding_takes_the_rest(xml: Bench, width: int) -> None:
    view = xml.window.xml
    xml.window.resize(width, 600)
    xml.wait(lambda: xml.window.width() == width and view._copy.width() == view._copy.sizeHint().width())
    assert view._save.width() == view._save.sizeHint().width()
    assert view._save.geometry().right() >= view.width() - 30
    gap = view._copy.x() - view.find_bar.geometry().right()
    assert width < 760 or gap <= 12


def test_a_text_that_is_laid_out_anew_is_searched_anew(xml: Bench) -> None:
    bar = xml.window.xml.find_bar
    bar._field.setText("msgid")
    bar.find_next()
    named(xml.window, "Headers", QPushButton).click()
    xml.wait(lambda: text_of(xml).toPlainText().startswith("HTTP/1.1"))
    assert bar._answer.text() == "1 of 2"
    assert text_of(xml).textCursor().selectedText() == "msgID"


def test_it_copies_and_saves_the_whole_text_as_it_is_shown(xml: Bench, clipboard: Callable[[], str], tmp_path: Path) -> None:
    long_line = "x" * 5000
    xml.show(exchange=replace(EXCHANGE, reply_text=f"<a>{long_line}\u202e</a>"))
    xml.wait(lambda: "x" * 1000 in text_of(xml).toPlainText())
    assert max(map(len, text_of(xml).toPlainText().split("\n"))) <= 1000
    assert "⟦U+202E⟧" in text_of(xml).toPlainText()
    named(xml.window.xml, "Copy", QPushButton).click()
    assert clipboard() == f"<a>{long_line}\u202e</a>"
    named(xml.window.xml, "Save…", QPushButton).click()
    target = tmp_path / "reply.xml"
    choose(xml, target)
    xml.wait(lambda: "Saved: reply.xml" in xml.window.statusBar().currentMessage())
    assert target.read_text(encoding="utf-8") == clipboard()


def test_a_long_reply_is_taken_into_the_widget_when_it_is_looked_at(bench: Bench) -> None:
    reply = f"<a>{'x' * 300_000}</a>"
    bench.show(exchange=replace(EXCHANGE, reply_text=reply))
    bench.wait(lambda: bench.window.xml.shown_text() == reply)
    assert bench.window.xml._text.toPlainText() == ""
    bench.window.tabs.setCurrentIndex(1)
    assert text_of(bench).toPlainText().replace("\n", "") == reply


def test_a_long_reply_that_nobody_looked_at_is_not_shown_for_the_next_one(bench: Bench) -> None:
    bench.show(exchange=replace(EXCHANGE, reply_text=f"<a>{'x' * 300_000}</a>"))
    bench.wait(lambda: len(bench.window.xml.shown_text()) > 300_000)
    bench.show(exchange=None)
    bench.window.tabs.setCurrentIndex(1)
    assert text_of(bench).toPlainText() == ""


def test_only_short_texts_are_coloured(xml: Bench) -> None:
    def is_coloured() -> bool:
        return bool(text_of(xml).document().firstBlock().layout().formats())

    short = text_of(xml).toPlainText()
    xml.wait(is_coloured)
    for reply in (f"<a>{'x' * 300_000}</a>", "<a>" + "x\n" * 3_000 + "</a>"):
        xml.show(exchange=replace(EXCHANGE, reply_text=reply))
        xml.wait(lambda: text_of(xml).toPlainText().startswith("<a>"))
        assert not is_coloured()
        xml.show()
        xml.wait(lambda: text_of(xml).toPlainText() == short)
        xml.wait(is_coloured)


def choose(bench: Bench, target: Path) -> None:
    """Give the open file dialog a name, as a person would."""
    (dialog,) = bench.window.findChildren(QFileDialog)
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(str(target))
    bench.bot.keyClick(field, Qt.Key.Key_Return)


def test_a_disk_that_refuses_is_told_of(xml: Bench, tmp_path: Path) -> None:
    xml.bot.keyClick(xml.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = xml.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "no folder" / "reply.xml"))
    xml.wait(lambda: "Not saved: there is no such folder" in xml.window.statusBar().currentMessage())
    dialog.reject()


def test_the_suggested_name_is_harmless(bench: Bench) -> None:
    bench.show(query=answer().query.__class__(answer().query.by, "../..\\a:b*c?/d"))
    bench.wait(lambda: bool(bench.window.xml.shown_text()))
    bench.window.xml.save()
    (dialog,) = bench.window.findChildren(QFileDialog)
    assert re.fullmatch(r"[\w.-]+\.xml", Path(dialog.selectedFiles()[0]).name)
    dialog.reject()


def test_what_is_copied_while_a_text_is_laid_out_is_never_the_previous_one(xml: Bench, clipboard: Callable[[], str]) -> None:
    xml.show(exchange=replace(EXCHANGE, reply_text="<b/>" * 100_000))
    named(xml.window.xml, "Copy", QPushButton).click()
    xml.window.xml.copy_requested.emit(xml.window.xml.shown_text())
    assert "963" not in clipboard()
    xml.wait(lambda: "<b/>" in text_of(xml).toPlainText())


def test_what_is_not_shown_to_its_end_says_so_and_copies_whole(xml: Bench, clipboard: Callable[[], str]) -> None:
    xml.show(exchange=replace(EXCHANGE, reply_text="<a>\n" * 20_000))
    xml.wait(lambda: text_of(xml).blockCount() == 10_000)
    assert "only the beginning is shown" in label(xml.window, "xml_summary")
    named(xml.window.xml, "Copy", QPushButton).click()
    assert clipboard().count("<a>") == 20_000
    xml.show()
    xml.wait(lambda: "963" in text_of(xml).toPlainText())
    assert "only the beginning" not in label(xml.window, "xml_summary")


def test_find_goes_round_and_says_what_is_not_there(xml: Bench) -> None:
    xml.window.tabs.setCurrentIndex(0)
    xml.bot.keyClick(xml.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert xml.window.tabs.currentIndex() == 1
    field = named(xml.window, "Find in the text", QLineEdit)
    assert field.hasFocus()
    xml.bot.keyClicks(field, "body")
    places = []
    for _ in range(3):
        assert text_of(xml).textCursor().selectedText() == "Body"
        places.append(text_of(xml).textCursor().position())
        xml.bot.keyClick(field, Qt.Key.Key_Return)
    assert places[0] == places[2] != places[1]
    named(xml.window, "Previous match").click()
    xml.bot.keyClicks(field, "xyz")
    assert "Not in the text" in [each.text() for each in xml.window.xml.find_bar.findChildren(type(xml.window.xml._summary))]
    xml.bot.keyClick(field, Qt.Key.Key_Escape)
    assert not xml.window.xml.find_bar.is_used
    assert text_of(xml).hasFocus()


def test_it_is_coloured_and_markup_stays_text(xml: Bench) -> None:
    document = text_of(xml).document()
    block = document.findBlockByNumber(0)
    assert block.text() == "<Envelope>"
    assert block.layout().formats()
    xml.show(exchange=replace(EXCHANGE, reply_text="<html><b>bold</b><img src='file:///etc/passwd'></html>"))
    xml.wait(lambda: "<b>bold</b>" in text_of(xml).toPlainText())


HUGE = {
    "one line of a megabyte without blanks": "x" * MEGABYTE,
    "two megabytes of elements": "<Result><msgID>963</msgID></Result>" * (2 * MEGABYTE // 35),
    "opened and never closed": "<a>" * (2 * MEGABYTE // 3),
    "nothing but line feeds": "\n" * 2 * MEGABYTE,
    "many empty elements": "<a/>" * (2 * MEGABYTE // 4),
    "two megabytes of letters from right to left": "א" * MEGABYTE,
    "controls": "\u202e" * (MEGABYTE // 4),
    "comments that do not end": "<!--" * (MEGABYTE // 2),
    "as much as is coloured": "<a>x</a>" * 2100,
    "one huge tag": "<a " + 'b="c" ' * (2 * MEGABYTE // 6) + "/>",
}


@pytest.mark.skipif(sys.platform == "win32", reason="Wine's pace is not Windows': stalls are measured on Linux")
def test_megabytes_do_not_hold_the_window_up(
    bench: Bench, longest_stall: Callable[[Callable[[], None], Callable[[], bool]], float]
) -> None:
    view = bench.window.xml
    bench.window.tabs.setCurrentIndex(1)
    # What has more than MOST_TAGS tags, or none, is not laid out, whatever is chosen.
    for name, indent in [*((name, True) for name in HUGE), ("as much as is coloured", False), ("one huge tag", False)]:
        bench.show(exchange=None)
        view._indent.setChecked(indent)
        show = partial(bench.show, exchange=replace(EXCHANGE, reply_text=HUGE[name]))
        assert longest_stall(show, lambda: text_of(bench).placeholderText() == "Nothing was received.") < 300, name


def test_the_status_has_the_tone_of_how_it_ended(xml: Bench) -> None:
    for status, tone in ((200, Tone.GOOD), (299, Tone.GOOD), (300, Tone.WARNING), (500, Tone.WARNING)):
        xml.show(http_status=status, exchange=replace(EXCHANGE, status_line=f"HTTP/1.1 {status} Words"))
        chip = xml.window.xml._status
        assert (chip._tone, chip.accessibleName()) == (tone, f"HTTP {status} Words")


@pytest.mark.parametrize("width", [640, 1000])
def test_the_tab_key_goes_through_it_as_it_is_read(xml: Bench, width: int) -> None:
    view = xml.window.xml
    xml.window.resize(width, 600)
    xml.wait(lambda: xml.window.width() == width and view._copy._words_shown is (width > 760))
    found = [view._indent, *tab_stops(xml.window, view._indent)]
    stops = found[: found.index(view._text)]
    finding, buttons = list(view.find_bar.stops), [view._copy, view._save]
    assert stops == [view._indent, *(finding + buttons if width > 760 else buttons + finding), view._headers]


def test_its_parts_stand_in_the_pages_margins(xml: Bench) -> None:
    view = xml.window.xml
    assert (view._side.x(), view._side.y()) == (24, 14)
    assert view._indent.x() - view._side.geometry().right() - 1 == 10
    assert view._summary.x() - view._status.geometry().right() - 1 == 8
    assert view._copy.geometry().right() < view._save.x() - 9
