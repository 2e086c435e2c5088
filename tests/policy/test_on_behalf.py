"""A report that is typed for somebody without an account: both count as who reported it (P7.1, P8)."""

import pytest

from policy.access import may_read_passage
from policy.involvement import Part, parts_of
from policy.leaver import hand_over
from policy.on_behalf import for_whom, link, require_linker
from policy.safety import took_part
from tests.factories import Stage, Story, a_case
from tests.refusals import not_allowed, refused, stale
from tests.standing import away, stand

pytestmark = pytest.mark.section("8")


def typed(*, hurt: bool = False) -> Story:
    """Gwen typed it for a contractor, whose name alone is known."""
    story = a_case(Stage.REPORTED)
    (incident,) = story.case.incidents
    incident.on_behalf_of, incident.hurt = "Gethin from the roofers", hurt
    return story


@pytest.mark.section("X1")
def test_whoever_typed_it_and_for_whom_are_who_hears_what_becomes_of_it() -> None:
    story = typed()
    staff, (incident,) = story.staff, story.case.incidents
    assert incident.reporters == {staff.reporter.id}
    link(story.case, incident, staff.colleague, staff.reporter, story.at)
    assert incident.reporters == {staff.reporter.id, staff.colleague.id}
    link(story.case, incident, staff.approver, staff.proposer, story.at)
    assert incident.reporters == {staff.reporter.id, staff.approver.id}


def test_a_name_in_free_text_bars_nobody_and_whoever_typed_it_is_the_reporter() -> None:
    story = typed()
    assert parts_of(story.case, story.staff.reporter.id) == {Part.REPORTER}
    assert parts_of(story.case, story.staff.colleague.id) == frozenset()


@pytest.mark.section("7.1")
def test_once_linked_they_reported_it_too_and_were_harmed_where_it_says_so() -> None:
    story = typed(hurt=True)
    staff, (incident,) = story.staff, story.case.incidents
    record = link(story.case, incident, staff.approver, staff.reporter, story.at)
    assert (record.what, record.facts) == (
        "reporter-linked",
        {"person": str(staff.approver.id), "before": None},
    )
    assert parts_of(story.case, staff.approver.id) == {Part.REPORTER, Part.HARMED}
    assert took_part(incident, staff.approver)
    assert may_read_passage(staff.approver, story.case, incident.happened_passage)
    assert parts_of(story.case, staff.reporter.id) == {Part.REPORTER}
    unhurt = typed()
    link(unhurt.case, unhurt.case.incidents[0], unhurt.staff.approver, unhurt.staff.reporter, unhurt.at)
    assert parts_of(unhurt.case, unhurt.staff.approver.id) == {Part.REPORTER}


def test_a_wrong_link_is_put_right_and_the_record_says_who_it_was() -> None:
    story = typed(hurt=True)
    staff, (incident,) = story.staff, story.case.incidents
    link(story.case, incident, staff.approver, staff.reporter, story.at)
    with stale("linked-already"):
        link(story.case, incident, staff.approver, staff.reporter, story.at)
    record = link(story.case, incident, staff.colleague, staff.proposer, story.at)
    assert record.facts == {"person": str(staff.colleague.id), "before": str(staff.approver.id)}
    assert parts_of(story.case, staff.approver.id) == frozenset()
    assert parts_of(story.case, staff.colleague.id) == {Part.REPORTER, Part.HARMED}


def test_it_is_never_whoever_typed_it() -> None:
    story = typed()
    (incident,) = story.case.incidents
    with refused("on-behalf-of-oneself", field="person"):
        link(story.case, incident, story.staff.reporter, story.staff.line_manager, story.at)
    with refused("on-behalf-of-oneself", field="on_behalf_of_person"):
        for_whom(incident, story.staff.reporter, "on_behalf_of_person")


def test_whoever_typed_it_looks_after_it_or_is_a_manager_links_and_only_what_is_for_another() -> None:
    story = typed()
    staff, (incident,) = story.staff, story.case.incidents
    may = (staff.reporter, staff.line_manager, staff.proposer, staff.approver, staff.director)
    for person in staff.everyone:
        if person in may:
            require_linker(incident, person)
        else:
            with not_allowed("not-your-report"):
                require_linker(incident, person)
    staff.reporter.active = False
    with not_allowed("not-your-report"):
        require_linker(incident, staff.reporter)
    incident.on_behalf_of = ""
    with refused("reported-for-nobody"):
        require_linker(incident, staff.line_manager)


def test_nobody_looks_after_a_report_that_was_typed_for_them_by_standing_in_or_taking_over() -> None:
    story = typed()
    staff, (incident,) = story.staff, story.case.incidents
    link(story.case, incident, staff.colleague, staff.reporter, story.at)
    stand(staff.everyone, away(staff.line_manager, staff.colleague))
    assert not incident.is_with(staff.colleague)
    day = story.calendar.day(story.at)
    hand_over(story.case, staff.line_manager, staff.colleague, staff.director, day, staff.admin, story.at)
    assert incident.recipient_id == staff.director.id
