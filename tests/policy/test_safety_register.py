"""An entry in the staff safety register is looked at again: kept, changed or removed (P8.2, P9.3)."""

import datetime as dt
from uuid import uuid4

import pytest

from policy import safety_register
from policy.addendum import letters_because_of, wrong_customer
from policy.calendar import DAY, add_months
from policy.due import open_things
from policy.letter import Letter, LetterKind
from policy.openthing import OpenThing, escalated_to, waits_for
from policy.safety import open_referrals
from policy.safety_register import (
    Entry,
    RegisterOutcome,
    RegisterReview,
    entries,
    entry_of,
    entry_to_review,
    letter_of,
    told_wrongly,
)
from tests.factories import Stage, Story, a_case, utc
from tests.refusals import not_allowed, refused, stale
from tests.safety import a_referral, an_entry, decided, look_again

REVIEW = dt.date(2026, 9, 2)
NEXT = dt.date(2027, 3, 1)


def thing(story: Story) -> OpenThing:
    every = open_things(story.case, story.pack, story.calendar)
    (found,) = [x for x in every if x.kind == "register-review"]
    return found


def a_letter(story: Story, *, issued: bool) -> Letter:
    draft = story.a_letter(LetterKind.SAFETY_REGISTER, story.case.safety_decisions[0].id, story.staff.safety)
    story.case.letters.append(draft)
    if issued:
        story.issue(draft, story.staff.safety)
    return draft


@pytest.mark.section("9.3")
def test_an_entry_is_looked_at_again_with_reminders_before_and_weekly_after() -> None:
    waits = thing(story := an_entry())
    assert (waits.by, waits.from_day, waits.step) == (REVIEW, dt.date(2026, 8, 3), "see-safety")
    days = [story.calendar.day(next(waits.moments)) for _ in range(6)]
    assert days == [
        dt.date(2026, 8, 3),
        *(dt.date(2026, 8, day) for day in (19, 26)),
        REVIEW,
        REVIEW + 7 * DAY,
        REVIEW + 14 * DAY,
    ]
    assert [x.name for x in waits_for(waits, story.staff.everyone)] == ["Owen Davies"]
    told = [escalated_to(waits, 3, day, story.staff.everyone) for day in (REVIEW, REVIEW + DAY)]
    assert [[x.name for x in each] for each in told] == [[], ["Elin Vaughan"]]


@pytest.mark.section("9.3")
def test_an_entry_does_not_lapse_and_says_since_when_its_review_is_overdue() -> None:
    (entry,) = entries(an_entry().case)
    assert [entry.overdue_since(day) for day in (REVIEW, REVIEW + DAY)] == [None, REVIEW]


@pytest.mark.section("9.3")
def test_an_entry_that_is_kept_has_its_measures_and_its_new_date_and_waits_anew() -> None:
    story = an_entry()
    before = thing(story)
    done = look_again(story, RegisterOutcome.KEPT, "no_home_visits", review_on=NEXT)
    (entry,) = entries(story.case)
    assert (entry.measures, entry.review_on, entry.turn) == (("phone_first",), NEXT, done.id)
    assert thing(story).subject_id == done.id != before.subject_id
    assert story.case.open_on(NEXT + DAY)


@pytest.mark.section("9.3")
def test_an_entry_that_is_changed_has_other_measures_and_the_last_review_holds() -> None:
    story = an_entry()
    with refused("measures-unchanged", field="measures"):
        look_again(story, RegisterOutcome.CHANGED, "phone_first", review_on=NEXT)
    with refused("safety-measures-missing", field="measures"):
        look_again(story, RegisterOutcome.CHANGED, review_on=NEXT)
    look_again(story, RegisterOutcome.CHANGED, "no_home_visits", review_on=NEXT)
    story.at = utc("2026-03-03 10:00")
    look_again(story, RegisterOutcome.CHANGED, "way_out_clear", review_on=NEXT)
    (entry,) = entries(story.case)
    assert entry.measures == ("way_out_clear",)
    story.case.register_reviews.reverse()
    assert entries(story.case) == [entry]


