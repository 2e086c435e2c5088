"""With nobody left an outside reviewer decides, by name; somebody in the organisation records it (P7.3)."""

import datetime as dt

import pytest

from policy import outside as rule
from policy.access import may_read
from policy.appeal import AppealOutcome
from policy.due import open_things
from policy.openthing import waits_for
from policy.people import Person
from policy.record import Record
from tests.factories import Stage, Story, a_case, decide, decide_appeal, log_appeal, take_appeal
from tests.refusals import not_allowed, refused, stale


def nobody_left(stage: Stage = Stage.IN_FORCE) -> Story:
    """Both of the SLT and the Director saw what happened; an appeal is logged."""
    story = a_case(stage)
    staff = story.staff
    story.case.incidents[0].witness_ids = [str(x.id) for x in (staff.slt, staff.other_slt, staff.director)]
    if stage < Stage.APPEALED:
        log_appeal(story)
    return story


def name(
    story: Story,
    by: Person | None = None,
    called: str = "Ann Jones",
    place: str = "Cartrefi Cymru",
    independent: bool = True,
) -> Record:
    by, people = by or story.staff.director, story.staff.everyone
    return rule.name_outside(story.case, story.appeal, called, place, independent, by, people, story.at)


def waiting(story: Story, kind: str = "appeal") -> tuple[list[str], str]:
    (thing,) = [x for x in open_things(story.case, story.pack, story.calendar) if x.kind == kind]
    return [person.name for person in waits_for(thing, story.staff.everyone)], thing.step


@pytest.mark.section("7.3")
def test_with_nobody_left_the_appeal_waits_for_the_director_who_names_somebody_outside() -> None:
    story = nobody_left()
    assert story.appeal.offered_to == []
    assert waiting(story) == (["Elin Vaughan"], "name-outside")
    record = name(story)
    assert record.facts["organisation"] == "Cartrefi Cymru"
    assert (story.appeal.outside_name, story.appeal.outside_organisation) == ("Ann Jones", "Cartrefi Cymru")
    assert story.appeal.outside_named_by_id == story.staff.director.id
    assert waiting(story) == (["Elin Vaughan"], "decide-appeal")
    assert waiting(story, "acknowledgement")[0] == ["Elin Vaughan"]
    story.case.incidents[0].witness_ids = []
    assert waiting(story)[0] == ["Elin Vaughan"], "somebody outside has it"


@pytest.mark.section("7.3")
def test_as_long_as_somebody_may_decide_nobody_outside_is_named() -> None:
    story = a_case(Stage.APPEALED)
    with refused("reviewer-left"):
        name(story)
    story.staff.slt.active = story.staff.other_slt.active = False
    with refused("reviewer-left"):
        name(story)  # the Director decides it


@pytest.mark.section("7.3")
def test_it_is_the_directors_to_name() -> None:
    story = nobody_left()
    for who in ("approver", "proposer", "colleague", "records", "admin", "safety"):
        with not_allowed("needs-director"):
            name(story, by=getattr(story.staff, who))
    with refused("not-the-namer"):
        name(story, by=story.staff.slt)
    story.staff.director.active = False
    with not_allowed("needs-director"):
        name(story)


@pytest.mark.section("7.3")
def test_whoever_approved_does_not_choose_the_reviewer_while_there_is_somebody_else() -> None:
    story = a_case(Stage.PROPOSED)
    staff = story.staff
    staff.approver.active = False
    decide(story, by=staff.director)
    story.case.incidents[0].witness_ids = [str(staff.slt.id), str(staff.other_slt.id)]
    log_appeal(story)
    assert waiting(story)[0] == ["Sioned Parry", "Rhys Morgan"]
    with refused("not-the-namer"):
        name(story)
    assert not may_read(staff.slt, story.case)
    name(story, by=staff.slt)
    assert may_read(staff.slt, story.case)
    staff.slt.active = False
    assert [person.name for person in rule.namers(story.case, staff.everyone)] == ["Rhys Morgan"]
    staff.other_slt.active = False
    assert [person.name for person in rule.namers(story.case, staff.everyone)] == ["Elin Vaughan"]


@pytest.mark.section("7.3")
def test_the_outside_reviewer_has_a_name_and_a_place_and_is_independent_by_statement() -> None:
    story = nobody_left()
    for missing in ("", "  "):
        with refused("outside-name-missing", field="name"):
            name(story, called=missing)
        with refused("outside-organisation-missing", field="organisation"):
            name(story, place=missing)
    with refused("outside-not-independent", field="independent"):
        name(story, independent=False)
    assert story.appeal.outside_name == ""


@pytest.mark.section("7.3")
def test_what_they_decided_is_theirs_and_whoever_recorded_it_is_kept() -> None:
    story = nobody_left()
    name(story)
    for who in ("approver", "colleague"):
        with not_allowed("needs-slt"):
            decide_appeal(story, by=getattr(story.staff, who))
    record = decide_appeal(story, AppealOutcome.ENDED, by=story.staff.slt)
    assert record.facts["outside"] is True
    assert (story.appeal.reviewer_id, story.appeal.recorded_by_id) == (None, story.staff.slt.id)
    assert story.case.in_force(story.today, story.pack) == []
    with stale("appeal-decided", by="Ann Jones"):
        decide_appeal(story, by=story.staff.director)
    with stale("appeal-decided", by="Ann Jones"):
        name(story, called="Another")


@pytest.mark.section("7.3")
def test_who_decides_inside_is_recorded_by_nobody_else() -> None:
    story = a_case(Stage.APPEAL_DECIDED)
    assert (story.appeal.recorded_by_id, story.records[-1].facts["outside"]) == (None, False)


@pytest.mark.section("7.3")
def test_once_somebody_outside_decides_nobody_takes_it_on_and_another_may_be_named() -> None:
    story = nobody_left(Stage.APPEAL_TAKEN)
    name(story)
    assert story.appeal.reviewer_id is None
    story.case.incidents[0].witness_ids = []
    with stale("appeal-taken", by="Ann Jones"):
        take_appeal(story)
    story = nobody_left()
    name(story)
    story.at += dt.timedelta(days=1)
    name(story, called="Siân Rees")
    assert story.appeal.outside_name == "Siân Rees"
