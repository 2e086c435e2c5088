"""The tables of what a customer asks or says, of what is let through, and of what is arranged (sections 6 to 13)."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, ForeignKey, Integer, String, Uuid

from policy.adjustment import AdjustmentKind, AdjustmentOutcome
from policy.arrangement import ArrangementOutcome
from policy.complaint import ComplaintOutcome
from policy.correction import CorrectionOutcome
from policy.held import HeldOutcome
from policy.not_registered import Declined
from policy.ombudsman import ReferredBy
from policy.routes import Decided, Route
from storage.schema_part import part_table, passage_column, person_column
from storage.types import UTC, EnumWord, Json

correction_table = part_table(
    "correction",
    Column("letter_id", Uuid, ForeignKey("letter.id"), nullable=False),
    Column("received_on", Date, nullable=False),
    Column("channel", String(30), nullable=False),
    Column("said_by", String(200), nullable=False),
    passage_column("text_passage"),
    person_column("logged_by_id"),
    Column("logged_at", UTC, nullable=False),
    Column("outcome", EnumWord(CorrectionOutcome)),
    person_column("answered_by_id", nullable=True),
    Column("answered_at", UTC),
    passage_column("reason_passage"),
)

adjustment_table = part_table(
    "adjustment",
    Column("kind", EnumWord(AdjustmentKind), nullable=False),
    Column("received_on", Date, nullable=False),
    passage_column("text_passage"),
    person_column("logged_by_id"),
    Column("logged_at", UTC, nullable=False),
    Column("outcome", EnumWord(AdjustmentOutcome)),
    person_column("decided_by_id", nullable=True),
    Column("decided_at", UTC),
    passage_column("reason_passage"),
)

exception_table = part_table(
    "exception",
    Column("reason", String(50), nullable=False),
    Column("restriction_ids", Json, nullable=False),
    person_column("recorded_by_id"),
    Column("recorded_at", UTC, nullable=False),
    passage_column("reason_passage"),
    Column("refused", Boolean, nullable=False),
    passage_column("happened_passage"),
    passage_column("done_passage"),
    Column("detailed_at", UTC),
)

held_message_table = part_table(
    "held_message",
    Column("arrived_at", UTC, nullable=False),
    Column("channel", String(30), nullable=False),
    passage_column("text_passage"),
    Column("restriction_ids", Json, nullable=False),
    person_column("logged_by_id"),
    Column("logged_at", UTC, nullable=False),
    Column("outcome", EnumWord(HeldOutcome)),
    person_column("looked_by_id", nullable=True),
    Column("looked_at", UTC),
    Column("exception_id", Uuid),
    # The release before this one kept the reference of a complaint here; it is the complaint's own now.
    Column("reference", String(200), nullable=False, server_default=""),
)

not_registered_table = part_table(
    "not_registered",
    Column("decision", EnumWord(Declined), nullable=False),
    Column("stage2_date", Date, nullable=False),
    passage_column("matter_passage"),
    passage_column("reason_passage"),
    passage_column("new_information_passage"),
    person_column("decided_by_id"),
    Column("decided_at", UTC, nullable=False),
)

complaint_table = part_table(
    "complaint",
    Column("route", EnumWord(Route), nullable=False),
    Column("received_on", Date, nullable=False),
    Column("channel", String(30), nullable=False),
    Column("made_by", String(200), nullable=False),
    passage_column("text_passage"),
    person_column("logged_by_id"),
    Column("logged_at", UTC, nullable=False),
    Column("about", EnumWord(Decided)),
    Column("about_id", Uuid),
    Column("held_id", Uuid, ForeignKey("held_message.id")),
    Column("reference", String(200), nullable=False),
    Column("referred_at", UTC),
    person_column("referred_by_id", nullable=True),
    Column("outcome", EnumWord(ComplaintOutcome)),
    Column("outcome_on", Date),
    Column("outcome_at", UTC),
    person_column("outcome_by_id", nullable=True),
    passage_column("follows_passage"),
    CheckConstraint("outcome IS NULL OR outcome_by_id IS NOT NULL", name="concluded_by_somebody"),
    CheckConstraint("route <> 'review' OR about IS NOT NULL", name="about_a_decision"),
)

contact_table = part_table(
    "contact",
    Column("happened_at", UTC, nullable=False),
    Column("channel", String(30), nullable=False),
    person_column("staff_id"),
    person_column("logged_by_id"),
    Column("logged_at", UTC, nullable=False),
    Column("minutes", Integer),
    Column("kinds", Json, nullable=False),
    Column("service", String(50), nullable=False),
    passage_column("note_passage"),
    CheckConstraint("minutes BETWEEN 0 AND 600", name="minutes"),
)

arrangement_table = part_table(
    "arrangement",
    Column("measure", String(50), nullable=False),
    person_column("owner_id"),
    Column("people_ids", Json, nullable=False),
    Column("by_day", Date, nullable=False),
    person_column("arranged_by_id"),
    Column("arranged_at", UTC, nullable=False),
    passage_column("note_passage"),
    Column("incident_id", Uuid, ForeignKey("incident.id")),
    Column("outcome", EnumWord(ArrangementOutcome)),
    Column("done_on", Date),
    person_column("closed_by_id", nullable=True),
    Column("closed_at", UTC),
    passage_column("outcome_passage"),
    CheckConstraint("outcome IS NULL OR closed_by_id IS NOT NULL", name="closed_by_somebody"),
)

referral_table = part_table(
    "referral",
    Column("made_by", EnumWord(ReferredBy), nullable=False),
    Column("made_on", Date, nullable=False),
    person_column("logged_by_id"),
    Column("logged_at", UTC, nullable=False),
    Column("reference", String(200), nullable=False),
    passage_column("note_passage"),
    Column("outcome_on", Date),
    passage_column("outcome_passage"),
    person_column("outcome_by_id", nullable=True),
    Column("outcome_at", UTC),
)

ombudsman_request_table = part_table(
    "ombudsman_request",
    Column("referral_id", Uuid, ForeignKey("referral.id"), nullable=False),
    Column("asked_on", Date, nullable=False),
    Column("answer_by", Date, nullable=False),
    passage_column("text_passage"),
    person_column("logged_by_id"),
    Column("logged_at", UTC, nullable=False),
    Column("answered_on", Date),
    person_column("answered_by_id", nullable=True),
    Column("answered_at", UTC),
    passage_column("answer_passage"),
)
