"""An answer as what Slack shows: a message or a view. A mistake of ours in showing it is logged and said."""

from dataclasses import dataclass
from typing import Final, Literal

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.views import View

from bot.slack.blocks import card_blocks, escaped
from bot.slack.modal import card_view, form_view, told_view
from bot.slack.trouble import log_trouble
from handlers.answer import Answer, Ask, Show
from notices.card import Action, Button, Card
from notices.words import Words, words

STILL_WORKING: Final = "Still working on it. The result will follow here."
NOTHING_KEPT: Final = "Something went wrong. Nothing was kept. Please try again."
NOT_SHOWN: Final = "This could not be shown. Type /contact to see where things stand."
NOT_KNOWN: Final = (
    "I do not know you yet. Ask the person who looks after this bot to put your work email address"
    " on its list of people, then try again."
)


@dataclass(frozen=True)
class Said:
    """What the desk answered, and the words of the person's language."""

    answer: Answer
    say: Words


@dataclass(frozen=True)
class Told:
    """One sentence instead of an answer."""

    text: str


Reply = Said | Told
Rendered = dict[str, object]


def both(key: str) -> str:
    """A sentence for somebody whose language is not known: Welsh, then English."""
    return "\n".join(dict.fromkeys((words("cy")(key), words("en")(key))))


def reply_message(reply: Reply) -> Rendered:
    """``text`` and ``blocks`` of a private message. A form becomes a button that opens it."""
    try:
        match reply:
            case Told(text=text):
                return {"text": escaped(text)}
            case Said(answer=Show(card=card)):
                return _message(card)
            case Said(answer=Ask() as ask, say=say):
                return _message(_ready(ask, say))
    except (ValueError, SlackObjectFormationError) as error:
        log_trouble("slack-not-shown", error)
    return {"text": both(NOT_SHOWN)}


def reply_view(reply: Reply) -> Rendered:
    """A modal: the form to fill in, or the card or sentence that closes it."""
    try:
        match reply:
            case Told(text=text):
                return rendered(told_view(text, words("en")))
            case Said(answer=Show(card=card), say=say):
                return rendered(card_view(card, say))
            case Said(answer=Ask() as ask, say=say):
                return rendered(form_view(ask, say))
    except (ValueError, SlackObjectFormationError) as error:
        log_trouble("slack-not-shown", error)
    return rendered(told_view(both(NOT_SHOWN), words("en")))


def home_page(reply: Reply) -> Rendered:
    """The app's home."""
    kind: Literal["home"] = "home"
    message = reply_message(reply)
    text = {"type": "section", "text": {"type": "plain_text", "text": message["text"], "emoji": False}}
    return {"type": kind, "blocks": message.get("blocks", [text])}


def rendered(view: View) -> Rendered:
    """The view as JSON. Raises SlackObjectFormationError past Slack's limits."""
    return {str(key): value for key, value in view.to_dict().items()}


def _message(card: Card) -> Rendered:
    return {"text": escaped(card.title), "blocks": [block.to_dict() for block in card_blocks(card)]}


def _ready(ask: Ask, say: Words) -> Card:
    action = Action(ask.form.use_case, ask.form.subject, value=ask.form.step)
    opens = Button(ask.form.title, action, "primary", opens_form=True)
    return Card(say("Your form is ready."), buttons=(opens,))
