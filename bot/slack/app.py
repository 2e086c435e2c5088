"""Slack in the web application: one address, `POST /slack/events`."""

import re
from collections.abc import AsyncIterator, Sequence
from typing import Final

import aiohttp
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.blocks import PRESS
from bot.slack.contract import Desk, Directory
from bot.slack.door import TurnedAway, let_in
from bot.slack.listeners import COMMANDS, Listeners
from bot.slack.modal import FORM
from bot.slack.patience import PATIENCE, Patience
from bot.slack.sender import SlackSender
from notices.words import words

PATH: Final = "/slack/events"
SLACK_API: Final = "https://slack.com/api/"
SCOPES: Final = frozenset(
    {"chat:write", "commands", "im:history", "im:write", "users:read", "users:read.email"}
)
TIMEOUT: Final = 10  # seconds: three tries stay within the lease of a message


def add_slack(
    web_app: web.Application,
    desk: Desk,
    directory: Directory,
    *,
    bot_token: str,
    signing_secret: str,
    api_url: str = SLACK_API,
    patience: float = PATIENCE,
) -> SlackSender:
    """Serve Slack from this application, and give what sends messages.

    ``patience`` is how many seconds (real time) an answer may take before the person is told to wait. The
    sender works while the application runs: stopping finishes what is in hand, then closes the connections.
    """
    for language in ("cy", "en"):
        words(language)  # read the catalogues now: the first person to need them has three seconds
    client = slack_client(bot_token, api_url)
    waiting = Patience(patience)
    bolt = slack_app(client, signing_secret, Listeners(desk, directory, client, waiting))
    verifier = SignatureVerifier(signing_secret)

    async def events(request: web.Request) -> web.Response:
        try:
            body = let_in(verifier, await request.read(), request.headers)
        except TurnedAway as away:
            return web.Response(status=away.status)
        headers: dict[str, str | Sequence[str]] = dict(request.headers.items())
        return await to_aiohttp_response(
            await bolt.async_dispatch(AsyncBoltRequest(body=body, headers=headers))
        )

    async def connected(_: web.Application) -> AsyncIterator[None]:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=client.timeout)) as session:
            client.session = session
            yield
            await waiting.drained()

    web_app.router.add_post(PATH, events)
    web_app.cleanup_ctx.append(connected)
    return SlackSender(client)


def slack_client(bot_token: str, api_url: str = SLACK_API) -> AsyncWebClient:
    """A client that waits as long as Slack asks it to, and tries once more after a lost connection."""
    client = AsyncWebClient(token=bot_token, base_url=api_url.rstrip("/") + "/", timeout=TIMEOUT)
    client.retry_handlers = [
        AsyncConnectionErrorRetryHandler(),
        AsyncRateLimitErrorRetryHandler(max_retry_count=2),
    ]
    return client


def slack_app(client: AsyncWebClient, signing_secret: str, listeners: Listeners) -> AsyncApp:
    """Bolt with every listener registered; also what Socket Mode would run."""

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        # One workspace, one token: Bolt would otherwise ask Slack at the first request, within its three seconds.
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=client.token)

    app = AsyncApp(
        client=AsyncWebClient(base_url=client.base_url),  # never used: the listeners have their own
        signing_secret=signing_secret,
        authorize=authorize,
        process_before_response=True,
    )
    for command in COMMANDS:
        app.command(command)(listeners.command)
    app.action(re.compile(f"^{PRESS}"))(listeners.press)
    app.view(FORM)(listeners.submit)
    for kind in ("customer", "person"):
        app.options(kind)(listeners.suggest)
    app.event("app_home_opened")(listeners.home)
    return app
