"""A resolver for the tests: names of the table lead to this computer, all others nowhere, and every question is noted."""

from __future__ import annotations

import socket
import threading
from typing import Any

HERE = {"gateway.test", "a.gateway.test", "a.b.gateway.test", "xn--g1ah2bza.test"}
SLOW = "slow.test"


class Names:
    """Stands in for `socket.getaddrinfo`. Addresses and `localhost` are answered as ever; `slow.test` only after `release`."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.release = threading.Event()
        self._really = socket.getaddrinfo

    def __call__(self, host: Any, port: Any, *args: Any, **options: Any) -> Any:
        name = host.decode("ascii") if isinstance(host, bytes) else str(host)
        if ":" in name or name.replace(".", "").isdigit():
            return self._really(host, port, *args, **options)
        self.asked.append(name)
        if name.lower() == "localhost":
            return self._really(host, port, *args, **options)
        if name.lower() in HERE:
            return self._really("127.0.0.1", port, *args, **options)
        if name == SLOW:
            self.release.wait(60)
        if name == "no-addresses.test":
            return []
        if name == "resolver-fails.test":
            raise UnicodeError("label too long")
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
