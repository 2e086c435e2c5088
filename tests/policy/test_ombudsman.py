"""The case before the Ombudsman: our referral is a decision, the customer's has happened (P6.5, P7.6)."""

import datetime as dt

import pytest

from policy import ombudsman as rule
from policy.case import Case
from policy.involvement import Part, parts_of
from policy.ombudsman import Referral, ReferredBy, may_go_on, may_refer
from policy.people import Person
from policy.record import Record
from policy.restriction import check_what
from tests.factories import Stage, Story, a_case, some_terms
from tests.refusals import not_allowed, refused, stale

CUSTOMER, LANDLORD = ReferredBy.CUSTOMER, ReferredBy.LANDLORD
DAY = dt.timedelta(days=1)


def refer(
    story: Story,
    made_by: ReferredBy = CUSTOMER,
    by: Person | None = None,
    *,
    on: dt.date | None = None,
    why: str = "It goes on.",
    reference: str = "",
) -> Record:
    """The Ombudsman has it, as is recorded now; since today unless said otherwise."""
    by = by or story.staff.approver
    note = story.keep(why) if why else None
    made = Referral(made_by, on or story.today, by.id, story.at, reference, note)
    return rule.refer(story.case, made, by, story.calendar)


def conclude(story: Story, on: dt.date | None = None, by: Person | None = None) -> Record:
    """The Ombudsman's outcome, as is recorded now."""
    return rule.conclude(
        story.case,
        story.case.referrals[-1],
        on or story.today,
        story.keep("There is no case to answer."),
        by or story.staff.records,
        story.at,
        story.calendar,
    )


@pytest.mark.section("7.6")
@pytest.mark.parametrize("stage", [Stage.OPENED, Stage.REPORTED, Stage.IN_FORCE, Stage.APPEAL_DECIDED])
def test_that_the_customer_went_there_is_recorded_by_anyone_at_any_stage(stage: Stage) -> None:
    story = a_case(stage)
    for by in story.staff.everyone:
        record = refer(story, by=by, why="", on=story.today - 30 * DAY)
        made = story.case.referrals[-1]
        assert (record.what, record.section, record.actor_id) == ("ombudsman-told", "7", by.id)
        assert (record.subject_id, record.case_id, record.passages) == (made.id, story.case.id, [])
        assert (made.made_by, made.made_on) == (CUSTOMER, story.today - 30 * DAY)
    assert len(story.case.referrals) == len(story.staff.everyone)


@pytest.mark.section("6.5")
def test_our_own_referral_is_a_managers_or_the_directors_with_its_reason() -> None:
    story = a_case(Stage.IN_FORCE)
    for by in (story.staff.approver, story.staff.director):
        record = refer(story, LANDLORD, by)
        made = story.case.referrals[-1]
        assert (record.what, record.section) == ("ombudsman-referred", "6")
        assert record.passages == [str(made.note_passage)]
        assert may_refer(by)
    with refused("reason-missing", field="note"):
        refer(story, LANDLORD, why="")
    assert len(story.case.referrals) == 2


@pytest.mark.section("6.5")
@pytest.mark.parametrize("name", ["colleague", "line_manager", "slt", "safety", "records", "admin"])
def test_nobody_else_refers_for_the_landlord(name: str) -> None:
    story = a_case(Stage.IN_FORCE)
    person = getattr(story.staff, name)
    with not_allowed("needs-manager"):
        refer(story, LANDLORD, person)
    assert not may_refer(person)
    story.staff.approver.active = False
    assert not may_refer(story.staff.approver)
    with not_allowed("left"):
        refer(story, LANDLORD)
    assert not story.case.referrals


@pytest.mark.section("7.6")
def test_what_becomes_of_it_is_logged_by_those_who_answer_for_the_case() -> None:
    story = a_case(Stage.IN_FORCE)
    refer(story)
    staff, (referral,) = story.staff, story.case.referrals
    able = {name for name, person in vars(staff).items() if may_go_on(story.case, referral, person)}
    assert able == {"proposer", "approver", "director", "records"}
    with not_allowed("not-your-ombudsman"):
        rule.add_reference(story.case, referral, "PSOW-1", staff.line_manager, story.at)
    with not_allowed("not-your-ombudsman"):
        conclude(story, by=staff.line_manager)
    story.proposal.owner_id = staff.line_manager.id
    assert may_go_on(story.case, referral, staff.line_manager), "they answer for the case"
    staff.line_manager.active = False
    assert not may_go_on(story.case, referral, staff.line_manager)
    story.case.organisation = "medra"
    assert not may_go_on(story.case, referral, staff.records)


