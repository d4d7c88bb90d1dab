"""What a WSDL says of GetInfoByID, in what two of them differ, and what can be wrong with one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from kit_desktop.core.errors import ProblemError
from kit_desktop.core.outcome import Facts, Outcome


class WsdlPart(StrEnum):
    """The request or the reply of GetInfoByID."""

    REQUEST = "request"
    REPLY = "reply"


class WsdlField(NamedTuple):
    """One element: its name, its type's local name, how often it may come (`1`, `0..1`, `0..n`), and what is inside."""

    name: str
    type: str
    occurs: str = "1"
    namespace: str = ""
    children: tuple[WsdlField, ...] = ()


class WsdlContract(NamedTuple):
    """GetInfoByID as one WSDL describes it, by the names of `Aspect` and `WsdlPart`."""

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


class WsdlDifference(NamedTuple):
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


class WsdlUnusableError(ProblemError[WsdlProblem]):
    """A document cannot be used as the service's WSDL. `problem` says why; the text holds nothing of the document."""


class WsdlReport(NamedTuple):
    """What became of a download.

    `outcome` is how it ended, in the words of lookups (`ok` where something came); `problem` is why what came cannot be used,
    or None. `text` is the document where it can be, `differences` are those from the shipped one.
    """

    outcome: Outcome = Outcome.OK
    facts: Facts = Facts()
    http_status: int | None = None
    problem: WsdlProblem | None = None
    address: str = ""
    text: str = ""
    differences: tuple[WsdlDifference, ...] = ()


def differences(shipped: WsdlContract, service: WsdlContract) -> tuple[WsdlDifference, ...]:
    """Every difference, the ones that matter for the whole call first; empty where both say the same."""
    found = [
        WsdlDifference(aspect, getattr(shipped, aspect), getattr(service, aspect))
        for aspect in (Aspect.ADDRESS, Aspect.SOAP_ACTION, Aspect.STYLE)
        if getattr(shipped, aspect) != getattr(service, aspect)
    ]
    for part in WsdlPart:
        found += _part_differences(part, getattr(shipped, part), getattr(service, part))
    return tuple(found)


def _part_differences(part: WsdlPart, ours: WsdlField, theirs: WsdlField) -> Iterator[WsdlDifference]:
    our_spaces, their_spaces = (" ".join(sorted(_namespaces(each))) for each in (ours, theirs))
    if our_spaces != their_spaces:
        yield WsdlDifference(Aspect.NAMESPACE, our_spaces, their_spaces, part)
    if ours.name != theirs.name:
        yield WsdlDifference(Aspect.ELEMENT, ours.name, theirs.name, part)
    yield from _field_differences(part, "", ours.children, theirs.children)


def _namespaces(element: WsdlField) -> set[str]:
    return {element.namespace}.union(*(_namespaces(child) for child in element.children))


def _field_differences(
    part: WsdlPart, parent: str, ours: Sequence[WsdlField], theirs: Sequence[WsdlField]
) -> Iterator[WsdlDifference]:
    renamed = _renamed(ours, theirs)
    by_name = {each.name: each for each in theirs}
    matched = set(renamed.values())
    order = []
    for each in ours:
        path = f"{parent}{each.name}"
        name = renamed.get(each.name, each.name)
        other = by_name.get(name)
        if other is None:
            yield WsdlDifference(Aspect.MISSING, each.name, "", part, path)
            continue
        if name != each.name:
            yield WsdlDifference(Aspect.RENAMED, each.name, name, part, path)
        matched.add(name)
        order.append(name)
        if each.type != other.type:
            yield WsdlDifference(Aspect.TYPE, each.type, other.type, part, path)
        if each.occurs != other.occurs:
            yield WsdlDifference(Aspect.OCCURS, each.occurs, other.occurs, part, path)
        yield from _field_differences(part, f"{path}/", each.children, other.children)
    for each in theirs:
        if each.name not in matched:
            yield WsdlDifference(Aspect.NEW, "", each.name, part, f"{parent}{each.name}")
    their_order = [each.name for each in theirs if each.name in order]
    if order != their_order:
        yield WsdlDifference(Aspect.ORDER, ", ".join(order), ", ".join(their_order), part, parent.rstrip("/"))


def _renamed(ours: Sequence[WsdlField], theirs: Sequence[WsdlField]) -> dict[str, str]:
    """Old name to new: a field that is gone, and one of the same type that is new in its very place."""
    our_names, their_names = {each.name for each in ours}, {each.name for each in theirs}
    return {
        mine.name: other.name
        for mine, other in zip(ours, theirs, strict=False)
        if mine.name not in their_names and other.name not in our_names and mine.type == other.type
    }
