"""The pages in a real browser: no script error, nothing foreign loaded, by keys, on a phone, accessible.

Needs Debian's Chromium and playwright; skipped with a word where they are not there.
"""

import shutil
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from dateline.store import Store
from dateline.web.app import create_app

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium")
if CHROMIUM is None:
    pytest.skip("no Chromium here: apt-get install chromium", allow_module_level=True)

PAGES = ("/", "/events", "/who", "/map", "/timeline", "/network", "/relation?one=TUR&other=SYR", "/review", "/read")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture
def site(store: Store) -> Iterator[str]:
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(create_app(store), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_run_clean_and_are_accessible(site: str, browser: Any, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_context(color_scheme=scheme, bypass_csp=True).new_page()
    errors: list[str] = []
    foreign: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(site) else foreign.append(request.url))
    for address in PAGES:
        page.goto(site + address)
        page.wait_for_load_state("networkidle")
        found = Axe().run(page).response["violations"]
        assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == [], address
    assert errors == []
    assert [url for url in foreign if not url.startswith("data:")] == []


def test_no_page_is_wider_than_a_phone(site: str, browser: Any) -> None:
    page = browser.new_context(viewport={"width": 390, "height": 800}).new_page()
    for address in PAGES:
        page.goto(site + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address


def test_a_review_by_keys(site: str, browser: Any, store: Store) -> None:
    page = browser.new_page()
    page.goto(site + "/review")
    page.fill(".queue > li:first-child input[name=by]", "Ada")
    page.focus(".queue > li:first-child")
    page.keyboard.press("r")
    page.wait_for_selector(".decided li")

    assert [one.ruling for one in store.judgements()] == ["reject"]

    page.click(".decided button")
    page.wait_for_function("!document.querySelector('.decided form')")
    assert store.judgements()[0].undone


def test_words_and_records_light_each_other(site: str, browser: Any, store: Store) -> None:
    page = browser.new_page()
    page.goto(f"{site}/reports/{next(iter(store.reports())).id}")
    page.hover(".records li[data-record^=c]")

    assert page.locator(".text .lit").count() > 0
