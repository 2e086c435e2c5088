"""Need to know: who may read a case, and who may not (P13, data protection)."""

import datetime as dt
from uuid import uuid4

import pytest

from policy.access import (
    knows_customer,
    may_bundle,
    may_read,
    may_read_passage,
    require_bundle,
    require_reader,
    works_on,
)
from policy.addendum import wrong_customer
from policy.appeal import AppealOutcome, offered, require_takeable
from policy.case import Case
from policy.contact import log
from policy.formal import may_prepare
from policy.injury import InjuryKind, ReportableInjury
from policy.letter import LetterKind
from policy.people import Person, Role, require_role
from policy.proposal import Verdict
from tests.factories import END, Stage, Story, a_case, a_contact, a_person, decide, propose
from tests.refusals import not_allowed
from tests.safety import an_entry


def readers(story: Story) -> set[str]:
    staff = story.staff
    return {name for name, person in vars(staff).items() if may_read(person, story.case)}


@pytest.mark.section("13.6")
def test_managers_the_director_records_and_whoever_received_the_report_read_a_case() -> None:
    story = a_case(Stage.IN_FORCE)
    assert readers(story) == {"line_manager", "proposer", "approver", "director", "records"}


@pytest.mark.section("13.6")
def test_to_administer_is_no_right_to_read() -> None:
    story = a_case(Stage.IN_FORCE)
    for name in ("admin", "reporter", "witness", "colleague", "slt", "safety"):
        with not_allowed("no-need-to-know"):
            require_reader(getattr(story.staff, name), story.case)
    require_reader(story.staff.records, story.case)


@pytest.mark.section("8.2")
def test_the_safety_group_reads_what_was_referred_to_it() -> None:
    story = a_case(Stage.REPORTED)
    story.case.incidents[0].referred_at = story.at
    assert may_read(story.staff.safety, story.case)


@pytest.mark.section("7.3")
def test_an_slt_member_reads_a_case_when_its_appeal_is_offered_or_taken_and_not_before() -> None:
    story = a_case(Stage.APPEALED)
    assert may_read(story.staff.slt, story.case)
    story.appeal.outcome = AppealOutcome.STAYS
    assert may_read(story.staff.slt, story.case), "it was offered to them"
    story.appeal.offered_to = []
    assert not may_read(story.staff.slt, story.case)
    story.appeal.reviewer_id = story.staff.slt.id
    assert may_read(story.staff.slt, story.case)


@pytest.mark.section("7.3")
def test_who_joins_the_slt_after_an_appeal_was_logged_reads_what_they_may_take() -> None:
    story = a_case(Stage.APPEALED)
    joined, people = a_person("Llinos Rees", Role.SLT), story.staff.everyone
    require_takeable(story.case, story.appeal, joined, [*people, joined])
    assert may_read(joined, story.case)
    assert not may_bundle(joined, story.case), "only who decides it has the bundle"
    story.appeal.outside_name = "Prys Rowlands"
    assert not may_read(joined, story.case), "somebody outside decides it"
    story.appeal.outside_name, joined.active = "", False
    assert not may_read(joined, story.case)
    assert not offered(story.case, story.appeal, joined)
    joined.active = True
    story.formal.measured_by_id = joined.id
    assert not may_read(joined, story.case), "whoever took a part may not take it"
    assert not may_read(story.staff.colleague, story.case)
    assert offered(story.case, story.appeal, story.staff.slt)
    assert not offered(story.case, story.appeal, story.staff.colleague)


@pytest.mark.section("13.6")
def test_whoever_proposed_or_owns_a_restriction_reads_the_case() -> None:
    story = a_case(Stage.PROPOSED)
    story.proposal.owner_id = story.staff.colleague.id
    story.proposal.proposer_id = story.staff.reporter.id
    assert {"colleague", "reporter"} <= readers(story)


@pytest.mark.section("13.6")
def test_whoever_has_left_reads_nothing_not_even_their_own_report() -> None:
    story = a_case(Stage.IN_FORCE)
    for person in story.staff.everyone:
        person.active = False
    assert readers(story) == set()
    happened = story.case.incidents[0].happened_passage
    assert not may_read_passage(story.staff.reporter, story.case, happened)


@pytest.mark.section("13.6")
def test_a_reporter_reads_their_own_report_and_no_other_text_of_the_case() -> None:
    story = a_case(Stage.PROPOSED)
    own = story.case.incidents[0].happened_passage
    assert may_read_passage(story.staff.reporter, story.case, own)
    assert not may_read_passage(story.staff.reporter, story.case, story.proposal.reason_passage)
    assert not may_read_passage(story.staff.colleague, story.case, own)
    assert may_read_passage(story.staff.approver, story.case, story.proposal.reason_passage)


@pytest.mark.section("13.6")
def test_whoever_logged_a_contact_reads_their_own_note_and_nobody_else_does() -> None:
    story = a_case(Stage.REPORTED)
    contact = a_contact(story)
    contact.note_passage = story.keep("He rang about the boiler.")
    log(story.case, contact, story.staff.colleague, story.calendar)
    assert may_read_passage(story.staff.colleague, story.case, contact.note_passage)
    assert not may_read_passage(story.staff.reporter, story.case, contact.note_passage)


@pytest.mark.section("13")
def test_whom_a_case_is_about_is_told_to_its_readers_and_to_whoever_took_a_part_in_it() -> None:
    story = a_case(Stage.REPORTED)
    known = {name for name, person in vars(story.staff).items() if knows_customer(person, story.case)}
    assert known == {"line_manager", "proposer", "approver", "director", "records", "reporter", "witness"}
    story.staff.reporter.active = False
    assert not knows_customer(story.staff.reporter, story.case)


