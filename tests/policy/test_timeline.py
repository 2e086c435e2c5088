"""Need to know, entry by entry: who may read that something was done, and who its words (section 13)."""

from uuid import UUID, uuid4

import pytest

from policy.access import (
    may_know,
    may_know_arrangement,
    may_read_entry,
    may_read_matter,
    may_read_passage,
    may_read_timeline,
    readable,
    require_known,
    require_timeline,
    require_words,
)
from policy.addendum import add, wrong_customer
from policy.arrangement import Arrangement
from policy.letter import LetterKind
from policy.people import Person, Role
from policy.record import recorded
from policy.report import support
from policy.timeline import LETTERS, MATTERS, READERS, Matter, words_in
from tests.factories import Stage, Story, a_case, a_person
from tests.refusals import not_allowed

pytestmark = pytest.mark.section("13")
SOME = {  # of each matter one kind of entry
    Matter.REPORT: "incident-reported",
    Matter.SUPPORT: "reporter-supported",
    Matter.INJURY: "injury-answered",
    Matter.SAFETY: "safety-registered",
    Matter.POLICE: "police-action",
    Matter.INFORMAL: "informal-action",
    Matter.CONTACT: "contact-logged",
    Matter.CONSIDERED: "considered",
    Matter.DECIDED: "restriction-approved",
    Matter.APPEALED: "appeal-logged",
    Matter.LET_THROUGH: "exception-recorded",
    Matter.OMBUDSMAN: "ombudsman-told",
    Matter.REMINDED: "nudged",
    Matter.LOOKED: "case-read",
    Matter.ELSEWHERE: "people-imported",
}


def appealed() -> Story:
    """A case with an appeal, and a report of it with the safety group."""
    story = a_case(Stage.APPEALED)
    story.case.incidents[0].referred_at = story.at
    return story


def reads(person: Person, story: Story, incident: int = 0) -> set[Matter]:
    """Of which matters somebody reads the entries, where they are about the first report."""
    subject = story.case.incidents[incident].id
    case, at = story.case, story.at
    return {
        matter
        for matter, what in SOME.items()
        if may_read_entry(person, case, recorded(what, "13", None, at, case_id=case.id, subject_id=subject))
    }


def test_every_matter_has_its_readers_and_every_letter_its_matter() -> None:
    assert set(READERS) == set(SOME) == set(Matter)
    assert all(MATTERS[what] is matter for matter, what in SOME.items())
    assert set(LETTERS) == set(LetterKind)
    assert all(of.words <= of.entries for of in READERS.values()), (
        "nobody reads words of what they do not see"
    )


def test_managers_and_the_director_read_everything_and_records_all_but_the_words_on_colleagues() -> None:
    story, everything = appealed(), set(Matter) - {Matter.ELSEWHERE}
    assert reads(story.staff.approver, story) == everything - {Matter.LOOKED}
    assert reads(story.staff.director, story) == everything
    assert reads(story.staff.records, story) == everything
    assert all(may_know(story.staff.records, story.case, matter) for matter in everything)
    closed = {matter for matter in everything if not may_read_matter(story.staff.records, story.case, matter)}
    assert closed == {Matter.SUPPORT, Matter.INJURY, Matter.LOOKED}
    for matter in everything - {Matter.LOOKED}:
        assert may_read_matter(story.staff.approver, story.case, matter)


def test_the_line_manager_reads_what_was_done_and_no_health_no_appeal_and_no_reasons() -> None:
    story = appealed()
    of = {Matter.REPORT, Matter.POLICE, Matter.INFORMAL, Matter.CONTACT, Matter.DECIDED, Matter.REMINDED}
    its = {Matter.SUPPORT, Matter.INJURY, Matter.SAFETY}
    assert reads(story.staff.line_manager, story) == of | its
    story.case.incidents[0].recipient_id = story.staff.colleague.id
    assert reads(story.staff.line_manager, story) == of, (
        "the colleague's wellbeing is for whoever looks after it"
    )
    case, person = story.case, story.staff.line_manager
    assert {m for m in Matter if may_read_matter(person, case, m)} == of - {Matter.DECIDED}
    assert may_read_passage(person, case, case.incidents[0].happened_passage)
    assert not may_read_passage(person, case, story.proposal.reason_passage)
    consideration = UUID(next(iter(story.formal.considerations.values())))
    assert not readable(person, case)(consideration)
    with not_allowed("no-need-to-know"):
        require_words(person, case, Matter.CONSIDERED)
    with not_allowed("no-need-to-know"):
        require_known(person, case, Matter.APPEALED)
    require_known(person, case, Matter.DECIDED)
    story.formal.started_by_id = person.id
    assert may_read_matter(person, case, Matter.CONSIDERED), "whoever prepared it has read it"
    assert readable(person, case)(consideration)


