"""The desk: every front end's answers, good and bad, on both databases."""

import datetime as dt
from uuid import uuid4

import pytest

from handlers.answer import Ask
from handlers.desk import Desk
from notices.card import Action
from notices.fields import CustomerField
from policy.pack_parse import parse_pack
from policy.people import Role
from policy.record import recorded
from storage.store import Store
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.packs import FOURTH
from tests.story import CALENDAR, a_customer, a_person, adra

WHAT = {"channel": "phone", "kinds": ["rudeness"], "happened": "She shouted at me for ten minutes."}


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store)


def test_a_check_with_nothing_in_force_says_so_and_is_recorded(office: Office) -> None:
    card = shown(office.types(office.staff.colleague, "/contact-check mair grifiths"))
    assert "No restriction in force" in text_of(card)
    with office.store.read() as reader:
        (record,) = reader.records(what="looked-up")
        assert (record.actor_id, record.customer_id) == (office.staff.colleague.id, office.customer.id)


def test_several_matches_are_chosen_from(office: Office) -> None:
    office.keep(a_customer(reference="T-2", name="Mair Griffiths", address="9 Ffordd Arall"))
    card = shown(office.types(office.staff.colleague, "contact-check Mair Griffiths"))
    assert card.title == "Which customer?"
    chosen = office.shows(office.staff.colleague, card.buttons[1].action)
    assert chosen.title == "Mair Griffiths"


def test_nobody_found_offers_the_report(office: Office) -> None:
    card = shown(office.types(office.staff.colleague, "/contact-check Zzyzx Qwerty"))
    assert card.title == "No customer found"
    assert office.opens(office.staff.colleague, button(card, "Report an incident")).form.use_case == "report"


@pytest.mark.parametrize(
    "name", ["<!channel> & <b>", "👩‍🦰 Siân", "\u202eمرحبا", "[x](http://e.test)", "o'Neil; --"]
)
def test_a_name_of_any_kind_stays_a_name(office: Office, name: str) -> None:
    office.keep(a_customer(reference="T-9", name=name))
    assert shown(office.types(office.staff.colleague, "contact-check T-9")).title == name
    assert shown(office.types(office.staff.colleague, f"contact-check {name}")).title in (
        name,
        "No customer found",
        "Which customer?",
    )


@pytest.mark.parametrize("typed", ["", "/", "help", "contact-chek Mair", "x" * 10_000])
def test_an_unknown_command_is_told_what_there_is(office: Office, typed: str) -> None:
    assert "/contact-check" in text_of(shown(office.types(office.staff.colleague, typed)))


@pytest.mark.parametrize("command", ["contact-check", "contact-report"])
def test_an_argument_of_ten_thousand_characters_is_too_long(office: Office, command: str) -> None:
    card = shown(office.types(office.staff.colleague, f"{command} {'Mair ' * 2000}"))
    assert card.title == "That is too long"


def test_a_check_without_a_name_asks_for_one(office: Office) -> None:
    assert (
        shown(office.types(office.staff.colleague, "/contact-check   ")).title == "Whom do you want to check?"
    )


@pytest.mark.section("8.1", "X1")
def test_a_report_reaches_the_line_manager_and_the_reporter_hears(office: Office) -> None:
    ask = asked(office.types(office.staff.reporter, "contact-report T-1042"))
    (customer,) = [f for f in ask.form.inputs if isinstance(f, CustomerField)]
    assert (customer.value, customer.shown) == (office.customer.id, "Mair Griffiths, LL99 9ZZ")
    thanks = shown(office.sends(office.staff.reporter, ask, WHAT))
    assert "Huw Pritchard" in text_of(thanks)
    card = office.card_for(office.staff.line_manager, "Incident")
    assert "She shouted at me for ten minutes." in text_of(card)
    office.shows(office.staff.line_manager, button(card, "Acknowledge"))
    assert "Acknowledged by Huw Pritchard" in text_of(office.card_for(office.staff.reporter, "Your report"))