@pytest.mark.section("9.3")
@pytest.mark.parametrize("outcome", [RegisterOutcome.KEPT, RegisterOutcome.CHANGED])
def test_what_stays_is_looked_at_again_within_12_months(outcome: RegisterOutcome) -> None:
    story = an_entry()
    with refused("safety-review-missing", field="review_on"):
        look_again(story, outcome, "no_home_visits")
    for wrong in (story.today - DAY, add_months(story.today, 12) + DAY):
        with refused("safety-review-out-of-range", field="review_on"):
            look_again(story, outcome, "no_home_visits", review_on=wrong)


@pytest.mark.section("9.3")
@pytest.mark.parametrize("outcome", list(RegisterOutcome))
def test_each_outcome_has_its_reason_and_is_for_the_group(outcome: RegisterOutcome) -> None:
    story = an_entry()
    with refused("reason-missing", field="reason"):
        look_again(story, outcome, "no_home_visits", review_on=NEXT, reason="")
    for name in ("director", "approver", "line_manager", "reporter"):
        with not_allowed("needs-safety"):
            look_again(story, outcome, review_on=NEXT, by=getattr(story.staff, name))
    story.case.incidents[0].witness_ids = [str(story.staff.safety.id)]
    story.staff.director.active = False
    with refused("part-in-what-happened"):
        look_again(story, outcome, review_on=NEXT)


@pytest.mark.section("9.3")
def test_what_is_removed_ends_at_once_and_waits_for_nobody() -> None:
    story = an_entry()
    done = look_again(story, RegisterOutcome.REMOVED, "phone_first", review_on=NEXT)
    assert (done.measures, done.review_on, entries(story.case)) == ([], None, [])
    kinds = {x.kind for x in open_things(story.case, story.pack, story.calendar)}
    assert kinds == {"report"}
    assert story.records[-1].what == "register-removed"
    for id in (done.id, done.decision_id, story.case.incidents[0].id):
        with stale("register-removed"):
            entry_of(story.case, id)


@pytest.mark.section("7.2")
def test_whoever_was_told_of_an_entry_is_told_of_its_end_and_why() -> None:
    story = an_entry(told=True)
    a_letter(story, issued=True)
    with refused("reason-for-customer-missing", field="letter_reason"):
        look_again(story, RegisterOutcome.REMOVED, for_customer=" ")
    look_again(story, RegisterOutcome.REMOVED, for_customer="It has been quiet.")


@pytest.mark.section("7.2")
def test_whoever_was_told_of_an_entry_is_told_of_its_change_and_of_several_the_last() -> None:
    story = an_entry(told=True)
    letter = a_letter(story, issued=False)
    look_again(story, RegisterOutcome.CHANGED, "no_home_visits", review_on=NEXT, telling=True)
    assert letter.waits, "it says what holds when it is issued"
    story.issue(letter, story.staff.safety)
    story.at = utc("2026-03-03 10:00")
    look_again(story, RegisterOutcome.KEPT, review_on=NEXT)
    with refused("reason-for-customer-missing", field="letter_reason"):
        look_again(story, RegisterOutcome.CHANGED, "phone_first", review_on=NEXT)
    story.at = utc("2026-03-04 10:00")
    done = look_again(story, RegisterOutcome.CHANGED, "phone_first", review_on=NEXT, for_customer="Calm.")
    told = [x.facts["told"] for x in story.records if x.what.startswith("register-")]
    assert told == [False, False, True], "not while the first waits, nor where staff do what they did"
    first = story.a_letter(LetterKind.SAFETY_CHANGED, done.id, story.staff.safety)
    story.case.letters.append(first)
    story.at = utc("2026-03-05 10:00")
    done = look_again(story, RegisterOutcome.CHANGED, "way_out_clear", review_on=NEXT, for_customer="So.")
    assert [x.waits for x in story.case.letters] == [False, False]
    second = story.a_letter(LetterKind.SAFETY_CHANGED, done.id, story.staff.safety)
    story.case.letters.append(second)
    story.at = utc("2026-03-06 10:00")
    look_again(story, RegisterOutcome.KEPT, review_on=NEXT)
    assert [x.waits for x in story.case.letters] == [False, False, True]
    (entry,) = entries(story.case)
    assert letter_of(story.case, entry, RegisterOutcome.CHANGED) is LetterKind.SAFETY_CHANGED
    assert letter_of(story.case, entry, RegisterOutcome.REMOVED) is LetterKind.SAFETY_REMOVED
    look_again(story, RegisterOutcome.REMOVED, for_customer="It is over.")
    assert [x.waits for x in story.case.letters] == [False, False, False]


