"""A message that was held back gets a human look in two working days (X3)."""

import datetime as dt
from itertools import islice

import pytest

from policy import complaint as complaint_rule
from policy import held as rule
from policy.access import may_read_passage
from policy.appeal import AppealOutcome
from policy.check import InForce
from policy.complaint import Complaint
from policy.due import open_things
from policy.exception import ContactException
from policy.held import HeldMessage, HeldOutcome
from policy.informal import act_informally
from policy.involvement import parts_of
from policy.openthing import OpenThing, escalated_to, waits_for
from policy.people import Person
from policy.record import Record
from policy.routes import Decided, Route
from tests.factories import Stage, Story, a_case, an_action, log_appeal, some_terms, utc
from tests.refusals import not_allowed, refused, stale
from tests.seven_days import ask, decide, gone_on, tell


def held(moment: str = "2026-03-18 10:00", story: Story | None = None) -> Story:
    """A case with one message held back at a moment."""
    story = story or a_case(Stage.IN_FORCE)
    story.at = utc(moment)
    in_force = [str(r.id) for r in story.case.decided if r.in_force(story.today)]
    message = HeldMessage(
        story.at, "email", story.keep("Please help."), in_force, story.staff.colleague.id, story.at
    )
    story.records.append(rule.log(story.case, message, story.staff.colleague))
    return story


def look(
    story: Story,
    outcome: HeldOutcome,
    by: Person | None = None,
    exception: ContactException | None = None,
) -> Record:
    """Somebody looks at the last message, now."""
    message, by = story.case.held_messages[-1], by or story.staff.proposer
    everyone = story.staff.everyone
    return rule.look_at(story.case, message, outcome, exception, by, story.at, everyone)


def waiting(story: Story) -> OpenThing:
    (thing,) = [x for x in open_things(story.case, story.pack, story.calendar) if x.kind == "held"]
    return thing


@pytest.mark.section("X3")
def test_whoever_has_left_looks_at_nothing() -> None:
    story = held()
    (message,) = story.case.held_messages
    assert rule.may_look(story.staff.proposer, story.case, message)
    story.staff.proposer.active = False
    assert not rule.may_look(story.staff.proposer, story.case, message)


@pytest.mark.section("X3")
def test_a_held_message_is_logged_whatever_is_in_force() -> None:
    for stage in (Stage.OPENED, Stage.REPORTED, Stage.IN_FORCE):
        story = held(story=a_case(stage))
        assert story.records[-1].what == "held-message-logged"
        assert story.records[-1].passages == [str(story.case.held_messages[0].text_passage)]


@pytest.mark.section("X3")
@pytest.mark.parametrize(
    ("arrived", "by", "first"),
    [
        ("2026-03-18 10:00", dt.date(2026, 3, 20), "2026-03-20 09:00"),
        ("2026-03-21 23:00", dt.date(2026, 3, 24), "2026-03-24 09:00"),  # a Saturday
        ("2026-04-02 15:00", dt.date(2026, 4, 8), "2026-04-08 08:00"),  # over Easter, in summer time
    ],
)
def test_the_two_working_days_count_from_its_arrival_over_weekends_and_bank_holidays(
    arrived: str, by: dt.date, first: str
) -> None:
    thing = waiting(held(arrived))
    assert thing.by == by
    assert [f"{at:%Y-%m-%d %H:%M}" for at in islice(thing.moments, 1)] == [first]


@pytest.mark.section("X3")
def test_a_message_that_is_logged_late_is_late_from_its_arrival() -> None:
    story = held()
    story.case.held_messages[0].logged_at = utc("2026-03-25 10:00")
    assert waiting(story).by == dt.date(2026, 3, 20)


@pytest.mark.section("X3")
def test_it_waits_for_the_owner_and_the_point_of_contact_and_then_for_the_director_too() -> None:
    story = Story()
    contact, deputy = str(story.staff.witness.id), str(story.staff.other_slt.id)
    terms = some_terms("single_point_of_contact", {"contact": contact, "deputy": deputy, "medium": "phone"})
    story = held(story=a_case(Stage.IN_FORCE, staff=story.staff, terms=(terms,)))
    people = story.staff.everyone
    assert [x.name for x in waits_for(waiting(story), people)] == [
        "Dylan Price",
        "Nia Roberts",
        "Rhys Morgan",
    ]
    assert waiting(story).step == "held-message"
    day = dt.date(2026, 3, 20)
    told = [escalated_to(waiting(story), stage, day, people) for stage in (0, 1)]
    assert told == [[], [story.staff.director]]


