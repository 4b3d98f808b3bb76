"""Names to choose from while somebody fills in a filter: of actors, of states, of papers."""

from litestar import MediaType, get
from litestar.response import Template

from dateline.model import ActorKind
from dateline.store import Store
from dateline.store.asking.people import beginning
from dateline.store.asking.reports import publishers
from dateline.web.kinds import Asking, Held

PEOPLE = frozenset({"actor", "with_", "by", "to", "said_by", "name", "one", "other"})
"""The fields of filters that take a name of somebody."""
_MOST = 15


@get("/names", sync_to_thread=True, include_in_schema=False)
def names(store: Held, request: Asking) -> Template:
    field = request.query_params.get("field", "")
    begin = request.query_params.get(field, "").replace("\0", "").strip()
    if request.query_params.get("ids"):
        found = {one.id: one.name for one in store.who(name=begin, limit=_MOST)} if begin else {}
    else:
        found = _papers(store, begin) if field == "publisher" else _actors(store, begin)
    return Template("names.html", context={"names": found}, media_type=MediaType.HTML)


def _actors(store: Store, begin: str) -> dict[str, str]:
    """What to fill in, and beside it who that is; a state's code stands for all who act for it."""
    with store.reading() as connection:
        rows = beginning(connection, begin, _MOST)
    found: dict[str, str] = {}
    for name, country, kind in rows:
        if kind == ActorKind.COUNTRY.value and country is not None:
            found[country] = f"{name}, and all who act for it"
        found.setdefault(name, ", ".join(filter(None, (kind.replace("_", " "), country))))
    return found


def _papers(store: Store, begin: str) -> dict[str, str]:
    with store.reading() as connection:
        return dict.fromkeys(publishers(connection, begin, _MOST), "")


HANDLERS = (names,)
