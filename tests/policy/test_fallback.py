"""A report never has nobody: who gets it where the line manager is away, or there is none (P8)."""

import datetime as dt

import pytest

from policy.fallback import name_fallback
from policy.people import Person
from policy.report import recipient
from tests.refusals import not_allowed, refused
from tests.standing import away, stand
from tests.story import Staff, utc

pytestmark = pytest.mark.section("8.1")
AT = utc("2026-03-02 09:00")


def goes_to(staff: Staff, fallback: Person | None = None, reporter: Person | None = None) -> str:
    return recipient(reporter or staff.reporter, staff.everyone, fallback.id if fallback else None).name


def test_an_away_line_managers_reports_go_to_the_delegate() -> None:
    staff = Staff()
    stand(staff.everyone, away(staff.line_manager, staff.colleague))
    assert goes_to(staff, staff.approver) == staff.colleague.name
    stand(staff.everyone, away(staff.line_manager, staff.colleague), day=dt.date(2026, 3, 7))
    assert goes_to(staff, staff.approver) == staff.line_manager.name


def test_with_no_delegate_they_go_to_the_fallback_then_the_director_then_a_manager() -> None:
    staff = Staff()
    named = {"adra": staff.witness}
    stand(staff.everyone, away(staff.line_manager), fallbacks=named)
    assert goes_to(staff, staff.witness) == staff.witness.name
    stand(staff.everyone, away(staff.line_manager))
    assert goes_to(staff) == staff.director.name
    stand(staff.everyone, away(staff.line_manager), away(staff.director))
    assert goes_to(staff) == staff.proposer.name
    gone = [away(x) for x in (staff.line_manager, staff.director, staff.proposer, staff.approver)]
    stand(staff.everyone, *gone)
    assert goes_to(staff) == staff.director.name  # away, and still somebody
    staff.director.active = False
    assert goes_to(staff) == staff.proposer.name


def test_whoever_has_no_line_manager_has_the_fallback_of_the_cases_organisation() -> None:
    staff = Staff()
    assert goes_to(staff, staff.witness, reporter=staff.colleague) == staff.witness.name
    stand(staff.everyone, away(staff.witness, staff.safety))
    assert goes_to(staff, staff.witness, reporter=staff.colleague) == staff.safety.name


def test_nobody_gets_their_own_report_by_standing_in() -> None:
    staff = Staff()
    stand(staff.everyone, away(staff.line_manager, staff.reporter))
    assert goes_to(staff, staff.reporter) == staff.director.name
    assert goes_to(staff, staff.witness) == staff.witness.name


def test_of_two_fallbacks_that_stand_in_the_one_of_the_cases_organisation_gets_it() -> None:
    staff = Staff()
    staff.line_manager.organisations = frozenset({"adra", "medra"})
    fallbacks = {"adra": staff.colleague, "medra": staff.witness}
    stand(staff.everyone, away(staff.line_manager), fallbacks=fallbacks)
    assert goes_to(staff, staff.witness) == staff.witness.name
    assert goes_to(staff, staff.colleague) == staff.colleague.name


def test_admin_names_the_fallback_who_is_there_and_that_is_recorded() -> None:
    staff = Staff()
    with not_allowed("needs-admin"):
        name_fallback(None, "adra", staff.witness, staff.director, AT)
    named, record = name_fallback(None, "adra", staff.witness, staff.admin, AT)
    assert (named.organisation, named.person_id) == ("adra", staff.witness.id)
    assert (record.what, record.facts) == ("fallback-named", {"organisation": "adra", "before": None})
    with refused("fallback-unchanged", field="adra"):
        name_fallback(named, "adra", staff.witness, staff.admin, AT)
    again, record = name_fallback(named, "adra", staff.colleague, staff.admin, AT)
    assert again is named
    assert named.person_id == staff.colleague.id
    assert record.facts["before"] == str(staff.witness.id)
    staff.safety.active = False
    with refused("fallback-left", field="adra"):
        name_fallback(named, "adra", staff.safety, staff.admin, AT)
    with refused("gives-to-oneself", field="adra"):
        name_fallback(named, "adra", staff.admin, staff.admin, AT)
