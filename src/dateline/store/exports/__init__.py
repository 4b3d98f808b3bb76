"""A store's events for other tools: each format a function from facts to lines, all through `export`.

| format | for |
|---|---|
| `plover` | PLOVER records, one JSON object a line (manual 2.0) |
| `polecat`, `icews`, `gdelt`, `phoenix` | the tables of those data sets |
| `geojson`, `gexf` | maps; networks (Gephi, networkx) |
| `ftm` | FollowTheMoney entities: actors, events and who takes part |
| `claimreview` | disputes as schema.org JSON-LD |
"""

from dateline.store.exports.write import FORMATS, Manifest, export

__all__ = ["FORMATS", "Manifest", "export"]
