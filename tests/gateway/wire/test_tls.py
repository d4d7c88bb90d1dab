"""What is offered in a handshake, when the trust store is read, and what errors mean."""

from __future__ import annotations

import os
import socket
import ssl
import sys
import threading
from pathlib import Path

import pytest
import trustme

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.gateway.wire.budget import Budget
from kit_desktop.gateway.wire.exchange import HttpExchange
from kit_desktop.gateway.wire.failure import LookupFailedError
from kit_desktop.gateway.wire.reply import Reply
from kit_desktop.gateway.wire.tls import detail_of, make_context, reason_of, wants_client_certificate

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system itself verifies")


def client_hello() -> bytes:
    """What our own exchange sends first to a server that only listens."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            connection, _ = server.accept()
            with connection:
                heard.append(connection.recv(16_384))

        listener = threading.Thread(target=listen)
        listener.start()
        endpoint = parse_endpoint(f"https://127.0.0.1:{server.getsockname()[1]}/")
        with pytest.raises(LookupFailedError):
            HttpExchange(endpoint).post({}, b"", Budget(20, CancelToken()), Reply())
        listener.join(20)
    return heard[0]


def suites_in(hello: bytes) -> list[int]:
    """The cipher suites of a ClientHello (RFC 8446, 4.1.2)."""
    at = 5 + 4 + 2 + 32
    at += 1 + hello[at]
    length = int.from_bytes(hello[at : at + 2], "big")
    codes = hello[at + 2 : at + 2 + length]
    return [int.from_bytes(codes[n : n + 2], "big") for n in range(0, length, 2)]


def test_on_the_wire_no_suite_is_offered_without_forward_secrecy() -> None:
    offered = suites_in(client_hello())
    stock = {suite["id"] & 0xFFFF: suite for suite in ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).get_ciphers()}
    renegotiation_info = 0x00FF
    assert set(offered) - {renegotiation_info} <= set(stock)
    assert len(offered) > 5
    exchanges = {str(stock[code].get("kea", "")) for code in offered if code in stock}
    assert exchanges <= {"kx-any", "kx-ecdhe", "kx-dhe"}
    assert len({code for code in offered if code in stock}) <= 17


def test_nothing_below_tls_1_2_and_no_name_out_of_the_subject() -> None:
    context = make_context()
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert not context.hostname_checks_common_name


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's trust store, as a test may change it."""
    path = tmp_path / "store.pem"
    trustme.CA().cert_pem.write_to_path(path)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    return path


@on_linux
def test_the_store_is_read_once(store: Path) -> None:
    assert make_context() is make_context()
    assert len(make_context().get_ca_certs()) == 1


@on_linux
def test_a_store_that_was_changed_is_read_again(store: Path) -> None:
    before = make_context()
    trustme.CA().cert_pem.write_to_path(store, append=True)
    assert len(make_context().get_ca_certs()) == 2
    os.utime(store, ns=(1, 1))
    assert make_context() is not before


@on_linux
def test_another_store_is_another_context(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = make_context()
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(other)
    monkeypatch.setenv("SSL_CERT_FILE", str(other))
    assert make_context() is not before


@on_linux
@pytest.mark.parametrize("folder_is_there", [True, False])
def test_where_openssl_knows_no_store_the_systems_own_bundle_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder_is_there: bool
) -> None:
    bundle, folder = tmp_path / "bundle.pem", tmp_path / "certs"
    trustme.CA().cert_pem.write_to_path(bundle)
    if folder_is_there:
        folder.mkdir()
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "nothing.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(folder))
    monkeypatch.setattr("kit_desktop.gateway.wire.tls._BUNDLES", (str(tmp_path / "none.pem"), str(bundle)))
    assert len(make_context().get_ca_certs()) == 1


@on_linux
@pytest.mark.parametrize("there", ["file", "folder"])
def test_where_openssl_knows_a_store_no_other_is_read(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str
) -> None:
    bundle, folder = tmp_path / "bundle.pem", tmp_path / "certs"
    for _ in range(2):
        trustme.CA().cert_pem.write_to_path(bundle, append=True)
    folder.mkdir()
    if there == "folder":
        store.rename(folder / "root.pem")
    monkeypatch.setenv("SSL_CERT_DIR", str(folder))
    monkeypatch.setattr("kit_desktop.gateway.wire.tls._BUNDLES", (str(bundle),))
    # What lies in a folder is looked up when it is needed.
    assert len(make_context().get_ca_certs()) == (there == "file")


@on_linux
def test_no_store_at_all_trusts_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "nothing.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setattr("kit_desktop.gateway.wire.tls._BUNDLES", ())
    assert make_context().get_ca_certs() == []


def test_keys_are_written_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys.log"))
    assert getattr(make_context(), "keylog_filename", None) is None