@pytest.mark.section("13.6")
def test_a_part_of_another_case_is_not_found_in_this_one() -> None:
    story, other = a_case(Stage.APPEALED), a_case(Stage.APPEALED)
    parts = (
        (Case.incident, other.case.incidents[0].id),
        (Case.proposal, other.proposal.id),
        (Case.letter, other.decision.id),
        (Case.appeal, other.appeal.id),
        (Case.appeal, uuid4()),
    )
    for look_up, id in parts:
        with not_allowed("unknown-subject"):
            look_up(story.case, id)
    assert story.case.letter(story.decision.id) is story.decision


@pytest.mark.section("3")
def test_a_role_is_required_of_somebody_who_is_still_there() -> None:
    manager: Person = a_person("Nia Roberts", Role.MANAGER)
    require_role(manager, Role.DIRECTOR, Role.MANAGER)
    with not_allowed("needs-slt"):
        require_role(manager, Role.SLT)
    manager.active = False
    with not_allowed("left"):
        require_role(manager, Role.MANAGER)


@pytest.mark.section("13.6")
def test_ones_own_cases_are_not_all_that_ones_role_may_read() -> None:
    story = a_case(Stage.IN_FORCE)
    theirs = {name for name, person in vars(story.staff).items() if works_on(person, story.case)}
    assert theirs == {"line_manager", "proposer", "approver"}
    story.proposal.decided_by_id = story.staff.proposer.id
    assert not works_on(story.staff.approver, story.case)
    story.staff.proposer.active = False
    assert not works_on(story.staff.proposer, story.case)


@pytest.mark.section("13.1")
def test_a_case_is_open_until_everything_in_it_is_done_and_nothing_applies_any_more() -> None:
    for stage in Stage:
        if stage not in (Stage.OPENED, Stage.ACKNOWLEDGED):  # decided, and the consideration not begun
            assert a_case(stage).case.open_on(dt.date(2026, 4, 1)), stage
    story = a_case(Stage.IN_FORCE)
    assert story.case.open_on(END)
    assert not story.case.open_on(END + dt.timedelta(days=1))
    story.case.letters.append(story.a_letter(LetterKind.WARNING, story.formal.id, story.staff.proposer))
    assert story.case.open_on(END + dt.timedelta(days=1)), "a letter is to be issued"


@pytest.mark.section("6")
def test_a_formal_consideration_goes_on_until_it_is_approved_or_refused() -> None:
    story = a_case(Stage.PROPOSED)
    assert story.case.considering(story.formal)
    decide(story, Verdict.RETURNED, reason="Shorter, please.")
    assert story.case.considering(story.formal)
    propose(story)
    decide(story, Verdict.REFUSED, reason="Not in proportion.")
    assert not story.case.considering(story.formal)
    assert not story.case.open_on(story.today)


@pytest.mark.section("7.6")
def test_the_bundle_is_for_those_who_answer_for_the_case() -> None:
    story = a_case(Stage.APPEALED)
    staff = story.staff
    assert may_read(staff.slt, story.case)
    with not_allowed("not-your-bundle"):
        require_bundle(staff.slt, story.case)
    story.appeal.reviewer_id = staff.slt.id
    for person in (staff.records, staff.director, staff.approver, staff.slt):
        assert may_bundle(person, story.case)
        require_bundle(person, story.case)
    assert may_read(staff.line_manager, story.case)
    with not_allowed("not-your-bundle"):
        require_bundle(staff.line_manager, story.case)
    story.appeal.reviewer_id, story.appeal.outside_named_by_id = None, staff.slt.id
    require_bundle(staff.slt, story.case)
    story.appeal.reviewer_id = staff.colleague.id
    assert not may_bundle(staff.colleague, story.case), "no longer of the SLT"
    staff.approver.active = False
    assert not may_bundle(staff.approver, story.case), "who has left has no bundle, whatever role they had"
    story.case.appeals.clear()
    story.proposal.owner_id = staff.slt.id
    with not_allowed("not-your-bundle"):
        require_bundle(staff.slt, story.case)
    story.proposal.owner_id = staff.proposer.id
    for person in (staff.slt, staff.colleague, staff.admin):
        assert not may_bundle(person, story.case)
        with not_allowed("no-need-to-know"):
            require_bundle(person, story.case)


@pytest.mark.section("13.6")
def test_a_report_about_another_customer_opens_this_case_to_nobody() -> None:
    story = a_case(Stage.REPORTED)
    case, incident, staff = story.case, story.case.incidents[0], story.staff
    incident.hurt, incident.referred_at = True, story.at
    assert may_prepare(case, staff.line_manager)
    wrong_customer(case, incident, None, staff.reporter, story.at)
    assert {"line_manager", "safety"} <= readers(story), "the injury is still to be answered"
    answer = ReportableInjury(incident.id, InjuryKind.NOT_REPORTABLE, staff.safety.id, story.at)
    case.injuries.append(answer)
    assert not {"line_manager", "safety"} & readers(story)
    assert not may_prepare(case, staff.line_manager)
    told = an_entry(told=True)
    draft = told.a_letter(LetterKind.SAFETY_REGISTER, told.case.safety_decisions[0].id, told.staff.safety)
    told.case.letters.append(draft)
    told.issue(draft, told.staff.safety)
    wrong_customer(told.case, told.case.incidents[0], None, told.staff.reporter, told.at)
    assert "safety" in readers(told), "what the customer was told is still to be put right"
