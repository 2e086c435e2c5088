"""What each letter says beside what all of them carry (sections 6 and 7)."""

import copy
import json
from pathlib import Path
from typing import cast

import pytest

from notices.card import MAX_BUTTON
from notices.letter import Heading, Items, Language, as_text, compose, missing
from notices.letter_appeal import reviewer_unnamed
from notices.letter_cards import KINDS
from policy.letter import LetterKind

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


@pytest.mark.section("6.3")
def test_a_warning_shows_dated_examples_and_how_to_correct_a_fact() -> None:
    english, welsh = text_of("warning", "en"), text_of("warning", "cy")
    assert english.startswith("A formal warning about your contact with us\n\n")
    assert "- 1 October 2026: Shouting; Swearing\n- 9 October 2026: Threats" in english
    assert "- 1 Hydref 2026: Gweiddi; Rhegi\n- 9 Hydref 2026: Bygythiadau" in welsh
    assert "please tell us by 8 December 2026, in any of the ways" in english
    assert "rhowch wybod i ni erbyn 8 Rhagfyr 2026, mewn unrhyw un" in welsh
    assert "enclosed with this letter: Managing Customer Contact Policy" in english
    assert "gyda'r llythyr hwn: Polisi Rheoli Cyswllt Cwsmeriaid" in welsh
    assert "You rang nine times.\n\nYou shouted." in english


@pytest.mark.section("7.2")
def test_a_decision_says_what_how_long_and_how_to_appeal_at_any_time_and_by_any_way() -> None:
    english, welsh = text_of("decision", "en"), text_of("decision", "cy")
    assert "On 20 November 2026 we decided" in english
    assert "Ar 20 Tachwedd 2026, gwnaethom benderfynu" in welsh
    assert "There is 1 restriction:\n\nPhone calls on Tuesdays only" in english
    assert (
        "- First day: 25 November 2026\n- Last day: 24 May 2027\n- Services this covers: Repairs; Rent"
        in english
    )
    assert "- Diwrnod cyntaf: 25 Tachwedd 2026\n- Diwrnod olaf: 24 Mai 2027\n- Gwasanaethau" in welsh
    assert "look at this decision again by 20 May 2027" in english
    assert "erbyn 20 Mai 2027" in welsh
    for sentence in (
        "even one that we have restricted",
        "There is no deadline",
        "Someone else can appeal for you",
    ):
        assert sentence in english
    for sentence in (
        "hyd yn oed un rydym wedi'i chyfyngu",
        "Nid oes dyddiad cau",
        "Caiff rhywun arall apelio",
    ):
        assert sentence in welsh


def test_a_decision_names_what_was_done_so_far_only_where_something_was() -> None:
    heading = Heading("What we have done so far")
    assert heading not in compose("decision", facts_of("decision"), "en").paragraphs
    done = [both("A meeting", "Cyfarfod")]
    parts = compose("decision", facts_of("decision", measures_taken=done), "en").paragraphs
    assert parts[parts.index(heading) + 1] == Items(("A meeting",))


def test_welsh_counts_several_restrictions() -> None:
    assert "Mae 2 gyfyngiad:" in text_of("decision", "cy", restrictions=[RESTRICTION] * 2)
    assert "Mae 3 chyfyngiad:" in text_of("decision", "cy", restrictions=[RESTRICTION] * 3)


@pytest.mark.section("7.5")
def test_an_acknowledgement_says_who_decides_by_when_and_what_applies_meanwhile() -> None:
    english = text_of("appeal_acknowledged", "en")
    assert "We received your appeal on 1 December 2026" in english
    assert "will decide your appeal: a senior colleague" in english
    assert "with the outcome by 4 January 2027" in english
    assert "The restrictions stay in place while" in english
    suspended = text_of("appeal_acknowledged", "en", suspended=True)
    assert "The restrictions are suspended" in suspended
    assert "stay in place" not in suspended
    assert "wedi'u hatal dros dro" in text_of("appeal_acknowledged", "cy", suspended=True)


@pytest.mark.section("7.5")
def test_an_acknowledgement_names_what_is_suspended_where_that_is_not_all_of_it() -> None:
    english = text_of("appeal_acknowledged", "en", suspended_ones=[RESTRICTION])
    assert "until we write to you again:\n\nPhone calls on Tuesdays only" in english
    assert "The other restrictions stay in place while" in english
    welsh = text_of("appeal_acknowledged", "cy", suspended_ones=[RESTRICTION])
    assert "Mae rhai o'r cyfyngiadau wedi'u hatal dros dro" in welsh


