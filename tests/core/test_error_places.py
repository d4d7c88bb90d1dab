"""Where an error came from, without what it says."""

from __future__ import annotations

from kit_desktop.core.endpoint import EndpointError, parse_endpoint
from kit_desktop.core.error_places import error_places


def _raise(text: str) -> None:
    try:
        parse_endpoint(text)
    except EndpointError as exc:
        raise RuntimeError(text) from exc


def _caught(text: str) -> RuntimeError:
    try:
        _raise(text)
    except RuntimeError as exc:
        return exc
    raise AssertionError


def test_classes_files_and_lines_and_no_text() -> None:
    lines = error_places(_caught("ftp://secret")).splitlines()
    assert lines[0] == "RuntimeError"
    assert "caused by EndpointError" in lines
    assert any(line.startswith("  kit_desktop/core/endpoint.py:") and line.endswith(" parse_endpoint") for line in lines)
    assert any(line.startswith("  test_error_places.py:") and line.endswith(" _raise") for line in lines)
    assert "secret" not in "".join(lines)


def _context(*, hide: bool) -> str:
    error = ValueError("b")
    error.__context__, error.__suppress_context__ = KeyError("a"), hide
    return error_places(error)


def test_a_hidden_context_stays_hidden_and_another_is_told() -> None:
    assert "KeyError" not in _context(hide=True)
    assert "caused by KeyError" in _context(hide=False)


def test_an_endless_chain_ends() -> None:
    error = ValueError()
    error.__cause__ = error
    assert error_places(error).count("ValueError") == 10
