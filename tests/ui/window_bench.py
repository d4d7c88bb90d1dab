"""A window on a gateway and a keyring that do what the test says, and eyes for what a person or a screen reader gets."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kit_desktop.core.accounts import Credentials, VaultError, VaultProblem
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import Endpoint
from kit_desktop.core.lookup import Exchange, LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Facts, Outcome
from kit_desktop.core.settings.proxy_logins import FoundProxy
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.accounts.account import Account
from kit_desktop.ui.accounts.controller import AccountFlow
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.lookup.fields_card import ValueTile
from kit_desktop.ui.lookup.lookups import Lookups
from kit_desktop.ui.window.main_window import MainWindow

from ..sample import SAMPLE

ACCOUNT = Credentials("mycompany", "correct-horse-battery")
CHECKED = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
"""14:00 in Almaty."""

FIELDS: dict[str, str | None] = {**SAMPLE, "senttime": "2026-11-20 13:59:21", "receivedtime": "2026-11-20 13:59:24"}
EXCHANGE = Exchange(
    address="https://isms.center/soap/server",
    request_headers="Content-Type: text/xml; charset=utf-8",
    request_text="<Envelope><login>mycompany</login><password>••••••</password></Envelope>",
    status_line="HTTP/1.1 200 OK",
    reply_headers="Content-Type: text/xml",
    reply_text="<Envelope><Body><Result><msgID>963</msgID><status>delivered</status></Result></Body></Envelope>",
    reply_bytes=95,
    charset="utf-8",
)
_W = TypeVar("_W", bound=QWidget)


class Tomorrow(datetime):
    """In place of `datetime` it is a day later."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Tomorrow:
        return super().now(tz) + timedelta(days=1)


def answer(query: LookupQuery | None = None, outcome: Outcome = Outcome.OK, **given: Any) -> LookupResult:
    """A finished lookup. Wire names (and `facts`, `exchange` and the like) change what stands in it."""
    wire = {name: given.pop(name) for name in list(given) if name in FIELDS}
    for name in given.pop("without", ()):
        wire[name] = None
    values: dict[str, Any] = {
        "checked_at": CHECKED,
        "elapsed_ms": 310,
        "info": MessageInfo(FIELDS | wire) if outcome is Outcome.OK else None,
        "http_status": 200,
        "facts": Facts(host="isms.center", port=443),
        "exchange": EXCHANGE,
    } | given
    return LookupResult(outcome, query or LookupQuery(IdKind.MSG_ID, "963"), **values)


@dataclass(frozen=True)
class Asked:
    """One call of the gateway."""

    query: LookupQuery
    credentials: Credentials
    endpoint: Endpoint
    timeout: float
    cancel: CancelToken


