"""The finer cause of an ending in one sentence, and the gateway's fields in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kit_desktop.core.accounts import VaultProblem
from kit_desktop.core.message_info import Status
from kit_desktop.core.outcome import Facts, Reason
from kit_desktop.core.plain_text import shortened

if TYPE_CHECKING:
    from collections.abc import Callable

translate = QCoreApplication.translate


def reason_words(facts: Facts) -> str:
    """One sentence for the finer cause, or an empty text where the outcome's own words say enough."""
    words = _REASONS.get(facts.reason or "")
    if words is None:
        return ""
    host = shortened(facts.host or "?", 100)
    detail = shortened(facts.detail or "", 120)
    return words().format(host=host, port=facts.port or "?", other=shortened(facts.other_id or "?", 60), detail=detail)


def vault_words(problem: str) -> str:
    """Why the keyring could not be used, as a sentence."""
    words: dict[str, str] = {
        VaultProblem.MISSING: translate("Wording", "This computer has no keyring for passwords."),
        VaultProblem.UNTRUSTED: translate("Wording", "The keyring set up on this computer does not keep passwords safely."),
        VaultProblem.LOCKED: translate("Wording", "The keyring is locked."),
        VaultProblem.REFUSED: translate("Wording", "The keyring refused access."),
        VaultProblem.TOO_LONG: translate("Wording", "The password is too long for the Windows Credential Manager."),
        VaultProblem.LOST: translate("Wording", "The keyring took the password but did not keep it."),
    }
    return words.get(problem, "")


def keyring_name(name: str) -> str:
    """The name that a vault gives its keyring (`Vault.describe`), in the window's language; any other as it is."""
    return {
        "Windows Credential Manager": translate("Wording", "Windows Credential Manager"),
        "macOS Keychain": translate("Wording", "macOS Keychain"),
        "Secret Service": translate("Wording", "the system’s password store (Secret Service)"),
        "Secret Service (libsecret)": translate("Wording", "the system’s password store (libsecret)"),
    }.get(name, shortened(name, 60))


def field_caption(wire_name: str, status: Status | None = None) -> str:
    """The caption of one of the reply's eleven fields; of its times by what the message's status says they are."""
    if wire_name == "senttime" and status is not None and status.is_waiting:
        return translate("Wording", "Time from the gateway")
    if wire_name == "receivedtime" and status is Status.DELIVERED:
        return translate("Wording", "Delivered")
    if wire_name == "receivedtime" and status is Status.UNDELIVERED:
        return translate("Wording", "Delivery stopped")
    if wire_name == "receivedtime" and status is Status.UNKNOWN:
        return translate("Wording", "Delivered or stopped")
    return {
        "resultCode": translate("Wording", "Result code"),
        "resultS": translate("Wording", "Gateway’s answer"),
        "recepient": translate("Wording", "Recipient"),
        "status": translate("Wording", "Status"),
        "senderId": translate("Wording", "Sender"),
        "senttime": translate("Wording", "Sent"),
        "receivedtime": translate("Wording", "Received"),
        "segments": translate("Wording", "Parts"),
        "lang": translate("Wording", "Alphabet"),
        "userMsgID": "UserMsgID",
        "msgID": "MsgID",
    }[wire_name]


