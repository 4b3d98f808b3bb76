"""A review from queue to undo, as a browser sends it."""

import re

from litestar import Litestar
from litestar.testing import TestClient

from dateline.store import Store


def send(client: TestClient[Litestar], page: str, **fields: str) -> int:
    token = re.search(r'name="_csrf_token" value="([^"]+)"', client.get("/review").text)
    assert token is not None
    return client.post(page, data={"_csrf_token": token.group(1), **fields}, follow_redirects=False).status_code


def test_a_claim_is_rejected_and_taken_back(client: TestClient[Litestar], store: Store) -> None:
    claim = next(iter(store.claims(type="ASSAULT", negated=False)))

    assert send(client, "/review/decide", claim=claim.name, ruling="reject", by="Ada", why="sport") == 303
    (rejected,) = store.judgements()
    assert (rejected.by, rejected.ruling, rejected.why) == ("Ada", "reject", "sport")

    assert send(client, "/review/undo", judgement=rejected.id, by="Ada") == 303
    assert store.judgements()[0].undone


def test_a_type_is_set_right(client: TestClient[Litestar], store: Store) -> None:
    claim = next(iter(store.claims(type="THREATEN")))

    assert send(client, "/review/decide", claim=claim.name, ruling="edit", by="Ada", type="ACCUSE") == 303

    assert [one.ruling for one in store.judgements()] == ["edit"]
    assert "THREATEN" not in {event.type for event in store.events(report=claim.report)}


def test_several_claims_at_once(client: TestClient[Litestar], store: Store) -> None:
    names = [claim.name for claim in store.claims()][:2]
    token = re.search(r'name="_csrf_token" value="([^"]+)"', client.get("/review").text)
    assert token is not None

    client.post("/review/decide", data={"_csrf_token": token.group(1), "claim": names, "ruling": "accept", "by": "Bo"})

    assert len(store.judgements()) == 2


def test_nobody_decides_without_a_name_or_a_token(client: TestClient[Litestar], store: Store) -> None:
    claim = next(iter(store.claims())).name

    assert send(client, "/review/decide", claim=claim, ruling="accept", by="") == 400
    assert client.post("/review/decide", data={"claim": claim, "ruling": "accept", "by": "Eve"}).status_code == 403
    assert len(store.judgements()) == 0


def test_the_way_back_is_one_of_our_own(client: TestClient[Litestar], store: Store) -> None:
    claim = next(iter(store.claims())).name
    token = re.search(r'name="_csrf_token" value="([^"]+)"', client.get("/review").text)
    assert token is not None
    data = {"_csrf_token": token.group(1), "claim": claim, "ruling": "accept", "by": "Bo", "then": "//evil.example"}

    answer = client.post("/review/decide", data=data, follow_redirects=False)

    assert answer.headers["location"] == "/review"
