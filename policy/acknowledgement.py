"""Acknowledging an appeal: the letter that says who decides, by when, and what applies meanwhile (P7.5)."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from policy.appeal import Appeal
from policy.letter import Letter, LetterKind
from policy.people import Person, Role

if TYPE_CHECKING:
    from policy.case import Case

SLT, DIRECTOR = "slt", "director"


def decider(appeal: Appeal, people: Collection[Person]) -> str:
    """Who decides, as the letters say it: a member of the SLT, the Director, or an outside reviewer by name."""
    if appeal.outside_name:
        return f"{appeal.outside_name}, {appeal.outside_organisation}"
    reviewer = next((person for person in people if person.id == appeal.reviewer_id), None)
    return DIRECTOR if reviewer is not None and not reviewer.has(Role.SLT) else SLT


def acknowledgements(case: "Case", appeal: Appeal) -> list[Letter]:
    """The acknowledgement letters of an appeal, oldest first."""
    return [x for x in case.letters_about(appeal.id) if x.kind is LetterKind.APPEAL_ACKNOWLEDGED]


def taken_up(case: "Case", appeal: Appeal, decides: str, by: Person) -> Letter | None:
    """The acknowledgement that serves whoever decides now: a draft, which is theirs from now on, or one that was
    issued and says the same. None where another must be written."""
    for letter in reversed(acknowledgements(case, appeal)):
        if letter.waits:
            letter.owner_id, letter.facts = by.id, {**letter.facts, "decider": decides}
            return letter
        if letter.issued_at is not None:
            # One from before it was kept named a member of the SLT.
            return letter if letter.facts.get("decider", SLT) == decides else None
    return None
