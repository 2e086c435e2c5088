"""What stands in front of every page: only this machine, only this site, and friendly words when something fails."""

import logging
import traceback
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.practice.pages import sorry
from notices.refusal import sentence
from notices.words import words
from policy.refusal import Unavailable

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
SENTENCES = {
    400: (
        "That did not make sense",
        "The workspace could not read what was sent. Go back, reload the page and try again.",
    ),
    403: ("Not from here", "The practice workspace only answers to its own pages."),
    404: ("Nothing here", "There is no such page or person in the practice workspace."),
    405: ("Nothing here", "There is no such page or person in the practice workspace."),
    413: (
        "Too much at once",
        "That is longer than the workspace can take. Nothing was kept: shorten it and try again.",
    ),
    415: (
        "That did not make sense",
        "The workspace could not read what was sent. Go back, reload the page and try again.",
    ),
    421: (
        "Not this address",
        "The practice workspace answers on this computer alone, as localhost or 127.0.0.1.",
    ),
    500: (
        "Something went wrong",
        "The workspace could not do that. What you typed is still in the page: try again.",
    ),
    503: ("Not possible now", sentence(Unavailable(), words("en"))),
}
log = logging.getLogger(__name__)


async def headers(_request: web.BaseRequest, response: web.StreamResponse) -> None:
    """Put the security headers on every response, streams and files included."""
    response.headers.update(HEADERS)
    response.headers.setdefault("Cache-Control", "no-cache")


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse other hosts (DNS rebinding) and other sites (cross-site requests), and word every failure."""
    try:
        _check_host(request)
        if request.method not in ("GET", "HEAD"):
            _check_site(request)
        return await handler(request)
    except web.HTTPException as stopped:
        if stopped.status < 400:
            raise
        return _told(request, stopped.status)
    except Unavailable:
        return _told(request, 503)
    except Exception as broken:
        # The exception's own text may hold what somebody typed, so only its kind and place are logged.
        where = "".join(traceback.format_tb(broken.__traceback__))
        log.error("%s while answering %s\n%s", type(broken).__name__, _route(request), where)
        return _told(request, 500)


def _check_host(request: web.Request) -> None:
    try:
        hostname = urlsplit(f"//{request.host}").hostname
    except ValueError:
        hostname = None
    if hostname not in LOOPBACK:
        raise web.HTTPMisdirectedRequest


def _check_site(request: web.Request) -> None:
    """A browser always says where a POST comes from; one that says nothing is refused like a stranger."""
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    own = f"{request.scheme}://{request.host}"
    if (site is None and origin is None) or site not in (None, "same-origin") or origin not in (None, own):
        raise web.HTTPForbidden


def _told(request: web.Request, status: int) -> web.Response:
    title, sentence = SENTENCES.get(status, SENTENCES[500])
    if request.method == "GET" and "application/json" not in request.headers.get("Accept", ""):
        return web.Response(status=status, text=sorry(title, sentence), content_type="text/html")
    return web.json_response({"problem": sentence}, status=status)


def _route(request: web.Request) -> str:
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else "an unknown address"