@pytest.mark.section("8.2")
def test_somebody_hurt_goes_to_the_safety_group_and_shows_on_every_check(office: Office) -> None:
    ask = asked(office.types(office.staff.reporter, "contact-report T-1042"))
    office.sends(office.staff.reporter, ask, {**WHAT, "hurt": "yes"})
    assert office.card_for(office.staff.safety, "For the safety group")
    assert "Do not visit alone." in text_of(
        shown(office.types(office.staff.colleague, "contact-check T-1042"))
    )


def test_sending_a_form_twice_reports_once(office: Office) -> None:
    ask = asked(office.types(office.staff.reporter, "contact-report T-1042"))
    first = office.sends(office.staff.reporter, ask, WHAT)
    again = office.sends(office.staff.reporter, ask, {**WHAT, "happened": "Something else"})
    assert again == first
    with office.store.read() as reader:
        assert len(reader.records(what="incident-reported")) == 1


def test_a_form_outlives_a_restart(office: Office) -> None:
    ask = asked(office.types(office.staff.reporter, "contact-report T-1042"))
    office.desk = Desk(office.store, adra(), CALENDAR, lambda: office.at)
    assert "Huw Pritchard" in text_of(shown(office.sends(office.staff.reporter, ask, WHAT)))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"day": "2026-02-30"}, "day"),
        ({"day": "2026-03-09"}, "day"),
        ({"time": "25:61"}, "time"),
        ({"time": "23:59"}, "time"),
        ({"kinds": ["no-such-kind"]}, "kinds"),
        ({"kinds": []}, "kinds"),
        ({"happened": ""}, "happened"),
        ({"happened": "x" * 10_000}, "happened"),
        ({"customer": "not-an-id"}, "customer"),
        ({"customer": str(uuid4())}, "customer"),
        ({"customer": ""}, "customer"),
        ({"channel": "pigeon"}, "channel"),
    ],
)
def test_a_mistake_is_shown_at_its_field_and_nothing_typed_is_lost(
    office: Office, wrong: dict[str, str | list[str]], field: str
) -> None:
    ask = asked(office.types(office.staff.reporter, "contact-report T-1042"))
    same = office.sends(office.staff.reporter, ask, {**WHAT, "where": "The car park", **wrong})
    assert isinstance(same, Ask)
    assert (same.id, set(same.errors)) == (ask.id, {field})
    assert next(f.value for f in same.form.inputs if f.name == "where") == "The car park"
    assert not office.inbox(office.staff.line_manager)
    reopened = asked(office.types(office.staff.reporter, "contact-report T-1042"))
    assert next(f.value for f in reopened.form.inputs if f.name == "where") == "The car park"
    assert shown(office.sends(office.staff.reporter, same, {**WHAT, **_right(office)})).tone == "plain"


def _right(office: Office) -> dict[str, str]:
    return {"customer": str(office.customer.id), "day": f"{office.at:%Y-%m-%d}", "time": "08:30"}


def test_a_form_of_somebody_else_or_an_invented_one_is_refused(office: Office) -> None:
    ask = asked(office.types(office.staff.reporter, "contact-report T-1042"))
    for person, form in ((office.staff.colleague, ask.id), (office.staff.reporter, uuid4())):
        card = shown(office.desk.submit(person.id, form, WHAT))
        assert card.title == "Not open to you"
        office.desk.close(person.id, form, WHAT)
    with office.store.read() as reader:
        assert not reader.records(what="incident-reported")
        assert not reader.forms.drafts(office.staff.colleague.id)


@pytest.mark.parametrize(
    "action",
    [
        Action("no-such-thing"),
        Action("acknowledge", "junk"),
        Action("case", str(uuid4())),
        Action("check", "junk"),
        Action("check", str(uuid4())),
        Action("letter", f"{uuid4()}:{uuid4()}", value="xx"),
        Action("read", "::::"),
        Action("report", str(uuid4())),
        Action("approve", "' OR 1=1"),
    ],
)
def test_a_forged_button_is_answered_in_words(office: Office, action: Action) -> None:
    assert shown(office.desk.press(office.staff.approver.id, action)).title == "Not open to you"


