"""The order of the conversation, and how much of it is kept."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from bot.practice.chat import MAX_LINES, Chat, Private, Typed
from bot.practice.ports import Message
from notices.card import Card
from tests.bot.practice.demo import GWEN, MAIR

NOON = datetime(2025, 11, 24, 12, tzinfo=UTC)


def message(minutes: int) -> Message:
    return Message(uuid4(), Card("From the outbox"), 1, NOON + timedelta(minutes=minutes), unread=True)


def test_what_was_typed_stands_between_what_arrived_before_and_after() -> None:
    chat, before, after = Chat(), message(-1), message(2)
    chat.typed(MAIR, NOON, "/contact")
    chat.private(MAIR, NOON + timedelta(minutes=1), Card("Answer"))
    line, answer = chat.timeline(MAIR, [])
    assert chat.timeline(MAIR, [after, before]) == [before, line, answer, after]


def test_at_the_same_instant_the_order_of_arrival_counts() -> None:
    chat, first, second = Chat(), message(0), message(0)
    chat.timeline(MAIR, [first])
    chat.typed(MAIR, NOON, "/contact")
    kinds = [type(entry) for entry in chat.timeline(MAIR, [second, first])]
    assert kinds == [Message, Typed, Message]


def test_nobody_sees_what_another_person_typed() -> None:
    chat = Chat()
    chat.typed(MAIR, NOON, "/contact-check Eluned Morgan")
    assert chat.timeline(GWEN, []) == []


def test_a_private_answer_is_replaced_where_it_stands() -> None:
    chat = Chat()
    chat.private(MAIR, NOON, Card("Before"))
    [answer] = chat.timeline(MAIR, [])
    assert isinstance(answer, Private)
    assert chat.answer(MAIR, answer.id) == Card("Before")
    chat.replaced(MAIR, answer.id, Card("After"))
    [now] = chat.timeline(MAIR, [])
    assert isinstance(now, Private)
    assert (now.id, now.card.title, now.revision) == (answer.id, "After", 2)
    assert chat.answer(GWEN, answer.id) is None


def test_only_the_newest_lines_are_kept() -> None:
    chat = Chat()
    for number in range(MAX_LINES + 5):
        chat.typed(MAIR, NOON, str(number))
    kept = chat.timeline(MAIR, [])
    assert len(kept) == MAX_LINES
    assert isinstance(kept[-1], Typed)
    assert kept[-1].text == str(MAX_LINES + 4)