@pytest.mark.section("7.4")
def test_an_outcome_says_that_what_was_suspended_applies_again() -> None:
    assert "suspended" not in text_of("appeal_outcome", "en")
    assert "applies again from the date of this letter" in text_of("appeal_outcome", "en", suspended=True)
    assert "o ddyddiad y llythyr hwn ymlaen" in text_of("appeal_outcome", "cy", suspended=True)


def test_a_reviewer_is_named_only_where_they_chose_to_be() -> None:
    assert reviewer_unnamed("slt") == both(
        "a member of our Senior Leadership Team", "aelod o'n Huwch Dîm Arweinyddiaeth"
    )
    assert "Director" in reviewer_unnamed("director")["en"]
    assert "annibynnol" in reviewer_unnamed("outside")["cy"]
    for language in LANGUAGES:
        assert "Siôn Parry" in text_of("appeal_acknowledged", language, reviewer="Siôn Parry")


@pytest.mark.section("7.4")
@pytest.mark.parametrize(
    ("outcome", "english", "welsh"),
    [
        ("stay", "The restrictions stay as they are.", "aros fel y maent"),
        ("changed", "The restrictions change.", "y cyfyngiadau'n newid"),
        ("ended", "appealed against have ended.", "wedi dod i ben"),
    ],
)
def test_an_outcome_says_which_why_and_that_the_ombudsman_is_next(
    outcome: str, english: str, welsh: str
) -> None:
    for language, expected in (("en", english), ("cy", welsh)):
        text = text_of("appeal_outcome", cast(Language, language), outcome=outcome)
        assert expected in text
        assert "www.omb" in text


@pytest.mark.section("7.4")
def test_only_an_ended_decision_leaves_no_restriction_to_list() -> None:
    assert missing("appeal_outcome", facts_of("appeal_outcome", restrictions=[]), ("en",)) == (
        "restrictions",
    )
    ended = text_of("appeal_outcome", "en", outcome="ended", restrictions=[])
    assert "No restriction from this decision applies to you any longer." in ended
    assert "There are" not in ended


@pytest.mark.section("8.2", "11")
def test_the_letters_of_the_register_say_what_staff_do_or_that_it_is_over_and_name_no_appeal() -> None:
    english, welsh = text_of("safety_register", "en"), text_of("safety_register", "cy")
    assert "This is what our staff are asked to do:\n\n- Do not visit alone" in english
    assert "- Peidio ag ymweld ar eich pen eich hun" in welsh
    assert "We will look again by 20 May 2027" in english
    changed = text_of("safety_changed", "en")
    assert "On 20 May 2027 we looked again at the entry" in changed
    assert "- Phone before visiting" in changed
    assert "We will look again by 20 November 2027" in changed
    assert "Ar 20 Mai 2027, gwnaethom edrych eto ar y cofnod" in text_of("safety_changed", "cy")
    removed = text_of("safety_removed", "en")
    assert "On 20 May 2027 we removed the entry" in removed
    assert "Ar 20 Mai 2027, gwnaethom ddileu'r cofnod" in text_of("safety_removed", "cy")
    for text in (english, changed, removed):
        assert "You can ask us to review the decision in this letter" in text
        assert "Information Commissioner" in text
        assert "how to appeal" not in text.casefold()


def test_every_letter_has_a_name_that_fits_a_numbered_button() -> None:
    assert set(KINDS) == set(LetterKind)
    assert all(len(name) + len(" 10") <= MAX_BUTTON for name in KINDS.values())


@pytest.mark.section("5.1")
def test_informal_action_says_what_was_done_and_only_where_it_is_so_that_nothing_is_limited() -> None:
    acted = {
        "actions": [both("Ended the call", "Dod â'r alwad i ben")],
        "done": both("We asked you to write.", "Gofynnwyd i chi ysgrifennu."),
    }
    english = text_of("informal_action", "en", **acted, nothing_limited=True)
    for part in ("- Ended the call", "We asked you to write.", "is not limited.", "not formal action"):
        assert part in english
    assert "Nid yw eich cyswllt â ni wedi'i gyfyngu." in text_of(
        "informal_action", "cy", nothing_limited=True
    )
    assert "is not limited." not in text_of("informal_action", "en", **acted, nothing_limited=False)
