"""How open things read wherever they are shown: what waits, and until when or since when."""

import datetime as dt
from collections.abc import Mapping

from notices.card import Action
from notices.words import Words
from policy.case import Case
from policy.openthing import OpenThing

WAITING: Mapping[str, str] = {
    "report": "An incident report waits to be acknowledged",
    "outcome": "It is to be decided what becomes of a report",
    "signoff": "A proposal waits for approval",
    "translation": "A letter waits for its translation",
    "letter": "A letter waits to be issued",
    "adjustment": "A reasonable adjustment waits for its decision",
    "repeated": "A proposal is possible: the warned behaviour was repeated",
    "correction": "A correction of facts waits for its answer",
    "acknowledgement": "An appeal waits to be acknowledged",
    "appeal": "An appeal waits for its decision",
    "informal": "Informal action without a warning waits to be seen",
    "seven-day": "A restriction of up to 7 days waits for a manager",
    "seven-day-untold": "The customer waits to be told of a restriction",
    "review": "A review is due",
    "end": "Restrictions have ended",
    "lapse": "A restriction lapsed: its review was missed",
    "exception": "Somebody was let through, and the details are to follow",
    "held": "A message that was held back waits to be looked at",
    "held-appeal": "An appeal in a message that was held back is to be logged",
    "complaint": "A complaint, or a request for a review, is to be passed on",
    "complaint-outcome": "It is to be asked what came of a complaint, or of a review",
    "arrangement": "A measure that was arranged is to be done",
    "safety": "A report waits for the safety group’s decision",
    "register-review": "An entry in the safety register is to be looked at again",
    "injury": "It is to be answered whether an injury is reportable",
    "injury-report": "An injury is to be reported",
    "ombudsman": "The Ombudsman waits for an answer",
    "no-way": "No way of contact is open",
}


# What belongs to no case.
IN_HOUSE: Mapping[str, str] = {
    "policy-review": "The review of the policy is due",
    "policy-outcome": "The review of the policy waits for its outcome",
    "policy-issue": "A new issue of the policy is to be written",
    "roles": "A change of roles waits to be confirmed",
}


# What is open from some day on, before it has come.
COMING: Mapping[str, str] = {"end": "Restrictions end", "lapse": "A restriction lapses unless it is reviewed"}


def waiting_words(thing: OpenThing, today: dt.date) -> str:
    """What waits, or will: the words that are translated."""
    early = thing.from_day is not None and thing.from_day > today
    return COMING.get(thing.kind, WAITING[thing.kind]) if early else WAITING[thing.kind]


def waits(thing: OpenThing, customer_name: str, today: dt.date, w: Words) -> str:
    """One open thing in a line."""
    return w(
        "{what}: {customer}, {when}",
        what=w(WAITING[thing.kind]),
        customer=customer_name[:200],
        when=_when(thing, today, w),
    )


def waits_in_house(thing: OpenThing, about: str, today: dt.date, w: Words) -> str:
    """One open thing that belongs to no case, in a line; ``about`` names whom it is about, if anybody."""
    what, when = w(IN_HOUSE[thing.kind]), _when(thing, today, w)
    if about:
        return w("{what}: {who}, {when}", what=what, who=about[:200], when=when)
    return w("{what}, {when}", what=what, when=when)


def heading_in_house(thing: OpenThing, w: Words) -> str:
    """What it belongs to, in place of a case's reference."""
    return w("Roles") if thing.kind == "roles" else w("The policy")


def step_in_house(thing: OpenThing) -> Action:
    """Where whoever it waits for goes on with it."""
    return Action(thing.step, str(thing.subject_id))


def step(case: Case, thing: OpenThing) -> Action:
    """Where whoever it waits for goes on."""
    return Action(thing.step or "case", f"{case.id}:{thing.subject_id}")


def _when(thing: OpenThing, today: dt.date, w: Words) -> str:
    if thing.by is None:
        return w("since {day}", day=w.date(thing.since))
    if thing.by < today:
        return w("overdue since {day}", day=w.date(thing.by))
    return w("by {day}", day=w.date(thing.by))
