"""Feeds followed over a local server: manners, what is added, what is told."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from dateline.cli import app
from dateline.cli.watch import duration
from dateline.errors import InputError
from dateline.store import Store, open_store, schema
from dateline.store.watching import Alert, Manners, Told, read_alerts, watch_round, webhook
from dateline.store.watching.feeds import retry_after

DOCS = Path(__file__).parents[2] / "docs" / "watch.md"
NOW = 1448625600.0
RAID = (
    "Syria said that Turkey bombed a village near Aleppo on Thursday. "
    "Turkey denied that it had bombed a village near Aleppo on Thursday."
)
VISIT = "Turkey's president met the French foreign minister in Ankara on Monday. France will send 40 soldiers."
PADDING = " The weather stayed calm and the streets were quiet for the rest of the day." * 6
Reply = tuple[int, dict[str, str], str]


class Site:
    """What a made-up server answers, and what it was asked."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply] = {}
        self.asked: list[tuple[str, str, dict[str, str], bytes]] = []
        self.url = ""

    def asked_for(self, path: str) -> list[dict[str, str]]:
        return [headers for _, one, headers, _ in self.asked if one == path]

    def publish(self, *texts: str, etag: str = '"1"') -> None:
        entries = "".join(
            f"<item><title>News</title><link>{self.url}/{text[:4]}</link>"
            "<pubDate>Fri, 27 Nov 2015 12:00:00 GMT</pubDate>"
            f"<description>{text}{PADDING}</description></item>"
            for text in texts
        )
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>{entries}</channel></rss>'
        self.replies["/feed"] = (200, {"ETag": etag, "Last-Modified": "Fri, 27 Nov 2015 12:00:00 GMT"}, body)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            site.asked.append((self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body))
            status, headers, text = site.replies.get(self.path, (404, {}, ""))
            if status == 200 and headers.get("ETag", "-") == self.headers.get("If-None-Match"):
                status, text = 304, ""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        do_POST = do_GET  # noqa: N815  the name that the server asks for

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()


def look(
    store: Store, site: Site, *alerts: Alert, at: float = NOW, paths: tuple[str, ...] = ("/feed",), private: bool = True
) -> tuple[int, list[Told], list[str]]:
    """What one round kept, told and complained of."""
    told: list[Told] = []
    problems: list[str] = []
    manners = Manners(every=60, clock=lambda: at, jitter=lambda: 0.0, private=private)
    feeds = [site.url + path for path in paths]
    done = watch_round(store, feeds, alerts, manners=manners, tell=told.append, complain=problems.append)
    assert done.told == len(told)
    return done.kept, told, problems


def test_a_new_entry_is_added_once_and_an_unchanged_feed_is_not_sent_again(store: Store, site: Site) -> None:
    site.publish(RAID)
    first = look(store, site)[0]
    unchanged = look(store, site)
    site.publish(RAID, VISIT, etag='"2"')
    grown = look(store, site)[0]

    assert (first, unchanged, grown) == (1, (0, [], []), 1)
    asked = site.asked_for("/feed")
    assert [one.get("if-none-match") for one in asked] == [None, '"1"', '"1"']
    assert asked[1]["if-modified-since"] == "Fri, 27 Nov 2015 12:00:00 GMT"
    assert asked[0]["user-agent"].startswith("dateline/")


@pytest.mark.parametrize(
    ("status", "headers", "pause"),
    [(500, {}, 120.0), (429, {"Retry-After": "1000"}, 1000.0), (503, {"Retry-After": "5"}, 120.0)],
)
def test_a_feed_that_fails_is_left_alone_and_the_others_go_on(
    store: Store, site: Site, status: int, headers: dict[str, str], pause: float
) -> None:
    site.publish(RAID)
    site.replies["/bad"] = (status, headers, "")

    kept, _, problems = look(store, site, paths=("/bad", "/feed"))
    look(store, site, paths=("/bad",), at=NOW + pause - 1)
    before = len(site.asked_for("/bad"))
    look(store, site, paths=("/bad",), at=NOW + pause)
    with store.reading() as connection:
        due = connection.execute(select(schema.watched.c.due).where(schema.watched.c.failures == 2)).scalar_one()

    assert kept == 1
    assert len(problems) == 1
    assert f"status {status}" in problems[0]
    assert (before, len(site.asked_for("/bad"))) == (1, 2)
    assert due == NOW + pause + max(240.0, pause if status == 429 else 0.0)


