"""The practice workspace as a web application: its addresses. Nothing about a customer is ever in one."""

from pathlib import Path

from aiohttp import web

from bot.practice.guard import guard, headers
from bot.practice.live import Live
from bot.practice.ports import Desk, Workspace
from bot.practice.site import Site

LIVE = web.AppKey("live", Live)
STATIC = Path(__file__).parent / "static"


def create_app(desk: Desk, workspace: Workspace) -> web.Application:
    """The web application. To be served on loopback alone; ``app[LIVE].changed()`` (on the event loop) tells every
    open page that something happened which did not go through it."""
    app = web.Application(middlewares=[guard])
    app[LIVE] = Live()
    site = Site(desk, workspace, app[LIVE])
    app.on_response_prepare.append(headers)
    app.on_shutdown.append(_end_streams)
    app.router.add_static("/static", STATIC)
    app.router.add_get("/", site.start)
    app.router.add_get("/as/{person}", site.page)
    app.router.add_get("/as/{person}/state", site.state)
    app.router.add_get("/as/{person}/events", site.events)
    for name, handler in {
        "say": site.say,
        "press": site.press,
        "submit": site.submit,
        "close": site.close,
        "options": site.options,
        "read": site.read,
        "clock": site.clock,
    }.items():
        app.router.add_post(f"/as/{{person}}/{name}", handler)
    return app


async def _end_streams(app: web.Application) -> None:
    app[LIVE].close()
