"""What is typed after /contact: every use case on a case, by its reference, with the same rules as its button."""

import pytest

from bot.practice.pages import COMMANDS
from handlers.answer import Ask, Show
from handlers.commands import BY_NAME, TYPED, reference_of
from handlers.registry import USE_CASES
from notices import commands as words
from notices.card import Action, Card
from policy.people import Person
from policy.record import recorded
from storage.store import Store
from tests.handlers.journey import Journey
from tests.handlers.office import Office, asked, shown, text_of

UNKNOWN = "There is no such case."
LOOKS = {"case": "CC-2026-0001", "incident": "Incident: Mair", "formal": "Formal action: Mair"}


FOR_ANYONE = (
    "complaint",
    "emergency",
    "held",
    "log-contact",
    "ombudsman",
    "review-of-decision",
)  # what gets through or has happened, whoever is there


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store)


@pytest.fixture
def journey(office: Office) -> Journey:
    return Journey(office)


def card(office: Office, person: Person, text: str) -> Card:
    return shown(office.types(person, text))


def test_every_word_that_can_be_typed_is_explained_and_nothing_else_is() -> None:
    assert set(words.TYPED) == {each.name for each in USE_CASES if each.typed}
    assert {name for name, _ in TYPED.values()} == set(words.TYPED)


def test_help_shows_everything_that_can_be_typed(office: Office) -> None:
    for text in ("/contact help", "contact HELP", "help", "/help"):
        told = card(office, office.staff.colleague, text)
        assert told.title == "What you can type"
        assert all(f"/contact {name}: " in text_of(told) for name, _ in TYPED.values())
    unknown = card(office, office.staff.colleague, "/contact forml CC-2026-0001")
    assert (unknown.title, unknown.facts) == ("I do not know that command", told.facts)
    assert told.body[0] in unknown.body


@pytest.mark.parametrize("word", [name for name, _ in TYPED.values() if name not in BY_NAME.values()])
def test_a_word_without_a_reference_is_asked_for_one(office: Office, word: str) -> None:
    assert f"/contact {word} CC-2026-0001" in text_of(
        card(office, office.staff.colleague, f"/contact {word}  ")
    )


@pytest.mark.parametrize(
    "typed",
    ["CC-2026-0012", "cc-2026-12", " cc 2026 12 ", "CC202612", "2026-0012", "cc/2026/0012", "CC–2026–0012"],
)
def test_a_reference_is_read_however_it_is_typed(typed: str) -> None:
    assert reference_of(typed) == "CC-2026-0012"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "CC",
        "CC-2026",
        "CC-2026-",
        "12",
        "AB-2026-0012",
        "CC-2026-0012 and CC-2026-0013",
        "CC-2026-0012'; --",
        "CC-2026-1234567890",
        "CC-٢٠٢٦-٠٠١٢",
        "\x00",
        "x" * 10_000,
        "9" * 10_000,
    ],
)
def test_what_cannot_be_a_reference_is_none(office: Office, typed: str) -> None:
    assert reference_of(typed) is None
    for word in ("case", "formal", "appeal"):
        answer = card(office, office.staff.approver, f"/contact {word} {typed}")
        assert answer.title == "Which case?" if not typed else UNKNOWN in text_of(answer)


def test_an_unknown_reference_is_answered_alike_for_every_word(office: Office) -> None:
    for name, _ in TYPED.values():
        assert UNKNOWN in text_of(card(office, office.staff.approver, f"/contact {name} CC-2026-9999"))


def test_the_reference_alone_opens_the_case_and_the_word_may_be_written_as_one_likes(
    journey: Journey,
) -> None:
    journey.report()
    for text in ("/contact cc 2026 1", "contact Case CC-2026-0001", "/CONTACT  case  cc-2026-1  "):
        assert card(journey.office, journey.people.approver, text).title == "CC-2026-0001"
    journey.from_report_to_proposed()
    for text in ("/contact sign-off cc 2026 1", "contact SIGNOFF CC-2026-0001"):
        assert card(journey.office, journey.people.approver, text).title.startswith("Approval needed")


