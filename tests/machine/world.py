"""A small landlord on a real database, whose people do anything at all: what they were shown, could press and sent."""

import datetime as dt
import itertools
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from types import SimpleNamespace
from uuid import UUID

from sqlalchemy import text

from handlers import nudge
from handlers.answer import Answer, Ask, Show
from handlers.desk import Desk
from notices.card import Action, Card
from policy.case import Case
from policy.people import Person, Role
from policy.record import recorded
from storage.store import Reader, Store
from tests.handlers.office import employ, prefilled, register
from tests.machine.filling import Filling, Raw
from tests.machine.planted import WORD, Planted, words_in
from tests.story import CALENDAR, Staff, a_customer, a_person, adra, utc

START = "2026-03-02 13:00"  # a Monday
# What is done to a customer, or to two as one, changes what is in their cases, too.
_LATEST = """SELECT "case".id, "case".version, max(record.number) FROM "case"
    JOIN record ON record.case_id = "case".id OR record.what IN ('customers-merged', 'customers-unmerged')
    OR (record.case_id IS NULL AND record.customer_id = "case".customer_id) GROUP BY "case".id, "case".version, "case".reference
    ORDER BY "case".reference"""
REMEMBERED = 60  # buttons and forms: older ones are pressed seldom anyway


@dataclass
class Shown:
    """What somebody was given: an answer, their home, or a message."""

    person: UUID
    what: object
    because: str


