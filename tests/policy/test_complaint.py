"""A complaint about how the policy was used, and a review of what is no formal action, go to their own procedure (P10,
P11)."""

import datetime as dt
from itertools import islice

import pytest

from policy import complaint as rule
from policy import not_registered
from policy.access import may_read_passage
from policy.complaint import Complaint, ComplaintOutcome
from policy.decided import decisions
from policy.due import open_things
from policy.exception import ContactException, refuse
from policy.involvement import parts_of
from policy.not_registered import Declined, NotRegistered
from policy.openthing import OpenThing, waits_for
from policy.people import Person, Role
from policy.record import Record
from policy.routes import ROUTES, Decided, Route
from tests.factories import Stage, Story, a_case, a_person, log_appeal, utc
from tests.refusals import not_allowed, refused, stale

BOTH = (Route.COMPLAINT, Route.REVIEW)


def complain(
    story: Story,
    route: Route = Route.COMPLAINT,
    about: Decided | None = None,
    received_on: dt.date | None = None,
    by: Person | None = None,
) -> Record:
    """A colleague logs it, now; a review is of an exception that was refused unless said otherwise."""
    if route is Route.REVIEW and about is None:
        about = Decided.EXCEPTION_REFUSED
    by = by or story.staff.colleague
    made = next((x.id for x in decisions(story.case) if x.kind is about), None)
    complaint = Complaint(
        route,
        received_on or story.today,
        "email",
        "",
        story.keep("It is unfair."),
        by.id,
        story.at,
        about,
        made,
    )
    return rule.log(story.case, complaint, by, story.calendar)


def refer(story: Story, by: Person, reference: str = "CMP-1") -> Record:
    """Somebody adds its reference, now."""
    return rule.refer(story.case, story.case.complaints[-1], reference, by, story.staff.everyone, story.at)


def conclude(
    story: Story,
    by: Person,
    outcome: ComplaintOutcome = ComplaintOutcome.UPHELD,
    on: dt.date | None = None,
    follows: str = "The letter is put right.",
) -> Record:
    """Somebody records what came of it, now."""
    kept = story.keep(follows) if follows else None
    complaint, everyone = story.case.complaints[-1], story.staff.everyone
    on = on or story.today
    return rule.conclude(story.case, complaint, outcome, on, kept, by, everyone, story.at, story.calendar)


def turn_down(story: Story, by: Person | None = None) -> None:
    """A manager refuses an exception."""
    by, ids = by or story.staff.approver, [str(x.id) for x in story.case.decided]
    refuse(story.case, ContactException("", ids, by.id, story.at, story.keep("No.")), True, by)


def decline(story: Story, decision: Declined) -> None:
    """A manager declines a complaint, or further replies."""
    texts = (story.keep("The fence"), story.keep("It was answered."), story.keep("A survey."))
    by = story.staff.approver
    made = NotRegistered(decision, dt.date(2026, 1, 20), *texts, by.id, story.at)
    not_registered.decide(story.case, made, True, True, True, by, story.calendar)


def thing(story: Story) -> OpenThing:
    (found,) = [
        x for x in open_things(story.case, story.pack, story.calendar) if x.kind.startswith("complaint")
    ]
    return found


def waiting(story: Story) -> list[str]:
    return [person.name for person in waits_for(thing(story), story.staff.everyone)]


@pytest.mark.section("10")
def test_anyone_logs_a_complaint_whatever_is_restricted_and_it_bars_no_appeal() -> None:
    for stage in (Stage.REPORTED, Stage.IN_FORCE):
        story = a_case(stage)
        story.at = utc("2026-03-18 10:00")
        for person in story.staff.everyone:
            record = complain(story, by=person)
            assert (record.what, record.section) == ("complaint-logged", "10")
        complaint = story.case.complaints[0]
        assert record.passages == [str(story.case.complaints[-1].text_passage)]
        assert story.case.in_force(story.today, story.pack) == story.case.decided
        assert may_read_passage(story.staff.line_manager, story.case, complaint.text_passage)
    assert log_appeal(story).what == "appeal-logged"
    logged = next(x for x in story.case.complaints if x.logged_by_id == story.staff.colleague.id)
    assert may_read_passage(story.staff.colleague, story.case, logged.text_passage)
    assert not may_read_passage(story.staff.colleague, story.case, complaint.text_passage)
    story.staff.colleague.active = False
    with not_allowed("left"):
        complain(story)


@pytest.mark.section("10")
def test_it_is_received_today_at_the_latest_and_never_too_late() -> None:
    story = a_case(Stage.IN_FORCE)
    for route, section in zip(BOTH, ("10", "11"), strict=True):
        with refused("complaint-in-the-future", field="received_on", section=section):
            complain(story, route, received_on=story.today + dt.timedelta(days=1))
        complain(story, route, received_on=dt.date(2020, 1, 1))