@pytest.mark.section("X3")
def test_where_nobody_keeps_it_it_waits_for_the_managers() -> None:
    story = held(story=a_case(Stage.REPORTED))
    assert waits_for(waiting(story), story.staff.everyone) == [story.staff.proposer, story.staff.approver]
    gone = held()
    gone.staff.proposer.active = False
    assert waits_for(waiting(gone), gone.staff.everyone) == [gone.staff.approver]


@pytest.mark.section("X3")
@pytest.mark.parametrize(
    "name", ["colleague", "reporter", "line_manager", "slt", "safety", "records", "admin"]
)
def test_nobody_else_says_what_it_is_nor_reads_it_for_having_logged_it(name: str) -> None:
    story = held()
    person, message = getattr(story.staff, name), story.case.held_messages[0]
    with not_allowed("not-your-message"):
        look(story, HeldOutcome.NONE, person)
    reads = name == "records"  # who reads the whole case
    assert may_read_passage(person, story.case, message.text_passage) is reads


@pytest.mark.section("X3")
def test_a_point_of_contact_reads_the_message_and_no_other_text() -> None:
    story = Story()
    contact, deputy = str(story.staff.witness.id), str(story.staff.other_slt.id)
    terms = some_terms("single_point_of_contact", {"contact": contact, "deputy": deputy, "medium": "phone"})
    story = held(story=a_case(Stage.IN_FORCE, staff=story.staff, terms=(terms,)))
    case, message = story.case, story.case.held_messages[0]
    assert may_read_passage(story.staff.witness, case, message.text_passage)
    assert not may_read_passage(story.staff.witness, case, case.incidents[0].happened_passage)
    story.staff.witness.active = False
    assert not may_read_passage(story.staff.witness, case, message.text_passage)


@pytest.mark.section("X3")
@pytest.mark.parametrize("outcome", [x for x in HeldOutcome if x is not HeldOutcome.EMERGENCY])
def test_a_look_ends_the_wait_once(outcome: HeldOutcome) -> None:
    story = held()
    assert story.case.open_on(dt.date(2030, 1, 1))
    record = look(story, outcome)
    assert (record.what, record.facts["outcome"]) == ("held-message-looked-at", outcome.value)
    assert not [x for x in open_things(story.case, story.pack, story.calendar) if x.kind == "held"]
    assert story.case.open_on(dt.date(2030, 1, 1)) is (outcome is HeldOutcome.APPEAL)
    with stale("held-looked-at", "Nia Roberts"):
        look(story, HeldOutcome.NONE, story.staff.approver)


@pytest.mark.section("8.5")
def test_an_emergency_in_it_is_let_through() -> None:
    story = held()
    with refused("emergency-without-exception", instead="emergency"):
        look(story, HeldOutcome.EMERGENCY)
    made = ContactException("emergency_repair", [], story.staff.proposer.id, story.at)
    look(story, HeldOutcome.EMERGENCY, exception=made)
    assert story.case.held_messages[0].exception_id == made.id


@pytest.mark.section("X3")
def test_what_is_pressed_is_an_outcome_or_a_ready_made_reason() -> None:
    pack = Story().pack
    assert rule.understood("emergency_repair", pack) == (HeldOutcome.EMERGENCY, "emergency_repair")
    assert rule.understood("safeguarding", pack) == (HeldOutcome.SAFEGUARDING, "safeguarding")
    assert rule.understood("appeal", pack) == (HeldOutcome.APPEAL, "")
    for forged in ("emergency", "new_matter", "", "nonsense"):
        with not_allowed("unknown-use-case"):
            rule.understood(forged, pack)


@pytest.mark.section("10")
def test_a_complaint_in_it_goes_the_way_of_every_other_from_the_day_it_came_in() -> None:
    story = held("2026-03-20 23:30")
    message, by = story.case.held_messages[0], story.staff.proposer
    story.at = utc("2026-03-23 10:00")
    look(story, HeldOutcome.COMPLAINT)
    complaint = rule.passed_on(story.case, message, by, story.calendar)
    assert complaint is not None
    assert complaint_rule.log(story.case, complaint, by, story.calendar).section == "10"
    assert (complaint.received_on, complaint.channel) == (dt.date(2026, 3, 20), "email")
    assert (complaint.text_passage, complaint.held_id) == (message.text_passage, message.id)
    assert complaint.route is Route.COMPLAINT
    other = held()
    look(other, HeldOutcome.APPEAL)  # a formal decision is appealed against: whoever saw it logs that
    assert rule.passed_on(other.case, other.case.held_messages[0], by, other.calendar) is None


