"""Forms and cards as HTML. Pure: every text is data and is escaped by the templates, whatever is in it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import assert_never, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from handlers.answer import Ask
from notices.card import Bars, Body, Card, Excerpt, Paragraph
from notices.fields import (
    Choice,
    Choices,
    CustomerField,
    Date,
    FormField,
    Input,
    LongText,
    Note,
    Number,
    PersonField,
    Text,
    Time,
    YesNo,
)

FEW = 7  # more options than this are a list to open, not buttons to scan
LETTER = 900  # characters of paragraphs set apart by blank lines, from which a card is read like a letter

templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    auto_reload=False,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def macro(file: str, name: str) -> Callable[..., Markup]:
    """A macro of a template, as a function that returns safe HTML."""
    return cast(Callable[..., Markup], getattr(templates.get_template(file).module, name))


def field(asked: FormField, error: str = "", *, partial: bool = False) -> Markup:
    """One field with its label, hint and error tied together. In a ``partial`` form nothing is said to be required."""
    match asked:
        case Note():
            return macro("fields.html", "note")(asked)
        case Text():
            return _control("line", asked, error, partial, value=asked.value)
        case LongText():
            return _control("area", asked, error, partial)
        case Choice() if _scanned(asked):
            options = [(option.value, option.label) for option in asked.options]
            return _control("radios", asked, error, partial, options=options, value=asked.value)
        case Choice():
            return _control("select", asked, error, partial)
        case Choices():
            return _control("checkboxes", asked, error, partial)
        case Date():
            value = asked.value.isoformat() if asked.value else ""
            return _control("line", asked, error, partial, value=value, type="date")
        case Time():
            value = asked.value.strftime("%H:%M") if asked.value else ""
            return _control("line", asked, error, partial, value=value, type="time")
        case Number():
            value = "" if asked.value is None else str(asked.value)
            return _control("line", asked, error, partial, value=value, numeric=True)
        case YesNo():
            options = [("yes", "Yes"), ("no", "No")] + ([] if asked.required else [("", "Not answered")])
            chosen = {True: "yes", False: "no", None: None if asked.required else ""}[asked.value]
            return _control("radios", asked, error, partial, options=options, value=chosen, inline=True)
        case CustomerField():
            return _control("typeahead", asked, error, partial, kind="customer")
        case PersonField():
            return _control("typeahead", asked, error, partial, kind="person")
    assert_never(asked)


def form(ask: Ask) -> Markup:
    """What stands in the dialog: the form, and after a mistake what is wrong and the next step instead."""
    fields = [field(asked, _error(asked, ask.errors), partial=ask.form.partial) for asked in ask.form.fields]
    first = {asked.name: (_first(asked), asked.label) for asked in ask.form.inputs}
    instead = card(_next(ask, ask.instead), "instead", level=3) if ask.instead else ""
    return macro("form.html", "form")(ask, fields, first, instead)


def _next(ask: Ask, instead: Card) -> Card:
    """The next step, without what the form itself says already."""
    said = {ask.problem, *ask.errors.values()}
    body = tuple(part for part in instead.body if not (isinstance(part, Paragraph) and part.text in said))
    if body == instead.body:
        return instead
    return replace(instead, title="What to do instead", body=body, tone="plain")


def card(shown: Card, at: str, *, level: int = 3) -> Markup:
    """A card. ``at`` names the place it stands in (it makes ids unique), ``level`` is its heading's level."""
    return macro("card.html", "card")(shown, at, level, [_part(part) for part in shown.body], _letter(shown))


def _letter(shown: Card) -> bool:
    """A log has as many lines, but no blank ones between them."""
    texts = [part.text for part in shown.body if isinstance(part, Paragraph)]
    return any("\n\n" in text for text in texts) and sum(map(len, texts)) >= LETTER


def _part(part: Body) -> Markup:
    match part:
        case Paragraph():
            return macro("card.html", "paragraph")(part.text, part.strong)
        case Excerpt():
            return macro("card.html", "excerpt")(part.label, part.text, part.more)
        case Bars():
            rows = [(*bar, length) for bar, length in zip(part.bars, part.lengths(100), strict=True)]
            return macro("card.html", "bars")(part.title, part.unit, rows)
    assert_never(part)


def _control(name: str, asked: FormField, error: str, partial: bool, **more: object) -> Markup:
    return macro("fields.html", name)(asked, error=error, partial=partial, **more)


def _error(asked: FormField, errors: Mapping[str, str]) -> str:
    return "" if isinstance(asked, Note) else errors.get(asked.name, "")


def _first(asked: Input) -> str:
    """The id of the control that a link to this field goes to."""
    several = isinstance(asked, Choices | YesNo) or (isinstance(asked, Choice) and _scanned(asked))
    return f"f-{asked.name}-0" if several else f"f-{asked.name}"


def _scanned(asked: Choice) -> bool:
    """Few enough to see at once; an optional one is a list, because a radio button cannot be taken back."""
    return asked.required and len(asked.options) <= FEW
