"""In what the service's own description of GetInfoByID differs from the one that ships with the program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit_desktop.core.wsdl import Aspect, WsdlContract, WsdlDifference, WsdlField, WsdlPart


def differences(shipped: WsdlContract, service: WsdlContract) -> tuple[WsdlDifference, ...]:
    """Every difference, the ones that matter for the whole call first; empty where both say the same."""
    found = [
        WsdlDifference(aspect, ours, theirs)
        for aspect, ours, theirs in (
            (Aspect.ADDRESS, shipped.address, service.address),
            (Aspect.SOAP_ACTION, shipped.soap_action, service.soap_action),
            (Aspect.STYLE, shipped.style, service.style),
        )
        if ours != theirs
    ]
    for part, ours, theirs in (
        (WsdlPart.REQUEST, shipped.request, service.request),
        (WsdlPart.REPLY, shipped.reply, service.reply),
    ):
        found += _part_differences(part, ours, theirs)
    return tuple(found)


def _part_differences(part: WsdlPart, ours: WsdlField, theirs: WsdlField) -> Iterator[WsdlDifference]:
    our_spaces, their_spaces = (" ".join(sorted(_namespaces(each))) for each in (ours, theirs))
    if our_spaces != their_spaces:
        yield WsdlDifference(Aspect.NAMESPACE, our_spaces, their_spaces, part)
    if ours.name != theirs.name:
        yield WsdlDifference(Aspect.ELEMENT, ours.name, theirs.name, part)
    yield from _field_differences(part, "", ours.children, theirs.children)


def _namespaces(field: WsdlField) -> set[str]:
    return {field.namespace}.union(*(_namespaces(child) for child in field.children))


def _field_differences(
    part: WsdlPart, parent: str, ours: Sequence[WsdlField], theirs: Sequence[WsdlField]
) -> Iterator[WsdlDifference]:
    renamed = _renamed(ours, theirs)
    by_name = {field.name: field for field in theirs}
    matched = set(renamed.values())
    order = []
    for field in ours:
        path = f"{parent}{field.name}"
        name = renamed.get(field.name, field.name)
        other = by_name.get(name)
        if other is None:
            yield WsdlDifference(Aspect.MISSING, field.name, "", part, path)
            continue
        if name != field.name:
            yield WsdlDifference(Aspect.RENAMED, field.name, name, part, path)
        matched.add(name)
        order.append(name)
        yield from _compared(part, path, field, other)
    for field in theirs:
        if field.name not in matched:
            yield WsdlDifference(Aspect.NEW, "", field.name, part, f"{parent}{field.name}")
    their_order = [field.name for field in theirs if field.name in order]
    if order != their_order:
        yield WsdlDifference(Aspect.ORDER, ", ".join(order), ", ".join(their_order), part, parent.rstrip("/"))


def _compared(part: WsdlPart, path: str, ours: WsdlField, theirs: WsdlField) -> Iterator[WsdlDifference]:
    if ours.type != theirs.type:
        yield WsdlDifference(Aspect.TYPE, ours.type, theirs.type, part, path)
    if ours.occurs != theirs.occurs:
        yield WsdlDifference(Aspect.OCCURS, ours.occurs, theirs.occurs, part, path)
    yield from _field_differences(part, f"{path}/", ours.children, theirs.children)


def _renamed(ours: Sequence[WsdlField], theirs: Sequence[WsdlField]) -> dict[str, str]:
    """Old name to new: a field that is gone, and one of the same type that is new in its very place."""
    our_names, their_names = {field.name for field in ours}, {field.name for field in theirs}
    return {
        mine.name: other.name
        for mine, other in zip(ours, theirs, strict=False)
        if mine.name not in their_names and other.name not in our_names and mine.type == other.type
    }
