"""PHP's own SOAP on both ends: its server answers our client, its client reads our WSDL, the practice gateway talks alike."""

from __future__ import annotations

import http.client
import json
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome

from ...sample import SAMPLE

ACTION = "urn:SendSMSLib-SendSMSService#GetInfoByID"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"


def envelope(inside: str, head: str = "") -> bytes:
    return f'{head}<e:Envelope xmlns:e="{SOAP}" xmlns:t="http://tempuri.org/">{inside}</e:Envelope>'.encode()


def post(address: str, body: bytes, action: str = ACTION) -> tuple[int, str | None, bytes]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    try:
        connection.request("POST", urlsplit(address).path, body, {"Content-Type": "text/xml", "SOAPAction": action})
        response = connection.getresponse()
        return response.status, response.getheader("Content-Type"), response.read()
    finally:
        connection.close()


@pytest.fixture
def php_client(php, wsdl_path):
    """Calls through PHP's SoapClient; the account goes in over standard input."""

    def call(
        address: str | None, msg_id: str = "963", user_msg_id: str = "", password: str = "123456", wsdl: str | None = None
    ):
        question = {
            "wsdl": wsdl or str(wsdl_path),
            "address": address,
            "login": "mycompany",
            "password": password,
            "MsgID": msg_id,
            "UserMsgID": user_msg_id,
        }
        script = Path(__file__).parents[1] / "php" / "client.php"
        done = subprocess.run(
            [php, str(script)], input=json.dumps(question).encode(), capture_output=True, check=False, timeout=60
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout)

    return call


def body_of(found):
    """Without the SOAP Header: PHP sends none where there is nothing to put in, the provider's sample has an empty one."""
    return [entry for entry in found if entry[1] != f"{{{SOAP}}}Header"]


@pytest.mark.parametrize(("by", "asked"), [(IdKind.MSG_ID, "963"), (IdKind.USER_MSG_ID, "1YT")])
def test_soap_server_answers_our_client_with_all_eleven_fields(ask, php_server, recorder, by, asked):
    result = ask(php_server, asked, by)
    assert (result.outcome, result.http_status) == (Outcome.OK, 200)
    assert result.info.fields == ask(recorder.address).info.fields


def test_soap_server_tells_our_client_its_refusals(ask, php_server):
    assert ask(php_server, "964").outcome is Outcome.NOT_FOUND
    assert ask(php_server, password="wrong-password").outcome is Outcome.AUTH_FAILED
    fault = ask(php_server, "500")
    assert (fault.outcome, fault.http_status) == (Outcome.SERVER_FAULT, 500)
    assert "cannot process" in fault.server_text


@pytest.mark.parametrize("action", [ACTION, f'"{ACTION}"'])
def test_soap_server_answers_the_providers_sample_in_the_shape_of_the_sample_reply(
    php_server, sample_request, sample_reply, elements, action
):
    status, kind, reply = post(php_server, sample_request, action)
    assert (status, kind) == (200, "text/xml; charset=utf-8")
    assert elements(reply) == elements(sample_reply)
    # The page shows the same text with indentation and without the XML declaration.
    unindented = b"".join(line.strip() for line in sample_reply.splitlines())
    assert reply == b'<?xml version="1.0" encoding="UTF-8"?>\n' + unindented + b"\n"


@pytest.mark.parametrize(("msg_id", "user_msg_id"), [("963", ""), ("", "1YT")])
def test_soap_client_sends_what_we_send(php_client, ask, recorder, elements, msg_id, user_msg_id):
    by = IdKind.USER_MSG_ID if user_msg_id else IdKind.MSG_ID
    ask(recorder.address, user_msg_id or msg_id, by)
    php_client(recorder.address, msg_id, user_msg_id)
    ours, theirs = recorder.requests
    assert body_of(elements(theirs.body)) == body_of(elements(ours.body))
    assert theirs.header("SOAPAction") == ours.header("SOAPAction")
    assert theirs.header("Content-Type") == ours.header("Content-Type")
    assert (theirs.method, theirs.target) == (ours.method, ours.target)


def test_soap_client_finds_the_one_operation_in_our_wsdl(php_client, demo):
    assert php_client(demo.address)["functions"] == [
        "SendSMSService___GetInfoByIDResponse GetInfoByID(SendSMSService___GetInfoByID $parameters)"
    ]


def test_soap_client_reads_the_sample_reply(php_client, recorder):
    result = php_client(recorder.address)["result"]
    assert result == SAMPLE | {"resultCode": 0, "segments": 1}


def test_soap_client_talks_to_the_practice_gateway(php_client, demo):
    assert php_client(demo.address)["result"]["status"] == "delivered"
    assert php_client(demo.address, "", "ТАПСЫРЫС-118")["result"]["senderId"] == "Дәріхана"
    assert php_client(demo.address, "111")["result"]["resultS"] == "Record Not Found"
    assert php_client(demo.address, password="wrong")["result"]["resultCode"] == 1
    assert php_client(demo.address, "500")["fault"]["code"] == "SOAP-ENV:Server"


def test_soap_client_works_from_the_wsdl_that_the_practice_gateway_serves(php_client, demo):
    served = demo.address.removesuffix("/server")
    assert php_client(None, wsdl=served)["result"]["msgID"] == "963"
    assert demo.asked == [(IdKind.MSG_ID, "963")]


OPERATION = (
    "<t:SendSMSService___GetInfoByID><t:login>mycompany</t:login><t:password>123456</t:password>"
    "<t:ids><t:MsgID>963</t:MsgID><t:UserMsgID/></t:ids></t:SendSMSService___GetInfoByID>"
)
SAME_AS_PHP = {
    "sample": b"963",
    "not found": b"964",
    "fault": b"500",
    "nothing": b"",
    "no XML": b"<a",
    "no envelope": b"<a/>",
    "no Body": envelope(""),
    "empty Body": envelope("<e:Body/>"),
    "another operation": envelope("<e:Body><t:SendMessage/></e:Body>"),
    "two operations": envelope(f"<e:Body>{2 * OPERATION}</e:Body>"),
    "another namespace": envelope("<e:Body><SendSMSService___GetInfoByID/></e:Body>"),
    "DTD": envelope("<e:Body/>", "<!DOCTYPE e>"),
    "entity": envelope("<e:Body>&x;</e:Body>", '<!DOCTYPE e [<!ENTITY x "y">]>'),
    "must understand": envelope(f'<e:Header><t:a e:mustUnderstand="1"/></e:Header><e:Body>{OPERATION}</e:Body>'),
}


@pytest.mark.parametrize("case", SAME_AS_PHP)
def test_practice_gateway_answers_byte_for_byte_as_php(demo, php_server, sample_request, case):
    body = SAME_AS_PHP[case]
    if body.isdigit():
        body = sample_request.replace(b">963<", b">" + body + b"<")
    assert post(demo.address, body) == post(php_server, body)


def test_a_missing_php_is_a_failure_in_ci(needed, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="php-soap"):
        needed("php", "php-cli php-soap")
