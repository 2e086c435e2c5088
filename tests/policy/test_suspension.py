"""Until the outcome a restriction stays, unless whoever decides the appeal suspends it (P7.2, P7.3)."""

import datetime as dt
from dataclasses import replace

import pytest

from policy import suspension as rule
from policy.appeal import AppealOutcome
from policy.check import what_applies
from policy.letter import LetterKind
from policy.openway import require_open_way
from policy.pack import MissedReview
from policy.people import Person
from policy.record import Record
from policy.restriction import Restriction
from policy.review import ReviewOutcome
from tests.factories import (
    END,
    Stage,
    Story,
    a_case,
    adra,
    decide_appeal,
    log_appeal,
    review_now,
    some_terms,
    take_appeal,
    utc,
)
from tests.refusals import not_allowed, refused, stale

DAY = dt.timedelta(days=1)
CALLS = some_terms("contact_limits", {"contacts": 2, "per": "week", "minutes": 10})
LAPSES = replace(adra(), settings=replace(adra().settings, missed_review=MissedReview.LAPSE))


def taken(*terms: object, **told: object) -> Story:
    more = {"terms": terms, **told} if terms else told
    return a_case(Stage.APPEAL_TAKEN, **more)  # type: ignore[arg-type]


def suspend(
    story: Story, *chosen: Restriction, by: Person | None = None, reason: str | None = "It hurts her."
) -> Record:
    return rule.suspend(
        story.case,
        story.appeal,
        chosen or [story.restriction],
        story.keep(reason) if reason else None,
        by or story.staff.slt,
        story.staff.everyone,
        story.at,
        story.pack,
        story.calendar,
    )


def lift(story: Story, by: Person | None = None) -> Record:
    by = by or story.staff.slt
    return rule.lift(story.case, story.appeal, by, story.staff.everyone, story.at, story.calendar)


def in_force(story: Story, day: dt.date | None = None) -> list[Restriction]:
    return story.case.in_force(day or story.today, story.pack)


def letter(story: Story, kind: LetterKind) -> None:
    draft = story.a_letter(kind, story.appeal.id, story.staff.slt)
    story.case.letters.append(draft)
    story.issue(draft, story.staff.slt)


@pytest.mark.section("7.3")
def test_what_was_decided_stays_in_force_until_somebody_suspends_it() -> None:
    story = taken()
    assert in_force(story) == [story.restriction]


@pytest.mark.section("7.2")
def test_what_is_suspended_is_out_of_force_at_once_and_no_check_shows_it() -> None:
    story = taken()
    record = suspend(story)
    assert record.facts["restrictions"] == [str(story.restriction.id)]
    assert in_force(story) == in_force(story, END) == []
    assert what_applies(story.customer, [story.case], story.today, story.pack, story.staff.present).nothing
    assert in_force(story, story.today - DAY) == [story.restriction], "it applied until then"


@pytest.mark.section("7.3")
def test_one_of_several_is_suspended_and_the_others_stay() -> None:
    story = taken(some_terms(), CALLS)
    medium, calls = story.case.restrictions
    suspend(story, medium)
    assert in_force(story) == [calls]
    suspend(story, calls)
    assert in_force(story) == []


@pytest.mark.section("7.3")
def test_only_the_reviewer_who_took_it_suspends_and_lifts() -> None:
    story = a_case(Stage.APPEALED)
    with refused("appeal-not-taken"):
        suspend(story)
    take_appeal(story)
    for act in (suspend, lift):
        for name in ("approver", "proposer", "colleague", "admin"):
            with not_allowed("needs-slt"):
                act(story, by=getattr(story.staff, name))
        with refused("not-your-appeal"):
            act(story, by=story.staff.other_slt)
        with refused("an-slt-member-decides"):
            act(story, by=story.staff.director)
    assert in_force(story) == [story.restriction]


@pytest.mark.section("7.3")
def test_a_suspension_says_what_and_why() -> None:
    story = taken()
    with refused("suspension-reason-missing", field="reason"):
        suspend(story, reason=None)
    with refused("nothing-chosen-to-suspend", field="suspends"):
        rule.suspend(
            story.case,
            story.appeal,
            [],
            story.keep("x"),
            story.staff.slt,
            story.staff.everyone,
            story.at,
            story.pack,
            story.calendar,
        )
    assert in_force(story) == [story.restriction]


@pytest.mark.section("7.3")
def test_only_what_still_applies_or_will_is_suspended_and_only_once() -> None:
    story = taken(some_terms(), CALLS)
    medium, calls = story.case.restrictions
    other = Restriction(story.case.id, "witness", {}, ["rent"], story.today, END, story.today)
    story.case.restrictions.append(other)
    with refused("nothing-to-suspend", field="suspends"):
        suspend(story, other)
    suspend(story, medium)
    with refused("nothing-to-suspend", field="suspends"):
        suspend(story, medium)
    calls.ended_on = story.today
    people, by = story.staff.everyone, story.staff.slt
    with refused("nothing-to-suspend"):
        rule.require_suspendable(story.case, story.appeal, by, people, story.today, story.pack)


