"""The log, the passages that it refers to, the packs it was made under, and references."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from notices.card import Card
from notices.card_json import filled, passages_of
from policy.passage import Passage
from policy.policy_review import PolicyReview
from policy.record import Record
from storage import schema
from storage.merged import ids_of
from storage.reading import Reading
from storage.upsert import insert

BATCH = 500


@dataclass(frozen=True)
class KeptPack:
    """The text of a pack that was loaded. ``applies_from`` is a local day; None where a release kept it that did not
    know of days yet. ``loaded_at`` is aware UTC."""

    sha256: str
    text: str
    loaded_at: dt.datetime
    applies_from: dt.date | None


class RecordReading(Reading):
    """What was done, and the words that belong to it."""

    def records(
        self, case_id: UUID | None = None, *, customer_id: UUID | None = None, what: str | None = None
    ) -> Sequence[Record]:
        """The log in the order in which it was written: of a case, of a customer (every row of theirs), of one kind,
        or all."""
        query = select(Record).order_by(schema.record.c.number)
        if case_id is not None:
            query = query.where(schema.record.c.case_id == case_id)
        if customer_id is not None:
            query = query.where(schema.record.c.customer_id.in_(ids_of(self.session, [customer_id])))
        if what is not None:
            query = query.where(schema.record.c.what == what)
        return self.session.scalars(query).all()

    def passages(self, ids: Collection[UUID]) -> dict[UUID, str]:
        """The words of these passages. One that was removed is left out."""
        wanted = list(ids)
        found: dict[UUID, str] = {}
        for start in range(0, len(wanted), BATCH):
            query = select(Passage).where(schema.passage.c.id.in_(wanted[start : start + BATCH]))
            found |= {passage.id: passage.text for passage in self.session.scalars(query)}
        return found

    def newest_passage(self) -> str | None:
        """The words that were kept last, if any were. Raises `WrongKey` where the keys do not open them."""
        newest = select(Passage).order_by(schema.passage.c.created_at.desc()).limit(1)
        passage = self.session.scalars(newest).one_or_none()
        return None if passage is None else passage.text

    def fill(self, cards: Sequence[Card], *, removed: str) -> list[Card]:
        """The cards with the words of their passages in them; ``removed`` stands where one was removed."""
        texts = self.passages(passages_of(cards))
        return [filled(card, texts, removed) for card in cards]

    def pack(self, sha256: str) -> str | None:
        """The text of a policy pack that something was decided under (section 14)."""
        return self.session.scalar(select(schema.pack.c.text).where(schema.pack.c.sha256 == sha256))

    def policy_reviews(self, *, for_update: bool = False) -> Sequence[PolicyReview]:
        """The reviews of the policy, oldest first (section 14); locked until the transaction is over where asked for."""
        query = select(PolicyReview).order_by(schema.policy_review.c.started_at)
        return self.session.scalars(query.with_for_update() if for_update else query).all()

    def packs(self, *, but: Collection[str] = ()) -> Sequence[KeptPack]:
        """Every pack that was loaded, in the order in which they were; without those of these hashes."""
        pack = schema.pack.c
        query = select(pack.sha256, pack.text, pack.loaded_at, pack.applies_from)
        query = query.where(pack.sha256.not_in(list(but))).order_by(pack.loaded_at, pack.sha256)
        return [KeptPack(*row) for row in self.session.execute(query)]


class RecordKeeping(RecordReading):
    """The log's companions in a transaction that writes."""

    def passage(self, text: str, case_id: UUID | None, at: dt.datetime) -> UUID:
        """Keep a sensitive text, encrypted, and give its id."""
        passage = Passage(text, case_id, at)
        self.session.add(passage)
        return passage.id

    def remove_passage(self, id: UUID) -> bool:
        """Remove a passage for good (section 13: retention, rectification). False if it was not there."""
        passage = self.session.get(Passage, id)
        if passage is None:
            return False
        self.session.delete(passage)
        return True

    def keep_pack(
        self, sha256: str, issue: str, text: str, at: dt.datetime, applies_from: dt.date | None = None
    ) -> bool:
        """Keep the text of a policy pack, and the local day from which it applies; one that is known stays as it is.
        Gives whether it was new: of two processes that load it at once, one was first."""
        if self.pack(sha256) is not None:
            return False
        row = {
            "sha256": sha256,
            "issue": issue,
            "text": text,
            "loaded_at": at,
            "applies_from": applies_from,
        }
        kept = insert(self.session, schema.pack).values(row).on_conflict_do_nothing()
        return bool(self.session.scalars(kept.returning(schema.pack.c.sha256)).all())

    def reference(self, year: int) -> str:
        """The next reference of a case, such as CC-2026-0001. A transaction that is not kept gives it back."""
        return f"CC-{year}-{_next(self.session, 'case', year):04d}"

    def customer_reference(self, year: int) -> str:
        """The next reference of ours for a customer, such as N-2026-0001: one that nobody in the list has."""
        while True:
            reference = f"N-{year}-{_next(self.session, 'customer', year):04d}"
            same = func.upper(schema.customer.c.reference) == reference
            if not self.session.scalar(select(exists().where(same))):
                return reference


def _next(session: Session, name: str, year: int) -> int:
    first = insert(session, schema.counter).values(name=name, year=year, value=1)
    counted = first.on_conflict_do_update(
        index_elements=["name", "year"], set_={"value": schema.counter.c.value + 1}
    ).returning(schema.counter.c.value)
    value: int = session.scalars(counted).one()
    return value
