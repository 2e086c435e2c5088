"""The policy as people read it, its review by the Director, and an issue that was loaded; on both databases."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from bot.pack import Offered, load_packs, refresh
from handlers.desk import Desk
from handlers.nudge import tick
from notices.card import Action, Card
from policy.pack import Pack
from policy.pack_parse import parse_pack
from policy.people import Person
from storage.store import Store
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.packs import FOURTH, fifth_text
from tests.story import CALENDAR, adra, utc

pytestmark = pytest.mark.section("14")


def ticks(office: Office, pack: Pack) -> int:
    given = 0
    while done := tick(office.store, office.at, office.at, pack, CALENDAR):
        given += done
    return given


def nudges(office: Office, person: Person) -> list[str]:
    return [text_of(card) for card in office.inbox(person) if "policy" in text_of(card).casefold()]


def policy(office: Office, person: Person) -> Card:
    return shown(office.types(person, "/contact policy"))


def labels(card: Card) -> list[str]:
    return [b.label for b in card.buttons]


def test_the_director_reviews_the_policy_and_everybody_may_read_it(store: Store) -> None:
    office = Office(store, at="2026-03-02 09:30", reviewed=False)
    people, director = office.staff, office.staff.director
    said = text_of(policy(office, people.colleague))
    assert "Issue: 4" in said
    assert "Next review: overdue since 1 March 2026" in said
    assert not labels(policy(office, people.colleague))
    assert labels(policy(office, director)) == ["Review the policy"]

    # Overdue: once for all that was missed, then every week; and it stands in the home.
    assert ticks(office, adra()) == 1
    assert ticks(office, adra()) == 0
    assert "The review of the policy is due, overdue since 1 March 2026" in nudges(office, director)[-1]
    assert len(nudges(office, people.slt)) == 0
    home = office.desk.home(director.id)
    assert "The review of the policy is due" in text_of(home)
    assert "The review of the policy is due" not in text_of(office.desk.home(people.slt.id))
    office.later(days=6)
    assert ticks(office, adra()) == 0
    office.at = utc("2026-03-09 09:30")
    assert ticks(office, adra()) == 1

    refused = office.shows(people.slt, Action("start-policy-review"))
    assert "Director of Customers and Communities" in text_of(refused)
    ask = office.opens(director, Action("start-policy-review"))
    missing = asked(office.sends(director, ask, {"why": "law", "reason": ""}))
    assert "reason" in missing.errors
    begun = shown(office.sends(director, missing, {"why": "law", "reason": "The Renting Homes Act changed."}))
    assert "begun 9 March 2026 by Elin Vaughan: A change of the law" in text_of(begun)
    assert "The Renting Homes Act changed." in text_of(begun)
    assert "Next review: under way since 9 March 2026" in text_of(begun)
    assert "waits for its outcome" in text_of(office.desk.home(director.id))
    assert "under way already" in text_of(office.shows(director, Action("start-policy-review")))
    ask = office.opens(director, button(begun, "Record the outcome"))
    late = {"outcome": "kept", "next_review_on": "2029-03-10", "reason": "Nothing to change."}
    late_again = asked(office.sends(director, ask, late))
    assert "three years" in late_again.errors["next_review_on"]
    kept = shown(office.sends(director, late_again, {**late, "next_review_on": "2029-03-09"}))
    assert "It stays as it is until its next review (Elin Vaughan, 9 March 2026): 9 March 2029" in text_of(
        kept
    )
    assert "Next review: by 9 March 2029" in text_of(policy(office, people.colleague))
    assert "policy" not in text_of(office.desk.home(director.id)).casefold().replace("/contact policy", "")
    with store.read() as reader:
        whats = [record.what for record in reader.records() if record.section == "14"]
        assert {record.pack for record in reader.records(what="policy-kept")} == {adra().sha256}
    assert whats == ["nudged", "nudged", "policy-review-begun", "policy-kept"]


def test_a_new_issue_that_was_wanted_is_loaded_and_the_director_hears_of_it(store: Store) -> None:
    office = Office(store, at="2026-03-02 09:30", reviewed=False)
    director = office.staff.director
    offered = [Offered("4.toml", adra(), FOURTH)]
    issues = load_packs(store, offered, office.at, ZoneInfo("Europe/London"))
    office.desk = Desk(store, issues.newest, CALENDAR, lambda: office.at)
    ask = office.opens(director, Action("start-policy-review"))
    shown(office.sends(director, ask, {"why": "due", "reason": ""}))
    begun = policy(office, director)
    ask = office.opens(director, button(begun, "Record the outcome"))
    shown(office.sends(director, ask, {"outcome": "new_issue", "reason": "The Act."}))
    assert "A new issue of the policy is to be written" in text_of(office.desk.home(director.id))
    assert "Next review: a new issue is to be written" in text_of(policy(office, office.staff.colleague))

    text = fifth_text(without="one_medium")
    load_packs(
        store, [*offered, Offered("5.toml", parse_pack(text), text)], office.at, ZoneInfo("Europe/London")
    )
    told = office.card_for(director, "A new issue of the policy: 5")
    assert "Applies from: 16 March 2026" in text_of(told)
    with store.read() as reader:
        refresh(reader, issues)
    said = text_of(office.shows(director, button(told, "What is different")))
    assert "Next issue: issue 5, from 16 March 2026" in said
    assert "Restrictions: no longer: One way of contact only" in said
    assert "A warning lapses, in months: 1 (before: 12)" in said
    assert "Issue 5 was loaded." in said
    ticks(office, issues.newest)
    assert "A new issue" not in text_of(office.desk.home(director.id))
    office.at += dt.timedelta(days=14)
    assert "Issue: 5" in text_of(policy(office, office.staff.colleague))
