"""Showing an answer where the person is: in the modal, in a new one, or privately beside the message."""

from dataclasses import dataclass
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.slack.replies import Rendered, Reply, Said, reply_message, reply_view
from bot.slack.trouble import UNREACHED, error_code, log_trouble
from bot.slack.typed import Json, part, word
from handlers.answer import Ask, Show

# What a late or used trigger is called; a form is then offered as a button, which brings a fresh one.
EXPIRED: Final = frozenset(
    {"expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged"}
)


@dataclass(frozen=True)
class Place:
    """Where a person did something, and by what ways they can be answered there."""

    team: str
    user: str
    trigger: str = ""
    response_url: str = ""
    modal: str = ""  # the id of the modal that is open
    beside_form: bool = False  # pressed in a modal that is being filled in
    home: bool = False
    lasting: bool = False  # on a message that the outbox keeps up to date


def place_of(team: str, user: str, body: Json) -> Place:
    """From the payload of a command or an interaction."""
    kind = word(body, "view", "type")
    return Place(
        team=team,
        user=user,
        trigger=word(body, "trigger_id"),
        response_url=word(body, "response_url"),
        modal=word(body, "view", "id") if kind == "modal" else "",
        beside_form=word(body, "type") == "block_actions" and word(body, "view", "private_metadata") != "",
        home=kind == "home",
        lasting=word(body, "container", "type") == "message"
        and part(body, "container", "is_ephemeral") is not True,
    )


class Delivery:
    """Answers over Slack's Web API."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def deliver(self, place: Place, reply: Reply) -> None:
        """Show the reply to the person alone, one way or another."""
        if place.beside_form:  # what was typed must stay: the answer goes on top, or into the chat
            shown = await self._opened(place.trigger, reply_view(reply), on_top=True)
        elif place.modal:
            shown = await self._updated(place.modal, reply_view(reply))
        else:
            shown = (place.home or _asks(reply)) and await self._opened(place.trigger, reply_view(reply))
        if shown:
            return
        replaces = isinstance(reply, Said) and isinstance(reply.answer, Show) and reply.answer.replaces
        if replaces and place.lasting:
            return  # the outbox updates that message itself
        await self.tell(place, reply_message(reply), replace=replaces)

    async def tell(self, place: Place, message: Rendered, *, replace: bool = False) -> None:
        """Say something privately: beside what was pressed, or in the person's own chat."""
        text, blocks = str(message["text"]), message.get("blocks")
        listed = blocks if isinstance(blocks, list) else None
        if place.response_url:
            webhook = AsyncWebhookClient(
                place.response_url, session=self._client.session, retry_handlers=self._client.retry_handlers
            )
            sent = await webhook.send(
                text=text, blocks=listed, response_type="ephemeral", replace_original=replace
            )
            if sent.status_code == 200:
                return
        await self._client.chat_postMessage(
            channel=place.user, text=text, blocks=listed, mrkdwn=False, unfurl_links=False, unfurl_media=False
        )

    async def publish(self, place: Place, view: Rendered) -> None:
        """The person's home."""
        await self._client.views_publish(user_id=place.user, view=view)

    async def _opened(self, trigger: str, view: Rendered, *, on_top: bool = False) -> bool:
        show = self._client.views_push if on_top else self._client.views_open
        try:
            await show(trigger_id=trigger, view=view)
        except UNREACHED as error:
            if error_code(error) not in EXPIRED:
                log_trouble("slack-view-not-opened", error)
            return False
        return True

    async def _updated(self, view_id: str, view: Rendered) -> bool:
        try:
            await self._client.views_update(view_id=view_id, view=view)
        except UNREACHED as error:
            if error_code(error) != "not_found":  # closed in the meantime
                log_trouble("slack-view-not-updated", error)
            return False
        return True


def _asks(reply: Reply) -> bool:
    return isinstance(reply, Said) and isinstance(reply.answer, Ask)
