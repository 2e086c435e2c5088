"""Complaints about how the policy was used, and reviews of what is no formal action, on both databases (P10, P11)."""

import pytest

from handlers.answer import Ask
from handlers.nudge import tick
from notices.card import Action
from policy.case import Case
from policy.letter import LetterKind
from policy.people import Person
from policy.routes import Decided, Route
from storage.store import Store
from tests.handlers.conftest import Played
from tests.handlers.journey import WHAT, Journey, begun
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.story import CALENDAR, adra, utc

SAID = "You closed the phone to me without asking how I am."
GIVEN = {"channel": "phone", "text": SAID}


@pytest.fixture
def journey(store: Store) -> Journey:
    journey = Journey(Office(store))
    journey.to_in_force()  # Nia Roberts proposed, Tom Ellis approved
    return journey


def the_case(journey: Journey) -> Case:
    with journey.office.store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
        return case


def types(journey: Journey, person: Person, word: str) -> Ask:
    return asked(journey.office.types(person, f"/contact {word} cc 2026 1"))


def options(ask: Ask) -> list[str]:
    return [o.value for x in ask.form.inputs if x.name == "about" for o in x.options]  # type: ignore[union-attr]


def turn_down(journey: Journey) -> None:
    """Tom Ellis refuses an exception."""
    office, approver = journey.office, journey.people.approver
    ask = office.opens(approver, Action("refuse-exception", journey.case_subject()))
    shown(office.sends(approver, ask, {"ruled_out": "yes", "why": "It can wait until Monday."}))


@pytest.mark.section("10")
def test_a_complaint_from_anybody_to_its_outcome(journey: Journey) -> None:
    office, people = journey.office, journey.people
    check = shown(office.types(people.colleague, f"/contact-check {journey.customer.reference}"))
    assert "an appeal, a complaint about this policy and a new matter" in text_of(check)
    ask = office.opens(people.colleague, button(check, "Log a complaint"))
    assert options(ask) == ["whole", *Decided]  # nobody learns what is in a case by asking
    assert "Griffiths" not in repr(ask.form)
    for wrong in ({"text": ""}, {"channel": ""}, {"received_on": "2027-01-01"}, {"text": "x" * 3001}):
        again = office.sends(people.colleague, ask, {**GIVEN, **wrong})
        assert isinstance(again, Ask)
        assert set(again.errors) == set(wrong)
        if "text" not in wrong:
            assert SAID in repr(again.form)
    logged = shown(office.sends(people.colleague, ask, {**GIVEN, "made_by": "Her sister"}))
    told = text_of(logged)
    for part in ("CCpol01", "There by: 11 March 2026", "Elin Vaughan passes it on.", "no appeal"):
        assert part in told
    assert button(logged, "Log an appeal")
    assert shown(office.sends(people.colleague, ask, GIVEN)) == logged
    assert len(the_case(journey).complaints) == 1
    see = Action("see-complaint", journey.case_subject())
    assert office.shows(people.colleague, see).title == "Not open to you"

    card = office.card_for(people.director, "Complaint: Mair Griffiths")
    for part in (SAID, "Said by: Her sister", "Not there yet: by 11 March 2026", "Waits to be passed on"):
        assert part in text_of(card)
    home = office.desk.home(people.director.id)
    assert "A complaint, or a request for a review, is to be passed on: Mair Griffiths, by 11 March 2026" in (
        text_of(home)
    )
    labels = [b.label for b in office.shows(people.approver, see).buttons]
    assert "Add its reference" not in labels
    refused = shown(office.types(people.approver, "/contact complaint-reference cc 2026 1"))
    assert "somebody else passes it on" in text_of(refused)

    early = office.opens(people.director, button(card, "Record the outcome"))
    none_yet = office.sends(people.director, early, {"outcome": "upheld", "follows": "It is put right."})
    assert isinstance(none_yet, Ask)
    assert "Add its reference first" in none_yet.errors["outcome"]
    assert none_yet.instead is not None
    ask = office.opens(people.director, button(none_yet.instead, "Add its reference"))
    for reference in ("", "x" * 201):
        again = office.sends(people.director, ask, {"reference": reference})
        assert isinstance(again, Ask)
        assert set(again.errors) == {"reference"}
    card = shown(office.sends(people.director, ask, {"reference": "CMP-881"}))
    assert "Reference: CMP-881" in text_of(card)
    (letter,) = [x for x in the_case(journey).letters if x.kind is LetterKind.COMPLAINT_RECEIVED]
    read = office.shows(people.director, Action("letter", f"{the_case(journey).id}:{letter.id}"))
    for part in ("CMP-881", "CCpol01", "How to appeal", "stay in place"):
        assert part in text_of(read)
    journey.translate_and_issue(people.director, "Complaint received")

    office.at = utc("2026-04-08 09:05")
    tick(office.store, office.at, office.at, adra(), CALENDAR)
    said = "It is to be asked what came of a complaint, or of a review"
    assert said in "\n".join(text_of(x) for x in office.inbox(people.director))
    outcome = office.opens(people.director, button(card, "Record the outcome"))
    came = {"outcome": "partly", "outcome_on": "2026-04-08", "follows": "We ring her first."}
    told = text_of(shown(office.sends(people.director, outcome, came)))
    for part in (
        "Upheld in part, 8 April 2026",
        "What follows: We ring her first.",
        "Recorded by: Elin Vaughan",
    ):
        assert part in told
    assert office.shows(people.director, Action("complaint-outcome", ask.form.subject)).title == (
        "Somebody was first"
    )
    listed = text_of(office.shows(people.approver, Action("exceptions", journey.case_subject())))
    assert "How the policy was used (Upheld in part, 8 April 2026)" in listed
    assert the_case(journey).in_force(CALENDAR.day(office.at), adra())
    appeal = types(journey, people.colleague, "appeal")
    shown(office.sends(people.colleague, appeal, {"channel": "phone", "request": "It is unfair."}))
    bundle = office.desk.press(people.director.id, Action("bundle", journey.case_subject()))
    assert "Exceptions" in repr(bundle)


