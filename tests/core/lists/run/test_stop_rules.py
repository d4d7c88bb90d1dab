"""When a run stops by itself: answer by answer, and which ids are asked again then."""

from __future__ import annotations

import pytest

from kit_desktop.core.lists.run.stop_rules import StopRules
from kit_desktop.core.lists.values import RunEnd
from kit_desktop.core.outcome import Facts, Outcome, Reason

OK = {"outcome": Outcome.OK}
SOAP_NOT_FOUND = {"outcome": Outcome.NOT_FOUND}
BARE_404 = {"outcome": Outcome.NOT_FOUND, "http_status": 404, "facts": Facts(Reason.HTTP_404)}
FAULT = {"outcome": Outcome.SERVER_FAULT, "server_text": "E-17"}
OTHER_FAULT = {"outcome": Outcome.SERVER_FAULT, "server_text": "E-18"}
REFUSED = {"outcome": Outcome.SERVER_ERROR, "http_status": 403}
ERROR = {"outcome": Outcome.SERVER_ERROR, "http_status": 500}
GARBAGE = {"outcome": Outcome.REPLY_NOT_UNDERSTOOD}
HUGE = {"outcome": Outcome.REPLY_TOO_LARGE}
LOST = {"outcome": Outcome.UNREACHABLE}
SILENT = {"outcome": Outcome.TIMED_OUT}
BAD_ID = {"outcome": Outcome.BAD_ID}


@pytest.fixture
def judge(make_answer):
    """Judges answers one after the other; returns the reason to stop and how many were judged by then."""

    def run(rules, *answers):
        for number, answer in enumerate(answers, 1):
            end = rules.judge(number, make_answer(str(number), **answer))
            if end is not None:
                return end, number
        return None, len(answers)

    return run


@pytest.mark.parametrize(
    ("answers", "end"),
    [
        ([{"outcome": Outcome.AUTH_FAILED}], (RunEnd.AUTH_FAILED, 1)),
        ([OK, {"outcome": Outcome.AUTH_FAILED}], (RunEnd.AUTH_FAILED, 2)),
        ([{"outcome": Outcome.BAD_ENDPOINT}], (RunEnd.CANNOT_ASK, 1)),
        ([{"outcome": Outcome.NO_CREDENTIALS}], (RunEnd.CANNOT_ASK, 1)),
        ([BAD_ID] * 100, (None, 100)),
        # nobody there
        ([LOST] * 5, (RunEnd.DEAD_LINE, 5)),
        ([LOST] * 4, (None, 4)),
        ([SILENT] * 10, (RunEnd.DEAD_LINE, 10)),
        ([SILENT] * 9, (None, 9)),
        ([LOST] * 4 + [SILENT, SILENT], (RunEnd.DEAD_LINE, 6)),
        ([LOST] * 4 + [OK] + [LOST] * 4, (None, 9)),
        ([LOST] * 4 + [ERROR] + [LOST] * 4 + [SILENT], (None, 10)),
        ([LOST] * 4 + [ERROR] + [LOST] * 5, (RunEnd.DEAD_LINE, 10)),
        ([{"outcome": Outcome.TLS_UNTRUSTED}] * 5, (RunEnd.DEAD_LINE, 5)),
        ([{"outcome": Outcome.PROXY_ERROR}] * 5, (RunEnd.DEAD_LINE, 5)),
        ([{"outcome": Outcome.REDIRECTED}] * 5, (RunEnd.DEAD_LINE, 5)),
        # a refusal in words that nobody knows
        ([FAULT] * 3, (RunEnd.LOGIN_DOUBTFUL, 3)),
        ([FAULT] * 2, (None, 2)),
        ([FAULT, OTHER_FAULT, FAULT, OTHER_FAULT], (None, 4)),
        ([FAULT, FAULT, OTHER_FAULT, OTHER_FAULT, OTHER_FAULT], (RunEnd.LOGIN_DOUBTFUL, 5)),
        ([OK] + [FAULT] * 100, (None, 101)),
        ([SOAP_NOT_FOUND] + [FAULT] * 100, (None, 101)),
        ([BARE_404] + [FAULT] * 3, (RunEnd.LOGIN_DOUBTFUL, 4)),
        ([FAULT, FAULT, ERROR, FAULT, FAULT], (None, 5)),
        ([REFUSED] * 3, (RunEnd.LOGIN_DOUBTFUL, 3)),
        ([OK] + [REFUSED] * 3, (RunEnd.LOGIN_DOUBTFUL, 4)),
        ([{"outcome": Outcome.SERVER_ERROR, "http_status": 401}] * 3, (RunEnd.LOGIN_DOUBTFUL, 3)),
        ([{"outcome": Outcome.SERVER_ERROR, "http_status": 402}] * 3, (None, 3)),
        ([REFUSED, REFUSED, OK, REFUSED, REFUSED], (None, 5)),
        # 404s that any web server gives
        ([BARE_404] * 3, (RunEnd.SERVICE_DOUBTFUL, 3)),
        ([BARE_404] * 2, (None, 2)),
        ([BARE_404, SILENT, BARE_404, BAD_ID, BARE_404], (RunEnd.SERVICE_DOUBTFUL, 5)),
        ([BARE_404, BARE_404, OK] + [BARE_404] * 49, (None, 52)),
        ([BARE_404, BARE_404, SOAP_NOT_FOUND] + [BARE_404] * 50, (RunEnd.NO_SERVICE, 53)),
        # replies that are none of the service's
        ([GARBAGE] * 50, (RunEnd.NO_SERVICE, 50)),
        ([GARBAGE] * 49, (None, 49)),
        ([ERROR, GARBAGE] * 25, (RunEnd.NO_SERVICE, 50)),
        ([HUGE] * 50, (RunEnd.NO_SERVICE, 50)),
        ([OK] + ([GARBAGE] * 49 + [SOAP_NOT_FOUND]) * 3, (None, 151)),
        ([OK] + [ERROR] * 49 + [BARE_404], (RunEnd.NO_SERVICE, 51)),
    ],
)
def test_what_stops_a_run_and_when(judge, answers, end):
    assert judge(StopRules(), *answers) == end


@pytest.mark.parametrize(
    ("answer", "proven"),
    [(OK, True), (SOAP_NOT_FOUND, True), (BARE_404, False), (FAULT, False), (ERROR, False), (SILENT, False), (BAD_ID, False)],
)
def test_only_the_services_own_answer_proves_it(judge, answer, proven):
    rules = StopRules()
    judge(rules, answer)
    assert rules.service_proven is proven
    judge(rules, OK, BARE_404)
    assert rules.service_proven


def test_the_last_ids_without_an_answer_are_asked_again(judge, make_answer):
    rules = StopRules()
    judge(rules, SILENT, OK, BARE_404, ERROR, BAD_ID)
    assert rules.unanswered == [3, 4, 5]
    rules.judge_late(9, make_answer("9"))
    assert rules.unanswered == [3, 4, 5]
    for late, answer in ((7, BARE_404), (8, {"outcome": Outcome.AUTH_FAILED})):
        rules.judge_late(late, make_answer(str(late), **answer))
    assert rules.unanswered == [3, 4, 5, 7, 8]
    judge(rules, SOAP_NOT_FOUND)
    assert rules.unanswered == []


def test_of_many_without_an_answer_the_last_fifty_are_asked_again(judge):
    rules = StopRules()
    judge(rules, OK, *[BAD_ID] * 70)
    assert rules.unanswered == list(range(22, 72))
