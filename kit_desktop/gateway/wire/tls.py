"""TLS over a stream that has a budget: the system's trust store, TLS 1.2 or later, the name in the certificate's SAN.

The handshake and every read run over memory buffers, so that no wait escapes the deadline and Cancel. There is no way to
continue with a certificate that cannot be trusted.
"""

from __future__ import annotations

import contextlib
import ssl
from typing import TYPE_CHECKING, Any

import httpcore
import truststore

from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.gateway.wire.failure import LookupFailedError

if TYPE_CHECKING:
    from kit_desktop.gateway.wire.backend import Budget, SocketStream, Trace

_CERTIFICATE_REASONS = {
    # OpenSSL's X509_V_ERR_*
    10: Reason.CERT_EXPIRED,
    9: Reason.CERT_NOT_YET_VALID,
    62: Reason.CERT_WRONG_HOST,
    64: Reason.CERT_WRONG_HOST,
    18: Reason.CERT_SELF_SIGNED,
    19: Reason.CERT_UNKNOWN_ISSUER,
    2: Reason.CERT_UNKNOWN_ISSUER,
    20: Reason.CERT_UNKNOWN_ISSUER,
    21: Reason.CERT_UNKNOWN_ISSUER,
    66: Reason.CERT_WEAK,
    67: Reason.CERT_WEAK,
    68: Reason.CERT_WEAK,
    # Windows' CERT_E_* and TRUST_E_*
    0x800B0101: Reason.CERT_EXPIRED,
    0x800B010F: Reason.CERT_WRONG_HOST,
    0x800B0109: Reason.CERT_UNKNOWN_ISSUER,
    0x800B010A: Reason.CERT_UNKNOWN_ISSUER,
    # macOS' errSec*
    -67818: Reason.CERT_EXPIRED,
    -67819: Reason.CERT_NOT_YET_VALID,
    -67602: Reason.CERT_WRONG_HOST,
    -67843: Reason.CERT_UNKNOWN_ISSUER,
}
_TOO_OLD = {
    "UNSUPPORTED_PROTOCOL",
    "TLSV1_ALERT_PROTOCOL_VERSION",
    "NO_PROTOCOLS_AVAILABLE",
    "WRONG_SSL_VERSION",
    "NO_SHARED_CIPHER",
    "SSLV3_ALERT_HANDSHAKE_FAILURE",
    "TLSV1_ALERT_INSUFFICIENT_SECURITY",
}
_NOT_TLS = {"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "HTTPS_PROXY_REQUEST", "PACKET_LENGTH_TOO_LONG", "RECORD_TOO_SMALL"}
_WEAK = {"EE_KEY_TOO_SMALL", "CA_KEY_TOO_SMALL", "CA_MD_TOO_WEAK", "DH_KEY_TOO_SMALL", "BAD_DH_VALUE", "WRONG_SIGNATURE_TYPE"}


def make_context() -> ssl.SSLContext:
    """A client context that trusts what the operating system trusts (a company's own root included).

    Made without `create_default_context`, which would write keys to `SSLKEYLOGFILE`.
    """
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.verify_mode = ssl.CERT_REQUIRED
    context.check_hostname = True
    context.hostname_checks_common_name = False
    context.set_ciphers("DEFAULT:@SECLEVEL=2:!aNULL:!eNULL")
    return context


def reason_of(error: ssl.SSLError) -> Reason:
    """Which of our reasons an error in the handshake stands for."""
    if isinstance(error, ssl.SSLCertVerificationError):
        code = error.verify_code
        known = _CERTIFICATE_REASONS.get(code) or _CERTIFICATE_REASONS.get(code & 0xFFFFFFFF)
        return known or Reason.CERT_UNKNOWN_ISSUER
    name = (error.reason or "").upper()
    if name in _TOO_OLD:
        return Reason.TLS_TOO_OLD
    if name in _NOT_TLS:
        return Reason.NOT_TLS
    return Reason.CERT_WEAK if name in _WEAK else Reason.TLS_OTHER


class TlsStream(httpcore.NetworkStream):
    """An encrypted stream over another one (a socket, or a tunnel through an https proxy)."""

    def __init__(self, lower: SocketStream | TlsStream, context: ssl.SSLContext, hostname: str) -> None:
        self._lower = lower
        self.trace: Trace = lower.trace
        self._number = self.trace.handshake_begins()
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        try:
            self._tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=hostname)
            self._handshake()
        except (ssl.SSLEOFError, ssl.SSLZeroReturnError):
            lower.close()
            raise LookupFailedError(Outcome.UNREACHABLE, Facts(Reason.LOST, hostname)) from None
        except ssl.SSLError as exc:
            with contextlib.suppress(httpcore.WriteError, LookupFailedError):
                self._flush()  # the alert, so that the server's log says why
            lower.close()
            raise LookupFailedError(Outcome.TLS_UNTRUSTED, Facts(reason_of(exc), hostname, detail=_detail(exc))) from None
        except httpcore.NetworkError:
            lower.close()
            raise LookupFailedError(Outcome.UNREACHABLE, Facts(Reason.LOST, hostname)) from None
        except BaseException:
            lower.close()
            raise

    @property
    def budget(self) -> Budget:
        """Time and wish to stop of the exchange under way."""
        return self._lower.budget

    def _handshake(self) -> None:
        while True:
            try:
                # Windows and macOS verify the certificate inside, and may look for its issuer on the network.
                self._lower.budget.run_abandonable(self._tls.do_handshake)
            except ssl.SSLWantReadError:
                self._flush()
                self._fill()
            else:
                self._flush()
                self.trace.certificate = self._tls.getpeercert(binary_form=True)
                return

    def _flush(self) -> None:
        if self._outgoing.pending:
            self._lower.write(self._outgoing.read())

    def _fill(self) -> None:
        data = self._lower.read(65_536)
        if data:
            self._incoming.write(data)
        else:
            self._incoming.write_eof()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002  # the budget rules, not httpcore
        while True:
            try:
                data = self._tls.read(max_bytes)
            except ssl.SSLWantReadError:
                self._flush()
                self._fill()
                continue
            except (ssl.SSLEOFError, ssl.SSLZeroReturnError):
                data = b""
            except ssl.SSLError:
                self.trace.at_end = True
                raise httpcore.ReadError("lost") from None
            if self._number == self.trace.handshakes:
                self.trace.saw(data)
            return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002  # the budget rules, not httpcore
        view = memoryview(buffer)
        while view:
            try:
                view = view[self._tls.write(view) :]
            except ssl.SSLWantReadError:
                self._flush()
                self._fill()
            except ssl.SSLError:
                raise httpcore.WriteError("lost") from None
            self._flush()

    def close(self) -> None:
        self._lower.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002  # the budget rules, not httpcore
    ) -> httpcore.NetworkStream:
        return TlsStream(self, ssl_context, (server_hostname or "").strip("[]").rstrip("."))

    def get_extra_info(self, info: str) -> Any:
        if info == "ssl_object":
            return self._tls
        if info == "is_readable" and (self._tls.pending() or self._incoming.pending):
            return True  # a kept connection on which something waits that nobody asked for
        return self._lower.get_extra_info(info)


def _detail(error: ssl.SSLError) -> str:
    text = error.verify_message if isinstance(error, ssl.SSLCertVerificationError) else error.reason
    return str(text or type(error).__name__)[:200]
