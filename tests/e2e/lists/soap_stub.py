"""A small SOAP server that counts what it is asked, delays, fails and refuses as told; standard library only."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from xml.sax.saxutils import unescape

from ...gateway.replies import elements, reply_with
from ...sample import SAMPLE

PATH = "/soap/server"
LOGIN, PASSWORD = "demo", "p&ss<слово>1"

_ELEMENT = re.compile(rb"<(?:\w+:)?(login|password|MsgID|UserMsgID)>([^<]*)<")


@dataclass(frozen=True)
class Asked:
    """One request: when it came, by which element, for which id, with which password."""

    at: float
    by: str
    id: str
    password: str


@dataclass(frozen=True)
class Reply:
    """What is sent back: `values` go into Result; with another `http_status` the body is a plain error page."""

    values: dict[str, str]
    http_status: int = 200
    delay: float = 0.0


def message(asked: Asked, **changed: str) -> Reply:
    """The provider's sample reply, about the id that was asked for."""
    own = {"msgID": asked.id} if asked.by == "MsgID" else {"userMsgID": asked.id}
    return Reply({**SAMPLE, "receivedtime": "2022-09-21 16: 00: 24", **own, **changed})


def refusal(words: str) -> Reply:
    """`resultCode` 1 with words."""
    return Reply({"resultCode": "1", "resultS": words})


class SoapStub:
    """Serves in a `with` block. `script` makes each reply; `asked` is everything that came, in order."""

    def __init__(self, script: Callable[[Asked], Reply] = message, latency: float = 0.0) -> None:
        self.script = script
        self.latency = latency
        self.asked: list[Asked] = []
        self.at_once = self.most_at_once = 0
        self.lock = threading.Lock()
        self._server = _Server(self)

    @property
    def url(self) -> str:
        """The address to ask."""
        return f"http://127.0.0.1:{self._server.server_port}{PATH}"

    @property
    def ids(self) -> list[str]:
        """The ids that were asked for, in order."""
        return [asked.id for asked in self.asked]

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, stub: SoapStub) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.stub = stub


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_POST(self) -> None:
        stub = self.server.stub
        length = int(self.headers["Content-Length"])
        body = self.rfile.read(length)
        if len(body) < length:  # the sender was killed on the way
            self.close_connection = True
            return
        found = {name.decode(): unescape(text.decode()) for name, text in _ELEMENT.findall(body)}
        by = "UserMsgID" if found.get("UserMsgID") else "MsgID"
        asked = Asked(time.monotonic(), by, found.get(by, ""), found.get("password", ""))
        with stub.lock:
            stub.asked.append(asked)
            stub.at_once += 1
            stub.most_at_once = max(stub.most_at_once, stub.at_once)
        right = (found.get("login"), found.get("password")) == (LOGIN, PASSWORD)
        reply = stub.script(asked) if right else refusal("Invalid login or password")
        time.sleep(stub.latency + reply.delay)
        with stub.lock:
            stub.at_once -= 1
        self._send(reply)

    def _send(self, reply: Reply) -> None:
        kind, text = (
            ("text/xml", reply_with(elements(reply.values))) if reply.http_status == 200 else ("text/html", "<h1>Busy</h1>")
        )
        content = text.encode()
        head = (
            f"HTTP/1.1 {reply.http_status} X\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        self.wfile.write(head.encode() + content)

    def log_message(self, *_: object) -> None:
        pass

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:
            self.close_connection = True
