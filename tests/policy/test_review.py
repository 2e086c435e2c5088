"""Reviews: by whom, with which outcome, until when; nothing gets stricter in one (P9.1, P9.2)."""

import datetime as dt
from dataclasses import replace

import pytest

from policy import review as rule
from policy.involvement import Part, parts_of
from policy.letter import LetterKind
from policy.loosening import Change
from policy.people import Person, Role
from policy.restriction import Restriction
from policy.review import ReviewOutcome
from tests.factories import END, Stage, Story, a_case, a_person, review_now, some_terms, utc
from tests.refusals import not_allowed, refused, stale

AT = utc("2026-06-01 10:00")
CALLS = some_terms("contact_limits", {"contacts": 2, "per": "week", "minutes": 10})


def in_force(*terms: object, end: dt.date = END) -> Story:
    story = a_case(Stage.IN_FORCE, terms=terms or (some_terms(end=end),))  # type: ignore[arg-type]
    story.at = AT
    return story


def as_it_is(restriction: Restriction, **changes: object) -> Change:
    same = Change(restriction.id, restriction.last_day, tuple(restriction.services), restriction.particulars)
    return replace(same, **changes)  # type: ignore[arg-type]


def amend(story: Story, *changes: Change, **more: object) -> list[object]:
    facts = review_now(story, ReviewOutcome.AMENDED, None, changes=changes, **more).facts["changed"]
    assert isinstance(facts, list)
    return list(facts)


@pytest.mark.section("9.2")
def test_what_continues_stays_as_it_is_and_is_reviewed_again() -> None:
    story = in_force()
    record = review_now(story, next_review_on=dt.date(2026, 9, 1))
    assert (story.restriction.end, story.proposal.review_on) == (END, dt.date(2026, 9, 1))
    (done,) = story.case.reviews
    assert (done.by_id, done.at, done.outcome) == (story.staff.proposer.id, AT, ReviewOutcome.CONTINUED)
    assert (done.due_on, done.next_review_on) == (dt.date(2026, 9, 14), dt.date(2026, 9, 1))
    assert (record.what, record.section, record.subject_id) == ("review-continued", "9", done.id)
    assert [str(x) for x in (done.reason_passage, done.implications_passage)] == record.passages


@pytest.mark.section("9.2")
def test_what_is_ended_ends_that_same_day_for_good() -> None:
    story = in_force(some_terms(), CALLS)
    review_now(story, ReviewOutcome.ENDED, next_review_on=None)
    assert not story.case.in_force(story.today, story.pack)
    with refused("nothing-to-review"):
        review_now(story)


@pytest.mark.section("9.1")
@pytest.mark.parametrize(
    ("today", "latest"),
    [
        ("2026-06-01 10:00", dt.date(2027, 6, 1)),
        ("2028-02-29 10:00", dt.date(2029, 2, 28)),  # a leap day
        ("2026-10-24 23:30", dt.date(2027, 10, 25)),  # already Sunday here, on which the clocks change
        ("2027-03-28 00:30", dt.date(2028, 3, 28)),
        ("2026-08-31 09:00", dt.date(2027, 8, 31)),  # a bank holiday
    ],
)
def test_the_next_review_is_in_twelve_months_at_the_latest_and_not_in_thirteen(
    today: str, latest: dt.date
) -> None:
    story = in_force()
    story.at = utc(today)
    story.restriction.end = dt.date(2031, 1, 1)
    for later in (latest + dt.timedelta(days=1), latest + dt.timedelta(days=31)):
        with refused("next-review-too-late", field="next_review_on"):
            review_now(story, next_review_on=later)
    assert not story.case.reviews
    review_now(story, next_review_on=latest)
    assert story.proposal.review_on == latest


