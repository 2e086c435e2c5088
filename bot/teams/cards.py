"""A card as an Adaptive Card (schema 1.5, what Teams shows).

People's words stand in text runs, which know no Markdown. Adaptive Cards have no confirmation: a button that asks
first uncovers the question with its two answers.
"""

import re
from collections.abc import Sequence
from typing import Final, Literal, assert_never

from microsoft_teams.cards import Action as AdaptiveAction
from microsoft_teams.cards import (
    ActionSet,
    AdaptiveCard,
    Container,
    ExecuteAction,
    RichTextBlock,
    SubmitAction,
    SubmitActionData,
    TaskFetchSubmitActionData,
    TeamsCardProperties,
    TextRun,
    ToggleVisibilityAction,
)
from microsoft_teams.cards.core import CardElement

from notices.card import Action, Bars, Body, Button, Card, Excerpt, Fact, Paragraph, Tone

VERSION: Final = "1.5"
MAX_BYTES: Final = 25_000
MAX_IN_A_ROW: Final = 6  # actions that Teams shows side by side; it hides any more
VERB_PRESS: Final = "press"
ACTION: Final = "action"

Colour = Literal["Default", "Good", "Warning", "Attention"]
Spacing = Literal["None", "Small", "Default", "Medium"]
# "chat": forms open in dialogs; "chat-only": the client has no dialogs, forms come as cards; "dialog": in one.
Shown = Literal["chat", "chat-only", "dialog"]
_COLOURS: dict[Tone, Colour] = {
    "plain": "Default",
    "good": "Good",
    "warning": "Warning",
    "danger": "Attention",
}


def adaptive(card: Card, *, shown: Shown = "chat") -> AdaptiveCard:
    """The card for Teams. Raises ValueError where it is over the 25 KB that a Teams message holds."""
    body = lines(card.title, colour=_COLOURS[card.tone], bold=True, large=True)
    body += [_fact(fact) for fact in card.facts]
    for part in card.body:
        body += _body(part)
    body += _buttons(card.buttons, shown=shown)
    if card.footer:
        body += lines(card.footer, subtle=True)
    return checked(body, card.title)


def checked(body: list[CardElement], title: str) -> AdaptiveCard:
    """The whole card. Raises ValueError where it is too large to be sent."""
    whole = AdaptiveCard(
        version=VERSION, body=body, fallback_text=title, msteams=TeamsCardProperties(width="full")
    )
    size = len(whole.model_dump_json(exclude_none=True).encode())
    if size > MAX_BYTES:
        raise ValueError(f"a card of {size} bytes; Teams takes {MAX_BYTES}")
    return whole


def run(
    text: str, *, bold: bool = False, large: bool = False, subtle: bool = False, colour: Colour = "Default"
) -> TextRun:
    """A run of text that is shown as it is."""
    return TextRun(
        text=inert(text),
        weight="Bolder" if bold else None,
        size="Large" if large else None,
        is_subtle=True if subtle else None,
        color=None if colour == "Default" else colour,
    )


def _drawn(line: str) -> CardElement:
    """One line of a picture in letters of one width; spaces in a row would be shown as one."""
    inlines: list[CardElement] = [TextRun(text=inert(line).replace(" ", "\u00a0"), font_type="Monospace")]
    return RichTextBlock(inlines=inlines, spacing="None")


def lines(
    text: str, *, bold: bool = False, large: bool = False, subtle: bool = False, colour: Colour = "Default"
) -> list[CardElement]:
    """A paragraph; each of its lines is a block of its own, because a run does not keep line breaks."""
    blocks: list[CardElement] = []
    for line in [line for line in text.splitlines() if line.strip()] or ["–"]:
        inlines: list[CardElement] = [run(line, bold=bold, large=large, subtle=subtle, colour=colour)]
        blocks.append(RichTextBlock(inlines=inlines, spacing="None" if blocks else None))
    return blocks


def inert(text: str) -> str:
    """Text in which ``{{DATE(…)}}``, the one thing that a client puts a value into, stays as it was typed."""
    return re.sub(r"\{(?=\{)", "{\u200b", text)


def _fact(fact: Fact) -> CardElement:
    value = " ".join(fact.value.split()) or "–"
    inlines: list[CardElement] = [run(f"{fact.label}: ", bold=True), run(value)]
    return RichTextBlock(inlines=inlines, spacing="Small")


def _body(part: Body) -> list[CardElement]:
    match part:
        case Paragraph():
            return lines(part.text, bold=part.strong)
        case Excerpt():
            text = (part.text or "–") + ("…" if part.more else "")
            return [Container(style="emphasis", items=[*lines(part.label, bold=True), *lines(text)])]
        case Bars():
            title = f"{part.title} ({part.unit})"
            return [*lines(title, bold=True), *(_drawn(line) for line in part.lines())]
    assert_never(part)


def _buttons(buttons: Sequence[Button], *, shown: Shown) -> list[CardElement]:
    elements: list[CardElement] = []
    for start in range(0, len(buttons), MAX_IN_A_ROW):
        row = list(enumerate(buttons[start : start + MAX_IN_A_ROW], start))
        elements.append(ActionSet(actions=[_action(i, button, shown=shown) for i, button in row]))
        elements += [_question(i, button, shown=shown) for i, button in row if button.confirm]
    return elements


def _action(index: int, button: Button, *, shown: Shown) -> AdaptiveAction:
    if button.confirm is not None:
        return ToggleVisibilityAction(
            title=button.label, style=_style(button), target_elements=[_question_id(index)]
        )
    return _act(button.label, button, shown=shown)


def _question(index: int, button: Button, *, shown: Shown) -> CardElement:
    if button.confirm is None:
        raise ValueError("a button without a confirmation has no question")
    yes = _act(button.confirm.yes, button, shown=shown)
    no = ToggleVisibilityAction(title=button.confirm.no, target_elements=[_question_id(index)])
    return Container(
        id=_question_id(index),
        is_visible=False,
        style="emphasis",
        items=[*lines(button.confirm.question), ActionSet(actions=[yes, no])],
    )


def _act(label: str, button: Button, *, shown: Shown) -> AdaptiveAction:
    data = press_data(button.action)
    if shown == "chat" and button.opens_form:
        data.with_msteams({"type": TaskFetchSubmitActionData().type})
    if shown == "dialog" or data.msteams:  # a dialog knows no Action.Execute
        return SubmitAction(title=label, style=_style(button), data=data, associated_inputs="none")
    return ExecuteAction(
        title=label, style=_style(button), verb=VERB_PRESS, data=data, associated_inputs="none"
    )


def press_data(action: Action) -> SubmitActionData:
    """What a button sends back."""
    return SubmitActionData.model_validate({ACTION: action.encode()})


def pressed(data: object) -> Action:
    """The action in what a button sent. Raises ValueError for anything else: it came over the network."""
    encoded = data.get(ACTION) if isinstance(data, dict) else None
    if not isinstance(encoded, str):
        raise ValueError("no action in what a button sent")
    return Action.decode(encoded)


def _question_id(index: int) -> str:
    return f"question-{index}"


def _style(button: Button) -> Literal["positive", "destructive"] | None:
    match button.style:
        case "default":
            return None
        case "primary":
            return "positive"
        case "danger":
            return "destructive"
    assert_never(button.style)