@pytest.mark.section("7.6")
def test_whom_an_appeal_concerns_logs_what_went_to_the_ombudsman_after_it_and_nothing_else() -> None:
    story = a_case(Stage.APPEALED)
    refer(story, on=story.appeal.received_on)
    refer(story, on=story.appeal.received_on - DAY)
    after, before = story.case.referrals
    assert may_go_on(story.case, after, story.staff.slt)
    rule.add_reference(story.case, after, "PSOW-1", story.staff.slt, story.at)
    assert not may_go_on(story.case, before, story.staff.slt)
    assert not may_go_on(story.case, after, story.staff.colleague)


@pytest.mark.section("7.6")
@pytest.mark.parametrize("made_by", list(ReferredBy))
def test_a_day_that_has_not_come_is_no_referral(made_by: ReferredBy) -> None:
    story = a_case(Stage.IN_FORCE)
    with refused("taken-in-the-future", field="made_on"):
        refer(story, made_by, on=story.today + DAY)
    assert not story.case.referrals


@pytest.mark.section("7.3")
def test_who_refers_for_the_landlord_takes_part_and_who_records_the_customers_does_not() -> None:
    story = a_case(Stage.APPROVED)
    refer(story, CUSTOMER, story.staff.records)
    refer(story, LANDLORD, story.staff.director)
    assert parts_of(story.case, story.staff.records.id) == frozenset()
    assert parts_of(story.case, story.staff.director.id) == {Part.REFERRED}


@pytest.mark.section("6.5")
def test_an_action_is_no_restriction() -> None:
    story = a_case(Stage.REPEATED)
    with refused("action-is-no-restriction", field="kinds", instead="ombudsman"):
        check_what(
            some_terms("ombudsman_referral", {"referred_on": "2026-03-11"}), "6", story.today, story.pack
        )


@pytest.mark.section("7.6")
def test_the_reference_can_follow_once() -> None:
    story = a_case(Stage.IN_FORCE)
    refer(story)
    made = story.case.referrals[-1]
    with refused("ombudsman-reference-missing", field="reference"):
        rule.add_reference(story.case, made, "  ", story.staff.records, story.at)
    record = rule.add_reference(story.case, made, "202600123", story.staff.records, story.at)
    assert (record.what, record.subject_id, made.reference) == ("ombudsman-reference", made.id, "202600123")
    with stale("ombudsman-reference"):
        rule.add_reference(story.case, made, "202600124", story.staff.records, story.at)
    assert made.reference == "202600123"


@pytest.mark.section("7.6")
def test_the_outcome_is_recorded_once_with_its_day_and_words() -> None:
    story = a_case(Stage.IN_FORCE)
    refer(story)
    made = story.case.referrals[-1]
    with refused("taken-in-the-future", field="outcome_on"):
        conclude(story, story.today + DAY)
    with refused("earlier-than-possible", field="outcome_on"):
        conclude(story, story.today - DAY)
    record = conclude(story)
    assert (record.what, record.section, record.subject_id) == ("ombudsman-outcome", "7", made.id)
    assert record.passages == [str(made.outcome_passage)]
    assert (made.outcome_on, made.outcome_by_id, made.outcome_at) == (
        story.today,
        story.staff.records.id,
        story.at,
    )
    with stale("ombudsman-outcome"):
        conclude(story)


@pytest.mark.section("7.6")
def test_a_case_is_open_while_the_ombudsman_has_it() -> None:
    story = Story()
    case = Case("CC-2026-0002", "adra", story.customer.id, story.at, story.at)
    story.case = case
    assert not case.open_on(story.today)
    refer(story)
    assert case.open_on(story.today)
    conclude(story)
    assert not case.open_on(story.today)