@pytest.mark.section("11", "X3")
def test_a_request_to_look_again_at_up_to_seven_days_goes_to_the_review_of_decisions() -> None:
    story = gone_on()
    ask(story)
    decide(story)
    tell(story)
    story.at = utc("2026-03-05 09:00")
    act_informally(story.case, an_action(story), story.staff.colleague)  # held nothing back
    held("2026-03-05 10:00", story)
    message, by = story.case.held_messages[0], story.staff.director
    look(story, HeldOutcome.APPEAL, by)
    asked = rule.passed_on(story.case, message, by, story.calendar)
    assert asked is not None
    assert (asked.route, asked.about) == (Route.REVIEW, Decided.SEVEN_DAY)
    assert asked.about_id == story.case.seven_days[0].id
    assert complaint_rule.log(story.case, asked, by, story.calendar).what == "decision-review-logged"


@pytest.mark.section("10", "X3")
def test_where_nothing_was_decided_that_held_it_back_it_is_a_complaint_and_never_lost() -> None:
    story = held(story=a_case(Stage.REPORTED))
    look(story, HeldOutcome.APPEAL, story.staff.director)
    message = story.case.held_messages[0]
    asked = rule.passed_on(story.case, message, story.staff.director, story.calendar)
    assert asked is not None
    assert (asked.route, asked.about) == (Route.COMPLAINT, None)


@pytest.mark.section("7.3", "X3")
def test_what_is_added_to_an_open_appeal_reaches_whoever_decides_it() -> None:
    story = held()
    log_appeal(story)
    (appeal,), (message,) = story.case.appeals, story.case.held_messages
    everyone = story.staff.everyone
    assert rule.hears(story.case, message, everyone) == set(), "nobody has looked at it"
    story.at += dt.timedelta(hours=1)
    look(story, HeldOutcome.APPEAL)
    assert rule.passed_on(story.case, message, story.staff.proposer, story.calendar) is None
    assert {str(id) for id in rule.hears(story.case, message, everyone)} == set(appeal.offered_to)
    appeal.reviewer_id = story.staff.slt.id
    assert rule.hears(story.case, message, everyone) == {story.staff.slt.id}
    story.staff.slt.active = False
    assert rule.hears(story.case, message, everyone) == {story.staff.other_slt.id}, "who may take it over"
    appeal.reviewer_id, appeal.outside_name = None, "Ann Jones"
    assert rule.hears(story.case, message, everyone) == {story.staff.director.id}
    message.outcome = HeldOutcome.NEW_INFORMATION
    assert rule.hears(story.case, message, everyone) == set()
    message.outcome, appeal.logged_at = HeldOutcome.APPEAL, story.at + dt.timedelta(minutes=1)
    assert rule.hears(story.case, message, everyone) == set(), "this appeal was logged from it"


@pytest.mark.section("7.3", "X3")
def test_it_belongs_to_the_case_whose_formal_action_holds_it_back() -> None:
    week, formal = gone_on(), a_case(Stage.IN_FORCE)
    ask(week)
    decide(week)
    seven, lasting = (InForce(story.case.restrictions[0], None, None, story.case) for story in (week, formal))
    assert rule.belongs_to([seven, lasting]) is formal.case
    assert rule.belongs_to([seven]) is None
    assert rule.belongs_to([]) is None


@pytest.mark.section("7.3", "X3")
def test_what_was_added_to_an_appeal_never_comes_back_as_one_of_its_own() -> None:
    story = held()
    log_appeal(story)
    story.at += dt.timedelta(hours=1)
    look(story, HeldOutcome.APPEAL)
    (appeal,), (message,) = story.case.appeals, story.case.held_messages
    assert rule.added_to(story.case, message) == [appeal]
    appeal.outcome, appeal.decided_at = AppealOutcome.STAYS, story.at + dt.timedelta(days=1)
    assert rule.added_to(story.case, message) == [appeal]
    assert rule.hears(story.case, message, story.staff.everyone) == set(), "it is decided"
    assert not rule.appeal_awaited(story.case, message)
    appeal.decided_at = story.at - dt.timedelta(minutes=1)
    assert rule.added_to(story.case, message) == []
    assert rule.appeal_awaited(story.case, message)


