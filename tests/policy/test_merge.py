"""One customer who stands in the list twice: merged and taken apart again, and nothing of either is rewritten."""

from uuid import uuid4

import pytest

from policy.customer import Customer
from policy.letter import LetterKind
from policy.merge import Basis, follow, merge, since, unmerge
from policy.openway import open_ways
from policy.people import Person, Role
from policy.record import Record
from tests.factories import Stage, Story, a_case, a_customer, a_person, adra, utc
from tests.refusals import not_allowed, refused, stale

pytestmark = pytest.mark.section("13")
AT = utc("2026-03-02 09:00")
MANAGER = a_person("Nia Roberts", Role.MANAGER)
MERGERS = (Role.RECORDS, Role.MANAGER, Role.DIRECTOR)


def two(**other: str) -> tuple[Customer, Customer]:
    return a_customer(), a_customer(**{"reference": "T-2000", "name": "M Griffiths", **other})


def merged(stays: Customer, other: Customer, by: Person = MANAGER) -> Record:
    return merge(stays, other, Basis.TOLD, by, AT)


def test_the_other_leads_to_the_one_that_stays_and_nothing_else_of_it_changes() -> None:
    stays, other = two()
    before = dict(vars(other))
    record = merged(stays, other)
    assert (other.merged_into_id, other.merged_at) == (stays.id, AT)
    assert {k: v for k, v in vars(other).items() if not k.startswith("merged")} == {
        k: v for k, v in before.items() if not k.startswith("merged")
    }
    assert stays.rows == (stays, other)
    assert stays.ids == {stays.id, other.id}
    assert (record.what, record.section, record.customer_id) == ("customers-merged", "13", stays.id)
    assert (record.subject_id, record.actor_id) == (other.id, MANAGER.id)
    assert record.facts == {"stays": "T-1042", "other": "T-2000", "basis": "told"}


def test_taken_apart_both_are_as_they_were() -> None:
    stays, other = two()
    third = a_customer(reference="T-3000")
    merged(stays, third)
    merged(stays, other)
    record = unmerge(stays, other, MANAGER, AT)
    assert (other.merged_into_id, other.merged_at) == (None, None)
    assert stays.also == (third,)
    assert (record.what, record.subject_id) == ("customers-unmerged", other.id)
    with stale("unmerged"):
        unmerge(stays, other, MANAGER, AT)
    with stale("unmerged"):
        unmerge(other, third, MANAGER, AT)


@pytest.mark.parametrize("role", Role)
def test_records_managers_and_the_director_say_so_and_nobody_else(role: Role) -> None:
    stays, other = two()
    somebody = a_person("Ann Other", role)
    if role in MERGERS:
        merged(stays, other, somebody)
        unmerge(stays, other, somebody, AT)
        return
    with not_allowed("not-yours-to-merge"):
        merged(stays, other, somebody)
    merged(stays, other)
    with not_allowed("not-yours-to-merge"):
        unmerge(stays, other, somebody, AT)


def test_who_has_left_merges_nothing() -> None:
    with not_allowed("not-yours-to-merge"):
        merged(*two(), by=a_person("Gone", Role.RECORDS, active=False))


def test_nobody_is_merged_with_themselves_and_there_is_no_chain_and_no_circle() -> None:
    stays, other = two()
    with refused("merged-with-itself", field="other"):
        merged(stays, stays)
    merged(stays, other)
    with stale("merged"):  # a circle
        merged(other, stays)
    with stale("merged"):  # again
        merged(stays, other)
    with stale("merged"):  # a chain, at its end
        merged(other, a_customer(reference="T-3000"))
    with refused("merge-chain", field="stays"):  # a chain, at its beginning
        merged(a_customer(reference="T-3000"), stays)
    merged(stays, a_customer(reference="T-3000"))  # several may lead to one


@pytest.mark.section("12")
def test_what_is_known_of_either_is_known_of_the_customer() -> None:
    stays, other = two(language="cy", letter_format="large", phone="01632 960999")
    stays.language, stays.phone = "", ""
    stays.cannot_use, other.cannot_use = ["email"], ["letter", "email"]
    assert stays.letter_languages == ("cy", "en")
    merged(stays, other)
    assert (stays.language_known, stays.format_known) == ("cy", "large")
    assert stays.has("phone")
    assert stays.ways_no_use == ["email", "letter"]
    stays.decide(["language", "letter_format"])
    assert (stays.language_known, stays.format_known) == ("", "clear")
    unmerge(stays, other, MANAGER, AT)
    assert stays.ways_no_use == ["email"]
    assert not stays.has("phone")


@pytest.mark.section("12")
def test_letters_go_to_the_row_that_stays_or_else_to_the_one_that_has_an_address() -> None:
    stays, other = two(address="9 Lôn Las")
    merged(stays, other)
    assert stays.post_to is stays
    stays.address = ""
    assert stays.post_to is other
    other.address = ""
    assert stays.post_to is stays


@pytest.mark.section("8.4")
def test_a_way_is_open_only_where_both_can_use_it() -> None:
    stays, other = two()
    other.cannot_use = ["phone"]
    assert "phone" in {way.key for way in open_ways(stays, [], adra(), ())}
    merged(stays, other)
    assert "phone" not in {way.key for way in open_ways(stays, [], adra(), ())}


def test_what_was_recorded_while_they_were_one_stays_under_the_row_where_it_was_recorded() -> None:
    story, later = a_case(Stage.REPORTED), a_case(Stage.REPORTED)
    story.case.touched_at, later.case.touched_at = utc("2026-03-01 09:00"), utc("2026-03-03 09:00")
    later.case.customer_id = story.customer.id
    later.case.opened_at = utc("2026-02-01 09:00")
    both = [story.case, later.case]
    assert since(both, story.customer, AT) == [later.case]
    assert since(both, story.customer, utc("2026-03-01 09:00")) == [later.case, story.case]
    assert since(both, a_customer(), AT) == []


def in_languages(story: Story, *languages: str) -> list[str]:
    letter = story.a_letter(LetterKind.WARNING, uuid4(), story.staff.proposer)
    letter.languages = list(languages)
    story.case.letters.append(letter)
    return letter.languages


@pytest.mark.section("12")
def test_a_letter_that_is_not_sent_follows_the_customers_language_and_one_that_was_stays_as_it_is() -> None:
    story = a_case(Stage.WARNED)
    story.customer.language = "cy"
    in_languages(story, "en")
    (sent, draft) = story.case.letters
    assert follow(story.case, story.customer) == [draft]
    assert (draft.languages, sent.languages) == (["cy"], ["en"])
    assert draft.untranslated == ("cy",)
    assert follow(story.case, story.customer) == []
