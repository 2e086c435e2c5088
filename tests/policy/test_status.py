"""Where each part of a case stands, as the journey goes on; and the changes that the table does not know."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest

from policy import extreme, injury, report, seven_day_ended
from policy.addendum import wrong_customer
from policy.adjustment import Adjustment, AdjustmentKind, AdjustmentOutcome
from policy.appeal import AppealOutcome
from policy.arrangement import Arrangement, ArrangementOutcome
from policy.case import Case
from policy.complaint import Complaint, ComplaintOutcome
from policy.correction import Correction
from policy.ended import lapse
from policy.exception import ContactException
from policy.held import HeldMessage, HeldOutcome
from policy.incident import Outcome
from policy.informal import act_informally, see
from policy.injury import InjuryKind, ReportableInjury
from policy.letter import LetterKind
from policy.lives import LIFE_OF, LIVES, NONE
from policy.no_way import NoWay
from policy.not_applied import not_apply
from policy.ombudsman import Referral, ReferredBy
from policy.ombudsman_request import OmbudsmanRequest
from policy.pack import MissedReview
from policy.proposal import Verdict
from policy.record import Record
from policy.review import Review, ReviewOutcome
from policy.routes import Route
from policy.safety_register import RegisterOutcome
from policy.stage import STAGES, stage
from policy.stage import Stage as At
from policy.status import Change, statuses, unexpected
from policy.suspension import Suspension
from tests.factories import (
    END,
    START,
    Stage,
    Story,
    a_case,
    a_request,
    adra,
    an_action,
    decide,
    decide_appeal,
    log_appeal,
    propose,
    take_appeal,
    utc,
)
from tests.safety import a_referral, an_entry, decided, look_again
from tests.seven_days import ask, gone_on, tell
from tests.seven_days import decide as decide_seven_days

DAY = dt.timedelta(days=1)
LAPSES = replace(adra(), settings=replace(adra().settings, missed_review=MissedReview.LAPSE))


def all_of(story: Story, subject: str, day: dt.date | None = None) -> list[str]:
    """How the parts of one subject stand, today unless said otherwise."""
    found = statuses(story.case, day or story.today, story.pack)
    return [status for (of, _), status in found.items() if of == subject]


def at(story: Story, subject: str, day: dt.date | None = None) -> str:
    """How the last one stands."""
    return [NONE, *all_of(story, subject, day)][-1]


@pytest.mark.section("13")
def test_the_whole_journey_goes_by_the_table_and_each_step_has_its_stage() -> None:
    expected = {
        Stage.OPENED: (At.OPENED, "", ""),
        Stage.REPORTED: (At.REPORTED, "report", "waiting"),
        Stage.ACKNOWLEDGED: (At.CONSIDERING, "report", "formal"),
        Stage.CONSIDERING: (At.CONSIDERING, "formal", "begun"),
        Stage.CONSIDERED: (At.CONSIDERING, "formal", "considered"),
        Stage.MEASURED: (At.CONSIDERING, "formal", "prepared"),
        Stage.WARNING_DRAFTED: (At.CONSIDERING, "letter", "to-issue"),
        Stage.WARNED: (At.WARNED, "formal", "warned"),
        Stage.REPEATED: (At.WARNED, "report", "formal"),
        Stage.PROPOSED: (At.PROPOSED, "proposal", "proposed"),
        Stage.APPROVED: (At.APPROVED, "restriction", "approved"),
        Stage.IN_FORCE: (At.IN_FORCE, "restriction", "to-begin"),
        Stage.APPEALED: (At.APPEALED, "appeal", "logged"),
        Stage.APPEAL_TAKEN: (At.APPEALED, "appeal", "taken"),
        Stage.APPEAL_DECIDED: (At.IN_FORCE, "appeal", "decided"),
    }
    for reached in Stage:
        story = a_case(reached)
        case_at, subject, status = expected[reached]
        assert stage(story.case, story.today, story.pack) is case_at, reached
        assert at(story, subject) == status, reached
        drafted = Record("restriction-approved", "7", story.at, None)  # with the letter, by its use case
        now = statuses(story.case, story.today, story.pack)
        assert unexpected({}, [*story.records, drafted], now) == []


@pytest.mark.section("13.1")
def test_a_change_that_no_record_makes_is_unexpected() -> None:
    story = a_case(Stage.PROPOSED)
    before = statuses(story.case, story.today, story.pack)
    assert unexpected(before, [], before) == []
    record = decide(story)
    after = statuses(story.case, story.today, story.pack)
    assert unexpected(before, [record], after) == []
    found = unexpected(before, [replace_what(record, "restriction-refused")], after)
    assert {(change.subject, change.before, change.after) for change in found} == {
        ("proposal", "proposed", "approved"),
        ("restriction", "proposed", "approved"),
        ("formal", "warned", "decided"),
    }
    key = ("proposal", story.proposal.id)
    gone = {other: status for other, status in after.items() if other != key}
    assert unexpected(after, [record], gone) == [Change(*key, "approved", NONE)], "nothing goes away"
    later = statuses(story.case, END + DAY, story.pack)
    assert unexpected(after, [], later) == [], "days pass by themselves"
    assert unexpected(later, [record], after) != [], "and never backwards"


def replace_what(record: Record, what: str) -> Record:
    return Record(what, record.section, record.at, record.actor_id)


@pytest.mark.section("13.1")
def test_every_life_begins_and_every_stage_is_of_statuses_that_there_are() -> None:
    for life in LIVES:
        assert any(each.before == NONE for each in life.transitions), life.subject
        assert {each.before for each in life.transitions} <= {NONE, *life.statuses}, life.subject
        rows = [(each.before, each.what, each.after) for each in life.transitions]
        assert len(rows) == len(set(rows)), life.subject
    for parts in STAGES.values():
        for subject, found in parts.items():
            assert found <= set(LIFE_OF[subject].statuses)


@pytest.mark.section("8.1")
def test_a_report_is_acknowledged_and_decided_or_belongs_elsewhere() -> None:
    story = a_case(Stage.REPORTED)
    (incident,), by = story.case.incidents, story.staff.line_manager
    report.acknowledge(story.case, incident, by, story.at)
    assert (at(story, "report"), stage(story.case, story.today, story.pack)) == ("acknowledged", At.REPORTED)
    report.decide_report(story.case, incident, Outcome.NO_FURTHER_ACTION, story.keep("Once."), by, story.at)
    assert (at(story, "report"), stage(story.case, story.today, story.pack)) == ("closed", At.NO_ACTION)
    wrong_customer(story.case, incident, None, by, story.at)
    assert (at(story, "report"), stage(story.case, story.today, story.pack)) == ("elsewhere", At.ELSEWHERE)


@pytest.mark.section("8.2")
def test_the_safety_group_has_it_until_it_decides() -> None:
    assert at(a_case(Stage.REPORTED), "safety") == NONE
    story = a_referral()
    assert at(story, "safety") == at(story, "safety", dt.date(2026, 3, 9)) == "with-group"
    assert at(story, "safety", dt.date(2026, 3, 10)) == "control-over"
    decided(story, on_register=False)
    assert at(story, "safety") == "no-entry"
    entry = an_entry()
    assert at(entry, "safety") == "on-register"
    look_again(entry, review_on=dt.date(2026, 9, 1))
    assert at(entry, "safety") == "on-register"
    look_again(entry, RegisterOutcome.REMOVED)
    assert at(entry, "safety") == "removed"
    moved = an_entry()
    wrong_customer(moved.case, moved.case.incidents[0], None, moved.staff.reporter, moved.at)
    assert at(moved, "safety") == "elsewhere"


@pytest.mark.section("X2")
def test_an_injury_is_answered_and_reported() -> None:
    story = a_case(Stage.REPORTED)
    (incident,), by = story.case.incidents, story.staff.safety
    assert at(story, "injury") == NONE
    incident.hurt = True
    assert at(story, "injury") == "to-answer"
    for kind, status in ((InjuryKind.NOT_REPORTABLE, "not-reportable"), (InjuryKind.SERIOUS, "to-report")):
        story.at += dt.timedelta(minutes=1)
        injury.answer(story.case, incident, ReportableInjury(incident.id, kind, by.id, story.at), by)
        assert at(story, "injury") == status
    injury.report_injury(story.case, incident, story.today, "F1", by, story.at, story.calendar)
    assert at(story, "injury") == "reported"
    incident.again_id = uuid4()
    assert at(story, "injury") == "elsewhere"


@pytest.mark.section("5.1")
def test_informal_action_without_a_warning_is_looked_at() -> None:
    story = a_case(Stage.OPENED)
    act_informally(story.case, an_action(story), story.staff.reporter)
    assert (at(story, "informal"), stage(story.case, story.today, story.pack)) == ("flagged", At.INFORMAL)
    see(story.case, story.case.informal_actions[0], story.staff.line_manager, story.at)
    assert at(story, "informal") == "seen"
    act_informally(story.case, an_action(story, warned="2026-03-02 08:00"), story.staff.reporter)
    assert at(story, "informal") == "recorded"


@pytest.mark.section("5.2")
def test_up_to_7_days_begin_when_told_and_end_by_themselves() -> None:
    story = gone_on()
    ask(story, start=story.today + DAY)
    begins, last = story.today + DAY, story.today + 7 * DAY
    assert (at(story, "seven-day"), stage(story.case, story.today, story.pack)) == (
        "asked",
        At.SEVEN_DAYS_ASKED,
    )
    assert at(story, "seven-day", last + DAY) == "unanswered"
    refused = gone_on()
    ask(refused)
    decide_seven_days(refused, verdict=Verdict.REFUSED, reason="Not now.")
    assert at(refused, "seven-day") == "refused"
    decide_seven_days(story)
    assert (at(story, "seven-day"), at(story, "seven-day", last + DAY)) == ("confirmed", "untold")
    draft = story.a_letter(LetterKind.INFORMAL, story.case.seven_days[0].id, story.staff.colleague)
    story.case.letters.append(draft)
    assert (at(story, "letter", last), at(story, "letter", last + DAY)) == ("to-issue", "too-late")
    tell(story)
    assert at(story, "seven-day") == "to-begin"
    assert at(story, "seven-day", begins) == at(story, "seven-day", last) == "in-force"
    assert at(story, "seven-day", last + DAY) == "over"
    assert stage(story.case, begins, story.pack) is At.SEVEN_DAYS
    story.at += DAY
    made = story.case.seven_days[0]
    reason = story.keep("She rang to say sorry.")
    seven_day_ended.end_early(
        story.case, made, reason, "phone", story.staff.colleague, story.at, story.calendar
    )
    assert at(story, "seven-day") == "ended"
    assert all_of(story, "restriction") == [], "it lives as its decision does"


@pytest.mark.section("6")
def test_a_consideration_is_prepared_warned_and_decided_or_not_applied() -> None:
    story = a_case(Stage.WARNED)
    lapsed = dt.date(2027, 3, 10)
    assert (at(story, "formal", lapsed - 5 * DAY), at(story, "formal", lapsed)) == ("warned", "prepared")
    story.formal.measured_at = None
    assert at(story, "formal", lapsed) == "considered"
    story.formal.considered_at, story.formal.measured_at = None, story.at
    assert at(story, "formal", lapsed) == "measured"
    story = a_case(Stage.MEASURED)
    not_apply(story.case, story.formal, story.keep("It has stopped."), False, story.staff.proposer, story.at)
    assert (at(story, "formal"), stage(story.case, story.today, story.pack)) == ("not-applied", At.NO_ACTION)
    story = a_case(Stage.PROPOSED)
    decide(story, Verdict.REFUSED, reason="Too much.")
    assert (at(story, "formal"), at(story, "proposal"), at(story, "restriction")) == (
        "refused",
        "refused",
        "dropped",
    )
    assert stage(story.case, story.today, story.pack) is At.NO_ACTION
    story = a_case(Stage.PROPOSED)
    decide(story, Verdict.RETURNED, reason="Shorter.")
    assert (at(story, "formal"), at(story, "proposal"), at(story, "restriction")) == (
        "warned",
        "returned",
        "dropped",
    )


@pytest.mark.section("8.3")
def test_without_a_warning_one_of_two_approvals_is_a_status_of_its_own() -> None:
    story = a_case(Stage.MEASURED)
    story.case.incidents[0].immediate_threat, story.case.incidents[0].outcome = True, None
    extreme.leave_out_warning(
        story.case, story.formal, story.keep("A knife."), "en", story.staff.proposer, story.at
    )
    assert (at(story, "formal"), stage(story.case, story.today, story.pack)) == (
        "without-warning",
        At.CONSIDERING,
    )
    propose(story, a_request(story, review_on=START + 28 * DAY))
    decide(story)
    assert (at(story, "proposal"), stage(story.case, story.today, story.pack)) == (
        "half-approved",
        At.PROPOSED,
    )
    other = a_case(Stage.PROPOSED)
    other.proposal.director_id = other.staff.director.id
    assert at(other, "proposal") == "half-approved"


@pytest.mark.section("7.2")
def test_a_restriction_begins_with_its_letter_and_ends_on_its_last_day() -> None:
    story = a_case(Stage.APPROVED)
    assert (at(story, "restriction", END), at(story, "restriction", END + DAY)) == ("approved", "untold")
    story = a_case(Stage.IN_FORCE)
    found = [at(story, "restriction", day) for day in (START - DAY, START, END, END + DAY)]
    assert found == ["to-begin", "in-force", "in-force", "over"]
    assert stage(story.case, END + DAY, story.pack) is At.ENDED
    story.at = utc("2026-09-01 10:00")
    story.restriction.ended_on = story.today
    assert (at(story, "restriction", story.today - DAY), at(story, "restriction")) == ("in-force", "ended")
    story.restriction.ended_on = END + 2 * DAY
    assert at(story, "restriction", END + 2 * DAY) == "over", "it had ended by itself"


@pytest.mark.section("7.3")
def test_a_suspended_restriction_is_in_force_again() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    made = Suspension(
        story.appeal.id,
        story.restriction.id,
        story.staff.slt.id,
        story.at,
        story.today,
        story.keep("It hurts."),
    )
    story.case.suspensions.append(made)
    assert (at(story, "restriction"), at(story, "restriction", START)) == ("suspended", "in-force")
    made.over_on = story.today + DAY
    assert at(story, "restriction", story.today + DAY) == "in-force"
    decide_appeal(story, AppealOutcome.ENDED)
    assert at(story, "restriction") == "ended"


@pytest.mark.section("9.3")
def test_a_missed_review_lapses_what_is_told_where_the_landlord_chose_so() -> None:
    early = dt.date(2026, 6, 1)
    story = a_case(Stage.IN_FORCE, pack=LAPSES)
    story.proposal.review_on = early
    assert [at(story, "restriction", day) for day in (early, early + DAY)] == ["in-force", "lapsed"]
    lapse(story.case, story.proposal, utc("2026-06-02 09:00"))
    assert at(story, "restriction", early + DAY) == "lapsed"
    assert stage(story.case, early + DAY, story.pack) is At.ENDED
    before = a_case(Stage.IN_FORCE, pack=LAPSES)
    before.restriction.ended_on, before.proposal.review_on = dt.date(2026, 5, 1), early
    assert at(before, "restriction", early + DAY) == "ended", "it had ended before"
    untold = a_case(Stage.APPROVED, pack=LAPSES)
    untold.proposal.review_on = early
    assert at(untold, "restriction", early + DAY) == "approved"


@pytest.mark.section("7.2")
def test_a_letter_is_translated_issued_or_dropped() -> None:
    story = a_case(Stage.WARNING_DRAFTED)
    story.warning.languages.append("cy")
    assert at(story, "letter") == "to-translate"
    story.warning.dropped_at = story.at
    assert at(story, "letter") == "dropped"
    assert at(a_case(Stage.WARNED), "letter") == "issued"


@pytest.mark.section("7.3")
def test_an_appeal_is_logged_taken_or_with_somebody_outside_until_it_is_decided() -> None:
    story = a_case(Stage.IN_FORCE)
    log_appeal(story)
    assert at(story, "appeal") == "logged"
    take_appeal(story)
    assert at(story, "appeal") == "taken"
    story.appeal.outside_name = "Ann Jones"
    assert at(story, "appeal") == "outside"
    story.appeal.outcome = AppealOutcome.STAYS
    assert at(story, "appeal") == "decided"


@pytest.mark.section("13.1")
def test_the_small_lives() -> None:
    """Each has what opens it and what closes it."""
    story, id, passage = a_case(Stage.WARNED), uuid4(), uuid4()
    case, today, now = story.case, story.today, story.at
    expected: list[tuple[str, str]] = []

    def has(subject: str, status: str) -> None:
        expected.append((subject, status))
        assert at(story, subject) == status, (subject, status)

    said = Correction(story.warning.id, today, "phone", "", passage, id, now)
    case.corrections.append(said)
    has("correction", "waiting")
    said.answered_at = now
    has("correction", "answered")
    asked = Adjustment(AdjustmentKind.LARGE, today, None, id, now)
    case.adjustments.append(asked)
    has("adjustment", "waiting")
    for outcome in AdjustmentOutcome:
        asked.outcome = outcome
        has("adjustment", outcome.value.replace("_", "-"))
    made = Arrangement("meeting", id, [], today, id, now)
    case.arrangements.append(made)
    has("arrangement", "to-do")
    for went in ArrangementOutcome:
        made.outcome = went
        has("arrangement", went.value)
    review = Review(id, today, now)
    case.reviews.append(review)
    has("review", "invited")
    review.outcome = ReviewOutcome.CONTINUED
    has("review", "done")
    _small(story, case, has)
    listed = {(life.subject, status) for life in LIVES for status in life.statuses}
    assert set(expected) <= listed


def _small(story: Story, case: Case, has: Callable[[str, str], None]) -> None:
    id, passage, today, now = uuid4(), uuid4(), story.today, story.at
    exception = ContactException("emergency_repair", [], id, now)
    case.exceptions.append(exception)
    has("exception", "details-to-follow")
    exception.detailed_at = now
    has("exception", "complete")
    exception.refused = True
    has("exception", "refused")
    message = HeldMessage(now, "email", passage, [], id, now)
    case.held_messages.append(message)
    has("held", "waiting")
    message.outcome = HeldOutcome.NONE
    has("held", "looked-at")
    complaint = Complaint(Route.COMPLAINT, today, "email", "", passage, id, now)
    case.complaints.append(complaint)
    has("complaint", "to-pass-on")
    complaint.reference = "C-1"
    has("complaint", "with-procedure")
    complaint.outcome = ComplaintOutcome.UPHELD
    has("complaint", "concluded")
    way = NoWay(now, today, [])
    case.no_ways.append(way)
    has("way", "closed")
    way.over_at = now
    has("way", "open-again")
    referral = Referral(ReferredBy.CUSTOMER, today, id, now)
    case.referrals.append(referral)
    has("referral", "with-ombudsman")
    request = OmbudsmanRequest(referral.id, today, today, passage, id, now)
    case.ombudsman_requests.append(request)
    has("request", "waiting")
    referral.outcome_on, referral.outcome_at = today, now
    has("referral", "concluded")
    has("request", "settled")
    request.answered_on = today
    has("request", "answered")
