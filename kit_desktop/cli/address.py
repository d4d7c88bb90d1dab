"""Which server the command line asks: the one that was said, else the one in the window's settings, and never a guess."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit_desktop import paths
from kit_desktop.core.endpoint import EndpointError, parse_endpoint
from kit_desktop.core.outcome import Reason
from kit_desktop.core.settings.store import SettingsProblem, SettingsStore

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from kit_desktop.core.endpoint import Endpoint
    from kit_desktop.core.settings.presets import Presets
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
    loaded = load_settings()
    settings = loaded.settings
    given: str | None = options.endpoint
    for said in presets_problems(loaded.presets):
        say(said)
    if "address" in settings.locked and given not in {None, settings.address}:
        raise EndpointError(Reason.ADDRESS_LOCKED)
    unknown = given is None and _address_is_lost(loaded)
    if loaded.problem is not None:
        say(_words(loaded, unknown=unknown))
        if unknown:
            raise NoAddressError(loaded.problem)
    timeout = options.timeout or settings.timeout
    if "timeout" in settings.locked and timeout != settings.timeout:
        say(f"The time limit is set by your administrator: {settings.timeout:g} s.")
        timeout = settings.timeout
    if given is None:
        return settings.endpoint(), timeout
    if options.allow_http and not settings.allow_http:
        say("Plain http is not allowed by your administrator.")
    endpoint = parse_endpoint(given, allow_plain_http=options.allow_http and settings.allow_http)
    return replace(endpoint, proxy=settings.proxy), timeout


def load_settings() -> LoadedSettings:
    """The window's settings, with what the administrator has set."""
    return SettingsStore(paths.settings_file(), paths.presets_files()).load(put_aside=False)


def presets_problems(presets: Presets) -> list[str]:
    """A sentence for what is wrong with the administrator's file; none where nothing is."""
    if presets.is_unreadable:
        return [f"The administrator's file {presets.file} cannot be read, so no address is known."]
    if presets.wrong:
        return [f"Not understood in the administrator's file {presets.file}: {', '.join(presets.wrong)}."]
    return []


def _address_is_lost(loaded: LoadedSettings) -> bool:
    return not loaded.settings.address or not _ADDRESS_KEYS.isdisjoint(loaded.damaged_keys)


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