_REASONS: dict[str, Callable[[], str]] = {
    Reason.ID_SPELLED_DIFFERENTLY: lambda: translate("Wording", "The gateway spells the id a little differently: {other}."),
    Reason.NAME_NOT_FOUND: lambda: translate("Wording", "The name {host} was not found: no internet, or a typing error."),
    Reason.REFUSED: lambda: translate("Wording", "{host} refuses connections on port {port}."),
    Reason.NO_ROUTE: lambda: translate("Wording", "There is no network route to {host}, port {port}."),
    Reason.LOST: lambda: translate("Wording", "The connection to {host} broke before the whole answer had come."),
    Reason.CERT_EXPIRED: lambda: translate("Wording", "The certificate of {host} has expired."),
    Reason.CERT_NOT_YET_VALID: lambda: translate("Wording", "The certificate of {host} is not valid yet."),
    Reason.CERT_WRONG_HOST: lambda: translate("Wording", "The certificate belongs to a server other than {host}."),
    Reason.CERT_SELF_SIGNED: lambda: translate("Wording", "{host} has issued its certificate to itself."),
    Reason.CERT_UNKNOWN_ISSUER: lambda: translate(
        "Wording", "This computer does not know who issued the certificate of {host}."
    ),
    Reason.CERT_WEAK: lambda: translate("Wording", "The key of {host} is too weak."),
    Reason.TLS_TOO_OLD: lambda: translate("Wording", "{host} offers only outdated encryption."),
    Reason.NOT_TLS: lambda: translate("Wording", "{host} does not answer encrypted on port {port}."),
    Reason.TLS_OTHER: lambda: translate("Wording", "No secure connection to {host} could be made ({detail})."),
    Reason.CLIENT_CERTIFICATE: lambda: translate(
        "Wording", "{host} lets in only computers with a certificate of their own, which this program cannot show."
    ),
    Reason.NOT_HTTP: lambda: translate("Wording", "What came back is not an HTTP answer."),
    Reason.EMPTY_REPLY: lambda: translate("Wording", "The answer was empty."),
    Reason.WEB_PAGE: lambda: translate("Wording", "A web page came instead, perhaps the network’s sign-in page. {detail}"),
    Reason.NOT_XML: lambda: translate("Wording", "What came is not XML, or it is cut off."),
    Reason.DTD: lambda: translate("Wording", "It contains a DTD, which a SOAP answer must not have."),
    Reason.BAD_ENCODING: lambda: translate("Wording", "Its text encoding cannot be determined."),
    Reason.BROKEN_COMPRESSION: lambda: translate("Wording", "It could not be decompressed."),
    Reason.HTTP_STATUS: lambda: translate("Wording", "The server says: {detail}."),
    Reason.NOT_SOAP: lambda: translate("Wording", "It is XML, but no SOAP answer."),
    Reason.NO_RESULT: lambda: translate("Wording", "It holds no result for GetInfoByID."),
    Reason.SEVERAL_RESULTS: lambda: translate("Wording", "It holds several results where there must be one."),
    Reason.BAD_FIELD: lambda: translate("Wording", "A field came twice, or contains XML tags."),
    Reason.NO_RESULT_CODE: lambda: translate("Wording", "It does not say whether the lookup succeeded."),
    Reason.OTHER_MESSAGE: lambda: translate("Wording", "It is about another message: {other}."),
    Reason.NO_ID: lambda: translate("Wording", "It does not say which message it is about."),
    Reason.TOO_COMPLEX: lambda: translate("Wording", "It is far more complex than any real answer."),
    Reason.INTERNAL: lambda: translate("Wording", "This program could not read it. Please report this."),
    Reason.PROXY_LOGIN: lambda: translate("Wording", "The proxy {host} wants a login of its own ({detail})."),
    Reason.PROXY_SCRIPT: lambda: translate(
        "Wording", "This computer finds its proxy by a script (PAC), which this program cannot run."
    ),
    Reason.PROXY_REFUSED: lambda: translate("Wording", "The proxy {host} said: {detail}."),
    Reason.PROXY_UNREACHABLE: lambda: translate("Wording", "The proxy {host}, port {port}, could not be reached."),
    Reason.PROXY_UNUSABLE: lambda: translate(
        "Wording", "The proxy in this computer’s settings is of a kind that cannot be used."
    ),
    Reason.ADDRESS_EMPTY: lambda: translate("Wording", "There is no address."),
    Reason.ADDRESS_NO_SCHEME: lambda: translate("Wording", "It must begin with https://."),
    Reason.ADDRESS_SCHEME: lambda: translate("Wording", "Only https:// and http:// addresses can be used."),
    Reason.ADDRESS_CREDENTIALS: lambda: translate("Wording", "The address must not contain a login or password."),
    Reason.ADDRESS_CHARACTERS: lambda: translate(
        "Wording", "There are spaces or other characters in it that no address can have."
    ),
    Reason.ADDRESS_HOST: lambda: translate("Wording", "The server’s name in it is not a valid one."),
    Reason.ADDRESS_PORT: lambda: translate("Wording", "The port in it must be a number from 1 to 65535."),
    Reason.ADDRESS_FRAGMENT: lambda: translate("Wording", "The address must not have a part after #."),
    Reason.ADDRESS_PLAIN_HTTP: lambda: translate(
        "Wording",
        "With plain http anyone along the way can read the password. You have to allow it explicitly in the settings.",
    ),
    Reason.ADDRESS_LOCKED: lambda: translate("Wording", "The address is set by your administrator."),
    Reason.VAULT: lambda: translate("Wording", "The keyring could not be read."),
}
