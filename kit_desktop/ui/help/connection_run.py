"""One run of the connection check on a thread of its own; its steps arrive on the window's thread."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from kit_desktop.core.cancel import CancelToken
from kit_desktop.ui.worker import Worker

if TYPE_CHECKING:
    from kit_desktop.core.connection_check import CheckPlan, ConnectionChecker, StepResult


class ConnectionRun(QObject):
    """`step_done` carries a StepResult; `finished` comes once, last. After `stop` nothing more is heard."""

    step_done = Signal(object)
    finished = Signal()
    _told = Signal(object)

    def __init__(self, checker: ConnectionChecker, parent: QObject) -> None:
        super().__init__(parent)
        self._checker = checker
        self._cancel: CancelToken | None = None
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._worker = Worker(self)
        self._worker.finished.connect(self._on_finished)

    @property
    def is_running(self) -> bool:
        """Whether steps are being taken."""
        return self._cancel is not None

    def start(self, plan: CheckPlan) -> None:
        """Take the steps; a run under way is stopped first."""
        self.stop()
        cancel, checker = CancelToken(), self._checker
        self._cancel = cancel

        def tell(result: StepResult) -> None:
            # The dialog may be gone by now, and its C++ side with it.
            with contextlib.suppress(RuntimeError):
                self._told.emit((cancel, result))

        self._worker.start(lambda: checker.run(plan, tell, cancel))

    def stop(self) -> None:
        """Stop silently."""
        if self._cancel is not None:
            self._cancel.cancel()
        self._cancel = None
        self._worker.abandon()

    def _on_told(self, told: tuple[CancelToken, StepResult]) -> None:
        cancel, result = told
        if cancel is self._cancel:
            self.step_done.emit(result)

    def _on_finished(self, _done: object) -> None:
        self._cancel = None
        self.finished.emit()
