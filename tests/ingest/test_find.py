"""Every kind of source, made up here, down to its documents."""

import gzip
import io
import tarfile
import zipfile
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.ingest import Item, Unread, documents_of, find_items
from dateline.ingest.exports import Example, layouts, split
from dateline.model import Document

DAY = date(2014, 3, 3)
SAMPLES = Path(__file__).with_name("samples")
PAGE, JSONL, CSV = ((SAMPLES / name).read_text(encoding="utf-8") for name in ("page.html", "lines.jsonl", "table.csv"))
WARC_RECORD = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2014-03-05T00:00:00Z\r\n"
    "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{n}>\r\n"
    "Content-Type: application/http;msgtype=response\r\nContent-Length: {length}\r\n\r\n"
)
BOMB = (
    '<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    "<nitf><body><body.content><p>&b;</p></body.content></body></nitf>"
)


def found(source: str | Path, published: date | None = None) -> list[Document | InputError | Unread]:
    results: list[Document | InputError | Unread] = []
    for one in find_items(str(source), published):
        results += documents_of(one) if isinstance(one, Item) else [one]
    return results


def documents(source: str | Path) -> list[Document]:
    read = found(source)
    assert all(isinstance(one, Document) for one in read), read
    return [one for one in read if isinstance(one, Document)]


@pytest.mark.parametrize(
    ("name", "title", "text", "publisher"),
    [
        pytest.param(
            "feed.rss", "Harbour opens", "The harbour of Lindhavn opened on Monday.", "The Storvik Post", id="rss"
        ),
        pytest.param("atom.xml", "Harbour opens", "The harbour opened on Monday.", "The Post", id="atom"),
        pytest.param(
            "nitf.xml", "Harbour opens at last", "The harbour opened.\n\nShips came.", "The Storvik Post", id="nitf"
        ),
        pytest.param("newsml.xml", "Harbour opens", "The harbour opened.\n\nShips came.", "The Agency", id="newsml-g2"),
        pytest.param("table.csv", "Harbour opens", "It opened;\nat last.", "The Storvik Post", id="csv"),
    ],
)
def test_what_a_file_says(name: str, title: str | None, text: str, publisher: str | None) -> None:
    read = next(iter(found(SAMPLES / name, DAY)))

    assert isinstance(read, Document)
    assert (read.title, read.publisher, read.published) == (title, publisher, DAY)
    assert read.text.startswith(text)


def test_a_bad_row_or_line_stops_nothing() -> None:
    lines, rows = found(SAMPLES / "lines.jsonl"), found(SAMPLES / "table.csv")

    assert [type(one).__name__ for one in lines] == ["Document", "InputError", "Document"]
    assert [type(one).__name__ for one in rows] == ["Document", "InputError"]
    assert isinstance(rows[1], InputError)
    assert "table.csv:4" in str(rows[1])
    assert "soon" in str(rows[1])


