"""The gateway, its libraries imported only when needed: zeep costs a fifth of a second."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kit_desktop.core.cancel import CancelToken
    from kit_desktop.core.endpoint import Endpoint
    from kit_desktop.core.lookup import Credentials, LookupQuery, LookupResult
    from kit_desktop.core.wsdl import WsdlProblem, WsdlReport
    from kit_desktop.gateway.soap.gateway import SoapGateway, SoapSession
    from kit_desktop.gateway.soap.service_wsdl import ServiceWsdl


class LazyGateway:
    """`SoapGateway`, made at its first use; see there. Safe to use from several threads.

    `kept_wsdl` is the file with the service's own WSDL where the person chose that; where it cannot be used, `wsdl` is.
    """

    def __init__(self, wsdl: Path, *, use_proxies: bool, kept_wsdl: Path | None = None) -> None:
        self._wsdl = wsdl
        self._kept_wsdl = kept_wsdl
        self._kept_problem: WsdlProblem | None = None
        self._use_proxies = use_proxies
        self._lock = threading.Lock()
        self._gateway: SoapGateway | None = None

    def warm_up(self) -> None:
        """Import and read the WSDL on a daemon thread, so that the first lookup need not wait for it."""
        threading.Thread(target=self._prepare, name="kit-warm-up", daemon=True).start()

    def look_up(
        self, query: LookupQuery, credentials: Credentials, endpoint: Endpoint, timeout: float, cancel: CancelToken
    ) -> LookupResult:
        """Ask once; see `Gateway.look_up`."""
        return self.real().look_up(query, credentials, endpoint, timeout, cancel)

    def session(self) -> SoapSession:
        """A way to the gateway that keeps its connection, for one thread of a list run."""
        return self.real().session()

    def real(self) -> SoapGateway:
        """The gateway behind this one."""
        with self._lock:
            if self._gateway is None:
                from kit_desktop.gateway.soap.gateway import SoapGateway  # noqa: PLC0415  # slow to import

                self._gateway = SoapGateway(self._choose_wsdl(), use_proxies=self._use_proxies)
            return self._gateway

    def use_wsdl(self, kept_wsdl: Path | None) -> None:
        """Ask by that file from the next lookup on, or by the shipped WSDL (None)."""
        with self._lock:
            self._kept_wsdl, self._gateway = kept_wsdl, None

    def wsdl_problem(self) -> WsdlProblem | None:
        """Why the shipped WSDL is used although the service's own was chosen, or None. Reads it: worker threads only."""
        self.real()
        return self._kept_problem

    def _choose_wsdl(self) -> Path | bytes:
        self._kept_problem = None
        if self._kept_wsdl is None:
            return self._wsdl
        from kit_desktop.core.wsdl import WsdlUnusableError  # noqa: PLC0415  # as above
        from kit_desktop.gateway.soap.service_wsdl import kept_wsdl  # noqa: PLC0415  # as above

        try:
            return kept_wsdl(self._kept_wsdl)
        except WsdlUnusableError as exc:
            self._kept_problem = exc.problem
            return self._wsdl

    def _prepare(self) -> None:
        self.real().prepare()


class LazyServiceWsdl:
    """`ServiceWsdl`, made at its first use; see there."""

    def __init__(self, shipped: Path, kept: Path, *, use_proxies: bool) -> None:
        self._shipped, self._kept, self._use_proxies = shipped, kept, use_proxies

    def download(self, endpoint: Endpoint, timeout: float, cancel: CancelToken) -> WsdlReport:
        """See `WsdlService.download`."""
        return self.real().download(endpoint, timeout, cancel)

    def kept(self) -> WsdlReport:
        """See `WsdlService.kept`."""
        return self.real().kept()

    def real(self) -> ServiceWsdl:
        """The object behind this one."""
        from kit_desktop.gateway.soap.service_wsdl import ServiceWsdl  # noqa: PLC0415  # slow to import

        return ServiceWsdl(self._shipped, self._kept, use_proxies=self._use_proxies)
