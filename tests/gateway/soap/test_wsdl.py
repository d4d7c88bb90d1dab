"""The rebuilt WSDL, zeep's request from it and the provider's samples; the service's own WSDL, never trusted further."""

from __future__ import annotations

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from lxml import etree

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import WIRE_FIELDS
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.core.wsdl import Aspect, WsdlPart, WsdlProblem, WsdlUnusableError
from kit_desktop.gateway.soap.wsdl import fetch_wsdl, read_wsdl

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


class Publisher(ThreadingHTTPServer):
    """Serves one answer to every GET, and counts."""

    daemon_threads = True

    def __init__(self) -> None:
        self.status, self.headers, self.body = 200, {"Content-Type": "text/xml"}, b""
        self.drip: float | None = None
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        super().__init__(("127.0.0.1", 0), _Publishing)

    @property
    def endpoint(self):
        return parse_endpoint(f"http://127.0.0.1:{self.server_address[1]}/soap")


class _Publishing(BaseHTTPRequestHandler):
    server: Publisher

    def do_GET(self) -> None:
        server = self.server
        server.asked.append((self.command, self.path, dict(self.headers)))
        self.send_response(server.status)
        for name, value in {**server.headers, "Content-Length": str(len(server.body))}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            if server.drip is None:
                self.wfile.write(server.body)
            else:
                for octet in server.body:
                    self.wfile.write(bytes([octet]))
                    time.sleep(server.drip)
        except OSError:
            self.close_connection = True

    do_POST = do_HEAD = do_PUT = do_GET

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def publisher():
    with Publisher() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def shipped(wsdl_path):
    return wsdl_path.read_bytes()


@pytest.fixture
def fetch_at(wsdl_path):
    def download(endpoint, timeout, cancel):
        return fetch_wsdl(endpoint, wsdl_path, timeout, cancel)

    return download


@pytest.fixture
def fetch(publisher, fetch_at):
    def download(body: bytes, **headers: str):
        publisher.body = body
        publisher.headers |= headers
        return fetch_at(publisher.endpoint, 10, CancelToken())

    return download


def facts(report):
    return [(d.aspect, d.part, d.field, d.shipped, d.service) for d in report.differences]


def test_the_same_wsdl_has_no_differences(fetch, shipped, publisher):
    report = fetch(shipped)
    assert (report.outcome, report.http_status, report.problem, report.differences) == (Outcome.OK, 200, None, ())
    ((method, path, headers),) = publisher.asked
    assert (method, path) == ("GET", "/soap")
    assert not {"Authorization", "Cookie", "SOAPAction", "Content-Length"} & set(headers)


LANG = b'<xs:element name="lang" type="xs:string"/>'
CODE = b'<xs:element name="resultCode" type="xs:int"/>'
WORDS = b'<xs:element name="resultS" type="xs:string"/>'
ONE_CHANGE = {
    (Aspect.ADDRESS, None, ""): (b'"https://isms.center/soap/server"', b'"https://other.example/x"'),
    (Aspect.SOAP_ACTION, None, ""): (b"SendSMSService#GetInfoByID", b"SendSMSService#GetInfo"),
    (Aspect.RENAMED, WsdlPart.REPLY, "Result/recepient"): (b'name="recepient"', b'name="recipient"'),
    (Aspect.TYPE, WsdlPart.REPLY, "Result/segments"): (b'name="segments" type="xs:int"', b'name="segments" type="xs:string"'),
    (Aspect.MISSING, WsdlPart.REPLY, "Result/lang"): (LANG, b""),
    (Aspect.NEW, WsdlPart.REPLY, "Result/cost"): (LANG, LANG + LANG.replace(b"lang", b"cost")),
    (Aspect.OCCURS, WsdlPart.REPLY, "Result/status"): (b'name="status" type', b'name="status" minOccurs="0" type'),
    (Aspect.ORDER, WsdlPart.REPLY, "Result"): (CODE + b"\n          " + WORDS, WORDS + CODE),
}


