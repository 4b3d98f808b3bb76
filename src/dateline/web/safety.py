"""What keeps a page safe to open: headers that let nothing foreign in, and tokens compared in constant time."""

import hmac

from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException
from litestar.handlers import BaseRouteHandler
from litestar.types import Guard

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
COOKIE = "dateline-token"


def needs_token(token: str) -> Guard:
    """Lets in who sends the token as a bearer, a cookie, or once as `?token=` in the address that `serve` prints."""

    def guard(connection: ASGIConnection, _: BaseRouteHandler) -> None:  # type: ignore[type-arg]
        bearer = connection.headers.get("authorization", "").removeprefix("Bearer ")
        offered = (bearer, connection.cookies.get(COOKIE, ""), connection.query_params.get("token", ""))
        if not any(hmac.compare_digest(one.encode(), token.encode()) for one in offered):
            raise NotAuthorizedException(
                "Open the address that `dateline serve` printed, or send its token as a bearer"
            )

    return guard
