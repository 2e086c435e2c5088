"""Every part of a case has its place in its bundle, and what is about another customer has none (P7.6)."""

import datetime as dt
from dataclasses import fields, replace
from typing import get_origin, get_type_hints
from uuid import uuid4

import pytest

from notices.bundle import CHAPTERS, TOLD_IN, chapters, passages
from notices.bundle_parts import Source
from policy.addendum import Addendum
from policy.adjustment import Adjustment, AdjustmentKind
from policy.appeal import AppealOutcome
from policy.arrangement import Arrangement, ArrangementOutcome
from policy.case import Case
from policy.comment import Comment
from policy.complaint import Complaint
from policy.correction import Correction
from policy.exception import ContactException
from policy.extreme import Authority, AuthorityStep
from policy.held import HeldMessage
from policy.incident import InterimControl
from policy.injury import InjuryKind, ReportableInjury
from policy.no_way import NoWay
from policy.not_registered import Declined, NotRegistered
from policy.ombudsman import Referral, ReferredBy
from policy.ombudsman_request import OmbudsmanRequest
from policy.people import Person
from policy.record import recorded
from policy.restriction import Restriction
from policy.review import Review
from policy.routes import Route
from policy.safety import SafetyDecision
from policy.safety_register import RegisterOutcome, RegisterReview
from policy.seven_day import SevenDay
from policy.suspension import Suspension
from tests.factories import Stage, Story, a_case, a_contact, an_action, utc
from tests.notices.test_bundle import source

DAY = dt.timedelta(days=1)
LISTS = sorted(name for name, hint in get_type_hints(Case).items() if get_origin(hint) is list)


def whole() -> Story:
    """A case with something in each of its lists."""
    story = a_case(Stage.APPEAL_DECIDED)
    case, keep, at, day = story.case, story.keep, story.at, story.today
    colleague, safety = story.staff.colleague.id, story.staff.safety.id
    incident = case.incidents[0]
    incident.referred_at, incident.referred_by_id = incident.reported_at, story.staff.line_manager.id
    incident.referral_passage, incident.hurt = keep("I fear for her."), True
    case.addenda.append(Addendum(incident.id, keep("He also threw a cup."), incident.reporter_id, at))
    first, last = dt.date(2026, 3, 2), dt.date(2026, 3, 9)
    case.interim_controls.append(InterimControl(incident.id, "not_alone", first, last))
    more = InterimControl(
        incident.id, "not_alone", last, last + 2 * DAY, safety, keep("Two of us were away.")
    )
    case.interim_controls.append(more)
    made = SafetyDecision(incident.id, safety, at, True, keep("He followed her."), ["phone_first"], day)
    made.told, made.untold_passage = False, keep("It could anger him.")
    case.safety_decisions.append(made)
    looked = RegisterReview(made.id, RegisterOutcome.KEPT, safety, at, keep("Nothing happened."))
    case.register_reviews.append(looked)
    hurt = ReportableInjury(incident.id, InjuryKind.SERIOUS, safety, at, day, "F2508-1", safety)
    case.injuries.append(hurt)
    case.informal_actions.append(an_action(story))
    case.authority_steps.append(AuthorityStep(Authority.POLICE, day, colleague, at, "C1"))
    contact = a_contact(story, "2026-03-18 09:00", minutes=20, kinds=["excessive_contact"], service="rent")
    contact.note_passage = keep("The same question again.")
    case.contacts += [contact, a_contact(story, "2026-01-06 09:00")]
    over = utc("2026-03-20 10:00")
    case.no_ways.append(NoWay(at, dt.date(2026, 3, 18), [str(story.restriction.id)], over))
    meeting = Arrangement("meeting", colleague, [str(story.staff.witness.id)], day, colleague, at)
    meeting.note_passage, meeting.outcome_passage = keep("In the office."), keep("She was calm.")
    meeting.outcome, meeting.closed_at, meeting.closed_by_id = ArrangementOutcome.DONE, at, colleague
    support = Arrangement("staff_support", colleague, [], day, colleague, at, keep("She is unwell."))
    case.arrangements += [meeting, support]
    asked = SevenDay(colleague, at, keep("He rang again."))
    asked.ended_at, asked.ended_by_id, asked.ended_passage = at, colleague, keep("She apologised.")
    story.records.append(recorded("seven-day-ended", "5", story.staff.colleague, at, subject_id=asked.id))
    case.seven_days.append(asked)
    held = Suspension(
        story.appeal.id, story.restriction.id, story.staff.slt.id, at, day, keep("It hurts her.")
    )
    held.over_on = day + DAY
    case.suspensions.append(held)
    case.reviews.append(Review(story.proposal.id, day, at))
    case.comments.append(Comment(story.proposal.id, day, "phone", keep("Too long."), colleague, at))
    wrong = Correction(story.warning.id, day, "phone", "", keep("It was Tuesday."), colleague, at)
    case.corrections.append(wrong)
    case.adjustments.append(Adjustment(AdjustmentKind.LARGE, day, keep("Please."), colleague, at))
    case.exceptions.append(ContactException("emergency_repair", [], colleague, at))
    case.held_messages.append(HeldMessage(at, "email", keep("Help."), [], colleague, at))
    declined = next(iter(Declined))
    rent, bill = keep("Rent."), keep("A new bill.")
    case.not_registered.append(NotRegistered(declined, day, rent, rent, bill, colleague, at))
    complaint = Complaint(Route.COMPLAINT, day, "email", "Her sister", keep("Unfair."), colleague, at)
    case.complaints.append(complaint)
    went = Referral(ReferredBy.CUSTOMER, day, colleague, at)
    case.referrals.append(went)
    case.ombudsman_requests.append(OmbudsmanRequest(went.id, day, day, keep("The file."), colleague, at))
    return story


