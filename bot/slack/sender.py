"""Cards to people in Slack: sent into their own chat, updated in place, found again after a crash."""

from typing import Final, NoReturn

from slack_sdk.errors import SlackApiError, SlackObjectFormationError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sending import Found, Undeliverable
from bot.slack.blocks import EVENT_TYPE, escaped, key_hash, message_blocks, metadata
from bot.slack.people import PLATFORM, work_email
from bot.slack.trouble import UNREACHED, error_code, log_trouble
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


class SlackSender:
    """Messages from the outbox. A reference is the channel and the message's time, as one text."""

    platform: Final = PLATFORM

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._channels: dict[str, str] = {}

    async def account_of(self, email: str) -> tuple[str, str] | None:
        """The team and the user id of a confirmed member with this email. Raises `Undeliverable`."""
        try:
            found = await self._client.users_lookupByEmail(email=email)
        except UNREACHED as error:
            if error_code(error) == "users_not_found":
                return None
            _undeliverable(error)
        user = part(_data(found.data), "user")
        if work_email(user).casefold() != email.casefold():
            return None
        return word(user, "team_id"), word(user, "id")

    async def send(self, user_id: str, ref: str | None, key: str, revision: int, card: Card) -> str:
        """Post the card into the person's chat, or update the message that ``ref`` names; gives its reference.

        Raises `Undeliverable`, for good where the card is past Slack's limits.
        """
        try:
            blocks = [block.to_dict() for block in message_blocks(card)]
        except (ValueError, SlackObjectFormationError) as mistake:  # of ours: no retry mends it
            log_trouble("slack-not-shown", mistake)
            raise Undeliverable("past-slacks-limits", permanent=True) from mistake
        about = metadata(key, revision).to_dict()
        text = escaped(card.title)  # what a notification reads
        try:
            if ref is not None:
                channel, ts = ref.split("|")
                try:
                    await self._client.chat_update(
                        channel=channel, ts=ts, text=text, blocks=blocks, metadata=about
                    )
                    return ref
                except SlackApiError as error:
                    if error_code(error) not in GONE:
                        raise
            channel = await self._channel(user_id)
            sent = await self._client.chat_postMessage(
                channel=channel,
                text=text,
                blocks=blocks,
                metadata=about,
                mrkdwn=False,
                unfurl_links=False,
                unfurl_media=False,
            )
        except UNREACHED as error:
            _undeliverable(error)
        return f"{word(_data(sent.data), 'channel') or channel}|{word(_data(sent.data), 'ts')}"

    async def find(self, user_id: str, key: str) -> Found | None:
        """The newest message with this card in the person's chat. Raises `Undeliverable`."""
        try:
            channel = await self._channel(user_id)
            cursor = ""
            for _ in range(LOOKED_THROUGH):
                page = await self._client.conversations_history(
                    channel=channel, limit=100, include_all_metadata=True, cursor=cursor or None
                )
                for message in _messages(_data(page.data)):
                    revision = part(message, "metadata", "event_payload", "revision")
                    ours = word(message, "metadata", "event_type") == EVENT_TYPE
                    same = word(message, "metadata", "event_payload", "key") == key_hash(key)
                    if ours and same and isinstance(revision, int):
                        return Found(f"{channel}|{word(message, 'ts')}", revision)
                cursor = word(_data(page.data), "response_metadata", "next_cursor")
                if not cursor:
                    break
        except UNREACHED as error:
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
    said = error_code(error)
    code = said or type(error).__name__
    # Slack's own no is sure; an answer that never came, or an error within Slack, is not.
    unsure = said in ("", "internal_error", "fatal_error", "request_timeout")
    raise Undeliverable(code, permanent=code in PERMANENT, unsure=unsure) from error
