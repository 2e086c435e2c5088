"""A report is sent to the safety group by hand: added, never withheld (P8.2)."""

import pytest

from policy.addendum import wrong_customer
from policy.involvement import Part, parts_of
from policy.people import Person
from policy.record import Record
from policy.referral import refer_by_hand
from tests.factories import Stage, Story, a_case
from tests.refusals import not_allowed, refused, stale


def refer(story: Story, by: Person, reason: str = "He knows where she lives.") -> Record:
    kept = story.keep(reason) if reason else None
    incident = story.case.incidents[0]
    return refer_by_hand(story.case, incident, kept, by, story.at, story.pack, story.calendar)


@pytest.mark.section("8.2")
@pytest.mark.parametrize("name", ["line_manager", "approver", "director", "safety"])
def test_whoever_looks_after_a_report_or_is_of_the_group_refers_it(name: str) -> None:
    story = a_case(Stage.REPORTED)
    person = getattr(story.staff, name)
    record = refer(story, person)
    incident = story.case.incidents[0]
    assert (incident.referred_at, incident.referred_by_id) == (story.at, person.id)
    assert record.passages == [str(incident.referral_passage)]
    assert story.case.interim_controls[0].in_force(story.today)
    assert Part.HANDLED_REPORT in parts_of(story.case, person.id)


@pytest.mark.section("8.2")
@pytest.mark.parametrize("name", ["reporter", "colleague", "slt", "records", "admin"])
def test_nobody_else_does(name: str) -> None:
    story = a_case(Stage.REPORTED)
    with not_allowed("not-your-report"):
        refer(story, getattr(story.staff, name))


@pytest.mark.section("8.2")
def test_a_member_who_left_refers_nothing() -> None:
    story = a_case(Stage.REPORTED)
    story.staff.safety.active = False
    with not_allowed("not-your-report"):
        refer(story, story.staff.safety)


@pytest.mark.section("8.2")
def test_it_has_its_reason_and_is_referred_once() -> None:
    story = a_case(Stage.REPORTED)
    with refused("reason-missing", field="reason"):
        refer(story, story.staff.line_manager, "")
    assert story.case.incidents[0].referred_at is None
    refer(story, story.staff.line_manager)
    with stale("referred"):
        refer(story, story.staff.safety)
    assert len(story.case.interim_controls) == 1


@pytest.mark.section("8.1")
def test_a_report_about_another_customer_is_not_referred_here() -> None:
    story = a_case(Stage.REPORTED)
    wrong_customer(story.case, story.case.incidents[0], None, story.staff.reporter, story.at)
    with stale("wrong-customer"):
        refer(story, story.staff.line_manager)
    assert not story.case.interim_controls
