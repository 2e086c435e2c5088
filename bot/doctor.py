"""`python -m bot doctor`: whether everything that the service needs is there, and what to do where it is not."""

import datetime as dt
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.pack import applying, disagreements, known, read_packs, unreadable
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
        *_packs(settings.policy_packs),
        *_database(store, settings, today),
        *[finding async for finding in _slack(settings)],
    ]


def _platforms(settings: Settings) -> Iterator[Finding]:
    try:
        require_platform(settings)
        yield Finding(True, "settings: complete")
    except WrongSettings as wrong:
        yield from (Finding(False, problem) for problem in wrong.problems)


def _packs(folder: Path) -> Iterator[Finding]:
    try:
        offered = read_packs(folder)
    except PackError as wrong:
        yield from (Finding(False, f"policy pack: {problem}") for problem in wrong.problems)
        return
    yield Finding(True, f"policy pack: {', '.join(each.pack.said for each in offered)} in the folder")


def _loaded(store: Store, settings: Settings, today: dt.date) -> Iterator[Finding]:
    """What of the folder is in the database, and which issue applies."""
    try:
        offered = read_packs(settings.policy_packs)
    except PackError:
        offered = []  # said before
    with store.read() as reader:
        kept = reader.packs()
    issues = known(kept, ZoneInfo(settings.timezone), offered)
    if issues.dated:
        yield from (Finding(True, f"policy pack: {line}") for line in applying(issues, today))
        now = issues.on(today)
        if now.next_review < today:  # the Director's matter, and no reason to stop
            yield Finding(True, f"policy pack: its review (section 14) was due {now.next_review}")
    if offered:
        yield from (Finding(False, f"policy pack: {line}") for line in disagreements(offered, kept, issues))
    for row in unreadable(kept, offered):
        said = f"policy pack: this release cannot read the text {row.sha256[:12]}, loaded {row.loaded_at:%Y-%m-%d}"
        yield Finding(False, said)


def _database(store: Store, settings: Settings, today: dt.date) -> Iterator[Finding]:
    try:
        if not at_head(store.engine):
            yield Finding(False, "database: not migrated; run python -m bot migrate")
            return
        wrong = differences(store.engine)
        yield from (Finding(False, f"database: {difference}") for difference in wrong)
        if not wrong:
            yield Finding(True, "database: reached, at this release's tables, triggers in place")
        yield from _loaded(store, settings, today)
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
