"""What waits on a person, and what they may start."""

import datetime as dt
from collections.abc import Sequence

from handlers.turn import Look
from handlers.usecase import UseCase
from notices.card import Action, Card
from notices.hub import Waiting, hub_card
from notices.nudge import next_step
from policy.due import open_things
from policy.waiting import waits_for

REVIEW_AHEAD = dt.timedelta(days=30)


def home(look: Look, use_cases: Sequence[UseCase]) -> Card:
    """The card of the home."""
    people = look.reader.people()
    waiting = []
    for case in look.reader.cases.waiting():
        for thing in open_things(case, look.pack, look.calendar):
            if (
                thing.kind == "review"
                and case.proposal(thing.subject_id).review_on > look.today + REVIEW_AHEAD
            ):
                continue
            if look.person.id not in {x.id for x in waits_for(case, thing.kind, thing.subject_id, people)}:
                continue
            action = next_step(case, thing.kind, thing.subject_id)
            if action is None or thing.kind == "report":  # to be read before it is acknowledged
                action = Action("case", f"{case.id}:{case.id}")
            waiting.append(Waiting(thing.kind, case.reference, look.customer_name(case), action))
    starts = [(each.name, each.hub) for each in use_cases if each.hub and each.may(look.person)]
    return hub_card(waiting, starts, look.say)
