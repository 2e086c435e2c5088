"""Customers who may be one and the same: the same date of birth, phone or postcode and a name that is near, or the same
email or phone. Found through the word index, so it does not grow with the number of customers."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from rapidfuzz import fuzz
from sqlalchemy import select
from sqlalchemy.orm import Session

from policy.customer import Customer
from storage import schema
from storage.words import alike_keys, words_of

MOST_EACH = 200  # customers who share one thing with somebody; what more than that share says nothing
NEAR = 70.0  # of 100: Sian Prys and Siân Price
ALONE = frozenset({"email", "phone"})  # these say enough, whatever the name

_word = schema.word.c
_link = schema.customer_word.c
_number = schema.customer_number.c
_customer = schema.customer.c


@dataclass(frozen=True)
class Alike:
    """Somebody who may be the same customer, and what they have in common: born, email, phone, postcode."""

    customer: Customer
    shares: tuple[str, ...]


def alike(session: Session, customer: Customer, but: Collection[UUID], limit: int) -> list[Alike]:
    """Who may be the same as this one (who need not be in the list yet), the likeliest first; without those of ``but``."""
    keys = alike_keys(customer)
    ids: dict[str, int] = dict(
        session.execute(select(_word.text, _word.id).where(_word.text.in_(sorted(keys.values())))).all()
    )
    shares: dict[UUID, set[str]] = {}
    for what, key in keys.items():
        if key in ids:
            query = (
                select(_number.customer_id)
                .join(schema.customer_word, _link.number == _number.number)
                .where(_link.word_id == ids[key])
                .limit(MOST_EACH)
            )
            for id in session.scalars(query):
                shares.setdefault(id, set()).add(what)
    columns = select(_customer.id, _customer.name, _customer.merged_into_id)
    found: dict[UUID, tuple[float, str, set[str]]] = {}  # by the customer who stays
    for id, name, into in session.execute(columns.where(_customer.id.in_(shares))):
        near, stays = _near(customer.name, name), into or id
        common = {x for x in shares[id] if x in ALONE or near >= NEAR}
        score = 100.0 * len(common) + near
        others = {id, stays}.isdisjoint({*but, *customer.ids})
        if common and others and (stays not in found or found[stays][0] < score):
            found[stays] = (score, name, common)
    best = sorted(found, key=lambda id: (-found[id][0], found[id][1], id))[:limit]
    known = {row.id: row for row in session.scalars(select(Customer).where(_customer.id.in_(best)))}
    return [Alike(known[id], tuple(x for x in keys if x in found[id][2])) for id in best]


def _near(one: str, other: str) -> float:
    """How near two names are, of 100, in whatever order their parts stand; two parts in common are near."""
    ours, theirs = words_of(one), words_of(other)
    inside = len(set(ours) & set(theirs)) > 1
    return max(fuzz.token_sort_ratio(" ".join(ours), " ".join(theirs)), 100.0 if inside else 0.0)
