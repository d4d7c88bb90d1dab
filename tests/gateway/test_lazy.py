"""What the warm-up has done by the time of the first lookup."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from kit_desktop.gateway.lazy import LazyGateway
from kit_desktop.gateway.wire import tls


def warm_up_of(gateway: LazyGateway) -> None:
    """Warms up and waits for its thread."""
    gateway.warm_up()
    for thread in [each for each in threading.enumerate() if each.name == "kit-warm-up"]:
        assert thread.daemon
        thread.join(60)


def test_the_wsdl_is_read(wsdl_path: Path) -> None:
    gateway = LazyGateway(wsdl_path)
    warm_up_of(gateway)
    assert gateway.real() is gateway.real()
    assert gateway.real()._service is not None


def test_it_tells_whether_it_is_still_at_work(wsdl_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    may_end = threading.Event()
    monkeypatch.setattr(tls, "make_context", may_end.wait)
    gateway = LazyGateway(wsdl_path)
    assert not gateway.is_warming_up
    gateway.warm_up()
    assert gateway.is_warming_up
    may_end.set()
    warm_up_of(gateway)
    assert not gateway.is_warming_up


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system itself verifies, and nothing is read")
def test_the_trust_store_is_read(wsdl_path: Path) -> None:
    tls._context_of.cache_clear()
    warm_up_of(LazyGateway(wsdl_path))
    tls.make_context()
    assert (tls._context_of.cache_info().misses, tls._context_of.cache_info().hits) == (1, 1)


def test_a_store_that_cannot_be_read_breaks_no_thread(wsdl_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable() -> None:
        raise OSError("store")

    monkeypatch.setattr(tls, "make_context", unreadable)
    gateway = LazyGateway(wsdl_path)
    warm_up_of(gateway)
    assert gateway.real()._service is not None
