"""Forms as Adaptive Cards: every kind of field, and answers that come back as they were shown."""

import datetime as dt
import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.teams.forms import FORM, adaptive_form, submitted
from handlers.answer import Ask
from notices.card import Action, Button, Card
from notices.fields import (
    Choice,
    Choices,
    CustomerField,
    Date,
    FormField,
    LongText,
    Note,
    Number,
    Option,
    PersonField,
    Text,
    Time,
    YesNo,
)
from notices.form import Form
from notices.words import words
from tests.bot.teams.test_cards import found, types

EN = words("en")


def several(n: int) -> tuple[Option, ...]:
    return tuple(Option(f"o{i}", f"Option {i}") for i in range(n))


def as_json(ask: Ask, *, dialog: bool = True) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(
        adaptive_form(ask, EN, dialog=dialog).model_dump_json(exclude_none=True)
    )
    return whole


def inputs(whole: dict[str, Any]) -> list[dict[str, Any]]:
    return [e for kind in sorted(types(whole)) if kind.startswith("Input.") for e in found(whole, kind)]


def untouched(whole: dict[str, Any]) -> dict[str, Any]:
    """What Teams sends when nobody touched anything: values as they were, numbers as text, nothing for empty."""
    sent = {e["id"]: e["value"] for e in inputs(whole) if "value" in e}
    numbers = {e["id"]: f"{e['value']:g}" for e in found(whole, "Input.Number") if "value" in e}
    return {**found(whole, "Action.Submit")[-1]["data"], **sent, **numbers}


EVERY: tuple[FormField, ...] = (
    Text(name="who", label="Who", value="*x* [x](y), <at>"),
    LongText(name="what", label="What", value="Two\nlines, & <b>"),
    Choice(name="channel", label="Channel", options=several(5), value="o2"),
    Choice(name="place", label="Place", options=several(100), value="o99"),
    Choices(name="kinds", label="Kinds", options=several(21), value=("o1", "o20")),
    Date(name="day", label="Day", value=dt.date(2026, 11, 24)),
    Time(name="time", label="Time", value=dt.time(0, 5)),
    Number(name="days", label="Days", value=0, least=0, most=7),
    YesNo(name="warned", label="Warned", value=False),
    CustomerField(name="customer", label="Customer", value=uuid4(), shown="Mair *Jones*"),
    PersonField(name="person", label="Person", value=uuid4(), shown="Huw"),
    Note(text="Nobody has to give a *name*."),
)


def test_what_is_shown_comes_back_as_the_same_answers() -> None:
    form, form_id = Form("report", "Report", EVERY, "Send"), uuid4()
    found_id, raw = submitted(untouched(as_json(Ask(form_id, form))))
    assert found_id == form_id
    assert form.parse(raw).values == {asked.name: asked.value for asked in form.inputs}


@given(
    text=st.text(min_size=1, max_size=200).filter(
        lambda t: t == t.strip() and "\x00" not in t and "\r" not in t
    ),
    chosen=st.sets(st.sampled_from([o.value for o in several(9)]), min_size=1),
    number=st.integers(0, 7),
)
@settings(max_examples=40, deadline=None)
def test_any_text_any_choices_and_any_number_come_back(text: str, chosen: set[str], number: int) -> None:
    picked = tuple(option.value for option in several(9) if option.value in chosen)
    form = Form(
        "report",
        "Report",
        (
            LongText(name="what", label="What", value=text),
            Choices(name="kinds", label="Kinds", options=several(9), value=picked),
            Number(name="days", label="Days", value=number, most=7),
        ),
        "Send",
    )
    answers = form.parse(submitted(untouched(as_json(Ask(uuid4(), form))))[1])
    assert (answers.text("what"), answers.many("kinds"), answers.number("days")) == (text, picked, number)


def test_every_input_has_a_label_and_says_what_is_wrong_without_us() -> None:
    whole = as_json(Ask(uuid4(), Form("report", "Report", EVERY, "Send")))
    assert len(inputs(whole)) == 11
    assert all(e["label"] and e["isRequired"] and e["errorMessage"] for e in inputs(whole))
    assert whole["version"] == "1.5"


