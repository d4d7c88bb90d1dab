"""The gateway, its libraries imported only when it is first needed: zeep costs a fifth of a second."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kit_desktop.core.accounts import Credentials
    from kit_desktop.core.cancel import CancelToken
    from kit_desktop.core.endpoint import Endpoint
    from kit_desktop.core.lookup import LookupQuery, LookupResult
    from kit_desktop.gateway.soap.gateway import SoapGateway, SoapSession


class LazyGateway:
    """`SoapGateway`, made at its first use; see there. Safe to use from several threads."""

    def __init__(self, wsdl: Path) -> None:
        self._wsdl = wsdl
        self._lock = threading.Lock()
        self._gateway: SoapGateway | None = None
        self._warm_up: threading.Thread | None = None

    def warm_up(self) -> None:
        """Import, read the WSDL and the trust store on a daemon thread, once, so that the first lookup need not wait for it."""
        if self._warm_up is None:
            self._warm_up = threading.Thread(target=self._prepare, name="kit-warm-up", daemon=True)
            self._warm_up.start()

    @property
    def is_warming_up(self) -> bool:
        """Whether that thread is at work."""
        return self._warm_up is not None and self._warm_up.is_alive()

    def look_up(
        self, query: LookupQuery, credentials: Credentials, endpoint: Endpoint, timeout: float, cancel: CancelToken
    ) -> LookupResult:
        """Ask once; see `Gateway.look_up`."""
        return self.real().look_up(query, credentials, endpoint, timeout, cancel)

    def session(self) -> SoapSession:
        """A way to the gateway that keeps its connections, for one list run."""
        return self.real().session()

    def real(self) -> SoapGateway:
        """The gateway behind this one."""
        with self._lock:
            if self._gateway is None:
                from kit_desktop.gateway.soap.gateway import SoapGateway  # noqa: PLC0415  # slow to import

                self._gateway = SoapGateway(self._wsdl)
            return self._gateway

    def _prepare(self) -> None:
        self.real().prepare()
        from kit_desktop.gateway.wire.tls import make_context  # noqa: PLC0415  # slow to import

        with contextlib.suppress(OSError):  # a store that cannot be read is the lookup's to tell
            make_context()
