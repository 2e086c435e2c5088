"""One person's turn at one moment: what every use case is given."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from handlers.ways import elsewhere, note
from notices.answers import Answers
from notices.notice import Notice
from notices.words import Words, words
from policy.access import knows_customer
from policy.calendar import Calendar
from policy.case import Case
from policy.customer import Customer
from policy.due import due, open_things
from policy.openthing import in_place_of
from policy.pack import Pack
from policy.people import Person, answering, still_here
from policy.record import Record
from policy.refusal import Invalid, NotAllowed, Problem
from policy.restriction import Restriction
from storage.store import Reader, Unit

MAX_ABOUT = 150
CHAT_LANGUAGES = ("en",)  # Welsh joins when its catalogue has every word of the chat


@dataclass(frozen=True)
class Look:
    """A turn that only looks. ``at`` is aware UTC."""

    reader: Reader
    person: Person
    at: dt.datetime
    pack: Pack
    calendar: Calendar

    @property
    def today(self) -> dt.date:
        """The local day."""
        return self.calendar.day(self.at)

    @property
    def say(self) -> Words:
        """The words in the person's own language."""
        return chat_words(self.person)

    def case(self, subject: str) -> tuple[Case, UUID]:
        """The case of a subject and the part of it that is meant. Raises `NotAllowed` for anything else."""
        case_id, part = parse_subject(subject)
        return self.reader.cases.get(case_id), part

    def customer(self, case: Case) -> Customer:
        """The customer of a case. Raises `NotAllowed` where nobody was identified."""
        if case.customer_id is None:
            raise NotAllowed("customer-not-identified")
        return self.reader.customer(case.customer_id)

    def customer_name(self, case: Case) -> str:
        """The customer's name; words for nobody known where they were not identified."""
        return self.customer(case).name if case.customer_id else self.say("somebody not identified")

    def about(self, case: Case) -> str:
        """What a form says it is about: the case and, for those who may know, its customer."""
        if not knows_customer(self.person, case):
            return case.reference
        return f"{case.reference}: {self.customer_name(case)}"[:MAX_ABOUT]

    def moment(self, answers: Answers) -> dt.datetime:
        """The moment that a form's day and time (local) give, aware UTC. Raises `Invalid` where one is missing."""
        day, time = answers.day("day"), answers.time("time")
        if time is None:
            raise Invalid({"time": Problem("required")})
        return self.calendar.moment(day, time)

    def somebody(self, answers: Answers, name: str) -> Person:
        """Whom a form names; whoever answers where it names nobody. Raises `Invalid`."""
        chosen = answers.uuid(name)
        try:
            return self.reader.person(chosen) if chosen else self.person
        except NotAllowed:
            raise Invalid({name: Problem("unknown-person")}) from None

    def words_for(self, person: UUID) -> Words:
        """The words in another person's language."""
        return chat_words(self.reader.person(person))

    @cached_property
    def present(self) -> frozenset[UUID]:
        """The ids of the staff who have not left."""
        return still_here(self.reader.people())

    @cached_property
    def answering(self) -> frozenset[UUID]:
        """The ids of the staff whom a customer reaches today: there, or stood in for by somebody who is."""
        return answering(self.reader.people())

    def names(self) -> Mapping[UUID, str]:
        """The names of all people, by id, those who left among them."""
        return self.reader.names()


@dataclass(frozen=True)
class Turn(Look):
    """A turn that may change something: all of it is kept together, or nothing."""

    unit: Unit

    @cached_property
    def _waited(self) -> dict[tuple[str, UUID], list[UUID]]:
        """What waited for those for whom the person stands in, before anything was done."""
        return {}

    def case(self, subject: str) -> tuple[Case, UUID]:
        """As `Look.case`, locked until the turn is over; the customer before the case, so that no two turns wait for
        each other."""
        case_id, part = parse_subject(subject)
        customer_id = self.reader.cases.customer_of(case_id)
        if customer_id is not None:
            self.unit.lock_customer(customer_id)
        case = self.unit.cases.get(case_id, for_update=True)
        if self.person.presence.stands_for:
            self._waited.update(self._waiting(case))
        return case, part

    def keep(self, case: Case) -> Callable[[str], UUID]:
        """How the sensitive texts of a case are stored."""
        return lambda text: self.unit.passage(text, case.id, self.at)

    def elsewhere(self, case: Case) -> list[Restriction]:
        """The customer's approved restrictions of all other cases."""
        return elsewhere(self.unit, case, self.today, self.pack)

    def record(self, case: Case, record: Record, *, notices: Sequence[Notice]) -> None:
        """Store what was done, its record, its messages and the next reminders, in one transaction."""
        case.touched_at = self.at
        if self.person.presence.stands_for and record.actor_id == self.person.id:
            done = self._waited.keys() - self._waiting(case).keys()
            if theirs := {str(id) for key in done for id in self._waited.pop(key)}:
                record.facts = {**record.facts, "in_place_of": sorted(theirs)}
        self.record_apart(record, notices=notices)
        self.follow(case)

    def record_apart(self, record: Record, *, notices: Sequence[Notice] = ()) -> None:
        """Store what was done, its record under the policy of now, and its messages, where it is about no case or
        about more than one."""
        record.pack = self.pack.sha256
        self.unit.record(record, notices=notices)

    def _waiting(self, case: Case) -> dict[tuple[str, UUID], list[UUID]]:
        things = open_things(case, self.pack, self.calendar)
        waits = {(x.kind, x.subject_id): in_place_of(x, self.person) for x in things}
        return {key: ids for key, ids in waits.items() if ids}

    def follow(self, case: Case) -> None:
        """What follows from a change for a case: whether a way of contact is open, and the next reminders."""
        people = self.reader.people()
        note(self.unit, case, people, self.at, self.pack, self.calendar)
        self.unit.due.sync(case.id, due(case, people, self.pack, self.calendar))


def at_work(now: dt.datetime, pack: Pack, calendar: Calendar) -> tuple[dt.datetime, Pack, Calendar]:
    """A moment, the issue of the policy that applies then, and the calendar with its office hours (section 14)."""
    applies = pack.at(now)
    settings = applies.settings
    return now, applies, calendar.keeping(settings.office_hours_from, settings.office_hours_to)


def chat_words(person: Person) -> Words:
    """The words in which the bot speaks with a person. A half translated chat would be worse than an English one."""
    return words(person.language if person.language in CHAT_LANGUAGES else "en")


def subject_of(case: Case, part: UUID | None = None) -> str:
    """How buttons name a case, or a part of it."""
    return f"{case.id}:{part or case.id}"


def parse_subject(subject: str) -> tuple[UUID, UUID]:
    """The case and the part. Raises `NotAllowed`: buttons come back over the network."""
    case_id, _, part = subject.partition(":")
    try:
        return UUID(case_id), UUID(part or case_id)
    except ValueError:
        raise NotAllowed("unknown-subject") from None
