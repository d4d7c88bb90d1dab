"""Every hostile case ends in its one right outcome, in time, without a leak, and the next lookup works."""

from __future__ import annotations

import dataclasses
import os
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from kit_desktop.core.outcome import Outcome
from kit_desktop.gateway.soap.gateway import SoapGateway

from ..replies import reply
from .case import Case, Seen, case, complaints
from .name_service import Names
from .replies import answer
from .running import asking, run, why_not_here
from .server import Server
from .table import CASES, IN_THE_TEXT, OVER_THE_LINE

MEMORY_LIMIT = 100 * 1024 * 1024
STALL_LIMIT = 0.3
# Sockets and TLS differ by system. What came over them is read by the same code everywhere, and Wine is slow.
_ON_WINDOWS = sys.platform == "win32"
_HERE = (*OVER_THE_LINE, *(case for cases in IN_THE_TEXT.values() for case in cases if case.heavy and not _ON_WINDOWS))
_TOUCHES_THE_LINE = {case.name for case in OVER_THE_LINE}
_GOOD = case("the next lookup", Outcome.OK, answer(reply()), requests=1)


@pytest.fixture(scope="module")
def waiting(request: pytest.FixtureRequest, gateway: SoapGateway, names: Names) -> Iterator[dict[str, Future[Seen]]]:
    """The chosen cases that last until their deadline, all under way at once."""
    chosen = [item.callspec.params.get("hostile") for item in request.session.items if hasattr(item, "callspec")]
    with ThreadPoolExecutor(24) as pool:
        ask = asking(gateway)
        yield {
            hostile.name: pool.submit(run, hostile, ask, names)
            for hostile in chosen
            if isinstance(hostile, Case) and hostile.stalls and why_not_here(hostile) is None
        }


@pytest.mark.parametrize("hostile", _HERE, ids=[case.name for case in _HERE])
def test_ends_as_it_should(hostile: Case, gateway: SoapGateway, names: Names, waiting: dict[str, Future[Seen]]) -> None:
    if reason := why_not_here(hostile):
        pytest.skip(reason)
    if hostile.environment:
        wait(waiting.values())
    seen = waiting[hostile.name].result() if hostile.name in waiting else _run(hostile, gateway, names)
    assert complaints(hostile, seen) == []
    if hostile.heavy:
        assert seen.grown_bytes < MEMORY_LIMIT
        assert seen.longest_stall < STALL_LIMIT
    # After what only the text of a reply says, the next case is the next lookup.
    if hostile.name in _TOUCHES_THE_LINE:
        assert complaints(_GOOD, run(_GOOD, asking(gateway), names)) == []


@pytest.mark.skipif(_ON_WINDOWS, reason="read by the same code everywhere")
@pytest.mark.parametrize("topic", IN_THE_TEXT)
def test_what_the_text_says_ends_as_it_should(topic: str, gateway: SoapGateway, names: Names) -> None:
    """Each case is the next lookup of the one before it."""
    ask = asking(gateway)
    light = [case for case in IN_THE_TEXT[topic] if not case.heavy]
    assert {case.name: wrong for case in light if (wrong := complaints(case, run(case, ask, names)))} == {}


def _run(hostile: Case, gateway: SoapGateway, names: Names) -> Seen:
    seen = run(hostile, asking(gateway), names)
    # Somebody else's load on the machine can keep a thread waiting; a stall of our own comes every time.
    for _ in range(2):
        if seen.longest_stall < STALL_LIMIT:
            break
        seen = run(hostile, asking(gateway), names)
    return seen


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
