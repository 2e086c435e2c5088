"""What somebody answered in the form that loosens restrictions one by one (sections 7 and 9)."""

from collections.abc import Sequence

from handlers.proposal import plain_particular
from handlers.turn import Turn
from notices.answers import Answers
from policy.loosening import Change
from policy.restriction import Particular, Restriction, kind_of


def changes_of(turn: Turn, answers: Answers, restrictions: Sequence[Restriction]) -> list[Change]:
    """What shall become of each restriction."""
    found = []
    for restriction in restrictions:
        ends = str(restriction.id) in answers.many("ends")
        particulars: dict[str, Particular] = {}
        for particular in kind_of(restriction, turn.pack).particulars:
            name = f"{restriction.id}_{particular.name}"
            value = answers.values.get(name)
            if value not in (None, ""):
                particulars[particular.name] = plain_particular(turn, value, name)
        if ends:
            same = tuple(restriction.services)
            found.append(Change(restriction.id, None, same, restriction.particulars))
        else:
            services = answers.many(f"{restriction.id}_services")
            end = answers.day(f"{restriction.id}_end")
            found.append(Change(restriction.id, end, services, particulars))
    return found
