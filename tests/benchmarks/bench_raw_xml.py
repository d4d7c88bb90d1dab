"""The largest reply there can be, two megabytes: read, shown on the Result page and in the Raw XML tab, searched, scrolled."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from kit_desktop.core.lookup import Exchange, LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.raw_xml.xml_view import XmlView
from tests.benchmarks.stalls import StallWatch, Step
from tests.benchmarks.table import Goal, Row

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
    assert qt is QApplication.instance()
    return [row for name, reply in FORMS.items() for row in _form_rows(name, reply, 2 if options.quick else 5)]


def _form_rows(name: str, reply: str, rounds: int) -> list[Row]:
    shown, used = [], []
    for _ in range(rounds):
        view = XmlView(CurrentSettings(Settings()))
        view.resize(1000, 600)
        view.show()
        text = view.findChild(QPlainTextEdit)
        assert isinstance(text, QPlainTextEdit)
        watch = StallWatch()
        exchange = Exchange("https://isms.center/soap/server", "", "", "HTTP/1.1 200 OK", "Server: nginx", reply, len(reply))
        result = LookupResult(
            *(Outcome.REPLY_NOT_UNDERSTOOD, LookupQuery(IdKind.MSG_ID, "963"), datetime.now(UTC)),
            facts=Facts(Reason.TOO_COMPLEX),
            exchange=exchange,
        )
        shown.append(watch.step(lambda view=view, result=result: view.show_result(result), view._worker.finished))  # type: ignore[misc]
        used += _used(watch, view, text)
        view.close()
    return [
        Row(f"2 MB of {name}: readable", [step.took for step in shown], goal=Goal("at most", 150)),
        Row(f"2 MB of {name}: the longest stall", [step.stall for step in (*shown, *used)], goal=Goal("at most", 50)),
    ]


def _used(watch: StallWatch, view: XmlView, text: QPlainTextEdit) -> list[Step]:
    """Searched for what is everywhere and for what is nowhere, and scrolled to the end."""
    field, bar = view.find_bar.findChild(QLineEdit), text.verticalScrollBar()
    assert isinstance(field, QLineEdit)
    steps = [watch.step(lambda text=text: field.setText(text), field.textChanged) for text in ("t", "nowhere")]  # type: ignore[misc]
    return [*steps, watch.step(lambda: bar.setValue(bar.maximum()), bar.valueChanged, 0.1)] if bar.maximum() else steps
