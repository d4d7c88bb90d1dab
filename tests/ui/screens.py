"""Every screen of the real program on the practice gateway, for whoever measures or pictures them all.

A new screen is one more function in SCREENS: it gets the program with its window open, and leaves it as it is to be seen.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from kit_desktop.app import App
from kit_desktop.core.accounts import Credentials, NamedAccount
from kit_desktop.core.endpoint import Endpoint
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.core.settings.proxy_logins import FoundProxy
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.accounts.account import KeyringState
from kit_desktop.ui.accounts.login_dialog import LoginDialog
from kit_desktop.ui.history.controller import HistoryController
from kit_desktop.ui.history.notes import BesideCard, HistoryNote
from kit_desktop.ui.history.view import HistoryView
from kit_desktop.ui.lists.run_page import ListRunPage
from kit_desktop.ui.lists.view import ListView
from kit_desktop.ui.program.crash import crash_report
from kit_desktop.ui.program.handover import Handover
from kit_desktop.ui.settings.dialog import SettingsDialog
from kit_desktop.ui.settings.page_list import PageList
from kit_desktop.ui.settings.proxy_row import ProxyLoginDialog
from kit_desktop.ui.window.main_window import MainWindow
from kit_desktop.ui.window.menus import Place

HISTORY_TAB, LIST_TAB = 2, 3
IDS_OF_A_LIST = ("964001", "964002", "964003", "964006", "111", "1.23E+15", "964001")


def begin(app: App, opened: Callable[[], object] | None = None) -> MainWindow:
    """Open the program's window, the first one or another, and wait until everything in it is there."""
    complete = QSignalSpy(app.complete)
    if opened is None:
        app.start(Handover())
    else:
        opened()
    wait_until(lambda: complete.count() > 0)
    return app.window


def lay_out() -> None:
    """Have every layout done that a text has asked for; each may ask the one around it."""
    for _ in range(5):
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.LayoutRequest))


def wait_until(happened: Callable[[], bool]) -> None:
    """Let the program work until it is so."""
    deadline = time.monotonic() + 30
    # Given a time, `processEvents` does not wait for events: it computes until then.
    wake = QTimer()
    wake.start(10)
    while not happened():
        if time.monotonic() > deadline:
            raise TimeoutError("it did not come")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def open_dialog() -> QDialog | None:
    """The dialog in front, if there is one."""
    shown = [top for top in QApplication.topLevelWidgets() if isinstance(top, QDialog) and top.isVisible()]
    return shown[-1] if shown else None


def seen(app: App) -> QWidget:
    """What is to be looked at: the dialog in front, else the window."""
    return open_dialog() or app.window


def tab_stops(top: QWidget, start: QWidget | None = None) -> list[QWidget]:
    """What the Tab key comes to in a window, in its order, from that widget, or from where the keyboard is.

    Pressed, for Qt's own chain must not be asked (`TabPlace` says why).
    """
    found: list[QWidget] = []
    if start is not None:
        start.setFocus()
    while True:
        QTest.keyClick(top.focusWidget() or top, Qt.Key.Key_Tab)
        following = top.focusWidget()
        if following is None or following in found:
            return found
        found.append(following)


def look_up(app: App, text: str, by: IdKind = IdKind.MSG_ID) -> None:
    """Look an id up and wait for the answer."""
    window = app.window
    finished: list[object] = []
    app.session.lookups.finished.connect(finished.append)
    window.tabs.setCurrentIndex(0)
    window.fill(LookupQuery(by, text))
    window.look_up(LookupQuery(by, text))
    wait_until(lambda: bool(finished))
    app.session.lookups.finished.disconnect(finished.append)


def type_id(app: App, text: str) -> None:
    """Type over what is in the field."""
    window = app.window
    window.tabs.setCurrentIndex(0)
    window.bar.field.clear()
    QTest.keyClicks(window.bar.field, text)


def choose(app: App, place: Place) -> None:
    """Choose an entry of the menus; what it opens is waited for."""
    next(action for known, action in app.window.menus._entries if known is place).trigger()
    wait_until(lambda: open_dialog() is not None)


def _answer(text: str, by: IdKind = IdKind.MSG_ID) -> Callable[[App], None]:
    return lambda app: look_up(app, text, by)


def _look_up_and_keep(app: App, text: str) -> None:
    """Look an id up, and wait until the history, written on a thread of its own, has it."""
    look_up(app, text)
    store = next(iter(app.window.findChildren(HistoryController)))._writer.store
    wait_until(lambda: text in {entry.result.query.id for entry in store.search(limit=1)})


def _close_to_it(app: App) -> None:
    """An id that is not found, and one in the history that differs in one digit."""
    _look_up_and_keep(app, "964001")
    look_up(app, "964011")
    _wait_for_the_card_beside(app)


