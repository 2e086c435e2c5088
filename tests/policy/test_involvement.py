"""Who took which part in a case: each bars from the appeal, some from the sign-off (P7.1, P7.3)."""

from collections.abc import Callable
from uuid import UUID

import pytest

from policy.arrangement import Arrangement
from policy.contact import Contact
from policy.exception import ContactException
from policy.incident import InterimControl
from policy.involvement import BARRED_FROM_SIGNOFF, Part, parts_of
from policy.letter import LetterKind
from policy.not_registered import Declined, NotRegistered
from policy.ombudsman import Referral, ReferredBy
from policy.review import Review, ReviewOutcome
from policy.safety import SafetyDecision
from policy.safety_register import RegisterOutcome, RegisterReview
from policy.seven_day import SevenDay
from tests.factories import REVIEW, Stage, Story, a_case, an_action, take_appeal
from tests.refusals import refused

Involve = Callable[[Story, UUID], object]


def _set(name: str, pick: Callable[[Story], object], as_list: bool = False) -> Involve:
    return lambda story, person: setattr(pick(story), name, [str(person)] if as_list else person)


def a_seven_day(story: Story) -> SevenDay:
    """A decision of up to 7 days that nobody of the staff took a part in yet."""
    story.case.seven_days.append(SevenDay(UUID(int=1), story.at, story.keep("It goes on.")))
    return story.case.seven_days[-1]


def _named_as_contact(story: Story, person: UUID) -> None:
    story.restriction.particulars = {"contact": str(person), "deputy": "", "medium": "letter", "times": 3}


def _reviewed(story: Story, person: UUID) -> None:
    done = Review(story.proposal.id, REVIEW, story.at, outcome=ReviewOutcome.CONTINUED, by_id=person)
    story.case.reviews.append(done)


def _refused_an_exception(story: Story, person: UUID) -> None:
    story.case.exceptions.append(ContactException("", [], person, story.at, refused=True))


def _declined_a_complaint(story: Story, person: UUID) -> None:
    text, day = story.keep("The fence."), story.today
    declined = NotRegistered(Declined.NOT_REGISTERED, day, text, text, text, person, story.at)
    story.case.not_registered.append(declined)


def _had_a_contact(story: Story, staff: UUID, by: UUID, *kinds: str) -> None:
    story.case.contacts.append(Contact(story.at, "phone", staff, by, story.at, kinds=list(kinds)))


def _arranged(measure: str, name: str) -> Involve:
    """A measure is arranged; somebody plays one part in it."""

    def involve(story: Story, person: UUID) -> None:
        nobody = UUID(int=1)
        made = Arrangement(measure, nobody, [], story.today, nobody, story.at)
        setattr(made, name, [str(person)] if name == "people_ids" else person)
        story.case.arrangements.append(made)

    return involve


def _decided_for_the_group(story: Story, person: UUID) -> None:
    incident, reason = story.case.incidents[0].id, story.keep("Nothing to fear.")
    story.case.safety_decisions.append(SafetyDecision(incident, person, story.at, False, reason))


def _looked_at_the_register(story: Story, person: UUID) -> None:
    reason = story.keep("Nothing has happened since.")
    done = RegisterReview(UUID(int=1), RegisterOutcome.REMOVED, person, story.at, reason)
    story.case.register_reviews.append(done)


def _extended_the_control(story: Story, person: UUID) -> None:
    incident, day = story.case.incidents[0].id, story.today
    story.case.interim_controls.append(InterimControl(incident, "", day, day, extended_by_id=person))


def _referred(story: Story, person: UUID) -> None:
    made = Referral(ReferredBy.LANDLORD, story.today, person, story.at)
    story.case.referrals.append(made)


