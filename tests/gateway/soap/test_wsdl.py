"""The rebuilt WSDL, zeep's request made from it, and the provider's own samples: element for element the same."""

from __future__ import annotations

import pytest
from lxml import etree

from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import WIRE_FIELDS
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.wsdl import WsdlProblem, WsdlUnusableError
from kit_desktop.gateway.soap.wsdl import read_wsdl

from ...sample import SAMPLE

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
SERVICE = "http://tempuri.org/"
ACTION = "urn:SendSMSLib-SendSMSService#GetInfoByID"
NAMES = {"wsdl": "http://schemas.xmlsoap.org/wsdl/", "soap": "http://schemas.xmlsoap.org/wsdl/soap/"}


@pytest.fixture(scope="module")
def wsdl(wsdl_path):
    return etree.parse(wsdl_path)


@pytest.fixture(scope="module")
def schema(wsdl):
    (found,) = wsdl.iter("{http://www.w3.org/2001/XMLSchema}schema")
    return etree.XMLSchema(etree.fromstring(etree.tostring(found)))


def test_request_equals_the_providers_sample(ask, recorder, sample_request, elements):
    ask(recorder.address)
    (sent,) = recorder.requests
    assert elements(sent.body) == elements(sample_request)
    assert (1, f"{{{SOAP}}}Header", {}, "") in elements(sent.body)


def test_request_is_posted_as_the_provider_documents(ask, recorder):
    ask(recorder.address)
    (sent,) = recorder.requests
    assert (sent.method, sent.target) == ("POST", "/soap/server")
    assert sent.header("SOAPAction") == f'"{ACTION}"'
    assert sent.header("Content-Type").lower().replace(" ", "") == "text/xml;charset=utf-8"
    assert int(sent.header("Content-Length")) == len(sent.body)


def test_by_user_msg_id_the_other_id_is_empty_but_present(ask, recorder, sample_request, elements):
    ask(recorder.address, "1YT", IdKind.USER_MSG_ID)
    (sent,) = recorder.requests
    expected = sample_request.replace(b">963<", b"><").replace(b"<tem:UserMsgID><", b"<tem:UserMsgID>1YT<")
    assert elements(sent.body) == elements(expected)


@pytest.mark.parametrize("asked", ["007", "a<b>&\"c'", "Тапсырыс-№5 Ққ", " 1 YT "])
def test_ids_arrive_as_they_were_given(ask, recorder, elements, asked):
    ask(recorder.address, asked, IdKind.USER_MSG_ID)
    (sent,) = recorder.requests
    assert (4, f"{{{SERVICE}}}UserMsgID", {}, asked) in elements(sent.body)


def test_sample_reply_gives_all_eleven_fields(ask, recorder):
    result = ask(recorder.address)
    assert result.outcome is Outcome.OK
    assert dict(result.info.fields) == SAMPLE
    assert tuple(result.info.fields) == WIRE_FIELDS


def test_raw_reply_is_the_samples_own_text(ask, recorder, sample_reply):
    assert ask(recorder.address).exchange.reply_text.encode() == sample_reply


def test_the_address_inside_the_wsdl_is_not_called(ask, recorder, wsdl):
    (address,) = wsdl.getroot().iterfind(".//soap:address", NAMES)
    assert address.get("location") == "https://isms.center/soap/server"
    assert ask(recorder.address).exchange.address == recorder.address


def test_wsdl_holds_one_operation_as_documented(wsdl):
    assert wsdl.getroot().get("targetNamespace") == SERVICE
    assert wsdl.xpath("//wsdl:portType/wsdl:operation/@name", namespaces=NAMES) == ["GetInfoByID"]
    assert wsdl.xpath("//soap:operation/@soapAction", namespaces=NAMES) == [ACTION]
    assert wsdl.xpath("//soap:binding/@style", namespaces=NAMES) == ["document"]
    assert wsdl.xpath("//wsdl:service/@name", namespaces=NAMES) == ["SendSMSService"]
    assert wsdl.xpath("//wsdl:port/@name", namespaces=NAMES) == ["SendSMSServicePort"]


