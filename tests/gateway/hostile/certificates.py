"""Certificates for every way in which a server can prove itself, or fail to. One authority is trusted: by SSL_CERT_FILE."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
import tempfile
import warnings
from functools import cache
from pathlib import Path
from typing import Any

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NAMES = ("localhost", "gateway.test", "127.0.0.1", "::1")
"""What a good certificate is for."""

_DAY = dt.timedelta(days=1)
_Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@cache
def authority() -> trustme.CA:
    """The root that the system's store holds while the table runs, as a company's own root would."""
    return trustme.CA(organization_name="Company root")


@cache
def stranger() -> trustme.CA:
    """A root that nobody trusts."""
    return trustme.CA(organization_name="Stranger")


@cache
def server_context(name: str, **limits: ssl.TLSVersion) -> ssl.SSLContext:
    """A server's context with the named certificate; `minimum` and `maximum` limit the protocol's version."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the old versions are the point
        context.minimum_version = limits.get("minimum", ssl.TLSVersion.TLSv1_2)
        context.maximum_version = limits.get("maximum", ssl.TLSVersion.MAXIMUM_SUPPORTED)
    _MAKERS[name](context)
    return context


def _by_trustme(context: ssl.SSLContext, *names: str, root: trustme.CA | None = None, **dates: Any) -> None:
    (root or authority()).issue_cert(*(names or NAMES), **dates).configure_cert(context)


def _good(context: ssl.SSLContext) -> None:
    _by_trustme(context)


def _expired(context: ssl.SSLContext) -> None:
    _by_trustme(context, not_before=_now() - 30 * _DAY, not_after=_now() - _DAY)


def _not_yet_valid(context: ssl.SSLContext) -> None:
    _by_trustme(context, not_before=_now() + 2 * _DAY, not_after=_now() + 30 * _DAY)


def _wrong_host(context: ssl.SSLContext) -> None:
    _by_trustme(context, "other.test", "192.0.2.7")


def _unknown_root(context: ssl.SSLContext) -> None:
    _by_trustme(context, root=stranger())


def _intermediate(context: ssl.SSLContext) -> None:
    _by_trustme(context, root=authority().create_child_ca())


def _missing_intermediate(context: ssl.SSLContext) -> None:
    leaf = authority().create_child_ca().issue_cert(*NAMES)
    _load(context, leaf.private_key_pem.bytes() + leaf.cert_chain_pems[0].bytes())


def _client_certificate_wanted(context: ssl.SSLContext) -> None:
    _good(context)
    authority().configure_trust(context)
    context.verify_mode = ssl.CERT_REQUIRED


def _self_signed(context: ssl.SSLContext) -> None:
    _by_hand(context, self_signed=True)


def _self_signed_without_names(context: ssl.SSLContext) -> None:
    _by_hand(context, self_signed=True, names=())


def _weak_key(context: ssl.SSLContext) -> None:
    _by_hand(context, key=rsa.generate_private_key(65537, 1024))


def _common_name_only(context: ssl.SSLContext) -> None:
    _by_hand(context, names=())


def _address_as_name(context: ssl.SSLContext) -> None:
    _by_hand(context, names=(x509.DNSName("127.0.0.1"),))


def _for_clients_only(context: ssl.SSLContext) -> None:
    _by_hand(context, usage=ExtendedKeyUsageOID.CLIENT_AUTH)


def _wildcard(context: ssl.SSLContext) -> None:
    _by_trustme(context, "*.gateway.test")


def _plain_rsa_exchange(context: ssl.SSLContext) -> None:
    _by_hand(context, key=rsa.generate_private_key(65537, 2048))
    context.set_ciphers("AES128-SHA:AES256-GCM-SHA384:@SECLEVEL=0")


def _idn(context: ssl.SSLContext) -> None:
    _by_trustme(context, "xn--g1ah2bza.test")


_MAKERS = {
    "good": _good,
    "expired": _expired,
    "not yet valid": _not_yet_valid,
    "wrong host": _wrong_host,
    "unknown root": _unknown_root,
    "intermediate": _intermediate,
    "missing intermediate": _missing_intermediate,
    "client certificate wanted": _client_certificate_wanted,
    "self-signed": _self_signed,
    "self-signed without names": _self_signed_without_names,
    "weak key": _weak_key,
    "common name only": _common_name_only,
    "address as a DNS name": _address_as_name,
    "for clients only": _for_clients_only,
    "wildcard": _wildcard,
    "plain RSA key exchange": _plain_rsa_exchange,
    "IDN": _idn,
}


def _by_hand(
    context: ssl.SSLContext,
    *,
    names: tuple[x509.GeneralName, ...] | None = None,
    key: _Key | None = None,
    usage: x509.ObjectIdentifier = ExtendedKeyUsageOID.SERVER_AUTH,
    self_signed: bool = False,
) -> None:
    key = key or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "gateway.test")])
    root = x509.load_pem_x509_certificate(authority().cert_pem.bytes())
    root_key = serialization.load_pem_private_key(authority().private_key_pem.bytes(), None)
    assert isinstance(root_key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject if self_signed else root.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_now() - _DAY)
        .not_valid_after(_now() + 30 * _DAY)
        .add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
    )
    if names is None:
        names = (x509.DNSName("gateway.test"), x509.IPAddress(ipaddress.ip_address("127.0.0.1")))
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    certificate = builder.sign(key if self_signed else root_key, hashes.SHA256())
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    _load(context, secret + certificate.public_bytes(serialization.Encoding.PEM))


def _load(context: ssl.SSLContext, pem: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "chain.pem")
        path.write_bytes(pem)
        context.load_cert_chain(path)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
