"""Every outcome through the real window, from a real socket: the right words, a live window, no password, and a next lookup."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import trustme
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Settings
from kit_desktop.gateway.lazy import LazyGateway
from kit_desktop.ui.accounts.account import Account
from kit_desktop.ui.accounts.controller import AccountFlow
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.lookup.lookups import Lookups
from kit_desktop.ui.window.main_window import MainWindow

from ...gateway.replies import elements, fault_11, reply_with

PASSWORD = "Pä&<\"'>sswörd+/=Құпия"

Measure = Callable[[Callable[[], None], Callable[[], bool]], float]


def http(status: str, body: str, headers: str = "Content-Type: text/xml; charset=utf-8\r\n") -> bytes:
    content = body.encode()
    return f"HTTP/1.1 {status}\r\n{headers}Content-Length: {len(content)}\r\n\r\n".encode() + content


def result(code: int, words: str, **fields: str) -> str:
    return reply_with(elements({"resultCode": str(code), "resultS": words, **fields}))


GOOD = http("200 OK", result(0, "OK", status="delivered", msgID="963", recepient="77011234567"))
ECHO = PASSWORD.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@dataclass
class Server:
    """Answers every request with what `reply` holds at that moment; None: never."""

    address: str
    reply: bytes | None
    asked: int = 0


@contextlib.contextmanager
def serve(reply: bytes | None, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    listener = socket.create_server(("127.0.0.1", 0))
    scheme = "https" if tls else "http"
    server = Server(f"{scheme}://127.0.0.1:{listener.getsockname()[1]}/soap/server", reply)
    over = threading.Event()

    def talk(peer: socket.socket) -> None:
        with contextlib.suppress(OSError), peer:
            stream = tls.wrap_socket(peer, server_side=True) if tls else peer
            while b"Envelope>" not in stream.recv(65_536):
                pass
            server.asked += 1
            if server.reply is None:
                over.wait(20)
            else:
                stream.sendall(server.reply)

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                peer, _ = listener.accept()
                threading.Thread(target=talk, args=(peer,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield server
    finally:
        over.set()
        listener.close()


@pytest.fixture
def open_window(qtbot: QtBot, repository: Path) -> Iterator[Callable[..., tuple[MainWindow, list[LookupResult]]]]:
    made: list[tuple[MainWindow, Lookups]] = []

    def open_(settings: Settings, login: str | None = "agent") -> tuple[MainWindow, list[LookupResult]]:
        gateway = LazyGateway(repository / "resources" / "SendSMSService.wsdl")
        gateway.real().prepare()
        lookups = Lookups(gateway)
        account = Account(None, fixed=Credentials(login, PASSWORD) if login else None)
        current = CurrentSettings(settings)
        window = MainWindow(current, lookups)
        AccountFlow(account, window, lookups, current, practice=False)
        made.append((window, lookups))
        window.show()
        ended: list[LookupResult] = []
        lookups.finished.connect(ended.append)
        return window, ended

    yield open_
    # While they are held here: collected in the middle of an event, a window takes its dialog away under that event's feet.
    for window, lookups in made:
        lookups.abandon()
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def texts_of(window: MainWindow) -> str:
    found = [window.windowTitle()]
    for widget in (window, *window.findChildren(QWidget)):
        found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.whatsThis()]
        if isinstance(widget, QLabel | QLineEdit):
            found.append(widget.text())
        if isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
    return "\n".join(found)


REPLIES = {
    Outcome.OK: (GOOD, "Delivered to the phone"),
    Outcome.NOT_FOUND: (http("404 Record Not Found", ""), "no such message (HTTP 404)"),
    Outcome.AUTH_FAILED: (http("200 OK", result(1, f"Wrong password {PASSWORD}")), "does not accept the login"),
    Outcome.SERVER_FAULT: (
        http("500 Error", fault_11(f"Сбой {PASSWORD}")),
        "reports an error",
    ),
    Outcome.SERVER_ERROR: (http("503 Busy", f"<html><title>{ECHO}</title></html>"), "has a problem (HTTP 503)"),
    Outcome.REPLY_NOT_UNDERSTOOD: (http("200 OK", f"<html><body>{ECHO}</body></html>"), "is not valid"),
    Outcome.REPLY_TOO_LARGE: (http("200 OK", "x" * 3_000_000), "too large"),
    Outcome.REDIRECTED: (http("302 Found", "", "Location: https://elsewhere.invalid/\r\n"), "points to another address"),
    Outcome.UNREACHABLE: (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<half", "could not be reached"),
    Outcome.TIMED_OUT: (None, "No answer within 1 s"),
}


@pytest.mark.parametrize("outcome", list(REPLIES), ids=lambda outcome: outcome.value)
def test_what_a_server_does_ends_in_its_words(
    qtbot: QtBot, open_window: Callable[..., tuple[MainWindow, list[LookupResult]]], longest_stall: Measure, outcome: Outcome
) -> None:
    reply, title = REPLIES[outcome]
    with serve(reply) as server:
        window, ended = open_window(replace(Settings(), address=server.address, timeout=1.0))

        def ask() -> None:
            ended.clear()
            window.look_up(LookupQuery(IdKind.MSG_ID, "963"))

        stall = longest_stall(ask, lambda: bool(ended))
        assert ended[0].outcome is outcome
        assert title in window.findChild(QLabel, "outcome_title").text()
        assert stall < 300
        window.tabs.setCurrentIndex(1)
        # The raw tab lays its text out on a thread of its own.
        came = ended[0].exchange is not None and ended[0].exchange.status_line != ""
        qtbot.waitUntil(lambda: bool(window.xml.shown_text()) is came)
        shown = texts_of(window)
        assert PASSWORD not in shown
        assert ECHO not in shown
        server.reply = GOOD
        ask()
        qtbot.waitUntil(lambda: bool(ended), timeout=5_000)
        assert ended[0].outcome is Outcome.OK


def test_cancelled_is_said_at_once(qtbot: QtBot, open_window: Callable[..., tuple[MainWindow, list[LookupResult]]]) -> None:
    with serve(None) as server:
        window, ended = open_window(replace(Settings(), address=server.address))
        window.look_up(LookupQuery(IdKind.MSG_ID, "963"))
        qtbot.waitUntil(lambda: server.asked == 1, timeout=5_000)
        window.bar.cancel_button.click()
        assert ended[0].outcome is Outcome.CANCELLED
        assert window.statusBar().currentMessage() == "Cancelled"
        assert window.shown is None


def test_an_unknown_certificate_sends_nothing(
    qtbot: QtBot, open_window: Callable[..., tuple[MainWindow, list[LookupResult]]]
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with serve(GOOD, context) as server:
        window, ended = open_window(replace(Settings(), address=server.address))
        window.look_up(LookupQuery(IdKind.MSG_ID, "963"))
        qtbot.waitUntil(lambda: bool(ended), timeout=10_000)
        assert ended[0].outcome is Outcome.TLS_UNTRUSTED
        assert "not safe" in window.findChild(QLabel, "outcome_title").text()
        assert server.asked == 0


def test_a_proxy_that_is_not_there_is_the_proxys_fault(
    qtbot: QtBot, open_window: Callable[..., tuple[MainWindow, list[LookupResult]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{port}")
    window, ended = open_window(replace(Settings(), address="https://gateway.invalid/soap"))
    window.look_up(LookupQuery(IdKind.MSG_ID, "963"))
    qtbot.waitUntil(lambda: bool(ended))
    assert ended[0].outcome is Outcome.PROXY_ERROR
    assert "proxy" in window.findChild(QLabel, "outcome_title").text()


def test_plain_http_without_consent_is_not_asked(
    open_window: Callable[..., tuple[MainWindow, list[LookupResult]]],
) -> None:
    window, ended = open_window(replace(Settings(), address="http://gateway.invalid/soap/server"))
    window.look_up(LookupQuery(IdKind.MSG_ID, "963"))
    assert ended[0].outcome is Outcome.BAD_ENDPOINT
    assert "address cannot be used" in window.findChild(QLabel, "outcome_title").text()


def test_what_is_no_id_is_said_under_the_field(open_window: Callable[..., tuple[MainWindow, list[LookupResult]]]) -> None:
    window, ended = open_window(Settings())
    window.bar.field.setText("1.23E+15")
    window.bar.submit()
    assert not ended
    assert "Excel has rounded" in window.findChild(QLabel, "id_problem").text()


def test_without_an_account_the_dialog_opens(open_window: Callable[..., tuple[MainWindow, list[LookupResult]]]) -> None:
    window, ended = open_window(Settings(), login=None)
    window.look_up(LookupQuery(IdKind.MSG_ID, "963"))
    assert not ended
    assert [widget.windowTitle() for widget in window.findChildren(QWidget) if widget.isWindow() and widget.isVisible()]
