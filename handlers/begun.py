"""Forms that a person began and left, as far as they can still be taken up, on this device or another."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from uuid import UUID

from handlers.away import person_of
from handlers.place import customer_id
from handlers.registry import use_case
from handlers.turn import Look
from notices.card import Action
from notices.hub import Begun
from policy.access import may_read
from policy.adjustment import undecided
from policy.appeal import may_be_appealed
from policy.case import Case
from policy.correction import unanswered
from policy.injury import answer_about
from policy.policy_review import under_way
from policy.proposal import Verdict
from policy.refusal import NotAllowed
from policy.review import turn_of
from policy.safety import decision_about
from policy.safety_register import entries
from policy.seven_day import SevenDay, is_open, told
from storage.forms import Draft

# What anyone may do at any time: never over.
ALWAYS = frozenset(
    {
        "held",
        "exception",
        "refuse-exception",
        "not-registered",
        "complaint",
        "review-of-decision",
        "log-contact",
        "arrange",
        "ombudsman",
        "correction",
        "adjustment",
        "addendum",
        "replace-contact",
        "cannot-use",
        "link-reporter",
        "letters-to",
        "merge",
        "link",
        "end-link",
    }
)
# What is begun from a customer's page.
OF_A_CUSTOMER = frozenset({"letters-to", "merge", "link", "end-link"})
# Whether it still waits, for what the safety group does.
FOR_THE_GROUP: Mapping[str, Callable[[Case, UUID], bool]] = {
    "decide-safety": lambda case, part: _for_the_group(case, part) is True,
    "extend-interim": lambda case, part: _for_the_group(case, part) is True,
    "refer-safety": lambda case, part: _for_the_group(case, part) is None,
    "review-register": lambda case, part: part in {entry.turn for entry in entries(case)},
    "injury": lambda case, part: _unreported(case, part),
    "injury-reported": lambda case, part: _unreported(case, part),
}
OF_THE_POLICY = ("start-policy-review", "policy-outcome")
ABOUT_PEOPLE = frozenset(
    {"note-absence", "person-details", "ask-roles", "leave"}
)  # their subject is a person, not a case
LOOKED_AT = 20  # drafts, the latest first: what nobody went on with for so long is not offered


def begun(look: Look) -> Iterator[Begun]:
    """What may be gone on with, the latest first."""
    for draft in look.reader.forms.drafts(look.person.id)[:LOOKED_AT]:
        try:
            if use_case(draft.use_case).form is not None and (found := _begun(look, draft)) is not None:
                yield found
        except NotAllowed:  # what it was about, or how it was asked, is no longer there
            continue


def _begun(look: Look, draft: Draft) -> Begun | None:
    saved = look.calendar.local(draft.updated_at)
    if (
        draft.use_case in ("report", "informal", "held", "log-contact", "new-customer")
        and ":" not in draft.subject
    ):
        # Its step is what was typed of the customer; that stands in the answers, too.
        action = Action(draft.use_case, draft.subject)
        return Begun(draft.use_case, "", _reported(look, draft), saved, action)
    if draft.use_case in OF_THE_POLICY:
        open_one = under_way(look.reader.policy_reviews())
        if draft.subject != (str(open_one.id) if open_one is not None else ""):
            return None
        return Begun(draft.use_case, "", "", saved, Action(draft.use_case, draft.subject))
    if draft.use_case == "refuse-roles":
        change = look.reader.role_change(UUID(draft.subject))
        if change.verdict is not None:
            return None
        name = look.names()[change.person_id]
        return Begun(draft.use_case, "", name, saved, Action(draft.use_case, draft.subject))
    if draft.use_case in ("fallbacks", "people"):
        return Begun(draft.use_case, "", "", saved, Action(draft.use_case))
    if draft.use_case in ABOUT_PEOPLE:
        person = person_of(look, draft.subject)
        if not person.active:
            return None
        action = Action(draft.use_case, draft.subject)
        return Begun(draft.use_case, "", person.name, saved, action)
    if draft.use_case in OF_A_CUSTOMER and ":" not in draft.subject:
        action = Action(draft.use_case, draft.subject, value=draft.step)
        return Begun(draft.use_case, "", look.reader.customer(customer_id(draft.subject)).name, saved, action)
    case, part = look.case(draft.subject)
    if not _unfinished(case, part, draft.use_case, look.today):
        return None
    action = Action(draft.use_case, draft.subject, value=draft.step)
    # Some of what anyone may begin by a case's reference is about a case that they may not read.
    name = look.customer_name(case) if may_read(look.person, case) else ""
    return Begun(draft.use_case, case.reference, name, saved, action)


def _reported(look: Look, draft: Draft) -> str:
    """Whom the report is about, as far as that was chosen or written; it may be nobody yet."""
    chosen = str(draft.answers.get("customer") or draft.subject)
    try:
        return look.reader.customer(UUID(chosen)).name
    except (ValueError, NotAllowed):
        return str(draft.answers.get("unidentified") or draft.answers.get("name", ""))


def _unfinished(case: Case, part: UUID, name: str, today: dt.date) -> bool:
    """Whether the part of the case that a form is about still waits for it."""
    if name == "appeal":
        return may_be_appealed(case)
    if name in ALWAYS:
        return True
    if name == "identify":
        return case.customer_id is None
    if name == "informal":
        return all(incident.id != part or incident.outcome is None for incident in case.theirs)
    if name == "seven-day":
        return not any(is_open(case, decision, today) for decision in case.seven_days)
    if name == "support":
        return any(incident.id == part and incident.supported_at is None for incident in case.incidents)
    if name == "wrong-customer":
        return part in {incident.id for incident in case.theirs}
    if name == "end-seven-day":
        return any(x.id == part and is_open(case, x, today) for x in case.seven_days)
    if name in FOR_THE_GROUP:
        return FOR_THE_GROUP[name](case, part)
    going_over = {turn_of(case, p) for p in case.proposals if p.verdict is Verdict.APPROVED}
    if name in ("review", "comment", "end") or part in going_over:
        return part == case.id or part in going_over
    if part == case.id:
        part = case.formal.id if case.formal else part
    going_on = {formal.id for formal in case.formals if case.considering(formal)}
    waits = {
        *(going_on if case.open_proposal is None else ()),
        *(incident.id for incident in case.theirs if incident.outcome is None),
        *(proposal.id for proposal in case.proposals if proposal.verdict is None),
        *(x.id for x in case.letters if x.waits and (x.untranslated or name != "translation")),
        *(adjustment.id for adjustment in undecided(case)),
        *(correction.id for correction in unanswered(case)),
        *(appeal.id for appeal in case.appeals if appeal.outcome is None),
        *(decision.id for decision in case.seven_days if _waits(case, decision, name)),
        *(x.id for x in case.exceptions if x.happened_passage is None),
        *(
            x.id
            for x in case.complaints
            if x.outcome is None and (name != "complaint-reference" or not x.reference)
        ),
        *(made.id for made in case.arrangements if made.outcome is None),
        *(x.id for x in case.referrals if x.outcome_on is None or not x.reference),
        *(x.id for x in case.ombudsman_requests if x.answered_on is None),
    }
    return part in waits


def _for_the_group(case: Case, part: UUID) -> bool | None:
    """Whether a report waits for the group's decision; None where it is not with the group."""
    incident = case.incident(part)
    return None if incident.referred_at is None else decision_about(case, incident) is None


def _unreported(case: Case, part: UUID) -> bool:
    answer = answer_about(case, case.incident(part))
    return answer is None or answer.reported_on is None


def _waits(case: Case, decision: SevenDay, name: str) -> bool:
    if name == "tell-seven-day":
        return decision.verdict is Verdict.APPROVED and not told(case, decision)
    return decision.verdict is None
