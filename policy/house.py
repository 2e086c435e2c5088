"""What waits and belongs to no case: it is the landlord's own, such as the review of its policy (section 14)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from policy.calendar import Calendar
from policy.openthing import OpenThing
from policy.pack import Pack
from policy.policy_review import PolicyReview, open_policy_reviews

# Stands where a case would in the rows of what falls due. No case has it.
HOUSE = UUID(int=0)


@dataclass(frozen=True)
class House:
    """All of it that anything can wait for."""

    policy_reviews: Sequence[PolicyReview]


OPEN: tuple[Callable[[House, Pack, Calendar], Iterator[OpenThing]], ...] = (
    lambda house, pack, calendar: open_policy_reviews(house.policy_reviews, pack, calendar),
)


def open_in_house(house: House, pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """Everything of it that waits for somebody."""
    for each in OPEN:
        yield from each(house, pack, calendar)
