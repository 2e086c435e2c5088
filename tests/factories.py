"""A case at any stage in one line, made by the rules themselves in their order; no database."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypedDict, Unpack
from uuid import UUID

from policy import appeal, appeal_outcome, formal, proposal, report, review, signoff
from policy.appeal import Appeal, AppealOutcome
from policy.appeal_outcome import Finding
from policy.case import Case
from policy.contact import Contact
from policy.customer import Customer
from policy.incident import Incident, Outcome
from policy.informal import InformalAction
from policy.letter import LetterKind
from policy.loosening import Change
from policy.pack import Pack
from policy.people import Person
from policy.proposal import Request, Verdict
from policy.record import Record
from policy.restriction import Restriction, Terms
from policy.review import Findings, ReviewOutcome
from tests.story import END, REVIEW, START, Staff, Stage, Story, a_customer, a_person, adra, some_terms, utc

__all__ = [
    "END",
    "REVIEW",
    "START",
    "Staff",
    "Stage",
    "Story",
    "a_customer",
    "a_person",
    "adra",
    "some_terms",
    "utc",
]


class Told(TypedDict, total=False):
    """What a test may want to be different from the beginning of a `Story`."""

    staff: Staff
    customer: Customer
    pack: Pack
    terms: tuple[Terms, ...]


class Acted(TypedDict, total=False):
    """What a test may want to be different in an informal action."""

    kinds: list[str]
    incident_id: UUID


class Logged(TypedDict, total=False):
    """What a test may want to be different in a logged contact."""

    channel: str
    minutes: int | None
    kinds: list[str]
    service: str
    staff_id: UUID


def a_case(stage: Stage = Stage.REPORTED, **told: Unpack[Told]) -> Story:
    """A case that has come to a stage."""
    story = Story(**told)
    for reached, moment, step in STEPS:
        if reached <= stage:
            story.at = utc(moment)
            story.records.append(step(story))
            story.stage = reached
    return story


def an_incident(story: Story, occurred: str, *kinds: str) -> Incident:
    """What the reporter will report now."""
    return Incident(
        reporter_id=story.staff.reporter.id,
        reported_at=story.at,
        occurred_at=utc(occurred),
        channel="phone",
        kinds=list(kinds or ["rudeness"]),
        happened_passage=story.keep("The customer shouted."),
        recipient_id=story.staff.line_manager.id,
        witness_ids=[str(story.staff.witness.id)],
    )


def an_action(
    story: Story,
    taken: str = "",
    warned: str | None = None,
    taken_by: UUID | None = None,
    **more: Unpack[Acted],
) -> InformalAction:
    """Informal action as it will be recorded now; ``taken`` and ``warned`` are moments, now and never unless said."""
    return InformalAction(
        taken_by_id=taken_by or story.staff.reporter.id,
        recorded_at=story.at,
        taken_at=utc(taken) if taken else story.at,
        kinds=more.get("kinds", ["rudeness"]),
        actions=["ended_call"],
        recipient_id=story.staff.line_manager.id,
        warned_at=utc(warned) if warned else None,
        warned_how="phone" if warned else "",
        not_warned_passage=None if warned else story.keep("There was no time."),
        incident_id=more.get("incident_id"),
    )


def a_contact(story: Story, happened: str = "", **more: Unpack[Logged]) -> Contact:
    """A contact as it will be logged now, by a colleague who had it; now unless said otherwise."""
    colleague = story.staff.colleague.id
    return Contact(
        utc(happened) if happened else story.at,
        more.get("channel", "phone"),
        more.get("staff_id", colleague),
        colleague,
        story.at,
        more.get("minutes"),
        more.get("kinds", []),
        more.get("service", ""),
    )


def a_request(story: Story, **changes: object) -> Request:
    """A complete request for the terms of the story."""
    complete = Request(
        terms=story.terms,
        review_on=min([REVIEW, *(terms.end for terms in story.terms)]),
        owner=story.staff.proposer,
        considerations_confirmed=True,
        proportionality={question.key: "Weighed." for question in story.pack.proportionality},
        reason="You shouted at our staff again.",
        implications="Please write to us.",
        written_in="en",
    )
    return replace(complete, **changes)  # type: ignore[arg-type]  # replace checks the names


def answers(story: Story) -> dict[str, str]:
    """The nine considerations, each in words of its own."""
    return {c.key: f"Considered: {c.key}." for c in story.pack.considerations}


def propose(story: Story, request: Request | None = None, by: Person | None = None) -> Record:
    """Ask for restrictions, now."""
    return proposal.propose(
        story.case,
        story.formal,
        request or a_request(story),
        story.customer,
        [],
        story.staff.present,
        by or story.staff.proposer,
        story.at,
        story.pack,
        story.calendar,
        story.keep,
    )


def decide(
    story: Story,
    verdict: Verdict = Verdict.APPROVED,
    by: Person | None = None,
    elsewhere: Sequence[Restriction] = (),
    reason: str | None = None,
    unconcerned: bool | None = None,
    others: Sequence[Case] = (),
) -> Record:
    """Decide the last proposal, now."""
    return signoff.decide(
        story.case,
        story.proposal,
        verdict,
        story.keep(reason) if reason else None,
        story.customer,
        elsewhere,
        by or story.staff.approver,
        story.staff.everyone,
        story.at,
        story.pack,
        story.calendar,
        unconcerned,
        others,
    )


def log_appeal(story: Story, received_on: dt.date | None = None, by: Person | None = None) -> Record:
    """Log an appeal against the last proposal, received today unless said otherwise."""
    by = by or story.staff.colleague
    request = story.keep("This is not fair.")
    logged = Appeal(story.proposal.id, received_on or story.today, "letter", "", request, by.id, story.at)
    return appeal.log(story.case, story.proposal, logged, story.staff.everyone, by, story.at, story.calendar)


def take_appeal(story: Story, by: Person | None = None) -> Record:
    """Take the last appeal on, now."""
    return appeal.take(story.case, story.appeal, by or story.staff.slt, story.staff.everyone, story.at)


def decide_appeal(
    story: Story,
    outcome: AppealOutcome = AppealOutcome.STAYS,
    new_end: dt.date | None = None,
    by: Person | None = None,
    changes: Sequence[Change] = (),
    not_stricter: bool = False,
) -> Record:
    """Decide the last appeal, now."""
    finding = Finding(outcome, story.keep("The measures are fair."), new_end, changes, not_stricter)
    return appeal_outcome.decide(
        story.case,
        story.appeal,
        finding,
        by or story.staff.slt,
        story.staff.everyone,
        story.at,
        story.pack,
        story.calendar,
    )


def review_now(
    story: Story,
    outcome: ReviewOutcome = ReviewOutcome.CONTINUED,
    by: Person | None = None,
    **changes: object,
) -> Record:
    """Review the last proposal, now; the next review is on the last day unless said otherwise."""
    last_day = max(r.last_day for r in story.case.restrictions_of(story.proposal))
    reason, implications = story.keep("It is still needed."), story.keep("Please go on writing to us.")
    complete = Findings(outcome, reason, implications, last_day)
    findings = replace(complete, **changes)  # type: ignore[arg-type]  # replace checks the names
    return review.review(
        story.case,
        story.proposal,
        review.turn_of(story.case, story.proposal),
        findings,
        by or story.staff.proposer,
        story.staff.everyone,
        story.at,
        story.pack,
        story.calendar,
    )


def draft_warning(story: Story) -> Record:
    """Draft the written warning about everything reported, now."""
    ids = [str(incident.id) for incident in story.case.incidents]
    draft = story.a_letter(LetterKind.WARNING, story.formal.id, story.staff.proposer, incident_ids=ids)
    by = story.staff.proposer
    return formal.warn(story.case, story.formal, draft, story.case.incidents, by, story.at)


def _report(story: Story) -> Record:
    happened = story.at - dt.timedelta(minutes=30)
    return report.report(story.case, an_incident(story, f"{happened:%Y-%m-%d %H:%M}"), story.staff.reporter)


def _report_again(story: Story) -> Record:
    record = _report(story)
    story.records.append(_decide_report(story))
    return record


def _decide_report(story: Story) -> Record:
    by = story.staff.line_manager
    return report.decide_report(story.case, story.case.incidents[-1], Outcome.FORMAL, None, by, story.at)


def _consider(story: Story) -> Record:
    return formal.consider(
        story.case, story.formal, answers(story), story.staff.proposer, story.at, story.pack, story.keep
    )


def _measure(story: Story) -> Record:
    offered = {item.key: "offered" for item in story.pack.measures}
    by = story.staff.proposer
    return formal.measure(story.case, story.formal, offered, {}, by, story.at, story.pack, story.keep)


def _issue_decision(story: Story) -> Record:
    draft = story.a_letter(LetterKind.DECISION, story.proposal.id, story.staff.proposer)
    story.case.letters.append(draft)
    return story.issue(draft, story.staff.proposer)


Step = Callable[[Story], Record]
STEPS: tuple[tuple[Stage, str, Step], ...] = (
    (Stage.REPORTED, "2026-03-02 10:30", _report),  # a Monday
    (Stage.ACKNOWLEDGED, "2026-03-02 14:00", _decide_report),
    (Stage.CONSIDERING, "2026-03-03 10:00", lambda s: formal.start(s.case, s.staff.proposer, s.at)),
    (Stage.CONSIDERED, "2026-03-03 11:00", _consider),
    (Stage.MEASURED, "2026-03-03 12:00", _measure),
    (Stage.WARNING_DRAFTED, "2026-03-04 10:00", draft_warning),
    (Stage.WARNED, "2026-03-04 15:00", lambda s: s.issue(s.warning, s.staff.proposer)),
    (Stage.REPEATED, "2026-03-10 10:30", _report_again),
    (Stage.PROPOSED, "2026-03-11 10:00", propose),
    (Stage.APPROVED, "2026-03-12 10:00", decide),
    (Stage.IN_FORCE, "2026-03-12 15:00", _issue_decision),
    (Stage.APPEALED, "2026-03-18 11:00", log_appeal),
    (Stage.APPEAL_TAKEN, "2026-03-19 10:00", take_appeal),
    (Stage.APPEAL_DECIDED, "2026-03-30 10:00", decide_appeal),
)
