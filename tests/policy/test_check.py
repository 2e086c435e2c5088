"""A check says what applies today, over all cases, and nothing more (P8, P8.4, P9.3)."""

import datetime as dt
from dataclasses import fields, replace

import pytest

from policy import report, safety
from policy.appeal import AppealOutcome
from policy.calendar import DAY
from policy.check import Applies, OnRegister, what_applies
from policy.safety_register import RegisterOutcome
from tests.factories import END, REVIEW, START, Staff, Stage, Story, a_case, adra, decide_appeal, some_terms
from tests.safety import a_referral, an_entry, decided, look_again

WITNESS = (some_terms("witness", {"where": "both"}, end=dt.date(2026, 6, 30)),)


def check(story: Story, day: dt.date, *others: Story) -> Applies:
    cases = [story.case, *(other.case for other in others)]
    return what_applies(story.customer, cases, day, story.pack, story.staff.present)


@pytest.mark.section("7.2")
def test_nothing_applies_to_somebody_about_whom_there_is_only_a_report_a_warning_or_a_proposal() -> None:
    for stage in (Stage.REPORTED, Stage.WARNED, Stage.PROPOSED):
        found = check(a_case(stage), START)
        assert found.nothing
        assert [way.key for way in found.open_ways] == ["phone", "email", "letter", "office"]


@pytest.mark.section("7.2")
def test_what_is_approved_but_not_issued_does_not_show() -> None:
    assert check(a_case(Stage.APPROVED), START).nothing


@pytest.mark.section("8.4")
def test_a_restriction_shows_from_its_first_to_its_last_day_with_the_ways_that_stay_open() -> None:
    story = a_case(Stage.IN_FORCE)
    (shown,) = check(story, START).restrictions
    assert (shown.restriction, shown.case, shown.review_on) == (story.restriction, story.case, REVIEW)
    assert [way.key for way in check(story, END).open_ways] == ["letter"]
    assert check(story, START - dt.timedelta(days=1)).nothing
    assert check(story, END + dt.timedelta(days=1)).nothing


@pytest.mark.section("7.4")
def test_what_an_appeal_ended_no_longer_shows_that_same_day() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    assert check(story, story.today).restrictions
    decide_appeal(story, AppealOutcome.ENDED)
    assert check(story, story.today).nothing


@pytest.mark.section("9.3")
def test_an_overdue_review_is_said_and_the_restriction_does_not_lapse() -> None:
    story = a_case(Stage.IN_FORCE)
    (on_the_day,) = check(story, REVIEW).restrictions
    (after,) = check(story, REVIEW + dt.timedelta(days=1)).restrictions
    assert (on_the_day.review_overdue_since, after.review_overdue_since) == (None, REVIEW)


@pytest.mark.section("2")
def test_a_check_answers_over_all_cases_the_soonest_to_end_first() -> None:
    story, other = a_case(Stage.IN_FORCE), a_case(Stage.IN_FORCE, terms=WITNESS)
    found = check(story, START, other)
    assert [x.restriction.kind for x in found.restrictions] == ["witness", "one_medium"]


@pytest.mark.section("8.2")
def test_an_interim_control_shows_until_its_last_day_without_any_restriction() -> None:
    story = a_case(Stage.REPORTED)
    report.refer(story.case, story.case.incidents[0], None, story.at, story.pack, story.calendar)
    found = check(story, dt.date(2026, 3, 9))
    assert not found.nothing
    assert [control.kind for control in found.controls] == ["do-not-visit-alone"]
    assert check(story, dt.date(2026, 3, 10)).nothing


@pytest.mark.section("13.6")
def test_what_a_check_says_has_no_place_for_what_happened() -> None:
    allowed = {"restrictions", "controls", "register", "open_ways", "visits_closed", "not_alone"}
    assert {each.name for each in fields(Applies)} == allowed
    assert {each.name for each in fields(OnRegister)} == {"measures", "review_overdue_since"}