@pytest.mark.parametrize(("expected", "change"), ONE_CHANGE.items())
def test_each_difference_is_told_as_a_fact(fetch, shipped, change, expected):
    assert change[0] in shipped
    report = fetch(shipped.replace(*change))
    assert report.problem is None
    (only,) = facts(report)
    assert only[:3] == expected
    assert only[3] != only[4]


def test_another_namespace_is_told_for_request_and_reply(fetch, shipped):
    report = fetch(shipped.replace(b"http://tempuri.org/", b"urn:kit"))
    assert {d.aspect for d in report.differences} == {Aspect.NAMESPACE}
    assert [(d.part, d.shipped, d.service) for d in report.differences] == [
        (WsdlPart.REQUEST, "http://tempuri.org/", "urn:kit"),
        (WsdlPart.REPLY, "http://tempuri.org/", "urn:kit"),
    ]


def test_unqualified_fields_are_told(fetch, shipped):
    report = fetch(shipped.replace(b'elementFormDefault="qualified"', b'elementFormDefault="unqualified"'))
    assert [d.aspect for d in report.differences] == [Aspect.NAMESPACE, Aspect.NAMESPACE]


def test_a_wsdl_with_further_operations_and_bindings_is_read(fetch, shipped):
    more = shipped.replace(
        b"<wsdl:binding", b'<wsdl:portType name="Other"/><wsdl:binding name="OtherBinding" type="tns:Other">'
        b'<soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/></wsdl:binding><wsdl:binding', 1
    )  # fmt: skip
    assert fetch(more).text
    assert fetch(shipped.replace(b"SendSMSServiceBinding", b"LiveBinding")).text


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"<!DOCTYPE html><html><body>sign in</body></html>", WsdlProblem.WEB_PAGE),
        (b"<html><body>sign in</body></html>", WsdlProblem.WEB_PAGE),
        (b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>', WsdlProblem.DTD),
        (b"<a>" * 50 + b"</a>" * 50, WsdlProblem.TOO_COMPLEX),
        (b"<a>" + b"<b/>" * 30_000 + b"</a>", WsdlProblem.TOO_COMPLEX),
        (b"no xml", WsdlProblem.NOT_READABLE),
        (b"\xff\xfe\xff", WsdlProblem.NOT_READABLE),
        (b"<soap/>", WsdlProblem.NOT_WSDL),
        (b'<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>', WsdlProblem.NO_OPERATION),
    ],
)
def test_what_is_no_wsdl_is_refused_with_the_reason(fetch, body, problem):
    report = fetch(body)
    assert (report.outcome, report.problem) == (Outcome.OK, problem)
    assert report.text == ""


@pytest.mark.parametrize(
    "change",
    [
        (b'name="password" type', b'name="secret" type'),
        (b'name="MsgID" type', b'name="MessageID" type'),
        (b'name="login" type="xs:string"/>', b'name="login" type="xs:string"/><xs:element name="token" type="xs:string"/>'),
    ],
)
def test_a_request_that_cannot_be_made_is_refused(fetch, shipped, change):
    assert change[0] in shipped
    assert fetch(shipped.replace(*change)).problem is WsdlProblem.CANNOT_ASK


def test_a_wsdl_that_contradicts_itself_is_refused(fetch, shipped):
    assert fetch(shipped.replace(b'type="tns:SMSInfo"', b'type="tns:Nothing"')).problem is WsdlProblem.NOT_WSDL


@pytest.mark.parametrize("kind", ["import", "include", "wsdl"])
def test_nothing_that_a_wsdl_names_is_fetched(fetch, shipped, publisher, kind):
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        url = f"http://127.0.0.1:{elsewhere.getsockname()[1]}/more.xsd".encode()
        tags = {
            "import": (b"<xs:complexType name", b'<xs:import namespace="urn:x" schemaLocation="%s"/><xs:complexType name'),
            "include": (b"<xs:complexType name", b'<xs:include schemaLocation="%s"/><xs:complexType name'),
            "wsdl": (b"<wsdl:types>", b'<wsdl:import namespace="urn:y" location="%s"/><wsdl:types>'),
        }
        before, after = tags[kind]
        report = fetch(shipped.replace(before, after % url, 1))
        elsewhere.settimeout(0)
        with pytest.raises(BlockingIOError):
            elsewhere.accept()
    assert report.problem is WsdlProblem.REFERS_ELSEWHERE
    assert len(publisher.asked) == 1


