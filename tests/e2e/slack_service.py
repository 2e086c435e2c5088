"""A service joined to a Slack workspace on loopback, with people in it."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from bot.clock import real_now
from bot.service import make_service
from bot.settings import Settings
from policy.customer import Customer
from policy.people import Person
from storage.store import Store
from tests.databases import KEY
from tests.handlers.office import employ, register
from tests.slack_client import SlackClient
from tests.slack_workspace import SlackWorkspace
from tests.story import Staff, a_customer

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
PATIENT = 30.0  # seconds: a busy machine is not what these tests are about
START = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)  # a Monday


def settings_for(url: str, slack: SlackWorkspace) -> Settings:
    """The settings of a service on this database, in this workspace."""
    return Settings(
        encryption_keys=SecretStr(KEY),
        database_url=url,
        slack_bot_token=SecretStr("xoxb-test"),
        slack_signing_secret=SecretStr(SECRET),
        slack_api_url=slack.api_url,
    )


@dataclass
class SlackOffice:
    """People with accounts, a customer, and the clock of a test, which goes on by itself from where it was put."""

    slack: SlackWorkspace
    store: Store
    staff: Staff = field(default_factory=Staff)
    customer: Customer = field(default_factory=lambda: a_customer(language=""))
    moved: dt.timedelta = field(default_factory=lambda: START - real_now())
    url: str = ""

    def open(self) -> None:
        """Fill the directory, the register and the workspace."""
        employ(self.store, self.staff, self.now())
        register(self.store, [self.customer], self.now())
        for person in self.staff.everyone:
            self.slack.join(user_id(person), person.email)

    def now(self) -> dt.datetime:
        return real_now() + self.moved

    def later(self, days: int) -> None:
        """Move the clock on."""
        self.moved += dt.timedelta(days=days)

    def client(self, person: Person) -> SlackClient:
        """Somebody's Slack."""
        return self.client_of(user_id(person))

    def client_of(self, account: str) -> SlackClient:
        """The Slack of an account, in the directory or not."""
        return SlackClient(self.url, SECRET, account, self.slack)

    async def settled(self, meanwhile: Callable[[], Awaitable[None]] | None = None) -> None:
        """Wait until every message has arrived, doing something meanwhile."""
        async with asyncio.timeout(60):
            while await asyncio.to_thread(self._waiting):
                if meanwhile is not None:
                    await meanwhile()
                await asyncio.sleep(0.02)

    def _waiting(self) -> int:
        with self.store.read() as reader:
            return reader.outbox.waiting()


def user_id(person: Person) -> str:
    """A person's account."""
    return "U" + person.id.hex[:10].upper()


@asynccontextmanager
async def open_office(url: str, store: Store, name: str = "Mair Griffiths") -> AsyncIterator[SlackOffice]:
    """An office whose service runs in this process; ``name`` is the customer's."""
    async with SlackWorkspace() as slack:
        office = SlackOffice(slack, store, customer=a_customer(language="", name=name))
        office.open()
        service = make_service(settings_for(url, slack), store, now=office.now, patience=PATIENT)
        server = TestServer(service.app)
        await server.start_server()
        office.url = str(server.make_url("/"))
        try:
            yield office
        finally:
            await server.close()
