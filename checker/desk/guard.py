"""Who may ask the desk anything: the browser that was given its address, and no page of another site.

A desk that listens on this machine can be reached by every page that a browser on it shows.  So each
request must name a host that is ours (no name that somebody else's DNS points here), come from no
other origin, and carry the cookie that the start address gave.  What changes something must bring the
page's own token as well.
"""

import hmac
import ipaddress
import secrets
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST_BODY = 64 * 1024
_SAFE = ("GET", "HEAD")
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def _secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Keys:
    """The secrets of one desk: ``token`` opens it, ``cookie`` keeps it open, ``form`` is in its forms."""

    token: str = field(default_factory=_secret)
    cookie: str = field(default_factory=_secret)
    form: str = field(default_factory=_secret)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the desk listens."""

    host: str
    port: int

    @property
    def cookie_name(self) -> str:
        """Cookies know no ports, so each desk of a host has a name of its own."""
        return f"check_desk_{self.port}"

    @property
    def address(self) -> str:
        """The address of the desk as a browser on this machine reaches it."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "": "127.0.0.1"}.get(self.host, self.host)
        if ":" in host and not host.startswith("["):
            host = f"[{host}]"
        return f"http://{host}:{self.port}"

    def owns(self, host: str) -> bool:
        """Tell whether a Host header names this desk: by a number, or by a name that is surely ours."""
        name, separator, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
        if not separator:
            name, port = host, "80"
        if port != str(self.port):
            return False
        name = name.strip("[]").lower()
        local = {"localhost", "127.0.0.1", "::1"}
        if _is_loopback(self.host):
            return name in {*local, self.host.strip("[]").lower()}
        return name in {*local, self.host.lower(), socket.gethostname().lower()} or _is_number(name)


class Guard:
    """Lets through what may pass, and gives every answer its headers."""

    def __init__(self, app: ASGIApp, keys: Keys, place: Place) -> None:
        self._app = app
        self._keys = keys
        self._place = place

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        trouble = next(self._troubles(scope), None)
        if trouble is None:
            await self._app(scope, receive, with_headers)
            return
        from checker.desk.rendering import refusal

        await refusal(*trouble)(scope, receive, with_headers)

    def _troubles(self, scope: Scope) -> Iterator[tuple[int, str]]:
        """Yield why a request is refused, as a status and a reason."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._place.owns(host):
            yield 403, "That is not the name of this desk. Use the address that `check review` printed."
        if headers.get("origin", f"http://{host}") != f"http://{host}":
            yield 403, "The request came from another site."
        site, mode = headers.get("sec-fetch-site", "none"), headers.get("sec-fetch-mode")
        moving = scope["method"] in _SAFE and mode == "navigate"
        if site not in ("none", "same-origin") and not moving:
            yield 403, "The request came from another site."
        if scope["method"] not in _SAFE:
            length = headers.get("content-length", "")
            if not length.isdecimal():
                yield 411, "The request does not say how long it is."
            elif int(length) > LONGEST_BODY:
                yield 413, "That is too long."
        path = scope["path"]
        if path != "/start" and not path.startswith("/static/") and not self._knows(headers):
            yield 403, "Open the desk by the address that `check review` printed; it lets this browser in."

    def _knows(self, headers: Headers) -> bool:
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        morsel = cookies.get(self._place.cookie_name)
        return morsel is not None and same(morsel.value, self._keys.cookie)


def same(given: str, secret: str) -> bool:
    """Compare with a secret without telling by the time taken how much of it was right."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), secret.encode())


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    name = host.strip("[]").lower()
    return name == "localhost" or (_is_number(name) and ipaddress.ip_address(name).is_loopback)
