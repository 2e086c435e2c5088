"""Every form of the bot, asked for by everybody in a case of the made-up landlord: who gets it, and what it must have."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

import pytest

from handlers.answer import Ask, Show
from handlers.registry import BY_NAME
from notices.card import Action
from policy.case import Case
from tests.bot.practice import sample_people as who
from tests.bot.practice.landlord import MADE_ONCE, ROOT, Landlord, landlord_in

pytestmark = MADE_ONCE
Part = Callable[[Case], UUID]


@dataclass(frozen=True)
class Asked:
    """A form asked for in the case at a stage: about which part of it, and who gets it. Where ``part`` is not said,
    it is what is meant when its name is typed."""

    stage: str
    may: frozenset[str]
    part: Part | None = None


FORMS: Mapping[str, Asked] = {
    "report": Asked("reported", who.EVERYBODY),
    "informal": Asked("reported", who.EVERYBODY),
    "seven-day": Asked("repeated", who.EVERYBODY),
    "refuse-seven-day": Asked("seven_day_asked", who.TWO, lambda case: case.seven_days[-1].id),
    "no-further-action": Asked("reported", who.MANAGERS | who.HUW, lambda case: case.incidents[-1].id),
    "considerations": Asked("considering", who.PREPARERS),
    "measures": Asked("considering", who.PREPARERS),
    "warning": Asked("translation", who.PREPARERS),
    "no-warning": Asked("extreme", who.PREPARERS),
    "police-legal": Asked("repeated", who.PREPARERS | who.RECORDS),
    "adjustment": Asked("reported", who.EVERYBODY),
    "decide-adjustment": Asked("corrected", who.MANAGERS),
    "correction": Asked("repeated", who.EVERYBODY),
    "answer-correction": Asked("corrected", who.MANAGERS),
    "not-apply": Asked("considering", who.MANAGERS),
    "proposal": Asked("repeated", who.PREPARERS),
    "return": Asked("proposed", who.TWO, lambda case: case.proposals[-1].id),
    "refuse": Asked("proposed", who.TWO, lambda case: case.proposals[-1].id),
    "translation": Asked("translation", who.MANAGERS),
    "issue": Asked("approved", who.MANAGERS, lambda case: case.letters[-1].id),
    "drop-letter": Asked("translation", who.MANAGERS),
    "appeal": Asked("in_force", who.EVERYBODY),
    "decide-appeal": Asked("appeal_taken", who.RHYS),
    "review": Asked("in_force", who.MANAGERS),
    "comment": Asked("in_force", who.EVERYBODY),
    "end": Asked("in_force", who.MANAGERS),
    "exception": Asked("in_force", who.EVERYBODY),
    "exception-details": Asked("in_force", who.MANAGERS | who.ALICE, lambda case: case.exceptions[-1].id),
    "refuse-exception": Asked("in_force", who.MANAGERS),
    "held": Asked("in_force", who.EVERYBODY),
    "not-registered": Asked("in_force", who.MANAGERS),
    "complaint": Asked("in_force", who.EVERYBODY),
    "review-of-decision": Asked("in_force", who.EVERYBODY),
    "complaint-reference": Asked("in_force_welsh", who.DIRECTOR | who.RECORDS),
    "complaint-outcome": Asked("in_force_welsh", who.DIRECTOR | who.RECORDS),
    "support": Asked("reported", who.PREPARERS, lambda case: case.incidents[-1].id),
    "log-contact": Asked("reported", who.EVERYBODY),
    "arrange": Asked("reported", who.PREPARERS),
    "arrangement-done": Asked("corrected", who.MANAGERS),
    "decide-safety": Asked("threat", who.SAFETY),
    "extend-interim": Asked("threat", who.SAFETY),
    "refer-safety": Asked("reported", who.PREPARERS | who.SAFETY),
    "review-register": Asked("extreme", who.SAFETY),
    "injury": Asked("hurt", who.PREPARERS | who.SAFETY),
    "injury-reported": Asked("hurt", who.PREPARERS | who.SAFETY),
    "ombudsman": Asked("reported", who.EVERYBODY),
    "ombudsman-asked": Asked("ombudsman", who.READERS),
    "ombudsman-answered": Asked("ombudsman", who.READERS),
    "ombudsman-outcome": Asked("ombudsman", who.READERS),
    "addendum": Asked("reported", who.ALICE | who.HUW),
    "wrong-customer": Asked("reported", who.ALICE | who.PREPARERS),
    "end-seven-day": Asked("seven_day", who.MANAGERS | who.MAIR),
    "replace-contact": Asked("in_force", who.MANAGERS),
    "cannot-use": Asked("reported", who.MANAGERS),
    "new-customer": Asked("reported", who.EVERYBODY),
    "link": Asked("reported", who.MANAGERS | who.RECORDS | who.HUW),
    "letters-to": Asked("reported", who.MANAGERS | who.RECORDS | who.HUW),
    "merge": Asked("reported", who.MANAGERS | who.RECORDS),
}
# No case of the sample stands where these are asked, or they are about no case: their own tests ask for them.
ELSEWHERE: Mapping[str, str] = {
    "tell-seven-day": "tests/handlers/test_seven_day.py",
    "approve": "tests/handlers/test_proposal.py",
    "confirm-seven-day": "tests/handlers/test_seven_day.py",
    "suspend": "tests/handlers/test_suspension.py",
    "name-outside": "tests/handlers/test_appeal.py",
    "identify": "tests/handlers/test_new_customer.py",
    "end-link": "tests/handlers/test_link.py",
    "ombudsman-reference": "tests/handlers/test_ombudsman.py",
    "note-absence": "tests/handlers/test_away.py",
    "fallbacks": "tests/handlers/test_away.py",
    "people": "tests/handlers/test_role_change.py",
    "person-details": "tests/handlers/test_role_change.py",
    "ask-roles": "tests/handlers/test_role_change.py",
    "refuse-roles": "tests/handlers/test_role_change.py",
    "leave": "tests/handlers/test_leaver.py",
}


@pytest.fixture(scope="module")
def landlord(landlord: Landlord, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Landlord]:
    """A copy: what is filled in wrongly is kept as a draft."""
    folder = shutil.copytree(landlord.folder, tmp_path_factory.mktemp("forms") / "landlord")
    copied = landlord_in(folder)
    yield copied
    copied.store.engine.dispose()


def ask(landlord: Landlord, name: str, person: str) -> Ask | Show:
    asked = FORMS[name]
    case = landlord.case(asked.stage)
    part = asked.part or BY_NAME[name].typed or (lambda case: case.id)
    return landlord.desk.press(landlord.people[person], Action(name, f"{case.id}:{part(case)}"))


@pytest.mark.parametrize("name", FORMS)
def test_it_is_asked_of_those_who_may_and_of_nobody_else(landlord: Landlord, name: str) -> None:
    given = {person for person in landlord.people if isinstance(ask(landlord, name, person), Ask)}
    assert given == FORMS[name].may


@pytest.mark.parametrize("name", FORMS)
def test_whoever_may_not_reads_why(landlord: Landlord, name: str) -> None:
    for person in landlord.people.keys() - FORMS[name].may:
        refused = ask(landlord, name, person)
        assert isinstance(refused, Show)
        assert refused.card.title in ("Not open to you", "Not yet", "Somebody was first")
        assert refused.card.body


@pytest.mark.parametrize("name", FORMS)
def test_each_answer_that_is_needed_is_asked_for_at_its_field_and_nothing_is_recorded(
    landlord: Landlord, name: str
) -> None:
    person = min(FORMS[name].may)
    asked = ask(landlord, name, person)
    assert isinstance(asked, Ask)
    needed = {each.name for each in asked.form.inputs if each.required}
    if not needed:
        assert name in ("wrong-customer", "cannot-use")  # it is enough to say so
        return
    with landlord.store.read() as reader:
        before = len(reader.records())
    empty = {each.name: "" for each in asked.form.inputs}
    again = landlord.desk.submit(landlord.people[person], asked.id, empty)
    if not asked.form.partial:  # a step may be saved incomplete; the last one wants everything
        assert isinstance(again, Ask), again
        assert again.id == asked.id
        assert needed <= set(again.errors)
        assert all(again.errors.values())
    with landlord.store.read() as reader:
        assert len(reader.records()) == before


def test_no_form_is_without_its_proof() -> None:
    assert [path for path in ELSEWHERE.values() if not (ROOT / path).exists()] == []
    forms = {use_case.name for use_case in BY_NAME.values() if use_case.form is not None}
    assert forms - FORMS.keys() == ELSEWHERE.keys()
