"""What the `batch` command says."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit_desktop.cli.words import LOST, UnusableListError, counted, journal_problem_of, words_of
from kit_desktop.core.endpoint import EndpointError
from kit_desktop.core.lists.export.export import ExportError, ExportProblem
from kit_desktop.core.outcome import Reason
from kit_desktop.core.storage.problem import StorageError, StorageProblem


@pytest.mark.parametrize("problem", StorageProblem)
def test_why_a_journal_cannot_be_written_out_is_said(problem):
    out = Path("answers.csv")
    said = words_of(ExportError(ExportProblem.JOURNAL, problem.value), out)
    assert said.startswith("answers.csv cannot be written: ")
    assert said.endswith(words_of(StorageError(problem), out))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (EndpointError(Reason.ADDRESS_SCHEME), "The address cannot be used: address_scheme."),
        (UnusableListError("no ids"), "no ids"),
        (ExportError(ExportProblem.UNWRITABLE, "EIO"), "a.csv cannot be written. (EIO)"),
        (ExportError(ExportProblem.NO_FOLDER), "The folder for a.csv does not exist."),
        (StorageError(StorageProblem.UNUSABLE, "EIO"), "The journal cannot be used. (EIO)"),
    ],
)
def test_an_error_in_one_sentence_with_its_technical_word(error, said):
    assert words_of(error, Path("a.csv")) == said


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (StorageError(StorageProblem.LOCKED), StorageProblem.LOCKED),
        (ExportError(ExportProblem.JOURNAL, "damaged"), StorageProblem.DAMAGED),
        (ExportError(ExportProblem.DISK_FULL, "ENOSPC"), None),
    ],
)
def test_whether_it_is_the_journal_that_is_in_trouble(error, problem):
    assert journal_problem_of(error) is problem
    assert (problem in LOST) == (problem is StorageProblem.DAMAGED)


def test_one_and_several():
    assert [counted(number, "row") for number in (0, 1, 2)] == ["0 rows", "1 row", "2 rows"]
