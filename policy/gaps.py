"""Every gap of a case, for its bundle: what was late, left out, or is no longer there (section 7, P7.6)."""

import datetime as dt
from collections.abc import Container, Iterator, Sequence
from uuid import UUID

from policy.calendar import Calendar
from policy.case import Case
from policy.complaint import reference_by, section
from policy.gap import Gap, overdue
from policy.gaps_decided import decision_gaps
from policy.gaps_safety import safety_gaps
from policy.letter import SECTIONS
from policy.ombudsman_request import waits
from policy.pack import Pack
from policy.record import Record


def gaps(
    case: Case,
    records: Sequence[Record],
    kept: Container[UUID],
    at: dt.datetime,
    pack: Pack,
    calendar: Calendar,
) -> list[Gap]:
    """The gaps as they are at a moment (aware UTC), oldest first. ``records`` is the log of the case in its order,
    ``kept`` the ids of the passages that are still there."""
    today = calendar.day(at)
    found = [
        *_reports(case, today, pack, calendar),
        *_arrangements(case, today, calendar),
        *safety_gaps(case, today, pack, calendar),
        *_letters(case, today, pack, calendar),
        *decision_gaps(case, today, pack, calendar),
        *_exceptions(case, today, pack, calendar),
        *_held(case, today, pack, calendar),
        *_complaints(case, today, pack, calendar),
        *_no_ways(case, today, calendar),
        *_ombudsman(case, today),
        *_erased(records, kept, calendar),
    ]
    return sorted(found, key=lambda gap: gap.on)


def _reports(case: Case, today: dt.date, pack: Pack, calendar: Calendar) -> Iterator[Gap]:
    """One that turned out to be about somebody else is acknowledged no more, and its text is left out."""
    for incident in case.incidents:
        reported, left = calendar.day(incident.reported_at), incident.wrong_customer_at
        by = calendar.add_working(
            reported, pack.at(incident.reported_at).settings.acknowledge_incident_working_days
        )
        done = _day(incident.acknowledged_at or left, calendar)
        yield from overdue("report-late", "8", reported, by, done, today)
        if left is not None:
            yield Gap("wrong-customer", "8", calendar.day(left))


def _arrangements(case: Case, today: dt.date, calendar: Calendar) -> Iterator[Gap]:
    """A measure that was arranged and not done by its day; what was declined or cancelled waits no more (P6.2)."""
    for made in case.arrangements:
        done, since = made.done_on or _day(made.closed_at, calendar), calendar.day(made.arranged_at)
        yield from overdue("arrangement-late", "6", since, made.by_day, done, today, made.measure)


def _letters(case: Case, today: dt.date, pack: Pack, calendar: Calendar) -> Iterator[Gap]:
    """A letter that waits is a gap, in time or not; one that was dropped has its reason and is none."""
    for letter in case.letters:
        since, section = (
            calendar.day(letter.translated_at or letter.drafted_at),
            SECTIONS.get(letter.kind, "7"),
        )
        settings = pack.at(letter.translated_at or letter.drafted_at).settings
        days = settings.translation_working_days
        if not letter.untranslated:
            days = settings.letter_unissued_working_days
        by, drafted = calendar.add_working(since, days), calendar.day(letter.drafted_at)
        if letter.waits:
            late = max(0, (today - by).days)
            yield Gap("letter-not-issued", section, drafted, late, True, letter.kind.value)
        elif letter.issued_at is not None:
            issued = calendar.day(letter.issued_at)
            yield from overdue("letter-late", section, drafted, by, issued, today, letter.kind.value)


def _exceptions(case: Case, today: dt.date, pack: Pack, calendar: Calendar) -> Iterator[Gap]:
    for exception in case.exceptions:
        if exception.waits:
            made = calendar.day(exception.recorded_at)
            settings = pack.at(exception.recorded_at).settings
            by = calendar.add_working(made, settings.exception_details_working_days)
            yield Gap("exception-without-details", "8", made, max(0, (today - by).days), True)


def _held(case: Case, today: dt.date, pack: Pack, calendar: Calendar) -> Iterator[Gap]:
    for message in case.held_messages:
        arrived = calendar.day(message.arrived_at)
        settings = pack.at(message.logged_at).settings
        by = calendar.add_working(arrived, settings.held_message_working_days)
        yield from overdue("held-late", "8", arrived, by, _day(message.looked_at, calendar), today)


def _complaints(case: Case, today: dt.date, pack: Pack, calendar: Calendar) -> Iterator[Gap]:
    """A complaint or a request for a review that its procedure did not get in time; what was withdrawn first waits no
    more."""
    for complaint in case.complaints:
        by = reference_by(complaint, pack, calendar)
        done = _day(complaint.referred_at or complaint.outcome_at, calendar)
        yield from overdue("complaint-late", section(complaint), complaint.received_on, by, done, today)


def _no_ways(case: Case, today: dt.date, calendar: Calendar) -> Iterator[Gap]:
    """The customer could not get in touch at all (P8.4). What never came about is none."""
    for known in case.no_ways:
        over = _day(known.over_at, calendar)
        if known.from_day <= (over or today):
            yield Gap("no-way", "8", known.from_day, still=over is None, until=over)


def _ombudsman(case: Case, today: dt.date) -> Iterator[Gap]:
    """Late answers to the Ombudsman; what an outcome has settled is not late for ever."""
    for request in case.ombudsman_requests:
        done = request.answered_on
        if done is None and not waits(case, request):
            done = case.referral(request.referral_id).outcome_on
        yield from overdue("ombudsman-late", "7", request.asked_on, request.answer_by, done, today)


def _erased(records: Sequence[Record], kept: Container[UUID], calendar: Calendar) -> Iterator[Gap]:
    """Texts that were removed, once each, by the record that they came with; whoever read them since names them too."""
    named: set[str] = set()
    for record in records:
        new = set(record.passages) - named
        named |= new
        if any(UUID(passage) not in kept for passage in new):
            yield Gap("erased", "13", calendar.day(record.at), what=record.what)


def _day(at: dt.datetime | None, calendar: Calendar) -> dt.date | None:
    return calendar.day(at) if at is not None else None
