"""Letters: complete or not at all, the same facts in both languages, and customers' words inert (sections 6 to 12)."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from notices.letter import FREE_TEXTS, MANDATORY, Language, as_text, compose, missing
from policy.letter import LetterKind

KINDS = tuple(kind.value for kind in LetterKind)
LANGUAGES: tuple[Language, ...] = ("en", "cy")
Json = dict[str, object]


def both(en: str, cy: str) -> Json:
    return {"en": en, "cy": cy}


SAMPLES: dict[str, Json] = json.loads(
    (Path(__file__).parent / "letter_facts.json").read_text(encoding="utf-8")
)
RESTRICTION = cast(list[Json], SAMPLES["decision"]["restrictions"])[0]


def facts_of(kind: str, **changed: object) -> Json:
    return {**copy.deepcopy(SAMPLES["common"]), **copy.deepcopy(SAMPLES[kind]), **changed}


def text_of(kind: str, language: Language, **changed: object) -> str:
    return as_text(compose(kind, facts_of(kind, **changed), language))


def leaves(value: object, language: Language) -> Iterator[str]:
    """Everything in the facts that a customer reads in this language."""
    match value:
        case {"en": english, "cy": welsh}:
            yield from leaves(english if language == "en" else welsh, language)
        case dict():
            for inner in value.values():
                yield from leaves(inner, language)
        case list():
            for inner in value:
                yield from leaves(inner, language)
        case str():
            yield value


def test_each_kind_is_composed_from_facts_that_survive_json() -> None:
    assert set(MANDATORY) == set(KINDS) == set(SAMPLES) - {"common"}
    for kind in KINDS:
        facts = facts_of(kind)
        assert set(MANDATORY[kind]) == set(facts)
        assert missing(kind, facts, LANGUAGES) == ()
        assert compose(kind, json.loads(json.dumps(facts)), "cy") == compose(kind, facts, "cy")


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind in KINDS for name in MANDATORY[kind]])
def test_a_letter_without_a_mandatory_fact_is_not_composed(kind: str, name: str) -> None:
    empties: tuple[object, ...] = (None, "", " ", [], {}, both("", " "), 7)
    for empty in empties:
        facts = facts_of(kind, **{name: empty})
        assert any(lack == name or lack.startswith(f"{name}.") for lack in missing(kind, facts, LANGUAGES)), (
            empty
        )
        with pytest.raises(ValueError, match=name):
            compose(kind, facts, "en")
    without = facts_of(kind)
    del without[name]
    assert missing(kind, without, ("en",)) == (name,)


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind in KINDS for name in FREE_TEXTS[kind]])
def test_a_free_text_that_waits_for_its_translation_is_named_with_the_language(kind: str, name: str) -> None:
    facts = facts_of(kind, **{name: {"en": "Only in English."}})
    assert missing(kind, facts, ("en",)) == ()
    assert missing(kind, facts, LANGUAGES) == (f"{name} (cy)",)
    assert "Only in English." in as_text(compose(kind, facts, "en"))
    with pytest.raises(ValueError, match=rf"{name} \(cy\)"):
        compose(kind, facts, "cy")


def test_which_texts_somebody_writes_and_has_translated() -> None:
    assert dict(FREE_TEXTS) == {
        "warning": ("examples", "expected"),
        "decision": ("reason", "implications"),
        "appeal_acknowledged": (),
        "appeal_outcome": ("reasons",),
        "informal": (),
        "informal_action": ("done",),
        "decision_without_warning": ("reason", "implications", "no_warning_reason"),
        "not_applied": ("reason",),
        "review_coming": (),
        "review_outcome": ("reason", "implications"),
        "ended": ("reason",),
        "not_registered": ("matter", "reason", "new_information"),
        "safety_register": ("reason",),
        "safety_changed": ("reason",),
        "safety_removed": ("reason",),
        "contact_changed": (),
        "complaint_received": (),
        "review_received": (),
        "correction_answer": ("reason",),
    }


@pytest.mark.parametrize(
    ("kind", "name", "value", "lack"),
    [
        (
            "warning",
            "organisation",
            {**cast(Json, SAMPLES["common"]["organisation"]), "phone": ""},
            "organisation.phone",
        ),
        (
            "warning",
            "incidents",
            [{"date": "2026-13-01", "behaviours": [both("a", "b")]}],
            "incidents[0].date",
        ),
        ("warning", "incidents", [{"date": "2026-10-01", "behaviours": []}], "incidents[0].behaviours"),
        ("decision", "restrictions", [RESTRICTION, {**RESTRICTION, "end": None}], "restrictions[1].end"),
        ("decision", "restrictions", [{**RESTRICTION, "services": []}], "restrictions[0].services"),
        ("decision", "open_ways", [{"en": "By letter"}], "open_ways[0] (cy)"),
        ("decision", "measures_taken", [{"cy": "Cyfarfod"}], "measures_taken[0] (en)"),
        ("appeal_acknowledged", "suspended", "no", "suspended"),
        ("appeal_outcome", "outcome", "stricter", "outcome"),
    ],
)
def test_a_gap_inside_a_fact_is_found(kind: str, name: str, value: object, lack: str) -> None:
    assert missing(kind, facts_of(kind, **{name: value}), LANGUAGES) == (lack,)


def test_there_are_no_other_letters() -> None:
    for call in (lambda: missing("threat", {}, ("en",)), lambda: compose("threat", {}, "en")):
        with pytest.raises(ValueError, match="threat"):
            call()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_stands_in_the_letter_and_nothing_is_left_to_fill(kind: str, language: Language) -> None:
    letter = compose(kind, facts_of(kind), language)
    text = as_text(letter)
    assert "{" not in text
    assert "}" not in text
    assert letter.language == language
    flat = " ".join(text.split())
    skipped = {"stay", "continued", "not_registered", "partly"}
    for fact in leaves(facts_of(kind), language):
        if fact[:3] != "202" and fact not in skipped:
            assert " ".join(fact.split()) in flat
    assert all(text_part.strip() for text_part in text.split("\n\n"))


@pytest.mark.section("8.4", "8.5", "10", "11")
@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            (
                "- By letter to the address above",
                "Emergencies always get through to us",
                "Ring 0300 000 0999, day or night",
                "Complaints and Concerns Policy (CCpol01)",
                "Review of Decision process (CCp04)",
                "No restriction stops you from appealing",
                "in another language, in large print",
                "Whom to ask: the Customer Contact Team",
                "Our reference: CC-2026-0001",
                "Date: 24 November 2026",
                "Dear Mair Jones,",
                "Customer Contact Team\nTai Enghraifft Cyf",
            ),
        ),
        (
            "cy",
            (
                "- Drwy lythyr i'r cyfeiriad uchod",
                "Gallwch gysylltu â ni bob amser mewn argyfwng",
                "Ffoniwch 0300 000 0999, ddydd neu nos",
                "Polisi Cwynion a Phryderon (CCpol01)",
                "Proses Adolygu Penderfyniad (CCp04)",
                "Nid oes unrhyw gyfyngiad yn eich rhwystro rhag apelio",
                "mewn iaith arall, mewn print bras",
                "Pwy i'w holi: y Tîm Cyswllt Cwsmeriaid",
                "Ein cyfeirnod: CC-2026-0001",
                "Dyddiad: 24 Tachwedd 2026",
                "Annwyl Mair Jones,",
                "Tîm Cyswllt Cwsmeriaid\nTai Enghraifft Cyf",
            ),
        ),
    ],
)
@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_names_the_open_ways_emergencies_and_routes(
    kind: str, language: Language, expected: tuple[str, ...]
) -> None:
    text = text_of(kind, language)
    assert [sentence for sentence in expected if sentence not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_customer_is_called_or_wrote_is_never_markup(kind: str, language: Language) -> None:
    nasty = "{organisation} {0} <!channel> <b>x</b> [x](http://x) #set *y* _z_"
    customer = {"name": nasty, "address": nasty}
    free = {name: both(nasty, nasty) for name in FREE_TEXTS[kind]}
    text = text_of(kind, language, customer=customer, **free)
    assert text.count(nasty) == 3 + len(free)


def test_a_name_stays_on_its_line_and_an_address_keeps_its_lines() -> None:
    text = text_of("warning", "en", customer={"name": "Mair\nJones", "address": "2 Ffordd y Môr\nBangor"})
    assert "Mair Jones\n2 Ffordd y Môr\nBangor\n\n" in text
    assert "Dear Mair Jones," in text


def test_another_landlord_names_its_own_routes_and_a_signature_may_be_a_person() -> None:
    text = text_of(
        "warning",
        "en",
        complaint_route=both("Complaints Guide", "Canllaw Cwynion"),
        review_route=both("Second Look", "Ail Olwg"),
        policy_name=both("Fair Contact", "Cyswllt Teg"),
        signed_by="Elin Hughes",
    )
    for sentence in (
        "The procedure is: Complaints Guide.",
        "The procedure is: Second Look.",
        "letter: Fair Contact",
    ):
        assert sentence in text
    assert "CCp" not in text
    assert text.endswith("Elin Hughes\nCustomer Contact Team\nTai Enghraifft Cyf\n")
