"""The statuses of everything in a case that has a life, and how it gets from one to the next: one table, as data.

`policy.status` says which status a part has; `docs/states.md` is drawn from here. A transition names the ``what`` of the
record that makes it: a change of status that is not listed here is a mistake (`policy.status.unexpected`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from policy.letter import LetterKind

NONE = ""  # before it begins
DAY_PASSES = ""  # no record: a day has come


@dataclass(frozen=True)
class Transition:
    """From one status to the next, by a record of this ``what``, under this section; without a ``what`` it is the day
    that makes it."""

    before: str
    what: str
    after: str
    section: str


@dataclass(frozen=True)
class Life:
    """What one kind of part can come to, in the journey's order. ``section`` is the policy's on it."""

    subject: str
    section: str
    transitions: tuple[Transition, ...]

    @property
    def statuses(self) -> tuple[str, ...]:
        """All that it can come to, in the order of the table."""
        return tuple(dict.fromkeys(each.after for each in self.transitions))


def _life(subject: str, section: str, *rows: tuple[str, str, str, str]) -> Life:
    """Of rows of before, whats, after and the section where it is not the subject's; several befores or whats are
    parted by spaces."""
    found = [
        Transition(before, what, after, own or section)
        for befores, whats, after, own in rows
        for before in befores.split() or [NONE]
        for what in whats.split() or [DAY_PASSES]
    ]
    return Life(subject, section, tuple(found))


# What comes with the draft of which letter: the customer is told of it.
DRAFTED_WITH: Mapping[LetterKind, tuple[str, ...]] = {
    LetterKind.INFORMAL_ACTION: ("informal-action-drafted",),
    LetterKind.INFORMAL: ("informal-drafted",),
    LetterKind.SAFETY_REGISTER: ("safety-registered", "register-kept", "register-changed"),
    LetterKind.SAFETY_CHANGED: ("register-changed",),
    LetterKind.SAFETY_REMOVED: ("register-removed",),
    LetterKind.WARNING: ("warning-drafted",),
    LetterKind.CORRECTION_ANSWER: ("correction-answered",),
    LetterKind.NOT_APPLIED: ("not-applied",),
    LetterKind.DECISION: ("restriction-approved",),
    LetterKind.DECISION_WITHOUT_WARNING: ("restriction-approved",),
    LetterKind.APPEAL_ACKNOWLEDGED: ("appeal-taken", "appeal-outside-named"),
    LetterKind.APPEAL_OUTCOME: ("appeal-stays", "appeal-shortened", "appeal-ended", "appeal-changed"),
    LetterKind.REVIEW_COMING: ("review-invited",),
    LetterKind.REVIEW_OUTCOME: ("review-continued", "review-amended"),
    LetterKind.ENDED: (
        "review-ended",
        "restrictions-ended",
        "restrictions-over",
        "restriction-lapsed",
        "seven-day-ended",
    ),
    LetterKind.NOT_REGISTERED: ("decided-not-registered", "decided-no-further-replies"),
    LetterKind.CONTACT_CHANGED: ("contact-replaced",),
    LetterKind.COMPLAINT_RECEIVED: ("complaint-referred", "customer-identified"),
    LetterKind.REVIEW_RECEIVED: ("decision-review-referred", "customer-identified"),
}
_DRAFTED = " ".join(dict.fromkeys(what for whats in DRAFTED_WITH.values() for what in whats))
_ISSUED = " ".join(f"{kind.value.replace('_', '-')}-issued" for kind in DRAFTED_WITH)
_IN_FORCE_WITH = "decision-issued decision-without-warning-issued"
_DECIDED = "appeal-stays appeal-shortened appeal-ended appeal-changed"
_ENDED = "restrictions-ended review-amended review-ended appeal-changed appeal-ended"

LIVES: tuple[Life, ...] = (
    _life(
        "report",
        "8",
        ("", "incident-reported", "waiting", ""),
        ("waiting", "report-acknowledged", "acknowledged", ""),
        ("waiting acknowledged", "report-informal", "informal", ""),
        ("waiting acknowledged", "report-formal", "formal", ""),
        ("waiting acknowledged", "report-no-further-action", "closed", ""),
        ("waiting acknowledged informal formal closed", "wrong-customer", "elsewhere", ""),
    ),
    _life(
        "safety",
        "8",
        ("", "referred-to-safety-group", "with-group", ""),
        ("with-group", "", "control-over", ""),
        ("control-over", "interim-extended", "with-group", ""),
        ("with-group control-over", "safety-not-registered", "no-entry", ""),
        ("with-group control-over", "safety-registered", "on-register", ""),
        ("on-register", "register-removed", "removed", "9"),
        ("with-group control-over no-entry on-register", "wrong-customer", "elsewhere", ""),
        ("elsewhere", "register-removed", "removed", "9"),
    ),
    _life(
        "injury",
        "X2",
        ("", "incident-reported", "to-answer", "8"),
        ("to-answer to-report", "injury-answered", "not-reportable", ""),
        ("to-answer not-reportable", "injury-answered", "to-report", ""),
        ("to-report", "injury-reported", "reported", ""),
        ("to-answer", "injury-carried-over", "not-reportable", "8"),
        ("to-answer", "injury-carried-over", "to-report", "8"),
        ("to-answer", "injury-carried-over", "reported", "8"),
        ("to-answer to-report not-reportable reported", "reported-again", "elsewhere", "8"),
    ),
    _life(
        "informal",
        "5",
        ("", "informal-action", "recorded", ""),
        ("", "informal-action", "flagged", ""),
        ("recorded flagged", "informal-seen", "seen", ""),
    ),
    _life(
        "seven-day",
        "5",
        ("", "seven-day-asked", "asked", ""),
        ("asked", "", "unanswered", ""),
        ("asked unanswered", "seven-day-refused", "refused", ""),
        ("asked", "seven-day-confirmed", "confirmed", ""),
        ("confirmed", "", "untold", ""),
        ("confirmed", "seven-day-told informal-issued", "to-begin", ""),
        ("confirmed", "seven-day-told informal-issued", "in-force", ""),
        ("to-begin", "", "in-force", ""),
        ("to-begin in-force", "seven-day-ended", "ended", ""),
        ("in-force", "", "over", ""),
        ("untold", "seven-day-told informal-issued", "over", ""),
    ),
    _life(
        "formal",
        "6",
        ("", "formal-started", "begun", ""),
        ("begun", "considered", "considered", ""),
        ("begun", "measures-noted", "measured", ""),
        ("considered", "measures-noted", "prepared", ""),
        ("measured", "considered", "prepared", ""),
        ("considered prepared", "warning-left-out", "without-warning", "8"),
        ("considered prepared without-warning", "warning-issued", "warned", ""),
        ("warned", "", "considered", ""),
        ("warned", "", "prepared", ""),
        (
            "begun considered measured prepared without-warning warned",
            "not-applied",
            "not-applied",
            "13",
        ),
        ("prepared without-warning warned", "restriction-refused", "refused", "7"),
        ("prepared without-warning warned refused", "restriction-approved", "decided", "7"),
    ),
    _life(
        "proposal",
        "7",
        ("", "restriction-proposed", "proposed", "6"),
        ("proposed", "restriction-approved-by-one", "half-approved", "8"),
        ("proposed half-approved", "restriction-returned", "returned", ""),
        ("proposed half-approved", "restriction-refused", "refused", ""),
        ("proposed half-approved", "restriction-approved", "approved", ""),
    ),
    _life(
        "restriction",
        "7",
        ("", "restriction-proposed", "proposed", "6"),
        ("proposed", "restriction-returned restriction-refused", "dropped", ""),
        ("proposed", "restriction-approved", "approved", ""),
        ("approved", "", "untold", ""),
        ("approved", "decision-issued review-outcome-issued", "to-begin", ""),
        ("approved", "decision-without-warning-issued", "to-begin", "8"),
        ("approved", "decision-issued review-outcome-issued", "in-force", ""),
        ("approved", "decision-without-warning-issued", "in-force", "8"),
        ("to-begin", "", "in-force", ""),
        ("to-begin", "", "suspended", ""),
        ("in-force", "appeal-suspended", "suspended", ""),
        ("suspended", "appeal-suspension-lifted appeal-outcome-issued", "in-force", ""),
        ("approved", "appeal-changed appeal-ended appeal-shortened", "ended", ""),
        ("to-begin", "appeal-shortened", "ended", ""),
        ("to-begin in-force suspended", "restrictions-ended appeal-changed appeal-ended", "ended", ""),
        ("to-begin in-force suspended", "review-amended review-ended", "ended", "9"),
        ("in-force suspended", "decision-issued review-outcome-issued", "ended", ""),
        ("to-begin in-force suspended", "", "ended", ""),
        ("to-begin in-force suspended", "", "lapsed", "9"),
        ("in-force suspended", "", "over", ""),
        ("untold", "decision-issued review-outcome-issued", "over", ""),
        ("untold", "decision-without-warning-issued", "over", "8"),
    ),
    _life(
        "letter",
        "7",
        ("", _DRAFTED, "to-translate", ""),
        ("", _DRAFTED, "to-issue", ""),
        ("to-translate", "letter-translated", "to-issue", ""),
        ("to-translate", "letters-changed", "to-issue", "12"),
        ("to-issue", "letters-changed", "to-translate", "12"),
        ("to-translate", "customers-merged customers-unmerged", "to-issue", "13"),
        ("to-issue", "customers-merged customers-unmerged", "to-translate", "13"),
        ("to-translate to-issue", "", "too-late", "5"),
        ("to-issue", _ISSUED, "issued", ""),
        ("too-late", "informal-issued", "issued", ""),
        ("to-translate to-issue", "letter-dropped not-applied", "dropped", "13"),
        ("to-translate to-issue", _DECIDED, "dropped", "7"),
        ("to-translate to-issue", "contact-replaced", "dropped", "8"),
        ("to-translate to-issue", "register-changed register-removed", "dropped", "9"),
        ("to-translate to-issue", "wrong-customer", "dropped", "8"),
    ),
    _life(
        "correction",
        "6",
        ("", "correction-logged", "waiting", ""),
        ("waiting", "correction-answered", "answered", ""),
    ),
    _life(
        "adjustment",
        "12",
        ("", "adjustment-logged", "waiting", ""),
        ("waiting", "adjustment-decided", "agreed", ""),
        ("waiting", "adjustment-decided", "met-for-now", ""),
        ("waiting", "adjustment-decided", "not-agreed", ""),
    ),
    _life(
        "arrangement",
        "6",
        ("", "measure-arranged", "to-do", ""),
        ("", "reporter-supported", "to-do", "8"),
        ("", "measure-arranged", "done", ""),
        ("", "reporter-supported", "done", "8"),
        ("to-do", "measure-done", "done", ""),
        ("to-do", "measure-declined", "declined", ""),
        ("to-do", "measure-cancelled", "cancelled", ""),
    ),
    _life(
        "appeal",
        "7",
        ("", "appeal-logged", "logged", ""),
        ("logged", "appeal-taken", "taken", ""),
        ("taken", "appeal-given-back", "logged", ""),
        ("logged taken", "appeal-outside-named", "outside", ""),
        ("taken outside", _DECIDED, "decided", ""),
    ),
    _life(
        "review",
        "9",
        ("", "review-invited", "invited", ""),
        ("", "review-continued review-amended review-ended", "done", ""),
        ("", "restriction-approved", "done", "7"),
        ("invited", "review-continued review-amended review-ended", "done", ""),
        ("invited", "restriction-approved", "done", "7"),
    ),
    _life(
        "exception",
        "13",
        ("", "exception-recorded", "details-to-follow", "8"),
        ("", "exception-recorded", "complete", ""),
        ("details-to-follow", "exception-detailed exception-no-details", "complete", ""),
        ("", "exception-refused", "refused", ""),
    ),
    _life(
        "held",
        "8",
        ("", "held-message-logged", "waiting", ""),
        ("waiting", "held-message-looked-at", "looked-at", ""),
    ),
    _life(
        "complaint",
        "10",
        ("", "complaint-logged", "to-pass-on", ""),
        ("", "decision-review-logged", "to-pass-on", "11"),
        ("to-pass-on", "complaint-referred", "with-procedure", ""),
        ("to-pass-on", "decision-review-referred", "with-procedure", "11"),
        ("to-pass-on with-procedure", "complaint-outcome", "concluded", ""),
        ("to-pass-on with-procedure", "decision-review-outcome", "concluded", "11"),
    ),
    _life(
        "way",
        "8",
        ("", "no-way-open", "closed", ""),
        ("closed", "way-open-again", "open-again", ""),
    ),
    _life(
        "referral",
        "7",
        ("", "ombudsman-told", "with-ombudsman", ""),
        ("", "ombudsman-referred", "with-ombudsman", "6"),
        ("with-ombudsman", "ombudsman-outcome", "concluded", ""),
    ),
    _life(
        "request",
        "7",
        ("", "ombudsman-asked", "waiting", ""),
        ("waiting settled", "ombudsman-answered", "answered", ""),
        ("waiting", "ombudsman-outcome", "settled", ""),
    ),
)
LIFE_OF: Mapping[str, Life] = {life.subject: life for life in LIVES}