def test_robots_are_obeyed(store: Store, site: Site) -> None:
    site.publish(RAID)
    site.replies["/robots.txt"] = (200, {}, "User-agent: dateline\nDisallow: /feed\n")

    kept, _, problems = look(store, site)

    assert (kept, site.asked_for("/feed")) == (0, [])
    assert "robots.txt" in problems[0]


@pytest.mark.parametrize(
    ("replies", "allowed"),
    [
        pytest.param({"/robots.txt": "/r2", "/r2": "User-agent: *\nDisallow: /feed\n"}, False, id="forbids there"),
        pytest.param({"/robots.txt": "/r2", "/r2": "User-agent: *\nDisallow: /other\n"}, True, id="allows there"),
        pytest.param({"/robots.txt": "/r2"}, True, id="moved to nothing"),
        pytest.param({"/robots.txt": "/robots.txt"}, True, id="goes round in circles"),
    ],
)
def test_robots_that_have_moved_are_followed(
    store: Store, site: Site, replies: dict[str, str], *, allowed: bool
) -> None:
    site.publish(RAID)
    for path, said in replies.items():
        moved = said.startswith("/")
        site.replies[path] = (301, {"Location": said}, "") if moved else (200, {}, said)

    kept, _, problems = look(store, site)

    assert (kept == 1, len(site.asked_for("/feed")) == 1, problems == []) == (allowed, allowed, allowed)


def test_private_addresses_are_refused_unless_allowed(store: Store, site: Site) -> None:
    meetings = Alert(name="meetings", ask="events", actor="TUR", with_="FRA")
    refused = look(store, site, private=False)[2]
    asked = len(site.asked)
    site.publish(VISIT)
    told = look(store, site, meetings, at=NOW + 1000)[1]

    assert asked == 0
    assert "private or local" in refused[0]
    with pytest.raises(InputError, match="private or local"):
        webhook(f"{site.url}/hook", private=False)(told[0])


def test_what_is_new_is_told_once_and_what_was_there_before_is_not(store: Store, site: Site) -> None:
    denials = Alert(name="denials", ask="disputes")
    meetings = Alert(name="meetings", ask="events", actor="TUR", with_="FRA")
    site.publish(VISIT)
    before = look(store, site, denials, meetings)[1]
    again = look(store, site, denials, meetings)[1]
    site.publish(RAID, VISIT, etag='"2"')
    late = Alert(name="late", ask="events", actor="TUR", with_="FRA")
    look(store, site, late, paths=())
    after = look(store, site, denials, meetings, late)[1]

    assert {told.alert for told in before} == {"meetings"}
    assert again == []
    assert {told.alert for told in after} == {"denials"}
    assert look(store, site, denials, meetings, late)[1] == []


def test_an_event_that_gets_another_id_is_not_told_again(store: Store, site: Site) -> None:
    """It is named after the earliest report that tells of it, and that may come last."""
    meetings = Alert(name="meetings", ask="events", actor="TUR", with_="FRA")
    site.publish(VISIT)
    first = look(store, site, meetings)[1]
    site.publish(f"{VISIT} Both sat down at noon.", etag='"2"')
    feed = site.replies["/feed"]
    site.replies["/feed"] = (*feed[:2], feed[2].replace("27 Nov 2015 12", "26 Nov 2015 12"))
    kept, again, _ = look(store, site, meetings)

    now = {event.id for event in store.events(actor="TUR", with_="FRA")}
    assert first
    assert kept == 1
    assert not now >= {told.id for told in first}
    assert again == []


def test_the_command_follows_a_feed_and_ends_with_totals(tmp_path: Path, site: Site) -> None:
    """From end to end, with alerts given as options, and Ctrl-C in the pause between two rounds."""
    site.publish(RAID, VISIT)
    command = [
        sys.executable, "-c", "from dateline.cli import main; main()", "watch", f"{site.url}/feed", "--allow-private",
        "--store", str(tmp_path / "s.db"), "--between", "TUR,FRA", "--denial", "TUR", "--every", "1h",
    ]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as watching:  # noqa: S603
        assert watching.stdout is not None
        first = watching.stdout.readline()
        with open_store(tmp_path / "s.db") as store:
            _wait_until_all_is_told(store, 2)
        watching.send_signal(signal.SIGINT)
        rest, problems = watching.communicate(timeout=60)

    told = [json.loads(line) for line in (first, *rest.splitlines())]
    assert {one["alert"] for one in told} == {"between TUR and FRA", "denial TUR"}
    assert problems.splitlines()[-1] == f"1 rounds, 2 reports added, {len(told)} alerts"
    assert watching.returncode == 0


