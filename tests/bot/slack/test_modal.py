"""Forms as modals: every kind of field, the largest form, and answers that come back as they were shown."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.slack.modal import block_id, card_view, field_name, form_view, home_view, options
from bot.slack.typed import entered
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
from tests.slack_client import _initial
from tests.slack_workspace import check_view

EN = words("en")
MARKUP = "<!channel> *x* [x](http://evil.test)"


def several(n: int) -> tuple[Option, ...]:
    return tuple(Option(f"o{i}", f"Option {i}") for i in range(n))


def view_of(*fields: FormField, form_id: UUID | None = None, **ask: Any) -> dict[str, Any]:
    form = Form("report", "Report", fields, "Send")
    view: dict[str, Any] = form_view(Ask(form_id or uuid4(), form, **ask), EN).to_dict()
    check_view(view)
    return view


def unchanged(view: dict[str, Any]) -> dict[str, Any]:
    """The view as Slack sends it back when nobody touched anything."""
    inputs = [block for block in view["blocks"] if block["type"] == "input"]
    values = {b["block_id"]: {b["element"]["action_id"]: _initial(b["element"])} for b in inputs}
    return {**view, "state": {"values": values}}


EVERY: tuple[FormField, ...] = (
    Text(name="who", label="Who", value=MARKUP),
    LongText(name="what", label="What", value="Two\nlines & <b>"),
    Choice(name="channel", label="Channel", options=several(5), value="o2"),
    Choice(name="place", label="Place", options=several(6), value="o5"),
    Choices(name="kinds", label="Kinds", options=several(10), value=("o1", "o9")),
    Choices(name="more", label="More", options=several(100), value=("o0", "o99")),
    Date(name="day", label="Day", value=dt.date(2026, 11, 24)),
    Time(name="time", label="Time", value=dt.time(0, 5)),
    Number(name="days", label="Days", value=0, least=0, most=7),
    YesNo(name="warned", label="Warned", value=False),
    CustomerField(name="customer", label="Customer", value=uuid4(), shown="Mair Jones, " + "x" * 100),
    PersonField(name="person", label="Person", value=uuid4(), shown="Huw"),
    Note(text=MARKUP),
)


def test_every_kind_of_field_has_its_own_element() -> None:
    view = view_of(*EVERY)
    kinds = [block["element"]["type"] for block in view["blocks"] if block["type"] == "input"]
    assert kinds == [
        "plain_text_input",
        "plain_text_input",
        "radio_buttons",
        "static_select",
        "checkboxes",
        "multi_static_select",
        "datepicker",
        "timepicker",
        "number_input",
        "radio_buttons",
        "external_select",
        "external_select",
    ]
    assert view["blocks"][-1]["text"] == {"type": "plain_text", "text": MARKUP, "emoji": False}


def test_what_is_shown_comes_back_as_the_same_answers() -> None:
    form = Form("report", "Report", EVERY, "Send")
    answers = form.parse(entered(unchanged(view_of(*EVERY))))
    assert answers.values == {asked.name: asked.value for asked in form.inputs}


def test_an_untouched_empty_form_gives_empty_answers() -> None:
    empty = (
        *(type(f)(name=f.name, label=f.label) for f in EVERY if isinstance(f, Text | Date | Time | YesNo)),
    )
    raw = entered(unchanged(view_of(*empty)))
    assert set(raw.values()) == {""}


@given(text=st.text(max_size=3000), chosen=st.sets(st.sampled_from([o.value for o in several(30)])))
@settings(max_examples=30, deadline=None)
def test_any_text_and_any_choice_come_back(text: str, chosen: set[str]) -> None:
    picked = tuple(option.value for option in several(30) if option.value in chosen)
    fields = (
        LongText(name="what", label="What", value=text, required=False),
        Choices(name="kinds", label="Kinds", options=several(30), value=picked, required=False),
    )
    raw = entered(unchanged(view_of(*fields)))
    assert raw["what"] == text
    assert tuple(raw["kinds"]) in (picked, ("",))


def test_the_largest_form_is_within_a_modal() -> None:
    options = tuple(Option(f"{i:075}", "l" * 75) for i in range(100))
    fields = [Choices(name=f"f{i}", label="l" * 300, hint="h" * 300, options=options) for i in range(48)]
    form = Form("formal", "T" * 24, tuple(fields), "S" * 24, about="a" * 150)
    errors = {asked.name: "This is required." for asked in form.inputs}
    instead = Card("Next step", buttons=(Button("Prepare the warning", Action("warning")),))
    view = form_view(Ask(uuid4(), form, errors, "p" * 1000, instead), EN).to_dict()
    check_view(view)


def test_only_the_forms_id_is_hidden_in_the_modal() -> None:
    form_id = uuid4()
    view = view_of(Text(name="who", label="Who"), form_id=form_id)
    assert view["private_metadata"] == str(form_id)
    assert view["blocks"][0]["block_id"] == block_id("who", form_id)
    assert field_name(view["blocks"][0]["block_id"]) == "who"


def test_the_same_field_of_another_step_does_not_inherit_what_was_typed() -> None:
    first, second = view_of(Text(name="why", label="Why")), view_of(Text(name="why", label="Why"))
    assert first["blocks"][0]["block_id"] != second["blocks"][0]["block_id"]


def test_a_step_may_be_saved_incomplete() -> None:
    form = Form("formal", "Step 1", (Text(name="why", label="Why"),), "Save", partial=True)
    assert form_view(Ask(uuid4(), form), EN).to_dict()["blocks"][0]["optional"] is True
    assert view_of(Text(name="why", label="Why"))["blocks"][0]["optional"] is False


def test_a_problem_its_next_step_and_the_errors_stand_on_top() -> None:
    instead = Card("A warning comes first", buttons=(Button("Prepare the warning", Action("warning")),))
    view = view_of(
        Text(name="why", label="Why"),
        errors={"why": "Please say why."},
        problem="§6: not yet.",
        instead=instead,
    )
    kinds = [block["type"] for block in view["blocks"]]
    assert kinds == ["rich_text", "rich_text", "header", "actions", "divider", "input"]
    assert "§6: not yet." in str(view["blocks"][0])
    assert "Why: Please say why." in str(view["blocks"][1])


@pytest.mark.parametrize("length", [201, 3000, 3001, 9000])
def test_a_text_over_its_limit_is_shown_and_never_cut_in_silence(length: int) -> None:
    view = view_of(Text(name="who", label="Who", value="x" * length))
    said = "longer than Slack can hold" in str(view["blocks"][0])
    assert said is (length > 3000)
    assert len(view["blocks"][-1]["element"]["initial_value"]) == min(length, 3000)


def test_yes_and_no_are_in_the_persons_language() -> None:
    form = Form("report", "Report", (YesNo(name="warned", label="Warned"),), "Send")
    cy = words("cy")
    view = form_view(Ask(uuid4(), form), cy).to_dict()
    assert [o["text"]["text"] for o in view["blocks"][0]["element"]["options"]] == [cy("Yes"), cy("No")]


def test_a_card_fits_in_a_modal_and_in_the_home() -> None:
    card = Card("T" * 150, buttons=(Button("Again", Action("report")),))
    for language in ("en", "cy"):
        check_view(card_view(card, words(language)).to_dict())
    home = home_view(card).to_dict()
    assert home["type"] == "home"
    check_view(home)


def test_type_ahead_offers_names_as_plain_text() -> None:
    offered = options((Option("1", MARKUP),))[0].to_dict("block")
    assert offered == {"value": "1", "text": {"type": "plain_text", "text": MARKUP, "emoji": False}}


@pytest.mark.parametrize("junk", [None, [], {"state": None}, {"state": {"values": {"a@b": {"text": None}}}}])
def test_a_view_without_answers_is_read_as_empty(junk: Any) -> None:
    assert set(entered(junk).values()) <= {""}
