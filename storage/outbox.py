"""Messages to people: rows that are written with what they tell of, and sent afterwards.

A row is one card for one person. Changing the card raises ``desired``; sending it raises ``delivered``; revisions
that were never sent collapse into the last. A person gets their messages in the order in which they were due.
Leases, attempts and the order go by real time; ``created_at`` and ``updated_at`` by the domain's.
"""

import datetime as dt
import json
import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import and_, case, exists, func, or_, select, update

from notices.card import SCHEMA, Card
from notices.card_json import dump, load
from notices.notice import Notice
from storage import schema
from storage.reading import Reading
from storage.upsert import insert

Ref = dict[str, Any]  # what a platform gave to find the message again

_row = schema.outbox.c
_earlier = schema.outbox.alias("earlier")


@dataclass(frozen=True)
class Claimed:
    """A message to send now. ``ref`` is where an earlier revision stands, if one does.

    ``attempted_at`` says that somebody may have sent it before and did not live to mark it: look for it first.
    """

    id: UUID
    person_id: UUID
    key: str
    card: Card
    revision: int
    platform: str | None
    ref: Ref | None
    attempted_at: dt.datetime | None
    attempts: int


@dataclass(frozen=True)
class Delivered:
    """A message as the practice workspace shows it. Unread where ``seen`` is behind ``revision``."""

    id: UUID
    key: str
    card: Card
    revision: int
    seen: int
    created_at: dt.datetime
    updated_at: dt.datetime


class OutboxReading(Reading):
    """What was said to whom."""

    def inbox(self, person_id: UUID) -> Sequence[Delivered]:
        """Everything that was said to a person, the oldest first; passages are not filled in.

        A card that changed stays in its place, as it does in a chat.
        """
        query = (
            select(_row.id, _row.key, _row.card, _row.desired, _row.seen, _row.created_at, _row.updated_at)
            .where(_row.person_id == person_id)
            .order_by(_row.created_at, _row.queued)
        )
        return [
            Delivered(id, key, _load(card), *rest) for id, key, card, *rest in self.session.execute(query)
        ]

    def card(self, person_id: UUID, key: str) -> Card | None:
        """What a card of a person says now, if there is one; its passages are not filled in."""
        found = self.session.scalar(select(_row.card).where(_row.person_id == person_id, _row.key == key))
        return None if found is None else _load(found)

    def unread_counts(self) -> dict[UUID, int]:
        """How many messages each person has not read; who has read all is left out."""
        query = select(_row.person_id, func.count()).where(_row.desired > _row.seen).group_by(_row.person_id)
        return dict(self.session.execute(query).all())

    def recipients(self, key: str) -> Sequence[UUID]:
        """Who has a card with this key (as of before this transaction): they are told when it changes."""
        return self.session.scalars(
            select(_row.person_id).where(_row.key == key).order_by(_row.queued, _row.person_id)
        ).all()

    def waiting(self) -> int:
        """How many messages are not sent and still can be."""
        return self.session.scalar(select(func.count()).where(_unsent(_row))) or 0

    def undeliverable(self) -> Sequence[tuple[UUID, str, str]]:
        """The messages that no platform takes: person, card key and why."""
        query = select(_row.person_id, _row.key, _row.undeliverable).where(_row.undeliverable.is_not(None))
        return [(person_id, key, why) for person_id, key, why in self.session.execute(query)]