def test_wsdl_says_that_it_is_rebuilt_and_from_what(wsdl):
    (comment,) = wsdl.xpath("/comment()")
    assert "Rebuilt" in comment.text
    assert "getInfoByID" in comment.text


@pytest.mark.parametrize("sample", ["sample_request", "sample_reply"])
def test_samples_are_valid_against_the_wsdls_schema(request, schema, sample):
    body = etree.fromstring(request.getfixturevalue(sample)).find(f"{{{SOAP}}}Body")
    schema.assertValid(body[0])


def test_schema_refuses_what_the_page_does_not_have(schema, sample_request):
    moved = sample_request.replace(b"tem:MsgID", b"tem:Id")
    body = etree.fromstring(moved).find(f"{{{SOAP}}}Body")
    assert not schema.validate(body[0])


def test_what_it_says_of_the_operation(wsdl_path):
    contract = read_wsdl(wsdl_path.read_bytes()).contract
    assert (contract.address, contract.soap_action, contract.style) == ("https://isms.center/soap/server", ACTION, "document")
    request, reply = contract.request, contract.reply
    assert (request.name, request.namespace) == ("SendSMSService___GetInfoByID", SERVICE)
    assert [(child.name, child.type, child.occurs) for child in request.children] == [
        ("login", "string", "1"),
        ("password", "string", "1"),
        ("ids", "IDSMS", "1"),
    ]
    assert [child.name for child in request.children[2].children] == ["MsgID", "UserMsgID"]
    assert reply.name == "SendSMSService___GetInfoByIDResponse"
    (result,) = reply.children
    assert [child.name for child in result.children] == list(WIRE_FIELDS)
    assert {child.namespace for child in result.children} == {SERVICE}


def test_how_often_a_field_may_come_is_told(wsdl_path):
    changed = wsdl_path.read_bytes().replace(
        b'name="UserMsgID" type', b'minOccurs="0" maxOccurs="unbounded" name="UserMsgID" type'
    )
    assert changed != wsdl_path.read_bytes()
    ids = read_wsdl(changed).contract.request.children[2]
    assert {child.name: child.occurs for child in ids.children} == {"MsgID": "1", "UserMsgID": "0..n"}


def test_types_within_types_are_followed_to_a_depth(wsdl_path):
    """One that holds itself would be followed without end."""
    changed = wsdl_path.read_bytes()
    for name, kind in ((b"UserMsgID", b"IDSMS"), (b"msgID", b"SMSInfo")):
        element = b'<xs:element name="%s" type="xs:string"/>' % name
        assert element in changed
        changed = changed.replace(element, element + b'<xs:element name="more" minOccurs="0" type="tns:%s"/>' % kind)
    contract = read_wsdl(changed).contract
    for outermost in (contract.request, contract.reply):
        field, depth = outermost, 0
        while field.children:
            field, depth = field.children[-1], depth + 1
        assert (field.name, depth) == ("more", 8)


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        (b"<html><body>Sign in</body></html>", WsdlProblem.WEB_PAGE),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", WsdlProblem.WEB_PAGE),
        (b"<!DOCTYPE a><a/>", WsdlProblem.DTD),
        (b"<a>" + b"<b/>" * 20_001 + b"</a>", WsdlProblem.TOO_COMPLEX),
        (b"\xff\xfe\xfd", WsdlProblem.NOT_READABLE),
        (b"<a", WsdlProblem.NOT_READABLE),
        (b"<a/>", WsdlProblem.NOT_WSDL),
        (b'<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>', WsdlProblem.NO_OPERATION),
    ],
)
def test_what_is_no_wsdl_says_why(document, problem):
    with pytest.raises(WsdlUnusableError) as raised:
        read_wsdl(document)
    assert raised.value.problem is problem
