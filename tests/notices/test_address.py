"""Where somebody lives stands beside their name, also where there is nothing to say."""

import pytest

from notices.address import short, where_said
from notices.check import choose_card
from notices.words import words
from policy.customer import Customer

W = words("en")


def _nowhere(*, known: bool) -> Customer:
    return Customer("N-2026-0001", "Rowan Lee", "", "", "adra", decided_here=["address"] if known else [])


@pytest.mark.parametrize(("known", "said"), [(True, "No fixed address"), (False, "address not known")])
def test_somebody_without_an_address_is_told_apart_by_words_and_not_by_commas(known: bool, said: str) -> None:
    nowhere = _nowhere(known=known)
    assert where_said(nowhere, W) == said
    (fact,) = choose_card([nowhere], "Rowan", False, W).facts
    assert fact.value == f"{said} ({nowhere.reference})"
    assert short(nowhere.name, nowhere.postcode) == nowhere.name
    assert short("Ann", "LL99 1DD") == "Ann, LL99 1DD"
