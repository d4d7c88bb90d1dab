"""The Result tab: every outcome and status, the fields, the journey, the buttons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind, IdProblem
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.lookup.fields_card import FieldsCard
from kit_desktop.ui.lookup.outcome_card import Standing
from kit_desktop.ui.lookup.result_view import ResultView
from kit_desktop.ui.theme import Tone
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.journey import Journey
from kit_desktop.ui.widgets.marks import OutcomeMark
from kit_desktop.ui.widgets.plain_label import PlainLabel

from ..window_bench import EXCHANGE, Bench, answer, label, named, seen


def buttons(bench: Bench) -> set[str]:
    """What can be done with what is shown."""
    return {button.text() for button in bench.window.result.findChildren(QPushButton) if button.isVisible()}


def journey(bench: Bench) -> str:
    """The journey as a screen reader says it; empty where there is none."""
    found = bench.window.result.findChild(Journey)
    assert isinstance(found, Journey)
    return found.accessibleName().removeprefix("The message’s way: ") if found.isVisible() else ""


def test_the_journey_is_told_too(bench: Bench) -> None:
    for status, stops in (
        ("delivered", "Gateway: 13:59:21, reached; Operator: no time given, passed; Phone: 13:59:24, reached"),
        ("undelivered", "Gateway: 13:59:21, reached; Operator: no time given, passed; Phone: 13:59:24, delivery stopped"),
        ("sent", "Gateway: 13:59:21, reached; Operator: has it now, it is here; Phone: not yet"),
        ("sending", "Gateway: 13:59:21, it is here; Operator: not yet; Phone: not yet"),
        ("send", "Gateway: 13:59:21, it is here; Operator: not yet; Phone: not yet"),
        ("expired", ""),
        ("", ""),
    ):
        bench.show(status=status)
        assert journey(bench) == stops, status


def test_every_other_outcome_says_what_happened_and_what_to_do(bench: Bench) -> None:
    for outcome in [each for each in Outcome if each is not Outcome.OK]:
        bench.show()
        reason = IdProblem.EXCEL_NUMBER if outcome is Outcome.BAD_ID else None
        facts = Facts(reason, host="isms.center", port=443, seconds=30)
        bench.show(outcome, server_text="The gateway’s <b>own</b> words", facts=facts)
        assert label(bench.window, "outcome_title"), outcome
        assert label(bench.window, "outcome_meaning"), outcome
        assert label(bench.window, "outcome_advice"), outcome
        assert "“The gateway’s <b>own</b> words”" in label(bench.window, "outcome_server_text"), outcome
        assert journey(bench) == "", outcome
        assert label(bench.window, "field_recepient") == "", outcome
        button = named(bench.window, "Technical details", QToolButton)
        if not button.isChecked():
            button.click()
        assert f"outcome: {outcome.value}" in label(bench.window, "details_text")


def test_no_two_outcomes_look_alike(bench: Bench) -> None:
    titles = []
    for outcome in Outcome:
        bench.show(outcome)
        titles.append(label(bench.window, "outcome_title"))
    assert len(set(titles)) == len(Outcome)


def test_every_reason_fits_into_its_outcome(bench: Bench) -> None:
    for reason in Reason:
        facts = Facts(reason, host="<i>host</i>", port=1, other_id="7", detail="a {b} c")
        bench.show(Outcome.REPLY_NOT_UNDERSTOOD, facts=facts)
        assert "{" not in label(bench.window, "outcome_meaning").replace("{b}", ""), reason


def test_each_outcome_offers_what_helps(bench: Bench) -> None:
    for outcome, more in (
        (Outcome.OK, set()),
        (Outcome.NOT_FOUND, {"Look up by UserMsgID"}),
        (Outcome.AUTH_FAILED, {"Account…"}),
        (Outcome.NO_CREDENTIALS, {"Account…"}),
        (Outcome.BAD_ENDPOINT, {"Settings…"}),
        (Outcome.TIMED_OUT, {"Settings…"}),
        (Outcome.REDIRECTED, {"Settings…"}),
        (Outcome.UNREACHABLE, set()),
    ):
        bench.show(outcome)
        assert buttons(bench) & {"Look up by UserMsgID", "Account…", "Settings…"} == more, outcome
        assert "Look up again" in buttons(bench), outcome


def test_each_meaning_has_a_shape_of_its_own(bench: Bench) -> None:
    tones = {}
    for status in ("delivered", "undelivered", "sent", "expired"):
        bench.show(status=status)
        tones[status] = bench.window.result.outcome.findChild(OutcomeMark).tone
    bench.show(Outcome.NOT_FOUND)
    tones["missing"] = bench.window.result.outcome.findChild(OutcomeMark).tone
    assert list(tones.values()) == [Tone.GOOD, Tone.BAD, Tone.WAITING, Tone.WARNING, Tone.MISSING]


def test_the_shapes_differ_without_colour(bench: Bench) -> None:
    drawn = set()
    mark = OutcomeMark(bench.window)
    for tone in Tone:
        mark.set_tone(tone)
        picture = mark.grab().toImage().convertToFormat(QImage.Format.Format_Mono)
        drawn.add(bytes(picture.constBits()))
    assert len(drawn) == len(Tone)


def test_the_ticket_is_a_summary_in_plain_text(bench: Bench, clipboard: Callable[[], str]) -> None:
    bench.show()
    named(bench.window, "Copy for ticket").click()
    text = clipboard()
    for part in ("Delivered to the phone", "MsgID: 963", "UserMsgID: 1YT", "+7 701 123 45 67", "3 seconds", "KiT Desktop"):
        assert part in text
    assert "<" not in text


def test_the_button_says_that_it_has_copied(bench: Bench, clipboard: Callable[[], str], qtbot: QtBot) -> None:
    bench.show()
    button = named(bench.window, "Copy for ticket")
    before = button.grab().toImage()
    bench.window.result.copy_ticket()
    assert clipboard() != ""
    assert button.grab().toImage() != before
    button._tick_timer.setInterval(0)
    qtbot.waitUntil(lambda: not button._tick_timer.isActive())
    assert button.grab().toImage() == before


def test_the_ticket_of_a_failure_says_what_happened(bench: Bench, clipboard: Callable[[], str]) -> None:
    bench.show(Outcome.SERVER_FAULT, server_text="Database is down")
    named(bench.window, "Copy for ticket").click()
    text = clipboard()
    for part in ("The gateway reports an error", "Database is down", "MsgID: 963"):
        assert part in text


@pytest.mark.parametrize("outcome", [Outcome.CANCELLED, Outcome.BAD_ID, Outcome.NO_CREDENTIALS])
def test_there_is_no_ticket_about_nothing(bench: Bench, clipboard: Callable[[], str], outcome: Outcome) -> None:
    bench.show(outcome)
    assert "Copy for ticket" not in buttons(bench)
    bench.window.result.copy_ticket()
    assert clipboard() == ""


def test_changed_settings_show_the_same_result_anew(bench: Bench) -> None:
    bench.show()
    named(bench.window, "Technical details", QToolButton).click()
    bench.current.change(replace(Settings(), mask_number=True))
    assert "•••" in label(bench.window, "field_recepient")
    assert label(bench.window, "details_text")


def test_an_answer_that_cannot_be_shown_leaves_nothing_of_the_one_before(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.show(recepient="77770001122", exchange=replace(EXCHANGE, reply_text="<before>77770001122</before>"))
    bench.wait(lambda: "77770001122" in bench.window.xml.shown_text())

    def broken(*_: object, **__: object) -> None:
        raise ArithmeticError

    with monkeypatch.context() as patch:
        patch.setattr(bench.window.result.fields, "show_fields", broken)
        with pytest.raises(ArithmeticError):
            bench.show()
    assert "777" not in seen(bench.window.result)
    bench.wait(lambda: "<msgID>963</msgID>" in bench.window.xml.shown_text())
    assert "777" not in bench.window.xml.shown_text()
    bench.show()
    assert "+7 701 123 45 67" in seen(bench.window.result)
    assert label(bench.window, "outcome_title") == "Delivered to the phone"


def test_an_id_spelled_differently_is_a_remark_on_the_answer(bench: Bench) -> None:
    bench.show(facts=Facts(Reason.ID_SPELLED_DIFFERENTLY, other_id="ABC"))
    assert label(bench.window, "outcome_title") == "Delivered to the phone"
    assert label(bench.window, "outcome_meaning").endswith("The gateway spells the id a little differently: ABC.")


def test_our_own_error_is_not_sent_to_kit(bench: Bench) -> None:
    bench.show(outcome=Outcome.REPLY_NOT_UNDERSTOOD, info=None, facts=Facts(Reason.INTERNAL, detail="KeyError"))
    assert label(bench.window, "outcome_title") == "Error in this program"
    assert "raw XML" not in label(bench.window, "outcome_advice")


def test_a_404_offers_the_settings(bench: Bench) -> None:
    for outcome in (Outcome.NOT_FOUND, Outcome.SERVER_ERROR):
        bench.show(outcome=outcome, info=None, facts=Facts(Reason.HTTP_404))
        assert bench.window.result.settings_button.isVisible()
        assert "404" in label(bench.window, "outcome_title")
    bench.show(outcome=Outcome.NOT_FOUND, info=None, facts=Facts(Reason.SAID_SO))
    assert not bench.window.result.settings_button.isVisible()
    assert label(bench.window, "outcome_title") == "No such message"


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """An empty window."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 700)
    return page


