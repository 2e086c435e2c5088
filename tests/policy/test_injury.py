"""Whether an injury is reportable, and its report in time (X2: RIDDOR)."""

import datetime as dt
from uuid import uuid4

import pytest

from policy import injury
from policy.calendar import DAY
from policy.due import open_things
from policy.incident import Outcome
from policy.injury import InjuryKind, ReportableInjury
from policy.openthing import OpenThing, escalated_to, waits_for
from policy.people import Person, Role
from policy.report import decide_report
from tests.factories import Stage, Story, a_case, a_person, utc
from tests.refusals import not_allowed, refused, stale

HAPPENED = dt.date(2026, 3, 2)


def hurt() -> Story:
    """Somebody was hurt on Monday, 2 March."""
    story = a_case(Stage.REPORTED)
    story.case.incidents[0].hurt = True
    return story


def answer(story: Story, kind: InjuryKind, by: Person | None = None) -> ReportableInjury:
    by, incident = by or story.staff.safety, story.case.incidents[0]
    given = ReportableInjury(incident.id, kind, by.id, story.at)
    story.records.append(injury.answer(story.case, incident, given, by))
    return given


def report(
    story: Story, day: dt.date | None = None, reference: str = "F2508-1", by: Person | None = None
) -> None:
    incident, by = story.case.incidents[0], by or story.staff.safety
    done = injury.report_injury(
        story.case, incident, day or story.today, reference, by, story.at, story.calendar
    )
    story.records.append(done)


def things(story: Story) -> dict[str, OpenThing]:
    found = open_things(story.case, story.pack, story.calendar)
    return {x.kind: x for x in found if x.kind.startswith("injury")}


@pytest.mark.section("X2")
def test_it_is_asked_of_the_group_and_the_line_manager_until_it_is_answered() -> None:
    story = hurt()
    asked = things(story)["injury"]
    assert [x.name for x in waits_for(asked, story.staff.everyone)] == ["Huw Pritchard", "Owen Davies"]
    assert (asked.by, asked.step) == (HAPPENED + DAY, "see-injury")
    told = [escalated_to(asked, stage, HAPPENED, story.staff.everyone) for stage in (0, 1)]
    assert [[x.name for x in each] for each in told] == [[], ["Elin Vaughan"]]
    answer(story, InjuryKind.NOT_REPORTABLE)
    assert not things(story)
    assert not things(a_case(Stage.REPORTED))


@pytest.mark.section("X2", "8.1")
def test_one_that_goes_on_with_the_right_customer_is_answered_there() -> None:
    story = hurt()
    story.case.incidents[0].again_id = uuid4()
    assert not things(story)
    with stale("reported-again"):
        answer(story, InjuryKind.SERIOUS)


@pytest.mark.section("X2")
@pytest.mark.parametrize(
    ("kind", "by", "late"),
    [
        (InjuryKind.SERIOUS, dt.date(2026, 3, 12), dt.date(2026, 3, 12)),
        (InjuryKind.OVER_SEVEN_DAYS, dt.date(2026, 3, 17), dt.date(2026, 3, 17)),
    ],
)
def test_a_reportable_one_has_its_limit_in_calendar_days_and_is_escalated_on_it(
    kind: InjuryKind, by: dt.date, late: dt.date
) -> None:
    story = hurt()
    given = answer(story, kind)
    waits = things(story)["injury-report"]
    assert (waits.subject_id, waits.by, waits.late_on, waits.step) == (given.id, by, late, "see-injury")
    assert [next(waits.moments) for _ in range(2)] == [utc("2026-03-03 09:00"), utc("2026-03-04 09:00")]
    assert [x.name for x in waits_for(waits, story.staff.everyone)] == ["Huw Pritchard", "Owen Davies"]
    assert story.case.open_on(dt.date(2027, 1, 1))


