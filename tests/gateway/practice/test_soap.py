"""The practice gateway's SOAP: what it accepts as a request, what it refuses, and how it says so."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import WIRE_FIELDS
from kit_desktop.gateway.practice.soap import (
    SOAP_ACTION,
    RequestRefusedError,
    check_headers,
    fault_envelope,
    read_request,
    result_envelope,
    wsdl_naming,
)

XML_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=40)


def request_with(**texts: str) -> bytes:
    namespace = "http://tempuri.org/"
    envelope = etree.Element("{http://schemas.xmlsoap.org/soap/envelope/}Envelope")
    body = etree.SubElement(envelope, "{http://schemas.xmlsoap.org/soap/envelope/}Body")
    operation = etree.SubElement(body, f"{{{namespace}}}SendSMSService___GetInfoByID")
    for name in ("login", "password"):
        etree.SubElement(operation, f"{{{namespace}}}{name}").text = texts[name]
    ids = etree.SubElement(operation, f"{{{namespace}}}ids")
    for name in ("MsgID", "UserMsgID"):
        etree.SubElement(ids, f"{{{namespace}}}{name}").text = texts[name]
    return etree.tostring(envelope, xml_declaration=True, encoding="UTF-8")


@settings(max_examples=40)
@given(login=XML_TEXT, password=XML_TEXT, msg_id=XML_TEXT, user_msg_id=XML_TEXT)
def test_texts_are_read_as_they_were_sent(login, password, msg_id, user_msg_id):
    account, query = read_request(request_with(login=login, password=password, MsgID=msg_id, UserMsgID=user_msg_id))
    assert account == Credentials(login, password)
    assert query == (LookupQuery(IdKind.USER_MSG_ID, user_msg_id) if user_msg_id else LookupQuery(IdKind.MSG_ID, msg_id))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(octets):
    with suppress(RequestRefusedError):
        read_request(octets)


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_request_is_read_or_refused(data):
    whole = bytearray(request_with(login="a", password="b", MsgID="963", UserMsgID=""))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(RequestRefusedError):
        read_request(bytes(whole))


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE a [<!ENTITY c SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
    ],
)
def test_a_dtd_is_refused_as_php_does(head):
    body = f'{head}<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body/></e:Envelope>'
    with pytest.raises(RequestRefusedError, match="DTD are not supported by SOAP"):
        read_request(body.encode())


def test_the_password_is_not_in_the_questions_repr():
    asked = read_request(request_with(login="a", password="Geheim-4711", MsgID="963", UserMsgID=""))
    assert "Geheim" not in repr(asked)


@settings(max_examples=40)
@given(st.lists(XML_TEXT, min_size=len(WIRE_FIELDS), max_size=len(WIRE_FIELDS)))
def test_results_carry_any_text(values):
    (result,) = etree.fromstring(result_envelope(values)).iter("{http://tempuri.org/}Result")
    assert [element.text or "" for element in result] == values


def test_faults_carry_markup_as_text():
    root = etree.fromstring(fault_envelope("Server", "<b> & \"c\" 'd'"))
    assert root.findtext(".//faultstring") == "<b> & \"c\" 'd'"
    assert root.findtext(".//faultcode") == "SOAP-ENV:Server"


def test_every_address_in_a_wsdl_is_replaced(wsdl_path):
    changed = wsdl_naming(wsdl_path.read_bytes(), "http://127.0.0.1:1/a?b=1&c=2")
    (address,) = etree.fromstring(changed).iter("{http://schemas.xmlsoap.org/wsdl/soap/}address")
    assert address.get("location") == "http://127.0.0.1:1/a?b=1&c=2"
    assert b"Rebuilt, not the provider" in changed


@pytest.mark.parametrize("kind", ["text/xml", "Text/XML; charset=utf-8", 'text/xml; charset="UTF-8"; x=1'])
@pytest.mark.parametrize("action", [SOAP_ACTION, f' "{SOAP_ACTION}" '])
def test_headers_as_clients_write_them(kind, action):
    check_headers([kind], [action])


@pytest.mark.parametrize(
    ("kinds", "actions", "named"),
    [
        ([], [SOAP_ACTION], "Content-Type"),
        (["text/xml", "text/xml"], [SOAP_ACTION], "Content-Type"),
        (["application/soap+xml; charset=utf-8"], [SOAP_ACTION], "Content-Type"),
        (["text/xml; charset=windows-1251"], [SOAP_ACTION], "Content-Type"),
        (["text/xml; charset=utf-8; charset=utf-8"], [SOAP_ACTION], "Content-Type"),
        (["text/xml"], [], "SOAPAction"),
        (["text/xml"], [SOAP_ACTION, SOAP_ACTION], "SOAPAction"),
        (["text/xml"], ["urn:other"], "SOAPAction"),
        (["text/xml"], [""], "SOAPAction"),
    ],
)
def test_other_headers_are_refused(kinds, actions, named):
    with pytest.raises(RequestRefusedError, match=named):
        check_headers(kinds, actions)


def fault_of(reply: bytes) -> tuple[str, str]:
    (fault,) = etree.fromstring(reply).iter("{http://schemas.xmlsoap.org/soap/envelope/}Fault")
    return fault.findtext("faultcode"), fault.findtext("faultstring")


def test_the_providers_sample_is_answered_in_phps_shape(call, sample_request, sample_reply):
    status, reason, headers, reply = call(body=sample_request)
    assert (status, reason, headers["Content-Type"]) == (200, "OK", "text/xml; charset=utf-8")
    unindented = b"".join(line.strip() for line in sample_reply.splitlines())
    assert reply == b'<?xml version="1.0" encoding="UTF-8"?>\n' + unindented + b"\n"


@pytest.mark.parametrize("headers", [{"Content-Type": "text/xml"}, {"SOAPAction": SOAP_ACTION}])
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
