"""Letters to customers: from facts and a language to the whole text. Pure, and complete or not at all.

What a letter must carry is data (`MANDATORY`, `FREE_TEXTS`); a letter with a mandatory fact missing is not composed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from notices import (
    letter_appeal,
    letter_common,
    letter_complaint,
    letter_contact,
    letter_correction,
    letter_decision,
    letter_ended,
    letter_informal,
    letter_informal_action,
    letter_not_applied,
    letter_not_registered,
    letter_review,
    letter_safety,
    letter_warning,
)
from notices.letter_facts import Facts
from notices.letter_parts import Heading, Items, Language, LetterPart, LetterText, Para, as_text
from notices.letter_shapes import One, Shapes, lacking
from notices.words import Words, words

__all__ = [
    "FREE_TEXTS",
    "MANDATORY",
    "Heading",
    "Items",
    "Language",
    "LetterPart",
    "LetterText",
    "Para",
    "as_text",
    "compose",
    "missing",
]


@dataclass(frozen=True)
class _Letter:
    facts: Shapes
    title: Callable[[Words], str]
    body: Callable[[Facts, Words], tuple[LetterPart, ...]]
    optional: Shapes = field(default_factory=dict)


_LETTERS: Mapping[str, _Letter] = {
    "warning": _Letter(letter_warning.FACTS, letter_warning.title, letter_warning.body),
    "decision": _Letter(
        letter_decision.FACTS, letter_decision.title, letter_decision.body, letter_decision.OPTIONAL
    ),
    "appeal_acknowledged": _Letter(
        letter_appeal.ACKNOWLEDGED,
        letter_appeal.title_acknowledged,
        letter_appeal.acknowledged,
        letter_appeal.ACKNOWLEDGED_OPTIONAL,
    ),
    "appeal_outcome": _Letter(
        letter_appeal.OUTCOME,
        letter_appeal.title_outcome,
        letter_appeal.outcome,
        letter_appeal.OUTCOME_OPTIONAL,
    ),
    "informal": _Letter(
        letter_informal.FACTS, letter_informal.title, letter_informal.body, letter_informal.OPTIONAL
    ),
    "informal_action": _Letter(
        letter_informal_action.FACTS,
        letter_informal_action.title,
        letter_informal_action.body,
        letter_informal_action.OPTIONAL,
    ),
    "decision_without_warning": _Letter(
        letter_decision.WITHOUT_WARNING, letter_decision.title, letter_decision.body, letter_decision.OPTIONAL
    ),
    "not_applied": _Letter(letter_not_applied.FACTS, letter_not_applied.title, letter_not_applied.body),
    "review_coming": _Letter(letter_review.COMING, letter_review.title_coming, letter_review.coming),
    "review_outcome": _Letter(letter_review.OUTCOME, letter_review.title_outcome, letter_review.outcome),
    "ended": _Letter(letter_ended.FACTS, letter_ended.title, letter_ended.body, letter_ended.OPTIONAL),
    "not_registered": _Letter(
        letter_not_registered.FACTS, letter_not_registered.title, letter_not_registered.body
    ),
    "safety_register": _Letter(letter_safety.FACTS, letter_safety.title, letter_safety.body),
    "safety_changed": _Letter(letter_safety.FACTS, letter_safety.title_changed, letter_safety.changed),
    "safety_removed": _Letter(letter_safety.REMOVED, letter_safety.title_removed, letter_safety.removed),
    "contact_changed": _Letter(letter_contact.FACTS, letter_contact.title, letter_contact.body),
    "complaint_received": _Letter(
        letter_complaint.FACTS, letter_complaint.title_complaint, letter_complaint.complaint
    ),
    "review_received": _Letter(
        letter_complaint.FACTS, letter_complaint.title_review, letter_complaint.review
    ),
    "correction_answer": _Letter(letter_correction.FACTS, letter_correction.title, letter_correction.body),
}

MANDATORY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {kind: (*letter_common.FACTS, *letter.facts) for kind, letter in _LETTERS.items()}
)
"""Which facts a letter needs, for each kind."""

FREE_TEXTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        kind: tuple(name for name, shape in {**letter.facts, **letter.optional}.items() if shape is One.FREE)
        for kind, letter in _LETTERS.items()
    }
)
"""Which texts, mandatory or optional, somebody writes for this letter and has translated, for each kind."""


def missing(kind: str, facts: Mapping[str, object], languages: Sequence[Language]) -> tuple[str, ...]:
    """The facts that the letter cannot do without and that are absent, empty or of the wrong shape.

    A name inside another reads "organisation.phone" or "restrictions[0].end"; a text that exists but not in
    every language asked for reads "reason (cy)". An optional fact is looked at only where it is given.
    Raises ValueError for an unknown kind.
    """
    letter = _letter(kind)
    optional = {**letter_common.OPTIONAL, **letter.optional}
    given = {name: shape for name, shape in optional.items() if facts.get(name)}
    return tuple(lacking({**letter_common.FACTS, **letter.facts, **given}, facts, languages))


def compose(kind: str, facts: Mapping[str, object], language: Language) -> LetterText:
    """The whole letter in one language (section 7).

    Raises ValueError for an unknown kind, and where a fact is `missing`.
    """
    if lacks := missing(kind, facts, (language,)):
        raise ValueError(f"the letter {kind!r} lacks {', '.join(lacks)}")
    letter, read, w = _letter(kind), Facts(facts, language), words(language)
    parts = (*letter_common.opening(read, w), *letter.body(read, w))
    return LetterText(letter.title(w), parts, language)


def _letter(kind: str) -> _Letter:
    if kind not in _LETTERS:
        raise ValueError(f"there is no letter {kind!r}")
    return _LETTERS[kind]
