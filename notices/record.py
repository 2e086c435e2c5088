"""How the log reads (section 13)."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.words import Words
from policy.pack import Pack
from policy.record import Record

RECORDS: Mapping[str, str] = {
    "incident-reported": "An incident was reported",
    "referred-to-safety-group": "Sent to the safety group, with an interim control",
    "safety-registered": "The safety group made an entry in the register",
    "safety-not-registered": "The safety group made no entry in the register",
    "interim-extended": "The safety group extended the interim control",
    "register-kept": "The safety group kept the entry in the register",
    "register-changed": "The safety group changed the measures of the register",
    "register-removed": "The safety group removed the entry from the register",
    "safety-removed-issued": "The letter about the end of the register’s entry was issued",
    "injury-answered": "It was answered whether the injury is reportable",
    "injury-reported": "The injury was reported to the Health and Safety Executive",
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
    "informal-action-drafted": "The letter about informal action was drafted",
    "informal-action-issued": "The letter about informal action was issued",
    "informal-issued": "The letter about up to 7 days was issued",
    "reporter-supported": "Support for the reporter was arranged",
    "formal-started": "Formal consideration was started",
    "considered": "The considerations were answered",
    "measures-noted": "The measures were noted",
    "police-action": "The police were told",
    "legal-action": "Legal action was taken",
    "warning-left-out": "The warning was left out: immediate threat",
    "restriction-approved-by-one": "One of two approvals was given",
    "warning-drafted": "The written warning was drafted",
    "adjustment-logged": "An adjustment was asked for",
    "adjustment-decided": "An adjustment was decided",
    "correction-logged": "A correction of facts was logged",
    "correction-answered": "A correction of facts was answered",
    "not-applied": "It was decided not to apply the policy",
    "restriction-proposed": "Restrictions were proposed",
    "restriction-approved": "The proposal was approved",
    "restriction-returned": "The proposal was returned for changes",
    "restriction-refused": "The proposal was refused",
    "letter-dropped": "The draft of a letter was dropped",
    "letter-translated": "A letter was translated",
    "warning-issued": "The written warning was issued",
    "decision-issued": "The decision letter was issued",
    "appeal-acknowledged-issued": "The acknowledgement of the appeal was issued",
    "appeal-outcome-issued": "The letter with the appeal’s outcome was issued",
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
    "appeal-outside-named": "An outside reviewer was named for the appeal",
    "appeal-suspended": "Restrictions were suspended while the appeal is decided",
    "appeal-suspension-lifted": "The suspension was lifted: the restrictions apply again",
    "appeal-stays": "Appeal decided: the measures stay",
    "appeal-shortened": "Appeal decided: the measures end sooner",
    "appeal-ended": "Appeal decided: the measures end",
    "appeal-changed": "Appeal decided: the measures were changed",
    "review-continued": "Reviewed: it continues as it is",
    "review-amended": "Reviewed: it was loosened",
    "review-ended": "Reviewed: it was ended",
    "review-invited": "The customer was invited to comment on the review",
    "comment-logged": "A comment of the customer was logged",
    "taken-over": "Somebody else looks after the restrictions",
    "restrictions-ended": "Restrictions were ended early",
    "restrictions-over": "Restrictions ended on their last day",
    "restriction-lapsed": "Restrictions lapsed: their review was missed",
    "exception-recorded": "An exception was made: somebody was let through",
    "exception-detailed": "The details of an exception were added",
    "exception-no-details": "There was nothing to add to an exception",
    "exception-refused": "An exception was refused",
    "held-message-logged": "A message that was held back was logged",
    "held-message-looked-at": "A message that was held back was looked at",
    "complaint-logged": "A complaint about how the policy was used was logged",
    "complaint-outcome": "The outcome of a complaint was recorded",
    "decision-review-logged": "A request for a review of a decision was logged",
    "decision-review-referred": "A request for a review got its reference in the review process",
    "decision-review-outcome": "The outcome of the review of a decision was recorded",
    "contact-changed-issued": "The letter that the contact has changed was issued",
    "complaint-received-issued": "The letter that a complaint was received was issued",
    "review-received-issued": "The letter that a request for a review was received was issued",
    "complaint-referred": "A complaint got its reference in the complaints procedure",
    "decided-not-registered": "A further complaint is not registered",
    "decided-no-further-replies": "Further correspondence is not answered",
    "contact-logged": "A contact was logged",
    "contacts-read": "The log of contacts was read",
    "measure-arranged": "A measure was arranged",
    "measure-done": "A measure that was arranged was done",
    "measure-declined": "The customer declined a measure",
    "measure-cancelled": "A measure that was arranged was cancelled",
    "ombudsman-told": "The customer went to the Ombudsman",
    "ombudsman-referred": "The case was referred to the Ombudsman",
    "ombudsman-reference": "The Ombudsman’s reference was added",
    "ombudsman-asked": "The Ombudsman asked for something",
    "ombudsman-answered": "The Ombudsman was answered",
    "ombudsman-outcome": "The Ombudsman’s outcome was recorded",
    "report-added-to": "Something was added to a report",
    "wrong-customer": "A report turned out to be about another customer",
    "seven-day-ended": "The restriction of up to 7 days was ended early",
    "contact-replaced": "Somebody else was named as the customer’s contact",
    "ways-said": "It was said which ways of contact the customer cannot use",
    "no-way-open": "No way of contact is open any more",
    "way-open-again": "A way of contact is open again",
    "letters-changed": "It was changed how we write to the customer",
    "customers-merged": "Two rows of the list were merged: they are one customer",
    "customers-unmerged": "Two rows of the list were taken apart again",
    "nudged": "A reminder was sent",
    "case-read": "The case was opened",
    "customer-read": "The customer’s page was opened",
    "report-read": "The report was read",
    "referral-read": "The report was read as it was referred",
    "informal-read": "The informal action was read",
    "seven-day-read": "The restriction of up to 7 days was read",
    "appeal-read": "The appeal was read",
    "review-read": "The review was read",
    "adjustment-read": "An adjustment was read",
    "correction-read": "A correction of facts was read",
    "passage-read": "A text was read in full",
    "letter-read": "A letter was read",
    "exceptions-read": "The exceptions were read",
    "complaint-read": "A complaint, or a request for a review, was read",
    "arrangement-read": "What was arranged was read",
    "held-message-read": "A message that was held back was read",
    "proposal-read": "The proposal was read",
    "considerations-read": "The considerations were read",
    "ombudsman-read": "The referrals to the Ombudsman were read",
    "bundle-made": "The bundle of the case was made",
    "overview-read": "It was looked at what is open and overdue",
    "looked-up": "The customer was looked up",
    "looked-up-by-text": "Somebody was searched for",
    "account-bound": "A chat account was bound to a person",
    "absence-noted": "Somebody is away",
    "absence-ended": "Somebody is there again",
    "fallback-named": "The fallback of an organisation was named",
    "people-imported": "People were imported",
    "customers-imported": "Customers were imported",
    "policy-review-begun": "A review of the policy was begun",
    "policy-kept": "The policy was reviewed, and stays as it is",
    "policy-new-issue": "The policy was reviewed, and a new issue is to be written",
    "policy-loaded": "An issue of the policy was loaded",
}
LOOKING = frozenset(
    {
        "case-read",
        "customer-read",
        "report-read",
        "referral-read",
        "informal-read",
        "seven-day-read",
        "appeal-read",
        "review-read",
        "adjustment-read",
        "correction-read",
        "passage-read",
        "letter-read",
        "exceptions-read",
        "held-message-read",
        "contacts-read",
        "complaint-read",
        "arrangement-read",
        "proposal-read",
        "considerations-read",
        "ombudsman-read",
        "overview-read",
        "bundle-made",
        "looked-up",
        "looked-up-by-text",
    }
)


def said(record: Record, names: Mapping[UUID, str], pack: Pack, w: Words) -> str:
    """What was done, by whom, under which section of which issue of the policy."""
    by = names.get(record.actor_id, "") if record.actor_id else w("the clock")
    theirs = record.facts.get("in_place_of")
    if isinstance(theirs, list):
        by = w("{by} for {who}", by=by, who=w.list([names.get(UUID(id), "") for id in theirs]))
    return w(
        "{what} ({by}, §{section}, {policy})",
        what=w(RECORDS[record.what]),
        by=by,
        section=record.section,
        policy=policy_of(record, pack, w),
    )


def policy_of(record: Record, pack: Pack, w: Words) -> str:
    """The issue of the policy that something was done under (section 14): each record names its own."""
    then = pack.of(record.pack)
    return policy_issue(then, w) if then is not None else w("an earlier policy")


def policy_issue(pack: Pack, w: Words) -> str:
    """An issue of the policy, in a few words."""
    if pack.revision:
        return w("policy issue {issue}.{revision}", issue=pack.issue, revision=pack.revision)
    return w("policy issue {issue}", issue=pack.issue)


def issues_of(records: Sequence[Record], pack: Pack, w: Words) -> str:
    """The issues that what was done was done under, in their order; looking at it is no decision."""
    under = {record.pack: policy_of(record, pack, w) for record in records if record.what not in LOOKING}
    return w.list(list(dict.fromkeys(under.values()))) or policy_issue(pack, w)
