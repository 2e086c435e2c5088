"""The made-up landlord's last months: every tale played through the bot, step by step in the order of time.

Nothing is written by hand: people type, press and fill in, the clock reminds them, and what is left waiting waits.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from uuid import UUID

from bot.practice import (
    acts,
    acts_appeal,
    acts_contact,
    acts_exception,
    acts_informal,
    acts_letter,
    acts_told,
    house,
)
from bot.practice.acts import Act
from bot.practice.play import Play
from bot.practice.tales import Tale, book
from handlers.nudge import tick
from handlers.turn import Look
from handlers.waiting import waiting
from policy.calendar import DAY, Calendar
from policy.pack import Pack
from policy.people import Person, Role
from storage.store import Reader, Store

STEPS: tuple[tuple[str, dt.time, Act], ...] = (
    ("logged", dt.time(9, 30), acts_contact.log_contacts),
    ("reported", dt.time(9, 50), acts.report),
    ("handled", dt.time(11, 5), acts.handle),
    ("police", dt.time(13, 50), acts_told.fills("police", "police-legal")),
    ("started", dt.time(11, 40), acts.start),
    ("considered", dt.time(13, 20), acts.consider),
    ("unwarned", dt.time(14, 5), acts_told.fills("unwarned", "no-warning")),
    ("not_applied", dt.time(14, 10), acts_told.fills("not_applied", "not-apply")),
    ("not_applied", dt.time(14, 50), acts_letter.issue),
    ("drafted", dt.time(14, 15), acts.draft),
    ("warned", dt.time(14, 40), acts_letter.translate),
    ("warned", dt.time(15, 20), acts_letter.issue),
    ("repeated", dt.time(10, 5), acts.report_again),
    ("repeated", dt.time(11, 10), acts.handle),
    ("repeated", dt.time(11, 45), acts.start),
    ("again", dt.time(9, 55), acts.report_again),
    ("asked", dt.time(10, 30), acts_informal.ask),
    ("confirmed", dt.time(11, 50), acts_informal.confirm),
    ("told", dt.time(13, 15), acts_informal.tell),
    ("proposed", dt.time(13, 30), acts.propose),
    ("approved", dt.time(10, 40), acts.approve),
    ("approved_too", dt.time(11, 25), acts_told.approve_too),
    ("issued", dt.time(10, 15), acts_letter.translate),
    ("issued", dt.time(15, 30), acts_letter.issue),
    ("held", dt.time(15, 40), acts_exception.hold),
    ("let_through", dt.time(12, 15), acts_exception.let_through),
    ("appealed", dt.time(11, 20), acts_appeal.log_appeal),
    ("taken", dt.time(9, 40), acts_appeal.take_appeal),
    ("taken", dt.time(14, 30), acts_letter.issue),
    ("decided", dt.time(11, 30), acts_appeal.decide_appeal),
    ("decided", dt.time(14, 0), acts_letter.translate),
    ("decided", dt.time(15, 10), acts_letter.issue),
    ("grouped", dt.time(10, 20), acts_told.fills("grouped", "decide-safety")),
    ("injury", dt.time(12, 10), acts_told.fills("injury", "injury")),
    ("arranged", dt.time(12, 20), acts_told.fills("arranged", "arrange")),
    ("added", dt.time(12, 30), acts_told.fills("added", "addendum")),
    ("suspended", dt.time(15, 15), acts_told.fills("suspended", "suspend")),
    ("ombudsman", dt.time(10, 35), acts_told.fills("ombudsman", "ombudsman")),
    ("wanted", dt.time(11, 35), acts_told.fills("wanted", "ombudsman-asked")),
    ("invited", dt.time(14, 20), acts_letter.issue),
    ("corrected", dt.time(10, 50), acts_told.fills("corrected", "correction")),
    ("adjustment", dt.time(11, 0), acts_told.fills("adjustment", "adjustment")),
    ("commented", dt.time(11, 30), acts_told.fills("commented", "comment")),
    ("reviewed", dt.time(11, 45), acts_told.fills("reviewed", "review")),
    ("written", dt.time(14, 30), acts_letter.issue),
    ("declined", dt.time(11, 15), acts_told.fills("declined", "not-registered")),
    ("complained", dt.time(11, 10), acts_told.fills("complained", "complaint")),
    ("review_asked", dt.time(11, 25), acts_told.fills("review_asked", "review-of-decision")),
    ("begun", dt.time(12, 5), acts.begin),
)
APART = dt.timedelta(minutes=2)  # one tale from the next, so that no two things happen at once
OPEN_FOR = dt.timedelta(hours=1)  # a day of which less has passed is not in the story
LATEST = dt.timedelta(minutes=20)  # before the story's end, on its last day

Progress = Callable[[int, int], None]
Scene = tuple[dt.datetime, Act, Tale]


def tell(
    store: Store,
    now: dt.datetime,
    pack: Pack,
    calendar: Calendar,
    progress: Progress = lambda done, total: None,
) -> None:
    """Play every tale so that it has come to its stage by ``now`` (aware UTC). Raises `Derailed`.

    The store has the people and the customers of `bot.practice.sample`, and no case.
    """
    ends = end(calendar, now)
    played = sorted(scenes(calendar, ends), key=lambda scene: scene[0])
    play = Play(store, pack, calendar, played[0][0], calendar.day(ends))
    morning, done = house.morning(calendar, ends), False
    for number, (at, act, tale) in enumerate(played, 1):
        if at > morning and not done:
            _remind(play, store, morning)
            play.at, done = morning, True
            house.order(play)
        _remind(play, store, at)
        play.at = at
        act(play, tale)
        progress(number, len(played))
    _remind(play, store, now)
    play.at = now
    _read(play, store)


def end(calendar: Calendar, now: dt.datetime) -> dt.datetime:
    """The last moment of office hours before ``now``, on a day of which at least an hour has passed."""
    day = calendar.day(now)
    if not calendar.is_working(day) or now < calendar.opening(day) + OPEN_FOR:
        day = _before(calendar, day, 1)
    return min(now, calendar.closing(day))


def scenes(calendar: Calendar, ends: dt.datetime) -> Iterator[Scene]:
    """When each step of each tale is taken, tale by tale, for a story that ends at this moment."""
    last = calendar.day(ends)
    for number, tale in enumerate(book().tales):
        for step, time, act in STEPS:
            if step in tale.ago and (act is not acts_letter.translate or tale.bilingual):
                at = calendar.moment(_before(calendar, last, tale.ago[step]), time) + number * APART
                yield min(at, ends - LATEST), act, tale


def _before(calendar: Calendar, day: dt.date, working_days: int) -> dt.date:
    while working_days:
        day -= DAY
        working_days -= calendar.is_working(day)
    return day


def _remind(play: Play, store: Store, to: dt.datetime) -> None:
    """The clock goes on, and reminds of everything that falls due on the way."""
    while True:
        with store.read() as reader:
            due = reader.due.next_after(play.at)
        if due is None or due > to:
            return
        play.at = due
        while tick(store, due, due, play.pack, play.calendar):
            pass


def _read(play: Play, store: Store) -> None:
    """Everybody has read what is older than the last day, but what still waits on them."""
    today = play.calendar.moment(play.last, dt.time())
    with store.read() as reader:
        people = reader.on(play.last).people()
        unread = {person.id: set(_unread(play, reader, person, today)) for person in people}
    with store.write() as unit:
        for person in people:
            unit.outbox.mark_read(person.id, but=unread[person.id])


def _unread(play: Play, reader: Reader, person: Person, today: dt.datetime) -> Iterator[UUID]:
    look = Look(reader, person, play.at, play.pack, play.calendar)
    inbox = {message.key: message for message in reader.outbox.inbox(person.id)}
    keys = {key for key, message in inbox.items() if message.updated_at >= today}
    for _, thing in waiting(look):
        about = "letter" if thing.kind == "translation" else thing.kind
        reminders = [key for key in inbox if key.startswith(f"nudge:{thing.kind}:{thing.subject_id}:")]
        keys |= {f"{about}:{thing.subject_id}", *reminders[-1:]}
    if person.has(Role.SAFETY):  # while the control is in force, the group has still to meet
        controls = [x for case in reader.cases.newest() for x in case.interim_controls]
        keys |= {f"safety:{x.incident_id}" for x in controls if x.in_force(look.today)}
    yield from (inbox[key].id for key in keys & inbox.keys())
