"""What a WSDL says of GetInfoByID, and what can be wrong with one. Values only; reading WSDLs is the gateway room's work."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import Endpoint
from kit_desktop.core.outcome import Facts, Outcome


class WsdlPart(StrEnum):
    """The request or the reply of GetInfoByID."""

    REQUEST = "request"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class WsdlField:
    """One element: its name, its type's local name, how often it may come (`1`, `0..1`, `0..n`), and what is inside."""

    name: str
    type: str
    occurs: str = "1"
    namespace: str = ""
    children: tuple[WsdlField, ...] = ()


@dataclass(frozen=True, slots=True)
class WsdlContract:
    """GetInfoByID as one WSDL describes it."""

    address: str
    soap_action: str
    style: str
    request: WsdlField
    reply: WsdlField


class Aspect(StrEnum):
    """In what two WSDLs differ."""

    ADDRESS = "address"
    SOAP_ACTION = "soap_action"
    STYLE = "style"
    NAMESPACE = "namespace"
    ELEMENT = "element"
    RENAMED = "renamed"
    MISSING = "missing"
    NEW = "new"
    TYPE = "type"
    OCCURS = "occurs"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class WsdlDifference:
    """One difference, as facts: what the shipped WSDL has and what the service's has. `field` is a path such as `ids/MsgID`."""

    aspect: Aspect
    shipped: str
    service: str
    part: WsdlPart | None = None
    field: str = ""


class WsdlProblem(StrEnum):
    """Why a document cannot be used as the service's WSDL."""

    NOT_READABLE = "not_readable"
    WEB_PAGE = "web_page"
    DTD = "dtd"
    TOO_COMPLEX = "too_complex"
    NOT_WSDL = "not_wsdl"
    REFERS_ELSEWHERE = "refers_elsewhere"
    NO_OPERATION = "no_operation"
    CANNOT_ASK = "cannot_ask"
    NOT_KEPT = "not_kept"
    DAMAGED = "damaged"
    NOTHING_KEPT = "nothing_kept"


class WsdlUnusableError(Exception):
    """A document cannot be used as the service's WSDL. `problem` says why; the text holds nothing of the document."""

    def __init__(self, problem: WsdlProblem, detail: str = "") -> None:
        super().__init__(f"{problem} {detail}".strip())
        self.problem = problem
        self.detail = detail


@dataclass(frozen=True, slots=True)
class WsdlReport:
    """What became of a download, or how the kept document stands.

    `outcome` is how the download ended, in the words of lookups (`ok` where something came); `problem` is why what came cannot
    be used, or None. `differences` are those from the shipped WSDL. `fetched_at` is a zoned time (UTC).
    """

    outcome: Outcome = Outcome.OK
    facts: Facts = field(default_factory=Facts)
    http_status: int | None = None
    problem: WsdlProblem | None = None
    address: str = ""
    fetched_at: datetime | None = None
    differences: tuple[WsdlDifference, ...] = ()

    @property
    def is_usable(self) -> bool:
        """Whether the document can be used for asking."""
        return self.outcome is Outcome.OK and self.problem is None


class WsdlService(Protocol):
    """Fetches, keeps and compares the service's own WSDL. Both calls block: worker threads only. Neither raises."""

    def download(self, endpoint: Endpoint, timeout: float, cancel: CancelToken) -> WsdlReport:
        """Fetch it, check it, keep it where it can be used, compare it."""
        ...

    def kept(self) -> WsdlReport:
        """What is kept on this computer; `problem` is NOTHING_KEPT where nothing is, DAMAGED where it cannot be read."""
        ...