@pytest.fixture
def view(page: QWidget) -> ResultView:
    """The tab's page alone."""
    view = ResultView(CurrentSettings(Settings()), FieldsCard(page), page)
    view.resize(900, 700)
    return view


@pytest.mark.parametrize(
    ("outcome", "facts", "query", "primary"),
    [
        (Outcome.OK, Facts(), "963", "Copy for ticket"),
        (Outcome.NOT_FOUND, Facts(), "963", "Look up by UserMsgID"),
        (Outcome.NOT_FOUND, Facts(), "АA963", "Look up AA963 (other letters)"),
        (Outcome.AUTH_FAILED, Facts(), "963", "Account…"),
        (Outcome.NO_CREDENTIALS, Facts(), "963", "Account…"),
        (Outcome.BAD_ENDPOINT, Facts(), "963", "Settings…"),
        (Outcome.SERVER_ERROR, Facts(Reason.HTTP_404), "963", "Settings…"),
        (Outcome.TIMED_OUT, Facts(), "963", "Look up again"),
    ],
)
def test_the_next_step_stands_out(view: ResultView, outcome: Outcome, facts: Facts, query: str, primary: str) -> None:
    view.show_result(answer(LookupQuery(IdKind.MSG_ID, query), outcome, facts=facts))
    filled = [button for button in view.findChildren(Button) if button.kind is ButtonKind.FILLED]
    assert [(button.text(), button.isHidden()) for button in filled] == [(primary, False)]


