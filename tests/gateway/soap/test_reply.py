"""What a reply means: every promise about `ok`, "not found" and a refused login, on the pure reader."""

from __future__ import annotations

import unicodedata

import pytest

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.gateway.soap.reply import Verdict, read_reply
from kit_desktop.gateway.wire.reply import Reply

from ..replies import FIELDS, SOAP_12, elements, envelope, fault_11, fault_12, replaced, reply, reply_with, response, result

ASKED = LookupQuery(IdKind.MSG_ID, "963")
ACCOUNT = ("mycompany", "Secret77")
PAGE = "<!DOCTYPE html><html><head><title>404 Not &amp; Found</title></head><body>nginx</body></html>"


def read(
    body: str | bytes | None,
    status: int = 200,
    *,
    phrase: str = "",
    kind: str = "text/xml; charset=utf-8",
    asked: LookupQuery = ASKED,
    location: str | None = None,
) -> Verdict:
    headers = [("Content-Type", kind)] + ([("Location", location)] if location else [])
    unpacked = body.encode() if isinstance(body, str) else body
    return read_reply(asked, Reply(status, phrase, headers, bytearray(unpacked or b""), unpacked), ACCOUNT)


def test_a_good_reply_is_ok_with_every_field() -> None:
    verdict = read(reply())
    assert (verdict.outcome, verdict.facts.reason, verdict.server_text) == (Outcome.OK, None, "OK")
    assert verdict.info is not None
    assert dict(verdict.info.fields) == FIELDS


def test_a_missing_field_is_none_and_hides_no_other() -> None:
    verdict = read(replaced(senttime="", lang='<ns1:lang xsi:nil="true"/>', status="<ns1:new>1</ns1:new>"))
    assert verdict.outcome is Outcome.OK
    assert verdict.info is not None
    assert [verdict.info[name] for name in ("senttime", "lang", "status", "recepient")] == [None, None, None, "77011234567"]


@pytest.mark.parametrize(
    ("answered", "asked"),
    [
        ("ABC-1", "abc-1"),
        ("{abc-1}", "ABC-1"),
        ("abc-1", "{ABC-1}"),
        ("{ abc-1 }", "abc-1"),
        ("\u00a0abc-1\u00a0", "abc-1"),
        (unicodedata.normalize("NFD", "ЗАЙ-1"), unicodedata.normalize("NFC", "зай-1")),
    ],
)
def test_an_id_spelled_differently_is_the_message_with_a_remark(answered: str, asked: str) -> None:
    verdict = read(reply(userMsgID=answered), asked=LookupQuery(IdKind.USER_MSG_ID, asked))
    assert (verdict.outcome, verdict.facts.reason) == (Outcome.OK, Reason.ID_SPELLED_DIFFERENTLY)
    assert verdict.facts.other_id == answered.strip(" ")
    assert verdict.info is not None


def test_white_space_that_xml_is_laid_out_with_is_no_remark() -> None:
    verdict = read(replaced(msgID="<ns1:msgID>\n\t 963 \r\n</ns1:msgID>"))
    assert (verdict.outcome, verdict.facts.reason) == (Outcome.OK, None)


@pytest.mark.parametrize("answered", ["964", "0963", "96 3", "{963", "963}", "963.0", "٩٦٣", "[963]", "9630"])
def test_another_id_is_another_message(answered: str) -> None:
    verdict = read(reply(msgID=answered))
    assert (verdict.outcome, verdict.facts.reason) == (Outcome.REPLY_NOT_UNDERSTOOD, Reason.OTHER_MESSAGE)
    assert verdict.facts.other_id == answered
    assert verdict.info is None
    assert verdict.server_text is None


@pytest.mark.parametrize(("code", "outcome"), [("1", Outcome.NOT_FOUND), ("", Outcome.REPLY_NOT_UNDERSTOOD)])
def test_what_is_no_answer_brings_no_fields_of_another_message(code: str, outcome: Outcome) -> None:
    said = {"resultCode": code, "resultS": "Record Not Found"}
    verdict = read(reply(**said, msgID="964"))
    assert (verdict.outcome, verdict.info, verdict.facts.other_id) == (outcome, None, "964")
    assert read(reply(**said, msgID="964"), 202).facts.reason != Reason.SAID_SO
    for own in ("", "963"):
        verdict = read(reply(**said, msgID=own))
        assert verdict.outcome is outcome
        assert verdict.info is not None


