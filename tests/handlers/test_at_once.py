"""Two people at the same moment, each on a connection of their own: one is first, and the other is told."""

import threading
from collections.abc import Callable, Sequence

import pytest

from handlers.answer import Answer
from handlers.desk import Desk
from notices.card import Action
from policy.people import Person, Role
from policy.record import recorded
from policy.restriction import Terms
from storage.store import Store
from tests.databases import Database
from tests.factories import START, Stage, Story, a_case, some_terms, utc
from tests.handlers.conftest import Played
from tests.handlers.journey import WHAT, Journey, begun
from tests.handlers.office import Office, asked, button, prefilled, shown, text_of
from tests.seven_days import ask as ask_seven_days
from tests.seven_days import gone_on
from tests.story import CALENDAR, a_person, adra

THIRD = "Ceri Evans"


@pytest.fixture
def journey(played: Played) -> Journey:
    return played(begun)


def desk(journey: Journey, database: Database) -> Desk:
    """As another process has it."""
    return Desk(Store(database.engine(wait=20)), adra(), CALENDAR, lambda: journey.office.at)


def at_once(*doings: Callable[[], Answer]) -> list[Answer]:
    """Everybody's doing, begun at the same moment."""
    barrier = threading.Barrier(len(doings))
    answers: list[Answer | None] = [None] * len(doings)

    def do(place: int) -> None:
        barrier.wait(10)
        answers[place] = doings[place]()

    threads = [threading.Thread(target=do, args=[place]) for place in range(len(doings))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return [answer for answer in answers if answer is not None]


def another_manager(office: Office) -> Person:
    person = a_person(THIRD, Role.MANAGER)
    with office.store.write() as unit:
        unit.add(person)
        unit.record(recorded("people-imported", "X", None, office.at), notices=())
    return person


def titles(answers: Sequence[Answer]) -> list[str]:
    return sorted(shown(answer).title for answer in answers)


@pytest.mark.section("8")
def test_two_admins_who_say_of_each_other_that_they_left_are_not_both_gone(
    journey: Journey, database: Database
) -> None:
    office, carys = journey.office, journey.people.admin
    second = a_person("Glyn Ellis", Role.ADMIN)
    with office.store.write() as unit:
        unit.add(second)
        unit.record(recorded("people-imported", "X", None, office.at), notices=())
    both = ((carys, second), (second, carys))
    forms = [(by, office.opens(by, Action("leave", str(other.id)))) for by, other in both]
    desks = [desk(journey, database) for _ in forms]
    answers = at_once(
        *(
            lambda d=d, by=by, form=form: d.submit(by.id, form.id, {})
            for d, (by, form) in zip(desks, forms, strict=True)
        )
    )
    assert "Not open to you" in titles(answers)
    with office.store.read() as reader:
        assert len(reader.people(role=Role.ADMIN)) == 1


@pytest.mark.section("7.1")
def test_two_managers_who_approve_together_make_one_decision_and_the_other_hears_who_was_first(
    journey: Journey, database: Database
) -> None:
    office = journey.office
    third = another_manager(office)
    journey.to_proposed()
    action = button(office.card_for(third, "Approval needed"), "Approve")
    one, two = desk(journey, database), desk(journey, database)
    answers = at_once(
        lambda: one.press(office.staff.approver.id, action), lambda: two.press(third.id, action)
    )
    assert titles(answers) == ["Proposal decided: Mair Griffiths", "Somebody was first"]
    late = next(text_of(shown(a)) for a in answers if shown(a).title == "Somebody was first")
    with office.store.read() as reader:
        (case,) = reader.cases.newest()
        decided_by = reader.person(case.proposals[0].decided_by_id or third.id).name
        assert len(reader.records(what="restriction-approved")) == 1
    assert len([letter for letter in case.letters if letter.kind == "decision"]) == 1
    assert decided_by in late
    for manager in (office.staff.approver, third):
        card = office.card_for(manager, "Proposal decided")
        assert f"Approved by {decided_by}" in text_of(card)
        assert not [b for b in card.buttons if b.action.use_case == "approve"]


@pytest.mark.section("7.3")
def test_two_members_of_the_slt_who_take_an_appeal_together_are_not_both_its_reviewer(
    journey: Journey, database: Database
) -> None:
    office, people = journey.office, journey.people
    journey.to_proposed()
    office.shows(people.approver, button(office.card_for(people.approver, "Approval needed"), "Approve"))
    journey.translate_and_issue(people.proposer, "Decision letter")
    appeal = office.opens(people.colleague, Action("appeal", journey.case_subject()))
    shown(office.sends(people.colleague, appeal, {"channel": "phone", "request": "It is unfair."}))
    action = button(office.card_for(people.slt, "Appeal:"), "Take this appeal")
    one, two = desk(journey, database), desk(journey, database)
    answers = at_once(
        lambda: one.press(people.slt.id, action), lambda: two.press(people.other_slt.id, action)
    )
    assert titles(answers) == ["Appeal: Mair Griffiths", "Somebody was first"]
    with office.store.read() as reader:
        assert len(reader.records(what="appeal-taken")) == 1


@pytest.mark.section("8.1")
def test_two_reports_about_one_customer_at_the_same_moment_are_in_one_case(
    journey: Journey, database: Database
) -> None:
    office, people = journey.office, journey.people
    forms = [
        (person, asked(office.types(person, "/contact-report T-1042")))
        for person in (people.reporter, people.colleague)
    ]
    desks = [desk(journey, database) for _ in forms]
    answers = at_once(
        *(
            lambda d=d, person=person, form=form: d.submit(person.id, form.id, {**prefilled(form), **WHAT})
            for d, (person, form) in zip(desks, forms, strict=True)
        )
    )
    assert titles(answers) == ["Your report about Mair Griffiths"] * 2
    with office.store.read() as reader:
        (case,) = reader.cases.newest()
        assert len(case.incidents) == 2


def test_one_form_sent_twice_at_the_same_moment_is_one_report(journey: Journey, database: Database) -> None:
    office, reporter = journey.office, journey.people.reporter
    form = asked(office.types(reporter, "/contact-report T-1042"))
    one, two = desk(journey, database), desk(journey, database)
    raw = {**prefilled(form), **WHAT}
    answers = at_once(
        lambda: one.submit(reporter.id, form.id, raw), lambda: two.submit(reporter.id, form.id, raw)
    )
    assert titles(answers) == ["Your report about Mair Griffiths"] * 2
    with office.store.read() as reader:
        assert len(reader.records(what="incident-reported")) == 1


def by_only(medium: str) -> tuple[Terms, ...]:
    """Contact by one way only."""
    return (some_terms(particulars={"medium": medium}),)


def proposed(office: Office, medium: str) -> tuple[Story, Action]:
    """A proposal of one way only, and the press that approves it."""
    story = a_case(Stage.PROPOSED, staff=office.staff, customer=office.customer, terms=by_only(medium))
    return story, Action("approve", f"{story.case.id}:{story.proposal.id}")


def asked_for(office: Office, medium: str) -> tuple[Story, Action]:
    """The same for up to 7 days, and the press that confirms it."""
    story = gone_on(staff=office.staff, customer=office.customer)
    story.at = utc("2026-03-11 10:00")
    ask_seven_days(story, start=START, terms=by_only(medium))
    return story, Action("confirm-seven-day", f"{story.case.id}:{story.case.seven_days[-1].id}")


@pytest.mark.section("8.4")
@pytest.mark.parametrize("second", [proposed, asked_for])
def test_two_approvals_at_the_same_moment_do_not_close_the_last_way_between_them(
    journey: Journey, database: Database, second: Callable[[Office, str], tuple[Story, Action]]
) -> None:
    office = journey.office
    managers = (office.staff.approver, another_manager(office))
    first, approve = proposed(office, "letter")
    other, also_approve = second(office, "phone")
    other.case.organisation, other.case.reference = "medra", "CC-2026-0002"
    with office.store.write() as unit:
        for case in (first.case, other.case):
            unit.add(case)
            unit.record(recorded("restriction-proposed", "6", None, first.at, case_id=case.id), notices=())
    office.at = first.at
    one, two = desk(journey, database), desk(journey, database)
    answers = at_once(
        lambda: one.press(managers[0].id, approve), lambda: two.press(managers[1].id, also_approve)
    )
    # Each alone leaves a way open, both together leave none: only one of them may be.
    refused = [n for n, answer in enumerate(answers) if "no way of contact" in text_of(shown(answer))]
    assert len(refused) == 1, [text_of(shown(answer)) for answer in answers]
    assert "§8" in text_of(shown(answers[refused[0]]))
    with office.store.read() as reader:
        cases = reader.cases.of_customer(office.customer.id)
        decided = [r for case in cases for r in case.decided]
    assert len(decided) == 1
    say_no = (("return", approve), ("return" if second is proposed else "refuse-seven-day", also_approve))
    name, action = say_no[refused[0]]
    back = office.opens(managers[refused[0]], Action(name, action.subject))
    shown(office.sends(managers[refused[0]], back, {"reason": "Leave a way open."}))
    with office.store.read() as reader:
        assert (
            len(reader.records(what="restriction-returned" if name == "return" else "seven-day-refused")) == 1
        )
