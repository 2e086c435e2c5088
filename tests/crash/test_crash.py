"""SIGKILL at named points, again and again through the whole journey: nothing is lost and nothing doubled.

State is exactly once. A message is at least once by promise; in Slack, where one can look, it is exactly once too.
"""

import itertools
from collections import Counter
from pathlib import Path
from uuid import UUID

import pytest

from bot.slack.blocks import key_hash
from notices.record import LOOKING
from storage.store import Store
from tests.crash.child import POINTS
from tests.crash.restarting import Dying, Stubborn
from tests.databases import KEY, Database
from tests.e2e.slack_journey import SlackJourney
from tests.e2e.slack_service import SlackOffice, user_id
from tests.slack_workspace import SlackWorkspace

# At which passage each life of the service ends. One that died at its first commit before it committed would never
# get anywhere.
LIVES = {
    "before commit": (2, 3),
    "after commit": (1, 2),
    "after send": (1, 4, 2),
    "before mark": (1, 4, 2),
}
RECORDED = {
    "people-imported": 1,
    "customers-imported": 1,
    "incident-reported": 2,
    "report-acknowledged": 1,
    "formal-started": 1,
    "considered": 1,
    "measures-noted": 1,
    "warning-drafted": 1,
    "letter-translated": 2,
    "warning-issued": 1,
    "restriction-proposed": 1,
    "restriction-approved": 1,
    "decision-issued": 1,
    "appeal-logged": 1,
    "appeal-taken": 1,
    "appeal-ended": 1,
}


@pytest.mark.crash
@pytest.mark.timeout(300)
@pytest.mark.parametrize("point", POINTS)
async def test_a_service_that_is_killed_loses_nothing_and_doubles_nothing(
    database: Database, point: str, tmp_path: Path
) -> None:
    async with SlackWorkspace() as slack:
        office = SlackOffice(slack, Store(database.engine()))
        office.open()
        clock = tmp_path / "clock"
        clock.write_text(str(office.moved.total_seconds()))
        service = Dying(
            database.url, slack, KEY, clock, point, itertools.cycle(LIVES[point]), tmp_path / "service.log"
        )

        def later(days: int) -> None:
            office.later(days)
            clock.write_text(str(office.moved.total_seconds()))

        async def settled() -> None:
            await office.settled(meanwhile=service.up)

        journey = SlackJourney(
            office.staff,
            office.customer.reference,
            lambda person: Stubborn(service, user_id(person)),
            later,
            settled,
        )
        try:
            await journey.whole()
        finally:
            service.stop()
        assert service.deaths >= 10, "it was killed too seldom to prove anything"
        assert "Contact only by letter" in journey.checks[2]
        assert "No restriction in force" in journey.checks[3]
        with office.store.read() as reader:
            done = Counter(record.what for record in reader.records() if record.what not in LOOKING)
            bound = Counter(record.subject_id for record in reader.records(what="account-bound"))
        assert done - Counter({"account-bound": done["account-bound"]}) == Counter(RECORDED)
        assert set(bound.values()) == {1}
        for person in office.staff.everyone:
            assert _in_chat(office, user_id(person)) == _promised(office, person.id), person.name


def _in_chat(office: SlackOffice, user: str) -> list[tuple[str, int]]:
    """The cards that stand in somebody's chat, and in which revision."""
    found = [message.metadata["event_payload"] for message in office.slack.messages[user] if message.metadata]
    return sorted((each["key"], each["revision"]) for each in found)


def _promised(office: SlackOffice, person: UUID) -> list[tuple[str, int]]:
    with office.store.read() as reader:
        return sorted((key_hash(x.key), x.revision) for x in reader.outbox.inbox(person))
