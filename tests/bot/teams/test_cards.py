"""Cards as Adaptive Cards: schema 1.5, under 25 KB, and names stay names."""

import json
from typing import Any
from uuid import uuid4

import pytest

from bot.teams.cards import MAX_BYTES, Shown, adaptive, pressed
from notices.card import Action, Bars, Button, Card, Confirm, Excerpt, Fact, Paragraph

NAMES = [
    "*x*",
    "[x](http://evil.test)",
    "**Mair**",
    "<at>all</at>",
    "# One",
    "- two",
    "`code`",
    "سلام\u202eabc",
    "🏠",
]
# What schema 1.5 has, of what is used here; anything newer would be left out by older clients.
ELEMENTS = {"AdaptiveCard", "ActionSet", "Container", "RichTextBlock", "TextRun"}
ACTIONS = {"Action.Execute", "Action.Submit", "Action.ToggleVisibility"}


def as_json(card: Card, shown: Shown = "chat") -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(adaptive(card, shown=shown).model_dump_json(exclude_none=True))
    return whole


def found(part: Any, kind: str) -> list[dict[str, Any]]:
    """Every element of this type, at any depth."""
    if isinstance(part, list):
        return [hit for inner in part for hit in found(inner, kind)]
    if isinstance(part, dict):
        return ([part] if part.get("type") == kind else []) + [
            hit for v in part.values() for hit in found(v, kind)
        ]
    return []


def types(part: Any) -> set[str]:
    if isinstance(part, list):
        return {kind for inner in part for kind in types(inner)}
    if isinstance(part, dict):
        here = {part["type"]} if isinstance(part.get("type"), str) else set()
        return here | {kind for v in part.values() for kind in types(v)}
    return set()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_with_markup_stands_in_text_runs_alone(name: str) -> None:
    card = Card(
        name,
        facts=(Fact("Customer", name),),
        body=(Paragraph(name), Excerpt(name, uuid4(), name)),
        buttons=(Button("Go", Action("check"), confirm=Confirm(name, "Yes", "No")),),
        footer=name,
    )
    whole = as_json(card)
    assert [run["text"] for run in found(whole, "TextRun")].count(name) == 7
    assert not found(whole, "TextBlock")
    assert not found(whole, "FactSet")


def test_nothing_newer_than_schema_1_5_is_used() -> None:
    asks = Button("Report", Action("report"), opens_form=True)
    acts = Button("Refuse", Action("refuse"), "danger", Confirm("Sure?", "Yes", "No"))
    whole = as_json(
        Card("T", (Fact("a", "b"),), (Paragraph("p"), Excerpt("e", uuid4())), (asks, acts), "danger", "f")
    )
    assert whole["version"] == "1.5"
    assert types(whole) - {"task/fetch"} <= ELEMENTS | ACTIONS


def test_a_button_that_asks_fetches_a_dialog_where_there_are_dialogs() -> None:
    action = Action("report", str(uuid4()), 3)
    card = Card("T", buttons=(Button("Report", action, "primary", opens_form=True),))
    submit = found(as_json(card), "Action.Submit")[0]
    assert submit["data"]["msteams"] == {"type": "task/fetch"}
    assert pressed(submit["data"]) == action
    execute = found(as_json(card, "chat-only"), "Action.Execute")[0]
    assert (execute["verb"], pressed(execute["data"]), execute["style"]) == ("press", action, "positive")
    inside = found(as_json(card, "dialog"), "Action.Submit")[0]
    assert inside["data"] == {"action": action.encode()}


def test_a_button_that_asks_first_uncovers_its_question() -> None:
    action = Action("approve", "c", 4)
    card = Card(
        "T", buttons=(Button("Approve", action, "primary", Confirm("Approve this?", "Approve", "Not yet")),)
    )
    whole = as_json(card)
    question = found(whole, "Container")[0]
    assert question["isVisible"] is False
    assert found(question, "TextRun")[0]["text"] == "Approve this?"
    assert [a["title"] for a in found(question, "ActionSet")[0]["actions"]] == ["Approve", "Not yet"]
    assert pressed(found(question, "Action.Execute")[0]["data"]) == action
    outside = [a for a in found(whole, "Action.Execute") if a not in found(question, "Action.Execute")]
    assert outside == []
    assert {t for a in found(whole, "Action.ToggleVisibility") for t in a["targetElements"]} == {
        question["id"]
    }


def test_twelve_buttons_stand_in_rows_that_teams_shows() -> None:
    card = Card("T", buttons=tuple(Button(f"B{i}", Action("a", str(i))) for i in range(12)))
    rows = found(as_json(card), "ActionSet")
    assert [len(row["actions"]) for row in rows] == [6, 6]


def test_bars_are_drawn_in_letters_of_one_width() -> None:
    whole = as_json(
        Card("T", body=(Bars("Per week", (("2 Mar", 4), ("16 Mar", 0), ("*x*", 1)), "contacts"),))
    )
    _, title, *drawn = found(whole, "TextRun")
    assert title["text"] == "Per week (contacts)"
    assert {run["fontType"] for run in drawn} == {"Monospace"}
    said = [run["text"].replace("\u00a0", " ") for run in drawn]
    assert said == [f"2 Mar  {'█' * 14} 4", "16 Mar 0", "*x*    ████ 1"]
    assert not any(" " in run["text"] for run in drawn)
    assert types(whole) <= ELEMENTS


def test_lines_of_a_paragraph_stay_lines() -> None:
    whole = as_json(Card("T", body=(Paragraph("One\n\nTwo\r\nThree"),)))
    assert [run["text"] for run in found(whole, "TextRun")] == ["T", "One", "Two", "Three"]


def test_empty_texts_are_shown_as_a_dash() -> None:
    whole = as_json(Card("T", facts=(Fact("Phone", ""),), body=(Excerpt("What happened", uuid4()),)))
    assert [run["text"] for run in found(whole, "TextRun")] == ["T", "Phone: ", "–", "What happened", "–"]


def test_a_card_over_25_kb_raises() -> None:
    fits = Card("T", body=tuple(Paragraph("ŵ" * 2900) for _ in range(4)))
    assert len(adaptive(fits).model_dump_json(exclude_none=True).encode()) <= MAX_BYTES
    with pytest.raises(ValueError, match=str(MAX_BYTES)):
        adaptive(Card("T", body=tuple(Paragraph("ŵ" * 2900) for _ in range(5))))


def test_a_date_function_in_a_name_is_not_run() -> None:
    whole = as_json(Card("{{DATE(2026-11-24T00:00:00Z,SHORT)}}"))
    assert "{{" not in found(whole, "TextRun")[0]["text"]


@pytest.mark.parametrize("junk", [None, "x", [], {}, {"action": 3}, {"action": "a|b"}, {"action": "a|b|c|d"}])
def test_what_is_no_button_is_refused(junk: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        pressed(junk)
