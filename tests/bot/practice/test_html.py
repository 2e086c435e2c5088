"""Forms and cards as HTML: nothing in them is ever markup, and every field says what it is."""

import datetime as dt
import re
from html.parser import HTMLParser
from uuid import UUID, uuid4

import pytest

from bot.practice import html
from handlers.answer import Ask
from notices.card import Action, Bars, Button, Card, Confirm, Excerpt, Fact, Paragraph
from notices.fields import (
    Choice,
    Choices,
    CustomerField,
    Date,
    Input,
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

NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "{{ 7*7 }}",
    "&lt;b&gt;",
)
TWO = (Option("a", "First"), Option("b", "Second"))
ID = UUID("11111111-2222-3333-4444-555555555555")


class Seen(HTMLParser):
    """The tags and texts that a browser would see."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(str(source))  # no longer Markup, which would escape what is added to it

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.tags if tag in tags]

    def by_id(self, name: str) -> dict[str, str | None]:
        return next(attrs for _, attrs in self.tags if attrs.get("id") == name)


def every_field(text: str = "Label", hint: str = "Hint", *, required: bool = True) -> list[Input]:
    options = (Option("a", text[:75]), Option(text[:75], "Second"))
    return [
        Text(name="text", label=text, hint=hint, required=required, value=text),
        LongText(name="long", label=text, hint=hint, required=required, value=text),
        Choice(name="choice", label=text, hint=hint, required=required, options=options),
        Choices(name="choices", label=text, hint=hint, required=required, options=options),
        Date(name="date", label=text, hint=hint, required=required, value=dt.date(2025, 11, 24)),
        Time(name="time", label=text, hint=hint, required=required, value=dt.time(9, 5)),
        Number(name="number", label=text, hint=hint, required=required, value=0),
        YesNo(name="yesno", label=text, hint=hint, required=required),
        CustomerField(name="customer", label=text, hint=hint, required=required, value=ID, shown=text),
        PersonField(name="person", label=text, hint=hint, required=required, value=ID, shown=text),
    ]


@pytest.mark.parametrize("text", NASTY)
def test_no_text_of_a_form_ever_becomes_markup(text: str) -> None:
    fields = (*every_field(text, text), Note(text))
    form = Form("report", text[:24], fields, text[:24], about=text, step=text)
    ask = Ask(ID, form, errors={"text": text, "unknown": text}, problem=text, instead=Card(text))
    seen = Seen(html.form(ask))
    assert not seen.all("script", "img", "b")
    assert not [name for _, attrs in seen.tags for name in attrs if name.startswith("on") or name == "style"]
    assert seen.text.count(text) >= len(fields)
    assert seen.by_id("f-text")["value"] == text


@pytest.mark.parametrize("text", NASTY)
def test_no_text_of_a_card_ever_becomes_markup(text: str) -> None:
    confirm = Confirm(text, text[:24], text[:24])
    card = Card(
        text,
        facts=(Fact(text, text),),
        body=(
            Paragraph(text),
            Paragraph(text, strong=True),
            Excerpt(text, ID, text, more=True),
            Bars(text, ((text[:16], 3),), text),
        ),
        buttons=(Button(text[:24], Action("use", text), confirm=confirm),),
        footer=text,
    )
    seen = Seen(html.card(card, "m-1"))
    assert not seen.all("script", "img", "b")
    [button] = seen.all("button")
    assert button["data-question"] == text
    assert Action.decode(button["data-action"] or "") == Action("use", text)
    assert seen.text.count(text) >= 7


def test_bars_are_a_table_of_numbers_with_a_picture_and_no_style_of_their_own() -> None:
    bars = Bars("Contacts per week", (("2 Mar", 400), ("9 Mar", 0), ("16 Mar", 1)), "contacts")
    seen = Seen(html.card(Card("T", body=(bars,)), "m-1"))
    assert [rect["width"] for rect in seen.all("rect")] == ["100", "0", "1"]
    assert {svg["aria-hidden"] for svg in seen.all("svg")} == {"true"}
    assert " ".join(seen.text.split()).endswith("contacts 2 Mar 400 9 Mar 0 16 Mar 1")
    assert [cell["scope"] for cell in seen.all("th")] == ["col", "col", "row", "row", "row"]
    assert not [name for _, attrs in seen.tags for name in attrs if name == "style"]


@pytest.mark.parametrize("asked", every_field(), ids=lambda asked: type(asked).__name__)
def test_every_field_is_tied_to_its_label_hint_and_error(asked: Input) -> None:
    seen = Seen(html.field(asked, "That is wrong"))
    control = next(
        attrs for tag, attrs in seen.tags if tag == "fieldset" or attrs.get("id") == f"f-{asked.name}"
    )
    assert (control["aria-describedby"] or "").split() == [f"f-{asked.name}-hint", f"f-{asked.name}-error"]
    assert seen.by_id(f"f-{asked.name}-hint")
    assert seen.by_id(f"f-{asked.name}-error")
    labelled = seen.all("legend") or [
        label for label in seen.all("label") if label.get("for") == f"f-{asked.name}"
    ]
    assert len(labelled) == 1
    assert any(attrs.get("name") == asked.name for _, attrs in seen.tags)
    assert any(attrs.get("aria-invalid") == "true" for _, attrs in seen.tags)


@pytest.mark.parametrize("asked", every_field(required=False), ids=lambda asked: type(asked).__name__)
def test_what_may_be_left_out_says_so_and_is_not_required(asked: Input) -> None:
    source = html.field(asked)
    assert "(optional)" in source
    assert "aria-required" not in source
    assert "aria-invalid" not in source


def test_a_step_that_may_be_saved_incomplete_requires_nothing_yet() -> None:
    assert "aria-required" in html.field(Text(name="a", label="A"))
    assert "aria-required" not in html.field(Text(name="a", label="A"), partial=True)


def test_the_key_of_a_step_is_for_the_machine() -> None:
    form = Form("proposal", "Proposal: 2 of 3", (Text(name="a", label="A"),), "Save", step="particulars")
    assert "particulars" not in Seen(html.form(Ask(ID, form))).text


def test_a_form_says_what_is_wrong_once_and_offers_the_next_step() -> None:
    form = Form("proposal", "Proposal: 3 of 3", (Text(name="a", label="A"),), "Ask")
    back = Card("Not yet", body=(Paragraph("No services."),), buttons=(Button("Go back", Action("p")),))
    seen = Seen(html.form(Ask(ID, form, problem="No services.", instead=back)))
    assert seen.text.count("No services.") == 1
    assert "Go back" in seen.text
    assert "Not yet" in Seen(html.form(Ask(ID, form, problem="Something else.", instead=back))).text


def test_values_are_shown_as_the_server_reads_them_back() -> None:
    seen = Seen("".join(html.field(asked) for asked in every_field()))
    assert seen.by_id("f-date")["value"] == "2025-11-24"
    assert seen.by_id("f-time")["value"] == "09:05"
    assert seen.by_id("f-number")["value"] == "0"
    assert [attrs["value"] for attrs in seen.all("input") if attrs.get("type") == "hidden"] == [str(ID)] * 2


def test_few_required_options_are_radio_buttons_and_the_others_a_list() -> None:
    assert 'type="radio"' in html.field(Choice(name="c", label="C", options=TWO))
    assert "<select" in html.field(Choice(name="c", label="C", options=TWO, required=False))
    many = tuple(Option(f"{n}", f"Option {n}") for n in range(8))
    chosen = html.field(Choice(name="c", label="C", options=many, value="3"))
    assert re.findall(r'<option value="(\w*)" selected', chosen) == ["3"]


def test_chosen_answers_are_ticked() -> None:
    for asked, value in (
        (Choice(name="c", label="C", options=TWO, value="b"), "b"),
        (Choices(name="c", label="C", options=TWO, value=("b",)), "b"),
        (YesNo(name="c", label="C", value=False), "no"),
        (YesNo(name="c", label="C", required=False), ""),
    ):
        ticked = [attrs["value"] for attrs in Seen(html.field(asked)).all("input") if "checked" in attrs]
        assert ticked == [value]


def test_long_text_keeps_a_line_break_at_its_beginning() -> None:
    assert ">\n\nfirst line is empty</textarea>" in html.field(
        LongText(name="a", label="A", value="\nfirst line is empty")
    )


def test_each_error_links_to_the_control_it_is_about() -> None:
    fields = tuple(every_field())
    ask = Ask(uuid4(), Form("report", "Report", fields, "Send"), errors={one.name: "Wrong" for one in fields})
    seen = Seen(html.form(ask))
    targets = [attrs["data-goto"] or "" for attrs in seen.all("a")]
    assert len(targets) == len(fields)
    assert all(seen.by_id(target)["id"] == target for target in targets)


def test_many_paragraphs_read_like_a_letter_and_neither_a_short_card_nor_a_log_does() -> None:
    letter = Card("Letter", body=(Paragraph("\n\n".join(["A sentence of a letter. " * 20] * 4)),))
    assert 'class="card plain letter"' in html.card(letter, "m-1")
    log = Card("Log", body=tuple(Paragraph("\n".join(["2 March: Something was done"] * 8)) for _ in range(6)))
    assert "letter" not in html.card(log, "m-1")
    assert "letter" not in html.card(Card("Short", body=(Paragraph("One."),)), "m-1")


def test_a_tone_is_said_in_words_too() -> None:
    assert "Important:" in Seen(html.card(Card("In force", tone="danger"), "m-1")).text
    assert "sr-only" not in html.card(Card("Plain"), "m-1")
