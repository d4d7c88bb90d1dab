"""One connection of a server that misbehaves: what a step may do to it, and the steps themselves."""

from __future__ import annotations

import contextlib
import select
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

LOOPBACK = "127.0.0.1"
TRAP_MARK = b"TRAPP"
SELF_MARK = b"SELFP"
_LONGEST_HEAD = 1 << 20


class PeerGoneError(Exception):
    """The client has closed the connection."""


@dataclass
class Log:
    """What a server saw. `closed_at` has the monotonic times at which clients were seen to be gone."""

    connections: int = 0
    requests: list[bytes] = field(default_factory=list)
    received: list[bytes] = field(default_factory=list)
    server_names: list[str | None] = field(default_factory=list)
    closed_at: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    reached: threading.Event = field(default_factory=threading.Event)


@dataclass
class Here:
    """What a connection knows of its server: ports for the marks, whether it is to stop, where to note things."""

    port: int = 0
    trap_port: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)
    log: Log = field(default_factory=Log)


class Wire:
    """One accepted connection, with all that a step may do to it."""

    def __init__(self, sock: socket.socket, here: Here) -> None:
        self._sock = sock
        self._here = here
        self.log = here.log

    def read_request(self) -> None:
        """Read one request, head and body by Content-Length, and note it."""
        data = self._read_until(b"\r\n\r\n")
        head, _, body = data.partition(b"\r\n\r\n")
        length = 0
        for line in head.split(b"\r\n")[1:]:
            name, _, value = line.partition(b":")
            if name.strip().lower() == b"content-length":
                length = int(value)
        while len(body) < length:
            body += self._receive()
        self.log.requests.append(head + b"\r\n\r\n" + body)

    def read_connect(self) -> None:
        """Read the head with which a client asks a proxy for a tunnel, and note it as received."""
        self.log.received.append(self._read_until(b"\r\n\r\n"))

    def hear(self) -> None:
        """Read whatever comes first."""
        self._receive()

    def send(self, data: bytes) -> None:
        """Send all of `data`, marks replaced."""
        data = data.replace(TRAP_MARK, b"%05d" % self._here.trap_port).replace(SELF_MARK, b"%05d" % self._here.port)
        try:
            self._sock.sendall(data)
        except (OSError, ssl.SSLError):
            raise PeerGoneError from None

    def drip(self, data: bytes, pause: float, *, forever: bool = False) -> None:
        """Send byte by byte with `pause` seconds between."""
        while True:
            for offset in range(len(data)):
                self.send(data[offset : offset + 1])
                if select.select([self._sock], [], [], pause)[0]:
                    self._receive()
            if not forever:
                return

    def pour(self, chunk: bytes, times: int | None = None) -> None:
        """Send `chunk` over and over, for ever or so many times."""
        while times is None or times > 0:
            self.send(chunk)
            times = None if times is None else times - 1

    def hold(self) -> None:
        """Say nothing until the client has gone."""
        with contextlib.suppress(PeerGoneError):
            while True:
                self._receive()

    def reset(self) -> None:
        """Tear the connection down without a farewell."""
        self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._sock.close()
        raise PeerGoneError

    def reset_soon(self) -> None:
        """As `reset`, once the client has had time to take what was sent: a reset overtakes what still waits to be read."""
        self._here.stopped.wait(0.03)
        self.reset()

    def cut(self) -> None:
        """Close the TCP connection without TLS's own farewell."""
        with contextlib.suppress(OSError):
            socket.socket.shutdown(self._sock, socket.SHUT_WR)
        self._linger()
        raise PeerGoneError

    def start_tls(self, context: ssl.SSLContext) -> None:
        """Shake hands as the server; a client that turns away ends the connection."""
        try:
            self._sock = context.wrap_socket(self._sock, server_side=True, do_handshake_on_connect=False)
            self._sock.do_handshake()
        except (OSError, ssl.SSLError) as error:
            self.log.errors.append(type(error).__name__)
            raise PeerGoneError from None

    def raw_send(self, data: bytes) -> None:
        """Send past TLS, straight onto the TCP connection."""
        with contextlib.suppress(OSError):
            socket.socket.send(self._sock, data)

    def relay(self, port: int) -> None:
        """Carry bytes to a port of this computer and back, until one side closes."""
        with socket.create_connection((LOOPBACK, port)) as other:
            back = threading.Thread(target=_copy, args=(other, self._sock), daemon=True)
            back.start()
            _copy(self._sock, other)
            back.join(5)

    def finish(self) -> None:
        """End politely: what was sent arrives, what the client still sends is read and dropped."""
        with contextlib.suppress(OSError, ValueError):
            if isinstance(self._sock, ssl.SSLSocket):
                self._sock.settimeout(0.2)
                self._sock = self._sock.unwrap()
        with contextlib.suppress(OSError):
            self._sock.shutdown(socket.SHUT_WR)
        self._linger()

    def _linger(self) -> None:
        with contextlib.suppress(OSError):
            self._sock.settimeout(2)
            while socket.socket.recv(self._sock, 65536):
                pass
            self.log.closed_at.append(time.monotonic())

    def abort(self) -> None:
        """Wake the thread that serves this connection, from another one."""
        with contextlib.suppress(OSError):
            socket.socket.shutdown(self._sock, socket.SHUT_RDWR)

    def close(self) -> None:
        """Give the socket back."""
        with contextlib.suppress(OSError):
            self._sock.close()

    def _read_until(self, end: bytes) -> bytes:
        data = b""
        while end not in data and len(data) < _LONGEST_HEAD:
            data += self._receive()
        return data

    def _receive(self) -> bytes:
        try:
            data = self._sock.recv(65536)
        except (OSError, ssl.SSLError):
            data = b""
        if not data:
            self.log.closed_at.append(time.monotonic())
            raise PeerGoneError
        self.log.reached.set()
        return data


Step = bytes | Callable[[Wire], None]
Steps = tuple[Step, ...]


class Built:
    """A step that sends bytes too many to keep: they are made by `prepare`, before anything is measured."""

    def __init__(self, make: Callable[[], bytes]) -> None:
        self._make = make
        self._data: bytes | None = None

    def prepare(self) -> None:
        """Make the bytes now."""
        self._data = self._make()

    def forget(self) -> None:
        """Let them go."""
        self._data = None

    def __call__(self, wire: Wire) -> None:
        wire.send(self._make() if self._data is None else self._data)


def _copy(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


READ: Step = Wire.read_request
READ_CONNECT: Step = Wire.read_connect
HOLD: Step = Wire.hold
RESET: Step = Wire.reset
RESET_SOON: Step = Wire.reset_soon
CUT: Step = Wire.cut
HEAR: Step = Wire.hear


def drip(data: bytes, pause: float = 0.05, *, forever: bool = False) -> Step:
    """The step that sends byte by byte."""
    return lambda wire: wire.drip(data, pause, forever=forever)


def pour(chunk: bytes, times: int | None = None) -> Step:
    """The step that sends the same bytes again and again."""
    return lambda wire: wire.pour(chunk, times)


def raw(data: bytes) -> Step:
    """The step that sends past TLS."""
    return lambda wire: wire.raw_send(data)
