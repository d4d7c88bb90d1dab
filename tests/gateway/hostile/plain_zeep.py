"""The same table against a ten-line zeep client, for comparison: how many cases end as they should without this program.

    python -m hostile.plain_zeep        (in tests/gateway, with this repository on PYTHONPATH)

Every exception is mapped as generously as its kind allows. Reasons, words and details are waived, so are a connection that
stays open and a password in the text of an exception. What is left: an allowed outcome in time, the right fields for `ok`,
and one proper request to one place.
"""

from __future__ import annotations

import collections
import dataclasses
import os
import socket
import sys
import tempfile
import threading
from pathlib import Path

import requests
import zeep
import zeep.exceptions

from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.gateway.soap.meaning import meaning_of

from ..replies import LOGIN, PASSWORD
from .case import Case, Seen, complaints
from .certificates import authority
from .name_service import Names
from .running import run
from .table import CASES

WSDL = Path(__file__).parents[3] / "resources" / "SendSMSService.wsdl"
_BINDING = "{http://tempuri.org/}SendSMSServiceBinding"


def look_up(address: str, by: IdKind, message: str, timeout: float) -> object:
    """The client: what the first page of zeep's documentation makes of it, with a timeout."""
    transport = zeep.Transport(timeout=timeout, operation_timeout=timeout)
    client = zeep.Client(str(WSDL), transport=transport)
    service = client.create_service(_BINDING, address)
    ids = {"MsgID": "", "UserMsgID": "", by.value: message}
    return service.GetInfoByID(login=LOGIN, password=PASSWORD, ids=ids)


def ask(case: Case, address: str, seen: Seen) -> None:
    """Ask with the plain client, on a thread that is left behind when it does not come back in time."""
    over = threading.Event()

    def attempt() -> None:
        try:
            answer = look_up(address, case.by, case.ask, case.timeout)
            seen.outcome, seen.fields = _judge(answer)
        except Exception as error:  # noqa: BLE001  # whatever it raises is mapped
            seen.outcome = _outcome_of(error)
        over.set()

    threading.Thread(target=attempt, daemon=True).start()
    if not over.wait(case.timeout + 2):
        seen.outcome = None


def _judge(answer: object) -> tuple[Outcome, dict[str, str | None] | None]:
    code = getattr(answer, "resultCode", None)
    if code is None:
        return Outcome.REPLY_NOT_UNDERSTOOD, None
    if code == 0:
        return Outcome.OK, {name: _text(getattr(answer, name)) for name in dir(answer)}
    return meaning_of(getattr(answer, "resultS", None)), None


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _outcome_of(error: Exception) -> Outcome:
    kinds: tuple[tuple[type[Exception], Outcome], ...] = (
        (requests.exceptions.ProxyError, Outcome.PROXY_ERROR),
        (requests.exceptions.SSLError, Outcome.TLS_UNTRUSTED),
        (requests.exceptions.Timeout, Outcome.TIMED_OUT),
        (requests.exceptions.InvalidURL, Outcome.BAD_ENDPOINT),
        (requests.exceptions.InvalidSchema, Outcome.BAD_ENDPOINT),
        (requests.exceptions.MissingSchema, Outcome.BAD_ENDPOINT),
        (requests.exceptions.ContentDecodingError, Outcome.REPLY_NOT_UNDERSTOOD),
        (requests.exceptions.InvalidHeader, Outcome.REPLY_NOT_UNDERSTOOD),
        (requests.exceptions.TooManyRedirects, Outcome.REDIRECTED),
        (requests.exceptions.RequestException, Outcome.UNREACHABLE),
    )
    if isinstance(error, zeep.exceptions.Fault):
        return meaning_of(error.message)
    if isinstance(error, zeep.exceptions.TransportError):
        return {404: Outcome.NOT_FOUND, 407: Outcome.PROXY_ERROR}.get(error.status_code, _by_status(error.status_code))
    known = next((outcome for kind, outcome in kinds if isinstance(error, kind)), None)
    return known or Outcome.REPLY_NOT_UNDERSTOOD


def _by_status(status: int) -> Outcome:
    if 300 <= status < 400:
        return Outcome.REDIRECTED
    return Outcome.SERVER_ERROR if status >= 400 else Outcome.REPLY_NOT_UNDERSTOOD


def _fair(case: Case) -> Case:
    """The case without what only this program promises: reasons, the gateway's words, checks of details, white space."""
    return dataclasses.replace(case, reasons=frozenset(), words=None, status=None, check=None)


def main() -> int:
    """Run the table and print how many cases ended as they should, in all and by topic of what went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        authority().cert_pem.write_to_path(str(Path(folder, "store.pem")))
        os.environ["REQUESTS_CA_BUNDLE"] = str(Path(folder, "store.pem"))
        names = Names()
        socket.getaddrinfo = names
        good, wrong = 0, collections.Counter[str]()
        for case in CASES:
            seen = run(_fair(case), ask, names, patience=0)
            seen.left_open = False
            found = complaints(_fair(case), seen)
            good += not found
            wrong.update({found[0].split(",")[0].split("(")[0][:40]: 1} if found else {})
            if found and "-v" in sys.argv:
                print(f"{case.name}: {found}")
        names.release.set()
    print(f"{good} of {len(CASES)} cases ended as they should")
    for what, count in wrong.most_common():
        print(f"{count:5} {what}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
