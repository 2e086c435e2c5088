"""Messages that a restriction held back: logged by anyone, looked at in time, on both databases (X3)."""

import datetime as dt

import pytest

from handlers.answer import Ask
from handlers.nudge import tick
from notices.card import Action, Card
from policy.held import HeldMessage, HeldOutcome
from policy.people import Person
from policy.record import recorded
from storage.store import Store
from tests.factories import Stage, a_case
from tests.handlers.conftest import Played
from tests.handlers.journey import Journey, in_force
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.handlers.test_seven_day import ask, confirm
from tests.handlers.test_seven_day import begin as up_to_seven_days
from tests.story import CALENDAR, adra

TEXT = "Please answer: my mother is ill, and I want this looked at again."


@pytest.fixture
def journey(played: Played) -> Journey:
    return played(in_force)


def log(journey: Journey, **answers: str) -> Card:
    """A colleague logs a message, from the check card."""
    office, colleague = journey.office, journey.people.colleague
    check = shown(office.types(colleague, f"/contact-check {journey.customer.reference}"))
    ask = office.opens(colleague, button(check, "Log a held message"))
    return shown(office.sends(colleague, ask, {"channel": "email", "text": TEXT, **answers}))


def held(journey: Journey) -> list[HeldMessage]:
    with journey.office.store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
        return case.held_messages


def message_card(journey: Journey, person: Person) -> Card:
    return journey.office.card_for(person, "Held message: Mair Griffiths")


@pytest.mark.section("X3")
def test_a_held_message_reaches_the_owner_at_once_and_whoever_logged_it_hears_by_when(
    journey: Journey,
) -> None:
    card = log(journey)  # on Monday, 9 March
    assert "Looked at by: 11 March 2026" in text_of(card)
    assert "It waits for Nia Roberts." in text_of(card)
    assert button(card, "Emergency").subject == str(journey.customer.id)
    assert TEXT in text_of(message_card(journey, journey.people.proposer))
    assert "A message that was held back waits to be looked at: Mair Griffiths, by 11 March 2026" in text_of(
        journey.office.desk.home(journey.people.proposer.id)
    )


@pytest.mark.section("X3")
@pytest.mark.parametrize("missing", ["customer", "day", "time", "channel", "text"])
def test_each_answer_is_needed(journey: Journey, missing: str) -> None:
    office, colleague = journey.office, journey.people.colleague
    ask = office.opens(colleague, Action("held", str(journey.customer.id)))
    again = office.sends(colleague, ask, {"channel": "email", "text": TEXT, missing: ""})
    assert isinstance(again, Ask)
    assert set(again.errors) == {missing}
    assert not held(journey)


@pytest.mark.section("X3")
def test_what_cannot_be_is_said_at_its_field_with_the_answers_kept(journey: Journey) -> None:
    office, colleague = journey.office, journey.people.colleague
    ask = office.opens(colleague, Action("held"))
    given = {"customer": str(journey.customer.id), "channel": "email", "text": TEXT}
    for wrong in (
        {"day": f"{office.at + dt.timedelta(days=1):%Y-%m-%d}"},
        {"day": "1999-01-01"},
        {"text": "x" * 3001},
        {"customer": str(journey.people.colleague.id)},
        {"channel": "pigeon"},
    ):
        again = office.sends(colleague, ask, {**given, **wrong})
        assert isinstance(again, Ask)
        assert set(again.errors) == set(wrong)
    shown(office.sends(colleague, ask, given))
    assert len(held(journey)) == 1


@pytest.mark.section("X3")
def test_only_those_who_look_at_it_or_need_to_know_it_see_the_text(journey: Journey) -> None:
    log(journey)
    office, people = journey.office, journey.people
    (message,) = held(journey)
    subject = f"{journey.case_subject().partition(':')[0]}:{message.id}"
    see, read = (
        Action("held-message", subject),
        button(message_card(journey, people.proposer), "Read in full"),
    )
    for name, person in vars(people).items():
        may = name in ("proposer", "approver", "director", "records")
        for action in (see, read):
            assert (TEXT in text_of(office.shows(person, action))) is may, name
        looks = name in ("proposer", "approver", "director")
        labels = [b.label for b in office.shows(person, see).buttons]
        assert ("None of these" in labels) is looks, name


