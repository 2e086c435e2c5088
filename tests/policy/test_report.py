"""What happened is recorded as it was; the line manager looks after it; danger reaches the safety group (P8)."""

import datetime as dt

import pytest

from policy import report
from policy.arrangement import Arrangement, ArrangementOutcome, WentSo, close
from policy.incident import InterimControl, Outcome
from policy.openthing import escalated_to, waits_for
from policy.people import Person
from policy.record import Record
from tests.factories import Stage, Story, a_case, an_incident, utc
from tests.refusals import not_allowed, refused, stale


def decide(story: Story, outcome: Outcome, by: Person, reason: str | None = None) -> None:
    passage = story.keep(reason) if reason else None
    report.decide_report(story.case, story.case.incidents[0], outcome, passage, by, story.at)


@pytest.mark.section("8.1")
def test_a_report_without_a_warning_and_without_detail_is_taken_as_it_is() -> None:
    story = a_case(Stage.OPENED)
    bare = an_incident(story, "2026-03-01 23:00")
    record = report.report(story.case, bare, story.staff.reporter)
    assert story.case.incidents == [bare]
    assert (record.what, record.section, record.actor_id) == ("incident-reported", "8", bare.reporter_id)
    assert record.passages == [str(bare.happened_passage)]


@pytest.mark.section("8.1")
def test_a_report_goes_to_the_line_manager_else_to_the_director_else_to_a_manager_and_never_to_nobody() -> (
    None
):
    staff = a_case(Stage.OPENED).staff

    def goes_to() -> Person:
        return report.recipient(staff.reporter, staff.everyone)

    assert goes_to() is staff.line_manager
    staff.line_manager.active = False
    assert goes_to() is staff.director
    staff.director.active = False
    assert goes_to() is staff.proposer
    staff.proposer.active = staff.approver.active = False
    assert goes_to().active
    assert report.recipient(staff.reporter, [staff.reporter]) is staff.reporter


@pytest.mark.section("8.1")
def test_nobody_receives_their_own_report_while_somebody_else_is_there() -> None:
    staff = a_case(Stage.OPENED).staff
    assert report.recipient(staff.director, staff.everyone) is staff.proposer


@pytest.mark.section("8.1", "13.6")
def test_the_record_of_a_report_holds_no_text_of_what_happened() -> None:
    story = a_case(Stage.REPORTED)
    assert "shouted" not in repr(story.records[0])


@pytest.mark.section("8.2")
def test_threats_and_harassment_go_to_the_safety_group_by_themselves_and_rudeness_does_not() -> None:
    story = a_case(Stage.OPENED)
    for kind, goes in (("threats", True), ("harassment", True), ("rudeness", False), ("scattergun", False)):
        incident = an_incident(story, "2026-03-02 08:00", "wrong_person", kind)
        assert report.needs_safety_group(incident, story.pack) is goes, kind


@pytest.mark.section("4", "8.2")
def test_of_several_kinds_of_both_families_each_is_recorded_and_the_dangerous_one_counts() -> None:
    story = a_case(Stage.OPENED)
    several = an_incident(story, "2026-03-01 23:00", "excessive_contact", "rudeness", "threats")
    record = report.report(story.case, several, story.staff.reporter)
    assert record.facts["kinds"] == several.kinds
    assert report.needs_safety_group(several, story.pack)


@pytest.mark.section("8.2")
@pytest.mark.parametrize("danger", ["hurt", "immediate_threat"])
def test_somebody_hurt_or_in_immediate_danger_goes_to_the_safety_group_whatever_the_kind(danger: str) -> None:
    story = a_case(Stage.OPENED)
    incident = an_incident(story, "2026-03-02 08:00", "rudeness")
    setattr(incident, danger, True)
    assert report.needs_safety_group(incident, story.pack)


@pytest.mark.section("8.2")
def test_a_referral_puts_do_not_visit_alone_on_every_check_for_five_working_days() -> None:
    story = a_case(Stage.REPORTED)
    incident = story.case.incidents[0]
    record = report.refer(story.case, incident, story.staff.reporter, story.at, story.pack, story.calendar)
    (control,) = story.case.interim_controls
    assert incident.referred_at == story.at
    assert (control.kind, control.incident_id) == (report.DO_NOT_VISIT_ALONE, incident.id)
    assert (control.first_day, control.last_day) == (dt.date(2026, 3, 2), dt.date(2026, 3, 9))
    assert record.facts["until"] == "2026-03-09"


@pytest.mark.section("8.2")
def test_an_interim_control_applies_on_its_first_and_on_its_last_day() -> None:
    story = a_case(Stage.REPORTED)
    control = InterimControl(story.case.incidents[0].id, "x", dt.date(2026, 3, 2), dt.date(2026, 3, 9))
    days = [dt.date(2026, 3, day) for day in (1, 2, 9, 10)]
    assert [control.in_force(day) for day in days] == [False, True, True, False]


@pytest.mark.section("8.1")
def test_the_line_manager_acknowledges_once() -> None:
    story = a_case(Stage.REPORTED)
    incident = story.case.incidents[0]
    report.acknowledge(story.case, incident, story.staff.line_manager, story.at)
    assert (incident.acknowledged_by_id, incident.acknowledged_at) == (story.staff.line_manager.id, story.at)
    with stale("acknowledged"):
        report.acknowledge(story.case, incident, story.staff.director, utc("2026-03-02 16:00"))
    assert incident.acknowledged_by_id == story.staff.line_manager.id


