"""A letter to the customer: what it must carry, its translation, and its issue (sections 6 to 9)."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import Calendar
from policy.customer import Customer
from policy.openthing import OpenThing, ending, named, to_do
from policy.openway import require_open_way
from policy.pack import Pack
from policy.people import Person, Role
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused, Stale
from policy.replacing import end_replaced, replaced_by, require_not_suspended
from policy.restriction import Restriction, come_into_force
from policy.suspension import acknowledged, answered

if TYPE_CHECKING:
    from policy.case import Case, Keep


class LetterKind(StrEnum):
    """Which letter it is."""

    INFORMAL = "informal"
    INFORMAL_ACTION = "informal_action"
    WARNING = "warning"
    CORRECTION_ANSWER = "correction_answer"
    DECISION = "decision"
    DECISION_WITHOUT_WARNING = "decision_without_warning"
    NOT_APPLIED = "not_applied"
    APPEAL_ACKNOWLEDGED = "appeal_acknowledged"
    APPEAL_OUTCOME = "appeal_outcome"
    REVIEW_COMING = "review_coming"
    REVIEW_OUTCOME = "review_outcome"
    ENDED = "ended"
    NOT_REGISTERED = "not_registered"
    SAFETY_REGISTER = "safety_register"
    SAFETY_CHANGED = "safety_changed"
    SAFETY_REMOVED = "safety_removed"
    CONTACT_CHANGED = "contact_changed"
    COMPLAINT_RECEIVED = "complaint_received"
    REVIEW_RECEIVED = "review_received"


# Of the policy, where it is not the one on notices.
SECTIONS: Mapping[LetterKind, str] = {
    LetterKind.INFORMAL: "5",
    LetterKind.INFORMAL_ACTION: "5",
    LetterKind.WARNING: "6",
    LetterKind.DECISION_WITHOUT_WARNING: "8",
    LetterKind.SAFETY_REGISTER: "8",
    LetterKind.SAFETY_CHANGED: "8",
    LetterKind.SAFETY_REMOVED: "8",
    LetterKind.CONTACT_CHANGED: "8",
    LetterKind.COMPLAINT_RECEIVED: "10",
    LetterKind.REVIEW_RECEIVED: "11",
    LetterKind.NOT_REGISTERED: "13",
}
# The letters with which what they are about comes into force.
PUT_IN_FORCE = frozenset(
    {
        LetterKind.INFORMAL,
        LetterKind.DECISION,
        LetterKind.DECISION_WITHOUT_WARNING,
        LetterKind.REVIEW_OUTCOME,
    }
)

ABOUT_APPEALS = frozenset({LetterKind.APPEAL_ACKNOWLEDGED, LetterKind.APPEAL_OUTCOME})


@dataclass(eq=False)
class Letter:
    """One letter. ``facts`` are the clear ones; free texts are passages: ``free[name][language]``.

    ``subject_id`` is what it tells about (a formal consideration, a proposal, an appeal). ``owner_id`` sees to its
    translation and issue. Once issued, ``sent[language]`` names the passage with the words as they were sent.
    """

    kind: LetterKind
    subject_id: UUID
    owner_id: UUID
    drafted_at: dt.datetime
    languages: list[str]
    written_in: str
    facts: Mapping[str, object]
    free: Mapping[str, Mapping[str, str]]
    sent: Mapping[str, str] = field(default_factory=dict)
    translated_by_id: UUID | None = None
    translated_at: dt.datetime | None = None
    issued_at: dt.datetime | None = None
    issued_by_id: UUID | None = None
    issued_how: str = ""
    received_on: dt.date | None = None
    dropped_at: dt.datetime | None = None
    dropped_by_id: UUID | None = None
    dropped_passage: UUID | None = None
    id: UUID = field(default_factory=uuid4)

    @property
    def waits(self) -> bool:
        """Whether it is still to be issued: neither sent nor dropped."""
        return self.issued_at is None and self.dropped_at is None

    @property
    def untranslated(self) -> tuple[str, ...]:
        """The languages in which a free text is still missing."""
        return tuple(x for x in self.languages if any(x not in texts for texts in self.free.values()))


@dataclass(frozen=True)
class Issue:
    """How and when a letter went out: ``at`` aware UTC, ``how`` a key of the pack's letter ways, ``words`` the
    letter as sent, by language."""

    how: str
    at: dt.datetime
    words: Mapping[str, str]


def require_letter_worker(case: "Case", letter: Letter, person: Person) -> None:
    """Managers, the Director and the letter's owner translate and issue letters; the SLT those about an appeal."""
    slt = (Role.SLT,) if letter.kind in ABOUT_APPEALS else ()
    if not person.active or not (
        person.has(Role.MANAGER, Role.DIRECTOR, *slt) or person.acts_for(letter.owner_id)
    ):
        raise NotAllowed("needs-manager")


