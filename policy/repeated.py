"""The warned behaviour was repeated: now restrictions can be proposed, or it is decided to leave it (section 6)."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from policy.calendar import DAY, Calendar
from policy.formal import begun_by, lapses_on, repetitions
from policy.letter import Letter, LetterKind
from policy.openthing import OpenThing, ending, to_do
from policy.pack import Pack

if TYPE_CHECKING:
    from policy.case import Case


def counts_until(warning: Letter, pack: Pack) -> dt.date | None:
    """The last local day on which a warning counts; None before the customer has it (P6.3)."""
    if warning.received_on is None:
        return None
    return lapses_on(warning, warning.received_on, pack) - DAY


def open_repeated(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """A repetition after the warning, for whoever began the consideration, until a proposal is made, it is decided not
    to apply the policy, or the warning lapses (P5.3, P6.3)."""
    formal = case.formal
    if formal is None or case.open_proposal is not None or not case.considering(formal):
        return
    had = [x for x in case.letters_about(formal.id) if x.kind is LetterKind.WARNING and x.received_on]
    last_day = counts_until(had[-1], pack) if had else None
    if last_day is None:
        return
    repeated = [x for x in repetitions(case, had[-1], calendar) if calendar.day(x.occurred_at) <= last_day]
    if repeated:
        since = min(x.reported_at for x in repeated)
        days = pack.at(since).settings.signoff_working_days
        able = begun_by(case, formal.started_by_id)
        thing = to_do("repeated", formal.id, "6", since, days, able, pack, calendar, step="formal")
        yield ending(thing, last_day, calendar)
