"""A case and its parts, mapped to the dataclasses of policy/: there is no second model."""

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, Uuid
from sqlalchemy.orm import relationship

from policy.addendum import Addendum
from policy.adjustment import Adjustment
from policy.appeal import Appeal
from policy.arrangement import Arrangement
from policy.case import Case, Nudge
from policy.comment import Comment
from policy.complaint import Complaint
from policy.contact import Contact
from policy.correction import Correction
from policy.exception import ContactException
from policy.extreme import AuthorityStep
from policy.formal import Formal
from policy.held import HeldMessage
from policy.incident import Incident, InterimControl
from policy.informal import InformalAction
from policy.injury import ReportableInjury
from policy.letter import Letter
from policy.no_way import NoWay
from policy.not_registered import NotRegistered
from policy.ombudsman import Referral
from policy.ombudsman_request import OmbudsmanRequest
from policy.proposal import Proposal
from policy.restriction import Restriction
from policy.review import Review
from policy.safety import SafetyDecision
from policy.safety_register import RegisterReview
from policy.seven_day import SevenDay
from policy.suspension import Suspension
from storage.schema import mapper_registry
from storage.schema_asked import (
    adjustment_table,
    arrangement_table,
    complaint_table,
    contact_table,
    correction_table,
    exception_table,
    held_message_table,
    not_registered_table,
    ombudsman_request_table,
    referral_table,
)
from storage.schema_decided import (
    appeal_table,
    authority_step_table,
    comment_table,
    formal_table,
    letter_table,
    proposal_table,
    restriction_table,
    review_table,
    seven_day_table,
    suspension_table,
)
from storage.schema_happened import (
    incident_table,
    informal_action_table,
    interim_control_table,
    register_review_table,
    reportable_injury_table,
    safety_decision_table,
)
from storage.schema_part import case_table, part_table, passage_column, person_column
from storage.types import UTC, Json

addendum_table = part_table(
    "addendum",
    Column("incident_id", Uuid, ForeignKey("incident.id"), nullable=False),
    passage_column("text_passage"),
    person_column("by_id"),
    Column("at", UTC, nullable=False),
)

no_way_table = part_table(
    "no_way",
    Column("found_at", UTC, nullable=False),
    Column("from_day", Date, nullable=False),
    Column("restriction_ids", Json, nullable=False),
    Column("over_at", UTC),
)

nudge_table = part_table(
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
