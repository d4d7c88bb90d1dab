"""A case as data: what the server does, what it may end in, and what else must hold; and the judge of what came of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome, Reason

from ..replies import FIELDS, MSG_ID
from .leaks import leaks
from .wire import Log, Steps

DIRECT = "http://127.0.0.1:{port}/soap/server"
SECURE = "https://127.0.0.1:{port}/soap/server"
ANY_FIELDS: Mapping[str, str] = {}

NOT_UNDERSTOOD = Outcome.REPLY_NOT_UNDERSTOOD
TOO_LARGE = Outcome.REPLY_TOO_LARGE
LOST = Outcome.UNREACHABLE
LATE = Outcome.TIMED_OUT
RIGHT_OR_REFUSED = {Outcome.OK, NOT_UNDERSTOOD}
SHORT: dict[str, Any] = {"timeout": 0.8, "stalls": True}

WORDS = {
    "Internal error": Outcome.SERVER_FAULT,
    "Внутренняя ошибка сервиса": Outcome.SERVER_FAULT,
    "Қызметтің ішкі қатесі 😕": Outcome.SERVER_FAULT,
    "Sender not found": Outcome.SERVER_FAULT,
    "Record Not Found": Outcome.NOT_FOUND,
    "Запись не найдена": Outcome.NOT_FOUND,
    "Wrong login or password": Outcome.AUTH_FAILED,
    "Неверный логин или пароль": Outcome.AUTH_FAILED,
}


@dataclass(frozen=True, kw_only=True)
class Case:
    """One hostile situation. `allowed` has more than one outcome only where no source says which is right."""

    name: str
    allowed: frozenset[Outcome]
    serve: Steps = ()
    address: str = DIRECT
    allow_plain_http: bool = False
    by: IdKind = IdKind.MSG_ID
    ask: str = MSG_ID
    fields: Mapping[str, str | None] = field(default_factory=lambda: FIELDS)
    words: str | None = None
    reasons: frozenset[str] = frozenset()
    status: int | None = None
    timeout: float = 5.0
    stalls: bool = False
    heavy: bool = False
    requests: int | None = None
    proxy: Steps | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    check: Callable[[Seen], str | None] | None = None


@dataclass(kw_only=True)
class Seen:
    """What came of a case: the answer in plain terms, and what the servers saw."""

    outcome: Outcome | None
    fields: Mapping[str, str | None] | None = None
    words: str | None = None
    reason: str | None = None
    status: int | None = None
    texts: list[str] = field(default_factory=list)
    raised: str | None = None
    elapsed: float = 0.0
    server: Log = field(default_factory=Log)
    trap: Log = field(default_factory=Log)
    proxy: Log = field(default_factory=Log)
    left_open: bool = False
    names: list[str] = field(default_factory=list)
    grown_bytes: int = 0
    longest_stall: float = 0.0


def case(
    name: str,
    allowed: Outcome | Iterable[Outcome],
    serve: Steps = (),
    *,
    reason: Reason | Iterable[Reason] = (),
    **options: object,
) -> Case:
    """Write a case on one line: one outcome or several, one reason or several."""
    outcomes = {allowed} if isinstance(allowed, Outcome) else set(allowed)
    reasons = {reason} if isinstance(reason, Reason) else set(reason)
    return Case(name=name, allowed=frozenset(outcomes), serve=serve, reasons=frozenset(reasons), **options)  # type: ignore[arg-type]


def complaints(case: Case, seen: Seen) -> list[str]:
    """Everything that is wrong with how a case ended; empty when it ended as it should."""
    return [text for text in _all_complaints(case, seen) if text]


def _all_complaints(case: Case, seen: Seen) -> Iterable[str | None]:
    if seen.raised:
        yield f"raised {seen.raised}"
    if seen.outcome not in case.allowed:
        yield f"ended {seen.outcome} ({seen.reason}), allowed: {sorted(case.allowed)}"
    if seen.outcome is Outcome.OK:
        yield _wrong_fields(case, seen)
    if case.reasons and seen.outcome is not Outcome.OK and seen.reason not in case.reasons:
        yield f"reason {seen.reason}, expected: {sorted(case.reasons)}"
    if case.words is not None and (seen.words or "") != case.words:
        yield f"the gateway's words {seen.words!r}, expected {case.words!r}"
    if case.status is not None and seen.status != case.status:
        yield f"HTTP status {seen.status}, expected {case.status}"
    if seen.elapsed > case.timeout + 1:
        yield f"took {seen.elapsed:.2f} s of {case.timeout} s"
    yield from _contacts(case, seen)
    yield from (f"leaked {form}" for form in leaks(seen.texts))
    if case.check is not None:
        yield case.check(seen)


def _wrong_fields(case: Case, seen: Seen) -> str | None:
    if case.fields is ANY_FIELDS:
        return None
    wrong = {name: (seen.fields or {}).get(name) for name, text in case.fields.items() if (seen.fields or {}).get(name) != text}
    return f"fields {_short(wrong)}, expected {_short({name: case.fields[name] for name in wrong})}" if wrong else None


def _contacts(case: Case, seen: Seen) -> Iterable[str | None]:
    if len(seen.server.requests) > 1:
        yield f"{len(seen.server.requests)} requests were sent"
    if case.requests is not None and len(seen.server.requests) + len(seen.proxy.requests) != case.requests:
        yield f"{len(seen.server.requests) + len(seen.proxy.requests)} requests were sent, expected {case.requests}"
    if seen.trap.connections:
        yield "something contacted the trap"
    for request in (*seen.server.requests, *seen.proxy.requests):
        yield _wrong_request(case, request)
    for head in seen.proxy.received:
        if forms := leaks([head.decode("latin-1"), head.decode("utf-8", "replace")]):
            yield f"the proxy was told {forms}"
    if seen.left_open:
        yield "the connection stayed open"
    yield from (f"asked for the address of {name}" for name in seen.names if not _may_ask(case, name))


def _wrong_request(case: Case, request: bytes) -> str | None:
    head, _, body = request.decode("utf-8", "replace").partition("\r\n\r\n")
    other = next(kind for kind in IdKind if kind is not case.by)
    for what, pattern, text in (
        ("no POST", r"^POST \S+ HTTP/1\.1\r\n", head),
        (
            "no SOAPAction",
            r'\r\nsoapaction: *"?urn:SendSMSLib-SendSMSService#GetInfoByID"?(\r|$)',
            head.replace("SOAPAction", "soapaction"),
        ),
        ("no text/xml", r"(?i)\r\ncontent-type: *text/xml", head),
        ("no empty other id", rf"<(\w+:)?{other}(/>|></(\w+:)?{other}>)", body),
    ):
        if not re.search(pattern, text):
            return f"the request has {what}"
    if match := re.search(r"(?i)\r\n(cookie|authorization|proxy-authorization|referer|expect):", head):
        return f"the request has {match[1]}"
    return None


def _may_ask(case: Case, name: str) -> bool:
    whom = " ".join((case.address, *case.environment.values())).lower()
    return name.lower() in whom or (name.startswith("xn--") and not case.address.isascii())


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) < 400 else f"{text[:400]}…"