@pytest.mark.parametrize(("answered", "asked"), [("STRASSE", "straße"), ("ﬁ1", "fi1"), ("СRM1", "CRM1")])
def test_letters_that_only_fold_to_the_same_are_another_message(answered: str, asked: str) -> None:
    verdict = read(reply(userMsgID=answered), asked=LookupQuery(IdKind.USER_MSG_ID, asked))
    assert (verdict.outcome, verdict.facts.reason) == (Outcome.REPLY_NOT_UNDERSTOOD, Reason.OTHER_MESSAGE)


def test_a_long_other_id_is_cut() -> None:
    assert len(read(reply(msgID="7" * 500)).facts.other_id or "") == 200


def test_the_id_of_the_kind_that_was_asked_counts() -> None:
    by_other = LookupQuery(IdKind.USER_MSG_ID, "963")
    assert read(reply(msgID="963", userMsgID="964"), asked=by_other).facts.reason == Reason.OTHER_MESSAGE
    assert read(reply(msgID="964", userMsgID="963"), asked=by_other).outcome is Outcome.OK


@pytest.mark.parametrize("answered", ["", "  ", None])
def test_no_id_is_no_answer(answered: str | None) -> None:
    body = replaced(msgID="") if answered is None else reply(msgID=answered)
    verdict = read(body)
    assert (verdict.outcome, verdict.facts.reason) == (Outcome.REPLY_NOT_UNDERSTOOD, Reason.NO_ID)
    assert verdict.info is not None


def test_no_result_code_is_no_answer() -> None:
    verdict = read(reply(resultCode="0_0"))
    assert (verdict.outcome, verdict.facts.reason) == (Outcome.REPLY_NOT_UNDERSTOOD, Reason.NO_RESULT_CODE)
    assert verdict.server_text == "OK"


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Record Not Found", Outcome.NOT_FOUND),
        ("Запись не найдена для логина mycompany", Outcome.NOT_FOUND),
        ("MsgID 963 not found", Outcome.NOT_FOUND),
        ("парольSecret77 неверен", Outcome.AUTH_FAILED),
        ("Fault for mycompany: Secret77", Outcome.SERVER_FAULT),
        ("", Outcome.SERVER_FAULT),
    ],
)
def test_a_no_is_read_by_its_words_in_a_result_and_in_a_fault(words: str, outcome: Outcome) -> None:
    in_result = read(reply(resultCode="1", resultS=words))
    assert (in_result.outcome, in_result.facts.reason, in_result.facts.detail) == (outcome, Reason.SAID_SO, "1")
    assert in_result.server_text == (words or None)
    for body in (fault_11(words), fault_12(words)):
        for status in (200, 404, 500):
            verdict = read(body, status)
            assert (verdict.outcome, verdict.facts.reason) == (outcome, Reason.SAID_SO)
            assert verdict.server_text == (words or None)


@pytest.mark.parametrize(
    ("words", "sent", "outcome"),
    [
        ("Record Not Found", "", Outcome.NOT_FOUND),
        ("Invalid login or password", "", Outcome.AUTH_FAILED),
        ("Record Not Found", "2022-09-21 16:00:21", Outcome.OK),
        ("OK", "", Outcome.OK),
        ("", "", Outcome.OK),
    ],
)
def test_a_no_under_a_code_of_success_counts_where_nothing_is_said_of_the_message(
    words: str, sent: str, outcome: Outcome
) -> None:
    assert read(reply(resultS=words, recepient="", status="", senttime=sent, receivedtime="")).outcome is outcome


def test_a_fault_tells_its_code() -> None:
    assert read(fault_11("x")).facts.detail == "SOAP-ENV:Server"
    assert read(fault_12("x")).facts.detail == "SOAP-ENV:Receiver"
    assert read(fault_11("x", code="a" * 300)).facts.detail == "a" * 200
    assert read(envelope("<SOAP-ENV:Fault/>")).facts.detail == "Fault"


def test_a_fault_without_words_is_told_by_its_detail() -> None:
    assert read(fault_11("", detail="<detail><e>Record</e><e>Not Found</e></detail>")).outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize("status", [400, 500, 503])
def test_a_no_counts_under_an_error_status_and_a_yes_does_not(status: int) -> None:
    assert read(reply(resultCode="1", resultS="Record Not Found"), status).outcome is Outcome.NOT_FOUND
    assert read(reply(), status).outcome is Outcome.SERVER_ERROR