@pytest.mark.section("11")
def test_a_review_of_what_is_no_formal_action_is_of_one_of_its_decisions(journey: Journey) -> None:
    office, people = journey.office, journey.people
    turn_down(journey)
    case = office.shows(people.line_manager, Action("case", journey.case_subject()))
    ask = office.opens(people.line_manager, button(case, "Review of a decision"))
    kinds = [value.partition(":")[0] for value in options(ask)]
    assert sorted(kinds) == ["exception_refused", "formal", "warning"]
    refused_one = next(value for value in options(ask) if value.startswith("exception_refused:"))
    for wrong in ({"about": ""}, {"about": f"formal:{people.slt.id}"}, {"text": ""}):
        again = office.sends(people.line_manager, ask, {**GIVEN, "about": refused_one, **wrong})
        assert isinstance(again, Ask)
        assert set(again.errors) == set(wrong)
    logged = shown(office.sends(people.line_manager, ask, {**GIVEN, "about": refused_one}))
    assert "CCp04" in text_of(logged)
    assert "Nia Roberts passes it on." in text_of(logged)  # Tom Ellis refused it
    (asked_for,) = the_case(journey).complaints
    assert (asked_for.route, asked_for.about) == (Route.REVIEW, Decided.EXCEPTION_REFUSED)
    card = office.card_for(people.proposer, "Review of a decision: Mair Griffiths")
    assert "About: An exception that was refused, 9 March 2026" in text_of(card)
    ask = office.opens(people.proposer, button(card, "Add its reference"))
    card = shown(office.sends(people.proposer, ask, {"reference": "RD-12"}))
    journey.translate_and_issue(people.proposer, "Review received")
    outcome = office.opens(people.proposer, button(card, "Record the outcome"))
    given = {"outcome": "not_upheld", "follows": "Nothing."}
    assert "The decision stays" in text_of(shown(office.sends(people.proposer, outcome, given)))


@pytest.mark.section("7.3")
def test_a_review_of_formal_action_is_an_appeal_and_nothing_of_it_is_lost(journey: Journey) -> None:
    office, people = journey.office, journey.people
    for person, about in ((people.colleague, "formal"), (people.line_manager, "")):
        ask = types(journey, person, "review-of-decision")
        about = about or next(value for value in options(ask) if value.startswith("formal:"))
        told = {"about": about, "channel": "letter", "made_by": "Her sister", "text": SAID}
        no = asked(office.sends(person, ask, {**told, "received_on": "2026-03-09"}))
        assert "§7: This is an appeal" in no.errors["about"]
        assert not the_case(journey).complaints
    assert no.instead is not None
    appeal = office.opens(person, button(no.instead, "Log an appeal"))
    values = {field.name: field.value for field in appeal.form.inputs}
    assert (values["channel"], values["made_by"], values["request"]) == ("letter", "Her sister", SAID)
    shown(office.sends(person, appeal, {}))
    (logged,) = the_case(journey).appeals
    assert (f"{logged.received_on}", logged.made_by) == ("2026-03-09", "Her sister")
    assert "Review of a decision" not in text_of(office.desk.home(person.id))
    assert "Review of a decision" in text_of(office.desk.home(people.colleague.id)), "somebody else's stays"


