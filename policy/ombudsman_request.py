"""What the Ombudsman wants of us, by when, and our answer (section 7, P7.6)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import DAY, Calendar
from policy.ombudsman import Referral, about_ombudsman, check_past, owner, require_going_on
from policy.openthing import Able, Moments, OpenThing, holding, named
from policy.pack import Pack
from policy.people import Person, Role
from policy.record import Record
from policy.refusal import Refused, Stale

if TYPE_CHECKING:
    from policy.case import Case


@dataclass(eq=False)
class OmbudsmanRequest:
    """Something that the Ombudsman wants of us by a day. ``asked_on``, ``answer_by`` (the last day in time) and
    ``answered_on`` are local days."""

    referral_id: UUID
    asked_on: dt.date
    answer_by: dt.date
    text_passage: UUID
    logged_by_id: UUID
    logged_at: dt.datetime
    answered_on: dt.date | None = None
    answered_by_id: UUID | None = None
    answered_at: dt.datetime | None = None
    answer_passage: UUID | None = None
    id: UUID = field(default_factory=uuid4)


def ask(
    case: "Case", referral: Referral, request: OmbudsmanRequest, by: Person, calendar: Calendar
) -> Record:
    """The Ombudsman wants something by a day; after the outcome, too: that its advice was followed."""
    require_going_on(case, referral, by)
    check_past(request.asked_on, referral.made_on, "asked_on", calendar.day(request.logged_at))
    if request.answer_by < request.asked_on:
        raise Refused("answer-by-before-asked", "7", field="answer_by")
    case.ombudsman_requests.append(request)
    return about_ombudsman(
        "ombudsman-asked", "7", case, request.id, by, request.logged_at, request.text_passage
    )


def answer(
    case: "Case",
    request: OmbudsmanRequest,
    answered_on: dt.date,
    note: UUID | None,
    by: Person,
    at: dt.datetime,
    calendar: Calendar,
) -> Record:
    """The Ombudsman has our answer, however late. ``note`` says what was sent."""
    require_going_on(case, case.referral(request.referral_id), by)
    require_unanswered(request)
    check_past(answered_on, request.asked_on, "answered_on", calendar.day(at))
    request.answered_on, request.answered_by_id, request.answered_at = answered_on, by.id, at
    request.answer_passage = note
    return about_ombudsman("ombudsman-answered", "7", case, request.id, by, at, note)


def require_unanswered(request: OmbudsmanRequest) -> None:
    """Raises `Stale` where it was answered."""
    if request.answered_on is not None:
        raise Stale("ombudsman-answered")


def requests_of(case: "Case", referral: Referral) -> list[OmbudsmanRequest]:
    """What the Ombudsman asked for in one matter, in the order in which it was logged."""
    return [x for x in case.ombudsman_requests if x.referral_id == referral.id]


def waits(case: "Case", request: OmbudsmanRequest) -> bool:
    """Whether it is still to be answered: an outcome that came later settles it."""
    settled = (x.outcome_at for x in case.referrals if x.id == request.referral_id and x.outcome_at)
    return request.answered_on is None and not any(at >= request.logged_at for at in settled)


def open_requests(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """What the Ombudsman waits for, for the case's owner; the Director hears of it on the last day (P7.6)."""
    for request in case.ombudsman_requests:
        if waits(case, request):
            yield OpenThing(
                "ombudsman",
                request.id,
                "7",
                calendar.day(request.logged_at),
                _moments(request, pack, calendar),
                _able(case),
                by=request.answer_by,
                late_on=_working(request.answer_by, calendar),
                step="see-ombudsman",
            )


def _able(case: "Case") -> Able:
    answers = owner(case)
    return named(answers) if answers else holding(Role.MANAGER)


def _moments(request: OmbudsmanRequest, pack: Pack, calendar: Calendar) -> Moments:
    """The days before of the setting and the last day, then each working day, as far as they are still to come."""
    settings = pack.at(request.logged_at).settings
    before = {_working(request.answer_by - days * DAY, calendar) for days in settings.ombudsman_reminder_days}
    last = _working(request.answer_by, calendar)
    for day in sorted({*before, last}):
        if (at := calendar.opening(day)) > request.logged_at:
            yield at
    for days in count(1):
        if (at := calendar.opening(calendar.add_working(last, days))) > request.logged_at:
            yield at


def _working(day: dt.date, calendar: Calendar) -> dt.date:
    """The day itself, or the last working day before it: on a Monday a Sunday's deadline is over."""
    while not calendar.is_working(day):
        day -= DAY
    return day
