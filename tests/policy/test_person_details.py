"""Line manager, organisations and language are plain changes by Admin, recorded (P8)."""

from uuid import UUID

import pytest

from policy.people import Person
from policy.person_details import change_details, require_details
from policy.record import Record
from tests.refusals import not_allowed, refused
from tests.story import Staff, utc

pytestmark = pytest.mark.section("8")
BOTH = frozenset({"adra", "medra"})


def change(
    staff: Staff,
    person: Person,
    line_manager: Person | None,
    organisations: frozenset[str] = BOTH,
    by: Person | None = None,
) -> Record:
    above: dict[UUID, UUID | None] = {x.id: x.line_manager_id for x in staff.everyone}
    at = utc("2026-03-02 09:00")
    return change_details(person, line_manager, organisations, "cy", above, by or staff.admin, at)


def test_admin_changes_them_at_once_and_both_are_recorded() -> None:
    staff = Staff()
    record = change(staff, staff.reporter, staff.colleague)
    assert staff.reporter.line_manager_id == staff.colleague.id
    assert (staff.reporter.organisations, staff.reporter.language) == (BOTH, "cy")
    assert record.what == "person-changed"
    assert record.facts == {
        "line_manager": str(staff.colleague.id),
        "line_manager_before": str(staff.line_manager.id),
        "organisations": ["adra", "medra"],
        "organisations_before": ["adra"],
        "language": "cy",
    }
    with refused("details-unchanged"):
        change(staff, staff.reporter, staff.colleague)
    assert change(staff, staff.reporter, None).facts["line_manager"] is None
    assert staff.reporter.line_manager_id is None


def test_only_admin_and_only_of_who_is_there() -> None:
    staff = Staff()
    with not_allowed("needs-admin"):
        change(staff, staff.reporter, None, by=staff.director)
    staff.reporter.active = False
    with not_allowed("they-left"):
        require_details(staff.admin, staff.reporter)


def test_admin_gives_nobodys_reports_and_no_other_organisation_to_themselves() -> None:
    staff = Staff()
    with refused("gives-to-oneself", field="line_manager"):
        change(staff, staff.reporter, staff.admin)
    with refused("gives-to-oneself", field="organisations"):
        change(staff, staff.admin, None)
    staff.reporter.line_manager_id = staff.admin.id
    change(staff, staff.reporter, staff.admin)
    change(staff, staff.admin, staff.colleague, staff.admin.organisations)
    assert staff.admin.language == "cy"


def test_no_line_manager_who_left_and_no_circle_and_an_organisation() -> None:
    staff = Staff()
    with refused("line-managers-in-a-circle", field="line_manager"):
        change(staff, staff.reporter, staff.reporter)
    with refused("line-managers-in-a-circle", field="line_manager"):
        change(staff, staff.line_manager, staff.reporter)
    with refused("organisation-missing", field="organisations"):
        change(staff, staff.reporter, None, frozenset())
    staff.colleague.active = False
    with refused("line-manager-left", field="line_manager"):
        change(staff, staff.reporter, staff.colleague)
