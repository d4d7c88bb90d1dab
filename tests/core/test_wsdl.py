"""In what two descriptions of the service differ."""

from __future__ import annotations

import pytest

from kit_desktop.core.wsdl import Aspect, WsdlContract, WsdlField, WsdlPart, differences


def field(name: str, kind: str = "string", *children: WsdlField, occurs: str = "1", namespace: str = "urn:a") -> WsdlField:
    return WsdlField(name, kind, occurs, namespace, children)


A, B, C = field("a"), field("b"), field("c")
OURS = WsdlContract("https://x/", "urn:x", "rpc", field("Ask", "", A, B), field("Answer", "", field("Result", "r", A, B, C)))


def answering(*fields: WsdlField) -> WsdlContract:
    return OURS._replace(reply=field("Answer", "", field("Result", "r", *fields)))


@pytest.mark.parametrize(
    ("theirs", "found"),
    [
        (OURS, []),
        (OURS._replace(address="https://y/"), [(Aspect.ADDRESS, "", "https://x/", "https://y/")]),
        (OURS._replace(soap_action="urn:y"), [(Aspect.SOAP_ACTION, "", "urn:x", "urn:y")]),
        (OURS._replace(style="document"), [(Aspect.STYLE, "", "rpc", "document")]),
        (OURS._replace(reply=OURS.reply._replace(name="Said")), [(Aspect.ELEMENT, "", "Answer", "Said")]),
        (answering(A, field("b", namespace="urn:b"), C), [(Aspect.NAMESPACE, "", "urn:a", "urn:a urn:b")]),
        (answering(A, field("d"), C), [(Aspect.RENAMED, "Result/b", "b", "d")]),
        (answering(A, field("d", "int"), C), [(Aspect.MISSING, "Result/b", "b", ""), (Aspect.NEW, "Result/d", "", "d")]),
        (answering(A, B), [(Aspect.MISSING, "Result/c", "c", "")]),
        (answering(A, B, C, field("d")), [(Aspect.NEW, "Result/d", "", "d")]),
        (answering(A, field("b", "int"), C), [(Aspect.TYPE, "Result/b", "string", "int")]),
        (answering(A, field("b", occurs="0..1"), C), [(Aspect.OCCURS, "Result/b", "1", "0..1")]),
        (answering(B, A, C), [(Aspect.ORDER, "Result", "a, b, c", "b, a, c")]),
        (answering(C, A, field("d"), B), [(Aspect.NEW, "Result/d", "", "d"), (Aspect.ORDER, "Result", "a, b, c", "c, a, b")]),
        (answering(A, C, field("d")), [(Aspect.MISSING, "Result/b", "b", ""), (Aspect.NEW, "Result/d", "", "d")]),
    ],
)
def test_every_difference_is_told(theirs: WsdlContract, found: list[tuple[Aspect, str, str, str]]) -> None:
    told = differences(OURS, theirs)
    assert [(each.aspect, each.field, each.shipped, each.service) for each in told] == found
    whole_call = {Aspect.ADDRESS, Aspect.SOAP_ACTION, Aspect.STYLE}
    assert [each.part for each in told] == [None if each.aspect in whole_call else WsdlPart.REPLY for each in told]


def test_the_request_is_compared_too() -> None:
    (told,) = differences(OURS, OURS._replace(request=field("Ask", "", A)))
    assert (told.part, told.aspect, told.field) == (WsdlPart.REQUEST, Aspect.MISSING, "b")
