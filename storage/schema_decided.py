"""The tables of formal action: considered, decided, told, appealed against and reviewed (sections 6, 7 and 9)."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, ForeignKey, Index, String, Uuid, text

from policy.appeal import AppealOutcome
from policy.extreme import Authority
from policy.letter import LetterKind
from policy.proposal import Verdict
from policy.review import ReviewOutcome
from storage.schema_part import part_table, passage_column, person_column
from storage.types import UTC, EnumWord, Json

formal_table = part_table(
    "formal",
    person_column("started_by_id"),
    Column("started_at", UTC, nullable=False),
    Column("considerations", Json, nullable=False),
    person_column("considered_by_id", nullable=True),
    Column("considered_at", UTC),
    Column("measures", Json, nullable=False),
    Column("measure_notes", Json, nullable=False),
    person_column("measured_by_id", nullable=True),
    Column("measured_at", UTC),
    passage_column("no_warning_passage"),
    Column("no_warning_written_in", String(2), nullable=False, server_default=""),
    person_column("no_warning_by_id", nullable=True),
    Column("no_warning_at", UTC),
    person_column("not_applied_by_id", nullable=True),
    Column("not_applied_at", UTC),
    passage_column("not_applied_passage"),
)

proposal_table = part_table(
    "proposal",
    Column("formal_id", Uuid, ForeignKey("formal.id"), nullable=False),
    person_column("proposer_id"),
    Column("proposed_at", UTC, nullable=False),
    person_column("owner_id"),
    Column("review_on", Date, nullable=False),
    Column("proportionality", Json, nullable=False),
    passage_column("reason_passage"),
    passage_column("implications_passage"),
    Column("written_in", String(2), nullable=False),
    Column("verdict", EnumWord(Verdict)),
    person_column("decided_by_id", nullable=True),
    Column("decided_at", UTC),
    passage_column("verdict_passage"),
    Column("replaces_id", Uuid, ForeignKey("proposal.id")),
    Column("owned_before", Json, nullable=False, server_default="[]"),
    person_column("manager_id", nullable=True),
    Column("manager_at", UTC),
    person_column("director_id", nullable=True),
    Column("director_at", UTC),
    Column("shared_confirmed", Boolean),
    CheckConstraint("verdict IS NULL OR decided_by_id <> proposer_id", name="decided_by_another"),
    CheckConstraint(
        "manager_id IS NULL OR director_id IS NULL OR manager_id <> director_id", name="two_approve"
    ),
)

seven_day_table = part_table(
    "seven_day",
    person_column("asked_by_id"),
    Column("asked_at", UTC, nullable=False),
    passage_column("reason_passage"),
    Column("written_in", String(2), nullable=False),
    Column("verdict", EnumWord(Verdict)),
    person_column("decided_by_id", nullable=True),
    Column("decided_at", UTC),
    passage_column("verdict_passage"),
    Column("told_at", UTC),
    Column("told_how", String(30), nullable=False),
    person_column("told_by_id", nullable=True),
    Column("shared_confirmed", Boolean),
    Column("ended_at", UTC),
    person_column("ended_by_id", nullable=True),
    passage_column("ended_passage"),
    CheckConstraint("verdict IS NULL OR decided_by_id <> asked_by_id", name="decided_by_another"),
)

restriction_table = part_table(
    "restriction",
    Column("proposal_id", Uuid, ForeignKey("proposal.id")),
    # Checked when the transaction ends: both are new in the same one.
    Column("seven_day_id", Uuid, ForeignKey("seven_day.id", deferrable=True, initially="DEFERRED")),
    Column("kind", String(50), nullable=False),
    Column("particulars", Json, nullable=False),
    Column("services", Json, nullable=False),
    Column("start", Date, nullable=False),
    Column("end", Date, nullable=False),
    Column("effective_from", Date),
    Column("ended_on", Date),
    Column("named_before", Json, nullable=False, server_default="[]"),
    Column("pack_at", UTC),
    CheckConstraint('"end" >= start', name="ends"),
    CheckConstraint("proposal_id IS NULL OR seven_day_id IS NULL", name="one_decision"),
)

letter_table = part_table(
    "letter",
    Column("kind", EnumWord(LetterKind), nullable=False),
    Column("subject_id", Uuid, nullable=False),
    person_column("owner_id"),
    Column("drafted_at", UTC, nullable=False),
    Column("languages", Json, nullable=False),
    Column("written_in", String(2), nullable=False),
    Column("facts", Json, nullable=False),
    Column("free", Json, nullable=False),
    Column("sent", Json, nullable=False),
    person_column("translated_by_id", nullable=True),
    Column("translated_at", UTC),
    Column("issued_at", UTC),
    person_column("issued_by_id", nullable=True),
    Column("issued_how", String(30), nullable=False),
    Column("received_on", Date),
    person_column("dropped_by_id", nullable=True),
    Column("dropped_at", UTC),
    passage_column("dropped_passage"),
)

appeal_table = part_table(
    "appeal",
    Column("proposal_id", Uuid, ForeignKey("proposal.id"), nullable=False),
    Column("received_on", Date, nullable=False),
    Column("channel", String(30), nullable=False),
    Column("made_by", String(200), nullable=False),
    passage_column("request_passage"),
    person_column("logged_by_id"),
    Column("logged_at", UTC, nullable=False),
    Column("offered_to", Json, nullable=False),
    person_column("reviewer_id", nullable=True),
    Column("taken_at", UTC),
    Column("outcome", EnumWord(AppealOutcome)),
    Column("decided_at", UTC),
    passage_column("reasons_passage"),
    Column("outside_name", String(200), nullable=False, server_default=""),
    Column("outside_organisation", String(200), nullable=False, server_default=""),
    person_column("outside_named_by_id", nullable=True),
    Column("outside_named_at", UTC),
    person_column("recorded_by_id", nullable=True),
    CheckConstraint(
        "outcome IS NULL OR reviewer_id IS NOT NULL OR (outside_name <> '' AND recorded_by_id IS NOT NULL)",
        name="decided_by_somebody",
    ),
)
# One open appeal against a decision, however many log one at once: what is new is added to it.
_undecided = text("outcome IS NULL")
Index(
    "uq_appeal_open",
    appeal_table.c.proposal_id,
    unique=True,
    sqlite_where=_undecided,
    postgresql_where=_undecided,
)

suspension_table = part_table(
    "suspension",
    Column("appeal_id", Uuid, ForeignKey("appeal.id"), nullable=False),
    Column("restriction_id", Uuid, ForeignKey("restriction.id"), nullable=False),
    person_column("by_id"),
    Column("at", UTC, nullable=False),
    Column("first_day", Date, nullable=False),
    passage_column("reason_passage"),
    Column("told_on", Date),
    Column("over_on", Date),
    person_column("lifted_by_id", nullable=True),
    Column("lifted_at", UTC),
    CheckConstraint("over_on IS NULL OR over_on >= first_day", name="ends"),
)

review_table = part_table(
    "review",
    Column("proposal_id", Uuid, ForeignKey("proposal.id"), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("opened_at", UTC, nullable=False),
    Column("comment_by", Date),
    Column("outcome", EnumWord(ReviewOutcome)),
    person_column("by_id", nullable=True),
    Column("at", UTC),
    passage_column("reason_passage"),
    passage_column("implications_passage"),
    Column("next_review_on", Date),
    Column("comments_seen", Json, nullable=False),
    CheckConstraint("outcome IS NULL OR by_id IS NOT NULL", name="done_by_somebody"),
)

comment_table = part_table(
    "comment",
    Column("proposal_id", Uuid, ForeignKey("proposal.id"), nullable=False),
    Column("received_on", Date, nullable=False),
    Column("channel", String(30), nullable=False),
    passage_column("text_passage"),
    person_column("logged_by_id"),
    Column("logged_at", UTC, nullable=False),
)

authority_step_table = part_table(
    "authority_step",
    Column("authority", EnumWord(Authority), nullable=False),
    Column("taken_on", Date, nullable=False),
    person_column("by_id"),
    Column("at", UTC, nullable=False),
    Column("reference", String(200), nullable=False),
    passage_column("note_passage"),
)
