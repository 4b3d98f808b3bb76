"""Fetches a page from the public web and from nowhere else."""

import ipaddress
import socket
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal
from urllib.parse import SplitResult, urljoin, urlsplit

from msgspec import Struct

from dateline.errors import InputError

if TYPE_CHECKING:
    import httpx

MOST_BYTES = 5_000_000
_SECONDS = 10.0
_LONGEST = 30.0
"""Seconds for a whole answer: a page that drips would never run into the limit for one read."""
_REDIRECTS = 5
AGENT = "dateline/0.1"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Answer(Struct, frozen=True):
    """What a server said; the names of headers are in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes
    moved_to: str | None = None


def fetch(url: str) -> tuple[bytes, str]:
    """The bytes behind an address and the address where they were found in the end.

    Private and local addresses are refused, also behind redirects; the connection goes to the address that was checked.

    Raises: InputError.
    """
    for _ in range(_REDIRECTS + 1):
        body, following = _get(url)
        if following is None:
            return body, url
        url = urljoin(url, following)
    raise InputError(url, f"more than {_REDIRECTS} redirects", "Give the final address")


def _get(url: str) -> tuple[bytes, str | None]:
    answer = exchange(url)
    if answer.moved_to is not None:
        return b"", answer.moved_to
    if answer.status >= 400:
        raise _unfetched(url, f"status {answer.status}")
    return answer.body, None


def exchange(
    url: str,
    *,
    method: Literal["GET", "POST"] = "GET",
    headers: Mapping[str, str] | None = None,
    content: bytes | None = None,
    private: bool = False,
) -> Answer:
    """One request and whatever is answered; a redirect is not followed. `private` also allows local addresses.

    Raises: InputError where there is no answer.
    """
    import httpx

    parts, port = _parts(url)
    address = str(parts.hostname) if private else public_address(str(parts.hostname), port, url)
    host = f"[{address}]" if ":" in address else address
    named = {**(headers or {}), "Host": parts.netloc.rpartition("@")[2], "User-Agent": AGENT}
    more = {"sni_hostname": parts.hostname}
    try:
        pinned = httpx.URL(url).copy_with(host=host)
        with (
            httpx.Client(timeout=_SECONDS, follow_redirects=False, trust_env=False) as client,
            client.stream(method, pinned, headers=named, content=content, extensions=more) as answer,
        ):
            moved_to = answer.headers["location"] if answer.has_redirect_location else None
            body = b"" if moved_to else _body(answer, url)
            return Answer(answer.status_code, dict(answer.headers), body, moved_to)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise _unfetched(url, str(error)) from None


def _unfetched(url: str, why: str) -> InputError:
    return InputError(url, f"cannot be fetched ({why})", "Check the address, or save the page and read the file")


def _parts(url: str) -> tuple[SplitResult, int]:
    """The parts of an http(s) address, and its port."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise InputError(url, f"not an address ({error})", "Give the address of a public page") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(url, "not an http or https address", "Give the address of a public page")
    return parts, port


def _body(answer: "httpx.Response", url: str) -> bytes:
    body = bytearray()
    until = time.monotonic() + _LONGEST
    for piece in answer.iter_bytes():
        body += piece
        if time.monotonic() > until:
            raise InputError(url, f"no whole page within {_LONGEST:.0f} seconds", "Save the page and read the file")
        if len(body) > MOST_BYTES:
            raise InputError(url, f"more than {MOST_BYTES:,} bytes", "Save the article alone and read that")
    return bytes(body)


def public_address(host: str, port: int, url: str) -> str:
    """The first address of a host, if all its addresses are public.

    Raises: InputError for hosts that are unknown or lie in private, local or reserved ranges.
    """
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        raise InputError(url, f"the host {host} is not known", "Check the address") from None
    for address in found:
        if not _is_public(str(address).partition("%")[0]):
            raise InputError(url, f"{host} is a private or local address", "Only public pages are fetched")
    return str(min(found))


def _is_public(address: str) -> bool:
    """Multicast counts as global for `ipaddress`, and so do IPv6 addresses that only wrap a private IPv4 address."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        if found in _NAT64:
            return _is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
        inner = found.ipv4_mapped or found.sixtofour
        if inner is not None:
            return _is_public(str(inner))
    return found.is_global and not found.is_multicast
