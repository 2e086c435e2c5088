"""The practice workspace on a store: who is there, what reached them, and a clock that steps through what is due."""

import datetime as dt
import math
from collections.abc import Callable, Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.practice import sample
from bot.practice.ports import Member, Message
from handlers.nudge import tick
from policy.calendar import Calendar
from policy.pack import Pack
from policy.people import Person, Role
from storage.store import Store

TITLES = {
    Role.DIRECTOR: "Director of Customers and Communities",
    Role.SLT: "Senior leadership team",
    Role.MANAGER: "Manager, Customers and Communities",
    Role.SAFETY: "Staff Safety Register Group",
    Role.RECORDS: "Records officer",
    Role.ADMIN: "Administrator",
}
REMOVED = "This text was removed."


class StoredWorkspace:
    """Delivery is part of the transaction: what is in the outbox has arrived. ``real_now`` is aware UTC."""

    name = sample.NAME

    def __init__(
        self, store: Store, pack: Pack, calendar: Calendar, real_now: Callable[[], dt.datetime]
    ) -> None:
        self._store = store
        self._pack = pack
        self._calendar = calendar
        self._real_now = real_now

    @property
    def timezone(self) -> ZoneInfo:
        return self._calendar.zone

    def people(self) -> Sequence[Member]:
        with self._store.read() as reader:
            everybody, unread = reader.people(), reader.outbox.unread_counts()
        managers = {person.line_manager_id for person in everybody}
        members = [
            Member(x.id, x.name, tuple(sorted(x.roles)), _title(x, managers, self._pack), unread.get(x.id, 0))
            for x in everybody
        ]
        return sorted(members, key=lambda member: (bool(member.roles), member.title == "Team leader"))

    def inbox(self, person: UUID) -> Sequence[Message]:
        with self._store.read() as reader:
            sent = reader.outbox.inbox(person)
            cards = reader.fill([message.card for message in sent], removed=REMOVED)
        return [
            Message(x.id, card, x.revision, x.created_at, unread=x.seen < x.revision)
            for x, card in zip(sent, cards, strict=True)
        ]

    def mark_read(self, person: UUID) -> None:
        with self._store.write() as unit:
            unit.outbox.mark_read(person)

    def now(self) -> dt.datetime:
        with self._store.read() as reader:
            return self._real_now() + reader.clock.offset()

    def next_due(self) -> tuple[dt.datetime, str] | None:
        with self._store.read() as reader:
            at = reader.due.next_after(self._real_now() + reader.clock.offset())
        return (at, "Next reminder") if at else None

    def move(self, to: dt.datetime) -> dt.datetime:
        """Through everything due, in order, as if the time had passed."""
        now = self.now()
        if to < now:
            raise ValueError("the clock only goes forward")
        while (due := self.next_due()) is not None and due[0] <= to:
            self._forward(due[0])
            self.tick()
        self._forward(to)
        self.tick()
        return self.now()

    def tick(self) -> bool:
        """Remind of everything that has fallen due by now; whether there was anything. Raises `Unavailable`."""
        done = False
        while tick(self._store, self.now(), self._real_now(), self._pack, self._calendar):
            done = True
        return done

    def _forward(self, to: dt.datetime) -> None:
        seconds = math.ceil((to - self.now()).total_seconds())
        if seconds > 0:
            with self._store.write() as unit:
                unit.clock.forward(dt.timedelta(seconds=seconds))


def _title(person: Person, managers: set[UUID | None], pack: Pack) -> str:
    """What somebody is; and where, unless they belong to the first organisation, as most do."""
    usual = "Team leader" if person.id in managers else "Housing officer"
    title = next((title for role, title in TITLES.items() if person.has(role)), usual)
    first, *others = pack.organisations
    where = [
        each.name
        for each in others
        if first.key not in person.organisations and each.key in person.organisations
    ]
    return ", ".join([title, *where])
