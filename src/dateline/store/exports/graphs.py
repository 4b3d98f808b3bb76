"""GEXF: who acts on whom, as a directed graph with counts and mean scores."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from dateline.knowledge.plover import Plover
from dateline.store.exports.facts import Fact, Side

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<graph defaultedgetype="directed" mode="static">
<attributes class="node">
<attribute id="code" title="code" type="string"/>
<attribute id="kind" title="kind" type="string"/>
</attributes>
<attributes class="edge"><attribute id="score" title="mean score" type="double"/></attributes>
"""


def gexf(facts: Iterable[Fact], _: Plover, __: str) -> Iterator[str]:
    """Nodes are actors, edges sum the events of a pair. Memory grows with the pairs, not with the events."""
    nodes: dict[str, Side] = {}
    scores: defaultdict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for fact in facts:
        for agent, recipient in fact.pairs:
            nodes |= {side.id: side for side in (agent, recipient) if side is not None and side.id}
            if agent is not None and recipient is not None and agent.id and recipient.id:
                total = scores[agent.id, recipient.id]
                total[0] += 1
                total[1] += fact.score
    yield _HEAD + "<nodes>\n"
    for name, side in sorted(nodes.items()):
        given = (("code", side.joined), ("kind", side.kind.value))
        values = "".join(f'<attvalue for="{key}" value={quoteattr(value)}/>' for key, value in given)
        yield f"<node id={quoteattr(name)} label={quoteattr(side.name)}><attvalues>{values}</attvalues></node>\n"
    yield "</nodes>\n<edges>\n"
    for number, ((agent_id, recipient_id), (count, score)) in enumerate(sorted(scores.items())):
        ends = f"source={quoteattr(agent_id)} target={quoteattr(recipient_id)}"
        value = f'<attvalues><attvalue for="score" value="{score / count:.3f}"/></attvalues>'
        yield f'<edge id="{number}" {ends} weight="{count:g}">{value}</edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"
