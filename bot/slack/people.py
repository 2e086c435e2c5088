"""Which person a Slack account is."""

import asyncio
from typing import Final
from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.contract import Directory
from bot.slack.typed import Json, part, word

PLATFORM: Final = "slack"


async def person_for_slack(
    directory: Directory, client: AsyncWebClient, team_id: str, user_id: str
) -> UUID | None:
    """The person, or None for somebody who is not in the directory.

    Slack is asked for the email only of an account that is not bound yet. Raises `SlackApiError`.
    """
    person = await asyncio.to_thread(directory.known, PLATFORM, team_id, user_id)
    if person is not None:
        return person
    found = await client.users_info(user=user_id)
    email = work_email(found.get("user"))
    if not email:
        return None
    return await asyncio.to_thread(directory.bind, PLATFORM, team_id, user_id, email.casefold())


def work_email(user: Json) -> str:
    """The confirmed email of a user as Slack describes them; empty for anybody whose email proves nothing."""
    # Somebody of another company in a shared channel, a bot and an unconfirmed address prove nothing.
    if any(part(user, flag) is True for flag in ("deleted", "is_bot", "is_stranger")):
        return ""
    if part(user, "is_email_confirmed") is False:
        return ""
    return word(user, "profile", "email").strip()
