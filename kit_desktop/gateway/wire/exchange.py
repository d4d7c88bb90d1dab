"""One request and its reply's bytes: no redirect, no cookie, nothing from the environment but proxies.

It is sent once; once more only where a kept connection was closed before a single byte came back.
"""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import httpcore

from kit_desktop import __version__
from kit_desktop.core.endpoint import bracketed
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.gateway.wire.backend import Backend
from kit_desktop.gateway.wire.failure import LookupFailedError
from kit_desktop.gateway.wire.proxies import Proxy, ascii_host, blamed_on_script, proxy_before
from kit_desktop.gateway.wire.proxy_login import find_login, known_login, schemes, was_refused
from kit_desktop.gateway.wire.reply import BODY_CAP, Reply, unpack, wire_length
from kit_desktop.gateway.wire.tls import make_context

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit_desktop.core.endpoint import Endpoint
    from kit_desktop.gateway.wire.budget import Budget

_CHALLENGE = re.compile(r"^proxy-authenticate:[ \t]*([^\r\n]*)", re.IGNORECASE | re.MULTILINE)

_HEADER_CAP = 100 * 1024
"""Bytes of headers, or of one chunk's size line, after which httpcore's parser gives up."""


class HttpExchange:
    """Asks one endpoint. With `keep_alive` the connection is kept for the next call (list runs). For one thread at a time."""

    def __init__(self, endpoint: Endpoint, *, keep_alive: bool = False) -> None:
        self._endpoint = endpoint
        self._keep_alive = keep_alive
        self._backend = Backend()
        self._pool: httpcore.ConnectionPool | None = None
        self._proxy: Proxy | None = None
        """With the login that it is given."""

    def close(self) -> None:
        """Close what is kept."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.close()

    def post(self, headers: Mapping[str, str], body: bytes, budget: Budget, reply: Reply) -> None:
        """Send once and fill `reply`. Raises LookupFailedError; then `reply` holds what had arrived."""
        self._exchange(self._request("POST", {**headers, "Content-Length": str(len(body))}, body), budget, reply)

    def get(self, budget: Budget, reply: Reply) -> None:
        """Ask for what is at the endpoint, with nothing of the person's in the request; as `post`."""
        self._exchange(self._request("GET", {"Accept": "text/xml, application/xml, application/wsdl+xml"}), budget, reply)

    @property
    def certificate(self) -> bytes | None:
        """The gateway's own certificate (DER) as the last exchange met it and trusted it, or None."""
        return self._backend.trace.certificate if self._endpoint.is_secure and self._gateway_reached() else None

    def _request(self, method: str, headers: Mapping[str, str], body: bytes | None = None) -> httpcore.Request:
        endpoint = replace(self._endpoint, host=ascii_host(self._endpoint.host))
        wire_headers = {
            "Host": endpoint.netloc,
            "User-Agent": f"KiT-Desktop/{__version__}",
            "Accept": "text/xml",
            "Accept-Encoding": "identity",
            **headers,
        }
        if not self._keep_alive:
            wire_headers["Connection"] = "close"
        url = httpcore.URL(
            scheme=endpoint.scheme.encode(),
            host=bracketed(endpoint.host).encode("ascii"),
            port=endpoint.port,
            target=endpoint.target.encode("ascii"),
        )
        return httpcore.Request(method, url, headers=list(wire_headers.items()), content=body)

    def _exchange(self, request: httpcore.Request, budget: Budget, reply: Reply) -> None:
        try:
            self._send(request, budget, reply)
        finally:
            if not self._keep_alive or not self._ended_exactly(reply):
                self.close()

    def _send(self, request: httpcore.Request, budget: Budget, reply: Reply) -> None:
        trace = self._backend.trace
        trace.begin(budget)
        known = trace.connections
        was_kept = self._pool is not None
        if self._pool is None:
            self._pool = self._open(budget)
        try:
            with closing(self._pool.handle_request(request)) as response:
                self._read(response, budget, reply)
        except (httpcore.NetworkError, httpcore.RemoteProtocolError) as exc:
            if not was_kept or trace.connections != known or trace.seen:
                raise self._lost(exc, reply) from None
            # The server had had enough of the kept connection. The operation changes nothing there, so it may be asked again.
            self.close()
            self._send(request, budget, reply)
        except httpcore.ProtocolError as exc:
            raise self._lost(exc, reply) from None
        except LookupFailedError as exc:
            raise self._blame(exc) from None
        except httpcore.ProxyError as exc:
            if not str(exc).startswith("407"):
                raise self._proxy_error(Reason.PROXY_REFUSED, str(exc)[:200]) from None
            self._find_proxy_login(_CHALLENGE.findall(bytes(trace.prefix).decode("latin-1")), budget)
            self._send(request, budget, reply)
        else:
            # Through a tunnel it is the gateway that speaks, and the proxy has been passed.
            if reply.status == 407 and self._proxy is not None and not self._endpoint.is_secure:
                self._find_proxy_login([value for name, value in reply.headers if name.lower() == "proxy-authenticate"], budget)
                reply.body.clear()
                self._send(request, budget, reply)
                return
            reply.unpacked = None if reply.is_redirect else unpack(reply)

    def _find_proxy_login(self, challenges: list[str], budget: Budget) -> None:
        """Find what the next try logs in with. Raises LookupFailedError where there is nothing, or where that was refused."""
        self.close()
        offered = schemes(challenges)
        if self._proxy is not None and self._proxy.auth is not None:
            was_refused(self._proxy, self._proxy.auth)
        elif self._proxy is not None and "basic" in {each.lower() for each in offered} and find_login(self._proxy, budget):
            return
        raise self._proxy_error(Reason.PROXY_LOGIN, ", ".join(offered)[:200] or "407")

    def _open(self, budget: Budget) -> httpcore.ConnectionPool:
        endpoint = self._endpoint
        proxy = self._proxy = proxy_before(endpoint, budget)
        self._backend.loopback_only = not endpoint.is_secure and not endpoint.allow_plain_http
        way = None
        if proxy is not None:
            self._proxy = replace(proxy, auth=known_login(proxy))
            way = httpcore.Proxy(
                httpcore.URL(scheme=proxy.scheme.encode(), host=proxy.host.encode("ascii"), port=proxy.port, target=b"/"),
                auth=self._proxy.auth,
                ssl_context=make_context() if proxy.scheme == "https" else None,
            )
        return httpcore.ConnectionPool(
            ssl_context=make_context() if endpoint.is_secure else None,
            proxy=way,
            max_connections=1,
            network_backend=self._backend,
        )

    def _read(self, response: httpcore.Response, budget: Budget, reply: Reply) -> None:
        reply.status = response.status
        phrase: bytes = response.extensions.get("reason_phrase", b"")
        reply.reason_phrase = _text_of(phrase)
        reply.headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers]
        if reply.is_redirect:
            return
        length = reply.header("content-length").strip()
        if length.isdigit() and (len(length) > 12 or int(length) > BODY_CAP):
            raise LookupFailedError(Outcome.REPLY_TOO_LARGE, Facts(limit_bytes=BODY_CAP))
        for chunk in response.iter_stream():
            # Thousands of small chunks may have come at once.
            budget.remaining()
            reply.body += chunk
            if len(reply.body) > BODY_CAP:
                del reply.body[BODY_CAP:]
                reply.cut = True
                raise LookupFailedError(Outcome.REPLY_TOO_LARGE, Facts(limit_bytes=BODY_CAP))

    def _ended_exactly(self, reply: Reply) -> bool:
        """Whether nothing came behind the reply. What a server says unasked would pass for the answer to the next lookup."""
        trace = self._backend.trace
        return wire_length(bytes(trace.prefix), reply) == trace.seen

    def _gateway_reached(self) -> bool:
        """Whether the bytes go to the gateway already, and not only to the proxy in front of it."""
        if self._proxy is None:
            return True
        handshakes = (self._proxy.scheme == "https") + self._endpoint.is_secure
        return self._backend.trace.is_connected and self._backend.trace.handshakes >= handshakes

    def _blame(self, failure: LookupFailedError) -> LookupFailedError:
        """A failure before the tunnel stands, or before a request can be forwarded, is the proxy's."""
        if failure.outcome in {Outcome.UNREACHABLE, Outcome.TLS_UNTRUSTED} and not self._gateway_reached():
            return self._proxy_error(Reason.PROXY_UNREACHABLE, failure.facts.reason)
        if self._proxy is None and not self._backend.trace.is_connected:
            return blamed_on_script(failure, self._endpoint)
        return failure

    def _lost(self, error: Exception, reply: Reply) -> LookupFailedError:
        """What a broken exchange means: a connection that ended is `unreachable`, bytes that are no HTTP are not."""
        trace = self._backend.trace
        if not self._gateway_reached():
            return self._proxy_error(Reason.PROXY_REFUSED, "CONNECT")
        if reply.status is None:
            reply.body[:] = trace.prefix
        lost = LookupFailedError(Outcome.UNREACHABLE, Facts(Reason.LOST, self._endpoint.host, self._endpoint.port))
        if isinstance(error, httpcore.NetworkError):
            return lost
        if "too long" in str(error):
            return LookupFailedError(Outcome.REPLY_TOO_LARGE, Facts(limit_bytes=_HEADER_CAP))
        if trace.at_end and (reply.status is not None or b"HTTP/".startswith(trace.prefix[:5])):
            return lost
        return LookupFailedError(Outcome.REPLY_NOT_UNDERSTOOD, Facts(Reason.NOT_HTTP))

    def _proxy_error(self, reason: Reason, detail: str | None) -> LookupFailedError:
        host, port = (self._proxy.host, self._proxy.port) if self._proxy else (None, None)
        return LookupFailedError(Outcome.PROXY_ERROR, Facts(reason, host, port, detail=detail))


def _text_of(phrase: bytes) -> str:
    """A reason phrase: RFC 9112 names no encoding, servers in other languages write UTF-8 or a code page."""
    try:
        return phrase.decode("utf-8")
    except UnicodeDecodeError:
        return phrase.decode("latin-1")