def _unreachable(app: App) -> None:
    """The practice gateway always answers, so what the real one would bring about is shown."""
    _look_up_and_keep(app, "964001")
    answer, facts = app.window.shown, Facts(Reason.NAME_NOT_FOUND, host="isms.center", port=443)
    assert answer is not None
    result = replace(
        answer,
        outcome=Outcome.UNREACHABLE,
        checked_at=datetime.now(UTC),
        info=None,
        http_status=None,
        server_text=None,
        facts=facts,
    )
    app.session.lookups.finished.emit(result)
    _wait_for_the_card_beside(app)


def _wait_for_the_card_beside(app: App) -> None:
    card = next(iter(app.window.findChildren(BesideCard)))
    wait_until(card.isVisible)


def _typed(*texts: str) -> Callable[[App], None]:
    def show(app: App) -> None:
        look_up(app, "964001")
        for text in texts:
            type_id(app, text)

    return show


def _dialog(place: Place) -> Callable[[App], None]:
    return lambda app: choose(app, place)


def _settings(page: int) -> Callable[[App], None]:
    def show(app: App) -> None:
        choose(app, Place.SETTINGS)
        next(iter(seen(app).findChildren(PageList))).setCurrentRow(page)

    return show


def _asking(app: App) -> None:
    look_up(app, "964001")
    type_id(app, "60000")
    window = app.window
    QTest.keyClick(window.bar.field, Qt.Key.Key_Return)
    wait_until(window.bar.cancel_button.isVisible)


def _raw_xml(app: App) -> None:
    look_up(app, "964001")
    window = app.window
    window.tabs.setCurrentWidget(window.xml)
    wait_until(lambda: "964001" in window.xml._text.toPlainText())
    window.xml.find_bar.open()
    window.xml.find_bar._field.setText("delivered")


def _history_view(app: App) -> HistoryView:
    return next(iter(app.window.findChildren(HistoryView)))


def _newest_in_history(app: App) -> str:
    models = [view.model for view in app.window.findChildren(HistoryView)]
    entries = [model.entry(model.index(1, 0)) for model in models]
    return "".join(entry.result.query.id for entry in entries if entry is not None)


def _history(app: App) -> None:
    if _newest_in_history(app) != "1YT":
        for text in ("963", "964002", "964003", "111", "964006", "500"):
            look_up(app, text)
        look_up(app, "1YT", IdKind.USER_MSG_ID)
    app.window.tabs.setCurrentIndex(HISTORY_TAB)
    # It is kept on a thread of its own: a row that comes later would move the chosen one.
    wait_until(lambda: _newest_in_history(app) == "1YT")
    _history_view(app).table.select_row(2)


def _from_history(app: App) -> None:
    _history(app)
    _history_view(app).table.select_row(1)
    QTest.keyClick(_history_view(app).table, Qt.Key.Key_Return)
    note = next(iter(app.window.findChildren(HistoryNote)))
    wait_until(note.isVisible)


def _history_days(app: App) -> None:
    app.window.tabs.setCurrentIndex(HISTORY_TAB)
    box = _history_view(app).period.box
    box.setCurrentIndex(box.count() - 1)


def _watching(app: App) -> None:
    for text in ("964003", "964005"):
        look_up(app, text)
        action = next(action for known, action in app.window.menus._entries if known is Place.WATCH)
        action.trigger()


def _list_start(app: App) -> None:
    app.window.tabs.setCurrentIndex(LIST_TAB)


def _list_preview(app: App, ids: tuple[str, ...] = IDS_OF_A_LIST) -> None:
    window = app.window
    # Pasted ids are of the kind that the bar has.
    window.fill(LookupQuery(IdKind.MSG_ID, ""))
    window.bar.several_ids_pasted.emit("\n".join(ids))

    def is_counted() -> bool:
        starts = [view.preview_page.start for view in window.findChildren(ListView)]
        return any(start.isVisible() and start.isEnabled() for start in starts)

    wait_until(is_counted)


def _is_read(page: ListRunPage) -> bool:
    """Whether every row of a list has been read; asks for those that have not."""
    model = page.model
    return model.rowCount() > 1 and all(model.data(model.index(row, 1)) != "…" for row in range(model.rowCount()))


def _list_done(app: App) -> None:
    views = app.window.findChildren(ListView)
    if not any(view.preview_page.start.isVisible() for view in views):
        _list_preview(app)
    view = next(iter(app.window.findChildren(ListView)))
    view.preview_page.start.click()
    page = view.run_page
    wait_until(lambda: page.isVisible() and page._open_ids == 0 and not page._running and _is_read(page))


def _list_running(app: App) -> None:
    """All are answered but one, for whose answer the practice gateway takes a minute."""
    _list_preview(app, (*IDS_OF_A_LIST, "60000"))
    view = next(iter(app.window.findChildren(ListView)))
    view.preview_page.start.click()
    page = view.run_page
    wait_until(lambda: page.isVisible() and page._open_ids == 1 and _is_read(page))


