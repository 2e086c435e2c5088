"""Finding a customer as people type: misspelt, without accents, a part, an address, a postcode, a reference.

Each typed word is looked up in the vocabulary: as it is, as a beginning, and only where that gives nobody, one
slip away. Then whoever has all the words is found through the index of word and customer, the rarest word first,
and the few that remain are ranked. Nothing here grows with the number of customers except the indexes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler
from sqlalchemy import Row, func, literal, select, union_all
from sqlalchemy.orm import Session

from policy.customer import Customer
from storage import schema
from storage.search_index import index, index_customer, measure
from storage.words import MAX_TYPED, joined, known_by, near_keys, typed_words, words_of

__all__ = ["Hit", "find", "index", "index_customer", "measure"]

RANKED = 60  # customers that are compared with what was typed
BEGINNINGS = 24  # words of the vocabulary that begin as typed
NEAR = 24
ENOUGH = 400  # a word of more customers than this is common; how much more does not matter
WORST = 0.5

_word = schema.word.c
_near = schema.word_near.c
_link = schema.customer_word.c
_customer = schema.customer.c
_number = schema.customer_number.c

Candidates = Mapping[str, frozenset[int]]  # typed word → words of the vocabulary


@dataclass(frozen=True)
class Hit:
    """A customer that fits what was typed. ``score`` is from 0 to 1; ``exact`` where the reference or the postcode
    was typed, or each typed word stands in the name, address, postcode or reference as it was typed. ``found_as`` is
    the row that fits, where that leads to the customer and is not the one that stays."""

    customer: Customer
    score: float
    exact: bool
    found_as: Customer | None = None


def find(session: Session, typed: str, limit: int = 12) -> list[Hit]:
    """The customers that fit, the best first; empty where nobody does."""
    words = typed_words(typed)
    if not words:
        return []
    words, exact = _exact(session, words)
    found = _having(session, words, exact)
    if not found:
        found = _reference_begins(session, typed)
    if len(found) < limit:
        begun = _merged(exact, _beginning(session, words))
        if begun != exact:
            found |= _having(session, words, begun)
        if not found:
            begun = _merged(begun, _near_misses(session, words))
            found = _having(session, words, begun) or _having_most(session, words, begun)
    return _ranked(session, typed, words, found, limit)


def _reference_begins(session: Session, typed: str) -> set[int]:
    """The beginning of a reference or postcode, however it was spaced."""
    whole = joined(typed[:MAX_TYPED])
    if whole.isalpha():
        return set()
    return _having(session, [whole], _beginning(session, [whole]))


def _exact(session: Session, words: list[str]) -> tuple[list[str], Candidates]:
    """The words as they are in the vocabulary. A postcode or reference typed in two parts becomes one word."""
    pairs = {first + second: (first, second) for first, second in pairwise(words)}
    asked = {*words, *(pair for pair in pairs if not pair.isalpha())}
    rows = session.execute(select(_word.text, _word.id).where(_word.text.in_(sorted(asked))))
    known: dict[str, int] = dict(rows.all())
    for pair, (first, second) in pairs.items():
        if pair in known and pair not in words and first in words and second in words:
            place = words.index(first)
            words = [w for w in (*words[:place], pair, *words[place + 1 :]) if w != second]
    return words, {word: frozenset({known[word]}) for word in words if word in known}


def _beginning(session: Session, words: Sequence[str]) -> Candidates:
    """The words of the vocabulary that begin as typed, from two letters."""
    ranges = [
        select(literal(word).label("typed"), _word.id)
        .where(_word.text > word, _word.text < word + "\U0010ffff")
        .order_by(_word.text)
        .limit(BEGINNINGS)
        .subquery()
        for word in words
        if len(word) > 1
    ]
    if not ranges:
        return {}
    return _grouped(session.execute(union_all(*(select(r.c.typed, r.c.id) for r in ranges))).all())


def _near_misses(session: Session, words: Sequence[str]) -> Candidates:
    """The words of the vocabulary that are a slip away: a letter wrong, missing, too many or two swapped."""
    keys = {key for word in words if word.isalpha() and len(word) > 2 for key in near_keys(word)}
    rows = session.execute(
        select(_word.text, _word.id)
        .distinct()
        .join(schema.word_near, _near.word_id == _word.id)
        .where(_near.key.in_(sorted(keys)))
    ).all()
    near: dict[str, frozenset[int]] = {}
    for typed in words:
        slips = 1 if len(typed) < 8 else 2
        close = sorted(
            (distance, id)
            for text, id in rows
            if (distance := OSA.distance(typed, text, score_cutoff=slips)) <= slips
        )
        near[typed] = frozenset(id for _, id in close[:NEAR])
    return near


def _having(session: Session, words: Sequence[str], candidates: Candidates) -> set[int]:
    """Some customers who have every word; the rarest word leads, so that common ones are only asked about."""
    if any(not candidates.get(word) for word in words):
        return set()
    first, *others = _rarest_first(session, words, candidates)
    query = select(_link.number).where(_link.word_id.in_(candidates[first]))
    for number, word in enumerate(others):
        other = schema.customer_word.alias(f"other{number}").c
        query = query.where(
            select(1).where(other.word_id.in_(candidates[word]), other.number == _link.number).exists()
        )
    return set(session.scalars(query.limit(RANKED)))


def _having_most(session: Session, words: Sequence[str], candidates: Candidates) -> set[int]:
    """Nobody has every word: whoever has all but one, or one, if that is at least half of what was typed."""
    known = [word for word in words if candidates.get(word)]
    fewer = [known] if len(known) < len(words) else []
    fewer += [[word for word in known if word != left_out] for left_out in known]
    fewer += [[word] for word in sorted(known, key=len, reverse=True)]
    letters = sum(map(len, words))
    for some in fewer:
        if sum(map(len, some)) * 2 >= letters and (found := _having(session, some, candidates)):
            return found
    return set()


def _rarest_first(session: Session, words: Sequence[str], candidates: Candidates) -> list[str]:
    if len(words) == 1:
        return list(words)
    counts = [
        select(
            literal(word),
            select(func.count())
            .select_from(
                select(_link.word_id).where(_link.word_id.in_(candidates[word])).limit(ENOUGH).subquery()
            )
            .scalar_subquery(),
        )
        for word in words
    ]
    counted: dict[str, int] = dict(session.execute(union_all(*counts)).all())
    return sorted(words, key=lambda word: counted[word])


def _ranked(session: Session, typed: str, words: Sequence[str], found: set[int], limit: int) -> list[Hit]:
    if not found:
        return []
    rows = session.execute(
        select(_customer.id, _customer.reference, _customer.name, _customer.address, _customer.postcode)
        .join(schema.customer_number, _number.customer_id == _customer.id)
        .where(_number.number.in_(found))
    )
    whole = joined(typed)
    scored = sorted(
        ((*_score(row, whole, words), row.name, row.id) for row in rows),
        key=lambda hit: (not hit[1], -hit[0], hit[2], hit[3]),
    )[:limit]
    kept = [(score, exact, id) for score, exact, _, id in scored if exact or score >= WORST]
    customers = {
        customer.id: customer
        for customer in session.scalars(select(Customer).where(_customer.id.in_([id for *_, id in kept])))
    }
    hits: dict[UUID, Hit] = {}  # by the customer who stays: found under two rows, they are one
    for score, exact, id in kept:
        row = customers[id]
        stays = session.get_one(Customer, row.merged_into_id) if row.merged_into_id else row
        known = hits.get(stays.id)
        if known is None or row is stays:
            found_as = None if row is stays else row
            best = (score, exact) if known is None else (known.score, known.exact or exact)
            hits[stays.id] = Hit(stays, *best, found_as)
    return list(hits.values())


def _score(row: Row[UUID, str, str, str, str], whole: str, words: Sequence[str]) -> tuple[float, bool]:
    """How well a customer fits: each typed word against the closest of theirs, then the name as a whole."""
    reference, postcode = joined(row.reference), joined(row.postcode)
    if whole in (reference, postcode):
        return 1.0, True
    theirs = known_by(row.reference, row.name, row.address, row.postcode)
    exact = all(word in theirs for word in words)
    closest = sum(_closest(word, theirs) for word in words) / len(words)
    alike = fuzz.token_sort_ratio(" ".join(words), " ".join(words_of(row.name))) / 100
    return 0.75 * closest + 0.25 * alike, exact


def _closest(word: str, theirs: set[str]) -> float:
    return 1.0 if word in theirs else max(JaroWinkler.similarity(word, other) for other in theirs)


def _grouped(rows: Sequence[Row[str, int]]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for typed, id in rows:
        found.setdefault(typed, set()).add(id)
    return {typed: frozenset(ids) for typed, ids in found.items()}


def _merged(one: Candidates, other: Candidates) -> Candidates:
    return {
        word: one.get(word, frozenset()) | other.get(word, frozenset()) for word in one.keys() | other.keys()
    }
