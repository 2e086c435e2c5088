"""The tables of what happened, and of what was done about it at once (sections 5 and 8)."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, ForeignKey, String, Uuid

from policy.incident import Outcome
from policy.injury import InjuryKind
from policy.safety_register import RegisterOutcome
from storage.schema_part import part_table, passage_column, person_column
from storage.types import UTC, EnumWord, Json

incident_table = part_table(
    "incident",
    person_column("reporter_id"),
    person_column("recipient_id"),
    Column("reported_at", UTC, nullable=False),
    Column("occurred_at", UTC, nullable=False),
    Column("channel", String(30), nullable=False),
    Column("kinds", Json, nullable=False),
    passage_column("happened_passage"),
    Column("where", String(200), nullable=False),
    Column("other_kind", String(200), nullable=False),
    Column("on_behalf_of", String(200), nullable=False),
    person_column("on_behalf_of_id", nullable=True),
    Column("witness_ids", Json, nullable=False),
    Column("harmed_ids", Json, nullable=False),
    Column("others", String(200), nullable=False),
    Column("warned", Boolean),
    Column("hurt", Boolean, nullable=False),
    Column("immediate_threat", Boolean, nullable=False),
    Column("police_reference", String(200), nullable=False),
    passage_column("support_passage"),
    Column("referred_at", UTC),
    person_column("referred_by_id", nullable=True),
    passage_column("referral_passage"),
    person_column("acknowledged_by_id", nullable=True),
    Column("acknowledged_at", UTC),
    Column("outcome", EnumWord(Outcome)),
    person_column("outcome_by_id", nullable=True),
    Column("outcome_at", UTC),
    passage_column("outcome_passage"),
    Column("supported_at", UTC),
    Column("wrong_customer_at", UTC),
    person_column("wrong_customer_by_id", nullable=True),
    Column("right_customer_id", Uuid, ForeignKey("customer.id")),
    Column("again_id", Uuid),  # of another case, and written with it: no foreign key
)

interim_control_table = part_table(
    "interim_control",
    Column("incident_id", Uuid, ForeignKey("incident.id"), nullable=False),
    Column("kind", String(50), nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    person_column("extended_by_id", nullable=True),
    passage_column("reason_passage"),
    CheckConstraint("last_day >= first_day", name="ends"),
)

safety_decision_table = part_table(
    "safety_decision",
    Column("incident_id", Uuid, ForeignKey("incident.id"), nullable=False),
    person_column("decided_by_id"),
    Column("decided_at", UTC, nullable=False),
    Column("on_register", Boolean, nullable=False),
    passage_column("reason_passage"),
    Column("measures", Json, nullable=False),
    Column("review_on", Date),
    Column("told", Boolean),
    passage_column("untold_passage"),
    CheckConstraint("NOT on_register OR review_on IS NOT NULL", name="looked_at_again"),
)

register_review_table = part_table(
    "register_review",
    Column("decision_id", Uuid, ForeignKey("safety_decision.id"), nullable=False),
    Column("outcome", EnumWord(RegisterOutcome), nullable=False),
    person_column("by_id"),
    Column("at", UTC, nullable=False),
    passage_column("reason_passage"),
    Column("measures", Json, nullable=False),
    Column("review_on", Date),
    CheckConstraint("outcome = 'removed' OR review_on IS NOT NULL", name="looked_at_again"),
)

reportable_injury_table = part_table(
    "reportable_injury",
    Column("incident_id", Uuid, ForeignKey("incident.id"), nullable=False),
    Column("kind", EnumWord(InjuryKind), nullable=False),
    person_column("answered_by_id"),
    Column("answered_at", UTC, nullable=False),
    Column("reported_on", Date),
    Column("reference", String(200), nullable=False),
    person_column("reported_by_id", nullable=True),
)

informal_action_table = part_table(
    "informal_action",
    person_column("taken_by_id"),
    person_column("recipient_id"),
    Column("recorded_at", UTC, nullable=False),
    Column("taken_at", UTC, nullable=False),
    Column("kinds", Json, nullable=False),
    Column("actions", Json, nullable=False),
    Column("other_action", String(200), nullable=False),
    Column("warned_at", UTC),
    Column("warned_how", String(30), nullable=False),
    passage_column("not_warned_passage"),
    Column("told_on", Date),
    Column("told_how", String(30), nullable=False),
    passage_column("note_passage"),
    Column("incident_id", Uuid, ForeignKey("incident.id")),
    Column("flagged", Boolean, nullable=False),
    person_column("seen_by_id", nullable=True),
    Column("seen_at", UTC),
)
