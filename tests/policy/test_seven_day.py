"""Asking for up to 7 days, and who confirms it (section 5, P5.2)."""

import datetime as dt

import pytest

from policy import seven_day
from policy.calendar import DAY
from policy.check import what_applies
from policy.contact import log
from policy.proposal import Verdict
from policy.restriction import Restriction
from policy.seven_day import SevenDay
from tests.factories import Story, a_contact, some_terms
from tests.refusals import not_allowed, refused, stale
from tests.seven_days import FIRST, applies, ask, decide, gone_on, tell


@pytest.fixture
def story() -> Story:
    return gone_on()


@pytest.mark.section("5.2")
def test_anyone_may_ask_and_a_manager_confirms_and_it_begins_when_the_customer_is_told(story: Story) -> None:
    assert ask(story).what == "seven-day-asked"
    assert not applies(story, FIRST)
    assert decide(story).what == "seven-day-confirmed"
    assert not applies(story, FIRST)
    assert tell(story).what == "seven-day-told"
    assert [applies(story, FIRST + n * DAY) for n in (-1, 0, 6, 7)] == [False, True, True, False]


@pytest.mark.section("5.2")
def test_it_has_no_review_of_its_own(story: Story) -> None:
    ask(story)
    decide(story)
    tell(story)
    (found,) = what_applies(story.customer, [story.case], FIRST, story.pack, story.staff.present).restrictions
    assert (found.review_on, found.review_overdue_since) == (None, None)


@pytest.mark.section("5.2")
def test_nothing_is_restricted_without_a_recorded_warning(story: Story) -> None:
    story.case.informal_actions[0].warned_at = None
    with refused("warn-first", instead="informal"):
        ask(story)


@pytest.mark.section("5.2")
def test_nothing_is_restricted_unless_it_goes_on(story: Story) -> None:
    story.case.incidents.clear()
    with refused("not-gone-on", instead="report"):
        ask(story)


@pytest.mark.section("5.2")
def test_it_can_rest_on_a_logged_contact_after_the_warning_and_whoever_had_it_does_not_confirm(
    story: Story,
) -> None:
    story.case.incidents.clear()
    manager = story.staff.approver
    contact = a_contact(story, "2026-03-03 09:30", kinds=["rudeness"], staff_id=manager.id)
    log(story.case, contact, story.staff.colleague, story.calendar)
    ask(story, by=story.staff.reporter)
    with refused("not-independent"):
        decide(story, by=manager)
    decide(story, by=story.staff.proposer)
    assert story.case.seven_days[-1].verdict is Verdict.APPROVED


@pytest.mark.section("5.2")
def test_nobody_who_was_not_identified_is_restricted(story: Story) -> None:
    story.case.customer_id = None
    with refused("customer-not-identified"):
        ask(story)


@pytest.mark.section("5.2")
def test_whoever_left_does_not_ask(story: Story) -> None:
    story.staff.colleague.active = False
    with not_allowed("left"):
        ask(story)


@pytest.mark.section("5.2")
def test_eight_days_are_formal_action_and_seven_are_not(story: Story) -> None:
    with refused("longer-than-seven-days", field="end", instead="formal"):
        ask(story, days=8)
    ask(story, days=7)


@pytest.mark.section("5.2")
@pytest.mark.parametrize(
    ("start", "last"),
    [
        (dt.date(2026, 3, 26), dt.date(2026, 4, 1)),  # over the clock change of 29 March
        (dt.date(2026, 3, 28), dt.date(2026, 4, 3)),  # over the end of a month
        (dt.date(2028, 2, 25), dt.date(2028, 3, 2)),  # over a leap day
        (dt.date(2026, 10, 22), dt.date(2026, 10, 28)),  # over the clock change of 25 October
    ],
)
def test_seven_days_are_seven_calendar_days_whatever_the_calendar_does(
    story: Story, start: dt.date, last: dt.date
) -> None:
    story.at = story.calendar.moment(start, dt.time(0, 30))
    ask(story, start=start)
    decide(story)
    tell(story)
    assert [applies(story, day) for day in (start - DAY, start, last, last + DAY)] == [
        False,
        True,
        True,
        False,
    ]
    with refused("longer-than-seven-days", field="end"):
        seven_day.check_seven_days(start, last + DAY, [], start, story.pack)


