"""The home: what waits on a person, what they began, their cases, what they reported, and what they may start."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice
from uuid import UUID

from handlers.begun import begun
from handlers.turn import Look
from handlers.usecase import UseCase
from notices.card import Action, Card
from notices.hub import (
    MOST_BEGUN,
    MOST_MINE,
    MOST_REPORTED,
    MOST_WAITING,
    Hub,
    Mine,
    Reported,
    Waiting,
    hub_card,
)
from notices.nudge import next_step
from policy.access import works_on
from policy.case import Case
from policy.due import OpenThing, appeal_deadlines, open_things
from policy.waiting import by_name, by_role, waits_for

REVIEW_AHEAD = dt.timedelta(days=30)
LOOKED_THROUGH = 40  # cases, those that changed last first: the home is drawn very often


def home(look: Look, use_cases: Sequence[UseCase]) -> Card:
    """The card of the home. Of many things that wait, those that have waited longest come first."""
    things = sorted(waiting(look), key=lambda found: (_first_reminder(look, found[1]), found[0].opened_at))
    mine, reported = _theirs(look, {case.id for case, _ in things})
    hub = Hub(
        waiting=[_shown(look, case, thing) for case, thing in things[:MOST_WAITING]],
        count=len(things),
        begun=list(islice(begun(look), MOST_BEGUN)),
        mine=mine,
        reported=reported,
        starts=[(each.name, each.hub) for each in use_cases if each.hub and each.may(look.person)],
    )
    return hub_card(hub, look.today, look.calendar.zone, look.names(), look.say)


def waiting(look: Look) -> Iterator[tuple[Case, OpenThing]]:
    """What waits on the person; a review from 30 days ahead, while there is anything to review."""
    everybody = look.reader.people(active=False)
    present = [person for person in everybody if person.active]
    review_by = look.today + REVIEW_AHEAD
    named, kinds = by_name(look.person, everybody), by_role(look.person)
    for case in look.reader.cases.waiting(named, kinds, review_by=review_by):
        for thing in open_things(case, look.pack, look.calendar):
            if thing.kind == "review":
                proposal = case.proposal(thing.subject_id)
                if proposal.review_on > review_by or not case.lasts(proposal, look.today):
                    continue
            if look.person.id in {x.id for x in waits_for(case, thing.kind, thing.subject_id, present)}:
                yield case, thing


def _first_reminder(look: Look, thing: OpenThing) -> dt.datetime:
    return next(thing.moments, look.at)


def _shown(look: Look, case: Case, thing: OpenThing) -> Waiting:
    action = next_step(case, thing.kind, thing.subject_id) or Action("case", f"{case.id}:{case.id}")
    when = _when(look, case, thing.kind, thing.subject_id)
    return Waiting(thing.kind, case.reference, look.customer_name(case), when, action)


def _when(look: Look, case: Case, kind: str, subject_id: UUID) -> dt.date:
    """The local day that is said of what waits: its deadline where it has one, else since when it waits."""
    match kind:
        case "report":
            return look.calendar.day(case.incident(subject_id).reported_at)
        case "signoff":
            return look.calendar.day(case.proposal(subject_id).proposed_at)
        case "translation" | "letter":
            letter = case.letter(subject_id)
            return look.calendar.day(letter.translated_at or letter.drafted_at)
        case "appeal":
            return appeal_deadlines(case.appeal(subject_id).received_on, look.pack, look.calendar)[1]
        case "review":
            return case.proposal(subject_id).review_on
    raise ValueError(f"no day is said of {kind!r}")


def _theirs(look: Look, shown: set[UUID]) -> tuple[list[Mine], list[Reported]]:
    """Their cases in which something is open, and what they reported in cases that they may not open; without what
    waits on them and is ``shown`` already."""
    mine: list[Mine] = []
    reported: list[Reported] = []
    for case in look.reader.cases.involving(look.person, look.today, limit=LOOKED_THROUGH):
        if case.id in shown or not case.open_on(look.today):
            continue
        if works_on(look.person, case):
            mine.append(Mine(case, look.customer_name(case)))
        elif own := [x for x in case.incidents if x.reporter_id == look.person.id]:
            reported.append(Reported(case, own[-1], look.customer_name(case)))
        if len(mine) + len(reported) >= MOST_MINE + MOST_REPORTED:
            break
    return mine[:MOST_MINE], reported[:MOST_REPORTED]
