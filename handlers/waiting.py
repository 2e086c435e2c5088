"""What waits on a person, over all cases."""

from collections.abc import Iterator

from handlers.turn import Look
from policy.case import Case
from policy.due import open_things
from policy.openthing import OpenThing, waits_for


def waiting(look: Look) -> Iterator[tuple[Case, OpenThing]]:
    """What waits on the person; what is a long way off only from its day on."""
    people = look.reader.people()
    for case in look.reader.cases.waiting(look.person.id, look.today):
        for thing in open_things(case, look.pack, look.calendar):
            early = thing.from_day is not None and thing.from_day > look.today
            if early or (thing.until is not None and thing.until < look.today):
                continue
            if look.person.id in {person.id for person in waits_for(thing, people)}:
                yield case, thing
