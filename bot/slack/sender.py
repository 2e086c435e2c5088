"""Cards to people in Slack: sent into their own chat, updated in place, found again after a crash."""

from typing import Final, NoReturn

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.blocks import EVENT_TYPE, escaped, key_hash, message_blocks, metadata
from bot.slack.trouble import error_code
from bot.slack.typed import Json, part, word
from notices.card import Card

# About this person or this message. A wrong token or a missing scope is for the operator: messages wait for it.
PERMANENT: Final = frozenset(
    {
        "account_inactive",
        "cannot_dm_bot",
        "channel_not_found",
        "is_archived",
        "msg_blocks_too_long",
        "invalid_blocks",
        "user_disabled",
        "user_not_found",
        "user_not_visible",
        "users_not_found",
    }
)
GONE: Final = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
LOOKED_THROUGH: Final = 5  # pages of a hundred messages


class Undeliverable(Exception):
    """A message did not arrive. ``permanent`` says that trying again will not help; ``code`` is Slack's word."""

    def __init__(self, code: str, *, permanent: bool) -> None:
        super().__init__(code)
        self.code = code
        self.permanent = permanent


class SlackSender:
    """Messages from the outbox. A reference is the channel and the message's time, as one text."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._channels: dict[str, str] = {}

    async def send(
        self, ref: str | None, account_user_id: str, key: str, revision: int, card: Card, text: str
    ) -> str:
        """Post the card into the person's chat, or update the message that ``ref`` names; gives its reference.

        ``text`` is what a notification reads. Raises `Undeliverable`, and ValueError for a card past the limits.
        """
        blocks = [block.to_dict() for block in message_blocks(card)]
        about = metadata(key, revision).to_dict()
        try:
            if ref is not None:
                channel, ts = ref.split("|")
                try:
                    await self._client.chat_update(
                        channel=channel, ts=ts, text=escaped(text), blocks=blocks, metadata=about
                    )
                    return ref
                except SlackApiError as error:
                    if error_code(error) not in GONE:
                        raise
            channel = await self._channel(account_user_id)
            sent = await self._client.chat_postMessage(
                channel=channel,
                text=escaped(text),
                blocks=blocks,
                metadata=about,
                mrkdwn=False,
                unfurl_links=False,
                unfurl_media=False,
            )
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            _undeliverable(error)
        return f"{word(_data(sent.data), 'channel') or channel}|{word(_data(sent.data), 'ts')}"

    async def find(self, account_user_id: str, key: str, revision: int) -> str | None:
        """The message that carries this revision of the card, where it was sent before a crash; else None.

        Raises `Undeliverable`.
        """
        wanted = {"key": key_hash(key), "revision": revision}
        try:
            channel = await self._channel(account_user_id)
            cursor = ""
            for _ in range(LOOKED_THROUGH):
                page = await self._client.conversations_history(
                    channel=channel, limit=100, include_all_metadata=True, cursor=cursor or None
                )
                for message in _messages(_data(page.data)):
                    found = part(message, "metadata", "event_payload")
                    if word(message, "metadata", "event_type") == EVENT_TYPE and found == wanted:
                        return f"{channel}|{word(message, 'ts')}"
                cursor = word(_data(page.data), "response_metadata", "next_cursor")
                if not cursor:
                    break
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            _undeliverable(error)
        return None

    async def _channel(self, user_id: str) -> str:
        if user_id not in self._channels:
            opened = await self._client.conversations_open(users=user_id)
            self._channels[user_id] = word(_data(opened.data), "channel", "id")
        return self._channels[user_id]


def _data(data: dict[str, Json] | bytes) -> Json:
    return data if isinstance(data, dict) else None


def _messages(page: Json) -> list[Json]:
    listed = part(page, "messages")
    return listed if isinstance(listed, list) else []


def _undeliverable(error: Exception) -> NoReturn:
    code = error_code(error) or type(error).__name__
    raise Undeliverable(code, permanent=code in PERMANENT) from error