@pytest.mark.section("8.1")
def test_only_the_line_manager_of_the_report_a_manager_or_the_director_looks_after_it() -> None:
    for name in ("colleague", "reporter", "slt", "safety", "records", "admin"):
        story = a_case(Stage.REPORTED)
        with not_allowed("not-your-report"):
            report.acknowledge(story.case, story.case.incidents[0], getattr(story.staff, name), story.at)
    for name in ("line_manager", "proposer", "director"):
        story = a_case(Stage.REPORTED)
        report.acknowledge(story.case, story.case.incidents[0], getattr(story.staff, name), story.at)


@pytest.mark.section("8.1")
def test_a_line_manager_who_has_left_looks_after_nothing() -> None:
    story = a_case(Stage.REPORTED)
    story.staff.line_manager.active = False
    with not_allowed("not-your-report"):
        decide(story, Outcome.INFORMAL, story.staff.line_manager)


@pytest.mark.section("13.1", "8.1")
def test_no_further_action_is_a_decision_with_a_reason() -> None:
    story = a_case(Stage.REPORTED)
    with refused("reason-missing", field="reason"):
        decide(story, Outcome.NO_FURTHER_ACTION, story.staff.line_manager)
    assert story.case.incidents[0].outcome is None
    decide(story, Outcome.NO_FURTHER_ACTION, story.staff.line_manager, "A misunderstanding.")
    assert story.case.incidents[0].outcome is Outcome.NO_FURTHER_ACTION


@pytest.mark.section("8.1")
def test_whoever_was_harmed_may_take_it_further_but_not_close_it() -> None:
    story = a_case(Stage.REPORTED)
    manager = story.staff.line_manager
    story.case.incidents[0].harmed_ids = [str(manager.id)]
    with refused("harmed-may-not-close"):
        decide(story, Outcome.NO_FURTHER_ACTION, manager, "It was nothing.")
    decide(story, Outcome.FORMAL, manager)
    assert story.case.incidents[0].outcome is Outcome.FORMAL


@pytest.mark.section("8.1")
def test_what_becomes_of_a_report_is_decided_once_and_acknowledges_it() -> None:
    story = a_case(Stage.REPORTED)
    decide(story, Outcome.INFORMAL, story.staff.line_manager)
    incident = story.case.incidents[0]
    assert (incident.acknowledged_at, incident.acknowledged_by_id) == (story.at, story.staff.line_manager.id)
    with stale("report-decided"):
        decide(story, Outcome.FORMAL, story.staff.director)
    assert incident.outcome is Outcome.INFORMAL


def support(story: Story, by: Person) -> Record:
    """Somebody arranges support for the reporter, now; the colleague sees to it by Friday."""
    incident, owner = story.case.incidents[0], story.staff.colleague
    made = Arrangement("", owner.id, [], dt.date(2026, 3, 6), by.id, story.at)
    return report.support(story.case, incident, made, owner, None, by, story.calendar)


@pytest.mark.section("8.1")
def test_support_for_the_reporter_is_arranged_once_and_waits_for_whoever_sees_to_it() -> None:
    story = a_case(Stage.ACKNOWLEDGED)
    incident = story.case.incidents[0]
    with not_allowed("not-your-report"):
        support(story, story.staff.colleague)
    record = support(story, story.staff.line_manager)
    (made,) = story.case.arrangements
    assert (made.measure, made.incident_id, made.outcome) == ("staff_support", incident.id, None)
    assert (record.what, record.section, record.subject_id) == ("reporter-supported", "8", made.id)
    assert incident.supported_at == story.at
    with stale("supported"):
        support(story, story.staff.line_manager)
    assert story.case.arrangements == [made]


@pytest.mark.section("8.1")
def test_support_that_is_not_to_be_can_be_arranged_again() -> None:
    for outcome, again in ((ArrangementOutcome.DONE, False), (ArrangementOutcome.CANCELLED, True)):
        story = a_case(Stage.ACKNOWLEDGED)
        support(story, story.staff.line_manager)
        went, people = WentSo(outcome, story.today, (), story.keep("They left.")), story.staff.everyone
        made, by = story.case.arrangements[0], story.staff.colleague
        close(story.case, made, went, by, story.at, people, story.calendar)
        assert (story.case.incidents[0].supported_at is None) == again


@pytest.mark.section("8.1")
def test_a_report_that_was_acknowledged_waits_for_its_outcome() -> None:
    story = a_case(Stage.REPORTED)
    assert not list(report.open_outcomes(story.case, story.pack, story.calendar))
    incident, manager = story.case.incidents[0], story.staff.line_manager
    report.acknowledge(story.case, incident, manager, story.at)
    (thing,) = report.open_outcomes(story.case, story.pack, story.calendar)
    assert waits_for(thing, story.staff.everyone) == [manager]
    assert thing.by == dt.date(2026, 3, 4)
    assert escalated_to(thing, 1, story.today, story.staff.everyone) == [story.staff.director]
    report.decide_report(story.case, incident, Outcome.FORMAL, None, manager, story.at)
    assert not list(report.open_outcomes(story.case, story.pack, story.calendar))
