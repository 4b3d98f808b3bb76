"""The application: pages, API, static files and safety put together."""

import secrets
from pathlib import Path

from litestar import Litestar, Request, Response
from litestar.config.compression import CompressionConfig
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.response import Template
from litestar.static_files import create_static_files_router
from litestar.template import TemplateConfig

from dateline import __version__
from dateline.errors import DatelineError
from dateline.store import Store
from dateline.web import api
from dateline.web.pages import (
    actor,
    event,
    lists,
    maps,
    names,
    network,
    period,
    read,
    relation,
    report,
    review,
    timeline,
)
from dateline.web.pages.names import PEOPLE
from dateline.web.questions import QUESTIONS, choices
from dateline.web.report import hint_over, holds_apart
from dateline.web.safety import HEADERS, needs_token
from dateline.web.table import actor_page, report_page
from dateline.web.wording import act_name, hint_of, label_of, option_name, title_of, type_hint, type_name

HERE = Path(__file__).parent
LARGEST_BODY = 5_000_000
PAGES = (period, lists, report, event, actor, relation, maps, network, timeline, review, read, names)


def create_app(store: Store, *, token: str | None = None) -> Litestar:
    """The whole site over a store. With a token, nothing is shown to those who do not send it."""
    return Litestar(
        route_handlers=[
            *(handler for page in PAGES for handler in page.HANDLERS),
            api.ROUTER,
            create_static_files_router(path="/static", directories=[HERE / "static"]),
        ],
        dependencies={"store": Provide(lambda: store, sync_to_thread=False)},
        exception_handlers={DatelineError: _wrong_question, HTTPException: _refused},
        template_config=TemplateConfig(
            directory=HERE / "templates", engine=JinjaTemplateEngine, engine_callback=_teach
        ),
        csrf_config=CSRFConfig(
            secret=secrets.token_hex(32), cookie_samesite="strict", cookie_httponly=True, exclude="^/api/"
        ),
        compression_config=CompressionConfig(backend="gzip", gzip_compress_level=5),
        openapi_config=OpenAPIConfig(title="Dateline", version=__version__, path="/api/schema"),
        request_max_body_size=LARGEST_BODY,
        response_headers=HEADERS,
        guards=[needs_token(token)] if token else [],
        state=State(),
    )


def _teach(engine: JinjaTemplateEngine) -> None:
    """What every template may use."""
    engine.engine.globals.update(
        questions=QUESTIONS,
        choices=choices,
        title_of=title_of,
        hint_of=hint_of,
        label_of=label_of,
        type_name=type_name,
        type_hint=type_hint,
        option_name=option_name,
        actor_page=actor_page,
        report_page=report_page,
        act_name=act_name,
        people=PEOPLE,
        version=__version__,
    )
    engine.engine.filters.update(hint=hint_over, apart=holds_apart)


def _wrong_question(request: Request[object, object, State], error: DatelineError) -> Response[object] | Template:
    """Our own errors say what to mend; a page shows them, the API sends them."""
    if request.url.path.startswith("/api"):
        return Response({"detail": str(error)}, status_code=400)
    return Template("error.html", context={"error": str(error), "status": 400}, status_code=400)


def _refused(request: Request[object, object, State], error: HTTPException) -> Response[object] | Template:
    if request.url.path.startswith("/api"):
        return Response({"detail": error.detail}, status_code=error.status_code)
    context = {"error": error.detail, "status": error.status_code}
    return Template("error.html", context=context, status_code=error.status_code)
