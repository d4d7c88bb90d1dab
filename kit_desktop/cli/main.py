"""The headless entry: the same core and gateway as the window, no Qt.

Exit codes of `lookup`: 0 for `ok`, 1 for `not_found`, 2 for wrong usage, 3 for everything else. Standard output holds one JSON
object and nothing else. The password comes from standard input or the keyring, never from an argument.
"""

from __future__ import annotations

from kit_desktop.startup import stop_signals as early_stop  # isort: skip  # first: a signal may come while the rest is imported

import argparse
import contextlib
import math
import os
import sys
import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TextIO

from kit_desktop import __version__, logs, paths
from kit_desktop.cli.account import PasswordNotTextError, read_credentials
from kit_desktop.cli.address import NoAddressError, where_to_ask
from kit_desktop.cli.arguments import DiscreetParser
from kit_desktop.cli.batch_arguments import add_parser as add_batch_parser
from kit_desktop.cli.cli_json import json_text
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import EndpointError
from kit_desktop.core.lookup import LookupQuery, LookupResult, VaultError
from kit_desktop.core.message_id import IdKind, parse_id
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.startup import hardening as process

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_KINDS = {"msgid": IdKind.MSG_ID, "usermsgid": IdKind.USER_MSG_ID}


def build_parser() -> argparse.ArgumentParser:
    """The command line as the contract has it."""
    parser = DiscreetParser(prog="kit-desktop-cli", description="Looks up what happened to an SMS at the KiT gateway.")
    parser.add_argument("--version", action="version", version=f"KiT Desktop {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    lookup = commands.add_parser("lookup", help="look one message up and print one JSON object")
    lookup.add_argument("id", metavar="ID", help="the message's id")
    lookup.add_argument("--by", choices=sorted(_KINDS), default="msgid", help="which id it is (default: msgid)")
    add_account_arguments(lookup)
    lookup.add_argument("--json", action="store_true", help="print one JSON object (it always does)")
    add_batch_parser(commands, add_account_arguments)
    commands.add_parser("self-test", help="prove that this build is whole: exit 0, or a list of what failed")
    demo = commands.add_parser("demo-gateway", help="serve the practice gateway on this computer until stopped")
    demo.add_argument("--port", type=_port, default=0, metavar="N", help="port on 127.0.0.1 (default: a free one)")
    return parser


def add_account_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to ask, as whom, and for how long."""
    parser.add_argument("--endpoint", metavar="URL", help="the server's address (default: the one in the window's settings)")
    parser.add_argument("--login", metavar="L", help="the account (default: the one in the keyring)")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input; needs --login")
    parser.add_argument("--timeout", type=_seconds, metavar="S", help="seconds for the whole exchange (default: 30)")
    parser.add_argument("--allow-http", action="store_true", help="allow plain http to another computer: anyone can listen")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    process.harden()
    early_stop.note()
    _use_utf8()
    logs.set_up(None)
    parser = build_parser()
    options = parser.parse_args(arguments)
    if getattr(options, "password_stdin", False) and not options.login:
        parser.error("--password-stdin needs --login")
    commands: dict[str, Callable[[argparse.Namespace], int]] = {
        "lookup": _lookup,
        "batch": _batch,
        "self-test": _self_test,
        "demo-gateway": _demo_gateway,
    }
    try:
        code = commands[options.command](options)
        _flush()
    except OSError as exc:
        # The reader has gone, or the disk is full. Python would complain once more when it closes standard output at exit.
        if sys.stdout is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(exc, BrokenPipeError):
            print(f"kit-desktop-cli: {exc.strerror or type(exc).__name__}", file=_err())
        return 3
    return code


def _lookup(options: argparse.Namespace) -> int:
    result = _look_up(options, CancelToken())
    print(json_text(as_json(result)), file=_out())
    return {Outcome.OK: 0, Outcome.NOT_FOUND: 1}.get(result.outcome, 3)


def _look_up(options: argparse.Namespace, cancel: CancelToken) -> LookupResult:
    kind = _KINDS[options.by]
    parsed = parse_id(options.id, kind)
    query = LookupQuery(kind, parsed.text)
    if parsed.problem is None and parsed.label is kind.other:
        return stopped(query, Outcome.BAD_ID, Facts(Reason.LABEL_NAMES_OTHER_KIND))
    if parsed.problem is not None:
        return stopped(query, Outcome.BAD_ID, Facts(parsed.problem))
    try:
        endpoint, timeout = where_to_ask(options, _say)
    except NoAddressError as exc:
        return stopped(query, Outcome.BAD_ENDPOINT, Facts(exc.reason, detail=exc.problem))
    except EndpointError as exc:
        return stopped(query, Outcome.BAD_ENDPOINT, Facts(exc.reason))
    return _run_cancellable(lambda: _ask(options, query, endpoint, timeout, cancel), query, cancel)


def _ask(options: argparse.Namespace, query: LookupQuery, endpoint: Any, timeout: float, cancel: CancelToken) -> LookupResult:
    # Imported here: zeep and keyring cost a third of a second, which a mistyped id need not wait for.
    from kit_desktop.gateway.soap.gateway import SoapGateway  # noqa: PLC0415

    try:
        credentials = read_credentials(options, cancel)
    except VaultError as exc:
        return stopped(query, Outcome.NO_CREDENTIALS, Facts(Reason.VAULT, detail=exc.problem))
    except PasswordNotTextError as exc:
        _say(str(exc))
        return stopped(query, Outcome.NO_CREDENTIALS, Facts(detail="not_utf8"))
    if credentials is None or cancel.is_set:
        return stopped(query, Outcome.CANCELLED if cancel.is_set else Outcome.NO_CREDENTIALS, Facts())
    gateway = SoapGateway(paths.resource("SendSMSService.wsdl"))
    return gateway.look_up(query, credentials, endpoint, timeout, cancel)


def _run_cancellable(work: Callable[[], LookupResult], query: LookupQuery, cancel: CancelToken) -> LookupResult:
    """Run on a daemon thread, so that Ctrl+C is heard whatever the work waits for (a name that is resolved, say)."""
    if early_stop.heard():
        return stopped(query, Outcome.CANCELLED, Facts())
    results: list[LookupResult] = []
    done = threading.Event()

    def run() -> None:
        try:
            results.append(work())
        except Exception as exc:  # noqa: BLE001  # the command's contract is one JSON object, whatever happens
            detail = type(exc).__name__
            results.append(stopped(query, Outcome.REPLY_NOT_UNDERSTOOD, Facts(Reason.INTERNAL, detail=detail)))
        done.set()

    threading.Thread(target=run, name="kit-lookup", daemon=True).start()
    while not done.wait(0.05):
        if early_stop.heard():
            cancel.cancel()
            done.wait(1.0)
            break
    return results[0] if results else stopped(query, Outcome.CANCELLED, Facts())


def stopped(query: LookupQuery, outcome: Outcome, facts: Facts) -> LookupResult:
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


def _batch(options: argparse.Namespace) -> int:
    from kit_desktop.cli.batch import run  # noqa: PLC0415  # only this command needs it

    return run(options)


def _self_test(_options: argparse.Namespace) -> int:
    early_stop.obey()
    from kit_desktop.cli.self_test import run_self_test  # noqa: PLC0415  # only this command needs it

    return run_self_test(_out())


def _demo_gateway(options: argparse.Namespace) -> int:
    from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD, SUGGESTIONS, DemoGateway  # noqa: PLC0415

    try:
        gateway = DemoGateway(options.port, wsdl=paths.resource("SendSMSService.wsdl").read_bytes())
        gateway.start()
    except OSError as exc:
        print(f"cannot listen on port {options.port}: {exc.strerror}", file=_err())
        return 3
    print(f"Practice gateway: {gateway.address}", file=_out())
    print(f"Account: {DEMO_LOGIN}, password {DEMO_PASSWORD} (the provider's public sample, no secret)", file=_out())
    for suggestion in SUGGESTIONS:
        print(f"  {suggestion.by.value} {suggestion.id}: {suggestion.key}", file=_out())
    print("Ctrl+C stops it.", file=_out(), flush=True)
    while not early_stop.heard():
        time.sleep(0.1)
    gateway.stop()
    return 0


def _seconds(text: str) -> float:
    number = float(text)
    if not math.isfinite(number) or not 0.1 <= number <= 600:
        raise argparse.ArgumentTypeError("must be 0.1 to 600 seconds")
    return number


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError("must be 0 to 65535")
    return int(text)


def _use_utf8() -> None:
    """Write UTF-8 wherever the output goes to a program: a Windows code page has no Kazakh letters."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _say(text: str) -> None:
    """For people. Where standard error cannot be written the answer still stands in standard output."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"kit-desktop-cli: {text}\n")
            sys.stderr.flush()


def _out() -> TextIO:
    return sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123  # lives as long as the process


def _err() -> TextIO:
    return sys.stderr or _out()


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


if __name__ == "__main__":
    sys.exit(main())
