"""What was recorded so far, to begin the answers of a formal consideration with (section 5, P5.3)."""

import datetime as dt

from notices.contacts import contacts_line
from notices.informal import done
from notices.words import Words
from policy.calendar import Calendar
from policy.case import Case
from policy.contact_weeks import picture
from policy.informal import gone_on, warnings
from policy.pack import Pack
from policy.seven_day import told

MOST = 2000  # characters that an answer holds
LATEST = 5  # days that are named


def so_far(case: Case, today: dt.date, pack: Pack, calendar: Calendar, w: Words) -> dict[str, str]:
    """What was tried informally and what came of it, from what was recorded: to begin the answers of a formal
    consideration with (P5.3), by the key of the question. Nothing where nothing was recorded."""
    logged = contacts_line(picture(case.contacts, today, calendar), w)
    lines = [
        w("{day}: {what}.", day=w.date(calendar.day(action.taken_at)), what=done(action, pack, w))
        for action in case.informal_actions
    ]
    warned = warnings(case)
    if warned:
        lines.insert(0, w("Warned on {day}.", day=w.date(calendar.day(warned[0].at))))
    for decision in case.seven_days:
        if told(case, decision):
            restricted = case.restrictions_of(decision)
            start = max(min(r.start for r in restricted), *(r.effective_from or r.start for r in restricted))
            end = max(r.last_day for r in restricted)
            lines.append(w("Restricted from {start} to {end}.", start=w.date(start), end=w.date(end)))
    if not lines:
        return {"frequency": _frequency(case, logged, calendar, w)} if logged else {}
    again = gone_on(case)
    days = list(dict.fromkeys(w.date(calendar.day(each.at)) for each in again))
    if again:
        lines.append(
            w.n(
                "It happened {n} more time after the warning: {days}.",
                "It happened {n} more times after the warning: {days}.",
                len(again),
                days=w.list(days[-LATEST:]),
            )
        )
    else:
        lines.append(w("It has not happened again since the warning."))
    return {"informal": "\n".join(lines)[:MOST], "frequency": _frequency(case, logged, calendar, w)}


def logged_so_far(case: Case, today: dt.date, calendar: Calendar, w: Words) -> dict[str, str]:
    """How often the customer was in touch lately, beside the question whether we told them enough."""
    line = contacts_line(picture(case.contacts, today, calendar), w)
    return {"communication": line} if line else {}


def _frequency(case: Case, logged: str, calendar: Calendar, w: Words) -> str:
    days = sorted(calendar.day(incident.occurred_at) for incident in case.theirs)
    actions = len(case.informal_actions)
    reported = (
        w.n(
            "{n} incident from {first} to {last}.",
            "{n} incidents from {first} to {last}.",
            len(days),
            first=w.date(days[0]),
            last=w.date(days[-1]),
        )
        if days
        else ""
    )
    acted = w.n("{n} informal action.", "{n} informal actions.", actions) if actions else ""
    return " ".join(part for part in (reported, acted, logged) if part)
