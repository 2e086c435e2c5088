"""Who had taken which part before a moment; what came later is none (P7.3)."""

import datetime as dt
from collections.abc import Callable
from dataclasses import fields
from typing import get_args, get_origin, get_type_hints
from uuid import UUID

import pytest

from policy.appeal import Appeal, AppealOutcome
from policy.arrangement import Arrangement
from policy.case import Case, Nudge
from policy.exception import ContactException
from policy.incident import InterimControl
from policy.informal import InformalAction
from policy.involvement import Part
from policy.letter import LetterKind
from policy.ombudsman import Referral, ReferredBy
from policy.played import BEGAN, played_before
from policy.restriction import Restriction
from policy.review import Review
from policy.safety import SafetyDecision
from policy.safety_register import RegisterOutcome, RegisterReview
from policy.seven_day import SevenDay
from tests.factories import Stage, Story, a_case, a_contact, an_action, an_incident, utc

DAY = dt.timedelta(days=1)
AT = utc("2026-04-01 10:00")  # when the appeal is decided
MINE = UUID(int=7)  # somebody who has no part so far
OTHER = UUID(int=8)


def played(story: Story, at: dt.datetime = AT) -> frozenset[Part]:
    return played_before(story.case, MINE, at, story.calendar)


def contact(story: Story, at: dt.datetime) -> None:
    made = a_contact(story, staff_id=MINE, kinds=["excessive_contact"])
    made.logged_at = at
    story.case.contacts.append(made)


def arranged(story: Story, at: dt.datetime) -> None:
    day = story.today
    story.case.arrangements.append(Arrangement("strategy_meeting", OTHER, [str(MINE)], day, OTHER, at))


def safety(story: Story, at: dt.datetime) -> None:
    reason = story.keep("He followed her.")
    story.case.safety_decisions.append(SafetyDecision(OTHER, MINE, at, True, reason))


def register(story: Story, at: dt.datetime) -> None:
    story.case.register_reviews.append(RegisterReview(OTHER, RegisterOutcome.KEPT, MINE, at, None))


def extended(story: Story, at: dt.datetime) -> None:
    day = story.calendar.day(at)
    story.case.interim_controls.append(InterimControl(OTHER, "not_alone", day, day, MINE))


def acted(story: Story, at: dt.datetime) -> None:
    action: InformalAction = an_action(story, taken_by=MINE)
    action.recorded_at = action.taken_at = at
    story.case.informal_actions.append(action)


def restricted(story: Story, at: dt.datetime) -> None:
    """Named as the contact in something of up to 7 days."""
    asked = SevenDay(OTHER, at, story.keep("He rang again."))
    day, who = story.today, {"contact": str(MINE)}
    story.case.seven_days.append(asked)
    story.case.restrictions.append(
        Restriction(None, "single_point_of_contact", who, ["rent"], day, day, seven_day_id=asked.id)
    )


def drafted(story: Story, at: dt.datetime) -> None:
    letter = story.a_letter(LetterKind.WARNING, OTHER, story.staff.proposer)
    letter.owner_id, letter.drafted_at = MINE, at
    story.case.letters.append(letter)


def referred(story: Story, at: dt.datetime) -> None:
    story.case.referrals.append(Referral(ReferredBy.LANDLORD, story.today, MINE, at))


def declined(story: Story, at: dt.datetime) -> None:
    story.case.exceptions.append(ContactException("", [], MINE, at, refused=True))


# The same, by something done later with what was there before.


def looked_at(story: Story, at: dt.datetime) -> None:
    incident = an_incident(story, "2026-03-02 09:00")
    incident.reported_at, incident.outcome_by_id, incident.outcome_at = story.at, MINE, at
    story.case.incidents.append(incident)


def ended(story: Story, at: dt.datetime) -> None:
    asked = SevenDay(OTHER, story.at, story.keep("He rang again."))
    asked.ended_by_id, asked.ended_at = MINE, at
    story.case.seven_days.append(asked)


def one_of_two(story: Story, at: dt.datetime) -> None:
    story.proposal.manager_id, story.proposal.manager_at = MINE, at


def reviewed(story: Story, at: dt.datetime) -> None:
    story.case.reviews.append(Review(story.proposal.id, story.today, story.at, by_id=MINE, at=at))


def decided_another(story: Story, at: dt.datetime) -> None:
    request = story.keep("Look again.")
    made = Appeal(story.proposal.id, story.today, "phone", "", request, OTHER, story.at)
    made.reviewer_id, made.outcome, made.decided_at = MINE, AppealOutcome.STAYS, at
    story.case.appeals.append(made)


@pytest.mark.section("7.3")
@pytest.mark.parametrize(
    ("takes", "part"),
    [
        (contact, Part.CONTACTED),
        (arranged, Part.STRATEGY),
        (safety, Part.SAFETY),
        (register, Part.SAFETY),
        (extended, Part.SAFETY),
        (acted, Part.ACTED),
        (restricted, Part.CONTACT),
        (drafted, Part.PREPARED),
        (referred, Part.REFERRED),
        (declined, Part.DECLINED),
        (looked_at, Part.HANDLED_REPORT),
        (ended, Part.DECIDER),
        (one_of_two, Part.DECIDER),
        (reviewed, Part.REVIEWED),
        (decided_another, Part.REVIEWER),
    ],
)
def test_a_part_counts_when_it_was_taken_before(
    takes: Callable[[Story, dt.datetime], None], part: Part
) -> None:
    story = a_case(Stage.IN_FORCE)
    takes(story, AT - DAY)
    assert played(story) == {part}
    story = a_case(Stage.IN_FORCE)
    takes(story, AT + DAY)
    assert played(story) == frozenset()
    assert played(story, AT + 2 * DAY) == {part}


@pytest.mark.section("7.3")
def test_the_moment_itself_is_not_before_it_and_a_day_is() -> None:
    story = a_case(Stage.IN_FORCE)
    safety(story, AT)
    arranged(story, AT)
    decided_another(story, AT)
    assert played(story) == frozenset(), "whoever decides the appeal had not decided it"
    extended(story, AT)
    assert played(story) == {Part.SAFETY}


@pytest.mark.section("7.3")
def test_every_kind_of_part_has_its_moment() -> None:
    """A list of parts that is added to the case is counted by when it began."""
    hints = get_type_hints(Case).values()
    kinds = {get_args(hint)[0] for hint in hints if get_origin(hint) is list}
    assert Nudge in kinds
    without = {kind for kind in kinds if not {each.name for each in fields(kind)} & set(BEGAN)}
    assert without == {InterimControl, Restriction}, "these two have their own rule"