def test_a_step_may_be_saved_incomplete() -> None:
    whole = as_json(Ask(uuid4(), Form("formal", "Step 1", EVERY, "Save", partial=True)))
    assert not any(e["isRequired"] for e in inputs(whole))


def test_type_ahead_asks_the_bot_for_customers_and_people() -> None:
    whole = as_json(Ask(uuid4(), Form("report", "Report", EVERY, "Send")))
    customer, person = (e for e in found(whole, "Input.ChoiceSet") if e["style"] == "filtered")
    assert (customer["choices.data"]["dataset"], person["choices.data"]["dataset"]) == ("customer", "person")
    assert customer["choices.data"]["type"] == "Data.Query"
    assert customer["choices"][0]["title"] == "Mair *Jones*"


def test_options_that_look_like_markup_stay_what_they_are() -> None:
    marked = (Option("a", "*Mair*"), Option("b", "- [x](y)"), Option("c", "1. one"))
    form = Form(
        "check",
        "Check",
        (Choice(name="one", label="One", options=marked), Choices(name="all", label="All", options=marked)),
        "Go",
    )
    one, every = found(as_json(Ask(uuid4(), form)), "Input.ChoiceSet")
    assert (one["style"], [c["title"] for c in one["choices"]]) == (
        "compact",
        ["*Mair*", "- [x](y)", "1. one"],
    )
    assert [c["title"] for c in every["choices"]] == ["\\*Mair\\*", "\\- \\[x\\](y)", "1\\. one"]


def test_an_option_that_teams_would_split_raises() -> None:
    form = Form("x", "X", (Choices(name="a", label="A", options=(Option("a,b", "A"),)),), "Go")
    with pytest.raises(ValueError, match="comma"):
        adaptive_form(Ask(uuid4(), form), EN)


@pytest.mark.parametrize(("dialog", "kind"), [(True, "Action.Submit"), (False, "Action.Execute")])
def test_a_form_is_sent_as_its_place_can_send_it(dialog: bool, kind: str) -> None:
    form_id = uuid4()
    instead = Card("Next", buttons=(Button("Prepare the warning", Action("warning"), opens_form=True),))
    form = Form("report", "Report", (Text(name="why", label="Why"),), "Send", about="Mair Jones")
    ask = Ask(form_id, form, {"why": "Please say why."}, "Not yet.", instead)
    whole = as_json(ask, dialog=dialog)
    step, submit = found(whole, kind)
    assert submit["data"] == {FORM: str(form_id)}
    assert step["associatedInputs"] == "none"
    said = [run["text"] for run in found(whole, "TextRun")]
    assert said == [*([] if dialog else ["Report"]), "Not yet.", "Next", "Mair Jones", "Please say why."]


def test_a_form_over_25_kb_raises() -> None:
    options = tuple(Option(f"{i:075}", "l" * 75) for i in range(100))
    fields = tuple(Choice(name=f"f{i}", label="L", options=options) for i in range(2))
    with pytest.raises(ValueError, match="25000"):
        adaptive_form(Ask(uuid4(), Form("x", "X", fields, "Go")), EN)


def test_forty_eight_plain_fields_fit() -> None:
    fields = tuple(LongText(name=f"consideration_{i}", label="l" * 80, hint="h" * 80) for i in range(48))
    assert len(inputs(as_json(Ask(uuid4(), Form("x", "X", fields, "Go"))))) == 48


@pytest.mark.parametrize("junk", [None, "x", [], {}, {FORM: "x"}, {FORM: None}])
def test_what_is_no_form_is_refused(junk: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        submitted(junk)


def test_values_arrive_in_whatever_type_a_client_chose() -> None:
    form_id = UUID(int=7)
    sent = {
        FORM: str(form_id),
        "a": 3.0,
        "b": 3,
        "c": True,
        "d": None,
        "e[]": "",
        "f[]": "x,y",
        "g": "1,5",
        "msteams": {},
    }
    expected = {"a": "3", "b": "3", "c": "yes", "d": "", "e": [], "f": ["x", "y"], "g": "1,5"}
    assert submitted(sent) == (form_id, expected)