@pytest.mark.section("9.1")
def test_the_next_review_is_to_come_and_not_after_the_last_end() -> None:
    story = in_force()
    for wrong, code in (
        (None, "next-review-missing"),
        (story.today, "next-review-past"),
        (dt.date(2026, 5, 31), "next-review-past"),
        (END + dt.timedelta(days=1), "next-review-after-end"),
    ):
        with refused(code, field="next_review_on"):
            review_now(story, next_review_on=wrong)
    review_now(story, next_review_on=END)


@pytest.mark.section("9.1")
def test_on_the_last_day_itself_a_review_can_still_be_done() -> None:
    story = in_force()
    story.at = utc("2026-09-15 12:00")
    review_now(story, next_review_on=END)
    assert story.proposal.review_on == END
    story.at = utc("2026-09-16 12:00")
    with refused("nothing-to-review"):
        review_now(story)


@pytest.mark.section("9.2")
def test_the_customer_gets_a_reason_and_what_it_means() -> None:
    with refused("review-reason-missing", field="reason"):
        review_now(in_force(), reason=None)
    with refused("review-implications-missing", field="implications"):
        review_now(in_force(), implications=None)


@pytest.mark.section("9.2")
def test_an_amendment_ends_sooner_covers_less_and_takes_effect_at_once() -> None:
    story = in_force(replace(some_terms(), services=("repairs", "rent")), CALLS)
    medium, calls = story.case.restrictions
    sooner = as_it_is(medium, end=dt.date(2026, 7, 1), services=("rent",))
    changed = amend(story, sooner, as_it_is(calls, end=None), next_review_on=dt.date(2026, 7, 1))
    assert changed == [str(medium.id), str(calls.id)]
    assert (medium.end, medium.services) == (dt.date(2026, 7, 1), ["rent"])
    assert story.case.in_force(story.today, story.pack) == [medium]


@pytest.mark.section("9.2")
def test_what_a_review_loosens_the_reviewer_says_is_not_stricter() -> None:
    story = in_force(CALLS)
    looser = as_it_is(story.restriction, particulars={"contacts": 4, "per": "week", "minutes": 10})
    with refused("not-stricter-unconfirmed", field="not_stricter"):
        amend(story, looser)
    assert story.restriction.particulars["contacts"] == 2
    amend(story, looser, not_stricter=True)
    assert story.restriction.particulars["contacts"] == 4


@pytest.mark.section("9.2")
def test_what_gets_stricter_is_not_an_amendment() -> None:
    story = in_force()
    restriction = story.restriction
    for change, code, field in (
        ({"end": END + dt.timedelta(days=1)}, "extending-is-a-proposal", "end"),
        ({"services": ("repairs", "rent")}, "more-services-is-a-proposal", "services"),
        ({"services": ()}, "services-missing", "services"),
        ({"end": dt.date(2026, 5, 31)}, "amended-end-past", "end"),
        ({"particulars": {"medium": "phone"}}, "closing-is-a-proposal", "services"),
        ({"particulars": {}}, "particular-missing", "medium"),
    ):
        with refused(code, field=f"{restriction.id}_{field}"):
            amend(story, as_it_is(restriction, **change), not_stricter=True)
    with refused("nothing-changed", field="ends"):
        amend(story, as_it_is(restriction))


@pytest.mark.section("9.2")
def test_an_amendment_that_is_refused_changes_nothing_at_all() -> None:
    story = in_force(some_terms(), CALLS)
    medium, calls = story.case.restrictions
    with refused("extending-is-a-proposal"):
        amend(
            story,
            as_it_is(medium, end=dt.date(2026, 7, 1)),
            as_it_is(calls, end=END + dt.timedelta(days=1)),
        )
    assert medium.end == END
    with refused("next-review-after-end", field="next_review_on"):
        sooner = [as_it_is(x, end=dt.date(2026, 7, 1)) for x in (medium, calls)]
        amend(story, *sooner, next_review_on=dt.date(2026, 7, 2))
    assert [medium.end, calls.end] == [END, END]
    with refused("all-of-it-ends", field="ends"):
        amend(story, as_it_is(medium, end=None), as_it_is(calls, end=None))
    assert story.case.in_force(story.today, story.pack) == [medium, calls]


