"""The largest reply there can be, two megabytes: read, shown on the Result page and in the Raw XML tab, searched, scrolled."""

from __future__ import annotations

import argparse
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from kit_desktop import paths
from kit_desktop.app import App
from kit_desktop.core.lookup import Exchange, LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.core.settings.settings import Settings
from kit_desktop.core.settings.store import SettingsStore
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.program.handover import Handover
from kit_desktop.ui.raw_xml.xml_view import XmlView
from tests.benchmarks.bench_lookup import KnownAccount
from tests.benchmarks.processes import ROOT
from tests.benchmarks.stalls import StallWatch, Step
from tests.benchmarks.table import Goal, Row

if TYPE_CHECKING:
    from kit_desktop.gateway.vault import SystemVault

SIZE = 2_000_000
FORMS = {
    "one line": "<a>" + "x" * SIZE + "</a>",
    "many tags": "<a>" + "<b>text</b>" * (SIZE // 11) + "</a>",
    "many lines": "<a>\n" + "a line of a page that came instead\n" * (SIZE // 35) + "</a>",
    "Kazakh words": "<a>" + "<b>жеткізілді, қабылданды</b>\n" * (SIZE // 54) + "</a>",
}


def rows(options: argparse.Namespace) -> list[Row]:
    """See `Row`."""
    qt = QApplication([])
    rounds = 1 if options.quick else 5
    return [*(row for name, reply in FORMS.items() for row in _form_rows(name, reply, rounds)), *_page_rows(qt, rounds)]


def _form_rows(name: str, reply: str, rounds: int) -> list[Row]:
    shown, used = [], []
    for _ in range(rounds):
        view = XmlView(CurrentSettings(Settings()))
        view.resize(1000, 600)
        view.show()
        text = view.findChild(QPlainTextEdit)
        assert isinstance(text, QPlainTextEdit)
        watch = StallWatch()
        # It is not the first text that this program draws.
        watch.step(partial(view.show_result, _result_of("<a/>")), view._worker.finished)
        shown.append(watch.step(partial(view.show_result, _result_of(reply)), view._worker.finished))
        used += _used(watch, view, text)
        view.close()
    return [
        Row(f"2 MB of {name}: readable", [step.took for step in shown], goal=Goal("at most", 150)),
        Row(f"2 MB of {name}: the longest stall", [step.stall for step in (*shown, *used)], goal=Goal("at most", 50)),
    ]


def _result_of(reply: str) -> LookupResult:
    exchange = Exchange("https://isms.center/soap/server", "", "", "HTTP/1.1 200 OK", "Server: nginx", reply, len(reply))
    query, facts = LookupQuery(IdKind.MSG_ID, "963"), Facts(Reason.TOO_COMPLEX)
    return LookupResult(Outcome.REPLY_NOT_UNDERSTOOD, query, datetime.now(UTC), facts=facts, exchange=exchange)


def _used(watch: StallWatch, view: XmlView, text: QPlainTextEdit) -> list[Step]:
    """Searched for what is everywhere and for what is nowhere, and scrolled to the end."""
    field, bar = view.find_bar.findChild(QLineEdit), text.verticalScrollBar()
    assert isinstance(field, QLineEdit)
    steps = [watch.step(lambda text=text: field.setText(text), field.textChanged) for text in ("t", "nowhere")]  # type: ignore[misc]
    return [*steps, watch.step(lambda: bar.setValue(bar.maximum()), bar.valueChanged, 0.1)] if bar.maximum() else steps


# The whole window, on a gateway that sends such a reply

_SERVER = """
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from tests.benchmarks.bench_raw_xml import FORMS
class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.end_headers()
        self.wfile.write(list(FORMS.values())[int(self.path[1:])].encode())
    def log_message(self, *_):
        pass
server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
"""


def _page_rows(qt: QApplication, rounds: int) -> list[Row]:
    found = []
    with subprocess.Popen([sys.executable, "-c", _SERVER], cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        for place, name in enumerate(FORMS):
            store = SettingsStore(paths.settings_file())
            store.save(replace(Settings(), address=f"http://127.0.0.1:{port}/{place}"))
            app = App(qt, store, cast("SystemVault", KnownAccount()), practice=False)
            app.start(Handover())
            window, session = app.window, app.session
            watch = StallWatch()
            watch.rest(2.0)
            stalls = []
            for _ in range(rounds):
                window.bar.field.setText("963")
                press = partial(QTest.keyClick, window.bar.field, Qt.Key.Key_Return)
                stalls.append(watch.step(press, session.lookups.finished, 0.7).stall)
            found.append(Row(f"2 MB of {name}, looked up: the longest stall", stalls, goal=Goal("at most", 50)))
            app.shut_down()
            window.close()
        server.terminate()
    return found
