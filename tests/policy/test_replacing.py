"""Extending or tightening is a new proposal: no gap, never both, and another manager decides (P9.2)."""

import datetime as dt
from dataclasses import replace

import pytest

from policy.customer import Customer
from policy.ended import end
from policy.letter import LetterKind
from policy.people import Person
from policy.proposal import Verdict
from policy.record import Record
from policy.restriction import Restriction
from policy.review import ReviewOutcome
from policy.suspension import Suspension
from tests.factories import (
    END,
    Stage,
    Story,
    a_case,
    a_customer,
    a_request,
    decide,
    log_appeal,
    propose,
    review_now,
    some_terms,
    take_appeal,
    utc,
)
from tests.refusals import not_allowed, refused

LONGER = some_terms(start=dt.date(2026, 9, 10), end=dt.date(2027, 3, 9))
DAY = dt.timedelta(days=1)


def reviewed(stage: Stage = Stage.IN_FORCE, customer: Customer | None = None) -> Story:
    story = a_case(stage, customer=customer or a_customer())
    story.at = utc("2026-09-10 10:00")
    return story


def extend(story: Story, by: Person | None = None, **changes: object) -> Record:
    asked = {"terms": (LONGER,), "review_on": dt.date(2027, 3, 1), "replaces": story.case.proposals[0]}
    return propose(story, a_request(story, **{**asked, **changes}), by)


def tell(story: Story) -> None:
    letter = story.a_letter(LetterKind.REVIEW_OUTCOME, story.proposal.id, story.staff.proposer)
    story.case.letters.append(letter)
    story.issue(letter, story.staff.proposer)


def both(story: Story) -> tuple[Restriction, Restriction]:
    old, new = story.case.restrictions
    return old, new


@pytest.mark.section("9.2")
def test_an_extension_needs_no_new_warning_but_another_manager() -> None:
    story = reviewed()
    story.warning.received_on = dt.date(2024, 1, 1)  # long lapsed
    extend(story)
    assert story.proposal.replaces_id == story.case.proposals[0].id
    with refused("not-independent"):
        decide(story, by=story.staff.proposer)
    decide(story, by=story.staff.approver)
    with refused("warning-lapsed"):
        propose(story)


@pytest.mark.section("9.2")
def test_the_considerations_are_confirmed_and_the_proportions_weighed_again() -> None:
    with refused("considerations-not-confirmed", field="confirmed", instead="considerations"):
        extend(reviewed(), considerations_confirmed=False)
    with refused("proportionality-missing"):
        extend(reviewed(), proportionality={})


@pytest.mark.section("9.2")
def test_the_old_restriction_ends_when_the_new_one_comes_into_force_never_both_never_a_gap() -> None:
    story = reviewed()
    extend(story)
    decide(story)
    old, new = both(story)
    assert story.case.in_force(dt.date(2026, 9, 11), story.pack) == [old]
    story.at = utc("2026-09-12 12:00")
    tell(story)
    days = [dt.date(2026, 9, 9) + number * DAY for number in range(10)]
    assert [story.case.in_force(day, story.pack) for day in days] == [[old]] * 3 + [[new]] * 7


@pytest.mark.section("9.2")
def test_a_later_start_leaves_the_old_restriction_until_then() -> None:
    story = reviewed()
    later = some_terms(start=dt.date(2026, 9, 16), end=dt.date(2027, 3, 9))
    extend(story, terms=(later,))
    decide(story)
    tell(story)
    old, new = both(story)
    assert old.ended_on is None
    assert [story.case.in_force(day, story.pack) for day in (END, END + DAY)] == [[old], [new]]
    story = reviewed()
    extend(story, terms=(some_terms(start=dt.date(2026, 9, 14), end=dt.date(2027, 3, 9)),))
    decide(story)
    tell(story)
    old, new = both(story)
    days = [dt.date(2026, 9, day) for day in (13, 14)]
    assert [story.case.in_force(day, story.pack) for day in days] == [[old], [new]]


@pytest.mark.section("9.2")
def test_an_extension_leaves_no_gap_and_is_no_longer_than_any_restriction() -> None:
    late = some_terms(start=dt.date(2026, 9, 17), end=dt.date(2027, 3, 9))
    with refused("gap-before-start", field="start"):
        extend(reviewed(), terms=(late,))
    long = some_terms(start=dt.date(2026, 9, 10), end=dt.date(2027, 9, 10))
    with refused("restriction-too-long", field="end"):
        extend(reviewed(), terms=(long,))
    story = reviewed()
    settings = replace(story.pack.settings, review_max_months=3)
    story.pack = replace(story.pack, settings=settings)
    with refused("review-too-late", field="review_on"):
        extend(story)