@pytest.mark.section("7.3", "X3")
def test_what_went_another_way_awaits_no_appeal_though_one_is_possible_later() -> None:
    story = a_case(Stage.IN_FORCE)
    message = HeldMessage(
        story.at, "email", story.keep("Look again."), [], story.staff.colleague.id, story.at
    )
    story.case.held_messages.append(message)
    look(story, HeldOutcome.APPEAL)
    assert rule.appeal_awaited(story.case, message), (
        "nothing else became of it, and it can be appealed against"
    )
    assert rule.passed_on(story.case, message, story.staff.director, story.calendar) is None
    words, by = story.keep("Look again."), story.staff.director.id
    complaint = Complaint(Route.REVIEW, story.today, "email", "", words, by, story.at, held_id=message.id)
    story.case.complaints.append(complaint)
    assert not rule.appeal_awaited(story.case, message)
    assert rule.became(story.case, message) is complaint
    complaint.held_id = None
    assert rule.became(story.case, message) is None


@pytest.mark.section("7.3", "11")
def test_formal_action_that_held_it_back_too_is_appealed_against() -> None:
    story = gone_on()
    ask(story)
    decide(story)
    tell(story)
    formal = a_case(Stage.IN_FORCE).case
    story.case.proposals, story.case.restrictions = (
        formal.proposals,
        story.case.restrictions + formal.restrictions,
    )
    story.at = utc("2026-03-18 10:00")
    message = HeldMessage(
        story.at,
        "email",
        story.keep("Look again."),
        [str(r.id) for r in story.case.restrictions],
        story.staff.colleague.id,
        story.at,
    )
    story.case.held_messages.append(message)
    look(story, HeldOutcome.APPEAL, story.staff.director)
    assert rule.passed_on(story.case, message, story.staff.director, story.calendar) is None
    assert rule.appeal_awaited(story.case, message)
    message.restriction_ids = message.restriction_ids[:1]  # the up to 7 days alone
    asked = rule.passed_on(story.case, message, story.staff.director, story.calendar)
    assert asked is not None
    assert asked.route is Route.REVIEW
    message.outcome = HeldOutcome.COMPLAINT
    asked = rule.passed_on(story.case, message, story.staff.director, story.calendar)
    assert asked is not None
    assert (asked.route, asked.about, asked.about_id) == (Route.COMPLAINT, None, None)
    log_appeal(story)
    message.outcome = HeldOutcome.APPEAL
    assert rule.passed_on(story.case, message, story.staff.director, story.calendar) is None


@pytest.mark.section("7.3")
def test_an_appeal_in_it_waits_for_whoever_saw_it_until_it_is_logged() -> None:
    story = held()
    log_appeal(story)  # an earlier one is not this one
    story.case.appeals[-1].outcome = AppealOutcome.STAYS
    story.case.appeals[-1].decided_at = story.at
    story.at += dt.timedelta(hours=1)
    look(story, HeldOutcome.APPEAL)
    (thing,) = [x for x in open_things(story.case, story.pack, story.calendar) if x.kind == "held-appeal"]
    assert [x.name for x in waits_for(thing, story.staff.everyone)] == ["Nia Roberts"]
    assert story.case.open_on(dt.date(2030, 1, 1))
    story.at += dt.timedelta(hours=1)
    log_appeal(story)
    story.case.appeals[-1].outcome = AppealOutcome.STAYS  # so that another could be logged
    assert not rule.appeal_awaited(story.case, story.case.held_messages[0])
    for outcome in (HeldOutcome.NONE, HeldOutcome.COMPLAINT):
        story = held()
        look(story, outcome)
        assert not rule.appeal_awaited(story.case, story.case.held_messages[0])
    story = held(story=a_case(Stage.REPORTED))  # no formal action: there is nothing to appeal against
    look(story, HeldOutcome.APPEAL, story.staff.director)
    assert not rule.appeal_awaited(story.case, story.case.held_messages[0])


@pytest.mark.section("7.3")
def test_to_look_at_a_held_message_is_no_part_in_the_case() -> None:
    story = held(story=a_case(Stage.REPORTED))
    look(story, HeldOutcome.NONE, story.staff.director)
    assert not parts_of(story.case, story.staff.director.id)