@pytest.mark.section("X3")
def test_the_point_of_contact_looks_at_it_although_they_read_no_other_part_of_the_case(store: Store) -> None:
    journey = Journey(Office(store))
    office, people = journey.office, journey.people
    contact, deputy = str(people.witness.id), str(people.colleague.id)
    journey.to_in_force("single_point_of_contact", contact=contact, deputy=deputy, medium="phone")
    log(journey)
    card = message_card(journey, people.witness)
    assert TEXT in text_of(card)
    assert TEXT in text_of(office.shows(people.witness, button(card, "Read in full")))
    assert office.shows(people.witness, Action("case", journey.case_subject())).title == "Not open to you"
    office.shows(people.witness, button(card, "None of these"))
    assert held(journey)[0].looked_by_id == people.witness.id


@pytest.mark.section("X3")
@pytest.mark.parametrize(
    ("label", "outcome", "reason", "step"),
    [
        ("Emergency repair", HeldOutcome.EMERGENCY, "emergency_repair", "exception-details"),
        ("Risk to health or safety", HeldOutcome.EMERGENCY, "health_or_safety", "exception-details"),
        ("Safeguarding concern", HeldOutcome.SAFEGUARDING, "safeguarding", "exception-details"),
        ("New information", HeldOutcome.NEW_INFORMATION, "", ""),
        ("An appeal", HeldOutcome.APPEAL, "", "appeal"),
        ("A complaint", HeldOutcome.COMPLAINT, "", "see-complaint"),
        ("None of these", HeldOutcome.NONE, "", ""),
    ],
)
def test_what_it_is_takes_one_press_and_leads_on(
    journey: Journey, label: str, outcome: HeldOutcome, reason: str, step: str
) -> None:
    log(journey)
    office, owner = journey.office, journey.people.proposer
    press = button(message_card(journey, owner), label)
    done = office.shows(owner, press)
    assert [b.action.use_case for b in done.buttons] == [step] * bool(step)
    (message,) = held(journey)
    assert message.outcome is outcome
    with office.store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
        assert [x.reason for x in case.exceptions] == [reason] * bool(reason)
        assert [x.id for x in case.exceptions] == [message.exception_id] * bool(reason)
    assert not [b for b in message_card(journey, owner).buttons if b.action.use_case == "held-outcome"]
    again = office.shows(journey.people.approver, press)
    assert "Nia Roberts was first" in text_of(again)
    if step == "see-complaint":
        office.shows(owner, done.buttons[0].action)
    elif step:
        office.opens(owner, done.buttons[0].action)


@pytest.mark.section("7.3")
def test_an_appeal_in_it_is_logged_with_what_is_known_already(journey: Journey) -> None:
    log(journey)
    office, owner = journey.office, journey.people.proposer
    done = office.shows(owner, button(message_card(journey, owner), "An appeal"))
    office.later(days=1)
    ask = office.opens(owner, button(done, "Log an appeal"))
    shown(office.sends(owner, ask, {}))
    with office.store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
        (appeal,) = case.appeals
        assert (appeal.received_on, appeal.channel) == (dt.date(2026, 3, 9), "email")
        assert list(reader.passages([appeal.request_passage]).values()) == [TEXT]


@pytest.mark.section("13.6")
def test_the_appeal_form_shows_the_message_to_nobody_who_may_not_read_it(journey: Journey) -> None:
    log(journey)
    office, owner = journey.office, journey.people.proposer
    done = office.shows(owner, button(message_card(journey, owner), "An appeal"))
    ask = office.opens(journey.people.colleague, button(done, "Log an appeal"))
    assert TEXT not in repr(ask.form)


@pytest.mark.section("10")
def test_a_complaint_in_it_is_logged_as_one_and_waits_for_somebody_who_did_not_decide_it(
    journey: Journey,
) -> None:
    log(journey)
    office, owner = journey.office, journey.people.proposer
    done = office.shows(owner, button(message_card(journey, owner), "A complaint"))
    assert "CCpol01" in text_of(done)
    seen = office.shows(owner, button(done, "See the complaint"))
    assert "Waits to be passed on" in text_of(seen)
    assert "Add its reference" not in [b.label for b in seen.buttons]
    with office.store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
    (complaint,) = case.complaints
    assert (complaint.received_on, complaint.held_id) == (dt.date(2026, 3, 9), held(journey)[0].id)
    card = office.card_for(journey.people.director, "Complaint: Mair Griffiths")
    assert TEXT in text_of(card)
    assert office.opens(journey.people.director, button(card, "Add its reference"))
    assert office.shows(owner, button(message_card(journey, owner), "See the complaint")) == seen


def restricted_for_a_week(store: Store) -> Journey:
    journey = up_to_seven_days(store)
    office, manager = journey.office, journey.people.approver
    ask(journey)
    confirm(journey)
    told = office.opens(manager, Action("tell-seven-day", journey.case_subject()))
    shown(office.sends(manager, told, {"how": "phone"}))
    return journey