def _wait_until_all_is_told(store: Store, alerts: int) -> None:
    """Each alert notes the last report that it looked at, when all was told."""
    asked = select(schema.alert.c.name).where(schema.alert.c.report > 0)
    for _ in range(600):
        with store.reading() as connection:
            if len(connection.execute(asked).all()) == alerts:
                return
        time.sleep(0.1)
    raise AssertionError("the first round did not end")


def test_the_command_tells_once_of_what_is_overdue(tmp_path: Path, site: Site) -> None:
    site.publish("France promised on Friday to send 40 soldiers to Mali before December 10.")
    command = [
        "watch", f"{site.url}/feed", "--allow-private", "--once", "--store", str(tmp_path / "s.db"), "--overdue", "any",
    ]  # fmt: skip

    first, again = CliRunner().invoke(app, command), CliRunner().invoke(app, command)

    assert [json.loads(line)["kind"] for line in first.stdout.splitlines()] == ["commitments"]
    assert (again.stdout, again.exit_code) == ("", 0)
    assert "1 rounds, 0 reports added, 0 alerts" in again.stderr


def test_an_option_that_names_one_side_only_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["watch", "http://a.example", "--store", str(tmp_path / "s"), "--between", "RUS"])

    assert "names no two sides" in str(result.exception or result.output)


def test_the_webhook_gets_json_and_a_failed_post_is_tried_again(store: Store, site: Site) -> None:
    meetings = Alert(name="meetings", ask="events", actor="TUR", with_="FRA")
    manners = Manners(every=60, clock=lambda: NOW, jitter=lambda: 0.0, private=True)
    problems: list[str] = []
    site.publish(VISIT)

    def run() -> None:
        tell = webhook(f"{site.url}/hook", private=True)
        watch_round(store, [f"{site.url}/feed"], [meetings], manners=manners, tell=tell, complain=problems.append)

    run()
    site.replies["/hook"] = (204, {}, "")
    failed = len(site.asked_for("/hook"))
    run()
    run()

    posts = [json.loads(body) for method, _, _, body in site.asked if method == "POST"]
    assert "the webhook answered 404" in problems[0]
    assert len(problems) == failed == len(posts) / 2 > 0
    assert posts[0] == posts[failed]
    assert posts[0]["alert"] == "meetings"
    assert posts[0]["record"]["id"] == posts[0]["id"]


def test_what_comes_of_somebody_who_was_unknown_is_new(store: Store, site: Site) -> None:
    minister = Alert(name="minister", ask="events", actor="Turkey", with_="Syria")
    nobody = Alert(name="nobody", ask="events", actor="Eastmark")
    unknown = look(store, site, nobody, minister, paths=())
    site.publish(RAID)

    _, told, problems = look(store, site, nobody, minister)

    assert "nobody of that name" in unknown[2][0]
    assert [one.alert for one in told] == ["minister"] * len(told)
    assert told
    assert len(problems) == 1


def test_the_example_of_the_documentation_loads(tmp_path: Path) -> None:
    file = tmp_path / "alerts.toml"
    file.write_text(DOCS.read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0], encoding="utf-8")

    alerts = read_alerts(file)

    assert [alert.ask for alert in alerts] == ["events", "disputes", "commitments"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[[alert]]\nname = "a"\nask = "events"\nactors = "x"\n', "unknown field `actors`"),
        ('[[alert]]\nname = "a"\nask = "disputes"\nplace = "x"\n', "for events alone"),
        ('[[alert]]\nname = "a"\nask = "disputes"\n' * 2, "two alerts have one name"),
        ('[[alert]]\nname = "a"\nask = "who"\n', "Invalid enum value"),
    ],
)
def test_wrong_alerts_are_refused(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "alerts.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match=problem):
        read_alerts(file)


def test_durations_and_retry_after() -> None:
    assert [duration(words) for words in ("90s", "15m", "2h")] == [90, 900, 7200]
    with pytest.raises(InputError):
        duration("soon")
    assert retry_after("Fri, 27 Nov 2015 12:01:00 GMT", NOW) == 60
    assert retry_after("soon", NOW) == 0
