"""The timeline of a case, for everybody as far as they need to know (section 13, `policy.timeline`)."""

from handlers.turn import Look
from handlers.usecase import Shown, UseCase, whole
from notices.card import Action
from notices.record import LOOKING
from notices.report import standing
from notices.timeline import NEWEST, OLDEST, Timeline, pages, timeline_card
from policy.access import in_it, may_know, may_read, may_read_entry, readable, require_timeline
from policy.case import Case
from policy.due import open_things
from policy.openthing import waits_for
from policy.record import recorded
from policy.timeline import waiting_matter


def see(look: Look, action: Action) -> Shown:
    """One page; ``value`` is the order and the page, counted from 1. What was shown is recorded with its texts."""
    case, _ = look.case(action.subject)
    require_timeline(look.person, case)
    told = _timeline(look, case)
    order, _, page = action.value.partition("-")
    order = order if order in (NEWEST, OLDEST) else NEWEST
    paged = pages(told, order)
    number = min(max(int(page), 1), len(paged)) if page.isdecimal() else 1
    record = recorded(
        "timeline-read",
        "13",
        look.person,
        look.at,
        case_id=case.id,
        customer_id=case.customer_id,
        passages=paged[number - 1].passages,
        order=order,
        page=number,
        entries=paged[number - 1].entries,
    )
    return timeline_card(told, paged, order, number), (record,)


def _timeline(look: Look, case: Case) -> Timeline:
    log = look.reader.records(case.id)
    shown = [record for record in log if may_read_entry(look.person, case, record)]
    seen = {record.id for record in shown}
    hidden = [record for record in log if record.id not in seen]
    looks = sum(record.what in LOOKING for record in hidden)
    people = look.reader.people()
    to_come = [
        (thing, [person.name for person in waits_for(thing, people)])
        for thing in open_things(case, look.pack, look.calendar)
        if not thing.over(look.today)
        and may_know(look.person, case, waiting_matter(case, thing.kind, thing.subject_id), thing.subject_id)
    ]
    whole_case, names = may_read(look.person, case), look.names()
    own = [x for x in case.theirs if in_it(look.person, x)] if not whole_case else []
    return Timeline(
        case,
        look.customer_name(case) if whole_case else "",
        shown,
        len(hidden) - looks,
        looks,
        sorted(to_come, key=lambda found: found[0].by or found[0].from_day or found[0].since),
        [standing(case, incident, names, look.today, look.say) for incident in own],
        names,
        readable(look.person, case),
        look.today,
        look.pack,
        look.calendar,
        look.say,
    )


TIMELINE = UseCase("timeline", look=see, typed=whole)
