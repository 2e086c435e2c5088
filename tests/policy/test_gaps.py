"""What a case does not show is named with its section, its day and how late it was; and nothing else is (P7.6)."""

import datetime as dt
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from policy import report
from policy.arrangement import Arrangement, ArrangementOutcome
from policy.complaint import Complaint, log
from policy.exception import ContactException
from policy.gap import Gap
from policy.gaps import gaps
from policy.held import HeldMessage, HeldOutcome
from policy.letter import LetterKind
from policy.no_way import NoWay
from policy.ombudsman import Referral, ReferredBy, conclude, refer
from policy.ombudsman_request import OmbudsmanRequest
from policy.record import recorded
from policy.routes import Route
from tests.factories import Stage, Story, a_case, utc

DAY = dt.timedelta(days=1)


def found(story: Story) -> list[Gap]:
    """The gaps as they are now."""
    return gaps(story.case, story.records, story.kept, story.at, story.pack, story.calendar)


def one(story: Story, code: str) -> Gap:
    (gap,) = [gap for gap in found(story) if gap.code == code]
    return gap


def codes(story: Story) -> list[str]:
    return [gap.code for gap in found(story)]


@pytest.mark.section("7.6")
@pytest.mark.parametrize(
    "stage", [x for x in Stage if x is not Stage.WARNING_DRAFTED and x is not Stage.APPEAL_DECIDED]
)
def test_a_case_that_keeps_the_policy_has_no_gaps(stage: Stage) -> None:
    assert found(a_case(stage)) == []


@pytest.mark.section("8.1")
def test_a_report_acknowledged_late_or_not_at_all() -> None:
    story = a_case(Stage.REPORTED)
    story.at = utc("2026-03-03 16:00")
    assert codes(story) == [], "it is in time until the day is over"
    story.at = utc("2026-03-05 16:00")
    reported = dt.date(2026, 3, 2)
    assert found(story) == [Gap("report-late", "8", reported, 2, still=True)]
    report.acknowledge(story.case, story.case.incidents[0], story.staff.line_manager, story.at)
    story.at += 30 * DAY
    assert found(story) == [Gap("report-late", "8", reported, 2)]


@pytest.mark.section("8.1")
def test_a_report_about_somebody_else_is_named_as_left_out_and_waits_for_nothing() -> None:
    story = a_case(Stage.REPORTED)
    incident = story.case.incidents[0]
    incident.wrong_customer_at = story.at + DAY
    story.at += 30 * DAY
    assert found(story) == [Gap("wrong-customer", "8", dt.date(2026, 3, 3))]
    incident.wrong_customer_at = utc("2026-03-06 10:00")
    assert one(story, "report-late") == Gap("report-late", "8", dt.date(2026, 3, 2), 3)
    incident.acknowledged_at = utc("2026-03-03 10:00")
    assert codes(story) == ["wrong-customer"]


@pytest.mark.section("6.2")
def test_a_measure_that_was_arranged_and_not_done_by_its_day_or_late() -> None:
    story = a_case(Stage.CONSIDERED)
    owner, by_day = story.staff.colleague.id, dt.date(2026, 3, 10)
    made = Arrangement("meeting", owner, [], by_day, owner, story.at)
    story.case.arrangements.append(made)
    story.at = utc("2026-03-10 16:00")
    assert found(story) == [], "it is in time until the day is over"
    story.at = utc("2026-03-12 16:00")
    late = Gap("arrangement-late", "6", dt.date(2026, 3, 3), 2, still=True, what="meeting")
    assert found(story) == [late]
    made.outcome, made.closed_at = ArrangementOutcome.DECLINED, utc("2026-03-11 10:00")
    assert found(story) == [replace(late, days_late=1, still=False)]
    made.outcome, made.done_on = ArrangementOutcome.DONE, dt.date(2026, 3, 10)
    assert found(story) == [], "what was done in time is said later"
    made.done_on = dt.date(2026, 3, 14)
    assert one(story, "arrangement-late").days_late == 4


@pytest.mark.section("8.4")
def test_no_way_of_contact_open_from_when_until_when() -> None:
    story = a_case(Stage.IN_FORCE)
    first = dt.date(2026, 3, 16)
    known = NoWay(story.at, first, [])
    story.case.no_ways.append(known)
    assert found(story) == [], "it is still to come"
    story.at = utc("2026-03-16 10:00")
    assert found(story) == [Gap("no-way", "8", first, still=True)]
    known.over_at = utc("2026-03-18 10:00")
    story.at = utc("2026-04-16 10:00")
    assert found(story) == [Gap("no-way", "8", first, until=dt.date(2026, 3, 18))]
    known.over_at = utc("2026-03-15 10:00")
    assert found(story) == [], "it never came about"


@pytest.mark.section("7.2")
def test_a_letter_that_was_drafted_and_not_issued() -> None:
    story = a_case(Stage.WARNING_DRAFTED)
    assert found(story) == [Gap("letter-not-issued", "6", dt.date(2026, 3, 4), still=True, what="warning")]
    story.at = utc("2026-03-11 10:00")
    assert one(story, "letter-not-issued").days_late == 2, "three working days, until Monday"
    story.warning.dropped_at = story.at
    assert found(story) == []