@pytest.mark.section("6")
def test_formal_action_is_taken_by_typing_as_by_its_buttons(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.report()
    for word, title in LOOKS.items():
        assert card(office, people.proposer, f"/contact {word} CC-2026-0001").title.startswith(title)
    by_button = office.opens(people.proposer, _next(office, people.proposer, "Considerations"))
    typed = asked(office.types(people.proposer, "/contact considerations cc 2026 1"))
    assert (typed.form.use_case, typed.form.subject) == (by_button.form.use_case, by_button.form.subject)
    office.desk.close(people.proposer.id, typed.id, {"informal": "Tried."})
    again = asked(office.types(people.proposer, "/contact considerations cc 2026 1"))
    assert next(f.value for f in again.form.inputs if f.name == "informal") == "Tried."
    assert asked(office.types(people.proposer, "/contact measures cc 2026 1")).form.use_case == "measures"


def _next(office: Office, person: Person, label: str) -> Action:
    formal = card(office, person, "/contact formal CC-2026-0001")
    return next(b.action for b in formal.buttons if b.label == label)


@pytest.mark.section("7")
def test_letters_the_sign_off_and_the_appeal_are_reached_by_typing(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.to_proposed()
    assert card(office, people.proposer, "/contact letter cc 2026 1").title.startswith("Written warning")
    approve = card(office, people.approver, "/contact signoff cc 2026 1").buttons[0].action
    office.shows(people.approver, approve)
    assert asked(office.types(people.proposer, "/contact issue cc 2026 1")).form.use_case == "issue"
    assert card(office, people.proposer, "/contact letter cc 2026 1").title.startswith("Decision letter")
    journey.translate_and_issue(people.proposer, "Decision letter")
    ask = asked(office.types(people.colleague, "/contact appeal cc 2026 1"))
    shown(office.sends(people.colleague, ask, {"channel": "phone", "request": "It is unfair."}))
    seen = card(office, people.slt, "/contact see-appeal cc 2026 1")
    office.shows(people.slt, next(b.action for b in seen.buttons if b.label == "Take this appeal"))
    decide = asked(office.types(people.slt, "/contact decide-appeal cc 2026 1"))
    assert decide.form.use_case == "decide-appeal"


@pytest.mark.section("12")
def test_a_translation_is_opened_by_typing(store: Store) -> None:
    journey = Journey(Office(store, language=""))
    journey.report()
    journey.prepare()
    ask = asked(journey.office.types(journey.people.proposer, "/contact translation cc 2026 1"))
    assert (ask.form.use_case, ask.form.step) == ("translation", "cy")


def test_what_a_case_does_not_have_is_said_with_the_next_step(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.report()
    for word, text, instead in (
        ("considerations", "Formal action is not being considered", "formal"),
        ("measures", "Formal action is not being considered", "formal"),
        ("warning", "Formal action is not being considered", "formal"),
        ("proposal", "Formal action is not being considered", "formal"),
        ("signoff", "No restriction has been proposed", ""),
        ("letter", "There is no letter in this case yet", ""),
        ("translation", "No letter of this case waits for its translation", ""),
        ("issue", "No letter of this case waits to be issued", ""),
        ("appeal", "There is no approved formal decision", ""),
        ("see-appeal", "No appeal has been logged", ""),
        ("decide-appeal", "No appeal has been logged", ""),
    ):
        refused = card(office, people.proposer, f"/contact {word} cc 2026 1")
        assert text in text_of(refused), word
        assert [b.action.use_case for b in refused.buttons] == [instead] * bool(instead), word
    (step,) = card(office, people.proposer, "/contact warning cc 2026 1").buttons
    assert not step.opens_form
    assert office.shows(people.proposer, step.action).title.startswith("Formal action")


@pytest.mark.section("13.6")
@pytest.mark.parametrize("name", ["colleague", "reporter", "slt", "safety", "admin"])
def test_who_has_no_need_to_know_learns_nothing_by_typing(journey: Journey, name: str) -> None:
    office, person = journey.office, getattr(journey.people, name)
    journey.report()
    own = {"timeline"} if name == "reporter" else set()  # of what they reported, and nothing else (X1)
    words = [word for word, _ in TYPED.values() if word not in FOR_ANYONE and word not in own]
    before = {word: office.types(person, f"/contact {word} cc 2026 1") for word in words}
    journey.from_report_to_proposed()
    for word in words:
        answer = office.types(person, f"/contact {word} cc 2026 1")
        assert isinstance(answer, Show)
        assert answer.card.title in ("Not open to you", "Not yet"), word
        assert answer == before[word], word
        assert "Griffiths" not in text_of(answer.card)


@pytest.mark.section("8.5")
@pytest.mark.parametrize("word", FOR_ANYONE)
def test_what_anyone_may_type_with_a_reference_tells_nothing_of_the_case(journey: Journey, word: str) -> None:
    office, person = journey.office, journey.people.colleague
    journey.report()
    before = office.types(person, f"/contact {word} cc 2026 1")
    journey.from_report_to_proposed()
    after = office.types(person, f"/contact {word} cc 2026 1")
    if isinstance(before, Ask) and isinstance(after, Ask):
        assert [f.label for f in after.form.inputs] == [f.label for f in before.form.inputs]
    else:
        assert after == before
    assert "Griffiths" not in repr((before, after))


def test_somebody_who_left_is_told_so_whatever_they_type(journey: Journey) -> None:
    journey.report()
    with journey.office.store.write() as unit:
        unit.person(journey.people.proposer.id).active = False
        unit.record(recorded("people-imported", "X", None, journey.office.at), notices=())
    for typed in ("/contact case cc 2026 1", "/contact formal CC-2026-9999"):
        assert "no longer in the directory" in text_of(card(journey.office, journey.people.proposer, typed))


def test_an_answer_to_a_typed_word_is_a_form_or_a_card(journey: Journey) -> None:
    journey.to_proposed()
    for word, _ in TYPED.values():
        answer = journey.office.types(journey.people.proposer, f"/contact {word} CC-2026-0001")
        assert isinstance(answer, Ask | Show), word


def test_what_the_practice_workspace_offers_to_type_is_known(office: Office) -> None:
    for command, _, _ in COMMANDS:
        answer = office.types(office.staff.colleague, command)
        assert isinstance(answer, Ask) or answer.card.title != "I do not know that command", command
