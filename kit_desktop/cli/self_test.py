"""`kit-desktop-cli self-test`: proves that a build is whole, part by part, without a window and without the network."""

from __future__ import annotations

import importlib.util
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kit_desktop import __version__, paths
from kit_desktop.cli.address import load_settings, presets_problems
from kit_desktop.core.accounts import Credentials, VaultError
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.gateway_time import almaty
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.startup import stop_signals

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

_QM_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_LANGUAGES = ("en", "ru", "kk")
_ICONS = ("icons/kit-desktop.svg", "icons/kit-desktop.ico", "icons/kit-desktop.png")


class PartBrokenError(Exception):
    """A part of the program is missing or does not work; the text says which and how."""


class SessionOnlyError(Exception):
    """This computer has no keyring that can be used. The program is whole, but keeps accounts for a session only."""


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """See `main`."""


def run(_options: argparse.Namespace) -> int:
    """See `main`."""
    stop_signals.restore_defaults()
    return run_self_test()


def run_self_test() -> int:
    """Try every part and write a line for each; 0 when none is broken, 3 otherwise."""
    print(f"KiT Desktop {__version__}, Python {sys.version.split()[0]}, {sys.platform}")
    passed = failed = 0
    for name, part in _PARTS.items():
        try:
            print(f"ok      {name}: {part()}")
            passed += 1
        except SessionOnlyError as exc:
            print(f"session only  {name}: {exc}")
        except Exception as exc:  # noqa: BLE001  # a broken part is what this command looks for
            failed += 1
            print(f"FAILED  {name}: {type(exc).__name__}: {exc}")
    rest = len(_PARTS) - passed - failed
    print(f"{passed} passed, {failed} failed{f', {rest} for a session only' if rest else ''}")
    return 3 if failed else 0


def _resources() -> str:
    for name in ("SendSMSService.wsdl", *_ICONS):
        paths.resource(name)
    return str(paths.resources())


def _wsdl() -> str:
    from kit_desktop.gateway.soap.gateway import SoapGateway  # noqa: PLC0415  # a broken import must be told of, not crash

    SoapGateway(paths.resource("SendSMSService.wsdl")).prepare()
    return "GetInfoByID"


def _languages() -> str:
    for language in _LANGUAGES:
        if not paths.resource(f"i18n/kit_{language}.qm").read_bytes().startswith(_QM_MAGIC):
            raise PartBrokenError(f"kit_{language}.qm is no translation")
    spec = importlib.util.find_spec("PySide6")
    folders = list(spec.submodule_search_locations or []) if spec else []
    found = [path for folder in folders for path in Path(folder).rglob("qtbase_*.qm")]
    missing = {"qtbase_ru.qm", "qtbase_kk.qm"} - {path.name for path in found}
    if missing:
        raise PartBrokenError(f"Qt's own texts are missing: {', '.join(sorted(missing))}")
    return ", ".join(_LANGUAGES)


def _keyring() -> str:
    from kit_desktop.gateway.vault import SystemVault  # noqa: PLC0415  # as above

    try:
        return SystemVault().describe()
    except VaultError as exc:
        if sys.platform in {"win32", "darwin"}:
            raise PartBrokenError(f"no keyring: {exc.problem}") from None
        raise SessionOnlyError(f"none that can be used on this computer ({exc.problem}); no account is kept") from None


def _time_zone() -> str:
    if datetime(2024, 6, 1, tzinfo=almaty()).utcoffset() != timedelta(hours=5):
        raise PartBrokenError("the time zone data is older than Kazakhstan's change of 2024-03-01")
    return "Asia/Almaty is UTC+5"


def _tls() -> str:
    from kit_desktop.gateway.wire.tls import make_context  # noqa: PLC0415  # as above

    return f"{make_context().minimum_version.name} or later, system's trust store"


def _practice() -> str:
    from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD, DemoGateway  # noqa: PLC0415  # as above
    from kit_desktop.gateway.soap.gateway import SoapGateway  # noqa: PLC0415  # as above

    with DemoGateway() as gateway:
        result = SoapGateway(paths.resource("SendSMSService.wsdl")).look_up(
            LookupQuery(IdKind.MSG_ID, "963"),
            Credentials(DEMO_LOGIN, DEMO_PASSWORD),
            parse_endpoint(gateway.address),
            20,
            CancelToken(),
        )
    if result.outcome is not Outcome.OK or result.info is None or result.info["recepient"] != "77011234567":
        raise PartBrokenError(f"the answer was {result.outcome} {result.facts.reason or ''}")
    return f"963 is {result.info['status']}, {datetime.now(UTC) - result.checked_at} after it was asked"


def _presets() -> str:
    presets = load_settings().presets
    problems = presets_problems(presets)
    if problems:
        raise PartBrokenError(" ".join(problems))
    if presets.file is None:
        return "none"
    return f"{presets.file}; locked: {', '.join(sorted(presets.settings.locked)) or 'nothing'}"


_PARTS: dict[str, Callable[[], str]] = {
    "resources": _resources,
    "WSDL": _wsdl,
    "languages": _languages,
    "keyring": _keyring,
    "time zone": _time_zone,
    "TLS": _tls,
    "practice gateway": _practice,
    "administrator's presets": _presets,
}
