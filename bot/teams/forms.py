"""A form as an Adaptive Card, in a dialog or in the chat, and its answers back."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, assert_never
from uuid import UUID

from microsoft_teams.cards import (
    ActionSet,
    AdaptiveCard,
    ChoiceSetInput,
    DateInput,
    ExecuteAction,
    NumberInput,
    QueryData,
    SubmitAction,
    SubmitActionData,
    TextInput,
    TimeInput,
)
from microsoft_teams.cards import (
    Choice as AdaptiveChoice,
)
from microsoft_teams.cards.core import CardElement

from bot.teams.cards import adaptive, checked, inert, lines
from handlers.answer import Ask
from notices.answers import RawAnswers
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
from notices.words import Words

VERB_SUBMIT: Final = "submit"
FORM: Final = "_form"  # no field is called so: names begin with a letter
SEVERAL: Final = "[]"  # ends the id of an input whose choices come back as one text, "a,b"
MAX_RADIOS: Final = 5
_MARKUP: Final = re.compile(r"([\\`*_\[\]<>~|#])|^(\s*\d+)([.)])|^(\s*)([-+])")


def adaptive_form(ask: Ask, say: Words, *, dialog: bool = True) -> AdaptiveCard:
    """The card that asks. In a ``dialog`` it submits, in the chat it executes.

    What is wrong with the last answers stands on top and at each field. Raises ValueError over 25 KB.
    """
    form = ask.form
    body: list[CardElement] = [] if dialog else lines(form.title, bold=True, large=True)
    if ask.problem:
        body += lines(ask.problem, bold=True, colour="Attention")
    if ask.instead is not None:
        body += adaptive(ask.instead, shown="dialog" if dialog else "chat-only").body or []
    if form.about:
        body += lines(form.about, bold=True)
    for asked in form.fields:
        if isinstance(asked, Note):
            body += lines(asked.text)
            continue
        if asked.name in ask.errors:
            body += lines(ask.errors[asked.name], bold=True, colour="Attention")
        body.append(_input(asked, say, required=asked.required and not form.partial))
        if asked.hint:
            body += lines(asked.hint, subtle=True)
    data = SubmitActionData.model_validate({FORM: str(ask.id)})
    submit = (
        SubmitAction(title=form.submit, style="positive", data=data)
        if dialog
        else ExecuteAction(title=form.submit, style="positive", verb=VERB_SUBMIT, data=data)
    )
    return checked([*body, ActionSet(actions=[submit])], form.title)


def submitted(data: object) -> tuple[UUID, RawAnswers]:
    """The form's id and the answers in what Teams sent: text as it is, several choices split at the commas.

    Raises ValueError where there is no form in it: it came over the network.
    """
    if not isinstance(data, Mapping):
        raise ValueError("what was submitted is not an object")
    form_id = UUID(str(data.get(FORM, "")))
    answers: dict[str, str | Sequence[str]] = {}
    for name, value in data.items():
        if name in (FORM, "msteams"):
            continue
        answer = _answer(value)
        if name.endswith(SEVERAL):
            answers[name.removesuffix(SEVERAL)] = answer.split(",") if answer else []
        else:
            answers[name] = answer
    return form_id, answers


def _answer(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case list():
            return ",".join(str(part) for part in value)
        case _:
            return str(value)


def _input(asked: Input, say: Words, *, required: bool) -> CardElement:
    match asked:
        case Text() | LongText():
            return TextInput(
                id=asked.name,
                label=inert(asked.label),
                is_required=required,
                error_message=say("Please fill this in."),
                value=asked.value or None,
                max_length=asked.max_length,
                is_multiline=isinstance(asked, LongText),
            )
        case Choice():
            return _choice(asked, asked.options, [asked.value] if asked.value else [], say, required=required)
        case Choices():
            if any("," in option.value for option in asked.options):
                raise ValueError("the value of an option contains a comma, which Teams puts between values")
            several = _choice(asked, asked.options, asked.value, say, required=required)
            return several.with_id(asked.name + SEVERAL).with_is_multi_select(True)
        case YesNo():
            chosen = [] if asked.value is None else ["yes" if asked.value else "no"]
            return _choice(
                asked, (Option("yes", say("Yes")), Option("no", say("No"))), chosen, say, required=required
            )
        case Date():
            return DateInput(
                id=asked.name,
                label=inert(asked.label),
                is_required=required,
                error_message=say("Please choose a date."),
                value=asked.value.isoformat() if asked.value else None,
            )
        case Time():
            return TimeInput(
                id=asked.name,
                label=inert(asked.label),
                is_required=required,
                error_message=say("Please choose a time."),
                value=asked.value.strftime("%H:%M") if asked.value is not None else None,
            )
        case Number():
            return NumberInput(
                id=asked.name,
                label=inert(asked.label),
                is_required=required,
                error_message=say(
                    "Please give a number from {least} to {most}.", least=asked.least, most=asked.most
                ),
                value=asked.value,
                min=asked.least,
                max=asked.most,
            )
        case CustomerField():
            return _found("customer", asked, say, required=required)
        case PersonField():
            return _found("person", asked, say, required=required)
    assert_never(asked)


def _choice(
    asked: Input, options: Sequence[Option], chosen: Sequence[str], say: Words, *, required: bool
) -> ChoiceSetInput:
    # Radio buttons read Markdown in their labels, a drop-down list does not.
    listed = isinstance(asked, Choice) and (
        len(options) > MAX_RADIOS or any(_MARKUP.search(option.label) for option in options)
    )
    return ChoiceSetInput(
        id=asked.name,
        label=inert(asked.label),
        is_required=required,
        error_message=say("Please choose from the list."),
        choices=[
            AdaptiveChoice(
                title=inert(option.label if listed else _escaped(option.label)), value=option.value
            )
            for option in options
        ],
        style="compact" if listed else "expanded",
        value=",".join(chosen) or None,
        wrap=True,
    )


def _found(kind: str, asked: CustomerField | PersonField, say: Words, *, required: bool) -> ChoiceSetInput:
    chosen = [AdaptiveChoice(title=inert(asked.shown or str(asked.value)), value=str(asked.value))]
    return ChoiceSetInput(
        id=asked.name,
        label=inert(asked.label),
        is_required=required,
        error_message=say("Please choose from the list."),
        choices=chosen if asked.value else [],
        value=str(asked.value) if asked.value else None,
        style="filtered",
        choices_data=QueryData(dataset=kind),
    )


def _escaped(label: str) -> str:
    return _MARKUP.sub(lambda found: _with_backslash(found), label)


def _with_backslash(found: re.Match[str]) -> str:
    sign, number, dot, space, bullet = found.groups()
    if sign:
        return f"\\{sign}"
    return f"{number}\\{dot}" if number else f"{space}\\{bullet}"
