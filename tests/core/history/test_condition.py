"""How the history is: a closed list."""

from __future__ import annotations

from kit_desktop.core.history.condition import HistoryCondition
from kit_desktop.core.storage.problem import StorageProblem


def test_what_the_file_itself_is_will_not_change_in_this_session() -> None:
    final = {condition.value for condition in HistoryCondition if condition.is_final}
    assert final == {"damaged", "newer", "unsafe_drive", "closed"}


def test_whatever_may_be_wrong_with_a_file_is_a_condition() -> None:
    never_of_the_history = {StorageProblem.EXISTS, StorageProblem.MISSING, StorageProblem.FOREIGN}
    conditions = {condition.value for condition in HistoryCondition}
    assert {problem.value for problem in set(StorageProblem) - never_of_the_history} <= conditions
