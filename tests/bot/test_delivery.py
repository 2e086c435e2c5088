"""Messages from the outbox reach people in Slack: once, in order, found again after a crash."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from bot.delivery import Delivery
from bot.slack.app import slack_client
from bot.slack.sender import SlackSender
from handlers.people import Directory
from notices.card import Card
from notices.notice import Notice
from policy.people import Person
from policy.record import recorded
from storage.store import Store
from tests.handlers.office import Office
from tests.slack_workspace import SlackWorkspace
from tests.story import adra


@dataclass
class Post:
    """A store, a workspace, and what carries messages from one to the other at a moment that a test moves."""

    office: Office
    slack: SlackWorkspace
    at: dt.datetime = field(default_factory=lambda: dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC))

    @property
    def person(self) -> Person:
        return self.office.staff.line_manager

    def join(self, person: Person, user: str = "UHUW") -> None:
        self.slack.join(user, person.email)

    def tell(self, title: str, key: str = "report:1", person: Person | None = None) -> None:
        notice = Notice((person or self.person).id, key, Card(title))
        with self.office.store.write() as unit:
            unit.record(recorded("told", "X", None, self.at), notices=[notice])

    def another(self) -> Delivery:
        """As another process would have it."""
        store = self.office.store
        people = Directory(store, adra(), lambda: self.at, lambda: self.at)
        return Delivery(
            store, people, [SlackSender(slack_client("xoxb-1", self.slack.api_url))], lambda: self.at
        )

    async def deliver(self) -> int:
        return await self.another().deliver()

    async def sent_by_a_process_that_died(self) -> None:
        """Somebody claimed the message and sent it, and did not live to mark it."""
        with self.office.store.write() as unit:
            (claimed,) = unit.outbox.claim(self.at, owner="dead", lease=dt.timedelta(seconds=90))
        sender = SlackSender(slack_client("xoxb-1", self.slack.api_url))
        await sender.send("UHUW", None, claimed.key, claimed.revision, claimed.card)

    def texts(self, user: str = "UHUW") -> list[str]:
        return [message.text for message in self.slack.messages[user]]

    def undeliverable(self) -> list[str]:
        with self.office.store.read() as reader:
            return [why for _, _, why in reader.outbox.undeliverable()]


@pytest.fixture
async def post(store: Store) -> AsyncIterator[Post]:
    async with SlackWorkspace() as slack:
        yield Post(Office(store), slack)


async def test_a_message_reaches_somebody_by_their_email_and_is_updated_in_place(post: Post) -> None:
    post.join(post.person)
    post.tell("New report")
    assert await post.deliver() == 1
    post.tell("Acknowledged")
    assert await post.deliver() == 1
    assert post.texts() == ["Acknowledged"]
    assert await post.deliver() == 0
    assert len(post.slack.called("users.lookupByEmail")) == 1, "from then on the account is known"


async def test_whoever_has_no_account_gets_everything_once_they_have_one(post: Post) -> None:
    post.tell("New report")
    post.tell("Another", key="report:2")
    assert await post.deliver() == 0
    post.join(post.person)
    assert await post.deliver() == 0, "not looked for again at once"
    post.at += dt.timedelta(hours=1)
    assert await post.deliver() == 2
    assert post.texts() == ["New report", "Another"]


async def test_a_message_that_was_sent_by_a_process_that_died_is_not_sent_again(post: Post) -> None:
    post.join(post.person)
    post.tell("New report")
    await post.sent_by_a_process_that_died()
    assert await post.deliver() == 0, "the lease has not ended"
    post.at += dt.timedelta(seconds=90)
    assert await post.deliver() == 1
    assert post.texts() == ["New report"]
    post.tell("Acknowledged")
    await post.deliver()
    assert post.texts() == ["Acknowledged"]


async def test_a_newer_revision_after_such_a_death_updates_the_message_that_stands(post: Post) -> None:
    post.join(post.person)
    post.tell("New report")
    await post.sent_by_a_process_that_died()
    post.tell("Acknowledged")
    post.at += dt.timedelta(seconds=90)
    assert await post.deliver() == 1
    assert post.texts() == ["Acknowledged"]


async def test_what_slack_cannot_take_now_is_tried_again_in_order(post: Post) -> None:
    post.join(post.person)
    post.tell("New report")
    post.tell("Another", key="report:2")
    post.slack.refuse["chat.postMessage"] = "internal_error"
    assert await post.deliver() == 0
    post.at += dt.timedelta(seconds=1)
    assert await post.deliver() == 0, "not at once"
    post.at += dt.timedelta(seconds=1)
    assert await post.deliver() == 2
    assert post.texts() == ["New report", "Another"]


async def test_what_can_never_arrive_is_said_and_the_rest_goes_on(post: Post) -> None:
    post.join(post.person)
    post.tell("New report")
    post.tell("Another", key="report:2")
    post.slack.refuse["chat.postMessage"] = "user_disabled"
    assert await post.deliver() == 1
    assert post.texts() == ["Another"]
    assert post.undeliverable() == ["user_disabled"]


async def test_nothing_is_sent_to_somebody_who_has_left(post: Post) -> None:
    post.join(post.person)
    post.tell("New report")
    with post.office.store.write() as unit:
        unit.person(post.person.id).active = False
        unit.record(recorded("person-left", "X", None, post.at), notices=())
    assert await post.deliver() == 0
    assert post.texts() == []
    assert post.undeliverable() == ["left"]


async def test_one_message_that_fails_does_not_keep_others_from_their_people(post: Post) -> None:
    other = post.office.staff.proposer
    post.join(post.person)
    post.join(other, "UNIA")
    post.tell("New report")
    post.tell("New report", person=other)
    post.slack.refuse["conversations.open"] = "internal_error"
    assert await post.deliver() == 1
    assert sorted([*post.texts(), *post.texts("UNIA")]) == ["New report"]


async def test_two_processes_send_each_message_once(post: Post) -> None:
    people = post.office.staff.everyone
    for number, person in enumerate(people):
        post.join(person, f"U{number}")
        post.tell("Hello", person=person)
    one, two = post.another(), post.another()
    assert sum(await asyncio.gather(one.deliver(), two.deliver())) == len(people)
    assert [post.texts(f"U{number}") for number in range(len(people))] == [["Hello"]] * len(people)