@pytest.mark.section("8.2")
def test_a_control_that_was_extended_shows_once_until_its_later_day() -> None:
    story, until = a_referral(), dt.date(2026, 3, 12)
    safety.extend(
        story.case,
        story.case.incidents[0],
        until,
        story.keep("It meets on Thursday."),
        story.staff.safety,
        story.staff.everyone,
        story.at,
        story.pack,
        story.calendar,
    )
    assert [control.last_day for control in check(story, story.today).controls] == [until]
    decided(story, on_register=False)
    assert check(story, story.today + DAY).nothing


@pytest.mark.section("8.2")
def test_an_entry_in_the_register_shows_what_staff_do_and_never_nothing() -> None:
    day = dt.date(2026, 6, 1)
    told = {
        name: check(an_entry(name), day) for name in ("phone_first", "do_not_visit_alone", "no_home_visits")
    }
    everything = tuple(x.key for x in adra().services)
    assert {name: (found.nothing, found.visits_closed, found.not_alone) for name, found in told.items()} == {
        "phone_first": (False, (), False),
        "do_not_visit_alone": (False, (), True),
        "no_home_visits": (False, everything, True),
    }
    assert told["phone_first"].register == (OnRegister((adra().safety_measure("phone_first"),), None),)


@pytest.mark.section("9.3")
def test_an_entry_stays_until_it_is_removed_and_says_since_when_its_review_is_overdue() -> None:
    story, review = an_entry(), dt.date(2026, 9, 2)
    entry = OnRegister((adra().safety_measure("phone_first"),), review)
    assert check(story, review + DAY).register == (entry,)
    story.at += DAY  # the interim control ended with the day of the decision
    assert check(story, story.today).register
    look_again(story, RegisterOutcome.REMOVED)
    assert check(story, story.today).nothing


@pytest.mark.section("8.2")
def test_a_check_says_whether_to_visit_and_whether_alone() -> None:
    letters_only, witness = a_case(Stage.IN_FORCE), a_case(Stage.IN_FORCE, terms=WITNESS)
    referred = a_case(Stage.REPORTED)
    incident = referred.case.incidents[0]
    report.refer(referred.case, incident, None, referred.at, referred.pack, referred.calendar)
    told = {
        "letters": check(letters_only, START),
        "witness": check(witness, START),
        "both": check(letters_only, START, witness),
        "control": check(referred, dt.date(2026, 3, 9)),
        "nothing": check(a_case(Stage.REPORTED), START),
    }
    assert {name: (found.visits_closed, found.not_alone) for name, found in told.items()} == {
        "letters": (("repairs",), False),
        "witness": ((), True),
        "both": (("repairs",), True),
        "control": ((), True),
        "nothing": ((), False),
    }


@pytest.mark.section("6.6")
def test_a_visit_is_closed_for_the_services_of_what_closes_it_and_for_no_others() -> None:
    witness = replace(WITNESS[0], services=("rent",))
    story = a_case(Stage.IN_FORCE, terms=(some_terms(), witness))
    found = check(story, START)
    assert (found.visits_closed, found.not_alone) == (("repairs",), True)


@pytest.mark.section("8.4")
def test_a_check_says_which_contact_has_left_and_who_is_there() -> None:
    staff = Staff()
    contact, deputy = staff.colleague, staff.witness
    who = {"contact": str(contact.id), "deputy": str(deputy.id), "medium": "phone"}
    story = a_case(Stage.IN_FORCE, staff=staff, terms=(some_terms("single_point_of_contact", who),))
    (found,) = check(story, START).restrictions
    assert (found.left, found.there) == ((), (contact.id, deputy.id))
    contact.active = False
    applies = check(story, START)
    (found,) = applies.restrictions
    assert (found.left, found.there) == ((contact.id,), (deputy.id,))
    assert [way.key for way in applies.open_ways] == ["phone"]
    deputy.active = False
    assert check(story, START).open_ways == ()
