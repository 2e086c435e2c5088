"""A form as a modal, and what stands in a modal when there is nothing to fill in."""

from collections.abc import Sequence
from typing import Final, assert_never
from uuid import UUID

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    DatePickerElement,
    DividerBlock,
    ExternalDataSelectElement,
    InputBlock,
    InputInteractiveElement,
    NumberInputElement,
    PlainTextInputElement,
    RadioButtonsElement,
    SectionBlock,
    StaticMultiSelectElement,
    StaticSelectElement,
    TimePickerElement,
)
from slack_sdk.models.blocks import Option as SlackOption
from slack_sdk.models.views import View

from bot.slack.blocks import card_blocks, plain, strong
from handlers.answer import Ask
from notices.card import Card
from notices.fields import (
    MAX_OPTION,
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
from notices.words import Words

FORM: Final = "form"
MAX_BLOCKS: Final = 100
MAX_TYPED: Final = 3000
MAX_RADIOS: Final = 5
MAX_CHECKBOXES: Final = 10
ASKED_FROM: Final = 2  # letters typed before Slack asks us for options


def block_id(name: str, form_id: UUID) -> str:
    """A field's block. The form's id is in it, because Slack keeps what was typed in a block of the same id, and
    the next step of a longer form may have a field of the same name."""
    return f"{name}@{form_id}"


def field_name(block: str) -> str:
    """The field that `block_id` made this of."""
    return block.rpartition("@")[0]


def form_view(ask: Ask, say: Words) -> View:
    """The modal that asks. What is wrong with the last answers stands on top.

    Raises ValueError past Slack's limits.
    """
    form = ask.form
    blocks: list[Block] = [strong(f"⚠️ {sentence}") for sentence in _sentences(ask)]
    if ask.instead is not None:
        blocks += [*card_blocks(ask.instead), DividerBlock()]
    if form.about:
        blocks.append(SectionBlock(text=plain(form.about)))
    for asked in form.fields:
        if isinstance(asked, Note):
            blocks.append(SectionBlock(text=plain(asked.text), expand=True))
            continue
        if isinstance(asked, Text | LongText) and len(asked.value) > MAX_TYPED:
            blocks.append(strong(say("This is longer than Slack can hold: only its beginning stands below.")))
        blocks.append(
            InputBlock(
                block_id=block_id(asked.name, ask.id),
                label=plain(asked.label),
                hint=plain(asked.hint) if asked.hint else None,
                element=_element(asked, say),
                optional=form.partial or not asked.required,
            )
        )
    if len(blocks) > MAX_BLOCKS:
        raise ValueError(f"{len(blocks)} blocks; a modal has at most {MAX_BLOCKS}")
    return View(
        type="modal",
        callback_id=FORM,
        title=plain(form.title),
        submit=plain(form.submit),
        private_metadata=str(ask.id),
        blocks=blocks,
    )


def card_view(card: Card, say: Words) -> View:
    """A card in a modal: what was done, and what can be done next."""
    return View(type="modal", title=plain(say("Customer contact")), blocks=card_blocks(card))


def told_view(text: str, say: Words) -> View:
    """One sentence in a modal."""
    return View(
        type="modal",
        title=plain(say("Customer contact")),
        blocks=[SectionBlock(text=plain(text), expand=True)],
    )


def home_view(card: Card) -> View:
    """A card as the app's home."""
    return View(type="home", blocks=card_blocks(card))


def options(found: Sequence[Option]) -> list[SlackOption]:
    """What a type-ahead offers."""
    return [_option(option.value, option.label) for option in found]


def _sentences(ask: Ask) -> list[str]:
    labels = {asked.name: asked.label for asked in ask.form.inputs}
    wrong = [f"{labels[name]}: {text}" if name in labels else text for name, text in ask.errors.items()]
    return ([ask.problem] if ask.problem else []) + (["\n".join(wrong)] if wrong else [])


def _element(asked: Input, say: Words) -> InputInteractiveElement:
    match asked:
        case Text() | LongText():
            return _typed(asked)
        case Choice():
            return _one_of(asked.options, asked.value)
        case Choices():
            return _several_of(asked)
        case Date():
            return DatePickerElement(
                action_id="date", initial_date=asked.value.isoformat() if asked.value else None
            )
        case Time():
            return TimePickerElement(
                action_id="time",
                initial_time=asked.value.strftime("%H:%M") if asked.value is not None else None,
            )
        case Number():
            return NumberInputElement(
                action_id="number",
                initial_value=asked.value,
                min_value=asked.least,
                max_value=asked.most,
                is_decimal_allowed=False,
            )
        case YesNo():
            chosen = None if asked.value is None else "yes" if asked.value else "no"
            return _one_of((Option("yes", say("Yes")), Option("no", say("No"))), chosen)
        case CustomerField():
            return _found("customer", asked)
        case PersonField():
            return _found("person", asked)
    assert_never(asked)


def _typed(asked: Text | LongText) -> PlainTextInputElement:
    fits = len(asked.value) <= asked.max_length
    return PlainTextInputElement(
        action_id="text",
        multiline=isinstance(asked, LongText),
        initial_value=asked.value[:MAX_TYPED],
        # A first value longer than the limit makes Slack refuse the whole modal; the form's own check still stands.
        max_length=min(asked.max_length, MAX_TYPED) if fits else MAX_TYPED,
    )


def _one_of(options: Sequence[Option], value: str | None) -> InputInteractiveElement:
    offered = [_option(option.value, option.label) for option in options]
    chosen = next((option for option in offered if option.value == value), None)
    if len(offered) <= MAX_RADIOS:
        return RadioButtonsElement(action_id="choice", options=offered, initial_option=chosen)
    return StaticSelectElement(action_id="choice", options=offered, initial_option=chosen)


def _several_of(asked: Choices) -> InputInteractiveElement:
    offered = [_option(option.value, option.label) for option in asked.options]
    chosen = [option for option in offered if option.value in asked.value]
    if len(offered) <= MAX_CHECKBOXES:
        return CheckboxesElement(action_id="choices", options=offered, initial_options=chosen)
    return StaticMultiSelectElement(action_id="choices", options=offered, initial_options=chosen)


def _found(kind: str, asked: CustomerField | PersonField) -> ExternalDataSelectElement:
    shown = asked.shown or str(asked.value)
    label = shown if len(shown) <= MAX_OPTION else shown[: MAX_OPTION - 1] + "…"
    return ExternalDataSelectElement(
        action_id=kind,
        min_query_length=ASKED_FROM,
        initial_option=_option(str(asked.value), label) if asked.value else None,
    )


def _option(value: str, label: str) -> SlackOption:
    return SlackOption(value=value, text=plain(label))
