"""One window per person and data folder: a second start hands its id over to the open one and ends.

Over the local socket goes a `Handover` as one short line, and nothing else.
"""

from __future__ import annotations

import contextlib
import logging
import os
import stat
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, QTimer, Signal

from kit_desktop.core.storage.drives import Drive, drive_of
from kit_desktop.ui.program.handover import LONGEST_LINE, Handover, decode, encode

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_log = logging.getLogger(__name__)

_PATIENCE_MS = 2_000
_AT_ONCE = 4
_START_SECONDS = 3.0
_LONGEST_SOCKET_PATH = 100
_ANSWER = b"ok\n"


class SingleInstance(QObject):
    """The program's claim to be the only one on this data folder. `handed_over` carries a Handover from a later start.

    `folder` is the person's data folder; practice and the real gateway are apart, and on a network drive each computer, which
    no other can raise a window on. Qt's network library is loaded by `listen`,
    or by a start that finds the claim taken: it is slow to load, and wants Kerberos' libraries on Linux. Where they are missing
    each start opens a window of its own.
    """

    handed_over = Signal(object)

    def __init__(self, folder: Path, *, practice: bool) -> None:
        super().__init__()
        self._folder = folder
        self._name = ("practice-window" if practice else "window") + _of_this_computer(folder)
        self._lock = QLockFile(str(folder / f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        self._sockets: list[QLocalSocket] = []

    def claim(self, handover: Handover) -> bool:
        """Become the only one (True), or hand over to the one that is (False: this start has nothing more to do).

        Where neither works (a folder that cannot be written, an open window that does not answer) it is True as well: a
        second window is better than none.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as exc:
            _say_unclaimed(type(exc).__name__)
            return True
        give_up = time.monotonic() + _START_SECONDS
        while True:
            if self._lock.tryLock(0):
                return True
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                _say_unclaimed(self._lock.error().name)
                return True
            try:
                if _hand_over(socket_address(self._folder, self._name), handover):
                    return False
            except (ImportError, OSError) as exc:
                _say_unclaimed(getattr(exc, "name", None) or type(exc).__name__)
                return True
            # One that names another computer, or nobody (a restored folder, a torn file), Qt takes for held. A held one stays.
            self._lock.removeStaleLockFile()
            if time.monotonic() > give_up:
                _log.warning("another window is open, but does not answer")
                return True
            time.sleep(0.05)

    def release(self) -> None:
        """Give the claim up, at the end of the program."""
        for socket in list(self._sockets):
            self._hang_up(socket)
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def listen(self) -> None:
        """Hear later starts, where the claim is this one's. Until then they wait: their patience outlasts a slow start."""
        if not self._lock.isLocked() or self._server is not None:
            return
        try:
            from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415  # see the class

            address = socket_address(self._folder, self._name)
        except (ImportError, OSError) as exc:
            _log.warning("later starts cannot be heard: %s", getattr(exc, "name", None) or type(exc).__name__)
            return
        # With the lock in hand, a socket that is still there is a killed program's.
        QLocalServer.removeServer(address)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.setMaxPendingConnections(_AT_ONCE)
        server.newConnection.connect(self._on_connection)
        if server.listen(address):
            self._server = server
        else:
            _log.warning("later starts cannot be heard: %s", server.serverError().name)

    def _on_connection(self) -> None:
        """Begin a conversation: a line in, `ok` out. It ends by itself when nothing sensible comes in time."""
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            self._sockets.append(socket)
            if len(self._sockets) > _AT_ONCE:
                self._hang_up(socket)
                continue
            socket.setReadBufferSize(LONGEST_LINE + 1)
            socket.readyRead.connect(partial(self._on_ready, socket))
            socket.disconnected.connect(partial(self._hang_up, socket))
            QTimer.singleShot(_PATIENCE_MS, socket, partial(self._hang_up, socket))
            self._on_ready(socket)

    def _on_ready(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST_LINE:
                self._hang_up(socket)
            return
        handover = decode(bytes(socket.readLine().data()))
        if handover is None:
            self._hang_up(socket)
            return
        socket.write(_ANSWER)
        socket.flush()
        _log.info("another start was handed over")
        self.handed_over.emit(handover)
        socket.disconnectFromServer()

    def _hang_up(self, socket: QLocalSocket) -> None:
        if socket in self._sockets:
            self._sockets.remove(socket)
            socket.abort()
            socket.deleteLater()


def socket_address(folder: Path, name: str) -> str:
    """Where the window listens: inside the data folder, which is the person's alone, where the system allows so long a path.

    A network drive may have no room for a socket. Raises OSError where no private place can be had.
    """
    place = f"{folder}\n{name}".encode("utf-8", "surrogatepass")
    # Python's own is slow to import.
    digest = bytes(QCryptographicHash.hash(place, QCryptographicHash.Algorithm.Sha256).toHex().data()).decode()[:24]
    if sys.platform == "win32":
        return f"kit-desktop-{digest}"
    path = folder / f"{name}.socket"
    if len(os.fsencode(path)) <= _LONGEST_SOCKET_PATH and drive_of(folder) is Drive.OWN:
        return str(path)
    import tempfile  # noqa: PLC0415  # as above

    private = Path(tempfile.gettempdir()) / f"kit-desktop-{os.getuid()}"
    with contextlib.suppress(FileExistsError):
        private.mkdir(mode=0o700)
    found = private.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) & 0o077:
        raise PermissionError("somebody else's folder")
    return str(private / digest)


def _of_this_computer(folder: Path) -> str:
    """What is added to a name in that folder, so that another computer has its own; nothing where no other can come to it."""
    if drive_of(folder) is Drive.OWN:
        return ""
    from PySide6.QtCore import QSysInfo  # noqa: PLC0415  # the start need not wait for it

    return "-" + "".join(each if each.isalnum() else "-" for each in QSysInfo.machineHostName())


def _say_unclaimed(why: str) -> None:
    _log.warning("no claim to be the only window: %s", why)


def _hand_over(address: str, handover: Handover) -> bool:
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415  # see `SingleInstance`

    _let_the_other_come_forward()
    socket = QLocalSocket()
    socket.connectToServer(address)
    if not socket.waitForConnected(500):
        return False
    socket.write(encode(handover))
    if not socket.waitForBytesWritten(_PATIENCE_MS):
        return False
    answered = socket.waitForReadyRead(_PATIENCE_MS) and bytes(socket.readAll().data()) == _ANSWER
    socket.abort()
    return answered


def _let_the_other_come_forward() -> None:
    """Windows lets only the program in front bring a window to the front, or whom that one allows to."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # only there

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