def test_a_redirect_is_told_and_not_followed(publisher, fetch):
    publisher.status = 302
    report = fetch(b"", Location="https://elsewhere.example/soap")
    assert (report.outcome, report.facts.location, report.facts.detail) == (
        Outcome.REDIRECTED,
        "https://elsewhere.example/soap",
        "Found",
    )
    assert len(publisher.asked) == 1


@pytest.mark.parametrize(
    ("status", "outcome", "reason", "detail"),
    [
        (404, Outcome.SERVER_ERROR, Reason.HTTP_STATUS, "Not Found"),
        (503, Outcome.SERVER_ERROR, Reason.HTTP_STATUS, "Service Unavailable"),
        (599, Outcome.SERVER_ERROR, Reason.HTTP_STATUS, "599"),
        (407, Outcome.PROXY_ERROR, Reason.PROXY_LOGIN, "Proxy Authentication Required"),
    ],
)
def test_another_status_is_told(publisher, fetch, status, outcome, reason, detail, shipped):
    publisher.status = status
    report = fetch(shipped)
    assert (report.outcome, report.http_status) == (outcome, status)
    assert (report.facts.reason, report.facts.detail) == (reason, detail)
    assert (report.facts.host, report.facts.port) == ("127.0.0.1", publisher.endpoint.port)
    assert report.text == ""


def test_megabytes_are_cut_off(fetch):
    report = fetch(b"<a>" + b" " * (3 * 1024 * 1024) + b"</a>")
    assert report.outcome is Outcome.REPLY_TOO_LARGE


def test_a_drip_ends_at_the_deadline(publisher, fetch_at, shipped):
    publisher.body, publisher.drip = shipped, 0.05
    began = time.monotonic()
    report = fetch_at(publisher.endpoint, 0.4, CancelToken())
    assert report.outcome is Outcome.TIMED_OUT
    assert time.monotonic() - began < 10


def test_cancel_ends_it_at_once(publisher, fetch_at, shipped):
    publisher.body, publisher.drip = shipped, 0.05
    cancel = CancelToken()
    threading.Timer(0.2, cancel.cancel).start()
    began = time.monotonic()
    report = fetch_at(publisher.endpoint, 20, cancel)
    assert report.outcome is Outcome.CANCELLED
    assert time.monotonic() - began < 10


def test_a_dead_server_is_told(fetch_at):
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    report = fetch_at(parse_endpoint(f"http://127.0.0.1:{port}/soap"), 5, CancelToken())
    assert (report.outcome, report.facts.reason) == (Outcome.UNREACHABLE, Reason.REFUSED)
    assert report.facts.port == port


def test_an_error_of_our_own_is_told_as_one(publisher, shipped, tmp_path):
    publisher.body = shipped
    report = fetch_wsdl(publisher.endpoint, tmp_path / "gone.wsdl", 10, CancelToken())
    assert (report.outcome, report.facts.reason, report.facts.detail) == (
        Outcome.REPLY_NOT_UNDERSTOOD,
        Reason.INTERNAL,
        "FileNotFoundError",
    )


def test_the_practice_gateways_wsdl_differs_in_its_address_only(demo, fetch_at):
    endpoint = parse_endpoint(demo.address.removesuffix("/server"))
    report = fetch_at(endpoint, 10, CancelToken())
    assert [d.aspect for d in report.differences] == [Aspect.ADDRESS]


def test_the_text_is_right_whatever_it_was_encoded_in(fetch, shipped):
    russian = shipped.replace(b'encoding="UTF-8"', b"").replace(b"Rebuilt", "Собрано".encode("cp1251"))
    report = fetch(russian, **{"Content-Type": "text/xml; charset=windows-1251"})
    assert report.problem is None
    assert "Собрано" in report.text
    assert read_wsdl(report.text.encode()).text == report.text


def test_recursive_types_end(shipped):
    wsdl = shipped.replace(b'name="lang" type="xs:string"', b'name="lang" type="tns:SMSInfo"')
    assert read_wsdl(wsdl).contract.reply.name.endswith("Response")
