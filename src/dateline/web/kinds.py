"""What handlers are given: the store that the site shows, and the request."""

from typing import Any

from litestar import Request
from litestar.datastructures import State
from litestar.di import NamedDependency

from dateline.store import Store

Held = NamedDependency[Store]
Asking = Request[Any, Any, State]