@pytest.mark.section("11", "X3")
def test_of_up_to_seven_days_a_request_to_look_again_is_logged_for_review_and_never_lost(
    store: Store,
) -> None:
    journey = restricted_for_a_week(store)
    office, people = journey.office, journey.people
    log(journey)
    manager = people.approver  # confirmed it
    done = office.shows(manager, button(message_card(journey, manager), "An appeal"))
    assert "What held it back is no formal action. It is logged as a request for a review" in text_of(done)
    assert "(CCp04)" in text_of(done)
    assert TEXT in text_of(office.shows(manager, button(done, "See the request")))
    card = office.card_for(people.proposer, "Review of a decision: Mair Griffiths")
    assert TEXT in text_of(card)
    assert "About: A restriction of up to 7 days" in text_of(card)


@pytest.mark.section("7.3", "X3")
def test_it_belongs_to_the_case_whose_formal_action_held_it_back_though_another_did_too(
    store: Store,
) -> None:
    journey = restricted_for_a_week(store)
    office, people = journey.office, journey.people
    formal = a_case(Stage.IN_FORCE, staff=people, customer=office.customer)
    formal.case.organisation, formal.case.reference = "medra", "CC-2026-0009"
    for restriction in formal.case.restrictions:
        restriction.start = restriction.effective_from = office.at.date()
    with store.write() as unit:
        unit.add(formal.case)
        unit.record(recorded("kept-for-a-test", "X", None, office.at, case_id=formal.case.id), notices=())
    log(journey)
    with store.read() as reader:
        cases = {case.reference: case for case in reader.cases.of_customer(office.customer.id)}
    (message,) = cases["CC-2026-0009"].held_messages
    assert len(message.restriction_ids) == 2, "both held it back"
    assert not cases["CC-2026-0001"].held_messages
    done = office.shows(people.proposer, button(message_card(journey, people.proposer), "An appeal"))
    assert "log it now" in text_of(done)


@pytest.mark.section("7.3", "X3")
def test_what_comes_while_an_appeal_is_decided_reaches_whoever_decides_it(journey: Journey) -> None:
    office, people = journey.office, journey.people
    appeal = office.opens(people.colleague, Action("appeal", journey.case_subject()))
    shown(office.sends(people.colleague, appeal, {"channel": "phone", "request": "It is unfair."}))
    office.shows(people.slt, button(office.card_for(people.slt, "Appeal:"), "Take this appeal"))
    log(journey)
    done = office.shows(people.proposer, button(message_card(journey, people.proposer), "An appeal"))
    assert "An appeal is being decided already. Whoever decides it is sent this message." in text_of(done)
    theirs = message_card(journey, people.slt)
    assert TEXT in text_of(theirs)
    assert [b.label for b in theirs.buttons] == ["Read in full"]
    assert office.shows(people.slt, theirs.buttons[0].action)
    case = office.card_for(people.slt, "Appeal: Mair Griffiths")
    assert f"Added on 9 March 2026: {TEXT}" in text_of(case)
    others = [x for x in office.inbox(people.other_slt) if x.title.startswith("Held message")]
    assert not others, "somebody else has taken it on"


@pytest.mark.section("7.3")
def test_an_appeal_in_it_waits_until_it_is_logged(journey: Journey) -> None:
    log(journey)
    office, owner = journey.office, journey.people.proposer
    office.shows(owner, button(message_card(journey, owner), "An appeal"))
    said = "An appeal in a message that was held back is to be logged: Mair Griffiths"
    home = office.desk.home(owner.id)
    assert said in text_of(home)
    card = office.shows(owner, button(home, "CC-2026-0001"))
    ask = office.opens(owner, button(card, "Log an appeal"))
    shown(office.sends(owner, ask, {}))
    assert said not in text_of(office.desk.home(owner.id))


@pytest.mark.section("X3")
def test_several_are_gone_through_one_after_the_other_the_oldest_first(journey: Journey) -> None:
    office, owner = journey.office, journey.people.proposer
    for day, text in (
        ("2026-03-06", "The second."),
        ("2026-03-09", "The third."),
        ("2026-03-05", "The first."),
    ):
        log(journey, day=day, time="08:00", text=text)
    listed = shown(office.types(owner, "/contact held-messages"))
    assert listed == office.shows(owner, button(office.desk.home(owner.id), "Held messages"))
    assert listed.title == "3 held messages wait on you"
    card = office.shows(owner, listed.buttons[0].action)
    for text in ("The first.", "The second.", "The third."):
        assert text in text_of(card)
        done = office.shows(owner, button(card, "None of these"))
        following = [b for b in done.buttons if b.label == "Next message"]
        if following:
            card = office.shows(owner, following[0].action)
    assert text == "The third."
    assert not following
    assert shown(office.types(owner, "/contact heldmessages")).title == "No held message waits on you"


