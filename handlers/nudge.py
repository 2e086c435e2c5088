"""Reminding people of what is open: each due row is done once, however many processes look (P7.5)."""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from functools import partial
from uuid import UUID

import structlog

from handlers.by_clock import ACTS, Done
from handlers.house import follow_house, remind_house, reminders
from handlers.turn import Turn, at_work, chat_words
from handlers.ways import note
from notices.notice import Notice
from notices.nudge import nudge_card
from policy.calendar import Calendar
from policy.case import Case, Nudge
from policy.due import Due, due, falls_due
from policy.house import HOUSE
from policy.openthing import OpenThing, escalated_to, waits_for
from policy.pack import Pack
from policy.people import Person
from policy.record import recorded
from storage.store import Store, Unit

LEASE = dt.timedelta(seconds=60)

_log = structlog.get_logger()


def tick(
    store: Store,
    now: dt.datetime,
    real_now: dt.datetime,
    pack: Pack,
    calendar: Calendar,
    *,
    lease: dt.timedelta = LEASE,
    limit: int = 20,
) -> int:
    """Remind of what has fallen due by ``now`` (the domain's time); gives how many rows were done.

    Nobody is reminded while the office is closed: what is caught up after a stop waits until it opens.
    ``real_now`` is for the leases: a row that could not be done is given out again when its lease is over.
    """
    now, pack, calendar = at_work(now, pack, calendar)
    with store.read() as reader:
        unknown = reader.on(calendar.day(now)).due.unknown(calendar.day(now), limit)
        rows = set(reader.due.of_case(HOUSE))
        house_moved = rows != set(reminders(reader, pack, calendar))
    if house_moved or HOUSE in unknown:
        _alone(store, HOUSE, "resync", partial(follow_house, now=now, pack=pack, calendar=calendar))
    for case_id in unknown:
        if case_id == HOUSE:
            continue
        _alone(
            store, case_id, "resync", partial(_resync, case_id=case_id, now=now, pack=pack, calendar=calendar)
        )
    if not calendar.is_open(now):
        return 0
    with store.write() as unit:
        claimed = unit.due.claim(now, real_now=real_now, lease=lease, limit=limit)
    return sum(
        _alone(
            store,
            row.case_id,
            row.kind,
            partial(
                remind_house if row.case_id == HOUSE else _remind,
                row=row,
                now=now,
                pack=pack,
                calendar=calendar,
            ),
        )
        for row in claimed
    )


def _alone(store: Store, case_id: UUID, kind: str, act: Callable[[Unit], None]) -> bool:
    """Do it in a transaction of its own: what cannot be done must not stop the others. Gives whether it was done."""
    try:
        with store.write() as unit:
            act(unit)
    except Exception as error:
        _log.error("nudge-failed", kind=kind, case=str(case_id), error=type(error).__name__)
        return False
    return True


def _remind(unit: Unit, row: Due, now: dt.datetime, pack: Pack, calendar: Calendar) -> None:
    case = _locked(unit, row.case_id)
    people = unit.on(calendar.day(now)).people()
    note(unit, case, people, now, pack, calendar)
    found = falls_due(case, row.kind, row.subject_id, now, pack, calendar)
    if found is not None:
        thing, stage = found
        today = calendar.day(now)
        waiting = {person.id for person in waits_for(thing, people)}
        above = {person.id for person in escalated_to(thing, stage, today, people)}
        told = [person for person in people if person.id in waiting | above]
        # The day's card is read and written again: two processes must not do that for one person at once.
        unit.lock_people(person.id for person in told)
        notices = [
            _notice(unit, person, case, thing, today, person.id in waiting, bool(above)) for person in told
        ]
        # Whoever it waits for sees to the letter that the clock drafts.
        done = _acted(unit, case, thing, waiting, people, now, pack, calendar)
        case.nudges.append(Nudge(thing.kind, thing.subject_id, stage, now))
        case.touched_at = now
        record = recorded(
            "nudged",
            thing.section,
            None,
            now,
            case_id=case.id,
            customer_id=case.customer_id,
            subject_id=thing.subject_id,
            kind=thing.kind,
            stage=stage,
            escalated=bool(above),
        )
        record.pack = pack.sha256
        unit.record(record, notices=notices)
        if done is not None:
            acted, letters = done
            acted.pack = pack.sha256
            unit.record(acted, notices=letters)
    unit.due.sync(case.id, due(case, people, pack, calendar))


def _acted(
    unit: Unit,
    case: Case,
    thing: OpenThing,
    waiting: Collection[UUID],
    people: Sequence[Person],
    now: dt.datetime,
    pack: Pack,
    calendar: Calendar,
) -> Done | None:
    sees_to_it = [person for person in people if person.id in waiting]
    if thing.kind not in ACTS or not sees_to_it:
        return None
    return ACTS[thing.kind](Turn(unit, sees_to_it[0], now, pack, calendar, unit), case, thing)


def _notice(
    unit: Unit, person: Person, case: Case, thing: OpenThing, today: dt.date, mine: bool, late: bool
) -> Notice:
    w, key = chat_words(person), f"nudges:{today.isoformat()}"
    name = unit.customer(case.customer_id).name if case.customer_id else w("somebody not identified")
    card = nudge_card(unit.outbox.card(person.id, key), case, thing, name, today, mine, late, w)
    return Notice(person.id, key, card)


def _resync(unit: Unit, case_id: UUID, now: dt.datetime, pack: Pack, calendar: Calendar) -> None:
    """Say anew for whom the open things of a case wait: somebody came, left, or has other roles. Whoever left may
    have been the last way of contact."""
    case, people = _locked(unit, case_id), unit.on(calendar.day(now)).people()
    note(unit, case, people, now, pack, calendar)
    unit.due.sync(case_id, due(case, people, pack, calendar))


def _locked(unit: Unit, case_id: UUID) -> Case:
    """The case, locked after its customer, as every turn does."""
    customer_id = unit.cases.customer_of(case_id)
    if customer_id is not None:
        unit.lock_customer(customer_id)
    return unit.cases.get(case_id, for_update=True)
