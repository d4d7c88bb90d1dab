"""The practice gateway: a small SOAP server on this computer that answers as the provider's service is documented to.

It serves `kit-desktop --demo`, `kit-desktop-cli demo-gateway` and the tests. It listens on 127.0.0.1 only, and writes nothing
of what it is sent anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from kit_desktop.core.message_id import IdKind
from kit_desktop.gateway.practice.demo_http import SERVER_PATH, DemoServer
from kit_desktop.gateway.practice.messages import DEMO_LOGIN, DEMO_PASSWORD, SUGGESTIONS, DemoMessages, Suggestion
from kit_desktop.gateway.practice.soap import wsdl_naming

__all__ = ["DEMO_LOGIN", "DEMO_PASSWORD", "SUGGESTIONS", "DemoGateway", "Suggestion"]


class DemoGateway:
    """The server as an object: `start()` and `stop()`, or a `with` block. It works on daemon threads.

    `port` 0 takes any free one. `wsdl` is what `GET /soap` serves, with this server's address put in; without it that path is
    404. `now` gives the present as a zoned time; what the messages tell of today counts from the start.
    """

    def __init__(
        self, port: int = 0, wsdl: bytes | None = None, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._port = port
        self._wsdl = wsdl
        self._now = now
        self._server: DemoServer | None = None
        self._asked: list[tuple[IdKind, str]] = []

    def start(self) -> Self:
        """Listen and answer until `stop()`; nothing happens where it runs already. Raises OSError where the port is taken."""
        if self._server is None:
            self._server = DemoServer(self._port, DemoMessages(self._now), self._asked)
            if self._wsdl is not None:
                self._server.wsdl = wsdl_naming(self._wsdl, self.address)
            self._server.start()
        return self

    def stop(self) -> None:
        """Stop listening and close every connection, answered or not. Takes a fraction of a second; harmless when stopped."""
        server, self._server = self._server, None
        if server is not None:
            server.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    @property
    def address(self) -> str:
        """What to configure as the gateway's address. Raises RuntimeError while it does not run."""
        if self._server is None:
            raise RuntimeError("the practice gateway is not running")
        return f"http://127.0.0.1:{self._server.server_port}{SERVER_PATH}"

    @property
    def asked(self) -> tuple[tuple[IdKind, str], ...]:
        """Every well-formed question so far, in the order of arrival, wrong logins included."""
        return tuple(self._asked)