def verification(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError("no")
    error.verify_code = code
    return error


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (2, Reason.CERT_UNKNOWN_ISSUER),
        (9, Reason.CERT_NOT_YET_VALID),
        (10, Reason.CERT_EXPIRED),
        (18, Reason.CERT_SELF_SIGNED),
        (19, Reason.CERT_UNKNOWN_ISSUER),
        (20, Reason.CERT_UNKNOWN_ISSUER),
        (21, Reason.CERT_UNKNOWN_ISSUER),
        (62, Reason.CERT_WRONG_HOST),
        (64, Reason.CERT_WRONG_HOST),
        (66, Reason.CERT_WEAK),
        (67, Reason.CERT_WEAK),
        (68, Reason.CERT_WEAK),
        (999, Reason.CERT_UNKNOWN_ISSUER),
        (0x800B0101, Reason.CERT_EXPIRED),
        (0x800B0101 - (1 << 32), Reason.CERT_EXPIRED),
        (0x800B010F, Reason.CERT_WRONG_HOST),
        (0x800B0109, Reason.CERT_UNKNOWN_ISSUER),
        (0x800B010A, Reason.CERT_UNKNOWN_ISSUER),
        (-67818, Reason.CERT_EXPIRED),
        (-67819, Reason.CERT_NOT_YET_VALID),
        (-67602, Reason.CERT_WRONG_HOST),
        (-67843, Reason.CERT_UNKNOWN_ISSUER),
    ],
)
def test_why_a_certificate_was_refused(code: int, reason: Reason) -> None:
    assert reason_of(verification(code)) is reason


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("TLSV1_ALERT_PROTOCOL_VERSION", Reason.TLS_TOO_OLD),
        ("sslv3_alert_handshake_failure", Reason.TLS_TOO_OLD),
        ("WRONG_VERSION_NUMBER", Reason.NOT_TLS),
        ("EE_KEY_TOO_SMALL", Reason.CERT_WEAK),
        ("TLSV13_ALERT_CERTIFICATE_REQUIRED", Reason.CLIENT_CERTIFICATE),
        ("SOMETHING_ELSE", Reason.TLS_OTHER),
        (None, Reason.TLS_OTHER),
    ],
)
def test_why_a_handshake_failed(name: str | None, reason: Reason) -> None:
    error = ssl.SSLError(1, "no")
    error.reason = name  # type: ignore[assignment]
    assert reason_of(error) is reason


def record(*messages: tuple[int, bytes], kind: int = 22) -> bytes:
    content = b"".join(bytes([number]) + len(body).to_bytes(3, "big") + body for number, body in messages)
    return bytes([kind, 3, 3]) + len(content).to_bytes(2, "big") + content


def in_parts(head: bytes, last: bytes) -> list[bytes]:
    """Eight times 16 kB: a long message with that head, and a short one behind it."""
    whole = head + b"\xff" * (8 * 2**14 - len(head + last)) + last
    return [whole[start : start + 2**14] for start in range(0, len(whole), 2**14)]


@pytest.mark.parametrize(
    ("received", "wanted"),
    [
        (b"", False),
        (record((2, b"hello")), False),
        (record((13, b"")), True),
        (record((2, b"hello"), (11, b"x" * 300), (13, b"types"), (14, b"")), True),
        (record((2, b"hello")) + record((11, b"x" * 300)) + record((13, b"types")), True),
        (b"".join(b"\x16\x03\x03\x40\x00" + part for part in in_parts(b"\x0b\x01\xff\xf8", b"\x0d\x00\x00\x00")), True),
        (record((2, b"\x0d\x0d\x0d\x0d")), False),
        (record((2, b"hello")) + record((13, b"types"), kind=23), False),
        (record((13, b""), kind=21), False),
        (record((2, b"hello"))[:-2], False),
        (b"\x16", False),
        (b"\x16\x03\x03", False),
    ],
)
def test_whether_the_server_asks_for_a_certificate(received: bytes, wanted: bool) -> None:
    assert wants_client_certificate(received) is wanted


def test_a_server_that_closes_on_our_hello_is_lost_not_untrusted() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def close() -> None:
            connection, _ = server.accept()
            connection.recv(16_384)
            connection.close()

        closer = threading.Thread(target=close)
        closer.start()
        endpoint = parse_endpoint(f"https://127.0.0.1:{server.getsockname()[1]}/")
        with pytest.raises(LookupFailedError) as caught:
            HttpExchange(endpoint).post({}, b"", Budget(20, CancelToken()), Reply())
        closer.join(20)
    assert (caught.value.outcome, caught.value.facts.reason) == (Outcome.UNREACHABLE, Reason.LOST)


def test_the_detail_is_openssls_own_word() -> None:
    refused = verification(10)
    refused.verify_message = "certificate has expired"
    assert detail_of(refused) == "certificate has expired"
    broken = ssl.SSLError(1, "[SSL: HTTP_REQUEST] http request")
    broken.reason = "HTTP_REQUEST"
    assert detail_of(broken) == "HTTP_REQUEST"
    broken.reason = None  # type: ignore[assignment]  # as it is where OpenSSL gives none
    assert detail_of(broken) == "SSLError"
