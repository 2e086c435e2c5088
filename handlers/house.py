"""Reminding people of what belongs to no case: the review of the policy (section 14), changes of roles (7)."""

import datetime as dt
from collections.abc import Sequence

from handlers.turn import Turn, chat_words
from notices.notice import Notice
from notices.nudge import house_card
from policy.calendar import Calendar
from policy.due import Due, latest, next_reminders
from policy.house import HOUSE, House, open_in_house
from policy.openthing import OpenThing, waits_for
from policy.pack import Pack
from policy.record import Record, recorded
from storage.store import Reader, Unit


def house_of(reader: Reader) -> House:
    """What the landlord's own things are."""
    return House(reader.policy_reviews(), reader.role_changes())


def about_whom(reader: Reader, thing: OpenThing) -> str:
    """The name of whom one of these is about; of nobody, where it is about the policy."""
    change = next((x for x in reader.role_changes() if x.id == thing.subject_id), None)
    return reader.person(change.person_id).name if change else ""


def reminders(reader: Reader, pack: Pack, calendar: Calendar) -> list[Due]:
    """The next reminder of each. A row says by its stage which was given last: there is no case to remember it."""
    given = {(row.kind, row.subject_id): row.stage - 1 for row in reader.due.of_case(HOUSE)}
    things = open_in_house(house_of(reader), pack, calendar)
    return next_reminders(
        things, lambda kind, id: given.get((kind, id), -1), HOUSE, reader.people(), calendar
    )


def follow_house(unit: Unit, now: dt.datetime, pack: Pack, calendar: Calendar) -> None:
    """What follows from a change: the next reminders, and for whom."""
    unit.on(calendar.day(now))
    unit.due.sync(HOUSE, reminders(unit, pack, calendar))


def record_in_house(turn: Turn, record: Record, *, notices: Sequence[Notice] = ()) -> None:
    """Store what was done, its record and its messages, and what follows from it."""
    turn.record_apart(record, notices=notices)
    turn.unit.session.flush()
    follow_house(turn.unit, turn.at, turn.pack, turn.calendar)


def remind_house(unit: Unit, row: Due, now: dt.datetime, pack: Pack, calendar: Calendar) -> None:
    """Remind of one that has fallen due; after a stop the missed reminders are one."""
    unit.on(calendar.day(now))
    things = open_in_house(house_of(unit), pack, calendar)
    found = latest(things, row.kind, row.subject_id, row.stage - 1, now)
    following = {(due.kind, due.subject_id): due for due in reminders(unit, pack, calendar)}
    if found is not None:
        thing, stage = found
        today, key = calendar.day(now), f"nudges:{calendar.day(now).isoformat()}"
        told, about = waits_for(thing, unit.people()), about_whom(unit, thing)
        # The day's card is read and written again: two processes must not do that for one person at once.
        unit.lock_people(person.id for person in told)
        notices = [
            Notice(x.id, key, house_card(unit.outbox.card(x.id, key), thing, about, today, chat_words(x)))
            for x in told
        ]
        record = recorded(
            "nudged", thing.section, None, now, subject_id=thing.subject_id, kind=thing.kind, stage=stage
        )
        record.pack = pack.sha256
        unit.record(record, notices=notices)
        again = open_in_house(house_of(unit), pack, calendar)
        for due in next_reminders(again, lambda kind, id: stage, HOUSE, unit.people(), calendar):
            if (due.kind, due.subject_id) == (row.kind, row.subject_id):
                following[(due.kind, due.subject_id)] = due
    unit.due.sync(HOUSE, following.values())
