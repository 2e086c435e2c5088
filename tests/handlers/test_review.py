"""A review as people meet it: reminded, commented on, done in steps, stricter only through a sign-off (section 9)."""

import datetime as dt
from dataclasses import replace

import pytest

from handlers.answer import Answer
from handlers.desk import Desk
from handlers.nudge import tick
from notices.card import Action
from policy.case import Case
from policy.letter import LetterKind
from policy.pack import MissedReview, Pack
from policy.people import Person
from policy.record import recorded
from tests.handlers.conftest import Played
from tests.handlers.journey import Journey, in_force
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.story import CALENDAR, adra

REASONS = {"reason": "You have been calm.", "implications": "Please go on writing to us."}
LAPSES = replace(adra(), settings=replace(adra().settings, missed_review=MissedReview.LAPSE))


@pytest.fixture
def journey(played: Played) -> Journey:
    """A restriction in force from 9 March to 9 September, to be reviewed on 26 August."""
    return played(in_force)


def case_of(journey: Journey) -> Case:
    with journey.office.store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
        return case


def tick_now(office: Office, pack: Pack | None = None) -> None:
    while tick(office.store, office.at, office.at, pack or adra(), CALENDAR):
        pass


def to_day(journey: Journey, day: dt.date) -> None:
    journey.office.at = CALENDAR.moment(day, dt.time(10))


def do(journey: Journey, person: Person, outcome: str, **answers: str) -> Answer:
    """The first step of the review; gives what comes next."""
    begun = journey.office.opens(person, button(journey.review_card(person), "Do the review"))
    return journey.office.sends(person, begun, {"outcome": outcome, **answers})


@pytest.mark.section("9.1")
def test_at_the_first_reminder_the_customer_is_invited_to_comment_once(journey: Journey) -> None:
    office, owner = journey.office, journey.people.proposer
    to_day(journey, dt.date(2026, 7, 27))  # thirty days before
    tick_now(office)
    reminder = office.card_for(owner, "A review is due")
    letter = office.card_for(owner, "Review coming up")
    assert "Ready to be issued" in text_of(letter)
    (review,) = case_of(journey).reviews
    assert (review.due_on, review.comment_by) == (dt.date(2026, 8, 26), dt.date(2026, 8, 10))
    card = office.shows(owner, button(reminder, "CC-2026-0001"))
    assert "asked for by 10 August 2026" in text_of(card)
    assert "Invite comments" not in {b.label for b in card.buttons}
    to_day(journey, dt.date(2026, 8, 12))
    tick_now(office)
    letters = [x for x in case_of(journey).letters if x.kind is LetterKind.REVIEW_COMING]
    assert [x.owner_id for x in letters] == [owner.id]
    with office.store.read() as reader:
        (record,) = reader.records(what="review-invited")
        assert record.actor_id is None


@pytest.mark.section("9.2")
def test_what_continues_gets_its_letter_and_the_next_date(journey: Journey) -> None:
    office, owner = journey.office, journey.people.proposer
    to_day(journey, dt.date(2026, 8, 26))
    reasons = asked(do(journey, owner, "continued"))
    card = shown(office.sends(owner, reasons, REASONS))
    assert "it continues as it is" in text_of(card)
    case = case_of(journey)
    assert case.proposals[0].review_on == dt.date(2026, 9, 9)
    (letter,) = [x for x in case.letters if x.kind is LetterKind.REVIEW_OUTCOME]
    assert (letter.subject_id, set(letter.free)) == (case.reviews[0].id, {"reason", "implications"})
    again = office.opens(owner, button(card, "Do the review"))
    assert again.form.with_answers({}).inputs[0].value is None, "no draft is left of what was sent"


@pytest.mark.section("9.1")
def test_thirteen_months_are_refused_at_the_field_with_the_answers_kept(journey: Journey) -> None:
    same = asked(do(journey, journey.people.proposer, "continued", next_review_on="2027-04-10"))
    assert set(same.errors) == {"next_review_on"}
    assert "12 months" in same.errors["next_review_on"]
    assert [field.value for field in same.form.inputs] == ["continued", dt.date(2027, 4, 10)]


@pytest.mark.section("9.2")
@pytest.mark.parametrize("missing", ["reason", "implications"])
def test_the_reason_and_what_it_means_are_needed(journey: Journey, missing: str) -> None:
    owner = journey.people.proposer
    reasons = asked(do(journey, owner, "continued"))
    same = asked(journey.office.sends(owner, reasons, {**REASONS, missing: ""}))
    assert set(same.errors) == {missing}
    assert set(asked(do(journey, owner, "")).errors) == {"outcome"}


