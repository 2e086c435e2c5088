"""What waits and belongs to no case: the review of the landlord's policy (section 14), and changes of roles (7)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from policy.calendar import Calendar
from policy.openthing import OpenThing
from policy.pack import Pack
from policy.policy_review import PolicyReview, open_policy_reviews
from policy.role_change import RoleChange, open_role_changes

# Stands where a case would in the rows of what falls due. No case has it.
HOUSE = UUID(int=0)


@dataclass(frozen=True)
class House:
    """All of it that anything can wait for; of the changes of roles only those that wait."""

    policy_reviews: Sequence[PolicyReview]
    role_changes: Sequence[RoleChange] = ()


OPEN: tuple[Callable[[House, Pack, Calendar], Iterator[OpenThing]], ...] = (
    lambda house, pack, calendar: open_policy_reviews(house.policy_reviews, pack, calendar),
    lambda house, pack, calendar: open_role_changes(house.role_changes, pack, calendar),
)


def open_in_house(house: House, pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """Everything of it that waits for somebody."""
    for each in OPEN:
        yield from each(house, pack, calendar)