def _figures(app: App) -> None:
    views = app.window.findChildren(ListView)
    if not any(view.run_page.figures.isVisible() for view in views):
        _list_done(app)
    view = next(iter(app.window.findChildren(ListView)))
    view.run_page.figures.click()
    wait_until(lambda: open_dialog() is not None)


def _letter(app: App) -> None:
    look_up(app, "964002")
    choose(app, Place.WRITE_TO_KIT)


def _crash(app: App) -> None:
    try:
        int("a value")
    except ValueError as error:
        app._crashes.show(app.window, crash_report(error))


def _accounts(app: App) -> None:
    known = (NamedAccount("mycompany", "Main"), NamedAccount("mycompany-2", ""))
    dialog = LoginDialog("mycompany", KeyringState(name="Secret Service"), app.window, known)
    dialog.open()
    said = (
        "The gateway does not accept the login or the password",
        "Check the account. Do not try many times: the gateway might lock it.",
    )
    dialog.say(*(QCoreApplication.translate("Wording", words) for words in said))


class _Proxy:
    """A proxy whose login is kept."""

    def find(self, endpoint: Endpoint) -> FoundProxy | None:
        return FoundProxy("proxy.example:3128", "MYCOMPANY\\agent")

    def save(self, place: str, credentials: Credentials) -> None:
        raise NotImplementedError

    def forget(self, place: str) -> None:
        raise NotImplementedError


def _proxy(app: App) -> None:
    """The page Connection outside practice, with everything on it that can be."""
    settings = Settings(address="http://gateway.example/soap", proxy="http://proxy.example:3128")
    dialog = SettingsDialog(settings, app.window, proxy_logins=_Proxy())
    dialog.open_connection()
    dialog.connection.proxy_address.field.setText("proxy.example:0")
    dialog.open()


def _proxy_login(app: App) -> None:
    ProxyLoginDialog(FoundProxy("proxy.example:3128", "MYCOMPANY\\agent"), app.window).open()


def _first_start(app: App) -> None:
    """The real gateway, for which there is no account."""
    begin(app, app.window.practice_left.emit)
    wait_until(lambda: open_dialog() is not None)


SCREENS: dict[str, Callable[[App], None]] = {
    "idle": lambda app: app.window.tabs.setCurrentIndex(0),
    "delivered": _answer("964001"),
    "undelivered": _answer("964002"),
    "operator": _answer("964003"),
    "sending": _answer("964004"),
    "waiting": _answer("964005"),
    "unknown-status": _answer("964006"),
    "by-own-id": _answer("ТАПСЫРЫС-118", IdKind.USER_MSG_ID),
    "not-found": _close_to_it,
    "not-found-404": _answer("404"),
    "login-refused": _answer("401"),
    "fault": _answer("500"),
    "maintenance": _answer("503"),
    "unreachable": _unreachable,
    "stale": _typed("964002"),
    "two-ids": _typed("964002 964003"),
    "not-an-id": _typed("1.23E+15"),
    "asking": _asking,
    "raw-xml": _raw_xml,
    "history": _history,
    "history-days": _history_days,
    "from-history": _from_history,
    "list-start": _list_start,
    "list-preview": _list_preview,
    "list-done": _list_done,
    "figures": _figures,
    "list-running": _list_running,
    "watching": _watching,
    "settings-1": _settings(0),
    "settings-2": _settings(1),
    "settings-3": _settings(2),
    "settings-4": _settings(3),
    "settings-5": _settings(4),
    "answers": _dialog(Place.ANSWERS),
    "shortcuts": _dialog(Place.SHORTCUTS),
    "connection-check": _dialog(Place.CONNECTION_CHECK),
    "about": _dialog(Place.ABOUT),
    "diagnostics": _dialog(Place.DIAGNOSTICS),
    "letter": _letter,
    "crash": _crash,
    "accounts": _accounts,
    "proxy": _proxy,
    "proxy-login": _proxy_login,
    "first-start": _first_start,
}
"""In this order: later screens show what the earlier ones have left in the history, and the last leaves practice."""

DIALOGS = frozenset(
    {"figures", "answers", "shortcuts", "connection-check", "about", "diagnostics", "letter", "crash", "accounts"}
    | {"proxy", "proxy-login", "first-start", *(f"settings-{page}" for page in range(1, 6))}
)
"""Those that are a dialog in front of the window."""


def clear(app: App) -> None:
    """Close what a screen has opened, and end what it has begun."""
    while (dialog := open_dialog()) is not None:
        dialog.close()
    app.session.lookups.cancel()
    for view in app.window.findChildren(ListView):
        view.run_page.stop.click()
        wait_until(lambda page=view.run_page: not page._running)
    app.session.watches.stop_all()
