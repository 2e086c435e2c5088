"""The home: what waits on a person, what they began, their cases, what they reported, and what they may start."""

import datetime as dt
from collections.abc import Sequence
from itertools import islice
from uuid import UUID

from handlers.begun import begun
from handlers.house import about_whom
from handlers.turn import Look
from handlers.usecase import UseCase
from handlers.waiting import waiting, waiting_in_house
from notices.away import home_lines
from notices.card import Card
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
from notices.waiting import heading_in_house, step, step_in_house, waits, waits_in_house
from policy.access import works_on
from policy.case import Case
from policy.openthing import OpenThing, in_place_of

LOOKED_THROUGH = 40  # cases, those that changed last first: the home is drawn very often


def home(look: Look, use_cases: Sequence[UseCase]) -> Card:
    """The card of the home. Of many things that wait, those that have waited longest come first."""
    things = sorted(waiting(look), key=lambda found: (_first_reminder(look, found[1]), found[0].opened_at))
    mine, reported = _theirs(look, {case.id for case, _ in things})
    own = [_in_house(look, thing) for thing in waiting_in_house(look)]
    covered = sorted(look.person.presence.stands_for)
    hub = Hub(
        notes=home_lines(look.person, look.names() if covered else {}, covered, look.say),
        waiting=[*own, *(_shown(look, case, thing) for case, thing in things[:MOST_WAITING])][:MOST_WAITING],
        count=len(own) + len(things),
        begun=list(islice(begun(look), MOST_BEGUN)),
        mine=mine,
        reported=reported,
        starts=[
            (each.name, each.hub, each.form is not None)
            for each in use_cases
            if each.hub and each.may(look.person)
        ],
    )
    return hub_card(hub, look.today, look.calendar.zone, look.names(), look.pack, look.say)


def _first_reminder(look: Look, thing: OpenThing) -> dt.datetime:
    return next(thing.moments, look.at)


def _shown(look: Look, case: Case, thing: OpenThing) -> Waiting:
    said = waits(thing, look.customer_name(case), look.today, look.say)
    if look.person.presence.stands_for and (theirs := in_place_of(thing, look.person)):
        said = look.say(
            "{what} (for {who})", what=said, who=look.say.list([look.names()[id] for id in theirs])
        )
    return Waiting(case.reference, said, step(case, thing))


def _in_house(look: Look, thing: OpenThing) -> Waiting:
    said = waits_in_house(thing, about_whom(look.reader, thing), look.today, look.say)
    return Waiting(heading_in_house(thing, look.say), said, step_in_house(thing))


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
        elif own := [x for x in case.incidents if look.person.id in x.reporters]:
            reported.append(Reported(case, own[-1], look.customer_name(case)))
        if len(mine) + len(reported) >= MOST_MINE + MOST_REPORTED:
            break
    return mine[:MOST_MINE], reported[:MOST_REPORTED]
