"""Every hostile case ends in its one right outcome, in time, without a leak, and the next lookup works."""

from __future__ import annotations

import dataclasses
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kit_desktop.core.outcome import Outcome
from kit_desktop.gateway.soap.gateway import SoapGateway

from ..replies import reply
from .case import Case, case, complaints
from .name_service import Names
from .replies import answer
from .running import asking, run, why_not_here
from .server import Server
from .table import CASES, IN_THE_TEXT, OVER_THE_LINE

MEMORY_LIMIT = 100 * 1024 * 1024
STALL_LIMIT = 0.3
# Sockets and TLS differ by system. What came over them is read by the same code everywhere, and Wine is slow.
_HERE = OVER_THE_LINE if sys.platform == "win32" else OVER_THE_LINE | IN_THE_TEXT
_GOOD = case("the next lookup", Outcome.OK, answer(reply()), requests=1)


@pytest.mark.parametrize("topic", _HERE)
def test_ends_as_it_should(topic: str, gateway: SoapGateway, names: Names) -> None:
    """Those that last until their deadline are under way at once, and are over before the others: each of these is the next
    lookup of the one before it."""
    ask = asking(gateway)
    here = [case for case in _HERE[topic] if why_not_here(case) is None]
    with ThreadPoolExecutor(24) as pool:
        lasting = {case.name: pool.submit(run, case, ask, names) for case in here if case.stalls}
    wrong = {case.name: complaints(case, lasting[case.name].result()) for case in here if case.stalls}
    wrong |= {case.name: _faults(case, gateway, names) for case in here if not case.stalls}
    wrong["the next lookup"] = complaints(_GOOD, run(_GOOD, ask, names))
    assert {name: faults for name, faults in wrong.items() if faults} == {}


def _faults(hostile: Case, gateway: SoapGateway, names: Names) -> list[str]:
    seen = run(hostile, asking(gateway), names)
    # Somebody else's load on the machine can keep a thread waiting; a stall of our own comes every time.
    for _ in range(2):
        if seen.longest_stall < STALL_LIMIT:
            break
        seen = run(hostile, asking(gateway), names)
    faults = complaints(hostile, seen)
    if seen.grown_bytes >= MEMORY_LIMIT:
        faults.append(f"{seen.grown_bytes} bytes more memory")
    if seen.longest_stall >= STALL_LIMIT:
        faults.append(f"kept other threads waiting for {seen.longest_stall:.2f} s")
    return faults


def test_names_of_cases_are_unique() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
    assert len(CASES) >= 300


def test_every_outcome_of_a_lookup_is_in_the_table() -> None:
    certain = {outcome for case in CASES for outcome in case.allowed if len(case.allowed) == 1}
    elsewhere = {Outcome.CANCELLED, Outcome.BAD_ID, Outcome.NO_CREDENTIALS}
    assert certain == set(Outcome) - elsewhere


def test_the_systems_proxy_settings_are_honoured(gateway: SoapGateway, names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows and macOS keep them outside the environment; there the standard library reads them in the same place."""
    through = next(case for case in CASES if case.name == "proxy for plain http: forwards")
    refused = next(case for case in CASES if case.name == "proxy for plain http: asks for a login")
    for hostile in (through, refused):
        with Server(hostile.proxy or ()) as proxy:
            settings = {"http": f"http://127.0.0.1:{proxy.port}"}
            # requests takes the function over when it is imported: later, it would keep the stand-in for good.
            for place in ("requests.utils", "urllib.request"):
                monkeypatch.setattr(f"{place}.getproxies", lambda settings=settings: settings)
            seen = run(dataclasses.replace(hostile, environment={}, check=None), asking(gateway), names)
        assert seen.outcome in hostile.allowed
        assert len(proxy.log.requests) == 1
        assert seen.server.requests == []


def test_no_temptation_was_taken(gateway: SoapGateway, names: Names, temptations: Path) -> None:
    run(_GOOD, asking(gateway), names)
    assert {path.name for path in temptations.iterdir()} <= {"netrc", "store.pem", "stranger.pem"}
    assert os.environ["SSLKEYLOGFILE"]