def read(made_from: Source, story: Story, part: str) -> str:
    """The chapter that tells of a part: its lines, and the texts that stand in it."""
    lines = (
        f"{line.text}: {story.kept[line.passage]}" if line.passage else line.text
        for line in TOLD_IN[part](made_from).said
    )
    return "\n".join(lines)


def said(story: Story, part: str, reader: Person | None = None) -> str:
    made_from = source(story)
    return read(replace(made_from, reader=reader or made_from.reader), story, part)


@pytest.mark.section("7.6")
def test_every_list_of_parts_of_a_case_has_its_chapter() -> None:
    assert set(LISTS) == set(TOLD_IN), "a part of a case that the bundle does not know"
    assert set(TOLD_IN.values()) <= set(CHAPTERS)
    assert {each.name for each in fields(Case)} >= set(TOLD_IN)


@pytest.mark.section("7.6")
@pytest.mark.parametrize("part", [name for name in LISTS if name != "nudges"])
def test_the_chapter_says_something_of_it(part: str) -> None:
    """Without what is in the list the chapter reads differently."""
    story = whole()
    assert getattr(story.case, part), f"the test has no {part}"
    made_from = source(story)
    before = read(made_from, story, part)
    setattr(story.case, part, [])
    assert read(made_from, story, part) != before


@pytest.mark.section("7.6")
@pytest.mark.parametrize(
    ("part", "lines"),
    [
        ("addenda", ["Added by Gwen Thomas, 30 March 2026 at", "He also threw a cup."]),
        (
            "contacts",
            [
                "Week from 5 January 2026: 1 contact\n",
                "Week from 16 March 2026: 1 contact, 20 minutes",
                "Contact, 18 March 2026 at 09:00",
                "With: Alice Turner",
                "Logged by: Alice Turner, 30 March 2026",
                "Note: The same question again.",
            ],
        ),
        (
            "no_ways",
            [
                "No way of contact open from 18 March 2026",
                "Open again: 20 March 2026 at 10:00",
                "Closed by: Contact only by letter",
            ],
        ),
        (
            "arrangements",
            [
                "(Alice Turner; taking part: Dylan Price)",
                "By when: 30 March 2026",
                "Note: In the office.",
                "How it went: She was calm.",
            ],
        ),
        (
            "safety_decisions",
            [
                "Sent by: Huw Pritchard",
                "Why it was sent: I fear for her.",
                "Interim control: do not visit alone: 2 March 2026 to 9 March 2026",
                "Extended by Owen Davies: 9 March 2026 to 11 March 2026",
                "Why the control goes on: Two of us were away.",
                "Decided by: Owen Davies",
                "Decision: On the register",
                "Why it was decided: He followed her.",
                "Why not told: It could anger him.",
                "Outcome: Keep it as it is",
                "Reason: Nothing happened.",
                "Is it reportable?: Reportable: death or specified injury",
                "Reference: F2508-1",
            ],
        ),
        ("seven_days", ["Ended early by: Alice Turner", "Why it was ended early: She apologised."]),
        (
            "appeals",
            [
                "Suspended from 30 March 2026, until 31 March 2026: Contact only by letter",
                "By: Sioned Parry",
                "The customer was told: Not in a letter",
                "Why it was suspended: It hurts her.",
                "stayed as it was",
            ],
        ),
    ],
)
def test_what_it_says_of_it(part: str, lines: list[str]) -> None:
    text, at = said(whole(), part), 0
    for line in lines:
        assert line in text[at:], (line, text)
        at = text.index(line, at)