@pytest.mark.parametrize("outcome", [Outcome.AUTH_FAILED, Outcome.BAD_ENDPOINT, Outcome.NOT_FOUND, Outcome.UNREACHABLE])
def test_the_answer_to_another_question_offers_only_the_way_back(view: ResultView, outcome: Outcome) -> None:
    view.set_question(LookupQuery(IdKind.MSG_ID, "964"))
    result = answer(outcome=outcome)
    view.show_result(result)
    view.set_question(LookupQuery(IdKind.MSG_ID, "964"))
    buttons = [button.text() for button in view.actions_row.findChildren(QPushButton) if not button.isHidden()]
    assert buttons == ["Copy for ticket: 963", "Back to 963", ""]
    assert view._journey._is_old
    view.set_question(result.query)
    assert view.outcome.standing is Standing.CURRENT
    assert not view._journey._is_old


def test_the_journey_stands_beside_the_answer_or_lies_below_where_it_is_narrow(view: ResultView, qtbot: QtBot) -> None:
    view.show_result(answer())
    view.window().show()
    for width, beside in ((900, True), (700, False), (900, True)):
        view.resize(width, 700)
        qtbot.waitUntil(view._journey.isVisible)
        assert view.outcome.isAncestorOf(view._journey) is beside
        assert view._journey_card.isVisible() is not beside


@pytest.mark.parametrize(("status", "told"), [("delivered", True), ("sent", False)])
def test_only_the_times_of_what_has_ended_have_to_fit_together(view: ResultView, status: str, told: bool) -> None:
    view.show_result(answer(status=status, senttime="2026-11-20 13:59:24", receivedtime="2026-11-20 13:59:21"))
    assert view._odd_times.isHidden() is not told
    # This hour came twice: the times may well fit together.
    view.show_result(answer(status=status, senttime="2024-02-29 23:59:24", receivedtime="2024-02-29 23:59:21"))
    assert view._odd_times.isHidden()


def test_a_note_below_the_answer_stands_right_below_it(view: ResultView) -> None:
    above, below = PlainLabel("above", view), PlainLabel("below", view)
    view.add_note(above)
    view.add_note(below, below=True)
    assert [view._column.indexOf(each) for each in (above, view.outcome, below)] == [0, 1, 2]