@pytest.mark.section("11")
def test_a_review_is_of_a_decision_and_of_formal_action_it_is_an_appeal() -> None:
    story = a_case(Stage.IN_FORCE)
    with refused("formal-is-appealed", instead="appeal", field="about", section="7"):
        complain(story, Route.REVIEW, Decided.FORMAL)
    nothing = Complaint(
        Route.REVIEW, story.today, "email", "", story.keep("?"), story.staff.colleague.id, story.at
    )
    with refused("decision-missing", field="about"):
        rule.log(story.case, nothing, story.staff.colleague, story.calendar)
    assert not story.case.complaints
    for kind in set(Decided) - {Decided.FORMAL}:
        assert ROUTES[kind] is Route.REVIEW
        record = complain(story, Route.REVIEW, kind)
        assert (record.what, record.section) == ("decision-review-logged", "11")
    assert complain(story, about=Decided.FORMAL).what == "complaint-logged"  # to complain of it is no appeal


@pytest.mark.section("11")
def test_a_review_of_formal_action_that_was_never_decided_is_passed_on_and_not_lost() -> None:
    story = a_case(Stage.PROPOSED)
    assert complain(story, Route.REVIEW, Decided.FORMAL).what == "decision-review-logged"
    (asked,) = story.case.complaints
    assert rule.passes_on(story.case, asked, story.staff.everyone)


@pytest.mark.section("11")
def test_the_decisions_of_a_case_are_there_to_choose_from_and_no_others() -> None:
    story = a_case(Stage.IN_FORCE)
    turn_down(story)
    decline(story, Declined.NOT_REGISTERED)
    decline(story, Declined.NO_FURTHER_REPLIES)
    made = decisions(story.case)
    assert {x.kind for x in made} == {
        Decided.FORMAL,
        Decided.WARNING,
        Decided.EXCEPTION_REFUSED,
        Decided.NOT_REGISTERED,
        Decided.NO_FURTHER_REPLIES,
    }
    assert [x.at for x in made] == sorted((x.at for x in made), reverse=True)
    for decision in made:
        answer = f"{decision.kind.value}:{decision.id}"
        assert rule.meant(story.case, answer) == (decision.kind, decision.id)
    assert rule.meant(story.case, "") == (None, None)
    assert rule.meant(story.case, "warning") == (Decided.WARNING, None)
    for forged in ("nonsense", f"warning:{story.case.id}", "warning:x", f"formal:{story.warning.id}"):
        with not_allowed("unknown-subject"):
            rule.meant(story.case, forged)


@pytest.mark.section("10")
def test_a_complaint_about_the_whole_use_is_passed_on_by_somebody_without_any_part() -> None:
    story = a_case(Stage.IN_FORCE)  # Nia Roberts proposed, Tom Ellis approved
    complain(story)
    assert waiting(story) == ["Elin Vaughan"]
    for by in (story.staff.proposer, story.staff.approver):
        with refused("somebody-else-passes-on", section="10"):
            refer(story, by)
    for name in ("colleague", "line_manager", "slt", "safety", "admin"):
        with not_allowed("needs-manager"):
            refer(story, getattr(story.staff, name))
    turn_down(story, story.staff.director)
    assert waiting(story) == ["Beth Hughes"]
    story.staff.records.active = False
    assert waiting(story) == ["Elin Vaughan"]  # it never waits for nobody
    record = refer(story, story.staff.director)
    assert (record.what, record.facts["independent"]) == ("complaint-referred", False)


@pytest.mark.section("11")
def test_a_review_is_passed_on_by_a_manager_who_did_not_decide_that() -> None:
    story = a_case(Stage.IN_FORCE)
    turn_down(story)  # Tom Ellis
    complain(story, Route.REVIEW)
    assert waiting(story) == ["Nia Roberts"]
    with refused("somebody-else-passes-on", section="11"):
        refer(story, story.staff.approver)
    record = refer(story, story.staff.proposer, " RD-1 ")
    assert (record.what, record.facts["independent"]) == ("decision-review-referred", True)
    complaint = story.case.complaints[-1]
    assert (complaint.reference, complaint.referred_by_id) == ("RD-1", story.staff.proposer.id)


@pytest.mark.section("11")
def test_where_only_the_kind_is_known_whoever_decided_one_of_that_kind_does_not_pass_it_on() -> None:
    story = a_case(Stage.IN_FORCE)
    turn_down(story)
    complain(story, Route.REVIEW)
    story.case.complaints[-1].about_id = None
    assert waiting(story) == ["Nia Roberts"]
    turn_down(story, story.staff.proposer)
    assert waiting(story) == ["Elin Vaughan"]
    for decision in decisions(story.case)[:2]:
        story.case.complaints[-1].about_id = decision.id
        names = {person.id: person.name for person in story.staff.everyone}
        (other,) = {"Nia Roberts", "Tom Ellis"} - {names[id] for id in decision.by}
        assert waiting(story) == [other]