def test_archives_within_archives_and_what_is_no_report(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as packed:
        packed.writestr("news/page.html", PAGE)
        packed.writestr("lines.jsonl", JSONL)
    with tarfile.open(tmp_path / "all.tar.gz", "w:gz") as tar:
        for name, body in (("inner.zip", inner.getvalue()), ("a.txt", b"It opened."), ("p.bin", b"\x00\x01" * 50)):
            info = tarfile.TarInfo(name)
            info.size = len(body)
            tar.addfile(info, io.BytesIO(body))

    read = found(tmp_path / "all.tar.gz")

    assert [type(one).__name__ for one in read] == [
        "Document",
        "Document",
        "InputError",
        "Document",
        "Document",
        "InputError",
    ]
    assert isinstance(read[0], Document)
    assert "The harbour of Lindhavn opened" in read[0].text


@pytest.mark.parametrize("ending", ["", ".gz"])
def test_pages_of_a_web_archive_and_its_broken_end(tmp_path: Path, ending: str) -> None:
    records = [
        _warc_record(1, "https://news.example/a", PAGE, 200),
        _warc_record(2, "https://news.example/b", PAGE, 404),
    ]
    packed = b"".join(gzip.compress(r) if ending else r for r in records)
    (tmp_path / f"a.warc{ending}").write_bytes(
        packed + (b"\x1f\x8bbroken" if ending else b"no archive any more\r\n\r\n")
    )

    page, missing, broken = found(tmp_path / f"a.warc{ending}")

    assert isinstance(page, Document)
    assert page.url == "https://news.example/a"
    assert isinstance(missing, Unread)
    assert "404" in missing.why
    assert isinstance(broken, Unread)
    assert "broken after page 2" in broken.why


def _warc_record(number: int, url: str, page: str, status: int) -> bytes:
    http = f"HTTP/1.1 {status} OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
    return WARC_RECORD.format(url=url, n=number, length=len(http)).encode() + http + b"\r\n\r\n"


def test_pages_of_an_arc_file(tmp_path: Path) -> None:
    http = f"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}".encode()
    about = b"1 0 Archive\nURL IP-address Archive-date Content-type Archive-length\n"
    head = f"filedesc://a.arc 0.0.0.0 20140305000000 text/plain {len(about)}\n".encode() + about
    record = f"https://news.example/a 192.0.2.1 20140305000000 text/html {len(http)}\n".encode() + http + b"\n"
    (tmp_path / "a.arc").write_bytes(head + b"\n" + record)

    (page,) = documents(tmp_path / "a.arc")

    assert page.url == "https://news.example/a"
    assert "Ships from Westmark" in page.text


@pytest.mark.parametrize(
    "example", [pytest.param(example, id=layout.id) for layout in layouts() for example in layout.examples]
)
def test_exports_of_news_archives(example: Example) -> None:
    assert split(example.paragraphs) == example.gives


def test_docx_and_rtf_hold_many_articles(tmp_path: Path) -> None:
    import docx

    nexis = layouts()[0].examples[0]
    written = docx.Document()
    for paragraph in nexis.paragraphs:
        written.add_paragraph(paragraph)
    written.save(str(tmp_path / "a.docx"))
    rtf = "{\\rtf1\\ansi " + "".join(f"{{\\b {paragraph}}}\\par\n" for paragraph in nexis.paragraphs) + "}"
    (tmp_path / "a.rtf").write_text(rtf, encoding="cp1252")

    from_docx, from_rtf = documents(tmp_path / "a.docx"), documents(tmp_path / "a.rtf")

    assert [one.title for one in from_docx] == [one.title for one in from_rtf] == [gives.title for gives in nexis.gives]
    assert [one.text for one in from_docx] == [one.text for one in from_rtf] == [gives.text for gives in nexis.gives]
    assert [one.published for one in from_docx] == [date(2014, 3, 3), date(2014, 3, 5)]


def test_folders_and_patterns(tmp_path: Path) -> None:
    for name in ("a.txt", "b/c.txt", ".hidden/d.txt", "e.dat"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("It opened.", encoding="utf-8")
    (tmp_path / "b" / "out").symlink_to("/etc")

    folder, pattern = found(tmp_path), found(tmp_path / "**" / "*.txt")

    assert [type(one).__name__ for one in folder] == ["Document", "Document", "Unread"]
    assert [type(one).__name__ for one in pattern] == ["Document", "Document"]
    assert documents(tmp_path / "e.dat")


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [
        pytest.param("a.xml", BOMB.encode(), "EntitiesForbidden", id="entities of its own"),
        pytest.param("a.xml", b"<nitf><body>", "not readable as XML", id="broken XML"),
        pytest.param("a.xml", b"<nitf>" + b"<p>" * 400 + b"x" + b"</p>" * 400 + b"</nitf>", "deep", id="nested XML"),
        pytest.param("a.docx", b"PK\x03\x04 nothing", "not a whole DOCX file", id="broken DOCX"),
        pytest.param("a.zip", b"PK\x03\x04 nothing", "not a whole zip file", id="broken zip"),
        pytest.param("a.txt.gz", gzip.compress(b"a" * 12_000_000), "more than", id="gzip bomb"),
        pytest.param("a.jsonl.gz", gzip.compress(b"\n" * 30_000_000), "200 times its size", id="gzip bomb of lines"),
        pytest.param("a.txt", b"a" * 5_000_001, "more than 5,000,000 bytes", id="too large"),
        pytest.param("a.txt", b"  \n ", "empty", id="empty"),
        pytest.param("a.csv", b"colour,size\nred,3\n", "no column of texts", id="table of something else"),
        pytest.param("a.jsonl", b'{"text": "half \\u0000 of it"}', "damaged", id="NUL"),
        pytest.param("nowhere.txt", None, "no such file", id="missing"),
        pytest.param("no*.txt", None, "no file matches", id="pattern without files"),
        pytest.param("a.warc", b"", "no report in it", id="archive without pages"),
    ],
)
def test_what_is_refused(tmp_path: Path, name: str, body: bytes | None, why: str) -> None:
    if body is not None:
        (tmp_path / name).write_bytes(body)

    (read,) = found(tmp_path / name)

    assert isinstance(read, InputError | Unread)
    assert why in (read.why if isinstance(read, Unread) else str(read))
