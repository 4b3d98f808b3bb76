"""Who is who across reports: never silently where it is not sure."""

from datetime import UTC, date, datetime

import pytest

from dateline.model import Actor, ActorKind, Reading, Role
from dateline.model.world import Judgement, RegisteredActor, Ruling
from dateline.situation import find_situation
from situation.reports import knowledge, report, somebody

NOVEMBER = date(2015, 11, 20)


def registered(*readings: Reading, judgements: tuple[Judgement, ...] = ()) -> tuple[RegisteredActor, ...]:
    return find_situation(readings, knowledge(), judgements).actors


def minister(name: str, of: str) -> Actor:
    return somebody(
        name, roles=[Role(title="foreign minister", of=of, first=NOVEMBER, last=NOVEMBER)], code=f"{of} GOV"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Sergey Ivankov", "Sergei Ivankov"),
        ("Jean-Marc Dubois", "Jean Marc Dubois"),
        ("Mohammed Karimi", "Mohamed Karimi"),
        ("Anna K. Holm", "Anna Holm"),
    ],
)
def test_spellings_of_one_name_are_one_actor(one: str, other: str) -> None:
    (actor,) = registered(report("a", somebody(one)), report("b", somebody(other)))

    assert actor.names == tuple(sorted({one, other, "Text"}))


def test_two_ministers_of_two_states_with_one_name_stay_two_and_may_be_one() -> None:
    french, dutch = registered(report("a", minister("Jan Peeters", "FRA")), report("b", minister("Jan Peeters", "NLD")))

    assert french.unsure == (dutch.id,)
    assert dutch.unsure == (french.id,)


def test_somebody_who_could_be_either_is_merged_with_neither() -> None:
    found = registered(
        report("a", minister("Jan Peeters", "FRA")),
        report("b", minister("Jan Peeters", "NLD")),
        report("c", somebody("Jan Peeters")),
    )

    assert len(found) == 3
    assert all(len(actor.unsure) == 2 for actor in found)


def test_somebody_without_a_sign_against_it_is_the_one_of_his_name() -> None:
    assert len(registered(report("a", minister("Jan Peeters", "FRA")), report("b", somebody("Jan Peeters")))) == 1


def test_a_bare_surname_is_a_question() -> None:
    full, bare = sorted(
        registered(report("a", somebody("Jan Peeters")), report("b", somebody("Peeters"))), key=lambda a: a.name
    )

    assert full.unsure == (bare.id,)


def test_other_initials_are_another_man() -> None:
    assert len(registered(report("a", somebody("Anna K. Holm")), report("b", somebody("Anna P. Holm")))) == 2


def test_the_knowledge_joins_what_names_do_not() -> None:
    assert len(registered(*(report(n, somebody(n, known_as="Q1")) for n in ("Old Name", "New Title")))) == 1


def test_an_office_of_its_time_is_its_holder() -> None:
    unnamed = somebody("the minister", roles=[Role(title="foreign minister", of="FRA")])
    described = Actor(id="a1", name=unnamed.name, kind=ActorKind.PERSON, roles=unnamed.roles)

    (actor,) = registered(
        report("a", minister("Jan Peeters", "FRA"), day=NOVEMBER), report("b", described, day=date(2015, 11, 27))
    )

    assert actor.name == "Jan Peeters"


def test_roles_have_the_first_and_last_day_seen() -> None:
    (actor,) = registered(
        *(
            report(
                f"d{day}", somebody("Jan Peeters", roles=[Role(title="foreign minister", of="FRA", first=d, last=d)])
            )
            for day in (27, 3, 14)
            for d in (date(2015, 11, day),)
        )
    )

    (role,) = actor.roles
    assert (role.first, role.last) == (date(2015, 11, 3), date(2015, 11, 27))


def ruling(id_: str, what: Ruling, actor: RegisteredActor, **change: list[str]) -> Judgement:
    return Judgement(
        id=id_,
        ruling=what,
        target=f"actor:{actor.id}",
        by="desk",
        at=datetime(2026, 1, 1, tzinfo=UTC),
        change=dict(change),
    )


def test_a_person_merges_and_takes_it_back() -> None:
    reports = (report("a", minister("Jan Peeters", "FRA")), report("b", minister("Jan Peeters", "NLD")))
    one, other = registered(*reports)
    merge = ruling("j1", Ruling.MERGE, one, **{"with": [other.id]})
    undo = Judgement(
        id="j2", ruling=Ruling.MERGE, target=merge.target, by="desk", at=datetime(2026, 1, 2, tzinfo=UTC), undoes="j1"
    )

    assert len(registered(*reports, judgements=(merge,))) == 1
    assert registered(*reports, judgements=(merge, undo)) == (one, other)


def test_a_person_splits() -> None:
    reports = tuple(report(name, somebody("Jan Peeters")) for name in "abc")
    (one,) = registered(*reports)

    found = registered(*reports, judgements=(ruling("j1", Ruling.SPLIT, one, apart=["b#a1"]),))

    assert sorted(actor.reports for actor in found) == [1, 2]
    assert one.id in {actor.id for actor in found}