def test_who_is_not_in_the_directory_or_has_left_is_told_how_to_get_in_and_shown_nothing(
    office: Office,
) -> None:
    left = a_person("Ifan Bach", Role.MANAGER, active=False)
    with office.store.write() as unit:
        unit.add(left)
        unit.record(recorded("people-imported", "X", None, office.at), notices=())
    for person in (left.id, uuid4()):
        for answer in (
            office.desk.command(person, "contact-check T-1042"),
            office.desk.press(person, Action("check", str(office.customer.id))),
        ):
            assert "Griffiths" not in text_of(shown(answer))
        assert office.desk.options(person, "customer", "Mair") == ()
        assert "Griffiths" not in text_of(office.desk.home(person))


def test_type_ahead_finds_customers_and_colleagues(office: Office) -> None:
    (option,) = office.desk.options(office.staff.reporter.id, "customer", "grifiths")
    assert (option.value, option.label) == (str(office.customer.id), "Mair Griffiths, LL99 9ZZ (T-1042)")
    names = [option.label for option in office.desk.options(office.staff.reporter.id, "person", "tho")]
    assert names == ["Gwen Thomas"]
    assert office.desk.options(office.staff.reporter.id, "customer", "m") == ()


def test_what_was_typed_and_left_is_there_again(office: Office) -> None:
    ask = asked(office.types(office.staff.reporter, "contact-report T-1042"))
    office.desk.close(office.staff.reporter.id, ask.id, {"happened": "Half a sentence"})
    office.later(days=1)
    again = asked(office.types(office.staff.reporter, "contact-report T-1042"))
    assert next(f.value for f in again.form.inputs if f.name == "happened") == "Half a sentence"
    assert office.at.date() == dt.date(2026, 3, 3)


def test_a_report_asks_who_it_was_only_where_nobody_is_known_yet(office: Office) -> None:
    known = asked(office.types(office.staff.reporter, "contact-report T-1042"))
    who = {f.name: f.required for f in known.form.inputs if f.name in ("customer", "unidentified")}
    assert who == {"customer": True}
    unknown = asked(office.types(office.staff.reporter, "contact-report the man at the gate"))
    assert "unidentified" in {f.name for f in unknown.form.inputs}
    missing = asked(office.sends(office.staff.reporter, unknown, {**WHAT, "unidentified": ""}))
    assert list(missing.errors) == ["customer"]
    sent = shown(
        office.sends(office.staff.reporter, missing, {**WHAT, "unidentified": "The man at the gate"})
    )
    assert sent.title == "Your report about somebody not identified"


@pytest.mark.section("4", "8.1")
def test_a_kind_that_is_not_on_the_list_is_said_in_words_beside_the_others(office: Office) -> None:
    kinds = ["abusive_language", "excessive_contact", "other_unacceptable"]
    ask = asked(office.types(office.staff.reporter, "contact-report the man at the gate"))
    wrong = asked(office.sends(office.staff.reporter, ask, {**WHAT, "kinds": kinds, "unidentified": ""}))
    assert set(wrong.errors) == {"other_kind", "customer"}
    right = {**WHAT, "kinds": kinds, "other_kind": "Spat at the van", "unidentified": "The man at the gate"}
    office.sends(office.staff.reporter, wrong, right)
    card = text_of(office.card_for(office.staff.line_manager, "Incident"))
    for kind in ("Swearing, insults or hurtful remarks", "Spat at the van"):
        assert kind in card


@pytest.mark.section("4")
def test_what_another_kind_is_called_in_the_pack_makes_no_difference(office: Office) -> None:
    text = FOURTH.replace('key = "other_unacceptable"', 'key = "not_on_the_list"')
    office.desk = Desk(office.store, parse_pack(text), CALENDAR, lambda: office.at)
    ask = asked(office.types(office.staff.reporter, "contact-report T-1042"))
    wrong = asked(office.sends(office.staff.reporter, ask, {**WHAT, "kinds": ["not_on_the_list"]}))
    assert set(wrong.errors) == {"other_kind"}
