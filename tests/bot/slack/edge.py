"""The Slack edge over real HTTP, with a desk that gives what a test tells it: for what is Slack's alone."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID, uuid4

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.slack.app import add_slack
from bot.slack.sender import SlackSender
from handlers.answer import Answer, Show
from notices.answers import RawAnswers
from notices.card import Action, Card
from notices.fields import Option
from tests.slack_client import SlackClient
from tests.slack_workspace import SlackWorkspace

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
MAIR = uuid4()


@dataclass
class ScriptedDesk:
    """Answers with ``answer`` and keeps what it was asked. ``takes`` seconds of real time; may raise ``error``."""

    answer: Callable[[], Answer] = field(default=lambda: Show(Card("No restriction in force")))
    asked: list[tuple[object, ...]] = field(default_factory=list)
    offered: tuple[Option, ...] = ()
    takes: float = 0.0
    error: Exception | None = None

    def command(self, person: UUID, text: str) -> Answer:
        return self._do("command", person, text)

    def press(self, person: UUID, action: Action) -> Answer:
        return self._do("press", person, action)

    def submit(self, person: UUID, form_id: UUID, raw: RawAnswers) -> Answer:
        return self._do("submit", person, form_id, dict(raw))

    def options(self, person: UUID, kind: Literal["customer", "person"], typed: str) -> tuple[Option, ...]:
        self._do("options", person, kind, typed)
        return self.offered

    def home(self, person: UUID) -> Card:
        self._do("home", person)
        return Card("What waits on you")

    def _do(self, *asked: object) -> Answer:
        self.asked.append(asked)
        time.sleep(self.takes)
        if self.error is not None:
            raise self.error
        return self.answer()


@dataclass
class ListedPeople:
    """A directory of emails, and the accounts bound so far."""

    emails: dict[str, UUID] = field(default_factory=lambda: {"mair@adra.test": MAIR})
    accounts: dict[tuple[str, str, str], UUID] = field(default_factory=dict)

    def known(self, platform: str, tenant: str, user_id: str) -> UUID | None:
        return self.accounts.get((platform, tenant, user_id))

    def bind(self, platform: str, tenant: str, user_id: str, email: str) -> UUID | None:
        person = self.emails.get(email)
        if person is not None:
            self.accounts[platform, tenant, user_id] = person
        return person

    def language(self, person: UUID) -> str:
        return "en"


@dataclass
class Edge:
    """Everything a test needs: the workspace, the desk behind the edge, and people in front of it."""

    slack: SlackWorkspace
    desk: ScriptedDesk
    people: ListedPeople
    sender: SlackSender
    url: str

    def person(self, user: str = "UMAIR") -> SlackClient:
        return SlackClient(self.url, SECRET, user, self.slack)


@asynccontextmanager
async def running(desk: ScriptedDesk | None = None, *, patience: float = 2.0) -> AsyncIterator[Edge]:
    """The edge on a free port of loopback, and Mair in the workspace."""
    desk, people = desk or ScriptedDesk(), ListedPeople()
    async with SlackWorkspace() as slack:
        slack.join("UMAIR", "Mair@Adra.test")
        app = web.Application()
        sender = add_slack(
            app,
            desk,
            people,
            bot_token="xoxb-test",
            signing_secret=SECRET,
            api_url=slack.api_url,
            patience=patience,
        )
        server = TestServer(app)
        await server.start_server()
        try:
            yield Edge(slack, desk, people, sender, str(server.make_url("/")))
        finally:
            await server.close()
