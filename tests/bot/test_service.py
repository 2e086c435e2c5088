"""For whoever runs the service: alive, ready, figures, reminders; nothing personal in any of them."""

import datetime as dt

import aiohttp
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import text

from bot.service import make_service
from storage.store import Store
from tests.databases import Database
from tests.e2e.slack_journey import SlackJourney
from tests.e2e.slack_service import open_office, settings_for
from tests.slack_workspace import SlackWorkspace


async def test_it_is_alive_and_ready_and_says_why_not(database: Database) -> None:
    store = Store(database.engine(wait=0.2))
    async with SlackWorkspace() as slack:
        service = make_service(settings_for(database.url, slack), store)
        async with TestClient(TestServer(service.app)) as client:
            assert (await client.get("/healthz")).status == 200
            assert (await client.get("/readyz")).status == 200
            with database.engine().begin() as connection:
                connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
            unready = await client.get("/readyz")
            assert unready.status == 503
            assert "python -m bot migrate" in await unready.text()
            assert (await client.get("/healthz")).status == 200


async def test_the_figures_count_messages_and_requests_and_name_nobody(database: Database) -> None:
    async with open_office(database.url, Store(database.engine())) as office:
        played = SlackJourney(
            office.staff, office.customer.reference, office.client, office.later, office.settled
        )
        await played.report()
        async with aiohttp.ClientSession() as session, session.get(f"{office.url}metrics") as answer:
            figures = await answer.text()
        assert "contact_messages_waiting 0.0" in figures
        assert 'contact_request_seconds_count{route="/slack/events",status="200"} 2.0' in figures
        assert "Griffiths" not in figures


async def test_a_reminder_comes_when_it_is_due_and_reaches_whom_it_waits_for(database: Database) -> None:
    store = Store(database.engine())
    async with open_office(database.url, store) as office:
        played = SlackJourney(
            office.staff, office.customer.reference, office.client, office.later, office.settled
        )
        await played.report()
        service = make_service(settings_for(database.url, office.slack), store, now=office.now)
        assert await service.remind() == 0
        office.later(1)
        office.moved += dt.timedelta(minutes=1)
        assert await service.remind() == 1
        await office.settled()
        assert "waits to be acknowledged" in office.client(office.staff.line_manager).messages[-1]
