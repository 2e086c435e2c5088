"""Every use case, in one list: each edge and the desk go by it."""

from collections.abc import Mapping

from handlers.addendum import ADDENDUM, WRONG_CUSTOMER
from handlers.adjustment import ADJUSTMENT, DECIDE_ADJUSTMENT, SEE_ADJUSTMENT
from handlers.appeal import APPEAL, SEE_APPEAL, TAKE_APPEAL
from handlers.appeal_outcome import DECIDE_APPEAL
from handlers.arrangement import ARRANGE, ARRANGEMENT_DONE, ARRANGEMENTS, SEE_ARRANGEMENT
from handlers.away import AWAY, END_ABSENCE, NOTE_ABSENCE
from handlers.bundle import BUNDLE
from handlers.cannot_use import CANNOT_USE
from handlers.case import CASE, READ
from handlers.check import CHECK
from handlers.comment import COMMENT
from handlers.complaint import (
    COMPLAINT,
    COMPLAINT_OUTCOME,
    COMPLAINT_REFERENCE,
    REVIEW_OF_DECISION,
    SEE_COMPLAINT,
)
from handlers.contact import CONTACTS, LOG_CONTACT
from handlers.contact_person import REPLACE_CONTACT
from handlers.correction import ANSWER_CORRECTION, CORRECTION, SEE_CORRECTION
from handlers.customer import CUSTOMER, LETTERS_TO
from handlers.dropped import DROP_LETTER
from handlers.ended import END
from handlers.exception import (
    EMERGENCY,
    EXCEPTION,
    EXCEPTION_DETAILS,
    EXCEPTION_NO_DETAILS,
    REFUSE_EXCEPTION,
)
from handlers.exceptions import EXCEPTIONS
from handlers.extreme import NO_WARNING, POLICE_LEGAL
from handlers.fallback import FALLBACKS
from handlers.formal import CONSIDERATIONS, CONSIDERED, FORMAL, MEASURES, WARNING
from handlers.held import HELD, HELD_MESSAGE, HELD_MESSAGES, HELD_OUTCOME
from handlers.incident import INCIDENT
from handlers.informal import INFORMAL, INFORMAL_ACTION, SEEN_INFORMAL
from handlers.injury import INJURY, INJURY_REPORTED, SEE_INJURY
from handlers.leaver import COME_BACK, LEAVE
from handlers.letter import ISSUE, LETTER, TRANSLATION
from handlers.letter_informal_action import INFORMAL_LETTER
from handlers.link import END_LINK, LINK
from handlers.merge import MERGE, UNMERGE
from handlers.new_customer import IDENTIFY, NEW_CUSTOMER
from handlers.not_applied import NOT_APPLY
from handlers.not_registered import NOT_REGISTERED
from handlers.ombudsman import OMBUDSMAN, OMBUDSMAN_OUTCOME, OMBUDSMAN_REFERENCE, SEE_OMBUDSMAN
from handlers.ombudsman_request import OMBUDSMAN_ANSWERED, OMBUDSMAN_ASKED
from handlers.on_behalf import LINK_REPORTER
from handlers.outside import NAME_OUTSIDE
from handlers.overview import OVERVIEW
from handlers.person import PEOPLE, PERSON_DETAILS, SEE_PERSON
from handlers.policy import POLICY, POLICY_OUTCOME, START_POLICY_REVIEW
from handlers.proposal import PROPOSAL
from handlers.report import ACKNOWLEDGE, NO_FURTHER_ACTION, REPORT
from handlers.review import INVITE, REVIEW, SEE_REVIEW, TAKE_OVER
from handlers.role_change import ASK_ROLES, CONFIRM_ROLES, REFUSE_ROLES, SEE_ROLES, WITHDRAW_ROLES
from handlers.safety import DECIDE_SAFETY, EXTEND_INTERIM, REFER_SAFETY, SAFETY, SEE_SAFETY
from handlers.safety_register import REVIEW_REGISTER
from handlers.seven_day import (
    CONFIRM_SEVEN_DAY,
    REFUSE_SEVEN_DAY,
    SEE_SEVEN_DAY,
    SEVEN_DAY,
    SEVEN_DAY_LETTER,
    TELL_SEVEN_DAY,
)
from handlers.seven_day_ended import END_SEVEN_DAY
from handlers.signoff import APPROVE, REFUSE, RETURN, SIGNOFF
from handlers.support import SUPPORT
from handlers.suspension import LIFT_SUSPENSION, SUSPEND
from handlers.timeline import TIMELINE
from handlers.usecase import UseCase
from policy.refusal import NotAllowed

