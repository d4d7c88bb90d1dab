"""SOAP: faults, and envelopes that hold something other than this operation's reply."""

from __future__ import annotations

from collections.abc import Iterator

from kit_desktop.core.outcome import Outcome

from ..replies import (
    FIELDS,
    MSG_ID,
    SERVICE,
    SOAP_12,
    XML_HEAD,
    elements,
    envelope,
    fault_11,
    fault_12,
    fields,
    reply,
    reply_with,
    response,
    result,
)
from .case import NOT_UNDERSTOOD, RIGHT_OR_REFUSED, WORDS, Case, case
from .replies import answer, answer_large

GOOD = elements(FIELDS)


def _faults() -> Iterator[Case]:
    for status in (200, 202, 400, 401, 403, 404, 405, 415, 429, 500, 501, 502, 503, 504):
        for version, make in (("1.1", fault_11), ("1.2", fault_12)):
            for words, outcome in WORDS.items():
                if status == 500 or words in {"Internal error", "Неверный логин или пароль", "Record Not Found"}:
                    steps = answer(make(words), status)
                    yield case(f"fault {version}, {status}: {words}", outcome, steps, status=status, words=words)
    fault = Outcome.SERVER_FAULT
    for status in (200, 500):
        yield case(f"fault without words, {status}", fault, answer(fault_11(""), status))
        yield case(f"fault without anything, {status}", fault, answer(envelope("<SOAP-ENV:Fault/>"), status))
        yield case(f"fault 1.2 without words, {status}", fault, answer(fault_12(""), status))
    trace = "<detail><e:Stack xmlns:e='urn:x'><e:line>at Gateway.java:7</e:line></e:Stack></detail>"
    yield case("fault with detail", fault, answer(fault_11("Сбой", detail=trace), 500), words="Сбой")
    yield case(
        "fault with HTML in its words",
        fault,
        answer(fault_11("<b>Сбой</b><script>x</script>"), 500),
        words="<b>Сбой</b><script>x</script>",
    )
    yield case("fault with a megabyte of words", fault, answer_large(lambda: fault_11("Сбой " * 90_000), 500), heavy=True)
    yield case("fault with an unknown code", fault, answer(fault_11("x", code="Q:Strange"), 500))
    yield case(
        "fault with a second fault",
        {fault, NOT_UNDERSTOOD, Outcome.SERVER_ERROR},
        answer(envelope("<SOAP-ENV:Fault/>" * 2), 500),
    )
    both = envelope("<SOAP-ENV:Fault><faultstring>x</faultstring></SOAP-ENV:Fault>" + response(result(GOOD)))
    yield case("fault before a good reply", {fault, NOT_UNDERSTOOD}, answer(both))
    behind = envelope(response(result(GOOD)) + "<SOAP-ENV:Fault><faultstring>x</faultstring></SOAP-ENV:Fault>")
    yield case("fault behind a good reply", {fault, NOT_UNDERSTOOD}, answer(behind))
    unqualified = envelope("<Fault><faultcode>x</faultcode><faultstring>Сбой</faultstring></Fault>")
    yield case("fault without a namespace", {fault, NOT_UNDERSTOOD, Outcome.SERVER_ERROR}, answer(unqualified, 500))
    outside = fault_11("Сбой").replace("<SOAP-ENV:Body>", "").replace("</SOAP-ENV:Body>", "")
    yield case("fault without a Body", {fault, NOT_UNDERSTOOD, Outcome.SERVER_ERROR}, answer(outside, 500))
    hidden = reply_with(GOOD + "<SOAP-ENV:Fault><faultstring>x</faultstring></SOAP-ENV:Fault>")
    yield case("fault inside the Result", RIGHT_OR_REFUSED, answer(hidden))
    yield case(
        "fault in windows-1251",
        fault,
        answer(fault_11("Сбой", head='<?xml version="1.0" encoding="windows-1251"?>').encode("cp1251"), 500),
        words="Сбой",
    )


_BY_DEFAULT = (
    '<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body>'
    f'<SendSMSService___GetInfoByIDResponse xmlns="{SERVICE}"><Result>{GOOD.replace("ns1:", "")}</Result>'
    "</SendSMSService___GetInfoByIDResponse></Body></Envelope>"
)


