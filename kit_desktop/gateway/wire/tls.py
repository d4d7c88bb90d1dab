"""Whom TLS trusts, and what its errors mean: the system's trust store, TLS 1.2 or later, the name in the certificate's SAN.

There is no way to continue with a certificate that cannot be trusted.
"""

from __future__ import annotations

import ssl
import sys
from functools import lru_cache
from pathlib import Path

from kit_desktop.core.outcome import Reason

_CERTIFICATE_REASONS = {
    # OpenSSL's X509_V_ERR_*
    10: Reason.CERT_EXPIRED,
    9: Reason.CERT_NOT_YET_VALID,
    62: Reason.CERT_WRONG_HOST,
    64: Reason.CERT_WRONG_HOST,
    18: Reason.CERT_SELF_SIGNED,
    66: Reason.CERT_WEAK,
    67: Reason.CERT_WEAK,
    68: Reason.CERT_WEAK,
    # Windows' CERT_E_* and TRUST_E_*
    0x800B0101: Reason.CERT_EXPIRED,
    0x800B010F: Reason.CERT_WRONG_HOST,
    # macOS' errSec*
    -67818: Reason.CERT_EXPIRED,
    -67819: Reason.CERT_NOT_YET_VALID,
    -67602: Reason.CERT_WRONG_HOST,
}
# OpenSSL's names of everything else that ends a handshake
_OTHER_REASONS = {
    **dict.fromkeys(("UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION", "NO_PROTOCOLS_AVAILABLE"), Reason.TLS_TOO_OLD),
    **dict.fromkeys(("WRONG_SSL_VERSION", "NO_SHARED_CIPHER", "SSLV3_ALERT_HANDSHAKE_FAILURE"), Reason.TLS_TOO_OLD),
    "TLSV1_ALERT_INSUFFICIENT_SECURITY": Reason.TLS_TOO_OLD,
    **dict.fromkeys(("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "HTTPS_PROXY_REQUEST"), Reason.NOT_TLS),
    **dict.fromkeys(("PACKET_LENGTH_TOO_LONG", "RECORD_TOO_SMALL"), Reason.NOT_TLS),
    **dict.fromkeys(("EE_KEY_TOO_SMALL", "CA_KEY_TOO_SMALL", "CA_MD_TOO_WEAK", "DH_KEY_TOO_SMALL"), Reason.CERT_WEAK),
    **dict.fromkeys(("BAD_DH_VALUE", "WRONG_SIGNATURE_TYPE"), Reason.CERT_WEAK),
    "TLSV13_ALERT_CERTIFICATE_REQUIRED": Reason.CLIENT_CERTIFICATE,
}

# Where systems keep their trusted roots when OpenSSL's own place is empty (a bundle's OpenSSL was built on another system):
# Alpine and Arch, Fedora and RHEL of several ages, Debian and Ubuntu, SUSE.
_BUNDLES = (
    "/etc/ssl/cert.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/cert.pem",
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/ssl/ca-bundle.pem",
)


def make_context() -> ssl.SSLContext:
    """A client context that trusts what the operating system trusts (a company's own root included).

    Made without `create_default_context`, which would write keys to `SSLKEYLOGFILE`. The cipher suites are Python's own.
    """
    if sys.platform in {"win32", "darwin"}:
        import truststore  # noqa: PLC0415  # the system itself verifies there

        return _strict(truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
    return _context_of_files()


def _context_of_files() -> ssl.SSLContext:
    paths = ssl.get_default_verify_paths()
    folder = Path(paths.capath) if paths.capath else None
    bundle = None
    if not paths.cafile and not (folder and any(folder.iterdir())):
        bundle = next((path for path in _BUNDLES if Path(path).is_file()), None)
    return _context_of(bundle, (_state_of(paths.cafile), _state_of(paths.capath), _state_of(bundle)))


@lru_cache(maxsize=1)
def _context_of(bundle: str | None, _store: tuple[object, ...]) -> ssl.SSLContext:
    """The context that is kept while the store is the same: reading it takes 50 ms."""
    context = _strict(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
    if bundle:
        context.load_verify_locations(bundle)
    else:
        context.set_default_verify_paths()
    return context


def _state_of(path: str | None) -> tuple[object, ...]:
    """What changes when the file or folder does."""
    if path is None:
        return ()
    found = Path(path).stat()
    return path, found.st_ino, found.st_size, found.st_mtime_ns


def _strict(context: ssl.SSLContext) -> ssl.SSLContext:
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.verify_mode = ssl.CERT_REQUIRED
    context.check_hostname = True
    context.hostname_checks_common_name = False
    return context


def reason_of(error: OSError) -> Reason:
    """Which of our reasons a handshake's error stands for. One that Python code raised has none of OpenSSL's attributes."""
    if isinstance(error, ssl.SSLCertVerificationError):
        code = getattr(error, "verify_code", 0)
        known = _CERTIFICATE_REASONS.get(code) or _CERTIFICATE_REASONS.get(code & 0xFFFFFFFF)
        return known or Reason.CERT_UNKNOWN_ISSUER
    return _OTHER_REASONS.get((getattr(error, "reason", None) or "").upper(), Reason.TLS_OTHER)


def detail_of(error: OSError) -> str:
    """OpenSSL's own short words for it."""
    text = getattr(error, "verify_message" if isinstance(error, ssl.SSLCertVerificationError) else "reason", None)
    return str(text or type(error).__name__)[:200]


def wants_client_certificate(received: bytes | bytearray) -> bool:
    """Whether the server's side of a handshake, as it came, asks for a certificate (RFC 5246, 7.4.4; encrypted in TLS 1.3)."""
    messages, at = bytearray(), 0
    while received[at : at + 1] == b"\x16":
        length = int.from_bytes(received[at + 3 : at + 5], "big")
        messages += received[at + 5 : at + 5 + length]
        at += 5 + length
    at = 0
    while at + 4 <= len(messages):
        if messages[at] == 13:
            return True
        at += 4 + int.from_bytes(messages[at + 1 : at + 4], "big")
    return False