@pytest.mark.section("10")
def test_records_may_pass_it_on_whoever_else_does_unless_they_decided_it() -> None:
    story = a_case(Stage.IN_FORCE)
    complain(story)
    refer(story, story.staff.records)
    story.staff.records.roles |= {Role.MANAGER}
    turn_down(story, story.staff.records)
    with refused("somebody-else-passes-on"):
        conclude(story, story.staff.records)
    story.staff.director.active = False
    with not_allowed("left"):
        conclude(story, story.staff.director)


@pytest.mark.section("10")
def test_it_gets_its_reference_once() -> None:
    story = a_case(Stage.IN_FORCE)
    complain(story)
    with refused("reference-missing", field="reference"):
        refer(story, story.staff.director, "  ")
    refer(story, story.staff.director)
    with stale("complaint-referred"):
        refer(story, story.staff.director)
    conclude(story, story.staff.director)
    with stale("complaint-decided"):
        refer(story, story.staff.director)
    assert not parts_of(story.case, story.staff.director.id)  # that is no part in the case (P7.3)


@pytest.mark.section("10")
def test_its_outcome_has_a_day_and_what_follows_and_comes_once() -> None:
    story = a_case(Stage.IN_FORCE)
    story.at = utc("2026-03-18 10:00")
    complain(story)
    director = story.staff.director
    with refused("reference-first", field="outcome", instead="complaint-reference"):
        conclude(story, director)
    refer(story, director)
    with refused("taken-in-the-future", field="outcome_on"):
        conclude(story, director, on=story.today + dt.timedelta(days=1))
    with refused("earlier-than-possible", field="outcome_on"):
        conclude(story, director, on=story.today - dt.timedelta(days=1))
    with refused("follows-missing", field="follows"):
        conclude(story, director, follows="")
    with refused("somebody-else-passes-on"):
        conclude(story, story.staff.approver)
    record = conclude(story, director)
    assert (record.what, record.facts["outcome"]) == ("complaint-outcome", "upheld")
    with stale("complaint-decided"):
        conclude(story, director)
    assert story.case.in_force(story.today, story.pack), "what it changes is decided in the case"


@pytest.mark.section("10")
def test_what_is_withdrawn_needs_no_reference() -> None:
    story = a_case(Stage.IN_FORCE)
    complain(story)
    conclude(story, story.staff.director, ComplaintOutcome.WITHDRAWN)
    assert not story.case.complaints[-1].reference


@pytest.mark.section("10")
def test_it_waits_two_working_days_for_its_reference_from_its_receipt_and_then_for_its_outcome() -> None:
    story = a_case(Stage.REPORTED)
    story.at = utc("2026-03-20 10:00")  # a Friday
    complain(story, received_on=dt.date(2026, 3, 19))
    found = thing(story)
    assert (found.kind, found.by, found.section) == ("complaint", dt.date(2026, 3, 23), "10")
    assert [f"{at:%Y-%m-%d %H:%M}" for at in islice(found.moments, 2)] == [
        "2026-03-23 09:00",
        "2026-03-24 09:00",
    ]
    assert story.case.open_on(dt.date(2030, 1, 1))
    refer(story, story.staff.proposer)
    found = thing(story)
    assert (found.kind, found.by) == ("complaint-outcome", dt.date(2026, 4, 21))
    conclude(story, story.staff.proposer)
    assert not [x for x in open_things(story.case, story.pack, story.calendar) if "complaint" in x.kind]


@pytest.mark.section("10")
def test_it_waits_for_all_managers_without_a_part_while_there_are_some() -> None:
    story = a_case(Stage.REPORTED)
    complain(story)
    assert waiting(story) == ["Nia Roberts", "Tom Ellis"]
    story.staff.approver.active = False
    assert waiting(story) == ["Nia Roberts"]
    assert not rule.may_pass_on(
        a_person("Somebody"), story.case, story.case.complaints[0], story.staff.everyone
    )


@pytest.mark.section("2")
def test_records_of_the_other_organisation_pass_nothing_on() -> None:
    story = a_case(Stage.IN_FORCE)
    complain(story)
    records, complaint, everyone = story.staff.records, story.case.complaints[-1], story.staff.everyone
    assert rule.may_pass_on(records, story.case, complaint, everyone)
    story.case.organisation = "medra"
    assert not rule.may_pass_on(records, story.case, complaint, everyone)
    with not_allowed("other-organisation"):
        rule.require_passer(story.case, complaint, records, everyone)
    assert rule.passes_on(story.case, complaint, [records, story.staff.director]) == [story.staff.director]
    assert rule.passes_on(story.case, complaint, [records]) == [], "it is not theirs"
