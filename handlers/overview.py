"""What is open and overdue over all cases, by stage and owner, for the Director, Records and managers (section 3)."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from uuid import UUID

from handlers.turn import Look
from handlers.usecase import Shown, UseCase
from notices.card import Action, Card
from notices.overview import CLOCKLESS, PER_PAGE, Line, View, in_order, list_card, owners_card, stages_card
from policy import overview as rule
from policy.access import may_read
from policy.case import Case
from policy.due import Due, due, open_things
from policy.openthing import waits_for
from policy.overview import Count
from policy.people import Role
from policy.record import recorded


def see(look: Look, action: Action) -> Shown:
    """All stages, all owners, or the cases of one of them, as the button says."""
    rule.require_overseer(look.person)
    view = View.decode(action.value, look.pack)
    cases: list[UUID] = []
    match view.what:
        case "stage" if view.key in CLOCKLESS:
            card, view = _listed(look, view, cases)
        case "stage" | "owner":
            card, view = _waiting(look, view, cases)
        case _:
            card, view = _counted(look, view)
    done = recorded(
        "overview-read",
        "3",
        look.person,
        look.at,
        view=view.what,
        key=view.key,
        organisation=view.organisation,
        page=view.page,
        cases=[str(id) for id in dict.fromkeys(cases)],
    )
    return card, (done,)


def _counted(look: Look, view: View) -> tuple[Card, View]:
    rows = _open(look, view)
    total = rule.total(rows, look.today)
    if view.what == "owners":
        counts = rule.by_owner(rows, look.today)
        view = view.within(len(counts))
        return owners_card(view, counts, total, look.names(), look.pack, look.say), view
    counts = rule.by_stage(rows, look.today, look.reader.due.warnings())
    counts |= {
        stage: Count(len(found), 0, found[0][0]) for stage, found in _standing(look, view).items() if found
    }
    ordered = {stage: counts[stage] for stage in in_order() if stage in counts}
    view = view.within(len(ordered))
    return stages_card(view, ordered, total, look.pack, look.say), view


def _open(look: Look, view: View) -> list[Due]:
    """Every open thing, from the rows; where those are not known yet, from the cases themselves."""
    rows = list(look.reader.due.known(look.today, view.organisation))
    people = look.reader.people()
    for case in look.reader.cases.some(look.reader.due.unknown(look.today, None)):
        if view.organisation in ("", case.organisation):
            rows += due(case, people, look.pack, look.calendar)
    return rule.open_on(rows, look.today)


def _waiting(look: Look, view: View, shown: list[UUID]) -> tuple[Card, View]:
    rows, warnings = _open(look, view), look.reader.due.warnings()
    if view.what == "stage":
        meant = [row for row in rows if rule.stage_of(row, warnings) == view.key]
    else:
        meant = [row for row in rows if view.key in (row.people or {rule.NOBODY})]
    view = view.within(len(meant))
    page = rule.longest_first(meant)[view.page * PER_PAGE : (view.page + 1) * PER_PAGE]
    cases = {case.id: case for case in look.reader.cases.some([row.case_id for row in page])}
    shown += cases
    lines = [line for row in page for line in _line(look, cases[row.case_id], row)]
    return list_card(view, lines, len(meant), look.names(), look.pack, look.say), view


def _line(look: Look, case: Case, row: Due) -> Iterator[Line]:
    """The open thing as it is in the case itself."""
    people = look.reader.people()
    for thing in open_things(case, look.pack, look.calendar):
        if (thing.kind, thing.subject_id) == (row.kind, row.subject_id):
            late = rule.working_days_late(row, look.today, look.calendar)
            named = [person.name for person in waits_for(thing, people)]
            name = _name(look, case)
            yield Line(case.id, case.reference, thing.kind, name, thing.since, thing.by, late, named)


def _listed(look: Look, view: View, shown: list[UUID]) -> tuple[Card, View]:
    """What has no clock, the oldest first."""
    standing = _standing(look, view)[view.key]
    view = view.within(len(standing))
    page = standing[view.page * PER_PAGE : (view.page + 1) * PER_PAGE]
    cases = {case.id: case for case in look.reader.cases.some([case_id for _, case_id in page])}
    shown += cases
    lines = [
        Line(case_id, cases[case_id].reference, view.key, _name(look, cases[case_id]), since)
        for since, case_id in page
    ]
    return list_card(view, lines, len(standing), look.names(), look.pack, look.say), view


def _standing(look: Look, view: View) -> dict[str, list[tuple[dt.date, UUID]]]:
    """The cases at each stage without a clock, and since when they are there, the oldest first."""
    cases = look.reader.cases.standing(look.today)
    meant = [case for case in cases if view.organisation in ("", case.organisation)]
    return {
        stage: sorted((day, case.id) for case in meant if (day := since(look, case)) is not None)
        for stage, since in STANDING.items()
    }


def _name(look: Look, case: Case) -> str:
    """The customer's name, for whoever may read the case."""
    return look.customer_name(case) if may_read(look.person, case) else ""


STANDING: Mapping[str, Callable[[Look, Case], dt.date | None]] = {
    "considering": lambda look, case: rule.considered_since(case, look.calendar),
    "in-force": lambda look, case: rule.in_force_since(case, look.today, look.pack),
}
OVERVIEW = UseCase(
    "overview",
    look=see,
    hub="Overview",
    may=lambda person: person.active and person.has(Role.DIRECTOR, Role.RECORDS, Role.MANAGER),
)
