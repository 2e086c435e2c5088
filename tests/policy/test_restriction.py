"""A restriction has its particulars, its services, a start, an end and a review in time (P6.5, P6.6, P9.1)."""

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest

from policy.restriction import Restriction, Terms, check_terms, shared_address
from tests.factories import END, REVIEW, START, adra, some_terms
from tests.refusals import refused

TODAY = dt.date(2026, 3, 11)


def check(terms: Terms, review_on: dt.date = REVIEW, today: dt.date = TODAY) -> None:
    check_terms(terms, review_on, today, adra())


def a_restriction(effective_from: dt.date | None = START) -> Restriction:
    return Restriction(uuid4(), "witness", {"where": "both"}, ["repairs"], START, END, effective_from)


@pytest.mark.section("6.5")
def test_every_required_particular_is_given() -> None:
    check(some_terms("contact_limits", {"contacts": 2, "per": "week", "minutes": 15}))
    for missing in ("contacts", "per", "minutes"):
        given: dict[str, str | int] = {"contacts": 2, "per": "week", "minutes": 15, missing: ""}
        with refused("particular-missing", field=f"contact_limits_{missing}"):
            check(some_terms("contact_limits", given))
    with refused("particular-missing", field="single_point_of_contact_deputy"):
        check(some_terms("single_point_of_contact", {"contact": str(uuid4()), "medium": "phone"}))


@pytest.mark.section("6.5")
def test_a_particular_that_is_optional_may_be_left_out_and_nought_is_an_answer() -> None:
    check(some_terms("other", {"instruction": "Please use the north entrance."}))
    check(some_terms("contact_limits", {"contacts": 0, "per": "week", "minutes": 15}))


@pytest.mark.section("6.5")
def test_no_further_complaint_needs_a_stage_2_letter_that_has_gone_out() -> None:
    given = {"matter": "The fence", "stage2_date": "2026-03-11", "decider": "Tom Ellis"}
    check(some_terms("no_further_complaint", given))
    with refused("particular-in-the-future", field="no_further_complaint_stage2_date"):
        check(some_terms("no_further_complaint", {**given, "stage2_date": "2026-03-12"}))
    for missing in given:
        with refused("particular-missing", field=f"no_further_complaint_{missing}"):
            check(some_terms("no_further_complaint", {**given, missing: ""}))


@pytest.mark.section("6.5")
def test_an_address_that_may_be_shared_is_found_where_the_pack_says_so() -> None:
    blocked = some_terms("email_quarantined_or_blocked", {"address": "a@home.test", "mode": "block"})
    assert shared_address(blocked, adra()) == "a@home.test"
    for other in (
        some_terms(),
        some_terms("email_quarantined_or_blocked", {"mode": "block"}),
        some_terms("social_media_blocked", {"network": "X", "account": "a@home.test"}),
    ):
        assert shared_address(other, adra()) is None


@pytest.mark.section("6.6")
def test_there_are_no_blanket_bans() -> None:
    with refused("services-missing", field="services"):
        check(replace(some_terms(), services=()))


@pytest.mark.section("6.6", "7.2")
def test_a_restriction_begins_today_at_the_earliest() -> None:
    check(some_terms(start=TODAY))
    with refused("start-in-the-past", field="start"):
        check(some_terms(start=TODAY - dt.timedelta(days=1)))


@pytest.mark.section("6.6")
def test_a_restriction_does_not_end_before_it_starts() -> None:
    with refused("end-before-start", field="end"):
        check(some_terms(end=START - dt.timedelta(days=1)))


@pytest.mark.section("6.6", "9.1")
def test_a_restriction_lasts_twelve_months_at_most_both_days_included() -> None:
    check(some_terms(end=dt.date(2027, 3, 15)))
    with refused("restriction-too-long", field="end"):
        check(some_terms(end=dt.date(2027, 3, 16)))


@pytest.mark.section("6.6", "9.1")
def test_the_review_is_after_the_start_and_not_after_the_end() -> None:
    check(some_terms(), review_on=START + dt.timedelta(days=1))
    check(some_terms(), review_on=END)
    with refused("review-too-early", field="review_on"):
        check(some_terms(), review_on=START)
    with refused("review-after-end", field="review_on"):
        check(some_terms(), review_on=END + dt.timedelta(days=1))


@pytest.mark.section("9.1")
def test_the_review_is_in_time_also_where_a_landlord_lets_restrictions_last_longer() -> None:
    settings = replace(adra().settings, restriction_max_months=24)
    pack = replace(adra(), settings=settings)
    long = some_terms(end=dt.date(2028, 3, 15))
    check_terms(long, dt.date(2027, 3, 16), TODAY, pack)
    with refused("review-too-late", field="review_on"):
        check_terms(long, dt.date(2027, 3, 17), TODAY, pack)


@pytest.mark.section("7.2")
def test_a_restriction_is_not_in_force_until_the_customer_was_told() -> None:
    untold = a_restriction(effective_from=None)
    assert not any(untold.in_force(START + dt.timedelta(days=day)) for day in range(-1, 200))


@pytest.mark.section("6.6")
def test_a_restriction_is_in_force_from_its_first_to_its_last_day_both_included() -> None:
    told = a_restriction()
    before, after = START - dt.timedelta(days=1), END + dt.timedelta(days=1)
    assert [told.in_force(day) for day in (before, START, END, after)] == [False, True, True, False]


@pytest.mark.section("7.2")
def test_told_late_it_is_in_force_from_that_day() -> None:
    told = a_restriction(effective_from=dt.date(2026, 3, 20))
    assert [told.in_force(dt.date(2026, 3, day)) for day in (19, 20)] == [False, True]


@pytest.mark.section("7.2")
def test_an_ended_restriction_does_not_apply_on_the_day_it_was_ended() -> None:
    told = a_restriction()
    told.ended_on = dt.date(2026, 4, 1)
    assert told.last_day == dt.date(2026, 3, 31)
    assert [told.in_force(day) for day in (told.last_day, told.ended_on)] == [True, False]


@pytest.mark.section("7.2")
def test_ending_a_restriction_late_never_makes_it_longer() -> None:
    told = a_restriction()
    told.ended_on = END + dt.timedelta(days=30)
    assert told.last_day == END


@pytest.mark.section("6.5")
def test_a_time_slot_ends_after_it_begins() -> None:
    check(some_terms("time_slot", {"day": "monday", "start": "09:30", "end": "10:00"}))
    for end in ("09:30", "09:00"):
        with refused("particular-not-later", field="time_slot_end"):
            check(some_terms("time_slot", {"day": "monday", "start": "09:30", "end": end}))


@pytest.mark.section("6.5", "8.4")
def test_the_deputy_is_somebody_else_than_the_point_of_contact() -> None:
    contact, deputy = str(uuid4()), str(uuid4())
    check(some_terms("single_point_of_contact", {"contact": contact, "deputy": deputy, "medium": "phone"}))
    with refused("deputy-is-contact", field="single_point_of_contact_deputy"):
        check(
            some_terms("single_point_of_contact", {"contact": contact, "deputy": contact, "medium": "phone"})
        )
