"""What the practice gateway accepts as a request, what it refuses, and how it says so."""

from __future__ import annotations

import pytest
from lxml import etree

ACTION = "urn:SendSMSLib-SendSMSService#GetInfoByID"


def fault_of(reply: bytes) -> tuple[str, str]:
    (fault,) = etree.fromstring(reply).iter("{http://schemas.xmlsoap.org/soap/envelope/}Fault")
    return fault.findtext("faultcode"), fault.findtext("faultstring")


def test_the_providers_sample_is_answered_in_phps_shape(call, sample_request, sample_reply):
    status, reason, headers, reply = call(body=sample_request)
    assert (status, reason, headers["Content-Type"]) == (200, "OK", "text/xml; charset=utf-8")
    unindented = b"".join(line.strip() for line in sample_reply.splitlines())
    assert reply == b'<?xml version="1.0" encoding="UTF-8"?>\n' + unindented + b"\n"


@pytest.mark.parametrize("action", [ACTION, f'"{ACTION}"', f' "{ACTION}" '])
@pytest.mark.parametrize("kind", ["text/xml", "text/xml; charset=utf-8", 'Text/XML;charset="UTF-8"'])
def test_header_forms_in_use_are_accepted(call, sample_request, action, kind):
    assert call(body=sample_request, headers={"Content-Type": kind, "SOAPAction": action})[0] == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "text/xml"},
        {"Content-Type": "text/xml", "SOAPAction": ""},
        {"Content-Type": "text/xml", "SOAPAction": '""'},
        {"Content-Type": "text/xml", "SOAPAction": "urn:SendSMSLib-SendSMSService#SendMessage"},
        {"Content-Type": "text/xml", "SOAPAction": f'"{ACTION}'},
        {"SOAPAction": ACTION},
        {"Content-Type": "application/json", "SOAPAction": ACTION},
        {"Content-Type": "application/soap+xml", "SOAPAction": ACTION},
        {"Content-Type": "text/xml; charset=windows-1251", "SOAPAction": ACTION},
    ],
)
def test_wrong_headers_are_refused_with_a_fault(call, standing_demo, sample_request, headers):
    before = list(standing_demo.asked)
    status, _, _, reply = call(body=sample_request, headers=headers)
    assert (status, fault_of(reply)[0]) == (500, "SOAP-ENV:Client")
    assert standing_demo.asked == before


LOGIN = b"<tem:login>mycompany</tem:login>"
PASSWORD = b"<tem:password>123456</tem:password>"
MSG_ID = b"<tem:MsgID>963</tem:MsgID>"
USER_MSG_ID = b"<tem:UserMsgID></tem:UserMsgID>"
TEM = b'xmlns:tem="http://tempuri.org/"'


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        (LOGIN, b""),
        (PASSWORD, b""),
        (MSG_ID, b""),
        (USER_MSG_ID, b""),
        (LOGIN, PASSWORD),
        (LOGIN, LOGIN + LOGIN),
        (LOGIN, b"<login>mycompany</login>"),
        (LOGIN, b"<tem:Login>mycompany</tem:Login>"),
        (LOGIN, b'<login xmlns="urn:other">mycompany</login>'),
        (LOGIN, b"<tem:login><tem:b>mycompany</tem:b></tem:login>"),
        (LOGIN, b"words " + LOGIN),
        (USER_MSG_ID, USER_MSG_ID + b"<tem:more/>"),
        (MSG_ID, USER_MSG_ID),
        (TEM, b'xmlns:tem="http://tempuri.org"'),
        (b"SendSMSService___GetInfoByID", b"GetInfoByID"),
        (b"SendSMSService___GetInfoByID", b"SendSMSService___GetBulkInfoByID"),
        (b"schemas.xmlsoap.org/soap/envelope/", b"www.w3.org/2003/05/soap-envelope"),
        (b"</soapenv:Body>", b"</soapenv:Body><tem:more/>"),
        (b"<soapenv:Header/>", b"<tem:Header/>"),
        (b"</soapenv:Envelope>", b""),
        (b"<soapenv:Envelope", b"<!DOCTYPE soapenv:Envelope>\n<soapenv:Envelope"),
    ],
)
def test_requests_unlike_the_providers_are_refused_with_a_fault(call, standing_demo, sample_request, part, instead):
    assert part in sample_request
    before = list(standing_demo.asked)
    status, _, headers, reply = call(body=sample_request.replace(part, instead))
    assert (status, headers["Content-Type"]) == (500, "text/xml; charset=utf-8")
    assert fault_of(reply)[1]
    assert standing_demo.asked == before


@pytest.mark.parametrize(("one", "other"), [(LOGIN, PASSWORD), (MSG_ID, USER_MSG_ID)])
def test_another_order_is_refused(call, sample_request, one, other):
    swapped = sample_request.replace(one, b"#").replace(other, one).replace(b"#", other)
    status, _, _, reply = call(body=swapped)
    assert (status, fault_of(reply)[0]) == (500, "SOAP-ENV:Client")


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        (b"<soapenv:Header/>", b""),
        (b"soapenv", b"s"),
        (LOGIN, b"<tem:login><![CDATA[mycompany]]></tem:login>"),
        (LOGIN, b"<tem:login>my<!-- aside -->company</tem:login>"),
        (USER_MSG_ID, b"<tem:UserMsgID/>"),
        (MSG_ID, b"<tem:MsgID>&#57;63</tem:MsgID>"),
    ],
)
def test_other_spellings_of_the_same_request_are_answered(call, sample_request, part, instead):
    assert part in sample_request
    status, _, _, reply = call(body=sample_request.replace(part, instead))
    assert status == 200
    assert b"<ns1:resultCode>0</ns1:resultCode>" in reply


def test_a_user_msg_id_makes_the_msg_id_count_for_nothing(call, sample_request):
    *_, found = call(body=sample_request.replace(b"<tem:UserMsgID>", b"<tem:UserMsgID>CRM-2041"))
    assert b"<ns1:msgID>964001</ns1:msgID>" in found
    *_, missing = call(body=sample_request.replace(b"<tem:UserMsgID>", b"<tem:UserMsgID>nobody"))
    assert b"<ns1:resultS>Record Not Found</ns1:resultS>" in missing


@pytest.mark.parametrize(
    ("part", "instead"), [(b"mycompany", b"other"), (b"mycompany", b""), (b"123456", b""), (b"123456", b"1234567")]
)
def test_wrong_logins_are_told_in_words(call, sample_request, part, instead):
    status, _, _, reply = call(body=sample_request.replace(part, instead))
    assert status == 200
    assert b"<ns1:resultCode>1</ns1:resultCode><ns1:resultS>Invalid login or password</ns1:resultS>" in reply


def test_http_404_has_the_pages_reason(call, sample_request):
    status, reason, _, reply = call(body=sample_request.replace(b">963<", b">404<"))
    assert (status, reason, reply) == (404, "Record Not Found", b"")


def test_maintenance_is_a_web_page(call, sample_request):
    status, _, headers, reply = call(body=sample_request.replace(b">963<", b">503<"))
    assert (status, headers["Content-Type"]) == (503, "text/html; charset=UTF-8")
    assert reply.startswith(b"<!DOCTYPE html>")