@pytest.mark.parametrize("status", [201, 202, 204, 299, 0, 600])
def test_other_statuses_are_no_answer(status: int) -> None:
    for body in (reply(), reply(resultCode="1", resultS="Record Not Found"), ""):
        verdict = read(body, status)
        assert (verdict.outcome, verdict.facts.reason) == (Outcome.REPLY_NOT_UNDERSTOOD, Reason.HTTP_STATUS)


def test_success_under_404_is_neither() -> None:
    verdict = read(reply(), 404, phrase="Gone")
    assert (verdict.outcome, verdict.facts.reason, verdict.facts.detail) == (
        Outcome.REPLY_NOT_UNDERSTOOD,
        Reason.HTTP_STATUS,
        "Gone",
    )


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("", Outcome.NOT_FOUND),
        ("\r\n", Outcome.NOT_FOUND),
        ("Record Not Found", Outcome.NOT_FOUND),
        ("Сообщение 963 не найдено", Outcome.NOT_FOUND),
        ("Not Found", Outcome.NOT_FOUND),
        ("Неверный логин или пароль", Outcome.AUTH_FAILED),
        ("Maintenance of mycompany", Outcome.SERVER_FAULT),
        ("404", Outcome.NOT_FOUND),
        ("Error 404.", Outcome.NOT_FOUND),
        ("404 page not found", Outcome.SERVER_ERROR),
        ("Страница не найдена", Outcome.SERVER_ERROR),
        ("Service not found", Outcome.SERVER_ERROR),
        ("default backend - 404", Outcome.SERVER_ERROR),
        ("/soap/server not found", Outcome.SERVER_ERROR),
        ("The service is being updated", Outcome.SERVER_FAULT),
        ("Cannot POST /soap/server", Outcome.SERVER_ERROR),
        ('{"detail":"Not Found"}', Outcome.SERVER_ERROR),
        (PAGE, Outcome.SERVER_ERROR),
        ("<h1>Record Not Found</h1>", Outcome.SERVER_ERROR),
        ("<?xml version='1.0'?><error>Record Not Found</error>", Outcome.SERVER_ERROR),
        ("Record <963> Not Found", Outcome.NOT_FOUND),
        ("Record Not Found " * 40, Outcome.SERVER_ERROR),
        (b"\xff\xfe\x00", Outcome.SERVER_ERROR),
        (None, Outcome.SERVER_ERROR),
    ],
)
def test_a_404_without_soap_is_never_proof_of_the_service(body: str | bytes | None, outcome: Outcome) -> None:
    verdict = read(body, 404, phrase="Not Found", kind="text/html")
    assert (verdict.outcome, verdict.facts.reason) == (outcome, Reason.HTTP_404)
    assert verdict.info is None
    plain = isinstance(body, str) and not body.startswith("<") and len(body) < 500
    assert verdict.server_text == ((body.strip() or "Not Found") if plain and isinstance(body, str) else None)


def test_a_bare_404_is_read_by_its_reason_phrase() -> None:
    assert read("", 404, phrase="Invalid login or password").outcome is Outcome.AUTH_FAILED
    assert read("", 404, phrase="Nothing here").outcome is Outcome.NOT_FOUND
    assert read("", 404).server_text is None
    assert read(PAGE, 404, phrase="x").facts.detail == "404 Not & Found"
    assert read("", 404, phrase="x").facts.detail == "x"


def test_error_statuses_quote_plain_words_only() -> None:
    assert read("Busy", 503, phrase="Down").server_text == "Busy"
    assert read("x" * 500, 503).server_text == "x" * 500
    assert read("x" * 501, 503).server_text is None
    verdict = read("<html><title>Bad gateway</title></html>", 502)
    assert (verdict.outcome, verdict.facts.detail, verdict.server_text) == (Outcome.SERVER_ERROR, "Bad gateway", None)
    assert read("", 400, phrase="Bad Request").facts.detail == "Bad Request"
    assert read("", 599).outcome is Outcome.SERVER_ERROR


def test_words_around_markup_are_a_page() -> None:
    verdict = read("404 Not Found<br>nginx", 404)
    assert (verdict.outcome, verdict.facts.reason, verdict.server_text) == (Outcome.SERVER_ERROR, Reason.HTTP_404, None)


@pytest.mark.parametrize("status", [200, 400, 401, 403, 500, 503])
@pytest.mark.parametrize(
    "body", ["Неверный логин или пароль", "ERROR: invalid login or password", '{"error":"Wrong password"}']
)
def test_a_refused_login_counts_in_whatever_form_it_comes(status: int, body: str) -> None:
    verdict = read(body, status, kind="text/plain")
    assert (verdict.outcome, verdict.facts.reason, verdict.server_text) == (Outcome.AUTH_FAILED, None, body)


