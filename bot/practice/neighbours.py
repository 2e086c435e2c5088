"""Customers around those of the tales, to try things on: one who stands in the list twice, a household, an appointee."""

import datetime as dt

from bot.practice.play import Play
from bot.practice.tales import book
from notices.answers import RawAnswers
from policy.calendar import Calendar
from policy.pack import Pack
from storage.store import Store

FIRST = "hurt"  # the tale whose customer was entered a second time, and does not live alone
AT_THE_COUNTER, RECORDS = "Mair Jones", "Beth Hughes"
SAME: RawAnswers = {"name": "Rowan Llanfar", "homeless": "yes", "none_of_these": "yes"}
HOUSEHOLD: RawAnswers = {"name": "Non Llanfair", "none_of_these": "yes"}
REPRESENTED: RawAnswers = {
    "name": "Tudur Llanddona",
    "address": "3 Cae Mawr, Bangor",
    "postcode": "LL99 1DD",
    "phone": "029 2018 0901",
    "none_of_these": "yes",
    "language": "cy",
}
APPOINTEE: RawAnswers = {
    "kind": "appointee",
    "name": "Mererid Llanddona",
    "address": "5 Cae Mawr, Bangor, LL99 1DD",
    "addressee": "yes",
    "authority": "order",
}


def settle(store: Store, now: dt.datetime, pack: Pack, calendar: Calendar) -> None:
    """Enter them and link them, by hand as people do, at ``now`` (aware UTC). Raises `Derailed`."""
    today = calendar.day(now)
    play = Play(store, pack, calendar, now, today)
    (tale,) = (tale for tale in book().tales if tale.stage == FIRST)
    phone, where = tale.customer["phone"], {k: tale.customer[k] for k in ("address", "postcode")}
    enter(play, {**SAME, "phone": phone})
    household = enter(play, {**HOUSEHOLD, **where})
    rowan = str(play.customers[tale.reference])
    link(play, rowan, {"kind": "household", "other": household, "since": today.isoformat()})
    represented = enter(play, REPRESENTED)
    since = (today - dt.timedelta(days=60)).isoformat()
    link(play, represented, {**APPOINTEE, "since": since, "authority_on": since})


def enter(play: Play, answers: RawAnswers) -> str:
    """Somebody new at the counter; gives their id."""
    asked = play.types(AT_THE_COUNTER, "/contact new-customer")
    return play.done(play.fills(AT_THE_COUNTER, asked, answers)).buttons[0].action.subject


def link(play: Play, customer: str, answers: RawAnswers) -> None:
    """Records link somebody with a customer."""
    play.done(play.fills(RECORDS, play.opens(RECORDS, "link", customer), answers))
