"""What people do at each step of a tale, by the forms and buttons that everybody has."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from bot.practice.play import Play
from bot.practice.tales import Tale, book
from policy.calendar import DAY, add_months
from policy.case import Case
from policy.formal import require_started
from policy.incident import Incident

Act = Callable[[Play, Tale], None]

BEFORE = dt.timedelta(minutes=35)  # from what happened to its report
START = 7 * DAY  # from the proposal to the restriction
MONTHS = 6
DONE: Mapping[str, str] = {
    "phone": "ended_call",
    "email": "archived_emails",
    "face_to_face": "asked_to_leave",
}


def report(play: Play, tale: Tale) -> None:
    """Somebody reports what happened."""
    _report(play, tale, tale.happened)


def report_again(play: Play, tale: Tale) -> None:
    """It happened again."""
    _report(play, tale, tale.again)


def handle(play: Play, tale: Tale) -> None:
    """Whoever the report went to reads and acknowledges it, and sees to what else is told."""
    case, incident, by = _reported(play, tale)
    play.presses(by, "incident", case, incident.id)
    play.does(by, "acknowledge", case, incident.id)
    if tale.supported:
        play.fills(by, play.presses(by, "support", case, incident.id), _support(play, by))
    if tale.informal:
        _act_informally(play, tale, case, incident, by)


def _support(play: Play, by: str) -> Mapping[str, str]:
    """The line manager talked with the reporter on the day."""
    day = play.calendar.day(play.at).isoformat()
    return {"owner": str(play.people[by]), "by_day": day, "done_on": day}


def start(play: Play, tale: Tale) -> None:
    """Formal action is considered because of the report."""
    case, incident, _ = _reported(play, tale)
    play.does(tale.preparer, "formal", case, incident.id)


def consider(play: Play, tale: Tale) -> None:
    """The nine considerations and the six measures, or as many of the considerations as are answered."""
    case = play.case(tale)
    keys = [item.key for item in play.pack.considerations][: tale.answered]
    asked = play.presses(tale.preparer, "considerations", case, _formal(case))
    given = play.fills(tale.preparer, asked, {key: book().considerations[tale.about][key] for key in keys})
    if tale.answered is not None:
        return
    answers: dict[str, str] = {}
    for key, text in book().measures[tale.written_in].items():
        state, _, note = text.partition(" | ")
        answers |= {key: state, f"{key}_note": note}
    play.fills(tale.preparer, given, answers)


def draft(play: Play, tale: Tale) -> None:
    """The written warning is drafted."""
    case = play.case(tale)
    warning = {
        "incidents": [str(incident.id) for incident in case.incidents],
        "examples": tale.said("examples", tale.written_in),
        "expected": tale.said("expected", tale.written_in),
        "possible": list(tale.possible),
        "written_in": tale.written_in,
    }
    play.fills(tale.preparer, play.presses(tale.preparer, "warning", case, _formal(case)), warning)


def propose(play: Play, tale: Tale) -> None:
    """Restrictions are asked for, in the three steps of the form."""
    case, by = play.case(tale), tale.preparer
    first = play.calendar.day(play.at) + START
    end = add_months(first, MONTHS) - DAY if tale.end_in is None else play.last + tale.end_in * DAY
    review = end - 14 * DAY if tale.review_in is None else play.last + tale.review_in * DAY
    days = {"start": first.isoformat(), "end": end.isoformat(), "review_on": review.isoformat()}
    kinds = {"kinds": [str(asked["kind"]) for asked in tale.restrictions], "services": list(tale.services)}
    given = play.fills(by, play.presses(by, "proposal", case, _formal(case)), {**days, **kinds})
    given = play.fills(by, given, particulars(play, tale.restrictions))
    reasons = {
        **book().proportionality[tale.about],
        "confirmed": "yes",
        "reason": tale.said("reason", tale.written_in),
        "implications": tale.said("implications", tale.written_in),
        "written_in": tale.written_in,
        "owner": str(play.people[by]),
    }
    play.fills(by, given, reasons)


def approve(play: Play, tale: Tale) -> None:
    """An independent manager reads the proposal and approves it."""
    case = play.case(tale)
    play.presses(tale.approver, "signoff", case, case.proposals[-1].id)
    play.does(tale.approver, "approve", case, case.proposals[-1].id)


def begin(play: Play, tale: Tale) -> None:
    """Somebody begins a report and is called away."""
    by = tale.begun["by"]
    asked = play.types(by, f"/contact-report {tale.reference}")
    play.leaves(
        by, asked, {"customer": str(play.customers[tale.reference]), "happened": tale.begun["happened"]}
    )


def _act_informally(play: Play, tale: Tale, case: Case, incident: Incident, by: str) -> None:
    """Whoever the report went to takes informal action because of it, after a word of warning."""
    done = DONE.get(tale.channel, "other")
    answers = {
        "actions": [done],
        "other_action": tale.informal[:200] if done == "other" else "",
        "kinds": list(tale.kinds),
        "day": f"{play.calendar.local(play.at):%Y-%m-%d}",
        "time": f"{play.calendar.local(play.at):%H:%M}",
        "taken_by": str(incident.reporter_id),
        "warned": "yes",
        "warned_how": tale.channel,
        "told_how": "word",
        "note": tale.informal,
    }
    play.fills(by, play.presses(by, "informal", case, incident.id), answers)


def _report(play: Play, tale: Tale, happened: str) -> None:
    local = play.calendar.local(play.at - BEFORE)
    answers: Mapping[str, str | Sequence[str]] = {
        **tale.report,
        "customer": str(play.customers[tale.reference]),
        "day": f"{local:%Y-%m-%d}",
        "time": f"{local:%H:%M}",
        "channel": tale.channel,
        "kinds": list(tale.kinds),
        "happened": happened,
    }
    play.fills(tale.reporter, play.types(tale.reporter, f"/contact-report {tale.reference}"), answers)


def _reported(play: Play, tale: Tale) -> tuple[Case, Incident, str]:
    """The newest report, and whoever must look at it."""
    case = play.case(tale)
    incident = case.incidents[-1]
    return case, incident, play.name(incident.recipient_id)


def _formal(case: Case) -> UUID:
    return require_started(case).id


def particulars(play: Play, restrictions: Sequence[Mapping[str, str | int]]) -> dict[str, str]:
    """The particulars by the names of the form's fields; people by their ids."""
    given: dict[str, str] = {}
    for asked in restrictions:
        for name, value in asked.items():
            if name != "kind":
                person = play.people.get(str(value))
                given[f"{asked['kind']}_{name}"] = str(person or value)
    return given
