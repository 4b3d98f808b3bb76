"""Who said what, in texts of more than one sentence; single cues are shown by the knowledge files' own examples."""

from functools import cache
from time import perf_counter

import pytest

from dateline.ingest import document
from dateline.knowledge import Knowledge
from dateline.knowledge.speech import Speech
from dateline.language import Parse, Sentence, Token
from dateline.model import Act, QuoteForm, Reading, Statement
from dateline.reading import Reader
from dateline.reading.actors import Cast
from dateline.reading.statements import find_statements

SHOUTED = "“The dam will hold for years,” said Ola Brekke, the mayor. “Nobody needs to leave the valley.”"


@cache
def _reader() -> Reader:
    return Reader.load()


def _read(text: str) -> Reading:
    return _reader().read(document(text))


def _contents(text: str) -> list[str]:
    return [" ... ".join(span.of(text) for span in s.content) for s in _read(text).statements]


def _speakers(text: str) -> list[str | None]:
    reading = _read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    return [names.get(s.speaker or "") for s in reading.statements]


def _sources(text: str) -> list[str]:
    return [" ".join(span.of(text) for span in s.source) for s in _read(text).statements]


@pytest.mark.parametrize(
    "text",
    [
        "“The dam will hold for years,” the mayor said.",
        '"The dam will hold for years," the mayor said.',
        "``The dam will hold for years,'' the mayor said.",
        "''The dam will hold for years,'' the mayor said.",
        '""The dam will hold for years,"" the mayor said.',
        "«The dam will hold for years», the mayor said.",
        "„The dam will hold for years“, the mayor said.",
        "‘The dam will hold for years,’ the mayor said.",
    ],
)
def test_every_style_of_marks_is_read(text: str) -> None:
    statements = _read(text).statements

    assert _contents(text) == ["The dam will hold for years"]
    assert [s.form for s in statements] == [QuoteForm.DIRECT]


def test_a_split_quotation_is_one_statement() -> None:
    assert _contents(SHOUTED) == ["The dam will hold for years ... Nobody needs to leave the valley."]


def test_a_quotation_over_paragraphs_is_one_statement() -> None:
    first = "“I walk my dog on that dam every morning,” said Ola Brekke."
    text = f"{first}\n\n“My children learned to swim below it.\n\n“It is safe and it will stay safe.”"

    (content,) = _contents(text)
    assert content.split(" ... ") == [
        "I walk my dog on that dam every morning",
        "My children learned to swim below it.",
        "It is safe and it will stay safe.",
    ]


def test_a_mark_without_its_partner_costs_no_other_statement() -> None:
    text = 'The "dam is safe, a sign read.\n\nOla Brekke said the town was safe.'

    assert "the town was safe" in _contents(text)


@pytest.mark.parametrize("text", ["The so-called “safe” dam burst.", "He owned the “Golden Lion” inn by the dam."])
def test_scare_quotes_are_no_statement(text: str) -> None:
    assert _contents(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A senior official who asked not to be named said the dam was weak.", "A senior official"),
        ("Two people briefed on the matter said the dam was weak.", "Two people briefed on the matter"),
        ("Officials familiar with the talks said the dam was weak.", "Officials familiar with the talks"),
        ("The mayor, who had seen the dam, said it was weak.", "The mayor"),
        ("The sale was opposed by the fishermen's union.", "the fishermen's union"),
        ("The dam is said to be weak.", ""),
    ],
)
def test_the_source_is_the_whole_noun_phrase(text: str, source: str) -> None:
    assert source in _sources(text)


def test_pronouns_and_run_on_quotations_lead_to_the_speaker() -> None:
    text = "Ola Brekke visited the dam on Monday. He said it was safe. “I would live below it,” he added."

    assert _speakers(text) == ["Ola Brekke", "Ola Brekke"]


