"""Each letter names the way on from what it tells of, the two other procedures, and no way that does not apply (P7.2,
P10, P11)."""

import pytest

from notices.letter import Language
from notices.words import words
from policy.letter import LetterKind
from policy.routes import LETTERS, ROUTES, Decided, Route
from tests.notices.test_letter import LANGUAGES, text_of

APPEAL = "How to appeal"
THIS = (
    "You can ask us to review the decision in this letter, or any other decision we have made under this policy. "
    "The procedure is: {route}.",
    "You can ask us to look again at our decision to send you this warning, or at any other decision we have "
    "made under this policy. The procedure is: {route}.",
)
OMBUDSMAN = "If you are still not satisfied"
NEVER = (
    "No restriction stops you from appealing, from complaining about how we use our policy, or from raising a new "
    "matter."
)
PROCEDURES = {
    "en": ("Complaints and Concerns Policy (CCpol01)", "Review of Decision process (CCp04)"),
    "cy": ("Polisi Cwynion a Phryderon (CCpol01)", "Proses Adolygu Penderfyniad (CCp04)"),
}


@pytest.mark.section("11")
def test_every_letter_and_every_decision_has_its_way_on() -> None:
    assert set(LETTERS) == set(LetterKind)
    assert set(ROUTES) == set(Decided)
    assert [kind for kind, route in ROUTES.items() if route is Route.APPEAL] == [Decided.FORMAL]
    assert set(ROUTES.values()) == {Route.APPEAL, Route.REVIEW}


@pytest.mark.section("10")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(LetterKind))
def test_it_names_the_ways_that_apply_and_no_others(kind: LetterKind, language: Language) -> None:
    received = kind in (LetterKind.COMPLAINT_RECEIVED, LetterKind.REVIEW_RECEIVED)
    text = text_of(kind.value, language, **({"appealable": False} if received else {}))
    w = words(language)
    assert (f"\n\n{w(APPEAL)}\n\n" in text) is (LETTERS[kind] is Route.APPEAL)
    assert (f"\n\n{w(OMBUDSMAN)}\n\n" in text) is (LETTERS[kind] is Route.OMBUDSMAN)
    this = [w(said, route=PROCEDURES[language][1]) in text for said in THIS]
    assert any(this) is (LETTERS[kind] is Route.REVIEW)
    assert w(NEVER) in text
    for procedure in PROCEDURES[language]:
        assert procedure in text


@pytest.mark.section("10")
@pytest.mark.parametrize("kind", ["complaint_received", "review_received"])
def test_that_it_was_received_names_its_procedure_its_reference_and_what_applies(kind: str) -> None:
    reference = {"complaint_received": "CMP-881", "review_received": "RD-12"}[kind]
    route = {"complaint_received": "CCpol01", "review_received": "CCp04"}[kind]
    english = text_of(kind, "en")
    assert f"Its reference there: {reference}" in english
    assert f"({route}).\n\nIts reference there" in english
    assert "The restrictions that apply to you stay in place" in english
    assert APPEAL in english
    assert "What you have sent us now does not stand in its way." in english
    free = text_of(kind, "en", restricted=False, appealable=False)
    assert "No restriction of your contact with us applies at the moment" in free
    assert APPEAL not in free
