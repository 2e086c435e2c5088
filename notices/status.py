"""What the statuses of a case and its parts are called."""

from collections.abc import Mapping

from notices.words import Words
from policy.stage import Stage

SUBJECTS: Mapping[str, str] = {
    "report": "A report",
    "safety": "A report with the safety group",
    "injury": "An injury",
    "informal": "Informal action",
    "seven-day": "A restriction of up to 7 days",
    "formal": "A formal consideration",
    "proposal": "A proposal",
    "restriction": "A formal restriction",
    "letter": "A letter",
    "correction": "A correction of facts",
    "adjustment": "A reasonable adjustment",
    "arrangement": "A measure that is arranged",
    "appeal": "An appeal",
    "review": "A review",
    "exception": "An exception",
    "held": "A message that was held back",
    "complaint": "A complaint about the policy’s use, or a review of a decision",
    "way": "The ways of contact",
    "referral": "The case before the Ombudsman",
    "request": "What the Ombudsman asks for",
}
STATUSES: Mapping[str, Mapping[str, str]] = {
    "report": {
        "waiting": "Waits to be acknowledged",
        "acknowledged": "Acknowledged, undecided",
        "informal": "Informal action",
        "formal": "Formal action is considered",
        "closed": "No further action",
        "elsewhere": "About another customer",
    },
    "safety": {
        "with-group": "With the safety group",
        "control-over": "The interim control is over, undecided",
        "no-entry": "No entry in the register",
        "on-register": "On the register",
        "removed": "Removed from the register",
        "elsewhere": "About another customer",
    },
    "injury": {
        "to-answer": "Is it reportable?",
        "not-reportable": "Not reportable",
        "to-report": "To be reported",
        "reported": "Reported",
        "elsewhere": "About another customer",
    },
    "informal": {
        "recorded": "Recorded",
        "flagged": "Without a warning, to be looked at",
        "seen": "Looked at",
    },
    "seven-day": {
        "asked": "Asked for",
        "unanswered": "Nobody decided in time",
        "refused": "Refused",
        "confirmed": "Confirmed, the customer is to be told",
        "untold": "The customer was not told in time",
        "to-begin": "Told, to begin",
        "in-force": "In force",
        "ended": "Ended early",
        "over": "Over",
    },
    "formal": {
        "begun": "Begun",
        "considered": "Considerations answered",
        "measured": "Measures noted",
        "prepared": "Considered, measures noted",
        "without-warning": "The warning is left out",
        "warned": "Warned",
        "not-applied": "The policy is not applied",
        "refused": "The proposal was refused",
        "decided": "Restrictions were approved",
    },
    "proposal": {
        "proposed": "Waits for approval",
        "half-approved": "Approved by one of two",
        "returned": "Returned for changes",
        "refused": "Refused",
        "approved": "Approved",
    },
    "restriction": {
        "proposed": "Proposed",
        "dropped": "Not approved",
        "approved": "Approved, its letter is to be issued",
        "untold": "Its letter was not issued in time",
        "to-begin": "Told, to begin",
        "in-force": "In force",
        "suspended": "Suspended while an appeal is decided",
        "ended": "Ended early",
        "lapsed": "Lapsed, its review was missed",
        "over": "Over",
    },
    "letter": {
        "to-translate": "Waits for its translation",
        "to-issue": "Ready to be issued",
        "too-late": "Too late, the 7 days are over",
        "issued": "Issued",
        "dropped": "Dropped, never sent",
    },
    "correction": {"waiting": "Waits for its answer", "answered": "Answered"},
    "adjustment": {
        "waiting": "Waits for its decision",
        "agreed": "Agreed",
        "met-for-now": "Met for now",
        "not-agreed": "Not agreed",
    },
    "arrangement": {
        "to-do": "To be done",
        "done": "Done",
        "declined": "Declined by the customer",
        "cancelled": "Cancelled",
    },
    "appeal": {
        "logged": "Waits for a reviewer",
        "taken": "Taken on",
        "outside": "With an outside reviewer",
        "decided": "Decided",
    },
    "review": {"invited": "The customer is invited to comment", "done": "Done"},
    "exception": {
        "details-to-follow": "Let through, details to follow",
        "complete": "Let through",
        "refused": "Refused",
    },
    "held": {
        "waiting": "Waits to be looked at",
        "looked-at": "Looked at",
    },
    "complaint": {
        "to-pass-on": "Waits to be passed on",
        "with-procedure": "With its own procedure",
        "concluded": "Has its outcome",
    },
    "way": {"closed": "No way is open", "open-again": "A way is open again"},
    "referral": {"with-ombudsman": "With the Ombudsman", "concluded": "Concluded"},
    "request": {
        "waiting": "Waits for our answer",
        "settled": "Settled by the outcome",
        "answered": "Answered",
    },
}
STAGE_NAMES: Mapping[Stage, str] = {
    Stage.OPENED: "Opened",
    Stage.ELSEWHERE: "The report is about another customer",
    Stage.REPORTED: "Reported",
    Stage.SEVEN_DAYS_ASKED: "Up to 7 days asked for",
    Stage.SEVEN_DAYS: "Restricted for up to 7 days",
    Stage.CONSIDERING: "Formal action is considered",
    Stage.WARNED: "Warned",
    Stage.PROPOSED: "Restrictions proposed",
    Stage.APPROVED: "Approved, the letter is to be issued",
    Stage.IN_FORCE: "Restrictions in force",
    Stage.APPEALED: "Appealed",
    Stage.INFORMAL: "Dealt with informally",
    Stage.NO_ACTION: "No action taken",
    Stage.ENDED: "Restrictions have ended",
}


def stage_said(at: Stage, w: Words) -> str:
    """The stage of a case."""
    return w(STAGE_NAMES[at])