def test_a_refused_login_counts_in_a_result_without_a_code_or_an_id() -> None:
    for body in (reply(resultCode="", resultS="Invalid login"), reply(resultS="Invalid login", msgID="")):
        verdict = read(body)
        assert (verdict.outcome, verdict.server_text) == (Outcome.AUTH_FAILED, "Invalid login")


@pytest.mark.parametrize("body", ["Unauthorized", "Authorization Required", "No", '{"error":1}'])
def test_a_web_servers_401_is_no_refused_login(body: str) -> None:
    assert read(body, 401, kind="text/plain").outcome is Outcome.SERVER_ERROR


def test_words_do_not_make_not_found_of_a_status_that_is_no_404() -> None:
    assert read("Record Not Found", 500).outcome is Outcome.SERVER_ERROR
    assert read("Record Not Found", 200).outcome is Outcome.REPLY_NOT_UNDERSTOOD


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_told_and_not_read(status: int) -> None:
    verdict = read(reply(), status, location="https://elsewhere.example/", phrase="Found")
    assert (verdict.outcome, verdict.facts.location, verdict.facts.detail) == (
        Outcome.REDIRECTED,
        "https://elsewhere.example/",
        "Found",
    )


def test_a_proxy_that_wants_a_login_is_told() -> None:
    verdict = read("", 407)
    assert (verdict.outcome, verdict.facts.reason) == (Outcome.PROXY_ERROR, Reason.PROXY_LOGIN)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (None, Reason.BROKEN_COMPRESSION),
        ("", Reason.EMPTY_REPLY),
        (b"<a>\xff</a>", Reason.BAD_ENCODING),
        (PAGE, Reason.WEB_PAGE),
        ("<!-- x --><html>", Reason.WEB_PAGE),
        ("<HTML xmlns='http://www.w3.org/1999/xhtml'/>", Reason.WEB_PAGE),
        ("plain", Reason.NOT_XML),
        ("<a/>", Reason.NOT_SOAP),
        ("<Envelope/>", Reason.NOT_SOAP),
        (envelope(""), Reason.NO_RESULT),
        (envelope(response("")), Reason.NO_RESULT),
        (envelope(response(result(""))), Reason.NO_RESULT),
        (envelope(response(result(elements(FIELDS)) * 2)), Reason.SEVERAL_RESULTS),
        (envelope(response(result(elements(FIELDS))) * 2), Reason.SEVERAL_RESULTS),
        (envelope(response(result(elements(FIELDS))) + "<x/>"), Reason.NO_RESULT),
        (envelope(response(result(elements(FIELDS))), soap=SOAP_12), Reason.NO_RESULT),
        (fault_11("x").replace("</SOAP-ENV:Fault>", "</SOAP-ENV:Fault><x/>"), Reason.SEVERAL_RESULTS),
        (reply_with(elements(FIELDS) + "<ns1:msgID>963</ns1:msgID>"), Reason.BAD_FIELD),
        (replaced(status="<ns1:status><b/></ns1:status>"), Reason.BAD_FIELD),
    ],
)
def test_what_is_no_answer_says_why(body: str | bytes | None, reason: Reason) -> None:
    verdict = read(body)
    assert (verdict.outcome, verdict.facts.reason) == (Outcome.REPLY_NOT_UNDERSTOOD, reason)
    assert verdict.info is None


def test_a_page_tells_its_title() -> None:
    assert read("<html><title> Sign\n in </title></html>").facts.detail == "Sign in"
    assert read("plain").server_text == "plain"


PHP = "<br />\n<b>Warning</b>:  Undefined array key &quot;x&quot; in <b>/srv/a.php</b> on line <b>7</b><br />\n"


def test_what_php_printed_before_the_reply_is_quoted() -> None:
    verdict = read(PHP + reply())
    assert (verdict.outcome, verdict.facts.reason) == (Outcome.REPLY_NOT_UNDERSTOOD, Reason.NOT_XML)
    assert verdict.server_text == 'Warning: Undefined array key "x" in /srv/a.php on line 7'
    assert verdict.info is None
    assert read(PHP.replace("Warning", "Fatal error")).server_text is not None
    assert read("Notice: x in /srv/a.php\n" + reply()).server_text == "Notice: x in /srv/a.php"
    assert len(read(PHP + "x" * 3_000).server_text or "") == 500
    assert read(PHP.replace("Warning", "Welcome") + reply()).server_text is None
