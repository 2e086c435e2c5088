"""`python -m bot doctor`: whether everything that the service needs is there, and what to do where it is not."""

import datetime as dt
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.pack import load_pack
from bot.settings import Settings, WrongSettings, require_platform
from bot.slack.app import SCOPES, slack_client
from bot.slack.trouble import UNREACHED, error_code
from policy.pack import PackError
from policy.people import Role
from policy.refusal import Unavailable
from storage.migrate import at_head, differences
from storage.store import Store
from storage.types import WrongKey

# Two managers and two of the SLT, so that one is independent of what the other did (section 7).
NEEDED = {Role.MANAGER: 2, Role.SLT: 2, Role.DIRECTOR: 1, Role.SAFETY: 1, Role.RECORDS: 1, Role.ADMIN: 1}


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. Not ``good`` means that the service cannot do its work as it should."""

    good: bool
    what: str


async def examine(settings: Settings, store: Store, today: dt.date) -> list[Finding]:
    """Everything, in the order in which it would be mended."""
    return [
        *_platforms(settings),
        *_pack(today),
        *_database(store),
        *[finding async for finding in _slack(settings)],
    ]


def _platforms(settings: Settings) -> Iterator[Finding]:
    try:
        require_platform(settings)
        yield Finding(True, "settings: complete")
    except WrongSettings as wrong:
        yield from (Finding(False, problem) for problem in wrong.problems)


def _pack(today: dt.date) -> Iterator[Finding]:
    try:
        pack, _ = load_pack()
    except PackError as wrong:
        yield from (Finding(False, f"policy pack: {problem}") for problem in wrong.problems)
        return
    # An overdue review is the Director's matter, and no reason to stop.
    said = (
        "next review"
        if pack.next_review >= today
        else "tell the Director that its review (section 14) was due"
    )
    yield Finding(True, f"policy pack: issue {pack.issue}, {said} {pack.next_review}")


def _database(store: Store) -> Iterator[Finding]:
    try:
        if not at_head(store.engine):
            yield Finding(False, "database: not migrated; run python -m bot migrate")
            return
        wrong = differences(store.engine)
        yield from (Finding(False, f"database: {difference}") for difference in wrong)
        if not wrong:
            yield Finding(True, "database: reached, at this release's tables, triggers in place")
        yield from _kept(store)
    except Unavailable:
        yield Finding(False, "database: cannot be reached or is locked (DATABASE_URL)")
    except WrongKey:
        yield Finding(False, "ENCRYPTION_KEYS: none of them opens what is stored; add the key that wrote it")


def _kept(store: Store) -> Iterator[Finding]:
    with store.read() as reader:
        reader.newest_passage()
        yield Finding(True, "encryption keys: they open what was stored last")
        people, customers = reader.people(), reader.customer_count()
        waiting, lost = reader.outbox.waiting(), reader.outbox.undeliverable()
    yield Finding(customers > 0, f"customers: {customers}" + ("" if customers else "; run import-customers"))
    yield Finding(bool(people), f"people: {len(people)}" + ("" if people else "; run import-people"))
    for role, needed in NEEDED.items():
        found = sum(person.has(role) for person in people)
        if found < needed:
            yield Finding(False, f"people: {found} with the role {role}; at least {needed} are needed")
    yield Finding(not lost, f"messages: {waiting} waiting, {len(lost)} that no platform takes")
    for person_id, key, why in lost[:20]:
        yield Finding(False, f"message {key} to person {person_id}: {why}")


async def _slack(settings: Settings) -> AsyncIterator[Finding]:
    token = settings.slack_bot_token.get_secret_value()
    if not token:
        return
    client: AsyncWebClient = slack_client(token, settings.slack_api_url)
    try:
        answer = await client.auth_test()
    except UNREACHED as error:
        code = error_code(error) if isinstance(error, SlackApiError) else type(error).__name__
        yield Finding(False, f"Slack: {code} (SLACK_BOT_TOKEN, SLACK_API_URL)")
        return
    yield Finding(True, f"Slack: signed in to {answer.get('team')}")
    granted = {scope for scope in answer.headers.get("x-oauth-scopes", "").split(",") if scope}
    if missing := sorted(SCOPES - granted):
        yield Finding(
            False, f"Slack: the scopes {', '.join(missing)} are missing; reinstall from manifest.json"
        )