@pytest.mark.section("8.2")
@pytest.mark.parametrize("outcome", [RegisterOutcome.KEPT, RegisterOutcome.CHANGED])
def test_whoever_was_not_told_of_an_entry_can_be_told_at_its_review(outcome: RegisterOutcome) -> None:
    story = an_entry()
    (before,) = entries(story.case)
    assert letter_of(story.case, before, outcome) is None
    assert letter_of(story.case, before, RegisterOutcome.REMOVED, telling=True) is None
    with refused("reason-for-customer-missing", field="letter_reason"):
        look_again(story, outcome, "no_home_visits", review_on=NEXT, telling=True, for_customer=" ")
    done = look_again(story, outcome, "no_home_visits", review_on=NEXT, telling=True, for_customer="So.")
    assert story.records[-1].facts["told"] is True
    letter = story.a_letter(LetterKind.SAFETY_REGISTER, done.id, story.staff.safety)
    story.case.letters.append(letter)
    (entry,) = entries(story.case)
    assert letter_of(story.case, entry, RegisterOutcome.KEPT, telling=True) is None, "it is drafted already"
    story.issue(letter, story.staff.safety)
    assert letter_of(story.case, entry, RegisterOutcome.KEPT, telling=True) is None, "it is told"
    assert letter_of(story.case, entry, RegisterOutcome.REMOVED) is LetterKind.SAFETY_REMOVED


@pytest.mark.section("8.1")
def test_what_was_told_at_a_review_because_of_a_report_about_another_is_not_sent_or_is_put_right() -> None:
    story = an_entry()
    done = look_again(story, RegisterOutcome.KEPT, review_on=NEXT, telling=True, for_customer="So.")
    draft = story.a_letter(LetterKind.SAFETY_REGISTER, done.id, story.staff.safety)
    story.case.letters.append(draft)
    wrong_customer(story.case, story.case.incidents[0], None, story.staff.reporter, story.at)
    assert not draft.waits
    assert letters_because_of(story.case, story.case.incidents[0]) == [draft]
    assert told_wrongly(story.case) == []


@pytest.mark.section("7.2")
def test_a_letter_of_an_entry_that_is_gone_is_not_sent() -> None:
    story = an_entry(told=True)
    draft = a_letter(story, issued=False)
    look_again(story, RegisterOutcome.REMOVED)
    assert not draft.waits


@pytest.mark.section("8.2")
def test_an_entry_is_named_by_its_report_its_decision_its_reviews_or_the_case() -> None:
    story = an_entry()
    done = look_again(story, RegisterOutcome.KEPT, review_on=NEXT)
    (decision,) = story.case.safety_decisions
    for id in (story.case.incidents[0].id, decision.id, done.id, story.case.id):
        assert entry_of(story.case, id).decision is decision
    for id in (story.case.incidents[0].id, done.id, story.case.id):
        assert entry_to_review(story.case, id).turn == done.id
    with stale("reviewed"):
        entry_to_review(story.case, decision.id)
    other = a_referral()
    decided(other, on_register=False)
    for id in (other.case.incidents[0].id, other.case.id, decision.id):
        with not_allowed("unknown-subject"):
            entry_of(other.case, id)
    with not_allowed("unknown-subject"):
        entry_of(a_case(Stage.REPORTED).case, decision.id)