@pytest.mark.section("5.2")
def test_one_that_starts_in_the_future_applies_from_its_first_day(story: Story) -> None:
    ask(story, start=FIRST + 3 * DAY)
    decide(story)
    tell(story)
    assert [applies(story, FIRST + n * DAY) for n in (2, 3, 9, 10)] == [False, True, True, False]


@pytest.mark.section("5.2")
def test_told_late_it_applies_from_that_day_and_its_end_stays(story: Story) -> None:
    ask(story)
    decide(story)
    story.at += 4 * DAY
    tell(story)
    assert [applies(story, FIRST + n * DAY) for n in (3, 4, 6, 7)] == [False, True, True, False]


@pytest.mark.section("5.2")
def test_told_after_its_end_it_never_applies(story: Story) -> None:
    ask(story)
    decide(story)
    story.at += 7 * DAY
    with refused("seven-day-over", field="day"):
        tell(story)


@pytest.mark.section("5.2")
@pytest.mark.parametrize(
    ("start", "end", "code", "field"),
    [(-1, 3, "start-in-the-past", "start"), (2, 1, "end-before-start", "end")],
)
def test_it_begins_today_or_later_and_ends_after_that(
    story: Story, start: int, end: int, code: str, field: str
) -> None:
    with refused(code, field=field):
        seven_day.check_seven_days(FIRST + start * DAY, FIRST + end * DAY, [], FIRST, story.pack)


@pytest.mark.section("5.2")
def test_it_says_what_and_for_which_services(story: Story) -> None:
    decision = SevenDay(story.staff.colleague.id, story.at, story.keep("He rang again."))

    def asked(*terms: object) -> None:
        seven_day.ask(
            story.case,
            decision,
            terms,  # type: ignore[arg-type]  # some of them are wrong on purpose
            story.customer,
            [],
            story.staff.present,
            story.staff.colleague,
            story.pack,
            story.calendar,
        )

    with refused("nothing-asked-for", field="kinds"):
        asked()
    with refused("particular-missing", field="one_medium_medium"):
        asked(some_terms(particulars={"medium": ""}, start=FIRST, end=FIRST))
    assert story.case.seven_days == []


@pytest.mark.section("5.2")
@pytest.mark.parametrize(("days_after_end", "formal"), [(1, True), (28, True), (29, False)])
def test_another_within_28_days_of_the_end_of_the_last_is_formal_action(
    story: Story, days_after_end: int, formal: bool
) -> None:
    ask(story)
    decide(story)
    tell(story)
    again = FIRST + (6 + days_after_end) * DAY
    story.at = story.calendar.moment(again, dt.time(10))
    if formal:
        with refused("seven-day-again", instead="formal", field="start"):
            ask(story, start=again)
    else:
        ask(story, start=again)


@pytest.mark.section("5.2")
def test_one_that_was_never_told_does_not_count_and_one_of_another_case_does(story: Story) -> None:
    ask(story)
    decide(story)
    story.at += 10 * DAY
    ask(story, start=story.today)
    told = story.case.restrictions[0]
    told.effective_from = FIRST
    story.case.seven_days.clear()
    story.case.restrictions.clear()
    with refused("seven-day-again", instead="formal"):
        ask(story, start=story.today, elsewhere=[told])


@pytest.mark.section("5.2")
def test_two_asked_for_in_two_cases_are_not_both_confirmed(story: Story) -> None:
    ask(story)
    other = Restriction(
        None, "one_medium", {"medium": "letter"}, ["rent"], FIRST, FIRST, seven_day_id=story.case.id
    )
    with refused("seven-day-again"):
        decide(story, elsewhere=[other])


@pytest.mark.section("5.2")
def test_one_is_asked_for_at_a_time_and_again_once_it_was_refused(story: Story) -> None:
    ask(story)
    with refused("seven-day-open", instead="see-seven-day"):
        ask(story)
    decide(story, verdict=Verdict.REFUSED, reason="Ring him first.")
    ask(story)


@pytest.mark.section("5.2")
def test_refusing_needs_a_reason(story: Story) -> None:
    ask(story)
    with refused("reason-missing", field="reason"):
        decide(story, verdict=Verdict.REFUSED)
    assert decide(story, verdict=Verdict.REFUSED, reason="Ring him first.").what == "seven-day-refused"
    assert not story.case.open_on(story.today + DAY) or story.case.incidents[0].outcome is None


