"""Asks one feed whether there is anything new, as a polite guest does."""

from collections.abc import Iterable
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import feedparser
from msgspec import Struct

from dateline.errors import InputError
from dateline.ingest import Item, Kind
from dateline.ingest.web import AGENT, Answer, exchange

_REDIRECTS = 5
_LONGEST = 86_400.0


class Feed(Struct, frozen=True, kw_only=True):
    """What is remembered of a feed. `due` is the second of the epoch before which it is left alone."""

    feed: str
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    due: float = 0.0


class BusyError(InputError):
    """The server asks to be left alone for a while."""

    def __init__(self, where: str, status: int, seconds: float) -> None:
        super().__init__(where, f"status {status}", "It is tried again later")
        self.seconds = seconds


def ask_feed(feed: Feed, *, private: bool, now: float) -> tuple[Feed, Item | None]:
    """The feed as it is to be remembered, and its body where that is new.

    Raises: InputError.
    """
    asked = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    headers = {name: value for name, value in asked.items() if value}
    url = feed.feed
    for _ in range(_REDIRECTS + 1):
        if not allowed((url,), private=private):
            raise InputError(url, "robots.txt of its host forbids it", "Ask the publisher, or leave the feed out")
        answer = exchange(url, headers=headers, private=private)
        if answer.moved_to is None:
            return _heard(feed, url, answer, private=private, now=now)
        url = urljoin(url, answer.moved_to)
    raise InputError(feed.feed, f"more than {_REDIRECTS} redirects", "Give the final address")


def _heard(feed: Feed, url: str, answer: Answer, *, private: bool, now: float) -> tuple[Feed, Item | None]:
    if answer.status == 304:
        return Feed(feed=feed.feed, etag=feed.etag, modified=feed.modified), None
    if answer.status != 200:
        raise BusyError(feed.feed, answer.status, retry_after(answer.headers.get("retry-after", ""), now))
    heard = Feed(feed=feed.feed, etag=answer.headers.get("etag"), modified=answer.headers.get("last-modified"))
    links = {str(entry["link"]) for entry in feedparser.parse(answer.body).entries if entry.get("link")}
    # without an address of the feed, no page that it points to is fetched
    base = url if _open_to_us(sorted(links), private=private) else None
    return heard, Item(where=feed.feed, kind=Kind.FILE, body=answer.body, url=base, published=None)


def _open_to_us(links: Iterable[str], *, private: bool) -> bool:
    """Pages on a host that cannot be asked are left alone; the feed itself is read all the same."""
    try:
        return allowed(links, private=private)
    except InputError:
        return False


def allowed(urls: Iterable[str], *, private: bool) -> bool:
    """Whether robots.txt lets us in everywhere; each host is asked once."""
    by_host: dict[str, list[str]] = {}
    for url in urls:
        by_host.setdefault(urljoin(url, "/robots.txt"), []).append(url)
    return all(_lets_in(robots, paths, private=private) for robots, paths in by_host.items())


def _lets_in(robots: str, urls: Iterable[str], *, private: bool) -> bool:
    """A robots.txt that is missing lets us in; one that has moved is read where it is now.

    Raises: InputError for a host that cannot be asked.
    """
    answer = _followed(robots, private=private)
    if answer is None or 400 <= answer.status < 500:
        return answer is None or answer.status not in (401, 403, 429)
    rules = RobotFileParser()
    rules.parse(answer.body.decode("utf-8", "replace").splitlines())
    return answer.status == 200 and all(rules.can_fetch(AGENT, url) for url in urls)


def _followed(url: str, *, private: bool) -> Answer | None:
    """The answer at the end of its redirects; None after more than five, which counts as missing (RFC 9309)."""
    for _ in range(_REDIRECTS + 1):
        answer = exchange(url, private=private)
        if answer.moved_to is None:
            return answer
        url = urljoin(url, answer.moved_to)
    return None


def after_failure(feed: Feed, error: InputError, *, every: float, now: float, jitter: float) -> Feed:
    """Twice as long as last time, a little more by chance, and not before the server allows."""
    pause = min(every * 2 ** (feed.failures + 1), _LONGEST) * (1 + jitter / 4)
    least = error.seconds if isinstance(error, BusyError) else 0.0
    return Feed(
        feed=feed.feed,
        etag=feed.etag,
        modified=feed.modified,
        failures=min(feed.failures + 1, 16),
        due=now + max(pause, least),
    )


def retry_after(value: str, now: float) -> float:
    """The seconds that a Retry-After header names, as a number or as a date; 0 where it says neither."""
    if value.strip().isdecimal():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - now)
    except ValueError:
        return 0.0
