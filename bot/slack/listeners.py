"""What a person can do in Slack, each as one call to the desk."""

import asyncio
from collections.abc import Callable
from functools import partial
from html import unescape
from typing import Final, Literal
from uuid import UUID

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.contract import Desk, Directory
from bot.slack.delivery import Delivery, Place, place_of
from bot.slack.modal import block_id, options
from bot.slack.patience import Patience
from bot.slack.people import person_for_slack
from bot.slack.replies import (
    NOT_KNOWN,
    NOTHING_KEPT,
    STILL_WORKING,
    Reply,
    Said,
    Told,
    both,
    home_page,
    reply_message,
    reply_view,
)
from bot.slack.trouble import log_trouble
from bot.slack.typed import Json, entered, first_block, part, word
from handlers.answer import Answer, Ask, Show
from notices.card import Action
from notices.fields import Option
from notices.words import words

COMMANDS: Final = ("/contact-check", "/contact-report", "/contact")


class Listeners:
    """Everything that Slack tells us. Each listener ends with its acknowledgement and raises nothing after it."""

    def __init__(self, desk: Desk, directory: Directory, client: AsyncWebClient, patience: Patience) -> None:
        self._desk = desk
        self._directory = directory
        self._client = client
        self._delivery = Delivery(client)
        self._patience = patience

    async def command(self, ack: AsyncAck, body: dict[str, Json], context: AsyncBoltContext) -> None:
        """A slash command: a card comes back in the reply, a form as a modal."""
        place = _place(context, body)
        # Slack sends &, < and > as entities in what was typed after a command.
        typed = f"{word(body, 'command').lstrip('/')} {unescape(word(body, 'text'))}".strip()
        reply = await self._reply(place, partial(_command, self._desk, typed))
        if reply is None:
            await ack(text=both(STILL_WORKING), response_type="ephemeral")
        elif isinstance(reply, Said) and isinstance(reply.answer, Ask):
            await self._patience.briefly(self._delivery.deliver(place, reply))
            await ack()
        else:
            await ack({"response_type": "ephemeral", **reply_message(reply)})

    async def press(self, ack: AsyncAck, body: dict[str, Json], context: AsyncBoltContext) -> None:
        """A button on a card, wherever the card stands."""
        place = _place(context, body)
        pressed = part(body, "actions")
        value = word(pressed[0], "value") if isinstance(pressed, list) and pressed else ""
        try:
            action = Action.decode(value)
        except ValueError as error:
            log_trouble("slack-button-unknown", error)
            await ack()
            return
        reply = await self._reply(place, partial(_press, self._desk, action))
        if reply is None:
            waiting = self._delivery.tell(place, {"text": both(STILL_WORKING)})
            await self._patience.briefly(waiting)
        else:
            await self._patience.briefly(self._delivery.deliver(place, reply))
            if place.home:
                await self._patience.briefly(self._publish(place))
        await ack()

    async def submit(self, ack: AsyncAck, body: dict[str, Json], context: AsyncBoltContext) -> None:
        """A modal that was filled in. It stays open, with what is wrong, the next step, or what was done."""
        place, view = _place(context, body), part(body, "view")
        try:
            form_id = UUID(word(view, "private_metadata"))
        except ValueError as error:
            log_trouble("slack-form-unknown", error)
            await ack(response_action="clear")
            return
        answers = entered(view)
        reply = await self._reply(place, lambda person: self._desk.submit(person, form_id, answers))
        first = first_block(view)
        match reply:
            case None:
                await ack(response_action="update", view=reply_view(Told(both(STILL_WORKING))))
            case Told(text=text) if first:
                await ack(response_action="errors", errors={first: text})  # what was typed stays
            case Said(answer=Ask(id=asked, problem="", instead=None, errors=errors)) if (
                errors and asked == form_id and errors.keys() <= answers.keys()
            ):
                wrong = {block_id(name, form_id): sentence for name, sentence in errors.items()}
                await ack(response_action="errors", errors=wrong)
            case _:
                await ack(response_action="update", view=reply_view(reply))

    async def suggest(self, ack: AsyncAck, body: dict[str, Json], context: AsyncBoltContext) -> None:
        """Type-ahead. Nothing is offered to somebody unknown, nor after too long: more letters ask again."""
        kind: Literal["customer", "person"] = (
            "customer" if word(body, "action_id") == "customer" else "person"
        )
        work = self._found(_place(context, body), kind, word(body, "value"))
        found = await self._patience.within(work, _dropped)
        await ack(options=options(found or ()))

    async def home(self, event: dict[str, Json], context: AsyncBoltContext) -> None:
        """The home was opened."""
        if word(event, "tab") == "home":
            await self._patience.briefly(self._publish(_place(context, event)))

    async def _publish(self, place: Place) -> None:
        reply = await self._answer(place, lambda person: Show(self._desk.home(person)))
        await self._delivery.publish(place, home_page(reply))

    async def _reply(self, place: Place, use: Callable[[UUID], Answer]) -> Reply | None:
        return await self._patience.within(self._answer(place, use), partial(self._delivery.deliver, place))

    async def _answer(self, place: Place, use: Callable[[UUID], Answer]) -> Reply:
        try:
            person = await person_for_slack(self._directory, self._client, place.team, place.user)
            if person is None:
                return Told(both(NOT_KNOWN))
            return await asyncio.to_thread(self._used, person, use)
        except Exception as error:  # whatever it was, nothing was kept, and the person is told
            log_trouble("slack-failed", error)
            return Told(both(NOTHING_KEPT))

    def _used(self, person: UUID, use: Callable[[UUID], Answer]) -> Said:
        say = words(self._directory.language(person))  # first: once the desk has answered, nothing may fail
        return Said(use(person), say)

    async def _found(
        self, place: Place, kind: Literal["customer", "person"], typed: str
    ) -> tuple[Option, ...]:
        try:
            person = await person_for_slack(self._directory, self._client, place.team, place.user)
            if person is None:
                return ()
            return await asyncio.to_thread(self._desk.options, person, kind, typed)
        except Exception as error:  # a list without options is what Slack can show
            log_trouble("slack-options-failed", error)
            return ()


def _command(desk: Desk, typed: str, person: UUID) -> Answer:
    return desk.command(person, typed)


def _press(desk: Desk, action: Action, person: UUID) -> Answer:
    return desk.press(person, action)


def _place(context: AsyncBoltContext, body: Json) -> Place:
    return place_of(context.team_id or context.enterprise_id or "", context.user_id or "", body)


async def _dropped(_: object) -> None:
    return None
