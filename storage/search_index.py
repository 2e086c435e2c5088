"""Writing the index that `storage.search` reads."""

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from policy.customer import Customer
from storage import schema
from storage.upsert import among, insert_many
from storage.words import has_near, near_keys, words_for

BATCH = 500
T = TypeVar("T")

_word = schema.word.c
_link = schema.customer_word.c
_number = schema.customer_number.c


def index_customer(session: Session, customer: Customer) -> None:
    """Make one customer findable by its words as they are now."""
    index(session, [customer])


def index(session: Session, customers: Sequence[Customer]) -> None:
    """Make these customers findable. They must be in the database already."""
    wanted = {customer.id: words_for(customer) for customer in customers}
    ids = _known_words(session, set().union(*wanted.values()))
    numbers = _numbers(session, wanted)
    links = {(ids[word], numbers[customer]) for customer, words in wanted.items() for word in words}
    found = _links(session, numbers.values())
    for word_id, number in found - links:
        session.execute(delete(schema.customer_word).where(_link.word_id == word_id, _link.number == number))
    insert_many(session, schema.customer_word, ("word_id", "number"), sorted(links - found))


def measure(session: Session) -> None:
    """Let the database see how large the index has become; after an import it would guess, and search slowly."""
    for table in (schema.word, schema.word_near, schema.customer_word, schema.customer_number):
        session.execute(text(f"ANALYZE {table.name}"))


def _numbers(session: Session, customers: Collection[UUID]) -> dict[UUID, int]:
    """The numbers of these customers in the index, new ones given."""
    insert_many(session, schema.customer_number, ("customer_id",), [(id,) for id in customers])
    found: dict[UUID, int] = {}
    for part in _parts(list(customers)):
        rows = session.execute(
            select(_number.customer_id, _number.number).where(among(session, _number.customer_id, part))
        )
        found |= dict(rows.all())
    return found


def _links(session: Session, numbers: Iterable[int]) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for part in _parts(list(numbers)):
        rows = session.execute(select(_link.word_id, _link.number).where(among(session, _link.number, part)))
        found |= {(word_id, number) for word_id, number in rows}
    return found


def _known_words(session: Session, words: set[str]) -> dict[str, int]:
    """The ids of these words, new ones added. In order, so that two imports do not wait for each other."""
    ordered = sorted(words)
    known = _ids(session, ordered)
    new = [word for word in ordered if word not in known]
    if new:
        insert_many(session, schema.word, ("text",), [(word,) for word in new])
        added = _ids(session, new)
        near = [(key, added[word]) for word in new if has_near(word) for key in sorted(near_keys(word))]
        insert_many(session, schema.word_near, ("key", "word_id"), near)
        known |= added
    return known


def _ids(session: Session, words: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in _parts(words):
        rows = session.execute(select(_word.text, _word.id).where(among(session, _word.text, part)))
        found |= dict(rows.all())
    return found


def _parts(items: Sequence[T]) -> Iterable[Sequence[T]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))
