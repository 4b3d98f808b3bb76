"""A review from queue to undo, as a browser sends it."""

import json
import re

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from markupsafe import escape

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


def test_two_actors_are_merged_and_parted_again(client: TestClient[Litestar], store: Store) -> None:
    one, other = (next(iter(store.who(name=name))) for name in ("Turkey", "Syria"))

    assert send(client, "/review/actors", actor=one.id, ruling="merge", other=other.id, by="Ada", why="sport") == 303
    (merged,) = store.judgements()
    assert merged.ruling == "merge"
    assert {actor.id for name in ("Turkey", "Syria") for actor in store.who(name=name)} != {one.id, other.id}

    assert send(client, "/review/undo", judgement=merged.id, by="Ada") == 303
    assert store.judgements()[0].undone
    assert {actor.id for name in ("Turkey", "Syria") for actor in store.who(name=name)} == {one.id, other.id}


def test_a_ticked_mention_is_split_off(client: TestClient[Litestar], store: Store) -> None:
    actor = next(iter(store.who(name="Turkey")))
    reference = re.findall(r'name="other" value="([^"]+#[^"]+)"', client.get(f"/actors/{actor.id}/identity").text)[0]

    assert send(client, "/review/actors", actor=actor.id, ruling="split", other=reference, by="Ada") == 303

    assert [one.ruling for one in store.judgements()] == ["split"]
    assert next(iter(store.who(name=actor.id))).reports == actor.reports - 1


def test_an_actor_is_not_merged_with_nobody(client: TestClient[Litestar], store: Store) -> None:
    actor = next(iter(store.who(name="Turkey"))).id

    assert send(client, "/review/actors", actor=actor, ruling="merge", other="actor-none", by="Ada") == 400
    assert send(client, "/review/actors", actor=actor, ruling="marry", other=actor, by="Ada") == 400
    assert len(store.judgements()) == 0


def test_every_claim_of_the_queue_can_be_ticked(client: TestClient[Litestar], store: Store) -> None:
    page = client.get("/review").text

    ticks = re.findall(r'type="checkbox" form="bulk" name="claim" value="([^"]+)"', page)

    assert 'id="bulk"' in page
    assert set(ticks) == {claim.name for claim in store.claims()}


def test_decisions_of_one_reviewer(client: TestClient[Litestar], store: Store) -> None:
    first, second = [claim.name for claim in store.claims()][:2]
    store.accept(first, by="Ada", why="her reason")
    store.reject(second, by="Bo & Co", why="his reason")

    both, his = client.get("/review").text, client.get("/review", params={"reviewer": "Bo & Co"}).text

    assert "her reason" in both
    assert "his reason" in both
    assert "her reason" not in his
    assert "his reason" in his


@pytest.mark.parametrize("name", ["Зоя", "åß∂ƒ©", 'a"; b=c', "<script>alert(1)</script>", "社會"])
def test_a_reviewer_may_have_any_name(client: TestClient[Litestar], store: Store, name: str) -> None:
    claim = next(iter(store.claims())).name

    assert send(client, "/review/decide", claim=claim, ruling="accept", by=name) == 303

    assert [one.by for one in store.judgements()] == [name]
    assert f'value="{escape(name)}"' in client.get("/review").text


def test_decisions_are_taken_away(client: TestClient[Litestar], store: Store) -> None:
    store.accept(next(iter(store.claims())).name, by="Ada", why="clear")

    answer = client.get("/review/judgements.jsonl")

    assert "attachment" in answer.headers["content-disposition"]
    assert [json.loads(line)["by"] for line in answer.text.splitlines()] == ["Ada"]


def test_a_claim_is_judged_in_its_sentence(client: TestClient[Litestar]) -> None:
    assert re.search(r"<mark>bombed</mark>.{0,40} the Syrian port of Latakia", client.get("/review").text)


def test_somebody_else_reviews(client: TestClient[Litestar]) -> None:
    assert send(client, "/review/me", by="Bo") == 303

    assert "You review as <strong>Bo</strong>" in client.get("/review").text
