"""The address: what may be asked, and why not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit_desktop.core.endpoint import DEFAULT_ADDRESS, Endpoint, EndpointError, parse_endpoint, wsdl_endpoint
from kit_desktop.core.outcome import Reason


def test_the_default_is_the_providers_server_over_https() -> None:
    endpoint = parse_endpoint(DEFAULT_ADDRESS)
    assert (endpoint.scheme, endpoint.host, endpoint.port, endpoint.target) == ("https", "isms.center", 443, "/soap/server")
    assert endpoint.is_secure
    assert endpoint.url == DEFAULT_ADDRESS


@pytest.mark.parametrize(
    ("address", "host", "port", "target"),
    [
        ("https://isms.center", "isms.center", 443, "/"),
        ("  https://isms.center/soap/server\n", "isms.center", 443, "/soap/server"),
        ("HTTPS://ISMS.center/Soap", "isms.center", 443, "/Soap"),
        ("https://isms.center:8443/a?b=c&d", "isms.center", 8443, "/a?b=c&d"),
        ("https://[::1]:8443/x", "::1", 8443, "/x"),
        ("https://192.0.2.7/x%20y", "192.0.2.7", 443, "/x%20y"),
        ("https://шлюз.қаз/x", "шлюз.қаз", 443, "/x"),
        ("https://isms.center./x", "isms.center.", 443, "/x"),
    ],
)
def test_a_usable_address(address: str, host: str, port: int, target: str) -> None:
    endpoint = parse_endpoint(address)
    assert (endpoint.host, endpoint.port, endpoint.target) == (host, port, target)
    assert parse_endpoint(endpoint.url) == endpoint


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", Reason.ADDRESS_EMPTY),
        (" \n", Reason.ADDRESS_EMPTY),
        ("isms.center/soap/server", Reason.ADDRESS_NO_SCHEME),
        ("isms.center:443", Reason.ADDRESS_NO_SCHEME),
        ("//isms.center/soap", Reason.ADDRESS_NO_SCHEME),
        ("ftp://isms.center/", Reason.ADDRESS_SCHEME),
        ("file:///etc/passwd", Reason.ADDRESS_SCHEME),
        ("javascript:alert(1)", Reason.ADDRESS_SCHEME),
        ("https://login:secret@isms.center/", Reason.ADDRESS_CREDENTIALS),
        ("https://isms.center@evil.example/", Reason.ADDRESS_CREDENTIALS),
        ("https://isms.center/soap server", Reason.ADDRESS_CHARACTERS),
        ("https://isms.center/\u200bsoap", Reason.ADDRESS_CHARACTERS),
        ("https://isms.center\\@evil.example/", Reason.ADDRESS_CHARACTERS),
        ("https://isms.center/\r\nHost: evil", Reason.ADDRESS_CHARACTERS),
        ("https://isms.center/\x00", Reason.ADDRESS_CHARACTERS),
        ("https://isms.center/қ", Reason.ADDRESS_CHARACTERS),
        ("https://isms.center/" + "x" * 2000, Reason.ADDRESS_CHARACTERS),
        ("https://", Reason.ADDRESS_HOST),
        ("https:///soap", Reason.ADDRESS_HOST),
        ("https://[::1/", Reason.ADDRESS_HOST),
        ("https://[zz]/", Reason.ADDRESS_HOST),
        ("https://a..b/", Reason.ADDRESS_HOST),
        (f"https://{'a' * 64}.example/", Reason.ADDRESS_HOST),
        ("https://isms.center:0/", Reason.ADDRESS_PORT),
        ("https://isms.center:/", Reason.ADDRESS_PORT),
        ("https://isms.center:65536/", Reason.ADDRESS_PORT),
        ("https://isms.center:https/", Reason.ADDRESS_PORT),
        ("https://isms.center/#x", Reason.ADDRESS_FRAGMENT),
        ("http://isms.center/soap/server", Reason.ADDRESS_PLAIN_HTTP),
        ("http://127.0.0.1.evil.example/", Reason.ADDRESS_PLAIN_HTTP),
        ("http://localhost.evil.example/", Reason.ADDRESS_PLAIN_HTTP),
        ("http://10.0.0.1/", Reason.ADDRESS_PLAIN_HTTP),
        ("http://0.0.0.0/", Reason.ADDRESS_PLAIN_HTTP),
    ],
)
def test_an_unusable_address_is_refused_with_the_reason(address: str, reason: Reason) -> None:
    with pytest.raises(EndpointError) as caught:
        parse_endpoint(address)
    assert caught.value.reason is reason
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8000/x", "http://localhost/x", "http://[::1]:8000/x", "http://127.8.8.8/"]
)
def test_plain_http_needs_no_consent_on_this_computer(address: str) -> None:
    endpoint = parse_endpoint(address)
    assert endpoint.is_loopback
    assert not endpoint.is_secure


def test_plain_http_elsewhere_with_consent() -> None:
    endpoint = parse_endpoint("http://isms.center/soap/server", allow_plain_http=True)
    assert (endpoint.port, endpoint.is_secure, endpoint.is_loopback) == (80, False, False)


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost", True),
        ("LOCALHOST.", True),
        ("127.0.0.1", True),
        ("::1", True),
        ("128.0.0.1", False),
        ("localhost.example", False),
        ("127.1", False),
        ("", False),
    ],
)
def test_loopback(host: str, here: bool) -> None:
    assert Endpoint("http", host, 80, "/").is_loopback is here


@given(st.one_of(st.text(max_size=80), st.from_regex(r"https?://[\w.:@\[\]%-]{0,30}(/[ -~]{0,20})?", fullmatch=True)))
def test_reading_ends_in_an_endpoint_or_a_reason(address: str) -> None:
    try:
        endpoint = parse_endpoint(address)
    except EndpointError:
        return
    assert endpoint.is_secure or endpoint.is_loopback
    assert "@" not in endpoint.netloc
    assert parse_endpoint(endpoint.url) == endpoint


@pytest.mark.parametrize(
    ("service", "published"),
    [
        (DEFAULT_ADDRESS, "https://isms.center/soap"),
        ("http://127.0.0.1:8080/soap/server", "http://127.0.0.1:8080/soap"),
        ("https://x.example/server", "https://x.example/"),
        ("https://x.example/sms.php", "https://x.example/sms.php?wsdl"),
        ("https://x.example/sms.php?a=1", "https://x.example/sms.php?a=1&wsdl"),
        ("https://x.example/", "https://x.example/?wsdl"),
    ],
)
def test_where_a_service_publishes_its_description(service: str, published: str) -> None:
    assert wsdl_endpoint(parse_endpoint(service)).url == published


@pytest.mark.parametrize(("length", "fits"), [(2000, True), (2001, False)])
def test_an_address_is_of_bearable_length(length: int, fits: bool) -> None:
    address = "https://gateway.test/".ljust(length, "x")
    if fits:
        assert len(parse_endpoint(address).url) == length
        return
    with pytest.raises(EndpointError) as caught:
        parse_endpoint(address)
    assert caught.value.reason is Reason.ADDRESS_CHARACTERS


@pytest.mark.parametrize(
    ("address", "host", "netloc"),
    [
        ("https://gateway.test/", "xn--x", "xn--x"),
        ("https://gateway.test:8443/", "xn--x", "xn--x:8443"),
        ("http://localhost:80/", "::1", "[::1]"),
        ("http://localhost:443/", "::1", "[::1]:443"),
    ],
)
def test_a_netloc_with_the_host_in_another_spelling(address: str, host: str, netloc: str) -> None:
    assert replace(parse_endpoint(address), host=host).netloc == netloc


@pytest.mark.parametrize(("last", "is_host"), [(61, True), (62, False)])
def test_a_host_has_253_characters_at_the_most(last: int, is_host: bool) -> None:
    host = ".".join(["a" * 63] * 3 + ["b" * last])
    if is_host:
        assert parse_endpoint(f"https://{host}/").host == host
    else:
        with pytest.raises(EndpointError) as raised:
            parse_endpoint(f"https://{host}/")
        assert raised.value.reason is Reason.ADDRESS_HOST
