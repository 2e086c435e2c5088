"""Who needs to know what of a case: for every entry of its log a class, and for each class who may read it (section 13).

Data, for one rule: `policy.access` applies it wherever an entry or a text is shown. To read an entry is to know that it
was done, by whom and when; its words are the texts that were written with it. `docs/decisions/0006` says why.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from policy.appeal import concerns
from policy.arrangement import Arrangement
from policy.incident import Incident
from policy.letter import LetterKind
from policy.measure import STAFF_SUPPORT
from policy.organisation import holds
from policy.people import Person, Role
from policy.record import Record

if TYPE_CHECKING:
    from policy.case import Case


class Matter(StrEnum):
    """What an entry is about, as far as who needs to know it differs."""

    REPORT = "report"
    SUPPORT = "support"
    INJURY = "injury"
    SAFETY = "safety"
    POLICE = "police"
    INFORMAL = "informal"
    CONTACT = "contact"
    CONSIDERED = "considered"
    DECIDED = "decided"
    APPEALED = "appealed"
    LET_THROUGH = "let-through"
    OMBUDSMAN = "ombudsman"
    REMINDED = "reminded"
    LOOKED = "looked"
    ELSEWHERE = "elsewhere"  # of no case


class Reader(StrEnum):
    """Whom an entry concerns: by role, or by the part they have in the case, or in the very thing it is about."""

    MANAGER = "manager"
    DIRECTOR = "director"
    RECORDS = "records"
    SAFETY = "safety"
    REVIEWER = "reviewer"  # was offered the appeal, decides it, or named who does
    PREPARER = "preparer"  # considered, proposed
    OWNER = "owner"  # looks after restrictions
    LINE_MANAGER = "line-manager"  # got a report or an informal action of the case
    ITS_LINE_MANAGER = "its-line-manager"  # got this report
    REPORTER = "reporter"  # of this report
    WITNESS = "witness"  # of this report


@dataclass(frozen=True)
class Readers:
    """Who may read the entries of a matter, and who of them the words, too."""

    entries: frozenset[Reader]
    words: frozenset[Reader]


_DECIDES = frozenset({Reader.MANAGER, Reader.DIRECTOR})
_WHOLE = _DECIDES | {Reader.RECORDS}
_FORMAL = _WHOLE | {Reader.PREPARER, Reader.OWNER, Reader.REVIEWER}
_CASE = _FORMAL | {Reader.SAFETY, Reader.LINE_MANAGER}

READERS: Mapping[Matter, Readers] = {
    Matter.REPORT: Readers(_CASE | {Reader.REPORTER, Reader.WITNESS}, _CASE | {Reader.REPORTER}),
    Matter.SUPPORT: Readers(
        _WHOLE | {Reader.ITS_LINE_MANAGER, Reader.REPORTER},
        _DECIDES | {Reader.ITS_LINE_MANAGER, Reader.REPORTER},
    ),
    Matter.INJURY: Readers(
        _WHOLE | {Reader.SAFETY, Reader.ITS_LINE_MANAGER}, _DECIDES | {Reader.SAFETY, Reader.ITS_LINE_MANAGER}
    ),
    Matter.SAFETY: Readers(_FORMAL | {Reader.SAFETY, Reader.ITS_LINE_MANAGER}, _FORMAL | {Reader.SAFETY}),
    Matter.POLICE: Readers(_CASE, _CASE),
    Matter.INFORMAL: Readers(_FORMAL | {Reader.LINE_MANAGER}, _FORMAL | {Reader.LINE_MANAGER}),
    Matter.CONTACT: Readers(_FORMAL | {Reader.LINE_MANAGER}, _FORMAL | {Reader.LINE_MANAGER}),
    Matter.CONSIDERED: Readers(
        _WHOLE | {Reader.PREPARER, Reader.REVIEWER}, _WHOLE | {Reader.PREPARER, Reader.REVIEWER}
    ),
    Matter.DECIDED: Readers(_CASE, _FORMAL),
    Matter.APPEALED: Readers(_FORMAL, _FORMAL),
    Matter.LET_THROUGH: Readers(_FORMAL, _FORMAL),
    Matter.OMBUDSMAN: Readers(_FORMAL, _FORMAL),
    Matter.REMINDED: Readers(_CASE, _CASE),
    Matter.LOOKED: Readers(frozenset({Reader.RECORDS, Reader.DIRECTOR}), frozenset()),
    Matter.ELSEWHERE: Readers(frozenset(), frozenset()),
}
LETTERS: Mapping[LetterKind, Matter] = {
    **dict.fromkeys(LetterKind, Matter.DECIDED),
    LetterKind.INFORMAL: Matter.INFORMAL,
    LetterKind.INFORMAL_ACTION: Matter.INFORMAL,
    LetterKind.CORRECTION_ANSWER: Matter.CONSIDERED,
    LetterKind.APPEAL_ACKNOWLEDGED: Matter.APPEALED,
    LetterKind.APPEAL_OUTCOME: Matter.APPEALED,
    LetterKind.NOT_REGISTERED: Matter.LET_THROUGH,
    LetterKind.SAFETY_REGISTER: Matter.SAFETY,
    LetterKind.SAFETY_CHANGED: Matter.SAFETY,
    LetterKind.SAFETY_REMOVED: Matter.SAFETY,
    LetterKind.COMPLAINT_RECEIVED: Matter.LET_THROUGH,
    LetterKind.REVIEW_RECEIVED: Matter.LET_THROUGH,
}


def _listed(matter: Matter, whats: str) -> dict[str, Matter]:
    return dict.fromkeys(whats.split(), matter)


MATTERS: Mapping[str, Matter] = {
    **_listed(
        Matter.REPORT,
        "incident-reported report-added-to report-acknowledged report-informal report-formal "
        "report-no-further-action wrong-customer reported-again reporter-linked "
        "customer-identified",
    ),
    **_listed(Matter.SUPPORT, "reporter-supported"),
    **_listed(Matter.INJURY, "injury-answered injury-carried-over injury-reported"),
    **_listed(
        Matter.SAFETY,
        "referred-to-safety-group safety-registered safety-not-registered interim-extended register-kept "
        "register-changed register-removed",
    ),
    **_listed(Matter.POLICE, "police-action legal-action"),
    **_listed(
        Matter.INFORMAL,
        "informal-action informal-seen informal-action-drafted informal-drafted seven-day-asked seven-day-confirmed "
        "seven-day-refused seven-day-told seven-day-ended",
    ),
    **_listed(Matter.CONTACT, "contact-logged ways-said no-way-open way-open-again contact-replaced"),
    **_listed(
        Matter.CONSIDERED,
        "considered measures-noted correction-logged correction-answered adjustment-logged adjustment-decided "
        "measure-arranged measure-done measure-declined measure-cancelled",
    ),
    **_listed(
        Matter.DECIDED,
        "formal-started warning-drafted warning-left-out restriction-approved-by-one not-applied restriction-proposed "
        "restriction-approved restriction-returned restriction-refused review-continued review-amended review-ended "
        "review-invited comment-logged taken-over handed-over restrictions-ended restrictions-over restriction-lapsed "
        "letter-dropped letter-translated",
    ),
    **_listed(
        Matter.APPEALED,
        "appeal-logged appeal-taken appeal-given-back appeal-outside-named appeal-suspended appeal-suspension-lifted appeal-stays "
        "appeal-shortened appeal-ended appeal-changed",
    ),
    **_listed(
        Matter.LET_THROUGH,
        "exception-recorded exception-detailed exception-no-details exception-refused held-message-logged "
        "held-message-looked-at complaint-logged complaint-referred complaint-outcome decision-review-logged "
        "decision-review-referred decision-review-outcome decided-not-registered decided-no-further-replies",
    ),
    **_listed(
        Matter.OMBUDSMAN,
        "ombudsman-told ombudsman-referred ombudsman-reference ombudsman-asked ombudsman-answered ombudsman-outcome",
    ),
    **_listed(Matter.REMINDED, "nudged"),
    **_listed(
        Matter.LOOKED,
        "case-read report-read referral-read informal-read seven-day-read appeal-read review-read adjustment-read "
        "correction-read passage-read letter-read exceptions-read contacts-read arrangement-read held-message-read "
        "proposal-read considerations-read ombudsman-read bundle-made timeline-read looked-up looked-up-by-text customer-read complaint-read overview-read",
    ),
    **_listed(
        Matter.ELSEWHERE,
        "account-bound people-imported customers-imported fallback-named absence-noted absence-ended letters-changed "
        "policy-loaded policy-review-begun policy-kept policy-new-issue "
        "customers-merged customers-unmerged customer-entered customer-linked link-ended "
        "person-left person-back person-changed roles-asked roles-confirmed roles-refused "
        "roles-withdrawn roles-imported",
    ),
    **{f"{kind.value.replace('_', '-')}-issued": matter for kind, matter in LETTERS.items()},
}


def matter_of(case: "Case", record: Record) -> Matter:
    """What an entry is about. One that is not listed is of no case: nobody reads it until it has its class."""
    if record.what in ("letter-translated", "letter-dropped"):
        for letter in case.letters:
            if letter.id == record.subject_id:
                return LETTERS[letter.kind]
    if record.what.startswith("measure-") and record.facts.get("measure") == STAFF_SUPPORT:
        return Matter.SUPPORT
    return MATTERS.get(record.what, Matter.ELSEWHERE)


def readers_of(person: Person, case: "Case", subject: UUID | None, *, whole: bool) -> frozenset[Reader]:
    """What somebody is to one part of a case. ``whole``: they may read the case at all (`policy.access.may_read`);
    without that only their own report is theirs."""
    own = (x for x in case.incidents if x.id == subject or _supports(case, x, subject))
    return frozenset(
        {*(_in_case(person, case) if whole else ()), *(r for x in own for r in _in_report(person, x, whole))}
    )


_ROLES: Mapping[Role, Reader] = {
    Role.MANAGER: Reader.MANAGER,
    Role.DIRECTOR: Reader.DIRECTOR,
    Role.RECORDS: Reader.RECORDS,
    Role.SAFETY: Reader.SAFETY,  # in a case that was referred, or no other part of it makes them a reader
}


def _in_case(person: Person, case: "Case") -> Iterator[Reader]:
    for role, reader in _ROLES.items():
        if holds(person, case.organisation, role):
            yield reader
    if any(concerns(case, each, person) for each in case.appeals):
        yield Reader.REVIEWER
    prepared = {id for x in case.formals for id in (x.started_by_id, x.considered_by_id, x.measured_by_id)}
    if person.id in prepared | {x.proposer_id for x in case.proposals}:
        yield Reader.PREPARER
    stands_in = any(x.waits and x.owner_id in person.presence.stands_for for x in case.letters)
    if stands_in or any(person.acts_for(x.owner_id) for x in case.proposals):
        yield Reader.OWNER
    if any(x.is_with(person) for x in case.incidents) or any(
        x.is_with(person) for x in case.informal_actions
    ):
        yield Reader.LINE_MANAGER


def _in_report(person: Person, incident: Incident, whole: bool) -> Iterator[Reader]:
    if whole and incident.is_with(person):
        yield Reader.ITS_LINE_MANAGER
    if person.id in incident.reporters:
        yield Reader.REPORTER
    if str(person.id) in incident.witness_ids:
        yield Reader.WITNESS


def _supports(case: "Case", incident: Incident, subject: UUID | None) -> bool:
    return any(x.id == subject and x.incident_id == incident.id for x in case.arrangements)


Words = tuple[
    UUID | str | None, Matter, UUID
]  # a passage, what it is about, and the part that it was written with


def words_in(case: "Case") -> Iterator[Words]:
    """Every text of a case."""
    for x in case.incidents:
        yield from _each(Matter.REPORT, x.id, x.happened_passage, x.outcome_passage)
        yield from _each(Matter.SUPPORT, x.id, x.support_passage)
        yield from _each(Matter.SAFETY, x.id, x.referral_passage)
    for added in case.addenda:
        yield from _each(Matter.REPORT, added.incident_id, added.text_passage)
    for control in case.interim_controls:
        yield from _each(Matter.SAFETY, control.incident_id, control.reason_passage)
    for done in case.safety_decisions:
        yield from _each(Matter.SAFETY, done.incident_id, done.reason_passage, done.untold_passage)
    for again in case.register_reviews:
        yield from _each(Matter.SAFETY, again.id, again.reason_passage)
    for action in case.informal_actions:
        yield from _each(Matter.INFORMAL, action.id, action.note_passage, action.not_warned_passage)
    for asked in case.seven_days:
        texts = (asked.reason_passage, asked.verdict_passage, asked.ended_passage)
        yield from _each(Matter.INFORMAL, asked.id, *texts)
    for step in case.authority_steps:
        yield from _each(Matter.POLICE, step.id, step.note_passage)
    for contact in case.contacts:
        yield from _each(Matter.CONTACT, contact.id, contact.note_passage)
    for made in case.arrangements:
        yield from _each(of_arrangement(made), made.id, made.note_passage, made.outcome_passage)
    yield from _formal(case)
    yield from _told(case)


def of_arrangement(made: Arrangement) -> Matter:
    """Support for a colleague, or a measure that was considered."""
    return Matter.SUPPORT if made.measure == STAFF_SUPPORT else Matter.CONSIDERED


def _formal(case: "Case") -> Iterator[Words]:
    for formal in case.formals:
        yield from _each(Matter.CONSIDERED, formal.id, *formal.considerations.values())
        yield from _each(Matter.CONSIDERED, formal.id, *formal.measure_notes.values())
        yield from _each(Matter.DECIDED, formal.id, formal.no_warning_passage, formal.not_applied_passage)
    for proposal in case.proposals:
        yield from _each(Matter.CONSIDERED, proposal.id, *proposal.proportionality.values())
        texts = (proposal.reason_passage, proposal.implications_passage, proposal.verdict_passage)
        yield from _each(Matter.DECIDED, proposal.id, *texts)
    for correction in case.corrections:
        yield from _each(Matter.CONSIDERED, correction.id, correction.text_passage, correction.reason_passage)
    for adjustment in case.adjustments:
        yield from _each(Matter.CONSIDERED, adjustment.id, adjustment.text_passage, adjustment.reason_passage)
    for review in case.reviews:
        yield from _each(Matter.DECIDED, review.id, review.reason_passage, review.implications_passage)
    for comment in case.comments:
        yield from _each(Matter.DECIDED, comment.id, comment.text_passage)


def _told(case: "Case") -> Iterator[Words]:
    for letter in case.letters:
        free = (id for texts in letter.free.values() for id in texts.values())
        yield from _each(
            LETTERS[letter.kind], letter.id, *letter.sent.values(), *free, letter.dropped_passage
        )
    for appeal in case.appeals:
        yield from _each(Matter.APPEALED, appeal.id, appeal.request_passage, appeal.reasons_passage)
    for suspension in case.suspensions:
        yield from _each(Matter.APPEALED, suspension.appeal_id, suspension.reason_passage)
    for exception in case.exceptions:
        texts = (exception.reason_passage, exception.happened_passage, exception.done_passage)
        yield from _each(Matter.LET_THROUGH, exception.id, *texts)
    for message in case.held_messages:
        yield from _each(Matter.LET_THROUGH, message.id, message.text_passage)
    for complaint in case.complaints:
        yield from _each(Matter.LET_THROUGH, complaint.id, complaint.text_passage, complaint.follows_passage)
    for declined in case.not_registered:
        texts = (declined.matter_passage, declined.reason_passage, declined.new_information_passage)
        yield from _each(Matter.LET_THROUGH, declined.id, *texts)
    for referral in case.referrals:
        yield from _each(Matter.OMBUDSMAN, referral.id, referral.note_passage, referral.outcome_passage)
    for request in case.ombudsman_requests:
        yield from _each(Matter.OMBUDSMAN, request.id, request.text_passage, request.answer_passage)


def _each(matter: Matter, subject: UUID, *passages: UUID | str | None) -> Iterator[Words]:
    return ((passage, matter, subject) for passage in passages)


# What waits, by its kind (`policy.due`), is about the same matters.
WAITING_MATTERS: Mapping[str, Matter] = {
    **dict.fromkeys(("report", "outcome"), Matter.REPORT),
    **dict.fromkeys(("injury", "injury-report"), Matter.INJURY),
    **dict.fromkeys(("safety", "register-review"), Matter.SAFETY),
    **dict.fromkeys(("informal", "seven-day", "seven-day-untold"), Matter.INFORMAL),
    **dict.fromkeys(("adjustment", "correction", "arrangement"), Matter.CONSIDERED),
    **dict.fromkeys(
        ("signoff", "translation", "letter", "repeated", "review", "end", "lapse"), Matter.DECIDED
    ),
    **dict.fromkeys(("acknowledgement", "appeal"), Matter.APPEALED),
    **dict.fromkeys(
        ("exception", "held", "held-appeal", "complaint", "complaint-outcome"), Matter.LET_THROUGH
    ),
    "ombudsman": Matter.OMBUDSMAN,
    "no-way": Matter.CONTACT,
}


def waiting_matter(case: "Case", kind: str, subject: UUID) -> Matter:
    """What something open is about. One that is not listed is shown to nobody until it has its matter."""
    for letter in case.letters:
        if letter.id == subject:
            return LETTERS[letter.kind]
    for made in case.arrangements:
        if made.id == subject:
            return of_arrangement(made)
    return WAITING_MATTERS.get(kind, Matter.ELSEWHERE)
