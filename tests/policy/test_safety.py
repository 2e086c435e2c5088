"""The safety group decides what staff do to stay safe, once and with a date to look again (P8.2)."""

import datetime as dt

import pytest

from policy import safety
from policy.addendum import wrong_customer
from policy.calendar import DAY, add_months
from policy.due import open_things
from policy.incident import Outcome
from policy.openthing import OpenThing, escalated_to, waits_for
from policy.people import Person, Role
from policy.report import decide_report
from policy.safety_register import RegisterOutcome
from tests.factories import Stage, Story, a_case, a_person, utc
from tests.refusals import not_allowed, refused, stale
from tests.safety import a_referral, decided, look_again


def thing(story: Story) -> OpenThing:
    (found,) = [x for x in open_things(story.case, story.pack, story.calendar) if x.kind == "safety"]
    return found


def extend(
    story: Story, until: dt.date, by: Person | None = None, *, reason: str = "It meets on Friday."
) -> None:
    incident, staff = story.case.incidents[0], story.staff
    kept = story.keep(reason) if reason else None
    story.records.append(
        safety.extend(
            story.case,
            incident,
            until,
            kept,
            by or staff.safety,
            staff.everyone,
            story.at,
            story.pack,
            story.calendar,
        )
    )


@pytest.mark.section("8.2")
def test_an_entry_needs_a_measure_and_a_review_date_within_12_months() -> None:
    story = a_referral()
    with refused("safety-measures-missing", field="measures"):
        decided(story, review_on=story.today)
    with refused("safety-review-missing", field="review_on"):
        decided(story, None, "phone_first")
    for wrong in (
        story.today - DAY,
        add_months(story.today, 12) + DAY,
        add_months(story.today, 13),
    ):
        with refused("safety-review-out-of-range", field="review_on"):
            decided(story, None, "phone_first", review_on=wrong)
    assert not story.case.safety_decisions
    made = decided(story, None, "phone_first", review_on=add_months(story.today, 12))
    assert (story.case.safety_decisions, made.measures) == ([made], ["phone_first"])


@pytest.mark.section("8.2")
def test_an_entry_says_whether_the_customer_is_told_and_if_not_why() -> None:
    story = a_referral()
    with refused("telling-missing", field="told"):
        decided(story, None, "phone_first", review_on=story.today, told=None)
    with refused("untold-reason-missing", field="untold"):
        decided(story, None, "phone_first", review_on=story.today, untold=False)
    with refused("reason-for-customer-missing", field="letter_reason"):
        decided(story, None, "phone_first", review_on=story.today, told=True, for_customer=" ")
    made = decided(story, None, "phone_first", review_on=story.today, told=True, for_customer="You hit him.")
    assert (made.told, made.untold_passage) == (True, None)


@pytest.mark.section("8.2")
def test_an_entry_is_about_a_customer_who_is_known() -> None:
    story = a_referral()
    story.case.customer_id = None
    with refused("customer-not-identified", field="on_register"):
        decided(story, None, "phone_first", review_on=story.today)
    decided(story, on_register=False)


@pytest.mark.section("8.2")
def test_without_an_entry_there_are_no_measures_and_nothing_to_tell() -> None:
    made = decided(story := a_referral(), None, "phone_first", review_on=story.today, on_register=False)
    assert (made.measures, made.review_on, made.told, made.untold_passage) == ([], None, None, None)
    assert story.records[-1].what == "safety-not-registered"


@pytest.mark.section("8.2")
@pytest.mark.parametrize("on_register", [True, False])
def test_a_decision_ends_the_interim_control_that_day(on_register: bool) -> None:
    story = a_referral()
    extend(story, dt.date(2026, 3, 13))
    decided(story, None, "phone_first", review_on=add_months(story.today, 1), on_register=on_register)
    assert [control.last_day for control in story.case.interim_controls] == [story.today, story.today]


@pytest.mark.section("8.2")
def test_the_second_decision_hears_who_was_first() -> None:
    story = a_referral()
    decided(story, on_register=False)
    with stale("safety-decided", "Owen Davies"):
        decided(story, on_register=False)


@pytest.mark.section("8.2")
@pytest.mark.parametrize("part", ["reporter_id", "witness_ids", "harmed_ids"])
def test_only_an_active_member_without_a_part_in_what_happened_decides(part: str) -> None:
    story = a_referral()
    member, other = story.staff.safety, a_person("Siân Other", Role.SAFETY)
    story.staff.witness = other
    with not_allowed("needs-safety"):
        decided(story, story.staff.director, on_register=False)
    incident = story.case.incidents[0]
    incident.witness_ids = []
    setattr(incident, part, member.id if part == "reporter_id" else [str(member.id)])
    with refused("part-in-what-happened"):
        decided(story, member, on_register=False)
    other.active = False
    with not_allowed("left"):
        decided(story, other, on_register=False)
    other.active = True
    decided(story, other, on_register=False)


@pytest.mark.section("8.2")
def test_with_nobody_left_in_the_group_the_director_decides() -> None:
    story = a_referral()
    story.case.incidents[0].witness_ids = [str(story.staff.safety.id)]
    decided(story, story.staff.director, on_register=False)


