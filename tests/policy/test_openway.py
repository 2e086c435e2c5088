"""At least one way of contact stays open, over all restrictions together (P8.4)."""

import datetime as dt
from uuid import UUID, uuid4

import pytest

from policy.openway import closed_by, closed_from, closes, open_ways, require_open_way
from policy.restriction import Particular, Restriction
from tests.factories import a_customer, adra
from tests.refusals import refused

MARCH, JUNE, SEPTEMBER = dt.date(2026, 3, 16), dt.date(2026, 6, 1), dt.date(2026, 9, 15)
TODAY = dt.date(2026, 3, 11)
HERE = frozenset({uuid4()})


def closing(
    kind: str, start: dt.date = MARCH, end: dt.date = SEPTEMBER, **particulars: Particular
) -> Restriction:
    return Restriction(uuid4(), kind, particulars, ["repairs"], start, end)


def only(medium: str, start: dt.date = MARCH, end: dt.date = SEPTEMBER) -> Restriction:
    return closing("one_medium", start, end, medium=medium)


def keys(*restrictions: Restriction, **customer: str) -> list[str]:
    return [way.key for way in open_ways(a_customer(**customer), restrictions, adra(), HERE)]


@pytest.mark.section("8.4")
def test_a_customer_without_restrictions_has_every_way_that_somebody_answers() -> None:
    assert keys() == ["phone", "email", "letter", "office"]


@pytest.mark.section("8.4")
def test_a_way_that_the_customer_cannot_use_is_not_open() -> None:
    assert keys(phone="", email="") == ["letter", "office"]
    assert keys(address="") == ["phone", "email", "office"]


@pytest.mark.section("8.4")
def test_each_kind_closes_its_own_ways() -> None:
    assert closed_by(only("letter"), adra(), HERE) >= {"phone", "email", "office"}
    assert closed_by(closing("email_quarantined_or_blocked"), adra(), HERE) == {"email"}
    assert closed_by(closing("other", closed_way="office"), adra(), HERE) == {"office"}
    assert closed_by(closing("other", instruction="Use the north door."), adra(), HERE) == frozenset()
    assert closed_by(closing("witness", where="both"), adra(), HERE) == frozenset()


@pytest.mark.section("8.4")
def test_one_restriction_may_not_close_the_last_way() -> None:
    with refused("no-way-left-open", field="kinds"):
        require_open_way(a_customer(phone=""), [only("phone")], TODAY, adra(), HERE)
    with refused("no-way-left-open"):
        require_open_way(a_customer(), [only("social_media")], TODAY, adra(), HERE)
    require_open_way(a_customer(), [only("phone")], TODAY, adra(), HERE)


@pytest.mark.section("8.4")
def test_two_restrictions_may_not_close_the_last_way_together() -> None:
    blocked = closing("email_quarantined_or_blocked", address="a@home.test", mode="block")
    for one in (only("email"), blocked):
        require_open_way(a_customer(), [one], TODAY, adra(), HERE)
    with refused("no-way-left-open"):
        require_open_way(a_customer(), [only("email"), blocked], TODAY, adra(), HERE)


@pytest.mark.section("8.4")
def test_two_restrictions_that_overlap_for_one_day_are_counted_together() -> None:
    first, second = only("phone", MARCH, JUNE), only("letter", JUNE, SEPTEMBER)
    for order in ([first, second], [second, first]):
        with refused("no-way-left-open"):
            require_open_way(a_customer(), order, TODAY, adra(), HERE)


@pytest.mark.section("8.4")
def test_two_restrictions_one_after_the_other_are_not() -> None:
    first = only("phone", MARCH, JUNE - dt.timedelta(days=1))
    require_open_way(a_customer(), [first, only("letter", JUNE, SEPTEMBER)], TODAY, adra(), HERE)