@pytest.mark.section("7.3")
def test_a_complaint_that_is_an_appeal_too_is_logged_as_one_with_its_words(journey: Journey) -> None:
    office, people = journey.office, journey.people
    ask = types(journey, people.line_manager, "complaint")
    formal = next(value for value in options(ask) if value.startswith("formal:"))
    logged = shown(office.sends(people.line_manager, ask, {**GIVEN, "about": formal}))
    appeal = office.opens(people.line_manager, button(logged, "Log an appeal"))
    assert {field.name: field.value for field in appeal.form.inputs}["request"] == SAID
    other = office.opens(people.colleague, button(logged, "Log an appeal"))
    assert SAID not in repr(other.form), "the words of somebody else's complaint"


@pytest.mark.section("11")
def test_nothing_decided_is_nothing_to_review_and_leads_to_a_complaint(store: Store) -> None:
    journey = Journey(Office(store))
    journey.report()
    office, people = journey.office, journey.people
    none = shown(office.types(people.approver, "/contact review-of-decision cc 2026 1"))
    assert "Nothing has been decided" in text_of(none)
    ask = office.opens(people.approver, button(none, "Log a complaint"))
    assert options(ask) == ["whole"]
    for word in ("see-complaint", "complaint-outcome"):
        assert "No complaint" in text_of(shown(office.types(people.approver, f"/contact {word} cc 2026 1")))
    shown(office.sends(people.approver, ask, GIVEN))
    assert types(journey, people.approver, "complaint-reference")


@pytest.mark.section("10")
def test_whoever_is_identified_after_the_reference_is_told_too_that_the_complaint_was_received(
    played: Played,
) -> None:
    journey = played(begun)
    office, people = journey.office, journey.people
    form = asked(office.types(people.reporter, "/contact-report"))
    shown(office.sends(people.reporter, form, {**WHAT, "customer": "", "unidentified": "A tall man"}))
    shown(office.sends(people.approver, types(journey, people.approver, "complaint"), GIVEN))
    reference = types(journey, people.approver, "complaint-reference")
    shown(office.sends(people.approver, reference, {"reference": "CMP-882"}))
    who = types(journey, people.approver, "identify")
    shown(office.sends(people.approver, who, {"customer": str(journey.customer.id), "name": ""}))
    (letter,) = the_case(journey).letters
    assert letter.kind is LetterKind.COMPLAINT_RECEIVED
    read = text_of(office.shows(people.approver, Action("letter", f"{the_case(journey).id}:{letter.id}")))
    assert "CMP-882" in read
    assert "Mair Griffiths" in read


BLOCKING: dict[str, dict[str, str]] = {
    "email_quarantined_or_blocked": {"mode": "quarantine"},
    "no_further_complaint": {"matter": "The hedge", "stage2_date": "2026-01-15", "decider": "Elin Vaughan"},
    "single_point_of_contact": {},
}


@pytest.mark.section("10")
@pytest.mark.parametrize("kind", BLOCKING)
def test_nothing_that_is_restricted_stands_in_the_way_of_an_appeal_a_complaint_or_a_new_matter(
    store: Store, kind: str
) -> None:
    journey = Journey(Office(store))
    office, people = journey.office, journey.people
    told = dict(BLOCKING[kind])
    if kind == "single_point_of_contact":
        told = {"contact": str(people.witness.id), "deputy": str(people.colleague.id), "medium": "phone"}
    if kind == "email_quarantined_or_blocked":
        told["address"] = office.customer.email
    journey.to_in_force(kind, **told)
    check = journey.check()
    assert "So do an appeal, a complaint about this policy and a new matter, in every way" in check
    colleague = people.colleague
    for word, given in (
        ("complaint", {"channel": "email", "text": SAID}),
        ("appeal", {"channel": "email", "request": SAID}),
    ):
        shown(office.sends(colleague, types(journey, colleague, word), given))
    held = office.opens(colleague, Action("held", str(journey.customer.id)))
    shown(office.sends(colleague, held, {"channel": "email", "text": "The roof leaks."}))
    card = office.card_for(people.proposer, "Held message: Mair Griffiths")
    office.shows(people.proposer, button(card, "New information"))
    case = the_case(journey)
    assert (len(case.complaints), len(case.appeals), len(case.held_messages)) == (1, 1, 1)
