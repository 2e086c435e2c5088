"""Where a person was met: their accounts in Slack, Teams and the practice workspace."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, select, update

from storage import schema
from storage.reading import Reading
from storage.upsert import insert

_account = schema.account.c
_COLUMNS = (
    _account.person_id,
    _account.platform,
    _account.tenant,
    _account.user_id,
    _account.dm,
    _account.seen_at,
)


@dataclass(frozen=True)
class Account:
    """One account of a person. ``dm`` is where the platform takes messages for them, as it named it (Slack: a
    channel; Teams: a conversation reference as JSON). ``seen_at`` is real time, aware UTC."""

    person_id: UUID
    platform: str
    tenant: str
    user_id: str
    dm: str | None
    seen_at: dt.datetime


class AccountReading(Reading):
    """Who an account belongs to, and where a person can be reached."""

    def find(self, platform: str, tenant: str, user_id: str) -> Account | None:
        """The account, if it was bound."""
        query = select(*_COLUMNS).where(*_named(platform, tenant, user_id))
        row = self.session.execute(query).one_or_none()
        return None if row is None else Account(*row)

    def of(self, person_id: UUID) -> Sequence[Account]:
        """A person's accounts, the one where they were last seen first."""
        query = (
            select(*_COLUMNS)
            .where(_account.person_id == person_id)
            .order_by(_account.seen_at.desc(), _account.platform)
        )
        return [Account(*row) for row in self.session.execute(query)]


class Accounts(AccountReading):
    """Accounts in a transaction that writes."""

    def bind(self, person_id: UUID, platform: str, tenant: str, user_id: str, at: dt.datetime) -> UUID:
        """Bind an account to a person, unless it has been; gives the person it belongs to."""
        row = {
            "id": uuid4(),
            "person_id": person_id,
            "platform": platform,
            "tenant": tenant,
            "user_id": user_id,
            "seen_at": at,
        }
        self.session.execute(insert(self.session, schema.account).values(row).on_conflict_do_nothing())
        bound = self.find(platform, tenant, user_id)
        return person_id if bound is None else bound.person_id

    def seen(
        self, platform: str, tenant: str, user_id: str, at: dt.datetime, *, dm: str | None = None
    ) -> None:
        """Note that the person was there, and where messages reach them, if that was told."""
        told = {} if dm is None else {"dm": dm}
        self.session.execute(
            update(schema.account).where(*_named(platform, tenant, user_id)).values(seen_at=at, **told)
        )


def _named(platform: str, tenant: str, user_id: str) -> tuple[ColumnElement[bool], ...]:
    return (_account.platform == platform, _account.tenant == tenant, _account.user_id == user_id)