@pytest.mark.section("X2")
def test_where_the_limit_is_no_working_day_the_director_hears_on_the_one_before() -> None:
    story = hurt()
    story.case.incidents[0].occurred_at = utc("2026-02-28 12:00")  # a Saturday; 15 days on, a Sunday
    answer(story, InjuryKind.OVER_SEVEN_DAYS)
    waits = things(story)["injury-report"]
    assert (waits.by, waits.late_on) == (dt.date(2026, 3, 15), dt.date(2026, 3, 13))


@pytest.mark.section("X2")
def test_a_later_answer_takes_the_place_of_an_earlier_one_until_it_was_reported() -> None:
    story = hurt()
    answer(story, InjuryKind.NOT_REPORTABLE)
    story.at = utc("2026-03-11 10:00")
    answer(story, InjuryKind.OVER_SEVEN_DAYS)
    story.case.injuries.reverse()
    assert "injury-report" in things(story)
    report(story, dt.date(2026, 3, 10))
    assert not things(story)
    for again in (lambda: answer(story, InjuryKind.SERIOUS), lambda: report(story)):
        with stale("injury-reported"):
            again()


@pytest.mark.section("X2")
def test_a_case_is_open_until_the_answer_that_holds_needs_no_report() -> None:
    story, far = hurt(), dt.date(2027, 1, 1)
    decide_report(
        story.case, story.case.incidents[0], Outcome.INFORMAL, None, story.staff.line_manager, story.at
    )
    assert story.case.open_on(far)
    answer(story, InjuryKind.SERIOUS)
    assert story.case.open_on(far)
    story.at = utc("2026-03-03 10:00")
    answer(story, InjuryKind.NOT_REPORTABLE)
    assert not story.case.open_on(far)
    story.case.incidents[0].hurt = False
    story.case.injuries.clear()
    assert not story.case.open_on(far)


@pytest.mark.section("X2")
def test_only_what_is_reportable_is_reported_with_its_day_and_reference() -> None:
    story = hurt()
    with refused("not-reportable", instead="injury"):
        report(story)
    answer(story, InjuryKind.NOT_REPORTABLE)
    with refused("not-reportable"):
        report(story)
    story.at = utc("2026-03-03 10:00")
    answer(story, InjuryKind.SERIOUS)
    for wrong in (HAPPENED - DAY, story.today + DAY):
        with refused("injury-report-day", field="day"):
            report(story, wrong)
    with refused("injury-reference-missing", field="reference"):
        report(story, reference=" ")
    report(story, HAPPENED)
    assert story.records[-1].what == "injury-reported"


@pytest.mark.section("X2")
def test_it_is_asked_only_where_somebody_was_hurt() -> None:
    story = a_case(Stage.REPORTED)
    with refused("nobody-hurt"):
        answer(story, InjuryKind.SERIOUS)


@pytest.mark.section("X2")
@pytest.mark.parametrize("name", ["line_manager", "safety", "approver", "director"])
def test_the_group_or_whoever_looks_after_the_report_answers_and_reports(name: str) -> None:
    story = hurt()
    answer(story, InjuryKind.SERIOUS, getattr(story.staff, name))
    report(story, by=getattr(story.staff, name))


@pytest.mark.section("X2")
@pytest.mark.parametrize("name", ["reporter", "colleague", "slt", "records", "admin"])
def test_nobody_else_does(name: str) -> None:
    story, person = hurt(), a_person("Siân Left", Role.SAFETY, active=False)
    for each in (getattr(story.staff, name), person):
        with not_allowed("not-your-report"):
            answer(story, InjuryKind.SERIOUS, each)
    answer(story, InjuryKind.SERIOUS)
    with not_allowed("not-your-report"):
        report(story, by=getattr(story.staff, name))


@pytest.mark.section("X2")
def test_the_id_of_a_report_or_of_an_answer_means_the_report() -> None:
    story = hurt()
    given, incident = answer(story, InjuryKind.SERIOUS), story.case.incidents[0]
    assert {injury.injured(story.case, id) for id in (given.id, incident.id)} == {incident}
    with not_allowed("unknown-subject"):
        injury.injured(story.case, story.case.id)
