"""Reminding people of what is open: each due row is done once, however many processes look (P7.5)."""

import datetime as dt

import structlog

from handlers.turn import chat_words
from notices.notice import Notice
from notices.nudge import nudge_card
from policy.calendar import Calendar
from policy.case import Nudge
from policy.due import Due, due, stage_at
from policy.pack import Pack
from policy.record import recorded
from policy.waiting import escalated_to, waits_for
from storage.store import Store, Unit

SECTIONS = {"report": "8", "signoff": "7", "translation": "7", "letter": "7", "appeal": "7", "review": "9"}
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
    if not calendar.is_open(now):
        return 0
    with store.write() as unit:
        claimed = unit.due.claim(now, real_now=real_now, lease=lease, limit=limit)
    done = 0
    for row in claimed:
        try:
            with store.write() as unit:
                _remind(unit, row, now, pack, calendar)
            done += 1
        except Exception as error:  # one row that cannot be done must not stop the others
            _log.error("nudge-failed", kind=row.kind, case=str(row.case_id), error=type(error).__name__)
    return done


def _remind(unit: Unit, row: Due, now: dt.datetime, pack: Pack, calendar: Calendar) -> None:
    customer_id = unit.cases.customer_of(row.case_id)
    if customer_id is not None:
        unit.lock_customer(customer_id)
    case = unit.cases.get(row.case_id, for_update=True)
    stage = stage_at(case, row.kind, row.subject_id, now, pack, calendar)
    if stage is not None:
        today, people = calendar.day(now), unit.people()
        waiting = waits_for(case, row.kind, row.subject_id, people)
        above = escalated_to(case, row.kind, row.subject_id, stage, today, people, pack, calendar)
        told = {person.id: person for person in (*waiting, *above)}
        expected = {person.id for person in waiting}
        notices = []
        for person in told.values():
            w = chat_words(person)
            name = unit.customer(customer_id).name if customer_id else w("somebody not identified")
            mine, late = person.id in expected, bool(above)
            card = nudge_card(case, row.kind, row.subject_id, name, today, mine, late, w)
            notices.append(Notice(person.id, f"nudge:{row.kind}:{row.subject_id}:{stage}", card))
        case.nudges.append(Nudge(row.kind, row.subject_id, stage, now))
        case.touched_at = now
        record = recorded(
            "nudged",
            SECTIONS[row.kind],
            None,
            now,
            case_id=case.id,
            customer_id=customer_id,
            subject_id=row.subject_id,
            kind=row.kind,
            stage=stage,
            escalated=bool(above),
        )
        record.pack = pack.sha256
        unit.record(record, notices=notices)
    unit.due.sync(case.id, due(case, pack, calendar))
