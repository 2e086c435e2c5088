"""How the log reads (section 13)."""

from collections.abc import Mapping
from uuid import UUID

from notices.words import Words
from policy.record import Record

RECORDS: Mapping[str, str] = {
    "incident-reported": "An incident was reported",
    "referred-to-safety-group": "Sent to the safety group, with an interim control",
    "safety-registered": "The safety group made an entry in the register",
    "safety-not-registered": "The safety group made no entry in the register",
    "report-acknowledged": "The report was acknowledged",
    "report-formal": "Formal action is to be considered",
    "report-informal": "Informal action was decided",
    "report-no-further-action": "No further action was decided",
    "informal-action": "Informal action was taken",
    "informal-seen": "The line manager looked at the informal action",
    "seven-day-asked": "A restriction of up to 7 days was asked for",
    "seven-day-confirmed": "The restriction of up to 7 days was confirmed",
    "seven-day-refused": "The restriction of up to 7 days was refused",
    "seven-day-told": "The customer was told of the restriction of up to 7 days",
    "informal-drafted": "The letter about up to 7 days was drafted",
    "informal-issued": "The letter about up to 7 days was issued",
    "reporter-supported": "Support for the reporter was arranged",
    "formal-started": "Formal consideration was started",
    "considered": "The considerations were answered",
    "measures-noted": "The measures were noted",
    "warning-drafted": "The written warning was drafted",
    "restriction-proposed": "Restrictions were proposed",
    "restriction-approved": "The proposal was approved",
    "restriction-returned": "The proposal was returned for changes",
    "restriction-refused": "The proposal was refused",
    "letter-translated": "A letter was translated",
    "warning-issued": "The written warning was issued",
    "decision-issued": "The decision letter was issued",
    "appeal-acknowledged-issued": "The acknowledgement of the appeal was issued",
    "appeal-outcome-issued": "The letter with the appeal’s outcome was issued",
    "informal-issued": "The letter about the informal limit was issued",
    "decision-without-warning-issued": "The decision letter without a warning was issued",
    "not-applied-issued": "The letter that the policy is not applied was issued",
    "review-coming-issued": "The invitation to comment on the review was issued",
    "review-outcome-issued": "The letter with the review’s outcome was issued",
    "ended-issued": "The letter that restrictions have ended was issued",
    "not-registered-issued": "The letter about a complaint not taken further was issued",
    "safety-register-issued": "The letter about the safety register was issued",
    "correction-answer-issued": "The answer to a correction of facts was issued",
    "appeal-logged": "An appeal was logged",
    "appeal-taken": "A reviewer took the appeal on",
    "appeal-stays": "Appeal decided: the measures stay",
    "appeal-shortened": "Appeal decided: the measures end sooner",
    "appeal-ended": "Appeal decided: the measures end",
    "nudged": "A reminder was sent",
    "case-read": "The case was opened",
    "report-read": "The report was read",
    "informal-read": "The informal action was read",
    "seven-day-read": "The restriction of up to 7 days was read",
    "appeal-read": "The appeal was read",
    "passage-read": "A text was read in full",
    "letter-read": "A letter was read",
    "proposal-read": "The proposal was read",
    "considerations-read": "The considerations were read",
    "looked-up": "The customer was looked up",
    "looked-up-by-text": "Somebody was searched for",
    "account-bound": "A chat account was bound to a person",
    "people-imported": "People were imported",
    "customers-imported": "Customers were imported",
}
LOOKING = frozenset(
    {
        "case-read",
        "report-read",
        "informal-read",
        "seven-day-read",
        "appeal-read",
        "passage-read",
        "letter-read",
        "proposal-read",
        "considerations-read",
        "looked-up",
        "looked-up-by-text",
    }
)


def said(record: Record, names: Mapping[UUID, str], w: Words) -> str:
    """What was done, by whom, under which section."""
    by = names.get(record.actor_id, "") if record.actor_id else w("the clock")
    return w("{what} ({by}, §{section})", what=w(RECORDS[record.what]), by=by, section=record.section)