class ScriptedGateway:
    """A gateway whose answers a test gives. While `held` it answers nobody, whatever becomes of the wish to cancel."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.reply: Callable[[LookupQuery], LookupResult] = answer
        self._gates: list[threading.Event] = []
        self._held = False

    @property
    def logins(self) -> list[str]:
        """As whom it was asked."""
        return [each.credentials.login for each in self.asked]

    def hold(self) -> None:
        """Answer nobody from now on."""
        self._held = True

    def answer_others(self) -> None:
        """Answer again, but not those who wait."""
        self._held = False

    def let_go(self) -> None:
        """Answer again, those who wait too."""
        self._held = False
        for gate in self._gates:
            gate.set()

    def look_up(
        self, query: LookupQuery, credentials: Credentials, endpoint: Endpoint, timeout: float, cancel: CancelToken
    ) -> LookupResult:
        """See `Gateway.look_up`."""
        if self._held:
            gate = threading.Event()
            self._gates.append(gate)
            self.asked.append(Asked(query, credentials, endpoint, timeout, cancel))
            gate.wait(60)
        else:
            self.asked.append(Asked(query, credentials, endpoint, timeout, cancel))
        return self.reply(query)


class ScriptedVault:
    """A keyring in memory, of accounts of which one is in use; `refuse` is what every call ends with, and while it is held no
    call returns.
    """

    def __init__(self, *kept: Credentials) -> None:
        self.secrets = {each.login: each.password for each in kept}
        self.current = kept[0].login if kept else None
        self.refuse: VaultProblem | None = None
        self._go = threading.Event()
        self._go.set()

    @property
    def kept(self) -> Credentials | None:
        """The account in use."""
        return Credentials(self.current, self.secrets[self.current]) if self.current in self.secrets else None

    def hold(self) -> None:
        """Let no call return: the system asks the person something."""
        self._go.clear()

    def let_go(self) -> None:
        """Let the calls return."""
        self._go.set()

    def _turn(self) -> None:
        self._go.wait(60)
        if self.refuse is not None:
            raise VaultError(self.refuse)

    def describe(self) -> str:
        self._turn()
        return "Test Keyring"

    def load(self, login: str | None = None) -> Credentials | None:
        self._turn()
        login = login or self.current
        return Credentials(login, self.secrets[login]) if login in self.secrets else None

    def choose(self, login: str) -> Credentials | None:
        found = self.load(login)
        if found is not None:
            self.current = login
        return found

    def save(self, credentials: Credentials) -> None:
        self._turn()
        self.secrets[credentials.login] = credentials.password
        self.current = credentials.login

    def forget(self, login: str) -> None:
        self._turn()
        self.secrets.pop(login, None)
        self.current = None if self.current == login else self.current


class NoProxy:
    """A computer without a proxy."""

    def find(self, endpoint: Endpoint) -> FoundProxy | None:
        return None

    def save(self, place: str, credentials: Credentials) -> None:
        raise NotImplementedError

    def forget(self, place: str) -> None:
        raise NotImplementedError


@dataclass
class Bench:
    """A window, what it stands on, and what it has asked the program for."""

    bot: QtBot
    window: MainWindow
    gateway: ScriptedGateway
    account: Account
    lookups: Lookups
    accounts: AccountFlow
    vault: ScriptedVault | None
    current: CurrentSettings
    settings: list[Settings] = field(default_factory=list)

    def show(self, outcome: Outcome = Outcome.OK, **given: Any) -> LookupResult:
        """Show a finished lookup in the window."""
        result = answer(outcome=outcome, **given)
        self.window.show_result(result)
        return result

    def type(self, text: str) -> None:
        """Replace what is in the field, key by key."""
        self.window.bar.field.selectAll()
        self.bot.keyClicks(self.window.bar.field, text)

    def ask(self, text: str = "963") -> None:
        """Type an id, press Enter, and wait for the answer."""
        with self.bot.waitSignal(self.lookups.finished, timeout=10_000):
            self.type(text)
            self.bot.keyClick(self.window.bar.field, "\r")

    def wait(self, true: Callable[[], bool]) -> None:
        """Let the window live until that is true."""
        self.bot.waitUntil(true, timeout=10_000)


def named(root: QWidget, name: str, kind: type[_W] = QAbstractButton) -> _W:  # type: ignore[assignment]
    """The one visible widget of that kind that a screen reader calls so."""
    found = [widget for widget in root.findChildren(kind) if widget.isVisible() and spoken_name(widget) == name]
    assert len(found) == 1, (
        f"{len(found)} × {name!r} among {[spoken_name(w) for w in root.findChildren(kind) if w.isVisible()]}"
    )
    return found[0]


def tile(root: QWidget, caption: str) -> ValueTile:
    """The one visible value with that caption."""
    found = [each for each in root.findChildren(ValueTile) if each.isVisible() and each._caption.text() == caption]
    assert len(found) == 1, f"{len(found)} × {caption!r}"
    return found[0]


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls this widget. On Linux a list to choose from is called by the label before it."""
    found = QAccessible.queryAccessibleInterface(widget)
    if isinstance(widget, QComboBox):
        # Qt gives (label, relation) pairs for what labels it.
        labels = [other.text(QAccessible.Text.Name) for other, _ in found.relations(QAccessible.RelationFlag.Label)]
        return str(labels[0]) if labels else str(widget.accessibleName())
    return str(found.text(QAccessible.Text.Name))


def accessible(root: QWidget) -> Iterator[QAccessibleInterface]:
    """Everything that a screen reader finds in it."""

    def walk(found: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
        if found is not None and found.isValid():
            yield found
            for index in range(found.childCount()):
                yield from walk(found.child(index))

    yield from walk(QAccessible.queryAccessibleInterface(root))


def turn_wheel(root: QWidget) -> set[QWidget]:
    """Turn the wheel back and forth over every choice and number in it; those that it changed."""
    changed = set()
    for control in (*root.findChildren(QComboBox), *root.findChildren(QAbstractSpinBox)):
        place = control.rect().center()
        for angle in (120, -120, -120):
            turn = QWheelEvent(
                QPointF(place),
                QPointF(control.mapToGlobal(place)),
                QPoint(),
                QPoint(0, angle),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            control.setFocus()
            before = control.currentIndex() if isinstance(control, QComboBox) else control.text()
            QApplication.sendEvent(control, turn)
            if before != (control.currentIndex() if isinstance(control, QComboBox) else control.text()):
                changed.add(control)
    return changed


def seen(root: QWidget) -> str:
    """Every text that a person can read in it now."""
    texts = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            texts.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            texts.append(widget.toPlainText())
    return "\n".join(text for text in texts if text)


def label(root: QWidget, name: str) -> str:
    """The text of the label with that object name; empty where it is not visible."""
    found = root.findChild(QLabel, name)
    assert isinstance(found, QLabel), name
    return found.text() if found.isVisible() else ""
