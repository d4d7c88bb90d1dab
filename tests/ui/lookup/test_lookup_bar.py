"""Where a person asks: what they type and paste, what is refused and why, the keys."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.lookup import lookup_bar
from kit_desktop.ui.widgets.button import ButtonKind

from ..window_bench import Bench, label, named


def asked(bench: Bench) -> list[LookupQuery]:
    """What the gateway was asked for."""
    return [each.query for each in bench.gateway.asked]


def problem(bench: Bench) -> str:
    """What stands under the field. Beside chips in a wide font there is no room for words; the field's description has them."""
    row = bench.window.bar.message
    return label(bench.window, "id_problem") or (bench.window.bar.field.accessibleDescription() if row.offers else "")


def paste(bench: Bench, text: str) -> None:
    """Paste into the emptied field, as Ctrl+V does."""
    QGuiApplication.clipboard().setText(text)
    bench.window.bar.field.clear()
    bench.bot.keyClick(bench.window.bar.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def enter(bench: Bench) -> None:
    """Press Enter in the field."""
    bench.bot.keyClick(bench.window.bar.field, Qt.Key.Key_Return)


def test_a_problem_takes_the_room_beside_it_before_it_wraps(bench: Bench) -> None:
    bench.window.resize(1000, 640)
    before = bench.window.bar.height()
    paste(bench, "1.23E+15")
    row = bench.window.bar.message
    bench.wait(lambda: row.problem.width() > row.width() - 60)
    assert bench.window.bar.height() == before


def test_focus_starts_in_the_field(bench: Bench) -> None:
    assert bench.window.bar.field.hasFocus()


def test_paste_and_enter_is_all_there_is_to_it(bench: Bench) -> None:
    paste(bench, "963")
    with bench.bot.waitSignal(bench.lookups.finished):
        enter(bench)
    assert asked(bench) == [LookupQuery(IdKind.MSG_ID, "963")]
    assert bench.window.bar.field.hasFocus()
    assert bench.window.bar.field.selectedText() == "963"


def test_what_is_pasted_is_cleaned_before_it_is_asked(bench: Bench) -> None:
    for pasted in (" 963 ", "\u00a0963\u200b", '"963",', "MsgID: 963", "<MsgID>963</MsgID>", '="963"', "963\n", "\n963\r\n"):
        bench.gateway.asked.clear()
        paste(bench, pasted)
        with bench.bot.waitSignal(bench.lookups.finished):
            enter(bench)
        assert asked(bench) == [LookupQuery(IdKind.MSG_ID, "963")], pasted
        assert bench.window.bar.field.text() == "963", pasted
        assert problem(bench) == "", pasted


def test_what_cannot_be_an_id_is_said_under_the_field_and_not_asked(bench: Bench) -> None:
    for text, words in (
        ("", "Paste or type an id first."),
        ("   ", "Paste or type an id first."),
        ("963 964", "These are two ids"),
        ("1.23E+15", "Excel has rounded this number"),
        ("1,23E+15", "Excel has rounded this number"),
        ("x" * 201, "too long"),
    ):
        bench.window.bar.field.clear()
        bench.type(text)
        enter(bench)
        assert words in problem(bench), text
        assert asked(bench) == [], text
        assert bench.window.bar.field.hasFocus(), text
        assert words in bench.window.bar.field.accessibleDescription(), text
        bench.type("963")
        assert problem(bench) == "", text


def test_an_excel_number_is_said_while_it_is_typed(bench: Bench) -> None:
    bench.type("1.23E+15")
    assert "Excel has rounded" in problem(bench)


@pytest.mark.parametrize("pasted", ["963\n964", "963\r\n964\r\n965", "963\n" * 5000])
def test_several_lines_are_offered_to_the_list_and_not_asked(bench: Bench, pasted: str) -> None:
    with bench.bot.waitSignal(bench.window.bar.several_ids_pasted) as heard:
        paste(bench, pasted)
    assert heard.args == [pasted]
    assert problem(bench) == ""
    enter(bench)
    assert asked(bench) == []


def test_several_lines_that_qt_pastes_itself_are_offered_as_a_list_while_the_field_has_them_all(bench: Bench) -> None:
    bar = bench.window.bar
    QGuiApplication.clipboard().setText("963\n964\n965")
    bar.field.paste()
    assert problem(bench) == "These are several lines. Paste one id, or use a list of ids."
    with bench.bot.waitSignal(bar.several_ids_pasted) as heard:
        bar.message.offers[0].click()
    assert heard.args == ["963\n964\n965"]
    bar.field.clear()
    QGuiApplication.clipboard().setText("963964\n" * 10_000)
    bar.field.paste()
    assert (problem(bench) != "", bar.message.offers) == (True, [])


def test_megabytes_on_the_clipboard_do_not_hold_the_window_up(
    bench: Bench, longest_stall: Callable[[Callable[[], None], Callable[[], bool]], float]
) -> None:
    assert longest_stall(lambda: paste(bench, "x" * 2_000_000), lambda: "too long" in problem(bench)) < 300


def test_a_control_character_is_refused(bench: Bench) -> None:
    paste(bench, "9\x1b63")
    enter(bench)
    assert "no id can have" in problem(bench)
    assert asked(bench) == []


def test_a_label_chooses_the_kind(bench: Bench) -> None:
    paste(bench, "UserMsgID: 1YT")
    with bench.bot.waitSignal(bench.lookups.finished):
        enter(bench)
    assert asked(bench) == [LookupQuery(IdKind.USER_MSG_ID, "1YT")]
    assert named(bench.window, "UserMsgID", QRadioButton).isChecked()
    assert bench.settings[-1].id_kind is IdKind.USER_MSG_ID


def test_the_choice_of_kind_is_explicit_and_remembered(bench: Bench) -> None:
    assert named(bench.window, "MsgID", QRadioButton).isChecked()
    named(bench.window, "UserMsgID", QRadioButton).click()
    assert bench.settings[-1].id_kind is IdKind.USER_MSG_ID
    bench.ask("order 15")
    assert asked(bench) == [LookupQuery(IdKind.USER_MSG_ID, "order 15")]


def test_the_remembered_kind_is_chosen(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(Settings(id_kind=IdKind.USER_MSG_ID))
    assert named(bench.window, "UserMsgID", QRadioButton).isChecked()
    assert bench.settings == []


def test_the_other_kind_judges_the_text_anew(bench: Bench) -> None:
    bench.type("order 15")
    assert "two ids" in problem(bench)
    named(bench.window, "UserMsgID", QRadioButton).click()
    assert problem(bench) == ""


def test_the_button_asks_too(bench: Bench) -> None:
    bench.type("963")
    with bench.bot.waitSignal(bench.lookups.finished):
        named(bench.window, "Look up", QPushButton).click()
    assert asked(bench) == [LookupQuery(IdKind.MSG_ID, "963")]


def test_long_ids_and_leading_zeros_stay_text(bench: Bench) -> None:
    for text in ("000963", "1152921504606846976", "18446744073709551616000"):
        bench.ask(text)
    assert [query.id for query in asked(bench)] == ["000963", "1152921504606846976", "18446744073709551616000"]


def test_filling_asks_nothing(bench: Bench) -> None:
    bench.window.fill(LookupQuery(IdKind.USER_MSG_ID, "1YT"))
    assert bench.window.bar.field.text() == "1YT"
    assert named(bench.window, "UserMsgID", QRadioButton).isChecked()
    assert asked(bench) == []


def hint(bench: Bench) -> str:
    """The quiet words under the field."""
    return label(bench.window, "id_hint")


def test_it_shows_what_it_takes_out_of_what_was_pasted(bench: Bench) -> None:
    paste(bench, "ID сообщения: 963")
    assert hint(bench) == "Enter looks up MsgID 963"
    paste(bench, "https://crm.example/?usermsgid=1YT")
    assert hint(bench) == "Enter looks up UserMsgID 1YT"
    with bench.bot.waitSignal(bench.lookups.finished):
        enter(bench)
    assert asked(bench) == [LookupQuery(IdKind.USER_MSG_ID, "1YT")]
    assert hint(bench) == ""


@pytest.mark.parametrize(("text", "words"), [("9/63", "does not look like a MsgID"), ("1234567890123450", "may have rounded")])
def test_what_is_odd_is_said_and_can_be_asked_all_the_same(bench: Bench, text: str, words: str) -> None:
    bench.type(text)
    assert words in problem(bench)
    with bench.bot.waitSignal(bench.lookups.finished):
        enter(bench)
    assert asked(bench) == [LookupQuery(IdKind.MSG_ID, text)]
    assert problem(bench) == ""


def test_two_ids_are_offered_one_by_one_and_as_a_list(bench: Bench) -> None:
    bench.type("963 964")
    words = ["Use 963", "Use 964", "Look both up as a list"]
    assert [chip.text() for chip in bench.window.bar.message.offers] == words
    with bench.bot.waitSignal(bench.window.bar.several_ids_pasted) as heard:
        bench.window.bar.message.offers[2].click()
    assert heard.args == ["963\n964"]
    with bench.bot.waitSignal(bench.lookups.finished):
        bench.window.bar.message.offers[1].click()
    assert asked(bench) == [LookupQuery(IdKind.MSG_ID, "964")]
    assert bench.window.bar.message.offers == []


def test_look_up_is_the_next_step_for_a_new_id_only(bench: Bench) -> None:
    kind = bench.window.bar.button.kind
    assert kind is ButtonKind.TONAL
    bench.type("963")
    assert bench.window.bar.button.kind is ButtonKind.FILLED
    bench.ask("963")
    assert bench.window.bar.button.kind is ButtonKind.TONAL
    bench.type("964")
    assert bench.window.bar.button.kind is ButtonKind.FILLED


@pytest.mark.parametrize(("key", "kind"), [("2", IdKind.USER_MSG_ID), ("1", IdKind.MSG_ID)])
def test_alt_and_a_number_choose_the_kind(bench: Bench, key: str, kind: IdKind) -> None:
    bench.bot.keyClick(bench.window.bar.field, key, Qt.KeyboardModifier.AltModifier)
    assert bench.window.bar.kind is kind


def test_in_a_narrow_window_the_kind_stands_under_the_field(bench: Bench) -> None:
    bar = bench.window.bar
    bench.window.resize(640, 560)
    bench.wait(lambda: bar.switch.y() > bar.field.geometry().bottom())
    bench.window.resize(1000, 640)
    bench.wait(lambda: bar.switch.y() == bar.field.y())


class _Foreign:
    """A clipboard that another program has filled."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.read = 0

    def ownsClipboard(self) -> bool:
        return False

    def text(self) -> str:
        self.read += 1
        return self._text


def come_back(bench: Bench, monkeypatch: pytest.MonkeyPatch, text: str) -> _Foreign:
    """The window comes to the front, with that on the clipboard."""
    foreign = _Foreign(text)
    monkeypatch.setattr(lookup_bar, "QGuiApplication", SimpleNamespace(clipboard=lambda: foreign))
    QApplication.sendEvent(bench.window, QEvent(QEvent.Type.ActivationChange))
    return foreign


def test_an_id_on_the_clipboard_is_offered_and_enter_takes_it(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    come_back(bench, monkeypatch, "MsgID: 964002\n")
    assert [chip.text() for chip in bench.window.bar.message.offers] == ["Look up 964002 from the clipboard"]
    assert bench.window.bar.field.text() == ""
    with bench.bot.waitSignal(bench.lookups.finished):
        enter(bench)
    assert asked(bench) == [LookupQuery(IdKind.MSG_ID, "964002")]
    assert bench.window.bar.message.offers == []


@pytest.mark.parametrize("by_chip", [True, False])
def test_the_kind_that_stands_with_an_id_on_the_clipboard_is_taken(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, by_chip: bool
) -> None:
    come_back(bench, monkeypatch, "UserMsgID: CRM-2041")
    with bench.bot.waitSignal(bench.lookups.finished):
        if by_chip:
            bench.window.bar.message.offers[0].click()
        else:
            enter(bench)
    assert asked(bench) == [LookupQuery(IdKind.USER_MSG_ID, "CRM-2041")]


def test_the_clipboard_is_offered_over_an_answer_too(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.ask("963")
    come_back(bench, monkeypatch, "963")
    assert bench.window.bar.message.offers == []
    come_back(bench, monkeypatch, "964002")
    assert [chip.text() for chip in bench.window.bar.message.offers] == ["Look up 964002 from the clipboard"]
    with bench.bot.waitSignal(bench.lookups.finished):
        bench.window.bar.button.click()  # what stands in the field
    assert bench.window.bar.message.offers == []
    come_back(bench, monkeypatch, "964002")
    with bench.bot.waitSignal(bench.lookups.finished):
        enter(bench)
    assert [query.id for query in asked(bench)] == ["963", "963", "964002"]


def test_an_offer_is_gone_with_another_id_in_the_field(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    come_back(bench, monkeypatch, "964002")
    bench.window.fill(LookupQuery(IdKind.MSG_ID, "963"))
    with bench.bot.waitSignal(bench.lookups.finished):
        enter(bench)
    assert asked(bench) == [LookupQuery(IdKind.MSG_ID, "963")]


def test_what_was_wrong_with_the_field_does_not_hide_that_it_is_asked_again(bench: Bench) -> None:
    bench.ask("963")
    bench.window.bar.field.clear()
    enter(bench)
    assert problem(bench) != ""
    bench.gateway.hold()
    bench.window.ask_again()
    bench.wait(bench.window.bar.message.asking.isVisible)
    assert problem(bench) == ""


def test_nothing_else_on_the_clipboard_is_offered(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("", "hello", "Good morning, Mr 17", "x" * 400, "963\n964", "12", "1.23E+15", "87010000041", "2026-11-28"):
        come_back(bench, monkeypatch, text)
        assert bench.window.bar.message.offers == [], text


def test_what_is_typed_or_shown_already_is_not_offered(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.type("9")
    assert come_back(bench, monkeypatch, "964002").read == 0
    bench.ask("963")
    bench.window.bar.field.clear()
    come_back(bench, monkeypatch, "963")
    assert bench.window.bar.message.offers == []


def test_the_clipboard_is_not_read_where_that_is_switched_off(
    make_bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = make_bench(Settings(offer_clipboard=False))
    assert come_back(bench, monkeypatch, "964002").read == 0


def test_typing_takes_the_offer_away(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    come_back(bench, monkeypatch, "964002")
    bench.type("7")
    assert bench.window.bar.message.offers == []
    with bench.bot.waitSignal(bench.lookups.finished):
        enter(bench)
    assert asked(bench) == [LookupQuery(IdKind.MSG_ID, "7")]


def test_cancel_gives_the_keyboard_back_to_the_field(bench: Bench) -> None:
    bench.gateway.hold()
    bench.window.look_up(LookupQuery(IdKind.MSG_ID, "963"))
    bar = bench.window.bar
    bench.wait(bar.cancel_button.isVisible)
    bar.cancel_button.setFocus()
    bar.cancel_button.click()
    assert bar.field.hasFocus()
    assert (bar.button.isVisible(), bar.message.asking.text(), bar._timer.isActive()) == (True, "", False)


def test_that_it_takes_long_is_said_once_and_not_at_once(bench: Bench, said: list[str]) -> None:
    bar = bench.window.bar
    bar.show_asking("isms.center", 30, LookupQuery(IdKind.MSG_ID, "963"))
    bar._on_takes_long()
    assert said == []
    bar._asking_since -= 20
    for _ in range(2):
        bar._on_tick()
        assert said == [bar.message.asking.text()]
    bar.show_idle()


def test_long_ids_are_shortened_in_what_is_offered(bench: Bench) -> None:
    long = "a" * 60
    paste(bench, f"{long} {'b' * 60}")
    offers = [button.text() for button in bench.window.bar.message.findChildren(QPushButton) if button.isVisible()]
    assert any(text.startswith("Use aaa") and len(text) < 35 for text in offers)
    bench.window.bar.field.setText(f" {long}")
    assert bench.window.bar.message.hint.text() == f"Enter looks up MsgID {'a' * 40}…"
    bench.window.bar.show_asking("isms.center", 30, LookupQuery(IdKind.USER_MSG_ID, long))
    bench.window.bar._on_takes_long()
    assert bench.window.bar.message.asking.text() == f"Looking up UserMsgID {'a' * 40}… at isms.center…  0 s of 30 s"
    bench.window.bar.show_idle()


def test_a_long_text_on_the_clipboard_is_not_read_for_an_id(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    limit = lookup_bar._PLAUSIBLE_TEXT
    come_back(bench, monkeypatch, " " * (limit - 6) + "964002")
    assert len(bench.window.bar.message.offers) == 1
    come_back(bench, monkeypatch, " " * (limit - 5) + "964002")
    assert bench.window.bar.message.offers == []


@pytest.mark.parametrize(("url", "taken"), [("file:///tmp/list.csv", False), ("https://crm.example/?msgid=963", True)])
def test_a_file_that_is_dropped_is_left_to_the_window(bench: Bench, url: str, taken: bool) -> None:
    data = QMimeData()
    data.setUrls([QUrl(url)])
    data.setText(url)
    given = (QPoint(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(*given)
    entering.ignore()
    bench.window.bar.field.dragEnterEvent(entering)
    assert entering.isAccepted() is taken


def test_a_bad_id_is_said_when_it_turns_bad_and_not_with_every_key(bench: Bench, said: list[str]) -> None:
    bench.type("1.23E+15")
    assert len(said) == 1
    assert "Excel" in said[0]
    bench.type("963")
    assert len(said) == 1
    bench.window.bar.say_problem("words", aloud=False)
    bench.window.bar.say_problem("words")
    assert len(said) == 1