WAYS: list[tuple[Part, Involve]] = [
    (Part.ACTED, lambda s, person: s.case.informal_actions.append(an_action(s, taken_by=person))),
    (Part.ASKED, _set("asked_by_id", lambda s: a_seven_day(s))),
    (Part.DECIDER, _set("decided_by_id", lambda s: a_seven_day(s))),
    (Part.TOLD, _set("told_by_id", lambda s: a_seven_day(s))),
    (Part.REPORTER, _set("reporter_id", lambda s: s.case.incidents[0])),
    (Part.WITNESS, _set("witness_ids", lambda s: s.case.incidents[0], as_list=True)),
    (Part.HARMED, _set("harmed_ids", lambda s: s.case.incidents[0], as_list=True)),
    (Part.HANDLED_REPORT, _set("acknowledged_by_id", lambda s: s.case.incidents[0])),
    (Part.HANDLED_REPORT, _set("outcome_by_id", lambda s: s.case.incidents[0])),
    (Part.PREPARED, _set("started_by_id", lambda s: s.formal)),
    (Part.PREPARED, _set("considered_by_id", lambda s: s.formal)),
    (Part.PREPARED, _set("measured_by_id", lambda s: s.formal)),
    (Part.PREPARED, _set("owner_id", lambda s: s.warning)),
    (Part.PROPOSER, _set("proposer_id", lambda s: s.proposal)),
    (Part.DECIDER, _set("decided_by_id", lambda s: s.proposal)),
    (Part.OWNER, _set("owner_id", lambda s: s.proposal)),
    (Part.OWNER, _set("owned_before", lambda s: s.proposal, as_list=True)),
    (Part.REVIEWED, _reviewed),
    (Part.CONTACT, _named_as_contact),
    (Part.LETTER_ISSUER, _set("issued_by_id", lambda s: s.warning)),
    (Part.LETTER_ISSUER, _set("issued_by_id", lambda s: s.decision)),
    (Part.LETTER_ISSUER, _set("translated_by_id", lambda s: s.decision)),
    (Part.DECLINED, _refused_an_exception),
    (Part.DECLINED, _declined_a_complaint),
    (Part.CONTACTED, lambda s, person: _had_a_contact(s, person, UUID(int=1), "excessive_contact")),
    (Part.CONTACTED, lambda s, person: _had_a_contact(s, UUID(int=1), person, "excessive_contact")),
    (Part.MEETING_OFFICER, _arranged("meeting", "people_ids")),
    (Part.MEETING_OFFICER, _arranged("meeting", "owner_id")),
    (Part.STRATEGY, _arranged("strategy_meeting", "people_ids")),
    (Part.STRATEGY, _arranged("strategy_meeting", "owner_id")),
    (Part.KEY_OFFICER, _arranged("key_officer", "people_ids")),
    (Part.KEY_OFFICER, _arranged("key_officer", "owner_id")),
    (Part.PREPARED, _arranged("advocate", "arranged_by_id")),
    (Part.HANDLED_REPORT, _set("referred_by_id", lambda s: s.case.incidents[0])),
    (Part.SAFETY, _decided_for_the_group),
    (Part.SAFETY, _looked_at_the_register),
    (Part.SAFETY, _extended_the_control),
    (Part.REFERRED, _referred),
]


@pytest.mark.section("7.3")
@pytest.mark.parametrize(("part", "involve"), WAYS)
def test_whoever_took_any_part_in_the_case_does_not_decide_the_appeal(part: Part, involve: Involve) -> None:
    story = a_case(Stage.APPEALED)
    involve(story, story.staff.slt.id)
    assert parts_of(story.case, story.staff.slt.id) == {part}
    with refused("took-part"):
        take_appeal(story)
    take_appeal(story, by=story.staff.other_slt)


@pytest.mark.section("7.3")
def test_an_earlier_reviewer_took_part_and_the_present_one_does_not_bar_themselves() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    assert parts_of(story.case, story.staff.slt.id) == frozenset()
    assert parts_of(a_case(Stage.APPEAL_DECIDED).case, story.staff.slt.id) == frozenset()
    decided = a_case(Stage.APPEAL_DECIDED)
    assert parts_of(decided.case, decided.staff.slt.id) == {Part.REVIEWER}


@pytest.mark.section("7.3")
def test_every_part_is_proved() -> None:
    assert {part for part, _ in WAYS} == set(Part) - {Part.REVIEWER}


@pytest.mark.section("7.3")
def test_having_logged_an_appeal_or_issued_a_letter_about_one_is_no_part() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    letter = story.a_letter(LetterKind.APPEAL_ACKNOWLEDGED, story.appeal.id, story.staff.slt)
    story.case.letters.append(letter)
    story.issue(letter, story.staff.slt)
    assert parts_of(story.case, story.staff.slt.id) == frozenset()
    assert parts_of(story.case, story.appeal.logged_by_id) == frozenset()


@pytest.mark.section("7.3")
def test_a_contact_in_which_nothing_seemed_wrong_is_no_part() -> None:
    story = a_case(Stage.APPEALED)
    _had_a_contact(story, story.staff.slt.id, story.staff.slt.id)
    assert parts_of(story.case, story.staff.slt.id) == frozenset()


@pytest.mark.section("7.1")
def test_the_signoff_is_closed_to_proposer_reporter_witness_and_harmed_alone() -> None:
    assert {Part.PROPOSER, Part.REPORTER, Part.WITNESS, Part.HARMED} == BARRED_FROM_SIGNOFF