@pytest.mark.section("8.2")
def test_of_several_entries_the_one_to_be_looked_at_first_is_meant() -> None:
    story = an_entry()
    story.case.incidents.append(a_case(Stage.REPORTED).case.incidents[0])
    first = story.case.safety_decisions[0]
    second = type(first)(
        story.case.incidents[1].id,
        first.decided_by_id,
        story.at,
        True,
        story.keep("So."),
        ["phone_first"],
        NEXT,
    )
    story.case.safety_decisions.insert(0, second)
    assert entry_of(story.case, story.case.id).decision is first
    assert len(entries(story.case)) == 2
    assert safety_register.letter_owed(story.case, entries(story.case)[0]) is False


@pytest.mark.section("8.1")
def test_a_report_about_somebody_else_leaves_the_register_and_the_groups_queue() -> None:
    story = an_entry("do_not_visit_alone")
    wrong_customer(story.case, story.case.incidents[0], None, story.staff.reporter, story.at)
    assert entries(story.case) == []
    story = a_referral()
    assert [thing.kind for thing in open_referrals(story.case, story.pack, story.calendar)] == ["safety"]
    wrong_customer(story.case, story.case.incidents[0], None, story.staff.reporter, story.at)
    assert list(open_referrals(story.case, story.pack, story.calendar)) == []
    assert not story.case.open_on(story.today)


@pytest.mark.section("8.1")
def test_nothing_is_written_to_a_customer_because_of_a_report_about_somebody_else() -> None:
    story = an_entry(told=True)
    draft, other = (
        a_letter(story, issued=False),
        story.a_letter(LetterKind.WARNING, uuid4(), story.staff.safety),
    )
    story.case.letters.append(other)
    by = story.staff.reporter
    wrong_customer(story.case, story.case.incidents[0], None, by, story.at)
    assert (draft.dropped_at, draft.dropped_by_id, draft.waits) == (story.at, by.id, False)
    assert letters_because_of(story.case, story.case.incidents[0]) == [draft]
    assert other.waits
    assert told_wrongly(story.case) == []
    assert not [x for x in open_things(story.case, story.pack, story.calendar) if x.kind != "letter"]


@pytest.mark.section("8.1")
def test_what_a_customer_was_told_wrongly_waits_to_be_put_right() -> None:
    story = an_entry(told=True)
    a_letter(story, issued=True)
    assert told_wrongly(story.case) == []
    wrong_customer(story.case, story.case.incidents[0], None, story.staff.reporter, story.at)
    assert entries(story.case) == []
    (entry,) = told_wrongly(story.case)
    assert story.case.open_on(story.today)
    waits = thing(story)
    assert (waits.by, waits.step) == (story.today, "see-safety")
    assert [x.name for x in waits_for(waits, story.staff.everyone)] == ["Owen Davies"]
    assert story.case.open_on(story.today)
    for outcome in (RegisterOutcome.KEPT, RegisterOutcome.CHANGED):
        with refused("entry-about-another", field="outcome"):
            look_again_at(story, entry, outcome)
    look_again_at(story, entry, RegisterOutcome.REMOVED)
    assert told_wrongly(story.case) == []
    assert not story.case.open_on(story.today)


def look_again_at(story: Story, entry: Entry, outcome: RegisterOutcome) -> None:
    done = RegisterReview(
        entry.decision.id,
        outcome,
        story.staff.safety.id,
        story.at,
        story.keep("It was somebody else."),
        ["visit_in_pairs"],
        NEXT,
    )
    safety_register.review(
        story.case,
        entry,
        done,
        story.staff.safety,
        story.staff.everyone,
        story.pack,
        story.calendar,
        for_customer="It was a mistake.",
    )