USE_CASES: tuple[UseCase, ...] = (
    CHECK,
    REPORT,
    INCIDENT,
    ACKNOWLEDGE,
    SUPPORT,
    INFORMAL,
    INFORMAL_ACTION,
    SEEN_INFORMAL,
    INFORMAL_LETTER,
    SEVEN_DAY,
    SEE_SEVEN_DAY,
    CONFIRM_SEVEN_DAY,
    REFUSE_SEVEN_DAY,
    TELL_SEVEN_DAY,
    SEVEN_DAY_LETTER,
    NO_FURTHER_ACTION,
    FORMAL,
    CONSIDERATIONS,
    CONSIDERED,
    MEASURES,
    WARNING,
    NO_WARNING,
    POLICE_LEGAL,
    ADJUSTMENT,
    SEE_ADJUSTMENT,
    DECIDE_ADJUSTMENT,
    CORRECTION,
    SEE_CORRECTION,
    ANSWER_CORRECTION,
    NOT_APPLY,
    PROPOSAL,
    SIGNOFF,
    APPROVE,
    RETURN,
    REFUSE,
    LETTER,
    TRANSLATION,
    ISSUE,
    DROP_LETTER,
    APPEAL,
    SEE_APPEAL,
    TAKE_APPEAL,
    DECIDE_APPEAL,
    NAME_OUTSIDE,
    SUSPEND,
    LIFT_SUSPENSION,
    SEE_REVIEW,
    REVIEW,
    INVITE,
    COMMENT,
    TAKE_OVER,
    END,
    EMERGENCY,
    EXCEPTION,
    EXCEPTION_DETAILS,
    EXCEPTION_NO_DETAILS,
    REFUSE_EXCEPTION,
    EXCEPTIONS,
    HELD,
    HELD_MESSAGE,
    HELD_OUTCOME,
    HELD_MESSAGES,
    NOT_REGISTERED,
    COMPLAINT,
    REVIEW_OF_DECISION,
    SEE_COMPLAINT,
    COMPLAINT_REFERENCE,
    COMPLAINT_OUTCOME,
    LOG_CONTACT,
    CONTACTS,
    ARRANGE,
    SEE_ARRANGEMENT,
    ARRANGEMENT_DONE,
    ARRANGEMENTS,
    OVERVIEW,
    SAFETY,
    SEE_SAFETY,
    DECIDE_SAFETY,
    EXTEND_INTERIM,
    REFER_SAFETY,
    REVIEW_REGISTER,
    SEE_INJURY,
    INJURY,
    INJURY_REPORTED,
    OMBUDSMAN,
    SEE_OMBUDSMAN,
    OMBUDSMAN_REFERENCE,
    OMBUDSMAN_ASKED,
    OMBUDSMAN_ANSWERED,
    OMBUDSMAN_OUTCOME,
    BUNDLE,
    TIMELINE,
    ADDENDUM,
    WRONG_CUSTOMER,
    END_SEVEN_DAY,
    REPLACE_CONTACT,
    CANNOT_USE,
    POLICY,
    START_POLICY_REVIEW,
    POLICY_OUTCOME,
    LINK_REPORTER,
    AWAY,
    NOTE_ABSENCE,
    END_ABSENCE,
    FALLBACKS,
    PEOPLE,
    SEE_PERSON,
    PERSON_DETAILS,
    ASK_ROLES,
    SEE_ROLES,
    CONFIRM_ROLES,
    REFUSE_ROLES,
    WITHDRAW_ROLES,
    LEAVE,
    COME_BACK,
    CUSTOMER,
    LETTERS_TO,
    MERGE,
    UNMERGE,
    NEW_CUSTOMER,
    IDENTIFY,
    LINK,
    END_LINK,
    CASE,
    READ,
)
BY_NAME: Mapping[str, UseCase] = {use_case.name: use_case for use_case in USE_CASES}


def use_case(name: str) -> UseCase:
    """One of them. Raises `NotAllowed` for a name that is none: buttons come back over the network."""
    if name not in BY_NAME:
        raise NotAllowed("unknown-use-case")
    return BY_NAME[name]
