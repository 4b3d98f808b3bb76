"""The page that reads a pasted text: what it shows, and what it keeps out."""

import re

from litestar import Litestar
from litestar.testing import TestClient

from dateline.store import Store
from dateline.web.app import create_app


def paste(client: TestClient[Litestar], text: str, published: str = "") -> str:
    token = re.search(r'name="_csrf_token" value="([^"]+)"', client.get("/read").text)
    assert token is not None
    answer = client.post("/read", data={"text": text, "published": published, "_csrf_token": token.group(1)})
    assert answer.status_code == 200
    return answer.text


def test_a_pasted_report_is_read(client: TestClient[Litestar]) -> None:
    page = paste(client, "Turkey denied that it had bombed the Syrian port.", "2015-11-27")

    assert "not so" in page
    assert "ASSAULT" in page


def test_markup_in_a_report_is_text(client: TestClient[Litestar]) -> None:
    page = paste(client, "<script>alert(1)</script> Turkey bombed the Syrian port.")

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_wrong_day_is_said(client: TestClient[Litestar]) -> None:
    assert 'role="alert"' in paste(client, "Turkey bombed the port.", "27.11.2015")


def test_a_form_without_its_token_is_refused(client: TestClient[Litestar]) -> None:
    assert client.post("/read", data={"text": "x"}).status_code == 403


def test_no_script_but_our_own_may_run(client: TestClient[Litestar]) -> None:
    policy = client.get("/read").headers["content-security-policy"]

    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_with_a_token_nobody_else_reads(store: Store) -> None:
    with TestClient(create_app(store, token="t0ken")) as client:
        assert client.get("/read").status_code == 401
        assert client.get("/read?token=t0ken").status_code == 200
        assert client.get("/read", headers={"Authorization": "Bearer t0ken"}).status_code == 200