@dataclass
class World:
    """The landlord. ``now`` is aware UTC. ``shown`` is what was given to somebody since it was last looked at."""

    store: Store
    now: dt.datetime = field(default_factory=lambda: utc(START))
    planted: Planted = field(default_factory=Planted)
    journal: list[str] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    buttons: list[tuple[UUID, Action]] = field(default_factory=list)
    forms: list[tuple[UUID, Ask]] = field(default_factory=list)
    sent: list[tuple[UUID, Ask, Raw, int]] = field(default_factory=list)
    cases: dict[UUID, Case] = field(default_factory=dict)
    changed: list[Case] = field(default_factory=list)
    named: dict[UUID, set[UUID]] = field(default_factory=dict)
    gone: set[UUID] = field(default_factory=set)

    def __post_init__(self) -> None:
        staff = Staff()
        both = a_person("Eleri Wyn", Role.MANAGER, Role.SLT)
        self.people: list[Person] = [*staff.everyone, both, a_person("Ifor Rees", Role.MANAGER)]
        for person in (staff.colleague, staff.witness):
            person.line_manager_id = staff.line_manager.id
        self.customers = [
            a_customer(
                name="Zqnamealpha Griffiths", reference="T-1001", postcode="LL99 1AA", address="1 Stryd Un"
            ),
            a_customer(
                name="Zqnamebeta Hughes",
                reference="T-1002",
                postcode="LL99 2BB",
                address="2 Lôn Dau",
                language="",
                email="beta@home.test",
                phone="01632 960222",
            ),
            # Who has no email and no phone is soon without a way.
            a_customer(
                name="Zqnamegamma Price",
                reference="T-1003",
                postcode="LL99 3CC",
                address="3 Tri Rhes",
                organisation="medra",
                email="",
                phone="",
            ),
        ]
        self.desk = Desk(self.store, adra(), CALENDAR, lambda: self.now)
        employ(self.store, staff, self.now)
        with self.store.write() as unit:
            for person in self.people[len(staff.everyone) :]:
                unit.add(person)
            unit.record(recorded("people-imported", "X", None, self.now), notices=())
        register(self.store, self.customers, self.now)
        self._revisions: dict[tuple[UUID, str], int] = {}
        self._versions: dict[UUID, tuple[int, int]] = {}
        self._passages: set[UUID] = set()
        self.by_id = {person.id: person for person in self.people}

    @property
    def today(self) -> dt.date:
        """The local day."""
        return CALENDAR.day(self.now)

    @property
    def present(self) -> list[Person]:
        """Who has not left, in the order in which they came."""
        return [person for person in self.people if person.id not in self.gone]

    def having(self, *roles: Role) -> list[Person]:
        """Those of them with one of these roles."""
        return [person for person in self.present if person.has(*roles)]

    def rows(self) -> dict[UUID, frozenset[UUID]]:
        """The rows of the list that are one customer, by each of them: one leads to the other where they were merged."""
        with self.store.read() as reader:
            now = reader.customers([customer.id for customer in self.customers])
        leads = {row.id: row.merged_into_id or row.id for row in now.values()}
        return {id: frozenset({to, *(x for x in leads if leads[x] == to)}) for id, to in leads.items()}

    def types(self, by: Person, typed: str) -> Answer:
        """Somebody types a command."""
        for customer in self.customers:
            if any(word in typed for word in (customer.reference, customer.name, customer.postcode)):
                self.named.setdefault(by.id, set()).add(customer.id)
        return self._given(by, f"types {typed!r}", lambda: self.desk.command(by.id, typed))

    def presses(self, by: Person, action: Action) -> Answer:
        """Somebody presses a button, theirs or not."""
        self._names(by.id, action.subject)
        said = f"presses {action.use_case} {self.told(action.subject)} {action.value}"
        return self._given(by, said, lambda: self.desk.press(by.id, action))

    def fills(self, by: Person, ask: Ask, raw: Raw) -> Answer:
        """Somebody sends a form, theirs or not."""
        for value in (ask.form.subject, *raw.values()):
            if isinstance(value, str):
                self._names(by.id, value)
        said = f"sends {ask.form.use_case} {self.told(ask.form.subject)} {ask.form.step} {raw}"
        answer = self._given(by, said, lambda: self.desk.submit(by.id, ask.id, raw))
        self.sent = [*self.sent, (by.id, ask, raw, self.count_records())][-REMEMBERED:]
        return answer

    def home(self, by: Person) -> None:
        """Somebody looks at their home."""
        card = self.desk.home(by.id)
        self._keep(by.id, "their home", card)

    def filling(self, random: Random, by: Person) -> Filling:
        """How this person fills in forms now."""
        people = [person.id for person in self.present]
        customers = [customer.id for customer in self.customers]
        return Filling(random, self.today, people, customers, self.planted, by.id)

    def completes(
        self,
        random: Random,
        by: Person,
        answer: Answer,
        wanted: Mapping[str, str | list[str]],
        tries: int = 8,
    ) -> Answer:
        """Fill in what is asked, and what is asked next, until there is nothing more, or it will not be."""
        while isinstance(answer, Ask) and tries:
            answer = self.fills(by, answer, self.filling(random, by).well(answer, wanted))
            tries -= 1
        return answer

    def later(self, by: dt.timedelta) -> None:
        """Move the clock, and let it do what has fallen due."""
        self.now += by
        self.journal.append(f"{self.now:%Y-%m-%d %H:%M} it is later")
        self.tick()

    def tick(self) -> None:
        """What has fallen due is done, as far as the office is open."""
        for _ in range(20):
            if not nudge.tick(
                self.store, self.now, self.now, adra(), CALENDAR, lease=dt.timedelta(0), limit=50
            ):
                return

    def leaves(self, by: Person) -> None:
        """Somebody leaves, and the clock sees it."""
        with self.store.write() as unit:
            unit.person(by.id).active = False
            unit.record(recorded("person-left", "X", None, self.now, subject_id=by.id), notices=())
        by.active = False
        self.gone.add(by.id)
        self.journal.append(f"{self.now:%Y-%m-%d %H:%M} {by.name} has left")
        self.tick()

    def look(self) -> None:
        """Load the cases that changed, and what came to anybody since the last look."""
        with self.store.read() as reader:
            # What is done in the same minute leaves the version of a case as it is, but never the log.
            rows = reader.session.execute(text(_LATEST)).all()
            versions = {_uuid(id): (version, number) for id, version, number in rows}
            new = [id for id, version in versions.items() if self._versions.get(id) != version]
            self.changed = [reader.cases.get(id) for id in new]
            self.cases.update({case.id: case for case in self.changed})
            self._versions = versions
            self._find_texts(reader)
            rows = reader.session.execute(text("SELECT person_id, key, desired FROM outbox")).all()
            revisions = {(_uuid(person), key): desired for person, key, desired in rows}
            for (person, key), desired in revisions.items():
                if self._revisions.get((person, key)) == desired:
                    continue
                card = reader.outbox.card(person, key)
                if card is not None and person not in self.gone:  # nothing is sent to whoever left
                    self._keep(person, f"the message {key}", reader.fill([card], removed="removed")[0])
            self._revisions = revisions

    def count_records(self) -> int:
        """How long the log is."""
        with self.store.read() as reader:
            return int(reader.session.scalar(text("SELECT count(*) FROM record")) or 0)

    def told(self, subject: str) -> str:
        """A subject, for the journal: the case's reference and the kind of part."""
        for case in self.cases.values():
            if subject.startswith(str(case.id)):
                return f"{case.reference}:{subject.partition(':')[2][:8]}"
        return subject[:8]

    def _names(self, by: UUID, value: str) -> None:
        for customer in self.customers:
            if value.startswith(str(customer.id)):
                self.named.setdefault(by, set()).add(customer.id)

    def _given(self, by: Person, said: str, ask: Callable[[], Answer]) -> Answer:
        self.now += dt.timedelta(minutes=1)
        self.journal.append(f"{self.now:%Y-%m-%d %H:%M} {by.name} {said}")
        answer = ask()
        self.journal.append(f"    → {_sketch(answer)}")
        self._keep(by.id, said, answer)
        if isinstance(answer, Ask):
            self.forms = [*self.forms, (by.id, answer)][-REMEMBERED:]
            for name, value in prefilled(answer).items():
                if name == "customer" and isinstance(value, str):
                    self._names(by.id, value)
        return answer

    def _keep(self, person: UUID, because: str, what: Answer | Card) -> None:
        self.shown.append(Shown(person, what, because))
        cards = (
            [what] if isinstance(what, Card) else [what.card] if isinstance(what, Show) else [what.instead]
        )
        for card in cards:
            if card is not None:
                self.buttons += [(person, button.action) for button in card.buttons]
        self.buttons = self.buttons[-4 * REMEMBERED :]

    def _find_texts(self, reader: Reader) -> None:
        """In which case each text came to be, and as which passage."""
        rows = reader.session.execute(text("SELECT id, case_id FROM passage WHERE case_id IS NOT NULL")).all()
        new = {_uuid(id): _uuid(case_id) for id, case_id in rows if _uuid(id) not in self._passages}
        self._passages |= new.keys()
        for id, kept in reader.passages(list(new)).items():
            for word in WORD.findall(kept):
                written = self.planted.texts[word]
                written.case_id, written.passage = new[id], id
        for case in self.changed:  # what is kept in the clear
            for part in itertools.chain.from_iterable(x for x in vars(case).values() if isinstance(x, list)):
                for word in words_in(list(vars(part).values())):
                    if word in self.planted.texts:
                        self.planted.texts[word].case_id = case.id
        waiting = [written for written in self.planted.texts.values() if written.case_id is None]
        for written in waiting:
            first = written.subject.partition(":")[0]
            beside = (x.case_id for x in self.planted.texts.values() if x.form == written.form and x.case_id)
            written.case_id = next((id for id in self.cases if str(id) == first), next(beside, None))


def _sketch(answer: Answer) -> str:
    if isinstance(answer, Show):
        body = " ".join(getattr(item, "text", "") for item in answer.card.body)
        return f"{answer.card.title} | {body[:160]}"
    wrong = f" {answer.problem} {dict(answer.errors)}" if answer.problem or answer.errors else ""
    return f"form {answer.form.use_case} {answer.form.step}{wrong}"


def _uuid(value: object) -> UUID:
    return value if isinstance(value, UUID) else UUID(str(value))


@contextmanager
def counted_ids() -> Iterator[None]:
    """Ids that come in the same order each time, so that a seed plays the same game again."""
    numbers = itertools.count(1)

    def urandom(size: int) -> bytes:
        return Random(next(numbers)).randbytes(size)

    real = uuid.os  # type: ignore[attr-defined]  # the module's own import, from where uuid4 takes its chance
    uuid.os = SimpleNamespace(urandom=urandom)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        uuid.os = real  # type: ignore[attr-defined]


def names(people: Sequence[Person]) -> str:
    """Who they are."""
    return ", ".join(person.name for person in people)
