"""What a use case is; `handlers.desk` runs them, `handlers.registry` lists them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from handlers.turn import Look, Turn
from notices.answers import Answers
from notices.card import Action, Card
from notices.form import Form
from policy.case import Case
from policy.people import Person
from policy.record import Record
from policy.refusal import Refused

Shown = tuple[Card, Sequence[Record]]


@dataclass(frozen=True)
class UseCase:
    """One thing that people do.

    ``look`` answers and records that somebody looked; ``act`` changes something at the press of a button;
    ``form`` asks (subject, step) and ``submit`` takes the answers. ``keeps_draft``: what
    was typed stays after it was sent, to be taken up again. ``hub`` is its label where it is started, for
    those whom ``may`` allows; who may do it in a given case is the rule's matter. ``typed``: it is started by
    its name and a case's reference too, on the part of the case that this gives; `Refused` where there is none.
    ``alone``: it is typed by its name alone, and has no button in the home.
    """

    name: str
    look: Callable[[Look, Action], Shown] | None = None
    act: Callable[[Turn, Action], Card | Form] | None = None
    form: Callable[[Turn, str, str], Form] | None = None
    submit: Callable[[Turn, Form, Answers], Card | Form] | None = None
    keeps_draft: bool = False
    hub: str = ""
    may: Callable[[Person], bool] = lambda person: person.active
    typed: Callable[[Case], UUID] | None = None
    alone: bool = False


def whole(case: Case) -> UUID:
    """The case as a whole is meant."""
    return case.id


def readable(case: Case) -> UUID:
    """The case as a whole, typed only by those who may read it: what is asked says what is in it."""
    return case.id


@contextmanager
def pointing_back(form: Form) -> Iterator[None]:
    """What is wrong in an earlier step of a form is refused with the way back to it."""
    try:
        yield
    except Refused as refused:
        if refused.instead is None and refused.field not in {asked.name for asked in form.inputs}:
            refused.instead = form.use_case
        raise
