"""Runs one case: sets the servers up, lets somebody ask, and notes what came of it."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Any
from unittest import mock

import psutil

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import EndpointError, parse_endpoint
from kit_desktop.core.lookup import Gateway, LookupQuery, LookupResult
from kit_desktop.core.outcome import Outcome

from ..replies import LOGIN, PASSWORD
from .case import Case, Seen
from .handshake import Handshake, can_issue
from .name_service import SLOW, Names
from .server import Server
from .wire import Built, Log

Ask = Callable[[Case, str, Seen], None]
CREDENTIALS = Credentials(LOGIN, PASSWORD)


def why_not_here(case: Case) -> str | None:
    """Why a case cannot run on this system, or None. Only Linux lets a test put a root into the trust store (SSL_CERT_FILE);
    elsewhere, where the store is not ours, only what must not be trusted can be tried, and why is told in other words."""
    handshakes = [step for step in (*case.serve, *(case.proxy or ())) if isinstance(step, Handshake)]
    if not handshakes:
        return None
    if not can_issue():
        return "no certificates can be made here"
    if sys.platform != "linux" and (case.reasons or any(step.needs_trust for step in handshakes)):
        return "the system's trust store, which a test does not change, decides here"
    if sys.platform == "win32" and case.name == "certificate by name: common name only":
        # Measured: Wine's CertVerifyCertificateChainPolicy passes over CERT_TRUST_IS_PARTIAL_CHAIN, which Windows calls
        # CERT_E_CHAINING. So any authority is good enough there, and only a wrong name is refused.
        return "Wine takes a chain that ends at no root"
    return None


def run(case: Case, ask: Ask, names: Names, *, patience: float = 1.2) -> Seen:
    """Serve the case, ask once, and say what was seen. Never raises for what `ask` raises.

    `patience`: seconds within which the client must have closed its connection.
    """
    built = [step for step in (*case.serve, *(case.proxy or ())) if isinstance(step, Built)]
    for step in built:
        step.prepare()
    family = socket.AF_INET6 if "[::1]" in case.address else socket.AF_INET
    try:
        with (
            Server(()) as trap,
            Server(case.serve, trap_port=trap.port, family=family) as server,
            Server(case.proxy or (), trap_port=trap.port) if case.environment else contextlib.nullcontext() as proxy,
        ):
            seen = Seen(outcome=None, server=server.log, trap=trap.log, proxy=proxy.log if proxy else Log())
            known = len(names.asked)
            with _environment(case, proxy.port if proxy else 0), _measured(seen, really=case.heavy):
                _ask(case, case.address.replace("{port}", str(server.port)), ask, seen)
            seen.left_open = not server.wait_until_idle(patience)
            # Cases that wait run beside others, so that the names are not theirs alone; only one of them asks for any.
            seen.names = [] if case.stalls else [name for name in names.asked[known:] if name != SLOW]
            return seen
    finally:
        for step in built:
            step.forget()


def _ask(case: Case, address: str, ask: Ask, seen: Seen) -> None:
    started = time.monotonic()
    try:
        ask(case, address, seen)
    except Exception as error:  # noqa: BLE001  # that nothing is raised is what is tested
        seen.raised = f"{type(error).__name__}: {error}"[:300]
    seen.elapsed = time.monotonic() - started


def asking(gateway: Gateway) -> Ask:
    """The way through the program's own core: the address is parsed, then the gateway asked."""

    def ask(case: Case, address: str, seen: Seen) -> None:
        try:
            endpoint = parse_endpoint(address, allow_plain_http=case.allow_plain_http)
        except EndpointError as error:
            seen.outcome, seen.reason = Outcome.BAD_ENDPOINT, error.reason
            seen.texts = [str(error), repr(error)]
            return
        query = LookupQuery(case.by, case.ask)
        note(gateway.look_up(query, CREDENTIALS, endpoint, case.timeout, CancelToken()), seen)

    return ask


def note(result: LookupResult, seen: Seen) -> None:
    """Copy a result into what was seen, with every text that it holds."""
    seen.outcome, seen.reason = result.outcome, result.facts.reason
    seen.fields = result.info.fields if result.info else None
    seen.words, seen.status = result.server_text, result.http_status
    seen.texts = [*texts_of(result), repr(result), str(result)]


def texts_of(value: Any) -> Iterator[str]:
    """Every text inside dataclasses, mappings and sequences."""
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from texts_of(key)
            yield from texts_of(item)
    elif dataclasses.is_dataclass(value):
        for item in dataclasses.fields(value):
            yield from texts_of(getattr(value, item.name))
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from texts_of(item)
    elif value is not None and not isinstance(value, Enum):
        yield repr(value)


@contextlib.contextmanager
def _environment(case: Case, proxy_port: int) -> Iterator[None]:
    if not case.environment:
        yield
        return
    values = {name: text.replace("{proxy}", str(proxy_port)) for name, text in case.environment.items()}
    with mock.patch.dict(os.environ, values):
        yield


@contextlib.contextmanager
def _measured(seen: Seen, *, really: bool) -> Iterator[None]:
    """Watch this process from a thread that wants to run every 5 ms: how much it grows, and how long it is kept waiting."""
    if not really:
        yield
        return
    process, over = psutil.Process(), threading.Event()
    before = process.memory_info().rss

    def watch() -> None:
        last = time.monotonic()
        while not over.wait(0.005):
            seen.grown_bytes = max(seen.grown_bytes, process.memory_info().rss - before)
            now = time.monotonic()
            seen.longest_stall = max(seen.longest_stall, now - last)
            last = now

    watcher = threading.Thread(target=watch, name="hostile watch", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()
