"""The tables of a case and its parts, mapped to the dataclasses of policy/: there is no second model."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Uuid,
    text,
)
from sqlalchemy.orm import relationship

from policy.addendum import Addendum
from policy.adjustment import Adjustment, AdjustmentKind, AdjustmentOutcome
from policy.appeal import Appeal, AppealOutcome
from policy.arrangement import Arrangement, ArrangementOutcome
from policy.case import Case, Nudge
from policy.comment import Comment
from policy.complaint import Complaint, ComplaintOutcome
from policy.contact import Contact
from policy.correction import Correction, CorrectionOutcome
from policy.exception import ContactException
from policy.extreme import Authority, AuthorityStep
from policy.formal import Formal
from policy.held import HeldMessage, HeldOutcome
from policy.incident import Incident, InterimControl, Outcome
from policy.informal import InformalAction
from policy.injury import InjuryKind, ReportableInjury
from policy.letter import Letter, LetterKind
from policy.no_way import NoWay
from policy.not_registered import Declined, NotRegistered
from policy.ombudsman import Referral, ReferredBy
from policy.ombudsman_request import OmbudsmanRequest
from policy.proposal import Proposal, Verdict
from policy.restriction import Restriction
from policy.review import Review, ReviewOutcome
from policy.routes import Decided, Route
from policy.safety import SafetyDecision
from policy.safety_register import RegisterOutcome, RegisterReview
from policy.seven_day import SevenDay
from policy.suspension import Suspension
from storage.schema import mapper_registry, metadata
from storage.types import UTC, EnumWord, Json


def _person(name: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, Uuid, ForeignKey("person.id"), nullable=nullable)


def _passage(name: str) -> Column[object]:
    # No foreign key: erasure removes a passage and leaves the mark that it was there.
    return Column(name, Uuid)


def _part(name: str, *columns: Column[object] | CheckConstraint) -> Table:
    """A table of parts of a case."""
    return Table(
        name,
        metadata,
        Column("id", Uuid, primary_key=True),
        Column("case_id", Uuid, ForeignKey("case.id"), nullable=False, index=True),
        *columns,
    )


case_table = Table(
    "case",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("reference", String(20), nullable=False, unique=True),
    Column("organisation", String(50), nullable=False),
    Column("customer_id", Uuid, ForeignKey("customer.id"), index=True),
    Column("opened_at", UTC, nullable=False),
    Column("touched_at", UTC, nullable=False),
    Column("version", Integer, nullable=False),
)

incident_table = _part(
    "incident",
    _person("reporter_id"),
    _person("recipient_id"),
    Column("reported_at", UTC, nullable=False),
    Column("occurred_at", UTC, nullable=False),
    Column("channel", String(30), nullable=False),
    Column("kinds", Json, nullable=False),
    _passage("happened_passage"),
    Column("where", String(200), nullable=False),
    Column("other_kind", String(200), nullable=False),
    Column("on_behalf_of", String(200), nullable=False),
    _person("on_behalf_of_id", nullable=True),
    Column("witness_ids", Json, nullable=False),
    Column("harmed_ids", Json, nullable=False),
    Column("others", String(200), nullable=False),
    Column("warned", Boolean),
    Column("hurt", Boolean, nullable=False),
    Column("immediate_threat", Boolean, nullable=False),
    Column("police_reference", String(200), nullable=False),
    _passage("support_passage"),
    Column("referred_at", UTC),
    _person("referred_by_id", nullable=True),
    _passage("referral_passage"),
    _person("acknowledged_by_id", nullable=True),
    Column("acknowledged_at", UTC),
    Column("outcome", EnumWord(Outcome)),
    _person("outcome_by_id", nullable=True),
    Column("outcome_at", UTC),
    _passage("outcome_passage"),
    Column("supported_at", UTC),
    Column("wrong_customer_at", UTC),
    _person("wrong_customer_by_id", nullable=True),
    Column("right_customer_id", Uuid, ForeignKey("customer.id")),
    Column("again_id", Uuid),  # of another case, and written with it: no foreign key
)

interim_control_table = _part(
    "interim_control",
    Column("incident_id", Uuid, ForeignKey("incident.id"), nullable=False),
    Column("kind", String(50), nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    _person("extended_by_id", nullable=True),
    _passage("reason_passage"),
    CheckConstraint("last_day >= first_day", name="ends"),
)

safety_decision_table = _part(
    "safety_decision",
    Column("incident_id", Uuid, ForeignKey("incident.id"), nullable=False),
    _person("decided_by_id"),
    Column("decided_at", UTC, nullable=False),
    Column("on_register", Boolean, nullable=False),
    _passage("reason_passage"),
    Column("measures", Json, nullable=False),
    Column("review_on", Date),
    Column("told", Boolean),
    _passage("untold_passage"),
    CheckConstraint("NOT on_register OR review_on IS NOT NULL", name="looked_at_again"),
)

register_review_table = _part(
    "register_review",
    Column("decision_id", Uuid, ForeignKey("safety_decision.id"), nullable=False),
    Column("outcome", EnumWord(RegisterOutcome), nullable=False),
    _person("by_id"),
    Column("at", UTC, nullable=False),
    _passage("reason_passage"),
    Column("measures", Json, nullable=False),
    Column("review_on", Date),
    CheckConstraint("outcome = 'removed' OR review_on IS NOT NULL", name="looked_at_again"),
)

reportable_injury_table = _part(
    "reportable_injury",
    Column("incident_id", Uuid, ForeignKey("incident.id"), nullable=False),
    Column("kind", EnumWord(InjuryKind), nullable=False),
    _person("answered_by_id"),
    Column("answered_at", UTC, nullable=False),
    Column("reported_on", Date),
    Column("reference", String(200), nullable=False),
    _person("reported_by_id", nullable=True),
)

informal_action_table = _part(
    "informal_action",
    _person("taken_by_id"),
    _person("recipient_id"),
    Column("recorded_at", UTC, nullable=False),
    Column("taken_at", UTC, nullable=False),
    Column("kinds", Json, nullable=False),
    Column("actions", Json, nullable=False),
    Column("other_action", String(200), nullable=False),
    Column("warned_at", UTC),
    Column("warned_how", String(30), nullable=False),
    _passage("not_warned_passage"),
    Column("told_on", Date),
    Column("told_how", String(30), nullable=False),
    _passage("note_passage"),
    Column("incident_id", Uuid, ForeignKey("incident.id")),
    Column("flagged", Boolean, nullable=False),
    _person("seen_by_id", nullable=True),
    Column("seen_at", UTC),
)

formal_table = _part(
    "formal",
    _person("started_by_id"),
    Column("started_at", UTC, nullable=False),
    Column("considerations", Json, nullable=False),
    _person("considered_by_id", nullable=True),
    Column("considered_at", UTC),
    Column("measures", Json, nullable=False),
    Column("measure_notes", Json, nullable=False),
    _person("measured_by_id", nullable=True),
    Column("measured_at", UTC),
    _passage("no_warning_passage"),
    Column("no_warning_written_in", String(2), nullable=False, server_default=""),
    _person("no_warning_by_id", nullable=True),
    Column("no_warning_at", UTC),
    _person("not_applied_by_id", nullable=True),
    Column("not_applied_at", UTC),
    _passage("not_applied_passage"),
)

proposal_table = _part(
    "proposal",
    Column("formal_id", Uuid, ForeignKey("formal.id"), nullable=False),
    _person("proposer_id"),
    Column("proposed_at", UTC, nullable=False),
    _person("owner_id"),
    Column("review_on", Date, nullable=False),
    Column("proportionality", Json, nullable=False),
    _passage("reason_passage"),
    _passage("implications_passage"),
    Column("written_in", String(2), nullable=False),
    Column("verdict", EnumWord(Verdict)),
    _person("decided_by_id", nullable=True),
    Column("decided_at", UTC),
    _passage("verdict_passage"),
    Column("replaces_id", Uuid, ForeignKey("proposal.id")),
    Column("owned_before", Json, nullable=False, server_default="[]"),
    _person("manager_id", nullable=True),
    Column("manager_at", UTC),
    _person("director_id", nullable=True),
    Column("director_at", UTC),
    Column("shared_confirmed", Boolean),
    CheckConstraint("verdict IS NULL OR decided_by_id <> proposer_id", name="decided_by_another"),
    CheckConstraint(
        "manager_id IS NULL OR director_id IS NULL OR manager_id <> director_id", name="two_approve"
    ),
)

seven_day_table = _part(
    "seven_day",
    _person("asked_by_id"),
    Column("asked_at", UTC, nullable=False),
    _passage("reason_passage"),
    Column("written_in", String(2), nullable=False),
    Column("verdict", EnumWord(Verdict)),
    _person("decided_by_id", nullable=True),
    Column("decided_at", UTC),
    _passage("verdict_passage"),
    Column("told_at", UTC),
    Column("told_how", String(30), nullable=False),
    _person("told_by_id", nullable=True),
    Column("shared_confirmed", Boolean),
    Column("ended_at", UTC),
    _person("ended_by_id", nullable=True),
    _passage("ended_passage"),
    CheckConstraint("verdict IS NULL OR decided_by_id <> asked_by_id", name="decided_by_another"),
)

restriction_table = _part(
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

letter_table = _part(
    "letter",
    Column("kind", EnumWord(LetterKind), nullable=False),
    Column("subject_id", Uuid, nullable=False),
    _person("owner_id"),
    Column("drafted_at", UTC, nullable=False),
    Column("languages", Json, nullable=False),
    Column("written_in", String(2), nullable=False),
    Column("facts", Json, nullable=False),
    Column("free", Json, nullable=False),
    Column("sent", Json, nullable=False),
    _person("translated_by_id", nullable=True),
    Column("translated_at", UTC),
    Column("issued_at", UTC),
    _person("issued_by_id", nullable=True),
    Column("issued_how", String(30), nullable=False),
    Column("received_on", Date),
    _person("dropped_by_id", nullable=True),
    Column("dropped_at", UTC),
    _passage("dropped_passage"),
)

appeal_table = _part(
    "appeal",
    Column("proposal_id", Uuid, ForeignKey("proposal.id"), nullable=False),
    Column("received_on", Date, nullable=False),
    Column("channel", String(30), nullable=False),
    Column("made_by", String(200), nullable=False),
    _passage("request_passage"),
    _person("logged_by_id"),
    Column("logged_at", UTC, nullable=False),
    Column("offered_to", Json, nullable=False),
    _person("reviewer_id", nullable=True),
    Column("taken_at", UTC),
    Column("outcome", EnumWord(AppealOutcome)),
    Column("decided_at", UTC),
    _passage("reasons_passage"),
    Column("outside_name", String(200), nullable=False, server_default=""),
    Column("outside_organisation", String(200), nullable=False, server_default=""),
    _person("outside_named_by_id", nullable=True),
    Column("outside_named_at", UTC),
    _person("recorded_by_id", nullable=True),
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

suspension_table = _part(
    "suspension",
    Column("appeal_id", Uuid, ForeignKey("appeal.id"), nullable=False),
    Column("restriction_id", Uuid, ForeignKey("restriction.id"), nullable=False),
    _person("by_id"),
    Column("at", UTC, nullable=False),
    Column("first_day", Date, nullable=False),
    _passage("reason_passage"),
    Column("told_on", Date),
    Column("over_on", Date),
    _person("lifted_by_id", nullable=True),
    Column("lifted_at", UTC),
    CheckConstraint("over_on IS NULL OR over_on >= first_day", name="ends"),
)

review_table = _part(
    "review",
    Column("proposal_id", Uuid, ForeignKey("proposal.id"), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("opened_at", UTC, nullable=False),
    Column("comment_by", Date),
    Column("outcome", EnumWord(ReviewOutcome)),
    _person("by_id", nullable=True),
    Column("at", UTC),
    _passage("reason_passage"),
    _passage("implications_passage"),
    Column("next_review_on", Date),
    Column("comments_seen", Json, nullable=False),
    CheckConstraint("outcome IS NULL OR by_id IS NOT NULL", name="done_by_somebody"),
)

comment_table = _part(
    "comment",
    Column("proposal_id", Uuid, ForeignKey("proposal.id"), nullable=False),
    Column("received_on", Date, nullable=False),
    Column("channel", String(30), nullable=False),
    _passage("text_passage"),
    _person("logged_by_id"),
    Column("logged_at", UTC, nullable=False),
)

authority_step_table = _part(
    "authority_step",
    Column("authority", EnumWord(Authority), nullable=False),
    Column("taken_on", Date, nullable=False),
    _person("by_id"),
    Column("at", UTC, nullable=False),
    Column("reference", String(200), nullable=False),
    _passage("note_passage"),
)

correction_table = _part(
    "correction",
    Column("letter_id", Uuid, ForeignKey("letter.id"), nullable=False),
    Column("received_on", Date, nullable=False),
    Column("channel", String(30), nullable=False),
    Column("said_by", String(200), nullable=False),
    _passage("text_passage"),
    _person("logged_by_id"),
    Column("logged_at", UTC, nullable=False),
    Column("outcome", EnumWord(CorrectionOutcome)),
    _person("answered_by_id", nullable=True),
    Column("answered_at", UTC),
    _passage("reason_passage"),
)

adjustment_table = _part(
    "adjustment",
    Column("kind", EnumWord(AdjustmentKind), nullable=False),
    Column("received_on", Date, nullable=False),
    _passage("text_passage"),
    _person("logged_by_id"),
    Column("logged_at", UTC, nullable=False),
    Column("outcome", EnumWord(AdjustmentOutcome)),
    _person("decided_by_id", nullable=True),
    Column("decided_at", UTC),
    _passage("reason_passage"),
)

exception_table = _part(
    "exception",
    Column("reason", String(50), nullable=False),
    Column("restriction_ids", Json, nullable=False),
    _person("recorded_by_id"),
    Column("recorded_at", UTC, nullable=False),
    _passage("reason_passage"),
    Column("refused", Boolean, nullable=False),
    _passage("happened_passage"),
    _passage("done_passage"),
    Column("detailed_at", UTC),
)

held_message_table = _part(
    "held_message",
    Column("arrived_at", UTC, nullable=False),
    Column("channel", String(30), nullable=False),
    _passage("text_passage"),
    Column("restriction_ids", Json, nullable=False),
    _person("logged_by_id"),
    Column("logged_at", UTC, nullable=False),
    Column("outcome", EnumWord(HeldOutcome)),
    _person("looked_by_id", nullable=True),
    Column("looked_at", UTC),
    Column("exception_id", Uuid),
    # The release before this one kept the reference of a complaint here; it is the complaint's own now.
    Column("reference", String(200), nullable=False, server_default=""),
)

not_registered_table = _part(
    "not_registered",
    Column("decision", EnumWord(Declined), nullable=False),
    Column("stage2_date", Date, nullable=False),
    _passage("matter_passage"),
    _passage("reason_passage"),
    _passage("new_information_passage"),
    _person("decided_by_id"),
    Column("decided_at", UTC, nullable=False),
)

complaint_table = _part(
    "complaint",
    Column("route", EnumWord(Route), nullable=False),
    Column("received_on", Date, nullable=False),
    Column("channel", String(30), nullable=False),
    Column("made_by", String(200), nullable=False),
    _passage("text_passage"),
    _person("logged_by_id"),
    Column("logged_at", UTC, nullable=False),
    Column("about", EnumWord(Decided)),
    Column("about_id", Uuid),
    Column("held_id", Uuid, ForeignKey("held_message.id")),
    Column("reference", String(200), nullable=False),
    Column("referred_at", UTC),
    _person("referred_by_id", nullable=True),
    Column("outcome", EnumWord(ComplaintOutcome)),
    Column("outcome_on", Date),
    Column("outcome_at", UTC),
    _person("outcome_by_id", nullable=True),
    _passage("follows_passage"),
    CheckConstraint("outcome IS NULL OR outcome_by_id IS NOT NULL", name="concluded_by_somebody"),
    CheckConstraint("route <> 'review' OR about IS NOT NULL", name="about_a_decision"),
)

contact_table = _part(
    "contact",
    Column("happened_at", UTC, nullable=False),
    Column("channel", String(30), nullable=False),
    _person("staff_id"),
    _person("logged_by_id"),
    Column("logged_at", UTC, nullable=False),
    Column("minutes", Integer),
    Column("kinds", Json, nullable=False),
    Column("service", String(50), nullable=False),
    _passage("note_passage"),
    CheckConstraint("minutes BETWEEN 0 AND 600", name="minutes"),
)

arrangement_table = _part(
    "arrangement",
    Column("measure", String(50), nullable=False),
    _person("owner_id"),
    Column("people_ids", Json, nullable=False),
    Column("by_day", Date, nullable=False),
    _person("arranged_by_id"),
    Column("arranged_at", UTC, nullable=False),
    _passage("note_passage"),
    Column("incident_id", Uuid, ForeignKey("incident.id")),
    Column("outcome", EnumWord(ArrangementOutcome)),
    Column("done_on", Date),
    _person("closed_by_id", nullable=True),
    Column("closed_at", UTC),
    _passage("outcome_passage"),
    CheckConstraint("outcome IS NULL OR closed_by_id IS NOT NULL", name="closed_by_somebody"),
)

referral_table = _part(
    "referral",
    Column("made_by", EnumWord(ReferredBy), nullable=False),
    Column("made_on", Date, nullable=False),
    _person("logged_by_id"),
    Column("logged_at", UTC, nullable=False),
    Column("reference", String(200), nullable=False),
    _passage("note_passage"),
    Column("outcome_on", Date),
    _passage("outcome_passage"),
    _person("outcome_by_id", nullable=True),
    Column("outcome_at", UTC),
)

ombudsman_request_table = _part(
    "ombudsman_request",
    Column("referral_id", Uuid, ForeignKey("referral.id"), nullable=False),
    Column("asked_on", Date, nullable=False),
    Column("answer_by", Date, nullable=False),
    _passage("text_passage"),
    _person("logged_by_id"),
    Column("logged_at", UTC, nullable=False),
    Column("answered_on", Date),
    _person("answered_by_id", nullable=True),
    Column("answered_at", UTC),
    _passage("answer_passage"),
)

addendum_table = _part(
    "addendum",
    Column("incident_id", Uuid, ForeignKey("incident.id"), nullable=False),
    _passage("text_passage"),
    _person("by_id"),
    Column("at", UTC, nullable=False),
)

no_way_table = _part(
    "no_way",
    Column("found_at", UTC, nullable=False),
    Column("from_day", Date, nullable=False),
    Column("restriction_ids", Json, nullable=False),
    Column("over_at", UTC),
)

nudge_table = _part(
    "nudge",
    Column("kind", String(30), nullable=False),
    Column("subject_id", Uuid, nullable=False),
    Column("stage", Integer, nullable=False),
    Column("at", UTC, nullable=False),
)

PARTS: tuple[tuple[str, type, Table, str], ...] = (
    ("incidents", Incident, incident_table, "reported_at"),
    ("interim_controls", InterimControl, interim_control_table, "first_day"),
    ("safety_decisions", SafetyDecision, safety_decision_table, "decided_at"),
    ("register_reviews", RegisterReview, register_review_table, "at"),
    ("injuries", ReportableInjury, reportable_injury_table, "answered_at"),
    ("informal_actions", InformalAction, informal_action_table, "recorded_at"),
    ("formals", Formal, formal_table, "started_at"),
    ("proposals", Proposal, proposal_table, "proposed_at"),
    ("seven_days", SevenDay, seven_day_table, "asked_at"),
    ("restrictions", Restriction, restriction_table, "start"),
    ("letters", Letter, letter_table, "drafted_at"),
    ("appeals", Appeal, appeal_table, "logged_at"),
    ("suspensions", Suspension, suspension_table, "at"),
    ("reviews", Review, review_table, "opened_at"),
    ("comments", Comment, comment_table, "logged_at"),
    ("authority_steps", AuthorityStep, authority_step_table, "taken_on"),
    ("corrections", Correction, correction_table, "logged_at"),
    ("adjustments", Adjustment, adjustment_table, "logged_at"),
    ("exceptions", ContactException, exception_table, "recorded_at"),
    ("held_messages", HeldMessage, held_message_table, "arrived_at"),
    ("not_registered", NotRegistered, not_registered_table, "decided_at"),
    ("complaints", Complaint, complaint_table, "logged_at"),
    ("contacts", Contact, contact_table, "happened_at"),
    ("arrangements", Arrangement, arrangement_table, "arranged_at"),
    ("referrals", Referral, referral_table, "logged_at"),
    ("ombudsman_requests", OmbudsmanRequest, ombudsman_request_table, "logged_at"),
    ("addenda", Addendum, addendum_table, "at"),
    ("no_ways", NoWay, no_way_table, "found_at"),
    ("nudges", Nudge, nudge_table, "at"),
)


def map_case() -> None:
    """Map the case and its parts. Every part is loaded with its case, and only with it."""
    for _, part, table, _ in PARTS:
        mapper_registry.map_imperatively(part, table)
    mapper_registry.map_imperatively(
        Case,
        case_table,
        version_id_col=case_table.c.version,
        properties={
            name: relationship(part, lazy="raise", order_by=table.c[order], cascade="save-update, merge")
            for name, part, table, order in PARTS
        },
    )
