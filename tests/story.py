"""Made-up people, a customer, and the story that a case is told in; no database."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import IntEnum
from functools import cache
from pathlib import Path
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import holidays

from policy import letter
from policy.appeal import Appeal
from policy.calendar import Calendar
from policy.case import Case
from policy.customer import Customer
from policy.formal import Formal
from policy.letter import Issue, Letter, LetterKind
from policy.pack import Pack
from policy.pack_parse import parse_pack
from policy.people import Person, Role, still_here
from policy.proposal import Proposal
from policy.record import Record
from policy.restriction import Particular, Restriction, Terms

CALENDAR = Calendar(ZoneInfo("Europe/London"), holidays.country_holidays("GB", subdiv="ENG"))
START, END, REVIEW = dt.date(2026, 3, 16), dt.date(2026, 9, 15), dt.date(2026, 9, 14)


@cache
def adra() -> Pack:
    """The real policy pack."""
    path = Path(__file__).parents[1] / "policy" / "packs" / "adra.toml"
    return parse_pack(path.read_text(encoding="utf-8"))


def utc(text: str) -> dt.datetime:
    """An aware moment: ``"2026-03-02 10:30"``."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def a_person(name: str, *roles: Role, line_manager: Person | None = None, active: bool = True) -> Person:
    """Somebody who works for the made-up landlord."""
    email = f"{name.casefold().replace(' ', '.')}@adra.test"
    manager = line_manager.id if line_manager else None
    return Person(email, name, frozenset(roles), frozenset({"adra"}), manager, active=active)


@dataclass
class Staff:
    """One person in every role, and some in none. Two managers and two of the SLT, so that one can be independent."""

    line_manager: Person = field(default_factory=lambda: a_person("Huw Pritchard"))
    reporter: Person = field(default_factory=lambda: a_person("Gwen Thomas"))
    witness: Person = field(default_factory=lambda: a_person("Dylan Price"))
    colleague: Person = field(default_factory=lambda: a_person("Alice Turner"))
    proposer: Person = field(default_factory=lambda: a_person("Nia Roberts", Role.MANAGER))
    approver: Person = field(default_factory=lambda: a_person("Tom Ellis", Role.MANAGER))
    slt: Person = field(default_factory=lambda: a_person("Sioned Parry", Role.SLT))
    other_slt: Person = field(default_factory=lambda: a_person("Rhys Morgan", Role.SLT))
    director: Person = field(default_factory=lambda: a_person("Elin Vaughan", Role.DIRECTOR))
    safety: Person = field(default_factory=lambda: a_person("Owen Davies", Role.SAFETY))
    records: Person = field(default_factory=lambda: a_person("Beth Hughes", Role.RECORDS))
    admin: Person = field(default_factory=lambda: a_person("Carys Lloyd", Role.ADMIN))

    def __post_init__(self) -> None:
        self.reporter.line_manager_id = self.line_manager.id

    @property
    def everyone(self) -> list[Person]:
        """All of them, as the directory has them."""
        return [getattr(self, each.name) for each in fields(self)]

    @property
    def present(self) -> frozenset[UUID]:
        """The ids of those who have not left."""
        return still_here(self.everyone)


def a_customer(**changes: str) -> Customer:
    """A tenant with phone, email and address, who reads English."""
    known = {
        "reference": "T-1042",
        "name": "Mair Griffiths",
        "address": "3 Stryd Ffug\nBangor",
        "postcode": "LL99 9ZZ",
        "organisation": "adra",
        "email": "mair.griffiths@home.test",
        "phone": "01632 960555",
        "language": "en",
    }
    return Customer(**{**known, **changes})  # type: ignore[arg-type]  # only its texts are changed


def some_terms(
    kind: str = "one_medium",
    particulars: Mapping[str, Particular] | None = None,
    start: dt.date = START,
    end: dt.date = END,
) -> Terms:
    """What a proposal asks for: contact by letter only, unless said otherwise."""
    return Terms(kind, particulars or {"medium": "letter"}, ("repairs",), start, end)


class Stage(IntEnum):
    """How far a case has come; each is reached through all before it."""

    OPENED = 0
    REPORTED = 1
    ACKNOWLEDGED = 2
    CONSIDERING = 3
    CONSIDERED = 4
    MEASURED = 5
    WARNING_DRAFTED = 6
    WARNED = 7
    REPEATED = 8
    PROPOSED = 9
    APPROVED = 10
    IN_FORCE = 11
    APPEALED = 12
    APPEAL_TAKEN = 13
    APPEAL_DECIDED = 14


@dataclass
class Story:
    """A case, all who act in it, the moment it has come to, the texts that were kept and the records made."""

    stage: Stage = Stage.OPENED
    at: dt.datetime = field(default_factory=lambda: utc("2026-03-02 09:00"))
    staff: Staff = field(default_factory=Staff)
    customer: Customer = field(default_factory=a_customer)
    pack: Pack = field(default_factory=adra)
    calendar: Calendar = CALENDAR
    terms: tuple[Terms, ...] = ()
    kept: dict[UUID, str] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    case: Case = field(init=False)

    def __post_init__(self) -> None:
        self.terms = self.terms or (some_terms(),)
        self.case = Case("CC-2026-0001", "adra", self.customer.id, self.at, self.at)

    def keep(self, text: str) -> UUID:
        """Keeps a sensitive text, as the storage would."""
        passage = uuid4()
        self.kept[passage] = text
        return passage

    @property
    def today(self) -> dt.date:
        return self.calendar.day(self.at)

    @property
    def formal(self) -> Formal:
        return self.case.formals[-1]

    @property
    def warning(self) -> Letter:
        return next(x for x in reversed(self.case.letters) if x.kind is LetterKind.WARNING)

    @property
    def proposal(self) -> Proposal:
        return self.case.proposals[-1]

    @property
    def decision(self) -> Letter:
        return next(x for x in reversed(self.case.letters) if x.kind is LetterKind.DECISION)

    @property
    def restriction(self) -> Restriction:
        return self.case.restrictions[-1]

    @property
    def appeal(self) -> Appeal:
        return self.case.appeals[-1]

    def a_letter(self, kind: LetterKind, subject: UUID, owner: Person, **facts: object) -> Letter:
        """A draft, its free text written in English, in the languages of the customer."""
        free = {"reason": {"en": str(self.keep("You shouted at our staff."))}}
        return Letter(
            kind, subject, owner.id, self.at, list(self.customer.letter_languages), "en", facts, free
        )

    def issue(self, draft: Letter, by: Person, how: str = "post", *, missing: tuple[str, ...] = ()) -> Record:
        """Mark a letter as issued, now."""
        words = Issue(how, self.at, dict.fromkeys(draft.languages, "The letter."))
        return letter.issue(
            self.case,
            draft,
            words,
            missing,
            self.customer,
            [],
            self.staff.present,
            by,
            self.at,
            self.pack,
            self.calendar,
            self.keep,
        )