@pytest.mark.section("9.2")
def test_refused_the_old_restriction_goes_on_to_its_end_and_its_review_stays_to_be_done() -> None:
    story = reviewed()
    extend(story)
    decide(story, Verdict.REFUSED, reason="It is not needed.")
    assert story.case.in_force(END, story.pack) == [story.case.restrictions[0]]
    assert story.case.reviews == []
    old = story.case.proposals[0]
    assert story.case.review_overdue_since(old, old.review_on + DAY) == old.review_on


@pytest.mark.section("9.2")
def test_approved_the_review_is_done_and_not_overdue_while_its_letter_waits() -> None:
    story = reviewed()
    extend(story)
    decide(story)
    (done,) = story.case.reviews
    assert (done.outcome, done.by_id) == (ReviewOutcome.REPLACED, story.staff.proposer.id)
    assert done.next_review_on == dt.date(2027, 3, 1)
    old = story.case.proposals[0]
    assert story.case.review_overdue_since(old, old.review_on + DAY) is None


@pytest.mark.section("9.2")
def test_what_is_replaced_counts_no_second_time_for_the_ways_that_stay_open() -> None:
    story = reviewed()
    by_phone = some_terms(particulars={"medium": "phone"}, start=dt.date(2026, 9, 10), end=END)
    extend(story, terms=(by_phone,), review_on=dt.date(2026, 9, 14))
    decide(story)
    tell(story)
    assert story.case.in_force(story.today, story.pack) == [story.case.restrictions[1]]


@pytest.mark.section("8.4")
def test_an_extension_that_closes_the_last_way_is_refused_when_asked_approved_and_issued() -> None:
    no_phone = some_terms(particulars={"medium": "phone"}, start=dt.date(2026, 9, 10), end=END)
    with refused("no-way-left-open"):
        extend(reviewed(customer=a_customer(phone="")), terms=(no_phone,), review_on=dt.date(2026, 9, 14))
    story = reviewed()
    extend(story, terms=(no_phone,), review_on=dt.date(2026, 9, 14))
    story.customer.phone = ""
    with refused("no-way-left-open"):
        decide(story)
    story.customer.phone = "01632 960555"
    decide(story)
    story.customer.phone = ""
    with refused("no-way-left-open"):
        tell(story)


@pytest.mark.section("9.2")
def test_only_who_may_review_extends_and_only_what_still_applies() -> None:
    story = reviewed()
    with not_allowed("needs-manager"):
        extend(story, story.staff.line_manager)
    end(story.case, [story.restriction], "Calm.", story.staff.proposer, story.at, story.pack, story.calendar)
    with refused("nothing-to-review"):
        extend(story)


@pytest.mark.section("9.2")
def test_what_was_ended_meanwhile_is_not_extended() -> None:
    story = reviewed()
    extend(story)
    old = story.case.restrictions[0]
    end(story.case, [old], "Calm.", story.staff.proposer, story.at, story.pack, story.calendar)
    with refused("nothing-to-replace", field="verdict"):
        decide(story)


@pytest.mark.section("9.2")
def test_what_is_replaced_already_is_neither_reviewed_nor_replaced_again() -> None:
    story = reviewed()
    extend(story)
    decide(story)
    with refused("nothing-to-review"):
        extend(story)
    story.case.proposals.reverse()  # the old one is the story's last again
    with refused("nothing-to-review"):
        review_now(story)


@pytest.mark.section("7.3")
def test_what_is_suspended_while_an_appeal_is_decided_is_replaced_by_nothing() -> None:
    """Before its approval, and between that and its letter."""
    for suspended_first in (True, False):
        story = reviewed()
        log_appeal(story)
        take_appeal(story)
        extend(story)
        old, new = both(story)
        day, passage = story.today, story.keep("It hurts her.")
        held = Suspension(story.appeal.id, old.id, story.staff.slt.id, story.at, day, passage)
        if suspended_first:
            story.case.suspensions.append(held)
            with refused("replaced-suspended", section="7"):
                decide(story)
            held.over_on, held.restriction_id = (
                None,
                new.id,
            )  # that something else is suspended is no hindrance
            decide(story)
        else:
            decide(story)
            story.case.suspensions.append(held)
            with refused("replaced-suspended", section="7"):
                tell(story)
            assert (old.ended_on, new.effective_from) == (None, None)
