"""`kit-desktop-cli lookup`: one id in, one JSON object out."""

from __future__ import annotations

import gc
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from kit_desktop import paths
from kit_desktop.cli import output
from kit_desktop.cli.account import PasswordNotTextError, read_credentials
from kit_desktop.cli.address import NoAddressError, where_to_ask
from kit_desktop.cli.arguments import BY, add_account_arguments
from kit_desktop.cli.stoppable import run_stoppable
from kit_desktop.core.accounts import VaultError
from kit_desktop.core.cancel import AbandonedError, CancelToken
from kit_desktop.core.endpoint import Endpoint, EndpointError
from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import KINDS, other_spelling, parse_id
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.logs import error_places
from kit_desktop.startup import stop_signals

if TYPE_CHECKING:
    import argparse

ANSWERED, NOT_FOUND, WRONG_USAGE, FAILED = 0, 1, 2, 3
"""The exit codes."""

_CODES = {Outcome.OK: ANSWERED, Outcome.NOT_FOUND: NOT_FOUND, Outcome.BAD_ID: WRONG_USAGE}
_EPILOG = (
    "exit code: 0 the gateway told about the message (outcome ok), 1 it knows no such message (not_found), "
    "2 wrong usage, or what was given can be no id (bad_id; nothing was sent), 3 everything else; the outcome says what."
)
_LEAVE_AFTER = 1.0
"""Seconds from the request to stop until the command ends, whatever still blocks."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """See `main`."""
    parser.epilog = _EPILOG
    parser.add_argument("id", metavar="ID", help="the message's id")
    parser.add_argument("--by", choices=BY, default="msgid", help="which id it is (default: msgid)")
    add_account_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object (it always does)")


def run(options: argparse.Namespace) -> int:
    """See `main`. Standard output holds one JSON object and nothing else."""
    if sys.stdout is None:
        output.say("standard output is closed, so there is nowhere to put the answer; nothing was sent")
        return FAILED
    # One answer, and the process ends: what its libraries leave behind is not worth looking for.
    gc.disable()
    result = _look_up(options, CancelToken())
    if result.outcome is Outcome.NOT_FOUND and (spelled := other_spelling(result.query.id)) is not None:
        output.say(f"the id has Latin and Cyrillic letters that look alike; all in one alphabet it is {spelled}")
    print(output.json_text(as_json(result)))
    return _CODES.get(result.outcome, FAILED)


def _look_up(options: argparse.Namespace, cancel: CancelToken) -> LookupResult:
    kind = KINDS[options.by]
    parsed = parse_id(options.id, kind)
    query = LookupQuery(kind, parsed.text)
    reason = parsed.problem or (Reason.LABEL_NAMES_OTHER_KIND if parsed.label is kind.other else None)
    if reason is not None:
        return _ended(query, Outcome.BAD_ID, Facts(reason))
    try:
        endpoint, timeout = where_to_ask(options, output.say)
    except NoAddressError as exc:
        return _ended(query, Outcome.BAD_ENDPOINT, Facts(exc.reason, detail=exc.problem))
    except EndpointError as exc:
        return _ended(query, Outcome.BAD_ENDPOINT, Facts(exc.reason))
    if stop_signals.was_asked():
        return _ended(query, Outcome.CANCELLED, Facts())
    try:
        return run_stoppable(lambda: _ask(options, query, endpoint, timeout, cancel), cancel, _LEAVE_AFTER)
    except AbandonedError:
        return _ended(query, Outcome.CANCELLED, Facts())
    except Exception as exc:  # noqa: BLE001  # the command's contract is one JSON object, whatever happens
        output.say(error_places(exc))
        return _ended(query, Outcome.REPLY_NOT_UNDERSTOOD, Facts(Reason.INTERNAL, detail=type(exc).__name__))


def _ask(
    options: argparse.Namespace, query: LookupQuery, endpoint: Endpoint, timeout: float, cancel: CancelToken
) -> LookupResult:
    # Imported here: zeep and keyring cost a third of a second, which a mistyped id need not wait for.
    from kit_desktop.gateway.soap.gateway import SoapGateway  # noqa: PLC0415

    try:
        credentials = read_credentials(options, cancel)
    except VaultError as exc:
        return _ended(query, Outcome.NO_CREDENTIALS, Facts(Reason.VAULT, detail=exc.problem))
    except PasswordNotTextError as exc:
        output.say(str(exc))
        return _ended(query, Outcome.NO_CREDENTIALS, Facts(detail="not_utf8"))
    if credentials is None or cancel.is_set:
        return _ended(query, Outcome.CANCELLED if cancel.is_set else Outcome.NO_CREDENTIALS, Facts())
    gateway = SoapGateway(paths.resource("SendSMSService.wsdl"))
    return gateway.look_up(query, credentials, endpoint, timeout, cancel)


def _ended(query: LookupQuery, outcome: Outcome, facts: Facts) -> LookupResult:
    """A result for a lookup that ended before the gateway was asked."""
    return LookupResult(outcome, query, datetime.now(UTC), facts=facts)


def as_json(result: LookupResult) -> dict[str, Any]:
    """The object that `lookup` prints. `info` maps wire names to texts exactly as received."""
    facts = result.facts
    return {
        "outcome": result.outcome.value,
        "query": {"by": result.query.by.value, "id": result.query.id},
        "info": dict(result.info.fields) if result.info else None,
        "server_text": result.server_text,
        "http_status": result.http_status,
        "elapsed_ms": result.elapsed_ms,
        "checked_at": result.checked_at.isoformat(timespec="seconds"),
        "reason": str(facts.reason) if facts.reason else None,
        "facts": {
            name: getattr(facts, name)
            for name in ("host", "port", "seconds", "limit_bytes", "location", "other_id", "detail")
            if getattr(facts, name) is not None
        },
    }