def test_the_safety_group_reads_what_concerns_safety() -> None:
    story = appealed()
    of = {Matter.REPORT, Matter.POLICE, Matter.SAFETY, Matter.INJURY}
    assert reads(story.staff.safety, story) == of | {Matter.DECIDED, Matter.REMINDED}
    words = {m for m in Matter if may_read_matter(story.staff.safety, story.case, m)}
    assert words == of | {Matter.REMINDED}
    story.case.incidents[0].referred_at = None
    assert reads(story.staff.safety, story) == set(), "nothing was sent to it"


def test_the_reviewer_reads_what_was_decided_and_why_and_not_of_colleagues_support() -> None:
    story = appealed()
    closed = {Matter.SUPPORT, Matter.INJURY, Matter.LOOKED, Matter.ELSEWHERE}
    unknown = recorded("of-no-class", "13", None, story.at)
    assert not may_read_entry(story.staff.director, story.case, unknown)
    assert reads(story.staff.slt, story) == set(Matter) - closed
    assert may_read_matter(story.staff.slt, story.case, Matter.CONSIDERED)
    story.appeal.offered_to = []
    assert reads(story.staff.slt, story) == set(Matter) - closed, "they may take it"
    story.appeal.outside_name = "Prys Rowlands"
    assert reads(story.staff.slt, story) == set()
    story.appeal.outside_named_by_id = story.staff.slt.id
    assert Matter.APPEALED in reads(story.staff.slt, story)


def test_whoever_looks_after_restrictions_reads_what_was_decided_and_no_health() -> None:
    story = appealed()
    story.proposal.owner_id = story.staff.colleague.id
    assert may_read_matter(story.staff.colleague, story.case, Matter.DECIDED)
    assert not may_read_matter(story.staff.colleague, story.case, Matter.CONSIDERED)
    story.proposal.proposer_id = story.staff.colleague.id
    assert may_read_matter(story.staff.colleague, story.case, Matter.CONSIDERED)


def test_a_letter_is_read_by_whoever_may_read_what_it_is_about() -> None:
    story = appealed()
    for kind in (LetterKind.COMPLAINT_RECEIVED, LetterKind.REVIEW_RECEIVED):
        assert LETTERS[kind] is MATTERS["complaint-logged"]
        issued = recorded(f"{kind.value.replace('_', '-')}-issued", "10", None, story.at)
        for person in (story.staff.line_manager, story.staff.safety):
            assert not may_read_entry(person, story.case, issued), "a complaint may be about them"
        assert may_read_entry(story.staff.records, story.case, issued)
    of_register = (LetterKind.SAFETY_REGISTER, LetterKind.SAFETY_CHANGED, LetterKind.SAFETY_REMOVED)
    assert {LETTERS[kind] for kind in of_register} == {MATTERS["register-changed"]}
    assert may_read_matter(story.staff.safety, story.case, LETTERS[LetterKind.SAFETY_CHANGED])


def test_a_text_of_unknown_place_is_for_those_who_read_everything_of_this_organisation() -> None:
    story, text = appealed(), uuid4()
    elsewhere = a_person("Mared Elis", Role.RECORDS)
    elsewhere.organisations = frozenset({"medra"})
    story.case.incidents[0].recipient_id = elsewhere.id
    assert may_read_passage(story.staff.approver, story.case, text)
    assert not may_read_passage(elsewhere, story.case, text)


@pytest.mark.section("8.1")
def test_a_reporter_reads_their_report_and_what_became_of_it_and_nothing_else() -> None:
    story = appealed()
    story.case.incidents[1].reporter_id = story.staff.colleague.id
    staff, case = story.staff, story.case
    assert reads(staff.reporter, story) == {Matter.REPORT, Matter.SUPPORT}
    assert reads(staff.reporter, story, 1) == set()
    assert reads(staff.colleague, story, 1) == {Matter.REPORT, Matter.SUPPORT}
    assert may_read_passage(staff.reporter, case, case.incidents[0].happened_passage)
    assert not may_read_passage(staff.reporter, case, case.incidents[1].happened_passage)
    require_timeline(staff.reporter, case)
    staff.colleague.active = False
    assert reads(staff.colleague, story, 1) == set(), "who has left reads nothing"
    wrong_customer(case, case.incidents[0], None, staff.approver, story.at)
    assert not may_read_timeline(staff.reporter, case), "it is another customer's case now"


