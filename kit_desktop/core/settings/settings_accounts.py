"""The accounts as they stand in the settings file: a list of [login, name] in JSON, in which other versions may have more."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedAccount:
    """An account whose password is in the keyring: its login, and what the person calls it (empty: by its login)."""

    login: str
    name: str = ""


class PartlyReadError(ValueError):
    """Some of it was not understood; `accounts` are those that were."""

    def __init__(self, accounts: tuple[NamedAccount, ...]) -> None:
        super().__init__("not every account is understood")
        self.accounts = accounts


def parse_accounts(text: str) -> tuple[NamedAccount, ...]:
    """The accounts, each login once. Raises PartlyReadError, and ValueError or TypeError where there is no list at all."""
    found = [_account(entry) for entry in _entries(text)]
    understood = {account.login: account for account in found if account is not None}
    if None in found:
        raise PartlyReadError(tuple(understood.values()))
    return tuple(understood.values())


def merged_accounts(text: str, before: tuple[NamedAccount, ...], after: tuple[NamedAccount, ...]) -> str:
    """The list with what came, went or was renamed between `before` and `after`; everything else in it stays as it came.

    Raises ValueError or TypeError where `text` is no list.
    """
    known = {account.login for account in before}
    gone = known - {account.login for account in after}
    changed = {account.login: account for account in after if account not in before}
    met = set()
    merged = []
    for entry in _entries(text):
        there = _account(entry)
        if there is None:
            merged.append(entry)
        elif there.login not in gone:
            met.add(there.login)
            wanted = changed.get(there.login, there)
            # One entered anew without a name leaves the name that another window gave it.
            nameless = not wanted.name and wanted.login not in known
            merged.append(entry if nameless else [wanted.login, wanted.name])
    merged += [[account.login, account.name] for account in changed.values() if account.login not in met]
    # ASCII in one line: whatever stands in a login or a name, it stays one value of the file.
    return json.dumps(merged)


def _entries(text: str) -> list[object]:
    try:
        found = json.loads(text)
    except RecursionError:
        raise ValueError("too deep") from None
    if not isinstance(found, list):
        raise TypeError("no list")
    return found


def _account(entry: object) -> NamedAccount | None:
    """None for what this version does not understand. A third field may say whose password it is, so it is not guessed at."""
    match entry:
        case [str(login), str(name)] if login:
            return NamedAccount(login, name)
    return None
