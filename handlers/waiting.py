"""What waits on a person, over all cases."""

from collections.abc import Iterator

from handlers.house import house_of
from handlers.turn import Look
from policy.case import Case
from policy.due import open_things
from policy.house import HOUSE, open_in_house
from policy.openthing import OpenThing, waits_for


def waiting(look: Look) -> Iterator[tuple[Case, OpenThing]]:
    """What waits on the person; what is a long way off only from its day on."""
    people = look.reader.people()
    for case in look.reader.cases.waiting(look.person.id, look.today):
        for thing in open_things(case, look.pack, look.calendar):
            early = thing.from_day is not None and thing.from_day > look.today
            if early or thing.over(look.today):
                continue
            if look.person.id in {person.id for person in waits_for(thing, people)}:
                yield case, thing


def waiting_in_house(look: Look) -> Iterator[OpenThing]:
    """What waits on the person and belongs to no case."""
    if not any(
        row.people is None or str(look.person.id) in row.people for row in look.reader.due.of_case(HOUSE)
    ):
        return
    people = look.reader.people()
    for thing in open_in_house(house_of(look.reader), look.pack, look.calendar):
        early = thing.from_day is not None and thing.from_day > look.today
        if not early and look.person.id in {person.id for person in waits_for(thing, people)}:
            yield thing
