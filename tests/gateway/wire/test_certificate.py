"""A certificate's issuer and end, read from its bytes."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.name import _ASN1Type
from cryptography.x509.oid import NameOID

from kit_desktop.gateway.wire.certificate import certificate_facts

KEY = ec.generate_private_key(ec.SECP256R1())


@pytest.mark.parametrize("kind", ["RSA", "ECDSA"])
def test_certificates_are_read_as_ssl_reads_them(kind: str, tmp_path: Path) -> None:
    authority = trustme.CA(organization_name="ТОО Тест", key_type=trustme.KeyType[kind])
    leaf = authority.issue_cert("localhost", not_after=datetime(2049, 5, 6, 7, 8, 9, tzinfo=UTC))
    leaf.cert_chain_pems[0].write_to_path(str(tmp_path / "leaf.pem"))
    theirs = ssl._ssl._test_decode_cert(str(tmp_path / "leaf.pem"))  # type: ignore[attr-defined]  # the only reader that ssl has
    ours = certificate_facts(ssl.PEM_cert_to_DER_cert(leaf.cert_chain_pems[0].bytes().decode()))
    assert ours is not None
    issuer, valid_until = ours
    assert issuer.startswith("ТОО Тест")
    assert valid_until.timestamp() == ssl.cert_time_to_seconds(theirs["notAfter"])


def test_what_is_no_certificate_is_not_read() -> None:
    good = ssl.PEM_cert_to_DER_cert(trustme.CA().cert_pem.bytes().decode())
    assert certificate_facts(good) is not None
    for broken in (b"", b"\x30", b"\x30\x82\xff\xff", good[:100], good[:-1], good[1:], bytes(500), b"\x30\x80" * 200):
        assert certificate_facts(broken) is None


def issued_by(*names: x509.NameAttribute) -> bytes:
    """A certificate of that issuer, in DER."""
    now = datetime(2026, 11, 28, tzinfo=UTC)
    builder = x509.CertificateBuilder(x509.Name(names), x509.Name([]), KEY.public_key(), 1, now, now + timedelta(days=9))
    return builder.sign(KEY, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


@pytest.mark.parametrize(
    ("organisation", "name", "issuer"),
    [("ТОО", "Root", "ТОО (Root)"), ("ТОО", None, "ТОО"), (None, "Root", "Root"), (None, None, "")],
)
def test_an_issuer_is_its_organisation_and_its_name(organisation: str | None, name: str | None, issuer: str) -> None:
    given = ((NameOID.COUNTRY_NAME, "KZ"), (NameOID.COMMON_NAME, name), (NameOID.ORGANIZATION_NAME, organisation))
    found = certificate_facts(issued_by(*(x509.NameAttribute(oid, text) for oid, text in given if text is not None)))
    assert found == (issuer, datetime(2026, 12, 7, tzinfo=UTC))


def test_a_name_in_a_long_form_of_length_is_read() -> None:
    found = certificate_facts(issued_by(*(x509.NameAttribute(NameOID.COMMON_NAME, letter * 60) for letter in "abcde")))
    assert found is not None
    assert found[0] == "a" * 60


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (_ASN1Type.UTF8String, "ТОО Тест"),
        (_ASN1Type.PrintableString, "Test Root"),
        (_ASN1Type.T61String, "Test Root"),
        (_ASN1Type.IA5String, "Test@Root"),
        (_ASN1Type.UniversalString, "ТОО Тест"),
        (_ASN1Type.BMPString, "ТОО Тест"),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_every_kind_of_text_that_a_name_may_be_in(kind: _ASN1Type, text: str) -> None:
    found = certificate_facts(issued_by(x509.NameAttribute(NameOID.COMMON_NAME, text, kind)))
    assert found is not None
    assert found[0] == text