def test_a_quotation_inside_what_is_said_is_inside() -> None:
    text = "The mayor said that Ola Brekke had asked the army to close the road."
    outer, inner = _read(text).statements

    assert (outer.inside, inner.inside) == (None, outer.id)
    assert inner.act is Act.ASK


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norland said it would rebuild the dam.", Act.PROMISE),
        ("Norland said it would never rebuild the dam.", Act.REFUSE),
        ("Norland would not say who built the dam.", Act.REFUSE),
        ("Norland denied it had opened the dam.", Act.DENY),
        ("Norland did not rule out opening the dam.", Act.OTHER),
        ("Norland said it had not opened the dam.", Act.DENY),
        ("Norland said Sudria must close the dam.", Act.ASK),
        ("Norland said Sudria had violated the treaty.", Act.ACCUSE),
        ("Norland said the dam was safe.", Act.ASSERT),
    ],
)
def test_the_act_follows_cue_polarity_and_content(text: str, act: Act) -> None:
    assert [s.act for s in _read(text).statements] == [act]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Dam will be closed in May, says mayor", "mayor", "Dam will be closed in May"),
        ("Dam will be closed in May: mayor", "mayor", "Dam will be closed in May"),
        ("Ola Brekke: ‘Nobody will leave the valley’", "Ola Brekke", "Nobody will leave the valley"),
    ],
)
def test_headlines_name_their_source_before_or_behind(text: str, source: str, content: str) -> None:
    assert (_sources(text), _contents(text)) == ([source], [content])


def test_transcripts_go_by_their_labels() -> None:
    text = "QUESTION: Will the dam hold?\n\nSECRETARY BREKKE: The dam is fine. We looked at it."

    assert _sources(text)[:2] == ["QUESTION", "SECRETARY BREKKE"]
    assert [s.act for s in _read(text).statements][:2] == [Act.ASK, Act.ASSERT]