@pytest.mark.section("9.2")
def test_a_review_counts_what_happened_since_the_decision_or_the_last_review() -> None:
    story = in_force()
    assert rule.happened_since(story.case, story.proposal) == {"incidents": 0, "appeals": 0}
    story.case.incidents[-1].occurred_at = utc("2026-05-30 10:00")
    assert rule.happened_since(story.case, story.proposal) == {"incidents": 1, "appeals": 0}
    review_now(story)
    assert rule.happened_since(story.case, story.proposal) == {"incidents": 0, "appeals": 0}


@pytest.mark.section("9.1")
def test_a_manager_reviews_and_whoever_proposed_or_approved_may() -> None:
    for by in ("proposer", "approver", "director"):
        story = in_force()
        review_now(story, by=getattr(story.staff, by))
    for by in ("colleague", "reporter", "line_manager", "slt", "records", "admin", "safety"):
        story = in_force()
        with not_allowed("needs-manager"):
            review_now(story, by=getattr(story.staff, by))
    story = in_force()
    story.staff.proposer.active = False
    with not_allowed("left"):
        review_now(story)


@pytest.mark.section("9.1")
@pytest.mark.parametrize("part", ["reporter", "witness", "harmed"])
def test_whoever_reported_witnessed_or_was_harmed_does_not_review(part: str) -> None:
    story = in_force()
    manager, incident = a_person("Eleri Wyn", Role.MANAGER), story.case.incidents[0]
    match part:
        case "reporter":
            incident.reporter_id = manager.id
        case "witness":
            incident.witness_ids.append(str(manager.id))
        case _:
            incident.harmed_ids.append(str(manager.id))
    with refused("not-impartial"):
        review_now(story, by=manager)
    assert manager not in rule.reviewers(story.case, [*story.staff.everyone, manager])


@pytest.mark.section("9.1")
def test_of_two_reviewers_at_once_one_reviews_and_the_other_is_told_who() -> None:
    story = in_force()
    began = rule.turn_of(story.case, story.proposal)
    review_now(story, by=story.staff.approver)
    with stale("reviewed", "Tom Ellis"):
        rule.require_turn(story.case, story.proposal, began, story.staff.everyone)
    now = rule.turn_of(story.case, story.proposal)
    assert rule.proposal_of(story.case, now) is rule.proposal_of(story.case, began) is story.proposal


@pytest.mark.section("9.1")
def test_the_review_of_a_stale_form_changes_nothing() -> None:
    story = in_force()
    began = rule.turn_of(story.case, story.proposal)
    review_now(story, by=story.staff.approver)
    findings = rule.Findings(ReviewOutcome.ENDED, story.keep("x"), story.keep("y"), None)
    people, by = story.staff.everyone, story.staff.proposer
    with stale("reviewed", "Tom Ellis"):
        rule.review(
            story.case, story.proposal, began, findings, by, people, story.at, story.pack, story.calendar
        )
    assert story.restriction.ended_on is None


@pytest.mark.section("7.3")
def test_an_earlier_reviewer_decides_no_appeal() -> None:
    story = in_force()
    director: Person = story.staff.director
    review_now(story, by=director)
    assert Part.REVIEWED in parts_of(story.case, director.id)


@pytest.mark.section("9.1")
def test_what_was_not_told_to_the_customer_is_not_reviewed() -> None:
    story = a_case(Stage.APPROVED)
    story.at = AT
    with refused("nothing-to-review"):
        review_now(story)


@pytest.mark.section("9.2")
def test_the_letter_about_a_review_puts_nothing_in_force_again() -> None:
    story = in_force()
    review_now(story)
    told = story.restriction.effective_from
    letter = story.a_letter(LetterKind.REVIEW_OUTCOME, story.case.reviews[0].id, story.staff.proposer)
    story.case.letters.append(letter)
    story.issue(letter, story.staff.proposer)
    assert story.restriction.effective_from == told
