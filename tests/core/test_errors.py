"""The error tree stands as it is drawn."""

from __future__ import annotations

import re

import pytest

from kit_desktop.core import errors
from kit_desktop.core.accounts import VaultError, VaultProblem
from kit_desktop.core.cancel import AbandonedError
from kit_desktop.core.endpoint import EndpointError
from kit_desktop.core.lists.export.export import ExportError
from kit_desktop.core.lists.reading.values import ListReadError
from kit_desktop.core.storage.files import NotAFileError
from kit_desktop.core.storage.problem import StorageError
from kit_desktop.core.wsdl import WsdlUnusableError
from kit_desktop.gateway.soap.xml_tree import UnreadableError
from kit_desktop.gateway.wire.failure import LookupFailedError

TREE: dict[type[BaseException], list[type[BaseException]]] = {
    errors.ProblemError: [StorageError, ExportError, ListReadError, VaultError, WsdlUnusableError, UnreadableError],
    Exception: [errors.ProblemError, LookupFailedError, AbandonedError],
    ValueError: [EndpointError],
    OSError: [NotAFileError],
}


@pytest.mark.parametrize("base", TREE, ids=lambda base: base.__name__)
def test_each_error_is_what_it_is_drawn_as(base: type[BaseException]) -> None:
    assert all(error.__mro__[1] is base or base in error.__bases__ for error in TREE[base])


def test_the_drawing_names_them_all() -> None:
    drawn = set(re.findall(r"── (?:core: )?(\w+)", errors.__doc__ or ""))
    assert drawn == {error.__name__ for each in TREE.values() for error in each}


def test_the_text_is_the_problem_and_the_detail() -> None:
    error = VaultError(VaultProblem.LOCKED, "KeyringLocked")
    assert (str(error), error.problem, error.detail) == ("locked KeyringLocked", VaultProblem.LOCKED, "KeyringLocked")
    assert str(VaultError(VaultProblem.LOCKED)) == "locked"