@pytest.mark.section("X3")
def test_more_messages_than_a_card_holds_are_counted(journey: Journey) -> None:
    for _ in range(12):
        log(journey)
    listed = shown(journey.office.types(journey.people.proposer, "/contact held-messages"))
    assert listed.title == "12 held messages wait on you"
    assert "And 2 more messages." in text_of(listed)


@pytest.mark.section("X3")
def test_nobody_is_shown_the_messages_of_others(journey: Journey) -> None:
    log(journey)
    for person in (journey.people.colleague, journey.people.approver, journey.people.admin):
        listed = shown(journey.office.types(person, "/contact held-messages"))
        assert listed.title == "No held message waits on you"
        assert [b.label for b in listed.buttons] == ["Log a held message"]


@pytest.mark.section("X3")
def test_a_message_that_came_in_on_a_saturday_is_reminded_of_on_tuesday_and_escalated_on_wednesday(
    journey: Journey,
) -> None:
    office = journey.office
    office.at = dt.datetime(2026, 3, 16, 9, tzinfo=dt.UTC)
    log(journey, day="2026-03-14", time="22:00")
    owner, director = journey.people.proposer, journey.people.director
    said = "A message that was held back waits to be looked at: Mair Griffiths"
    heard = []
    for day in (16, 17, 18):
        office.at = dt.datetime(2026, 3, day, 9, 5, tzinfo=dt.UTC)
        tick(office.store, office.at, office.at, adra(), CALENDAR)
        heard.append(
            [said in "\n".join(text_of(card) for card in office.inbox(x)) for x in (owner, director)]
        )
    assert heard == [[False, False], [True, False], [True, True]]


@pytest.mark.section("X3")
def test_a_message_of_somebody_about_whom_there_is_no_case_is_logged_and_waits_for_the_managers(
    store: Store,
) -> None:
    journey = Journey(Office(store))
    ask = asked_for(journey)
    card = shown(journey.office.sends(journey.people.colleague, ask, {"channel": "letter", "text": TEXT}))
    assert "It waits for Nia Roberts and Tom Ellis." in text_of(card)
    assert held(journey)[0].restriction_ids == []
    again = shown(journey.office.sends(journey.people.colleague, ask, {"channel": "letter", "text": TEXT}))
    assert (again, len(held(journey))) == (card, 1)


def asked_for(journey: Journey) -> Ask:
    return journey.office.opens(journey.people.colleague, Action("held", str(journey.customer.id)))


@pytest.mark.section("X3")
def test_a_form_that_was_left_is_taken_up_again(journey: Journey) -> None:
    office, colleague = journey.office, journey.people.colleague
    ask = asked_for(journey)
    office.desk.close(colleague.id, ask.id, {"text": TEXT})
    home = office.desk.home(colleague.id)
    assert "Log a held message: Mair Griffiths" in text_of(home)
    assert TEXT in repr(office.opens(colleague, button(home, "Go on: held message")).form)


@pytest.mark.section("13.6")
def test_typed_with_a_reference_it_names_the_customer_only_to_those_who_may_read_the_case(
    journey: Journey,
) -> None:
    office = journey.office
    for person, named in ((journey.people.colleague, False), (journey.people.approver, True)):
        ask = asked(office.types(person, "/contact held cc 2026 1"))
        assert ("Griffiths" in repr(ask.form)) is named


@pytest.mark.section("X3")
def test_the_case_lists_what_was_held_back_and_what_it_was(journey: Journey) -> None:
    log(journey)
    office, owner, subject = journey.office, journey.people.proposer, journey.case_subject()
    listed = office.shows(owner, Action("exceptions", subject))
    assert "waits to be looked at" in text_of(listed)
    card = office.shows(owner, button(listed, "Look at message 1"))
    office.shows(owner, button(card, "New information"))
    assert ": New information" in text_of(office.shows(owner, Action("exceptions", subject)))


@pytest.mark.section("X3")
def test_a_forged_outcome_is_none(journey: Journey) -> None:
    log(journey)
    subject = button(message_card(journey, journey.people.proposer), "None of these").subject
    for value in ("emergency", "new_matter", ""):
        card = journey.office.shows(journey.people.proposer, Action("held-outcome", subject, value=value))
        assert card.title == "Not open to you"
    assert held(journey)[0].outcome is None
