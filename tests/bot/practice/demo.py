"""The other side of the practice workspace's interface, small and in memory: a desk with every kind of answer.

`python -m tests.bot.practice.demo PORT` serves it, for looking at the pages.
"""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Lock
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.practice.app import create_app
from bot.practice.ports import Kind, Member, Message
from handlers.answer import Answer, Ask, Show
from notices.answers import RawAnswers
from notices.card import Action, Button, Card, Fact, Paragraph
from notices.fields import Option
from notices.form import Form
from policy.refusal import Invalid
from tests.bot.practice.demo_cards import (
    CUSTOMERS,
    GWEN,
    LETTER,
    MAIR,
    PEOPLE,
    check,
    incident,
    report_form,
    step_form,
)

__all__ = ["GWEN", "MAIR", "Demo"]


class Demo:
    """Desk and workspace in one, with what it was asked kept in ``asked``."""

    name = "Tai Cymunedol Eryri"
    timezone = ZoneInfo("Europe/London")

    def __init__(self) -> None:
        self.asked: list[tuple[str, object]] = []
        self.delay = 0.0
        self._lock = Lock()
        self._now = datetime(2025, 11, 24, 9, 14, tzinfo=UTC)
        self._inbox: dict[UUID, list[Message]] = {member.id: [] for member in PEOPLE}
        self._forms: dict[UUID, tuple[Form, Answer | None]] = {}
        self._deliver(GWEN, incident("An incident was reported to you", "warning"), hours=-18)

    def people(self) -> Sequence[Member]:
        return [replace(one, unread=sum(m.unread for m in self._inbox[one.id])) for one in PEOPLE]

    def inbox(self, person: UUID) -> Sequence[Message]:
        return tuple(self._inbox[person])

    def mark_read(self, person: UUID) -> None:
        self._inbox[person] = [replace(message, unread=False) for message in self._inbox[person]]

    def now(self) -> datetime:
        with self._lock:
            self._now += timedelta(milliseconds=20)
            return self._now

    def next_due(self) -> tuple[datetime, str] | None:
        return datetime(2025, 11, 26, 17, tzinfo=UTC), "Appeal CC-2025-0003: acknowledge it"

    def move(self, to: datetime) -> datetime:
        if to < self._now:
            raise ValueError("the clock only goes forward")
        self.asked.append(("move", to))
        self._now = to
        return to

    def home(self, person: UUID) -> Card:
        if person != GWEN:
            return Card("Nothing waits for you", body=(Paragraph("New things will stand here first."),))
        return Card(
            "2 things wait for you",
            facts=(
                Fact("CC-2025-0004", "Acknowledge the incident report by today, 17:00"),
                Fact("CC-2025-0003", "Review of the restriction is due on 1 December"),
            ),
            buttons=(
                Button("Open CC-2025-0004", Action("case", "4"), "primary"),
                Button("Read the letter", Action("letter", "3")),
            ),
        )

    def command(self, person: UUID, text: str) -> Answer:
        self.asked.append(("command", text))
        word, _, rest = text.lstrip("/").partition(" ")
        if word == "contact-report":
            return self._ask(report_form())
        if word == "contact":
            return Show(self.home(person))
        if word == "contact-check" and "morgan" in rest.lower():
            return Show(check())
        if word == "contact-check":
            return Show(
                Card("No customer found", body=(Paragraph(f"Nobody is called “{rest[:200]}” here."),))
            )
        return Show(Card("I do not know that command", body=(Paragraph("Try /contact."),)))

    def press(self, person: UUID, action: Action) -> Answer:
        self.asked.append(("press", action.encode()))
        match action.use_case:
            case "letter":
                return Show(LETTER)
            case "report":
                return self._ask(report_form())
            case "formal":
                return self._ask(step_form(1, action.subject))
            case "acknowledge":
                card = incident("Acknowledged by you", "good")
                self._revise(person, replace(card, buttons=card.buttons[1:]))
                self._deliver(
                    MAIR,
                    Card("Your report was read", body=(Paragraph("Gwen Pritchard has it."),), tone="good"),
                )
                return Show(card, replaces=True)
            case _:
                return Show(Card(f"Done: {action.use_case}", tone="good"), replaces=action.value == "replace")

    def submit(self, person: UUID, form_id: UUID, raw: RawAnswers) -> Answer:
        self.asked.append(("submit", dict(raw)))
        form, result = self._forms[form_id]
        if result is not None:
            return result
        try:
            form.parse(raw)
        except Invalid as wrong:
            errors = {
                name: {"required": "Answer this question"}.get(p.code, f"This cannot be read ({p.code})")
                for name, p in wrong.problems.items()
            }
            return Ask(form_id, form.with_answers(raw), errors)
        if form.step == "step-1":
            return self._ask(step_form(2, form.subject))
        self._deliver(GWEN, incident("A new incident was reported to you", "warning"))
        result = Show(
            Card(
                "Thank you: your report is with Gwen Pritchard",
                tone="good",
                facts=(Fact("Reference", "CC-2025-0005"),),
            )
        )
        self._forms[form_id] = (form, result)
        return result

    def close(self, person: UUID, form_id: UUID, raw: RawAnswers) -> None:
        self.asked.append(("close", dict(raw)))

    def options(self, person: UUID, kind: Kind, typed: str) -> tuple[Option, ...]:
        self.asked.append(("options", typed))
        names = CUSTOMERS if kind == "customer" else {one.id: one.name for one in PEOPLE}
        return tuple(Option(str(key), name) for key, name in names.items() if typed.lower() in name.lower())[
            :15
        ]

    def _ask(self, form: Form) -> Ask:
        ask = Ask(uuid4(), form)
        self._forms[ask.id] = (form, None)
        return ask

    def _deliver(self, to: UUID, card: Card, hours: int = 0) -> None:
        at = self.now() + timedelta(hours=hours)
        self._inbox[to].append(Message(uuid4(), card, 1, at, unread=True))

    def _revise(self, person: UUID, card: Card) -> None:
        first = self._inbox[person][0]
        self._inbox[person][0] = replace(first, card=card, revision=first.revision + 1)


if __name__ == "__main__":
    demo = Demo()
    web.run_app(create_app(demo, demo), host="127.0.0.1", port=int(sys.argv[1]))
