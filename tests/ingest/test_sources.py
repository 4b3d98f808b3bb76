import socket
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.ingest import day, document, open_source, read_jsonl
from dateline.ingest.html import from_html
from dateline.ingest.web import fetch
from dateline.model import Document


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Café.\r\nOpen.".encode(), "Café.\nOpen.", id="utf-8"),
        pytest.param("Café.".encode("utf-16"), "Café.", id="utf-16"),
        pytest.param(
            "Il a été vu à Orléans, près du café.".encode("cp1252"), "Il a été vu à Orléans, près du café.", id="cp1252"
        ),
    ],
)
def test_encodings(tmp_path: Path, body: bytes, expected: str) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(body)

    assert open_source(str(file)).text == expected


@pytest.mark.parametrize(
    ("body", "problem"),
    [pytest.param(b"  \n", "empty", id="empty"), pytest.param(b"%PDF\x00\x01", "not a text file", id="binary")],
)
def test_what_is_no_report(tmp_path: Path, body: bytes, problem: str) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(body)

    with pytest.raises(InputError, match=problem):
        open_source(str(file))


def test_a_missing_file() -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt: no such file"):
        open_source("nowhere.txt")


def test_a_page_brings_its_title_and_day(tmp_path: Path) -> None:
    paragraph = "<p>The council of Lindhavn met on Friday and agreed on a plan for the harbour, its chair said.</p>"
    page = tmp_path / "page.html"
    page.write_text(
        "<!doctype html><html><head><title>Council meets</title>"
        '<meta property="article:published_time" content="2015-11-27T10:00:00Z"></head>'
        f"<body><nav>Home Sport</nav><article><h1>Council meets</h1>{paragraph * 4}</article></body></html>"
    )

    found = open_source(str(page))

    assert found.title == "Council meets"
    assert found.published == date(2015, 11, 27)
    assert "Home Sport" not in found.text


def test_an_article_laid_out_in_a_table_is_found() -> None:
    paragraph = "<p>The council of Lindhavn met on Friday and agreed on a plan for the harbour, its chair said.</p>"
    page = f"<html><head></head><body><table><tr><td>{paragraph * 4}</td></tr></table></body></html>"

    assert from_html(page, "in").text.startswith("The council of Lindhavn met on Friday")


def test_one_bad_line_does_not_stop_the_others() -> None:
    lines = [
        b'{"id": "a", "text": "One.", "published": "2015-11-27T10:00:00Z"}',
        b"{",
        b'{"text": "Two.", "published": "soon"}',
        b'{"text": "Three."}',
    ]

    found = list(read_jsonl(lines, "in"))

    assert [type(f) for f in found] == [Document, InputError, InputError, Document]
    assert isinstance(found[0], Document)
    assert found[0].published == date(2015, 11, 27)
    assert str(found[2]).startswith('in:3: "soon" is no date')


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://10.0.0.1/x",
        "ftp://example.org/",
        "http://169.254.1.1/",
        "http://[::1",
        "http://x:99999/",
        "http://x:abc/",
        "http://224.0.0.1/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
    ],
)
def test_private_addresses_are_refused(url: str) -> None:
    with pytest.raises(InputError):
        fetch(url)


def test_a_public_name_with_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.168.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answer)

    with pytest.raises(InputError, match="private or local"):
        fetch("http://news.example/")


@pytest.mark.parametrize("value", ["20151127", "27 November 2015", "Nov. 27, 2015", "Fri, 27 Nov 2015 10:00:00 GMT"])
def test_days_in_other_forms(value: str) -> None:
    assert day(value, "in") == date(2015, 11, 27)


@pytest.mark.parametrize("value", ["2015-11-27junk", "2015-13-45", "3/4/2015", "", "soon"])
def test_what_is_no_day(value: str) -> None:
    with pytest.raises(InputError, match="is no date"):
        day(value, "in")


def test_the_first_line_may_begin_with_a_mark_of_byte_order() -> None:
    (found,) = read_jsonl([b'\xef\xbb\xbf{"text": "One."}'], "in")

    assert isinstance(found, Document)


def test_a_byline_dates_a_report_but_a_dateline_without_a_year_does_not() -> None:
    assert document("Ida Moe, Harbour Post May 9, 2016 4:10 pm.\nThe council met.").published == date(2016, 5, 9)
    assert document("LINDHAVN, March 3 (Agency) -- The council met.").published is None


def test_the_day_of_a_correction_is_not_that_of_the_report() -> None:
    assert document("The council met. " * 100 + "\nFriday, December 4, 2015.").published is None
