"""`kit-desktop-cli proxy-login`: keeps the login that the company's proxy wants in the keyring, for the window as well."""

from __future__ import annotations

import argparse

from kit_desktop.cli import output
from kit_desktop.cli.account import PasswordNotTextError, read_credentials
from kit_desktop.cli.address import where_to_ask
from kit_desktop.cli.arguments import add_account_arguments
from kit_desktop.cli.stoppable import run_stoppable
from kit_desktop.core.accounts import VaultError
from kit_desktop.core.cancel import AbandonedError, CancelToken
from kit_desktop.core.endpoint import EndpointError
from kit_desktop.gateway.vault import SystemVault

KEPT, UNUSABLE, FAILED = 0, 2, 3
"""The exit codes."""

_EPILOG = (
    "Only Basic is spoken; the proxy's host and port are those that the system's settings or HTTPS_PROXY name. "
    "exit code: 0 kept (or forgotten), 2 wrong usage, or no proxy stands before the gateway, 3 the keyring does not take it."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """See `main`."""
    parser.epilog = _EPILOG
    add_account_arguments(parser)
    parser.add_argument("--forget", action="store_true", help="remove what is kept for that proxy")


def run(options: argparse.Namespace) -> int:
    """See `main`."""
    cancel = CancelToken()
    try:
        return run_stoppable(lambda: _run(options, cancel), cancel, 1.0)
    except AbandonedError:
        return FAILED


def _run(options: argparse.Namespace, cancel: CancelToken) -> int:
    if not options.forget and not options.password_stdin:
        output.say("say --login and --password-stdin, or --forget")
        return UNUSABLE
    place = _proxy_place(options, cancel)
    if place is None:
        return UNUSABLE
    try:
        if options.forget:
            SystemVault(place).forget()
            output.say(f"nothing is kept for the proxy {place} any more")
            return KEPT
        credentials = read_credentials(options, cancel)
        if credentials is None:
            output.say("there is no password on standard input")
            return UNUSABLE
        SystemVault(place).save(credentials)
    except VaultError as exc:
        output.say(f"the keyring cannot be used: {exc.problem.value}")
        return FAILED
    except PasswordNotTextError as exc:
        output.say(str(exc))
        return UNUSABLE
    output.say(f"kept for the proxy {place}")
    return KEPT


def _proxy_place(options: argparse.Namespace, cancel: CancelToken) -> str | None:
    from kit_desktop.gateway.wire.budget import Budget  # noqa: PLC0415  # slow to import
    from kit_desktop.gateway.wire.failure import LookupFailedError  # noqa: PLC0415  # as above
    from kit_desktop.gateway.wire.proxies import proxy_before  # noqa: PLC0415  # as above

    try:
        endpoint, seconds = where_to_ask(options, output.say)
        proxy = proxy_before(endpoint, Budget(seconds, cancel))
    except (EndpointError, LookupFailedError):
        output.say("the address, or the proxy before it, cannot be used")
        return None
    if proxy is None:
        output.say(f"no proxy stands before {endpoint.host}")
        return None
    return proxy.place
