"""Which server the command line asks: the one that was said, else the one in the window's settings, and never a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit_desktop import paths
from kit_desktop.core.endpoint import EndpointError, parse_endpoint
from kit_desktop.core.outcome import Reason
from kit_desktop.core.settings.store import SettingsProblem, SettingsStore

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from kit_desktop.core.endpoint import Endpoint
    from kit_desktop.core.settings.store import LoadedSettings

_ADDRESS_KEYS = {"address", "plain_http_address"}


class NoAddressError(EndpointError):
    """The settings are damaged where the address stands. `problem` says how."""

    def __init__(self, problem: SettingsProblem) -> None:
        super().__init__(Reason.ADDRESS_EMPTY)
        self.problem = problem


def where_to_ask(options: argparse.Namespace, say: Callable[[str], None]) -> tuple[Endpoint, float]:
    """The server, and the seconds for an exchange. Raises EndpointError, and NoAddressError before a default is asked instead.

    `say` gets a sentence about settings that are damaged. The file stays as and where it is: putting it aside is the window's.
    """
    loaded = SettingsStore(paths.settings_file()).load(put_aside=False)
    given: str | None = options.endpoint
    unknown = given is None and _address_is_lost(loaded)
    if loaded.problem is not None:
        say(_words(loaded, unknown=unknown))
        if unknown:
            raise NoAddressError(loaded.problem)
    timeout = options.timeout or loaded.settings.timeout
    if given is not None:
        return parse_endpoint(given, allow_plain_http=options.allow_http), timeout
    return loaded.settings.endpoint(), timeout


def _address_is_lost(loaded: LoadedSettings) -> bool:
    return loaded.problem in {SettingsProblem.DAMAGED_FILE, SettingsProblem.UNREADABLE} or not _ADDRESS_KEYS.isdisjoint(
        loaded.damaged_keys
    )


def _words(loaded: LoadedSettings, *, unknown: bool) -> str:
    file = paths.settings_file()
    if loaded.problem is SettingsProblem.DAMAGED_VALUES:
        said = f"Damaged in the settings file {file}: {', '.join(loaded.damaged_keys)}"
    else:
        how = "cannot be read" if loaded.problem is SettingsProblem.UNREADABLE else "is damaged"
        said = f"The settings file {file} {how}"
    if unknown:
        return f"{said}; which server to ask is not known, so nothing was sent (--endpoint says it)."
    return f"{said}; the defaults are used instead."
