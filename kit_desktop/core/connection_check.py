"""The connection check's steps and what each of them found, as facts; the words are the window's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import Endpoint
from kit_desktop.core.outcome import Facts, Outcome, Reason


class CheckStep(StrEnum):
    """The steps, in the order in which they are taken."""

    ADDRESS = "address"
    PROXY = "proxy"
    NAME = "name"
    CONNECTION = "connection"
    CERTIFICATE = "certificate"
    SERVICE = "service"
    WSDL = "wsdl"
    LOGIN = "login"


class StepState(StrEnum):
    """How a step ended. REMARK: it works, but there is something to know. SKIPPED: it was not taken (`note` says why)."""

    PASSED = "passed"
    REMARK = "remark"
    FAILED = "failed"
    SKIPPED = "skipped"


class Side(StrEnum):
    """Whose side a failure is on, as far as can be told from here."""

    HERE = "here"
    NETWORK = "network"
    PROXY = "proxy"
    GATEWAY = "gateway"
    ACCOUNT = "account"


class StepNote(StrEnum):
    """What is special about a step's result."""

    NO_PROXY = "no_proxy"
    VIA_PROXY = "via_proxy"
    NUMERIC_ADDRESS = "numeric_address"
    PROXY_RESOLVES = "proxy_resolves"
    NOT_ENCRYPTED = "not_encrypted"
    THIS_COMPUTER = "this_computer"
    CERT_ENDS_SOON = "cert_ends_soon"
    WSDL_DIFFERS = "wsdl_differs"
    WSDL_UNUSABLE = "wsdl_unusable"
    LOGIN_ACCEPTED = "login_accepted"
    LOGIN_UNKNOWN = "login_unknown"
    NOT_WANTED = "not_wanted"
    NO_ACCOUNT = "no_account"
    REFUSED_BEFORE = "refused_before"
    NOT_REACHED = "not_reached"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class StepResult:
    """What one step found. `values`: addresses, names or numbers that belong to it; texts from outside are plain and masked.

    `issuer` and `valid_until` (UTC) are the certificate's. `outcome` and `facts` are there where it failed, or remarked.
    """

    step: CheckStep
    state: StepState
    note: StepNote | None = None
    side: Side | None = None
    outcome: Outcome | None = None
    facts: Facts = field(default_factory=Facts)
    values: tuple[str, ...] = ()
    issuer: str = ""
    valid_until: datetime | None = None
    http_status: int | None = None
    server_text: str | None = None
    elapsed_ms: int = 0


@dataclass(frozen=True, slots=True)
class CheckPlan:
    """What is checked. An address that cannot be used is given as its Reason.

    The login is tried only with `try_login`, and never where `login_refused` says that the gateway has refused it already.
    `timeout`: seconds for each step.
    """

    endpoint: Endpoint | Reason
    credentials: Credentials | None = None
    try_login: bool = False
    login_refused: bool = False
    timeout: float = 30.0


ConnectionCheck = Callable[[CheckPlan, Callable[[StepResult], None], CancelToken], None]
"""Takes the steps one after the other and tells one result for each, on the calling thread; blocks, does not raise."""