@pytest.mark.section("8.1")
def test_a_witness_reads_what_became_of_it_and_their_own_words_alone() -> None:
    story = a_case(Stage.REPORTED)
    (incident,), witness = story.case.incidents, story.staff.witness
    assert reads(witness, story) == {Matter.REPORT}
    assert not may_read_passage(witness, story.case, incident.happened_passage), (
        "their own account stays theirs"
    )
    added = story.keep("I heard it, too.")
    add(story.case, incident, added, witness, story.at)
    assert may_read_passage(witness, story.case, added)
    assert may_read_timeline(witness, story.case)
    witness.active = False
    assert not may_read_timeline(witness, story.case)
    assert not may_read_passage(witness, story.case, added)


def test_admin_and_everybody_else_read_nothing() -> None:
    story = appealed()
    for person in (story.staff.admin, story.staff.colleague):
        assert reads(person, story) == set()
        with not_allowed("no-need-to-know"):
            require_timeline(person, story.case)


def test_support_for_a_colleague_is_theirs_and_that_of_whoever_looks_after_them() -> None:
    story = a_case(Stage.REPORTED)
    (incident,), staff = story.case.incidents, story.staff
    note, by = story.keep("Counselling, from Monday."), staff.line_manager
    made = Arrangement("staff_support", staff.colleague.id, [], story.today, by.id, story.at, note)
    record = support(story.case, incident, made, staff.colleague, None, by, story.calendar)
    able = {name for name, person in vars(staff).items() if may_read_passage(person, story.case, note)}
    assert able == {"line_manager", "proposer", "approver", "director", "reporter", "colleague"}
    assert may_read_entry(staff.records, story.case, record)
    done = recorded("measure-done", "6", by, story.at, subject_id=made.id, measure="staff_support")
    assert not may_read_entry(staff.witness, story.case, done)
    assert may_read_entry(staff.reporter, story.case, done)
    other = recorded("measure-done", "6", by, story.at, subject_id=made.id, measure="meeting")
    assert not may_read_entry(staff.reporter, story.case, other)


def test_what_is_done_with_a_letter_is_of_the_letters_matter() -> None:
    story = a_case(Stage.APPEALED)
    draft = story.a_letter(LetterKind.APPEAL_ACKNOWLEDGED, story.appeal.id, story.staff.slt)
    story.case.letters.append(draft)
    by = story.staff.line_manager
    about_appeal = recorded("letter-translated", "7", by, story.at, subject_id=draft.id)
    about_warning = recorded("letter-translated", "7", by, story.at, subject_id=story.warning.id)
    assert not may_read_entry(by, story.case, about_appeal)
    assert may_read_entry(by, story.case, about_warning)


def test_every_text_of_a_case_has_its_matter() -> None:
    for stage in Stage:
        story = a_case(stage)
        listed = {str(passage) for passage, _, _ in words_in(story.case) if passage}
        assert {str(passage) for passage in story.kept} <= listed, stage
    story = a_case(Stage.WARNED)
    assert may_read_passage(story.staff.records, story.case, uuid4()), (
        "what is not known is for those who read all"
    )
    assert not may_read_passage(story.staff.line_manager, story.case, uuid4())


def test_a_text_of_another_case_is_not_opened_by_a_part_in_this_one() -> None:
    story, other = a_case(Stage.REPORTED), a_case(Stage.REPORTED)
    text = other.case.incidents[0].happened_passage
    assert not may_read_passage(story.staff.line_manager, story.case, text)


def test_a_measure_is_known_to_whoever_considers_arranged_or_sees_to_it_and_to_nobody_else() -> None:
    story = a_case(Stage.REPORTED)
    story.case.incidents[0].referred_at = story.at
    staff, by = story.staff, story.staff.line_manager
    note = story.keep("Two of us, in the office.")
    made = Arrangement("meeting", staff.colleague.id, [str(staff.slt.id)], story.today, by.id, story.at, note)
    story.case.arrangements.append(made)
    knows = {name for name, person in vars(staff).items() if may_know_arrangement(person, story.case, made)}
    assert knows == {"line_manager", "proposer", "approver", "director", "records", "colleague", "slt"}
    assert may_read_passage(by, story.case, note), "they wrote it"
    by.active = False
    assert not may_know_arrangement(by, story.case, made)
    made.arranged_by_id = staff.approver.id
    by.active = True
    assert not may_read_passage(by, story.case, note)


@pytest.mark.section("8.2")
def test_whoever_sent_a_report_to_the_safety_group_reads_again_why() -> None:
    story = appealed()
    (incident, *_), by = story.case.incidents, story.staff.line_manager
    incident.referral_passage = story.keep("He waits outside the office.")
    assert not may_read_passage(by, story.case, incident.referral_passage)
    incident.referred_by_id = by.id
    assert may_read_passage(by, story.case, incident.referral_passage)