@pytest.mark.section("8.4")
def test_two_that_do_not_meet_are_not_added_up_because_a_third_meets_both() -> None:
    first, second = only("phone", MARCH, dt.date(2026, 4, 30)), only("letter", JUNE, SEPTEMBER)
    witness = closing("witness", where="both")
    require_open_way(a_customer(), [witness, first, second], TODAY, adra(), HERE)


@pytest.mark.section("8.4")
def test_a_restriction_that_was_ended_no_longer_counts() -> None:
    ended = only("phone")
    ended.ended_on = JUNE
    require_open_way(a_customer(), [ended, only("letter", JUNE, SEPTEMBER)], TODAY, adra(), HERE)
    with refused("no-way-left-open"):
        require_open_way(
            a_customer(), [ended, only("letter", JUNE - dt.timedelta(days=1), SEPTEMBER)], TODAY, adra(), HERE
        )


@pytest.mark.section("8.4")
def test_what_is_over_does_not_stand_in_the_way_of_something_new() -> None:
    """She had a telephone then. What applied last year cannot be put right by refusing something today."""
    over = only("phone", dt.date(2025, 1, 6), dt.date(2025, 6, 30))
    require_open_way(a_customer(phone=""), [over, only("letter")], TODAY, adra(), HERE)


@pytest.mark.section("8.4")
def test_what_applies_today_for_the_last_time_still_counts() -> None:
    last = only("phone", dt.date(2025, 9, 15), TODAY)
    with refused("no-way-left-open"):
        require_open_way(a_customer(), [last, only("letter", TODAY)], TODAY, adra(), HERE)


def through(contact: UUID, deputy: UUID) -> Restriction:
    """One point of contact, by phone."""
    return closing("single_point_of_contact", contact=str(contact), deputy=str(deputy), medium="phone")


@pytest.mark.section("8.4")
def test_a_point_of_contact_who_left_without_a_deputy_is_no_open_way() -> None:
    contact, deputy = uuid4(), uuid4()
    one = through(contact, deputy)
    for here in ({contact, deputy}, {contact}, {deputy}):
        assert [way.key for way in open_ways(a_customer(), [one], adra(), here)] == ["phone"]
        require_open_way(a_customer(), [one], TODAY, adra(), here)
    assert open_ways(a_customer(), [one], adra(), HERE) == ()
    with refused("no-way-left-open"):
        require_open_way(a_customer(), [one], TODAY, adra(), HERE)


@pytest.mark.section("8.4")
def test_what_a_restriction_closes_by_itself_does_not_change_with_who_is_there() -> None:
    """A review may name somebody else: that is not stricter."""
    assert "phone" not in closes(through(uuid4(), uuid4()), adra())


@pytest.mark.section("8.4")
def test_a_way_that_is_no_use_to_the_customer_is_not_open() -> None:
    customer = a_customer()
    customer.cannot_use = ["phone", "email"]
    assert [way.key for way in open_ways(customer, [], adra(), HERE)] == ["letter", "office"]
    with refused("no-way-left-open"):
        require_open_way(customer, [only("phone")], TODAY, adra(), HERE)


@pytest.mark.section("8.4")
def test_the_first_day_without_a_way_is_said_and_is_not_before_today() -> None:
    late, early = only("social_media", JUNE, SEPTEMBER), only("video", MARCH, JUNE)
    assert closed_from(a_customer(), [late, early], TODAY, adra(), HERE) == MARCH
    assert closed_from(a_customer(), [late, early], dt.date(2026, 4, 1), adra(), HERE) == dt.date(2026, 4, 1)
    assert closed_from(a_customer(), [only("phone")], TODAY, adra(), HERE) is None


@pytest.mark.section("8.4")
def test_what_no_restriction_closes_is_not_for_the_rule_of_restrictions_to_say() -> None:
    customer = a_customer()
    customer.cannot_use = [way.key for way in adra().ways]
    over = only("phone", dt.date(2025, 1, 6), dt.date(2025, 6, 30))
    assert closed_from(customer, [over], TODAY, adra(), HERE) is None
