"""A loopback server that does to each connection what a case says: a list of steps, bytes or actions, on a raw socket.

Two five-letter marks are replaced as bytes leave: `TRAPP` by the port of the trap, `SELFP` by this server's own. Ports
are five digits long, so that no Content-Length changes.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import Self

from .wire import LOOPBACK, Here, PeerGoneError, Steps, Wire


class Server:
    """Listens on a loopback port of its own from construction to `close`; every connection goes through the same steps."""

    def __init__(self, steps: Steps, *, trap_port: int = 0, family: int = socket.AF_INET) -> None:
        self._here = Here(trap_port=trap_port)
        self.log = self._here.log
        self.stopped = self._here.stopped
        self._steps = steps
        self._lock = threading.Lock()
        self._idle = threading.Condition(self._lock)
        self._open: set[Wire] = set()
        self._listener = socket.socket(family, socket.SOCK_STREAM)
        self._address = (LOOPBACK if family == socket.AF_INET else "::1", 0)
        while True:
            self._listener.bind(self._address)
            self.port = self._here.port = int(self._listener.getsockname()[1])
            if self.port > 9999:
                break
        self._listener.listen(16)
        threading.Thread(target=self._accept, name="hostile server", daemon=True).start()

    def close(self) -> None:
        """Stop listening and drop every connection."""
        self.stopped.set()
        with contextlib.suppress(OSError), socket.socket(self._listener.family, socket.SOCK_STREAM) as wake:
            wake.settimeout(1)
            wake.connect((self._address[0], self.port))
        self._listener.close()
        with self._lock:
            for wire in self._open:
                wire.abort()

    def wait_until_idle(self, seconds: float) -> bool:
        """Whether every connection came to its end, which needs the client to have closed, within `seconds`."""
        with self._lock:
            return self._idle.wait_for(lambda: not self._open, seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            if self.stopped.is_set():
                sock.close()
                return
            self.log.connections += 1
            threading.Thread(target=self._serve, args=(sock,), name="hostile connection", daemon=True).start()

    def _serve(self, sock: socket.socket) -> None:
        wire = Wire(sock, self._here)
        with self._lock:
            self._open.add(wire)
        try:
            with contextlib.suppress(PeerGoneError):
                for step in self._steps:
                    if isinstance(step, bytes):
                        wire.send(step)
                    else:
                        step(wire)
                wire.finish()
        finally:
            wire.close()
            with self._lock:
                self._open.discard(wire)
                self._idle.notify_all()