@pytest.mark.section("9.3")
def test_what_a_missed_review_let_lapse_is_not_suspended() -> None:
    story = taken(pack=LAPSES)
    story.at = utc("2026-09-15 10:00")
    with refused("nothing-to-suspend"):
        suspend(story)


@pytest.mark.section("7.2")
def test_what_was_not_told_yet_may_be_suspended_and_its_letter_does_not_put_it_in_force() -> None:
    story = a_case(Stage.APPROVED)
    log_appeal(story)
    take_appeal(story)
    suspend(story)
    draft = story.a_letter(LetterKind.DECISION, story.proposal.id, story.staff.proposer)
    story.issue(draft, story.staff.proposer)
    assert in_force(story, story.restriction.start) == []


@pytest.mark.section("7.3")
def test_a_suspension_is_over_when_the_letter_with_the_outcome_is_issued() -> None:
    story = taken()
    suspend(story)
    decide_appeal(story)
    assert in_force(story) == [], "the customer does not know yet"
    story.at += DAY
    letter(story, LetterKind.APPEAL_OUTCOME)
    assert in_force(story) == in_force(story, END) == [story.restriction]
    assert in_force(story, story.today - DAY) == []


@pytest.mark.section("7.3")
def test_what_the_outcome_ended_does_not_come_back() -> None:
    story = taken()
    suspend(story)
    decide_appeal(story, AppealOutcome.ENDED)
    letter(story, LetterKind.APPEAL_OUTCOME)
    assert in_force(story) == in_force(story, END) == []


@pytest.mark.section("7.3")
def test_no_other_letter_ends_a_suspension() -> None:
    story = taken()
    suspend(story)
    letter(story, LetterKind.APPEAL_ACKNOWLEDGED)
    draft = story.a_letter(LetterKind.APPEAL_OUTCOME, story.proposal.id, story.staff.slt)
    story.issue(draft, story.staff.slt)
    assert in_force(story) == []


@pytest.mark.section("7.3")
def test_the_reviewer_lifts_a_suspension_and_it_applies_again_at_once() -> None:
    story = taken(some_terms(), CALLS)
    with refused("nothing-suspended"):
        lift(story)
    suspend(story, *story.case.restrictions)
    record = lift(story)
    assert record.facts["restrictions"] == [str(r.id) for r in story.case.restrictions]
    assert in_force(story) == story.case.restrictions
    with refused("nothing-suspended"):
        lift(story)
    suspend(story)
    assert in_force(story) == story.case.restrictions[:1]


@pytest.mark.section("7.2")
def test_what_the_customer_has_in_writing_is_not_lifted_before_they_are_written_to_again() -> None:
    story = taken()
    suspend(story)
    letter(story, LetterKind.APPEAL_ACKNOWLEDGED)
    with refused("suspension-told"):
        lift(story)
    assert in_force(story) == []
    story = taken()
    letter(story, LetterKind.APPEAL_ACKNOWLEDGED)
    story.at += DAY
    suspend(story)
    lift(story)
    assert in_force(story) == [story.restriction]


@pytest.mark.section("7.3")
def test_a_letter_of_the_day_before_told_nothing_of_it() -> None:
    story = taken()
    draft = story.a_letter(LetterKind.APPEAL_ACKNOWLEDGED, story.appeal.id, story.staff.slt)
    story.at += DAY
    suspend(story)
    rule.acknowledged(story.case, story.appeal.id, story.today - DAY)
    assert draft.waits
    lift(story)


@pytest.mark.section("7.3")
def test_nothing_is_suspended_once_the_appeal_is_decided() -> None:
    story = a_case(Stage.APPEAL_DECIDED)
    for act in (suspend, lift):
        with stale("appeal-decided", by="Sioned Parry"):
            act(story)


@pytest.mark.section("8.4")
def test_what_is_suspended_still_counts_for_the_ways_that_must_stay_open() -> None:
    story = taken()  # contact by letter alone
    suspend(story)
    no_letters = Restriction(
        story.proposal.id, "one_medium", {"medium": "phone"}, ["rent"], story.today, END, story.today
    )
    with refused("no-way-left-open"):
        require_open_way(
            story.customer, [*story.case.decided, no_letters], story.today, story.pack, story.staff.present
        )
    ways = what_applies(story.customer, [story.case], story.today, story.pack, story.staff.present).open_ways
    assert len(ways) > 1, "meanwhile the customer may use the others"


@pytest.mark.section("9.2")
def test_a_suspended_restriction_is_reviewed_and_ended_as_any_other() -> None:
    story = taken()
    suspend(story)
    review_now(story, by=story.staff.approver)
    assert in_force(story) == []
    review_now(story, ReviewOutcome.ENDED, by=story.staff.approver)
    letter(story, LetterKind.APPEAL_OUTCOME)
    assert in_force(story) == in_force(story, END) == []


@pytest.mark.section("9.3")
def test_a_missed_review_ends_it_while_it_is_suspended() -> None:
    story = taken(pack=LAPSES)
    suspend(story)
    story.at = utc("2026-09-15 10:00")
    letter(story, LetterKind.APPEAL_OUTCOME)
    assert in_force(story) == []
