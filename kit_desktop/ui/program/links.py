"""Links from other programs (`kit-desktop:msgid/963`), as they reach the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

from kit_desktop.core.link import read_link
from kit_desktop.ui.program.handover import Handover


def from_link(link: str) -> Handover:
    """What the link brings; one that is none is handed over as refused."""
    query = read_link(link)
    return Handover(query, link_refused=query is None)


def link_refused_words() -> str:
    """Why nothing was filled in."""
    return QCoreApplication.translate(
        "Link", "Another program opened a link that is no message id, so nothing was filled in. Copy the id and paste it here."
    )


class OpenedLinks(QObject):
    """macOS sends a link to the running program as an event; `opened` carries it as a Handover."""

    opened = Signal(object)

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Take links; everything else goes its way."""
        if isinstance(event, QFileOpenEvent) and event.url().scheme():
            self.opened.emit(from_link(event.url().toString(event.url().ComponentFormattingOption.FullyEncoded)))
            return True
        return super().eventFilter(watched, event)
