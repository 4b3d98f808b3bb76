"""The application: pages, static files and safety put together."""

import secrets
from pathlib import Path

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import State
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.static_files import create_static_files_router
from litestar.template import TemplateConfig

from dateline.web.pages import read
from dateline.web.safety import HEADERS, needs_token

HERE = Path(__file__).parent
LARGEST_BODY = 5_000_000


def create_app(*, token: str | None = None) -> Litestar:
    """The whole site. With a token, nothing but static files is shown to those who do not send it."""
    return Litestar(
        route_handlers=[*read.HANDLERS, create_static_files_router(path="/static", directories=[HERE / "static"])],
        template_config=TemplateConfig(directory=HERE / "templates", engine=JinjaTemplateEngine),
        csrf_config=CSRFConfig(secret=secrets.token_hex(32), cookie_samesite="strict", cookie_httponly=False),
        compression_config=CompressionConfig(backend="gzip"),
        request_max_body_size=LARGEST_BODY,
        response_headers=HEADERS,
        guards=[needs_token(token)] if token else [],
        state=State(),
    )
