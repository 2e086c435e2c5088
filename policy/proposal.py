"""A proposal to restrict: asked for only when all that must come before has been done (sections 6, 7 and 8)."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import Calendar
from policy.customer import Customer
from policy.extreme import check_first_review, require_immediate_threat, without_warning
from policy.formal import (
    Formal,
    repetitions,
    require_considered,
    require_going_on,
    require_measured,
    require_preparer,
    require_repeated,
    warning_in_force,
)
from policy.letter import LetterKind
from policy.openway import require_open_way
from policy.pack import Pack
from policy.people import Person
from policy.record import Record, recorded
from policy.refusal import Refused
from policy.replacing import require_no_gap
from policy.restriction import Restriction, Terms, check_terms
from policy.review import require_review

if TYPE_CHECKING:
    from policy.case import Case, Keep


class Verdict(StrEnum):
    """What was decided on a proposal."""

    APPROVED = "approved"
    RETURNED = "returned"
    REFUSED = "refused"


@dataclass(eq=False)
class Proposal:
    """What is asked for. The reasons are passages: ``proportionality`` by question, ``reason`` and
    ``implications`` as the customer will read them, written in ``written_in``. ``review_on`` is a local day.

    ``replaces_id`` is the proposal whose restrictions it would extend or tighten (section 9); ``owned_before`` are
    the ids of those who looked after it before ``owner_id``. ``manager_id`` and ``director_id`` are the two who approve
    what comes without a warning (`policy.extreme`). ``shared_confirmed``: it was confirmed that an address that other
    customers have, too, is restricted; None where none is."""

    formal_id: UUID
    proposer_id: UUID
    proposed_at: dt.datetime
    owner_id: UUID
    review_on: dt.date
    proportionality: Mapping[str, str]
    reason_passage: UUID
    implications_passage: UUID
    written_in: str
    verdict: Verdict | None = None
    decided_by_id: UUID | None = None
    decided_at: dt.datetime | None = None
    verdict_passage: UUID | None = None
    replaces_id: UUID | None = None
    owned_before: list[str] = field(default_factory=list)
    manager_id: UUID | None = None
    manager_at: dt.datetime | None = None
    director_id: UUID | None = None
    director_at: dt.datetime | None = None
    shared_confirmed: bool | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class Request:
    """What the proposer asks for, in words and terms. ``shared``: an address in it is another customer's, too."""

    terms: Sequence[Terms]
    review_on: dt.date
    owner: Person
    considerations_confirmed: bool
    proportionality: Mapping[str, str]
    reason: str
    implications: str
    written_in: str
    replaces: Proposal | None = None
    shared: bool = False
    shared_confirmed: bool = False


def require_ready(
    case: "Case",
    formal: Formal,
    by: Person,
    at: dt.datetime,
    pack: Pack,
    calendar: Calendar,
    replaces: Proposal | None = None,
) -> None:
    """All that section 6 wants before a restriction is asked for. Raises `Refused` with the next step.

    What extends or tightens a decision that is reviewed needs no new warning (P6.3 was for the first), but whoever
    asks must be allowed to review it (P9.2).
    """
    require_preparer(case, by)
    if case.open_proposal is not None:
        raise Refused("proposal-open", "7", instead="signoff")
    require_going_on(formal)
    require_considered(formal)
    require_measured(formal)
    if replaces is not None:
        require_review(case, replaces, by, calendar.day(at), pack)
        return
    if without_warning(formal):
        require_immediate_threat(case)
        return
    warning = warning_in_force(case, formal, calendar.day(at), pack)
    require_repeated(case, warning, pack, calendar)


def require_grounds(case: "Case", proposal: Proposal, calendar: Calendar) -> None:
    """What it was asked for on is still about this customer: a report can have turned out to be about another since."""
    formal = next(formal for formal in case.formals if formal.id == proposal.formal_id)
    if proposal.replaces_id is not None:
        return
    if without_warning(formal):
        require_immediate_threat(case)
        return
    warnings = [x for x in case.letters_about(formal.id) if x.kind is LetterKind.WARNING and x.received_on]
    if not any(repetitions(case, warning, calendar) for warning in warnings):
        last = warnings[-1].received_on if warnings else None
        raise Refused("not-repeated", "6", instead="report", received=last)


def propose(
    case: "Case",
    formal: Formal,
    request: Request,
    customer: Customer,
    elsewhere: Iterable[Restriction],
    present: Collection[UUID],
    by: Person,
    at: dt.datetime,
    pack: Pack,
    calendar: Calendar,
    keep: "Keep",
) -> Record:
    """Ask for restrictions. ``elsewhere`` are the customer's approved restrictions of other cases (P8.4)."""
    replaces = request.replaces
    require_ready(case, formal, by, at, pack, calendar, replaces)
    if not request.terms:
        raise Refused("nothing-asked-for", "6", field="kinds")
    for terms in request.terms:
        check_terms(terms, request.review_on, calendar.day(at), pack)
    if replaces is None and without_warning(formal):
        check_first_review(min(terms.start for terms in request.terms), request.review_on, pack)
    if replaces is not None:
        require_no_gap(case, replaces, min(terms.start for terms in request.terms))
    for question in pack.proportionality:
        if not request.proportionality.get(question.key, "").strip():
            raise Refused("proportionality-missing", "6", field=question.key, which=question.label)
    if not request.considerations_confirmed:
        raise Refused("considerations-not-confirmed", "6", field="confirmed", instead="considerations")
    if request.shared and not request.shared_confirmed:
        raise Refused("shared-address-unconfirmed", "6", field="shared")
    for code, name, text in (
        ("reason-for-customer-missing", "reason", request.reason),
        ("implications-missing", "implications", request.implications),
    ):
        if not text.strip():
            raise Refused(code, "7", field=name)
    proposal = Proposal(
        formal.id,
        by.id,
        at,
        request.owner.id,
        request.review_on,
        {key: str(keep(text)) for key, text in request.proportionality.items()},
        keep(request.reason),
        keep(request.implications),
        request.written_in,
        replaces_id=replaces.id if replaces else None,
        shared_confirmed=True if request.shared else None,
    )
    asked = [
        Restriction(proposal.id, t.kind, t.particulars, list(t.services), t.start, t.end, pack_at=at)
        for t in request.terms
    ]
    others = case.decided_but(proposal.replaces_id)
    require_open_way(customer, [*elsewhere, *others, *asked], calendar.day(at), pack, present)
    case.proposals.append(proposal)
    case.restrictions.extend(asked)
    return recorded(
        "restriction-proposed",
        "6",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=proposal.id,
        passages=[proposal.reason_passage, proposal.implications_passage],
        kinds=[terms.kind for terms in request.terms],
        shared_confirmed=proposal.shared_confirmed,
    )