@pytest.mark.section("9.2")
def test_loosening_takes_effect_at_once_and_what_is_stricter_is_shown_at_its_field(journey: Journey) -> None:
    office, owner = journey.office, journey.people.proposer
    restriction = case_of(journey).restrictions[0].id
    changes = asked(do(journey, owner, "amended", next_review_on="2026-05-01"))
    assert {f.name for f in changes.form.inputs} >= {"ends", f"{restriction}_end", f"{restriction}_medium"}
    same = asked(office.sends(owner, changes, {f"{restriction}_end": "2026-12-01"}))
    assert set(same.errors) == {f"{restriction}_end"}
    same = asked(office.sends(owner, same, {f"{restriction}_end": "2026-09-09"}))
    assert set(same.errors) == {"ends"}, "nothing was changed"
    reasons = asked(office.sends(owner, same, {f"{restriction}_end": "2026-05-31"}))
    shown(office.sends(owner, reasons, REASONS))
    assert "Until 31 May 2026" in journey.check()


@pytest.mark.section("9.2")
def test_a_next_review_after_the_new_end_has_its_way_back_to_the_first_step(journey: Journey) -> None:
    office, owner = journey.office, journey.people.proposer
    restriction = case_of(journey).restrictions[0].id
    changes = asked(do(journey, owner, "amended"))
    reasons = asked(office.sends(owner, changes, {f"{restriction}_end": "2026-05-31"}))
    same = asked(office.sends(owner, reasons, REASONS))
    assert "31 May 2026" in same.problem
    assert same.instead is not None
    first = office.opens(owner, button(same.instead, "Change the review"))
    assert first.form.step == "outcome"
    changes = asked(office.sends(owner, first, {"next_review_on": "2026-05-20"}))
    reasons = asked(office.sends(owner, changes, {}))
    shown(office.sends(owner, reasons, REASONS))
    assert case_of(journey).proposals[0].review_on == dt.date(2026, 5, 20)


@pytest.mark.section("9.2")
def test_what_is_ended_no_longer_shows_and_its_letter_is_drafted(journey: Journey) -> None:
    office, owner = journey.office, journey.people.proposer
    reasons = asked(do(journey, owner, "ended"))
    assert "implications" not in {field.name for field in reasons.form.inputs}
    shown(office.sends(owner, reasons, {"reason": "You have been calm."}))
    assert "No restriction in force" in journey.check()
    assert office.card_for(owner, "Letter of the end")


@pytest.mark.section("9.1")
def test_of_two_reviewers_one_reviews_and_the_other_hears_who(journey: Journey) -> None:
    office, people = journey.office, journey.people
    slower = asked(do(journey, people.approver, "ended"))
    quicker = asked(do(journey, people.proposer, "continued"))
    shown(office.sends(people.proposer, quicker, REASONS))
    late = shown(office.sends(people.approver, slower, {"reason": "It is over."}))
    assert late.title == "Somebody was first"
    assert "Nia Roberts was first" in text_of(late)
    assert "No restriction in force" not in journey.check()


def test_a_restart_in_the_middle_of_a_review_loses_nothing(journey: Journey) -> None:
    office, owner = journey.office, journey.people.proposer
    do(journey, owner, "amended", next_review_on="2026-05-01")
    office.desk = Desk(office.store, adra(), CALENDAR, lambda: office.at)
    home = office.desk.home(owner.id)
    again = office.opens(owner, button(home, "Go on: the review"))
    assert again.form.step == "outcome" or again.form.step == "changes"
    first = office.opens(owner, button(journey.review_card(owner), "Do the review"))
    assert [field.value for field in first.form.inputs] == ["amended", dt.date(2026, 5, 1)]


@pytest.mark.section("9.1")
def test_only_managers_review_and_only_those_who_may_read_see_it(journey: Journey) -> None:
    office, people = journey.office, journey.people
    for person in (people.colleague, people.reporter, people.slt, people.records, people.admin):
        answer = office.shows(person, Action("review", journey.case_subject()))
        assert answer.title == "Not open to you"
        assert office.shows(person, Action("take-over", journey.case_subject())).title == "Not open to you"
        assert office.shows(person, Action("end", journey.case_subject())).title == "Not open to you"
    assert office.shows(people.colleague, Action("see-review", journey.case_subject())).title == (
        "Not open to you"
    )


@pytest.mark.section("9.1")
def test_a_manager_takes_over_and_the_review_is_theirs(journey: Journey) -> None:
    office, approver = journey.office, journey.people.approver
    card = office.shows(approver, button(journey.review_card(approver), "Take over"))
    assert "Looked after by: Tom Ellis" in text_of(card)
    to_day(journey, dt.date(2026, 7, 27))
    tick_now(office)
    assert office.card_for(approver, "A review is due")