@pytest.mark.section("7.3")
def test_an_outside_reviewer_and_what_became_of_each_restriction() -> None:
    story = a_case(Stage.APPEAL_DECIDED)
    appeal, restriction = story.appeal, story.restriction
    second = Restriction(
        story.proposal.id, "one_medium", {"medium": "letter"}, ["rent"], story.today, story.today
    )
    third = Restriction(
        story.proposal.id, "one_medium", {"medium": "phone"}, ["rent"], story.today, story.today
    )
    story.case.restrictions += [second, third]
    appeal.outside_name, appeal.outside_organisation, appeal.reviewer_id = "Mari Wyn", "Tai Lleol", None
    appeal.outcome, restriction.ended_on = AppealOutcome.CHANGED, story.today
    decided = next(x for x in story.records if x.what == "appeal-stays")
    decided.what, decided.facts = "appeal-changed", {"changed": [str(restriction.id), str(second.id)]}
    named = recorded("appeal-outside-named", "7", story.staff.director, story.at, subject_id=appeal.id)
    story.records.append(named)
    text = said(story, "appeals")
    assert "Mari Wyn (Tai Lleol), from outside" in text
    assert "Reviewer from outside named by: Elin Vaughan" in text
    assert "Decision recorded by: Sioned Parry" in text
    assert [
        line.split(": ", 1)[1] for line in text.splitlines() if ": changed" in line or ": stayed" in line
    ] == [
        "changed; first day without it: 30 March 2026",
        "changed; it ends on 30 March 2026",
        "stayed as it was",
    ]


@pytest.mark.section("13.6")
def test_a_report_about_another_customer_is_named_and_gives_nothing_away() -> None:
    story = whole()
    incident = story.case.incidents[0]
    incident.outcome_passage, incident.where = story.keep("Nothing further."), "At the depot"
    texts = {
        incident.happened_passage,
        incident.outcome_passage,
        incident.referral_passage,
        *(x.text_passage for x in story.case.addenda),
        *(x.reason_passage for x in story.case.safety_decisions),
        *(x.untold_passage for x in story.case.safety_decisions),
        *(x.reason_passage for x in story.case.register_reviews),
        *(x.reason_passage for x in story.case.interim_controls if x.reason_passage),
    }
    assert texts <= set(passages(chapters(source(story))))
    incident.wrong_customer_at, incident.wrong_customer_by_id = story.at, story.staff.line_manager.id
    incident.right_customer_id = uuid4()
    made = chapters(source(story))
    assert not texts & set(passages(made))
    text = "\n".join(line.text for chapter in made for line in chapter.said)
    assert "A report of 2 March 2026" in text
    assert "about another customer" in text
    assert "Taken from this case by: Huw Pritchard, 30 March 2026" in text
    assert "another customer, and its text is left out here (§8)" in text
    assert "At the depot" not in text
    assert "F2508-1" not in text
    assert str(incident.right_customer_id) not in text


@pytest.mark.section("13.6")
def test_what_is_noted_of_support_for_staff_is_left_out() -> None:
    assert "Arranged: " in said(whole(), "arrangements")
    assert "She is unwell." not in said(whole(), "arrangements")


@pytest.mark.section("13.6")
def test_what_the_group_wrote_is_there_as_far_as_the_reader_may_read_it() -> None:
    story = whole()
    text = said(story, "safety_decisions", story.staff.colleague)
    assert "Why it was decided: not open to you" in text
    assert "He followed her." not in text
    own = said(story, "safety_decisions", story.staff.safety)
    assert "He followed her." in own


@pytest.mark.section("X2")
def test_an_injury_that_nobody_answered_or_reported() -> None:
    story = whole()
    story.case.injuries[0].reported_on = None
    assert "Reported on: Not yet" in said(story, "injuries")
    story.case.injuries.clear()
    assert "Nobody has said whether it is reportable." in said(story, "injuries")