class Outbox(OutboxReading):
    """Messages in a transaction that writes."""

    def put(self, notices: Iterable[Notice], at: dt.datetime) -> None:
        """Let these cards stand with these people. A card that is there already word for word is left alone."""
        last = {(notice.person, notice.key): notice for notice in notices}
        queued = time.time_ns()
        rows = [
            {
                "id": uuid4(),
                "person_id": notice.person,
                "key": notice.key,
                "card": json.dumps(dump(notice.card), ensure_ascii=False, sort_keys=True),
                "schema": SCHEMA,
                "desired": 1,
                "delivered": 0,
                "seen": 0,
                "queued": queued + place,
                "attempts": 0,
                "created_at": at,
                "updated_at": at,
            }
            for place, notice in enumerate(last.values())
        ]
        # Two transactions that write to the same people lock their rows in the same order, or they would wait
        # for each other.
        rows.sort(key=lambda row: (str(row["person_id"]), str(row["key"])))
        for row in rows:
            new = insert(self.session, schema.outbox).values(row)
            self.session.execute(
                new.on_conflict_do_update(
                    index_elements=["person_id", "key"],
                    set_={
                        "card": new.excluded.card,
                        "schema": new.excluded.schema,
                        "desired": _row.desired + 1,
                        "queued": case((_unsent(_row), _row.queued), else_=new.excluded.queued),
                        "attempts": 0,
                        "next_attempt_at": None,
                        "undeliverable": None,
                        "updated_at": new.excluded.updated_at,
                    },
                    where=_row.card != new.excluded.card,
                )
            )

    def claim(
        self, real_now: dt.datetime, *, owner: str, lease: dt.timedelta, limit: int = 10
    ) -> list[Claimed]:
        """Take messages to send, for ``lease`` of real time; of each person only the one that is next.

        A message that waits for its next attempt holds back the later ones of its person: order matters more.
        """
        free = and_(
            or_(_row.next_attempt_at.is_(None), _row.next_attempt_at <= real_now),
            or_(_row.lease_until.is_(None), _row.lease_until <= real_now),
        )
        before = exists().where(
            _earlier.c.person_id == _row.person_id, _unsent(_earlier.c), _earlier.c.queued < _row.queued
        )
        query = (
            select(
                _row.id,
                _row.person_id,
                _row.key,
                _row.card,
                _row.desired,
                _row.platform,
                _row.ref,
                _row.attempted_at,
                _row.attempts,
            )
            .where(_unsent(_row), free, ~before)
            .order_by(_row.queued)
            .limit(limit)
            .with_for_update(skip_locked=True, of=schema.outbox)
        )
        claimed = [
            Claimed(id, person_id, key, _load(card), *rest)
            for id, person_id, key, card, *rest in self.session.execute(query)
        ]
        self.session.execute(
            update(schema.outbox)
            .where(_row.id.in_([message.id for message in claimed]))
            .values(
                lease_owner=owner,
                lease_until=real_now + lease,
                attempted_at=real_now,
                attempts=_row.attempts + 1,
            )
        )
        return claimed

    def mark_sent(self, id: UUID, revision: int, *, platform: str, ref: Ref) -> None:
        """A revision has arrived, and where it stands. A newer one that came meanwhile stays to be sent."""
        self._settle(
            id,
            delivered=case((_row.delivered < revision, revision), else_=_row.delivered),
            platform=platform,
            ref=ref,
            attempts=0,
            attempted_at=None,
            next_attempt_at=None,
        )

    def mark_failed(
        self,
        id: UUID,
        *,
        permanent: str | None = None,
        retry_at: dt.datetime | None = None,
        unsure: bool = False,
    ) -> None:
        """A revision did not arrive: never will (``permanent`` says why), or try again at ``retry_at`` (real time).

        ``unsure`` where it may have arrived all the same, so that the next attempt looks for it first.
        """
        kept = {} if unsure else {"attempted_at": None}
        self._settle(id, undeliverable=permanent, next_attempt_at=retry_at, **kept)

    def forget_place(self, id: UUID) -> None:
        """The message is gone from where it stood, or the person moved: the next attempt sends it anew."""
        self._settle(id, platform=None, ref=None, attempted_at=None)

    def mark_read(self, person_id: UUID, *, but: Collection[UUID] = ()) -> None:
        """A person has read all that was said to them, ``but`` these messages (practice workspace)."""
        self.session.execute(
            update(schema.outbox)
            .where(_row.person_id == person_id, _row.seen < _row.desired, _row.id.not_in(but))
            .values(seen=_row.desired)
        )

    def _settle(self, id: UUID, **changed: object) -> None:
        self.session.execute(
            update(schema.outbox).where(_row.id == id).values(lease_owner=None, lease_until=None, **changed)
        )


def _unsent(row: Any) -> Any:  # the columns of the table or of an alias; SQLAlchemy has no narrower type
    return and_(row.desired > row.delivered, row.undeliverable.is_(None))


def _load(card: str) -> Card:
    return load(json.loads(card))