def _envelopes() -> Iterator[Case]:
    good = response(result(GOOD))
    whole = reply()
    refused = {
        "no Body": whole.replace("<SOAP-ENV:Body>", "").replace("</SOAP-ENV:Body>", ""),
        "an empty Body": envelope(""),
        "a blank Body": envelope("  \n "),
        "a Body that closes itself": envelope("").replace("<SOAP-ENV:Body></SOAP-ENV:Body>", "<SOAP-ENV:Body/>"),
        "text in the Body": envelope("OK"),
        "two Bodies": envelope(good + "</SOAP-ENV:Body><SOAP-ENV:Body>" + good),
        "the reply in the Header": envelope("").replace(
            "<SOAP-ENV:Body>", f"<SOAP-ENV:Header>{good}</SOAP-ENV:Header><SOAP-ENV:Body>"
        ),
        "no Envelope": f'<ns1:R xmlns:ns1="{SERVICE}">{good}</ns1:R>',
        "an Envelope inside another": envelope(whole.removeprefix(XML_HEAD)),
        "an Envelope of nobody": envelope(good, soap="urn:nobody"),
        "an Envelope without a namespace": whole.replace("SOAP-ENV:", ""),
        "a Body of another namespace": whole.replace("<SOAP-ENV:Body>", '<x:Body xmlns:x="urn:x">').replace(
            "</SOAP-ENV:Body>", "</x:Body>"
        ),
        "another operation's reply": whole.replace("GetInfoByID", "SendMessage"),
        "the bulk operation's reply": whole.replace("GetInfoByID", "GetBulkInfoByID"),
        "the operation by its plain name": whole.replace("SendSMSService___GetInfoByID", "GetInfoByID"),
        "the operation in lower case": whole.replace(
            "SendSMSService___GetInfoByIDResponse", "sendsmsservice___getinfobyidresponse"
        ),
        "two replies in one Body": envelope(good + good),
        "another reply beside it": envelope(good + good.replace("GetInfoByID", "Other")),
        "the request sent back": envelope(
            f"<ns1:SendSMSService___GetInfoByID><ns1:login>a</ns1:login><ns1:password>b</ns1:password>"
            f"<ns1:ids><ns1:MsgID>{MSG_ID}</ns1:MsgID><ns1:UserMsgID/></ns1:ids></ns1:SendSMSService___GetInfoByID>"
        ),
        "the WSDL": '<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"/>',
        "no Result": envelope(response("")),
        "text instead of a Result": envelope(response("0")),
        "the fields without a Result": envelope(response(GOOD)),
        "an empty Result": reply_with(""),
        "a blank Result": reply_with(" \n "),
        "a Result that closes itself": envelope(response("<ns1:Result/>")),
        "a Result with text": reply_with("0"),
        "two Results": envelope(response(result(GOOD) * 2)),
        "a Result and an empty one": envelope(response(result(GOOD) + result(""))),
        "two Results about two messages": envelope(response(result(GOOD) + result(elements(fields(msgID="964"))))),
        "a Result that is nil": envelope(response('<ns1:Result xsi:nil="true"/>')),
        "a Result that is nil and full": envelope(response(f'<ns1:Result xsi:nil="true">{GOOD}</ns1:Result>')),
        "a Result that is nil by 1": envelope(response('<ns1:Result xsi:nil="1"/>')),
        "a Result in lower case": whole.replace("ns1:Result>", "ns1:result>"),
        "a Result called Return": whole.replace("ns1:Result>", "ns1:return>"),
        "a Result one level too deep": envelope(response(f"<ns1:Out>{result(GOOD)}</ns1:Out>")),
        "a Result inside a Result": reply_with(result(GOOD)),
        "a list of Results": envelope(response(f"<ns1:Result><ns1:item>{GOOD}</ns1:item></ns1:Result>")),
        "multiref": envelope(response('<ns1:Result href="#id1"/>') + f'<multiRef id="id1">{GOOD}</multiRef>'),
        "multiref by SOAP 1.2": envelope(response('<ns1:Result ref="id1"/>') + f'<ns1:Result id="id1">{GOOD}</ns1:Result>'),
        "fields by reference": reply_with(elements({"resultCode": "0"}) + '<ns1:msgID href="#a"/>'),
    }
    for name, body in refused.items():
        yield case(f"envelope: {name}", NOT_UNDERSTOOD, answer(body))
    unclear = {
        "SOAP 1.2": envelope(good, soap=SOAP_12),
        "a service of another namespace": envelope(good, service="http://other.test/"),
        "a namespace without its last slash": envelope(good, service="http://tempuri.org"),
        "a namespace over https": envelope(good, service="https://tempuri.org/"),
        "no namespace on the fields": reply_with(GOOD.replace("ns1:", "")),
        "no namespace on anything": whole.replace("ns1:", ""),
        "a Header that must be understood": whole.replace(
            "<SOAP-ENV:Body>",
            '<SOAP-ENV:Header><x:T xmlns:x="urn:x" SOAP-ENV:mustUnderstand="1"/></SOAP-ENV:Header><SOAP-ENV:Body>',
        ),
        "something behind the Body": whole.replace("</SOAP-ENV:Body>", '</SOAP-ENV:Body><x:y xmlns:x="urn:x"/>'),
        "text between the elements": whole.replace("<ns1:Result>", "text<ns1:Result>text"),
    }
    for name, body in unclear.items():
        yield case(f"envelope: {name}", RIGHT_OR_REFUSED, answer(body))
    fine = {
        "other prefixes": whole.replace("SOAP-ENV", "s").replace("ns1:", "a.b-c:").replace("xmlns:ns1", "xmlns:a.b-c"),
        "default namespaces": _BY_DEFAULT,
        "an empty Header": whole.replace("<SOAP-ENV:Body>", "<SOAP-ENV:Header/><SOAP-ENV:Body>"),
        "a Header with something": whole.replace(
            "<SOAP-ENV:Body>", '<SOAP-ENV:Header><x:T xmlns:x="urn:x">1</x:T></SOAP-ENV:Header><SOAP-ENV:Body>'
        ),
        "the type on the Result": whole.replace("<ns1:Result>", '<ns1:Result xsi:type="ns1:SMSInfo">'),
        "an encoding style": whole.replace(
            "<SOAP-ENV:Body>", '<SOAP-ENV:Body SOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">'
        ),
        "nil that is false": whole.replace("<ns1:Result>", '<ns1:Result xsi:nil="false">'),
    }
    for name, body in fine.items():
        yield case(f"envelope: {name}", Outcome.OK, answer(body))


CASES = (
    *_faults(),
    *_envelopes(),
)