def require_translatable(letter: Letter, language: str) -> None:
    """Raises `Stale` where nothing is to be put into this language any more: the letter was issued or dropped, or how
    we write to the customer has changed since (P12)."""
    if letter.issued_at is not None:
        raise Stale("letter-issued")
    _require_not_dropped(letter)
    if language not in letter.languages:
        raise Stale("translation-unneeded")


def translate(
    case: "Case",
    letter: Letter,
    language: str,
    texts: Mapping[str, str],
    by: Person,
    at: dt.datetime,
    keep: "Keep",
) -> Record:
    """Put the free texts into another language of the letter. Every one is needed."""
    require_letter_worker(case, letter, by)
    require_translatable(letter, language)
    for name in letter.free:
        if not texts.get(name, "").strip():
            raise Refused("translation-missing", "7", field=name)
    letter.free = {name: {**known, language: str(keep(texts[name]))} for name, known in letter.free.items()}
    letter.translated_by_id, letter.translated_at = by.id, at
    return recorded(
        "letter-translated",
        "7",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=letter.id,
        passages=[UUID(known[language]) for known in letter.free.values()],
        language=language,
    )


def issue(
    case: "Case",
    letter: Letter,
    how: Issue,
    missing: Sequence[str],
    customer: Customer,
    elsewhere: Sequence[Restriction],
    present: Collection[UUID],
    by: Person,
    at: dt.datetime,
    pack: Pack,
    calendar: Calendar,
    keep: "Keep",
) -> Record:
    """Mark a letter as issued: frozen from now on, and only now is a decision in force (P7.2).

    ``missing`` are the mandatory facts that the letter lacks; ``elsewhere`` the customer's approved restrictions of
    other cases, read under the customer's lock.
    """
    require_letter_worker(case, letter, by)
    if letter.issued_at is not None:
        raise Stale("letter-issued")
    _require_not_dropped(letter)
    if letter.untranslated:
        raise Refused("letter-untranslated", "12", instead="translation", language=letter.untranslated[0])
    if missing:
        raise Refused("letter-fact-missing", "7", which=list(missing))
    if how.at > at:
        raise Refused("issued-in-the-future", "7", field="day")
    complete = letter.translated_at or letter.drafted_at
    if how.at < complete.replace(second=0, microsecond=0):  # people say when in minutes
        raise Refused("issued-before-drafted", "7", field="day")
    sent_on = calendar.day(how.at)
    decides = _told_by(case, letter) if letter.kind in PUT_IN_FORCE else []
    if decides:
        others = case.decided_but(replaced_by(case, letter.subject_id))
        require_open_way(customer, [*elsewhere, *others], calendar.day(at), pack, present)
        require_not_suspended(case, replaced_by(case, letter.subject_id), sent_on)
        come_into_force(decides, sent_on)
        end_replaced(case, letter.subject_id, sent_on)
    if letter.kind is LetterKind.APPEAL_ACKNOWLEDGED:
        acknowledged(case, letter.subject_id, sent_on)
    if letter.kind is LetterKind.APPEAL_OUTCOME:
        answered(case, letter.subject_id, sent_on)
    letter.sent = {language: str(keep(text)) for language, text in how.words.items()}
    letter.issued_at, letter.issued_by_id, letter.issued_how = how.at, by.id, how.how
    letter.received_on = calendar.add_working(sent_on, pack.letter_way(how.how).received_working_days)
    return recorded(
        f"{letter.kind.value.replace('_', '-')}-issued",
        SECTIONS.get(letter.kind, "7"),
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=letter.id,
        passages=[UUID(passage) for passage in letter.sent.values()],
        how=how.how,
        issued=how.at.isoformat(),
    )


def open_letters(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """The letters to be translated or issued, for their owner; the Director hears at once of one unissued (P7.2)."""
    for letter in case.letters:
        if letter.waits:
            able, since = named(letter.owner_id), letter.translated_at or letter.drafted_at
            settings = pack.at(since).settings
            if letter.untranslated:
                kind, days, late = "translation", settings.translation_working_days, None
            else:
                kind, days, late = "letter", settings.letter_unissued_working_days, 0
            thing = to_do(
                kind, letter.id, "7", since, days, able, pack, calendar, step="letter", late_stage=late
            )
            # What is told too late is not told at all: a restriction of up to 7 days ends by itself.
            ends = [r.last_day for r in _told_by(case, letter) if r.seven_day_id is not None]
            yield ending(thing, max(ends), calendar) if ends else thing


def _require_not_dropped(letter: Letter) -> None:
    if letter.dropped_at is not None:
        raise Stale("letter-dropped")


def _told_by(case: "Case", letter: Letter) -> list[Restriction]:
    """The restrictions that a letter is about."""
    return [r for r in case.restrictions if letter.subject_id in (r.proposal_id, r.seven_day_id)]
