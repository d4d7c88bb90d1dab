"""How a lookup can end: one closed list, and the facts that go with an ending."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """Every lookup ends in exactly one of these. The values are part of the command line's contract."""

    OK = "ok"
    NOT_FOUND = "not_found"
    AUTH_FAILED = "auth_failed"
    SERVER_FAULT = "server_fault"
    SERVER_ERROR = "server_error"
    UNREACHABLE = "unreachable"
    TLS_UNTRUSTED = "tls_untrusted"
    TIMED_OUT = "timed_out"
    CANCELLED = "cancelled"
    REPLY_NOT_UNDERSTOOD = "reply_not_understood"
    REPLY_TOO_LARGE = "reply_too_large"
    REDIRECTED = "redirected"
    BAD_ENDPOINT = "bad_endpoint"
    PROXY_ERROR = "proxy_error"
    BAD_ID = "bad_id"
    NO_CREDENTIALS = "no_credentials"

    @property
    def asked(self) -> bool:
        """Whether the gateway may have been contacted at all."""
        return self not in {Outcome.BAD_ID, Outcome.NO_CREDENTIALS, Outcome.BAD_ENDPOINT}


class Reason(StrEnum):
    """A finer cause within an outcome, for the words and for the details that fold out."""

    # ok
    ID_SPELLED_DIFFERENTLY = "id_spelled_differently"
    # unreachable
    NAME_NOT_FOUND = "name_not_found"
    REFUSED = "refused"
    NO_ROUTE = "no_route"
    LOST = "lost"
    # tls_untrusted
    CERT_EXPIRED = "cert_expired"
    CERT_NOT_YET_VALID = "cert_not_yet_valid"
    CERT_WRONG_HOST = "cert_wrong_host"
    CERT_SELF_SIGNED = "cert_self_signed"
    CERT_UNKNOWN_ISSUER = "cert_unknown_issuer"
    CERT_WEAK = "cert_weak"
    TLS_TOO_OLD = "tls_too_old"
    NOT_TLS = "not_tls"
    TLS_OTHER = "tls_other"
    CLIENT_CERTIFICATE = "client_certificate"
    # reply_not_understood
    NOT_HTTP = "not_http"
    EMPTY_REPLY = "empty_reply"
    WEB_PAGE = "web_page"
    NOT_XML = "not_xml"
    DTD = "dtd"
    BAD_ENCODING = "bad_encoding"
    BROKEN_COMPRESSION = "broken_compression"
    HTTP_STATUS = "http_status"
    NOT_SOAP = "not_soap"
    NO_RESULT = "no_result"
    SEVERAL_RESULTS = "several_results"
    BAD_FIELD = "bad_field"
    NO_RESULT_CODE = "no_result_code"
    OTHER_MESSAGE = "other_message"
    NO_ID = "no_id"
    TOO_COMPLEX = "too_complex"
    INTERNAL = "internal"
    # not_found, auth_failed, server_fault: the service said so, in SOAP
    SAID_SO = "said_so"
    # the same and server_error: a status 404 without SOAP, which proves neither the service nor the login
    HTTP_404 = "http_404"
    # proxy_error
    PROXY_LOGIN = "proxy_login"
    PROXY_REFUSED = "proxy_refused"
    PROXY_UNREACHABLE = "proxy_unreachable"
    PROXY_UNUSABLE = "proxy_unusable"
    PROXY_SCRIPT = "proxy_script"
    # bad_endpoint
    ADDRESS_EMPTY = "address_empty"
    ADDRESS_NO_SCHEME = "address_no_scheme"
    ADDRESS_SCHEME = "address_scheme"
    ADDRESS_CREDENTIALS = "address_credentials"
    ADDRESS_CHARACTERS = "address_characters"
    ADDRESS_HOST = "address_host"
    ADDRESS_PORT = "address_port"
    ADDRESS_FRAGMENT = "address_fragment"
    ADDRESS_PLAIN_HTTP = "address_plain_http"
    ADDRESS_LOCKED = "address_locked"
    # no_credentials
    VAULT = "vault"
    # bad_id
    LABEL_NAMES_OTHER_KIND = "label_names_other_kind"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about an ending, never a sentence. Texts from outside are masked and plain.

    `host` and `port`: whom it was about. `seconds`: the deadline that passed. `limit_bytes`: the cap that was passed.
    `location`: where a redirect pointed. `other_id`: the id that the reply was about. `detail`: a short technical word
    (an exception's class, an HTTP reason phrase, a fault code). `reason` may also be an `IdProblem` value.
    """

    reason: str | None = None
    host: str | None = None
    port: int | None = None
    seconds: float | None = None
    limit_bytes: int | None = None
    location: str | None = None
    other_id: str | None = None
    detail: str | None = None