@pytest.mark.section("8.2")
def test_what_was_not_referred_is_not_decided() -> None:
    with refused("not-referred", instead="refer-safety"):
        decided(a_case(Stage.REPORTED), on_register=False)


@pytest.mark.section("8.2")
def test_a_referral_waits_for_the_group_and_then_for_the_director_too() -> None:
    story = a_referral()
    waits = thing(story)
    assert [x.name for x in waits_for(waits, story.staff.everyone)] == ["Owen Davies"]
    assert (waits.by, waits.step) == (dt.date(2026, 3, 9), "see-safety")
    moments = [next(waits.moments) for _ in range(3)]
    assert moments == [utc(f"2026-03-{day} 09:00") for day in ("09", "10", "11")]
    told = [escalated_to(waits, 0, dt.date(2026, 3, day), story.staff.everyone) for day in (9, 10)]
    assert [[x.name for x in each] for each in told] == [[], ["Elin Vaughan"]]
    story.case.incidents[0].harmed_ids = [str(story.staff.safety.id)]
    assert [x.name for x in waits_for(thing(story), story.staff.everyone)] == ["Elin Vaughan"]


@pytest.mark.section("8.2")
def test_a_decided_referral_and_what_was_not_referred_wait_for_nobody() -> None:
    story = a_referral()
    decided(story, on_register=False)
    for each in (story, a_case(Stage.REPORTED)):
        kinds = {x.kind for x in open_things(each.case, each.pack, each.calendar)}
        assert kinds == {"report"}


@pytest.mark.section("8.2")
def test_an_interim_control_goes_on_up_to_another_five_working_days_and_waits_anew() -> None:
    story, most = a_referral(), dt.date(2026, 3, 16)
    before = thing(story)
    for wrong in (dt.date(2026, 3, 9), most + DAY):
        with refused("interim-out-of-range", field="until"):
            extend(story, wrong)
    with refused("reason-missing", field="reason"):
        extend(story, most, reason="")
    extend(story, dt.date(2026, 3, 13))
    assert thing(story).subject_id != before.subject_id
    assert (thing(story).by, thing(story).late_on) == (dt.date(2026, 3, 13), dt.date(2026, 3, 14))
    story.at = utc("2026-03-16 10:00")  # it has run out meanwhile
    with refused("interim-out-of-range"):
        extend(story, dt.date(2026, 3, 14))
    extend(story, most)
    assert story.case.interim_controls[-1].in_force(most)


@pytest.mark.section("8.2")
def test_it_goes_on_again_with_a_reason_until_the_group_decides_and_never_without_an_end() -> None:
    story, most = a_referral(), dt.date(2026, 3, 16)
    extend(story, most)
    with refused("reason-missing", field="reason"):
        extend(story, dt.date(2026, 3, 23), reason="")
    with refused("interim-out-of-range", field="until"):
        extend(story, dt.date(2026, 3, 24))
    extend(story, dt.date(2026, 3, 23))
    assert len(story.case.interim_controls) == 3
    story.at = utc("2026-04-15 10:00")  # long after it ran out: as long again from now, and no longer
    with refused("interim-out-of-range", field="until"):
        extend(story, dt.date(2026, 4, 23))
    extend(story, dt.date(2026, 4, 22))
    assert story.case.controls(dt.date(2026, 4, 22))
    decided(story, on_register=False)
    assert not story.case.controls(story.today + DAY)


@pytest.mark.section("8.2")
def test_whoever_may_not_decide_does_not_extend_either_and_nothing_decided_is_extended() -> None:
    story = a_referral()
    for name in ("director", "approver", "line_manager", "reporter"):
        with not_allowed("needs-safety"):
            extend(story, dt.date(2026, 3, 10), getattr(story.staff, name))
    decided(story, on_register=False)
    with stale("safety-decided", "Owen Davies"):
        extend(story, dt.date(2026, 3, 10))


@pytest.mark.section("8.2")
def test_the_id_of_a_report_or_of_its_control_means_the_report_and_no_other_does() -> None:
    story = a_referral()
    incident, (control,) = story.case.incidents[0], story.case.interim_controls
    assert {safety.referral(story.case, id) for id in (incident.id, control.id)} == {incident}
    with not_allowed("unknown-subject"):
        safety.referral(story.case, story.case.id)


@pytest.mark.section("8.2")
def test_a_case_is_open_until_the_group_has_decided_and_while_it_is_on_the_register() -> None:
    story, far = a_referral(), dt.date(2027, 3, 2)
    staff, incident = story.staff, story.case.incidents[0]
    decide_report(story.case, incident, Outcome.INFORMAL, None, staff.line_manager, story.at)
    assert story.case.open_on(far)
    decided(story, None, "phone_first", review_on=dt.date(2026, 9, 2))
    assert story.case.open_on(far)
    look_again(story, RegisterOutcome.REMOVED)
    assert not story.case.open_on(far)


@pytest.mark.section("8.1")
def test_nothing_is_decided_about_this_customer_because_of_a_report_about_another() -> None:
    story = a_referral()
    wrong_customer(story.case, story.case.incidents[0], None, story.staff.reporter, story.at)
    with stale("wrong-customer"):
        decided(story, None, "phone_first", review_on=story.today)
    with stale("wrong-customer"):
        extend(story, story.today)
    assert not story.case.safety_decisions