@pytest.mark.section("5.2")
def test_the_asker_does_not_confirm_it(story: Story) -> None:
    ask(story, by=story.staff.proposer)
    may = seven_day.confirmers(story.case, story.case.seven_days[0], story.staff.everyone)
    assert may == [story.staff.approver]
    with refused("you-asked"):
        decide(story, by=story.staff.proposer)


@pytest.mark.section("5.2")
def test_staff_do_not_confirm_it(story: Story) -> None:
    ask(story)
    with not_allowed("needs-manager"):
        decide(story, by=story.staff.slt)


@pytest.mark.section("5.2")
def test_the_director_confirms_it_only_where_no_manager_can(story: Story) -> None:
    ask(story)
    with refused("a-manager-decides"):
        decide(story, by=story.staff.director)
    for manager in (story.staff.proposer, story.staff.approver):
        manager.active = False
    decide(story, by=story.staff.director)


@pytest.mark.section("7.1")
@pytest.mark.parametrize("part", ["reporter_id", "witness_ids", "harmed_ids", "taken_by_id"])
def test_a_manager_to_whom_it_happened_does_not_confirm_it(story: Story, part: str) -> None:
    ask(story)
    manager = story.staff.approver.id
    where = story.case.informal_actions[0] if part == "taken_by_id" else story.case.incidents[0]
    setattr(where, part, [str(manager)] if part.endswith("ids") else manager)
    with refused("not-independent"):
        decide(story)
    assert seven_day.confirmers(story.case, story.case.seven_days[0], story.staff.everyone) == [
        story.staff.proposer
    ]


@pytest.mark.section("5.2")
def test_of_two_who_confirm_together_the_second_hears_who_was_first(story: Story) -> None:
    ask(story)
    decide(story)
    with stale("approved", "Tom Ellis"):
        decide(story, by=story.staff.proposer)


@pytest.mark.section("5.2")
def test_nothing_is_confirmed_after_its_end(story: Story) -> None:
    ask(story)
    story.at += 6 * DAY
    decide(story)
    story.case.seven_days[0].verdict = None
    story.at += DAY
    with refused("seven-day-over"):
        decide(story)


@pytest.mark.section("8.4")
@pytest.mark.parametrize("when", ["asked", "confirmed", "told"])
def test_a_way_stays_open_with_everything_else_that_applies(story: Story, when: str) -> None:
    other = Restriction(
        story.case.id, "one_medium", {"medium": "email"}, ["rent"], FIRST, FIRST + 90 * DAY, FIRST
    )
    if when == "asked":
        with refused("no-way-left-open", field="kinds"):
            ask(story, elsewhere=[other])
        return
    ask(story)
    if when == "confirmed":
        with refused("no-way-left-open"):
            decide(story, elsewhere=[other])
        return
    decide(story)
    with refused("no-way-left-open"):
        tell(story, elsewhere=[other])
    assert not applies(story, FIRST)


@pytest.mark.section("6.5")
def test_an_address_that_a_household_shares_is_restricted_only_where_that_is_confirmed(story: Story) -> None:
    for said in (None, False):
        with refused("shared-address-unconfirmed", field="shared"):
            ask(story, shared=True, shared_confirmed=said)
    assert not story.case.seven_days
    assert ask(story, shared=True, shared_confirmed=True).facts["shared_confirmed"] is True


@pytest.mark.section("6.5")
def test_no_further_complaint_is_confirmed_only_by_somebody_whom_it_is_not_about(story: Story) -> None:
    given = {"matter": "The fence", "stage2_date": "2026-03-05", "decider": "Tom Ellis"}
    story.terms = (some_terms("no_further_complaint", given),)
    with refused("particular-in-the-future", field="no_further_complaint_stage2_date"):
        ask(story)
    story.terms = (some_terms("no_further_complaint", {**given, "stage2_date": "2026-03-04"}),)
    assert "shared_confirmed" not in ask(story).facts
    for said in (None, False):
        with refused("complained-about", field="unconcerned"):
            decide(story, unconcerned=said)
    assert decide(story, unconcerned=True).facts["unconcerned"] is True
    story.case.seven_days[-1].verdict = None
    assert decide(story, verdict=Verdict.REFUSED, reason="Not this.").what == "seven-day-refused"