@pytest.mark.section("12")
def test_a_letter_that_waits_for_its_translation_has_the_time_of_a_translation_first() -> None:
    story = a_case(Stage.WARNING_DRAFTED)
    story.warning.languages = ["cy", "en"]
    story.at = utc("2026-03-10 10:00")
    assert one(story, "letter-not-issued").days_late == 1
    story.warning.free = {"reason": {"en": str(uuid4()), "cy": str(uuid4())}}
    story.warning.translated_at = story.at
    assert one(story, "letter-not-issued").days_late == 0


@pytest.mark.section("7.2")
def test_a_letter_issued_late() -> None:
    story = a_case(Stage.IN_FORCE)
    story.decision.issued_at = utc("2026-03-18 10:00")
    story.at = utc("2026-04-01 10:00")
    assert found(story) == [Gap("letter-late", "7", dt.date(2026, 3, 12), 1, what="decision")]
    story.decision.issued_at = utc("2026-03-17 10:00")
    assert found(story) == []


@pytest.mark.section("8.5")
def test_an_exception_without_its_details() -> None:
    story = a_case(Stage.IN_FORCE)
    by = story.staff.colleague.id
    story.case.exceptions.append(ContactException("emergency_repair", [], by, story.at))
    day = dt.date(2026, 3, 12)
    assert found(story) == [Gap("exception-without-details", "8", day, still=True)]
    story.at = utc("2026-03-18 10:00")
    assert one(story, "exception-without-details").days_late == 2
    story.case.exceptions[0].detailed_at = story.at
    assert found(story) == []


@pytest.mark.section("X3")
def test_a_held_message_looked_at_late_or_not_at_all() -> None:
    story = a_case(Stage.IN_FORCE)
    by = story.staff.colleague.id
    logged = utc("2026-03-16 09:00")
    message = HeldMessage(utc("2026-03-12 10:00"), "email", story.keep("Help."), [], by, logged)
    story.case.held_messages.append(message)
    story.at = utc("2026-03-16 10:00")
    assert found(story) == []
    story.at = utc("2026-03-17 10:00")
    assert found(story) == [Gap("held-late", "8", dt.date(2026, 3, 12), 1, still=True)]
    message.outcome, message.looked_at = HeldOutcome.NONE, utc("2026-03-19 10:00")
    assert found(story) == [Gap("held-late", "8", dt.date(2026, 3, 12), 3)]


@pytest.mark.section("10")
def test_a_complaint_that_its_procedure_did_not_get_in_time() -> None:
    story = a_case(Stage.IN_FORCE)  # on a Thursday
    by = story.staff.colleague
    complaint = Complaint(Route.COMPLAINT, story.today, "email", "", story.keep("Unfair."), by.id, story.at)
    log(story.case, complaint, by, story.calendar)
    since = story.today
    story.at += 4 * DAY
    assert found(story) == []
    story.at += DAY
    assert found(story) == [Gap("complaint-late", "10", since, 1, still=True)]
    complaint.outcome_at = story.at - DAY  # withdrawn
    assert found(story) == []
    complaint.referred_at = complaint.outcome_at = story.at
    story.at += 3 * DAY
    assert found(story) == [Gap("complaint-late", "10", since, 1)]


@pytest.mark.section("7.6")
def test_a_late_answer_to_the_ombudsman() -> None:
    story = a_case(Stage.IN_FORCE)
    by = story.staff.records
    refer(story.case, Referral(ReferredBy.CUSTOMER, story.today, by.id, story.at), by, story.calendar)
    made, asked = story.case.referrals[0], story.today
    request = OmbudsmanRequest(made.id, asked, asked + 8 * DAY, story.keep("The file."), by.id, story.at)
    story.case.ombudsman_requests.append(request)
    story.at += 8 * DAY
    assert found(story) == []
    story.at += 2 * DAY
    assert found(story) == [Gap("ombudsman-late", "7", asked, 2, still=True)]
    conclude(story.case, made, story.today, story.keep("Closed."), by, story.at, story.calendar)
    story.at += 30 * DAY
    assert found(story) == [Gap("ombudsman-late", "7", asked, 2)]
    request.answered_on = asked + 9 * DAY
    assert found(story) == [Gap("ombudsman-late", "7", asked, 1)]


@pytest.mark.section("13.5")
def test_a_text_that_was_erased_is_named_once_by_what_it_came_with() -> None:
    story = a_case(Stage.CONSIDERED)
    texts = [UUID(text) for text in story.formal.considerations.values()]
    for erased in texts[:2]:
        del story.kept[erased]
    read = recorded("passage-read", "13", story.staff.records, story.at + DAY, passages=texts)
    story.records.append(read)
    assert found(story) == [Gap("erased", "13", dt.date(2026, 3, 3), what="considered")]


@pytest.mark.section("7.6")
def test_the_oldest_gap_comes_first() -> None:
    story = a_case(Stage.WARNING_DRAFTED)
    story.case.incidents[0].acknowledged_at = utc("2026-03-09 10:00")
    story.case.letters.append(story.a_letter(LetterKind.NOT_APPLIED, story.formal.id, story.staff.proposer))
    story.case.letters[0].drafted_at = utc("2026-03-05 10:00")
    assert [gap.on.day for gap in found(story)] == [2, 4, 5]
