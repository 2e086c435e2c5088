"""What the database itself refuses of a case, whoever asks and by whatever way: the worst that could be done to
somebody (sections 6, 7, 8 and 9).

The rules refuse all of it before, with the next step; what stands here is for everything that gets past them. Each
condition is SQL that both databases read. Columns that must be there, and ends before their start, are checks of
the tables. What comes into force is written after its letter: SQLAlchemy writes what does not refer to each
other by the name of its class, and a test says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Guard:
    """One refusal: before ``event`` (INSERT or UPDATE) on ``table``, where ``condition`` holds; ``message`` says in
    words what is refused."""

    name: str
    table: str
    event: str
    condition: str
    message: str


def _changed(*columns: str) -> str:
    """One of them is to be something else. As text: PostgreSQL cannot compare two pieces of JSON."""
    return " OR ".join(
        f'CAST(NEW."{column}" AS TEXT) IS DISTINCT FROM CAST(OLD."{column}" AS TEXT)' for column in columns
    )


def _kept(table: str, what: str, since: str, columns: Iterable[str], message: str) -> Guard:
    """What is not changed any more once a column has a value."""
    return Guard(what, table, "UPDATE", f"OLD.{since} IS NOT NULL AND ({_changed(*columns)})", message)


_UNTOLD = """NEW.effective_from IS NOT NULL AND NEW.proposal_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM letter
    WHERE letter.subject_id = NEW.proposal_id AND letter.issued_at IS NOT NULL AND letter.kind IN ('decision', 'decision_without_warning', 'review_outcome')
)"""
_UNDECIDED = """NEW.effective_from IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM proposal WHERE proposal.id = NEW.proposal_id AND proposal.verdict = 'approved'
) AND NOT EXISTS (
    SELECT 1 FROM seven_day WHERE seven_day.id = NEW.seven_day_id AND seven_day.verdict = 'approved'
)"""
_BY_REPORTER = """NEW.verdict IS NOT NULL AND OLD.verdict IS NULL AND EXISTS (
    SELECT 1 FROM incident WHERE incident.case_id = NEW.case_id
    AND (incident.reporter_id = NEW.decided_by_id OR incident.on_behalf_of_id = NEW.decided_by_id)
)"""
_OWN_APPEAL = """NEW.outcome IS NOT NULL AND OLD.outcome IS NULL AND NEW.outside_name = '' AND EXISTS (
    SELECT 1 FROM proposal WHERE proposal.id = NEW.proposal_id AND NEW.reviewer_id IN (
        proposal.proposer_id, proposal.decided_by_id, proposal.manager_id, proposal.director_id
    )
)"""
_LETTER = (
    *("kind", "subject_id", "drafted_at", "languages", "written_in", "facts", "free", "sent"),
    *("translated_by_id", "translated_at", "issued_at", "issued_by_id", "issued_how", "received_on"),
    *("dropped_by_id", "dropped_at", "dropped_passage"),
)
_VERDICT = ("verdict", "decided_by_id", "decided_at", "verdict_passage")

GUARDS: tuple[Guard, ...] = (
    Guard(
        "restriction_told_insert",
        "restriction",
        "INSERT",
        _UNTOLD,
        "a formal restriction is not in force before its letter is issued (section 7)",
    ),
    Guard(
        "restriction_told_update",
        "restriction",
        "UPDATE",
        f"NEW.effective_from IS DISTINCT FROM OLD.effective_from AND {_UNTOLD}",
        "a formal restriction is not in force before its letter is issued (section 7)",
    ),
    Guard(
        "restriction_decided_insert",
        "restriction",
        "INSERT",
        _UNDECIDED,
        "nothing is in force that nobody approved (sections 5 and 7)",
    ),
    Guard(
        "restriction_decided_update",
        "restriction",
        "UPDATE",
        f"NEW.effective_from IS DISTINCT FROM OLD.effective_from AND {_UNDECIDED}",
        "nothing is in force that nobody approved (sections 5 and 7)",
    ),
    Guard(
        "restriction_not_longer",
        "restriction",
        "UPDATE",
        'OLD.effective_from IS NOT NULL AND NEW."end" > OLD."end"',
        "a restriction in force is never made longer: that is a new decision (section 9)",
    ),
    Guard(
        "restriction_stays_ended",
        "restriction",
        "UPDATE",
        "OLD.ended_on IS NOT NULL AND (NEW.ended_on IS NULL OR NEW.ended_on > OLD.ended_on)",
        "a restriction that was ended does not come back (section 9)",
    ),
    _kept(
        "proposal",
        "proposal_decided_once",
        "verdict",
        (*_VERDICT, "proposer_id", "manager_id", "director_id"),
        "a proposal is decided once (section 7)",
    ),
    Guard(
        "proposal_not_by_reporter",
        "proposal",
        "UPDATE",
        _BY_REPORTER,
        "whoever reported does not decide (section 7)",
    ),
    _kept(
        "seven_day",
        "seven_day_decided_once",
        "verdict",
        (*_VERDICT, "asked_by_id"),
        "a restriction of up to 7 days is decided once (section 5)",
    ),
    _kept(
        "letter",
        "letter_as_sent",
        "issued_at",
        _LETTER,
        "a letter that was issued stays as it was sent (section 7)",
    ),
    _kept(
        "appeal",
        "appeal_decided_once",
        "outcome",
        ("outcome", "decided_at", "reviewer_id", "reasons_passage", "outside_name", "recorded_by_id"),
        "an appeal is decided once (section 7)",
    ),
    Guard(
        "appeal_not_own",
        "appeal",
        "UPDATE",
        _OWN_APPEAL,
        "nobody decides an appeal against what they proposed or approved (section 7)",
    ),
    _kept(
        "review",
        "review_done_once",
        "outcome",
        ("outcome", "by_id", "at", "reason_passage", "next_review_on"),
        "a review is done once (section 9)",
    ),
)