def _repeated(rows: list[tuple[str, str, int, str, str]], times: int) -> Parse:
    """The same little sentence over and over, without a model."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    start = 0
    for number in range(times):
        first = len(tokens)
        for form, lemma, head, dep, pos in rows:
            tokens.append(
                Token(
                    index=len(tokens), start=start, end=start + len(form), text=form, lemma=lemma, pos=pos, feats="",
                    dep=dep, head=first + head, sentence=number,
                )
            )  # fmt: skip
            start += len(form) + 1
        sentences.append(Sentence(index=number, first=first, last=len(tokens), paragraph=0))
    return Parse(text="".join(f"{t.text} " for t in tokens), tokens=tuple(tokens), sentences=tuple(sentences))


MARK = [('"', '"', 0, "root", "PUNCT")]
QUOTED = [
    ('"', '"', 2, "punct", "PUNCT"), ("We", "we", 2, "nsubj", "PRON"), ("go", "go", 5, "ccomp", "VERB"),
    ('"', '"', 2, "punct", "PUNCT"), ("he", "he", 5, "nsubj", "PRON"), ("said", "say", 5, "root", "VERB"),
    (".", ".", 5, "punct", "PUNCT"),
]  # fmt: skip


def _find(parse: Parse) -> tuple[Statement, ...]:
    return find_statements(parse, _speech(), (), Cast(actors=(), at={}))


@cache
def _speech() -> Speech:
    return Knowledge.load(()).speech


def test_a_megabyte_of_quotation_marks_is_read_in_time() -> None:
    parse = _repeated(MARK, 500_000)
    started = perf_counter()

    assert len(parse.text) == 1_000_000
    assert _find(parse) == ()
    assert perf_counter() - started < 20


def test_time_is_linear_in_the_number_of_statements() -> None:
    def seconds(times: int) -> float:
        parse = _repeated(QUOTED, times)
        started = perf_counter()
        assert len(_find(parse)) == times
        return perf_counter() - started

    seconds(200)

    assert seconds(8_000) < 12 * seconds(2_000) + 0.5


def test_what_a_request_is_for_is_not_its_content() -> None:
    contents = _contents(
        "He said that Mr Brekke had asked Norway for a list of the camps that help the rebels, "
        "so that Kenyan aircraft would not bomb them."
    )
    assert "a list of the camps that help the rebels" in contents


def test_a_town_says_nothing_where_a_quotation_opens_with_it() -> None:
    text = (
        "Laurent Fabius spoke in Paris. He said the aim was to free Raqqa, a stronghold of the group.\n\n"
        "Raqqa “is the heart of the war, where it all began”, he said."
    )
    assert _speakers(text) == ["Laurent Fabius", "Laurent Fabius"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The ferry sailed late, the harbour master said on Monday.", "the harbour master", "The ferry sailed late"),
        (
            "The price of grain will fall, said the head of the board.",
            "the head of the board",
            "The price of grain will fall",
        ),
        (
            "While some sailors say the ferry would float longer if it were empty, the clerk left.",
            "some sailors",
            "the ferry would float longer if it were empty",
        ),
        ("Brekke, the union's chairman, said the plan was dead.", "Brekke", "the plan was dead"),
        ("The road, the envoy said late on Monday, stays shut.", "the envoy", "The road ... stays shut"),
        ("In Sundby, Ola Brekke, who runs the port, said it was shut.", "Ola Brekke", "it was shut"),
        ("We promise to bring them home, she told the crowd.", "she", "We promise to bring them home"),
        ("The ferry is late, a clerk said because nobody else would.", "a clerk", "The ferry is late"),
        ("Some say the harbour is haunted.", "Some", "the harbour is haunted"),
        ("Forty percent say the harbour is haunted.", "Forty percent", "the harbour is haunted"),
    ],
)
def test_what_is_said_is_found_by_place_where_the_tree_fails(text: str, source: str, content: str) -> None:
    assert (_sources(text), _contents(text)) == ([source], [content])


def test_a_participle_beside_a_quotation_has_the_speakers_source() -> None:
    text = '"They do not work for the port," she said, adding, "Mr. Brekke is grateful for their support."'

    assert set(_sources(text)) == {"she"}


BROADCAST = """The port of Sundby stays shut for a third day. Union leader Ola Brekke says nobody will go back to work.

We have waited for two years, and we will wait for two more if we must.

The owners did not come to work."""


def test_a_broadcasts_sound_bite_belongs_to_who_was_introduced() -> None:
    assert _contents(BROADCAST)[-1].startswith("We have waited")
    assert _speakers(BROADCAST)[-1] == "Ola Brekke"


@pytest.mark.parametrize("change", [("We have", "They have"), ("Union", "“Union”")])
def test_a_paragraph_of_the_reporters_own_is_no_sound_bite(change: tuple[str, str]) -> None:
    text = BROADCAST.replace(*change).replace("we ", "they ") if change[0] == "We have" else BROADCAST.replace(*change)

    assert all(not content.startswith(("We have", "They have")) for content in _contents(text))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“The dam will hold for years,” a man close to him said.", "a man close to him"),
        ("“The dam will hold for years,” Ola Brekke, the head of the board that runs it, said.", "Ola Brekke"),
        ("“The dam will hold for years,” wrote Brekke.", "Brekke"),
    ],
)
def test_who_stands_between_quotation_and_cue_is_the_source(text: str, source: str) -> None:
    (found,) = _sources(text)

    assert found.startswith(source)


def test_the_rest_of_a_clause_that_the_tree_cuts_off_is_said_too() -> None:
    text = "Clerks say the grain and flour they sold to the bakers makes the loaves that people eat here."

    assert _contents(text)[0].endswith("makes the loaves that people eat here")


def test_a_sentence_that_begins_with_a_comma_is_read() -> None:
    assert _reader().read(document("The road is shut.\n\n, the mayor said on Monday.")).claims == ()
