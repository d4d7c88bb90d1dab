"""The practice gateway's reading and writing of SOAP, without a network."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

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


@given(login=XML_TEXT, password=XML_TEXT, msg_id=XML_TEXT, user_msg_id=XML_TEXT)
def test_texts_are_read_as_they_were_sent(login, password, msg_id, user_msg_id):
    asked = read_request(request_with(login=login, password=password, MsgID=msg_id, UserMsgID=user_msg_id))
    assert (asked.login, asked.password) == (login, password)
    assert (asked.by, asked.id) == ((IdKind.USER_MSG_ID, user_msg_id) if user_msg_id else (IdKind.MSG_ID, msg_id))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(octets):
    with suppress(RequestRefusedError):
        read_request(octets)


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