@pytest.mark.section("9.2")
def test_an_extension_is_proposed_with_what_applies_filled_in_and_signed_off_by_another(
    journey: Journey,
) -> None:
    office, people = journey.office, journey.people
    to_day(journey, dt.date(2026, 8, 26))
    kinds = asked(do(journey, people.proposer, "stricter"))
    assert (kinds.form.use_case, kinds.form.step) == ("proposal", "kinds")
    filled = {field.name: field.value for field in kinds.form.inputs}
    assert (filled["kinds"], filled["services"]) == (("one_medium",), ("rent",))
    particulars = asked(office.sends(people.proposer, kinds, {}))
    assert particulars.form.inputs[0].value == "letter"
    reasons = asked(office.sends(people.proposer, particulars, {}))
    weighed = {question.key: f"Weighed again: {question.key}." for question in adra().proportionality}
    shown(office.sends(people.proposer, reasons, {**weighed, **REASONS, "confirmed": "yes"}))
    approval = office.card_for(people.approver, "Approval needed")
    assert "Replaces" in {fact.label for fact in approval.facts}
    office.shows(people.approver, button(approval, "Approve"))
    _, new = case_of(journey).restrictions
    assert new.effective_from is None
    assert "Until 9 September 2026" in journey.check()
    letter = office.card_for(people.proposer, "Outcome of the review")
    assert letter
    with office.store.read() as reader:
        drafts = [draft.use_case for draft in reader.forms.drafts(people.proposer.id)]
    assert "review" not in drafts


@pytest.mark.section("9.3")
def test_an_overdue_review_shows_on_the_check_the_case_and_the_review(journey: Journey) -> None:
    to_day(journey, dt.date(2026, 8, 27))
    tick_now(journey.office)
    assert "Review overdue since 26 August 2026" in journey.check()
    owner = journey.people.proposer
    case = journey.office.shows(owner, Action("case", journey.case_subject()))
    assert "Review overdue since 26 August 2026." in text_of(case)
    assert "overdue since 26 August 2026" in text_of(journey.office.shows(owner, button(case, "Review")))


@pytest.mark.section("9.1")
def test_a_review_stays_in_the_home_when_no_reminder_comes_any_more_and_goes_with_the_end(
    journey: Journey,
) -> None:
    office, owner = journey.office, journey.people.proposer
    for day in (dt.date(2026, 9, 2), dt.date(2026, 9, 9)):
        to_day(journey, day)
        tick_now(office)
        assert "A review is due" in text_of(office.desk.home(owner.id))
    to_day(journey, dt.date(2026, 9, 10))
    tick_now(office)
    assert "A review is due" not in text_of(office.desk.home(owner.id))
    assert "Letter of the end" in {card.title for card in office.inbox(owner)}
    with office.store.read() as reader:
        (record,) = reader.records(what="restrictions-over")
        assert record.actor_id is None
        assert {row.kind for row in reader.due.of_case(case_of(journey).id)} == {"letter", "report"}
    tick_now(office)
    assert len([x for x in case_of(journey).letters if x.kind is LetterKind.ENDED]) == 1


@pytest.mark.section("9.3")
def test_where_the_landlord_says_so_a_missed_review_ends_the_restriction_and_everybody_hears(
    journey: Journey,
) -> None:
    office, owner = journey.office, journey.people.proposer
    office.desk = Desk(office.store, LAPSES, CALENDAR, lambda: office.at)
    to_day(journey, dt.date(2026, 8, 26))
    tick_now(office, LAPSES)
    assert "Contact only by letter" in journey.check()
    office.at = CALENDAR.moment(dt.date(2026, 8, 27), dt.time(0, 1))
    assert "No restriction in force" in journey.check(), "before any clock has run"
    to_day(journey, dt.date(2026, 8, 27))
    tick_now(office, LAPSES)
    assert office.card_for(owner, "A restriction lapsed")
    said = [text_of(card) for card in office.inbox(journey.people.director)]
    assert any("A restriction lapsed" in text and "told as Director" in text for text in said)
    assert "Letter of the end" in {card.title for card in office.inbox(owner)}
    with office.store.read() as reader:
        (record,) = reader.records(what="restriction-lapsed")
        assert record.actor_id is None
    refused = office.shows(owner, Action("review", journey.case_subject()))
    assert "Nothing of this decision applies any more" in text_of(refused)
    office.desk = Desk(office.store, adra(), CALENDAR, lambda: office.at)
    assert "No restriction in force" in journey.check()


@pytest.mark.parametrize("word", ["see-review", "review", "comment", "end", "invite", "take-over"])
def test_each_is_typed_too_and_says_what_is_missing_where_nothing_is_restricted(
    journey: Journey, word: str
) -> None:
    office, manager = journey.office, journey.people.approver
    answer = office.types(manager, f"/contact {word} cc 2026 1")
    assert answer is not None
    with office.store.write() as unit:
        (case,) = unit.cases.of_customer(journey.customer.id)
        restriction = unit.cases.get(case.id, for_update=True).restrictions[0]
        restriction.effective_from = None
        unit.record(recorded("case-read", "13", None, office.at), notices=())
    assert "Not yet" in shown(office.types(manager, f"/contact {word} cc 2026 1")).title
