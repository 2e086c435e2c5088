"""A bundle in pages of a card: nothing is lost at the cuts, and a text that was removed is said (section 7, P7.6)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from notices.bundle_parts import Chapter, Said
from notices.card import Paragraph
from notices.case import PAGE, in_pages
from notices.words import Words

MOST_CHARACTERS = 6000  # on a page
MOST_PARAGRAPHS = 24


@dataclass(frozen=True)
class Page:
    """One page: of which chapter (counted from 0), what it says, and the texts of which something stands on it."""

    chapter: int
    body: tuple[Paragraph, ...]
    passages: frozenset[UUID]


def pages(made: Sequence[Chapter], texts: Mapping[UUID, str], w: Words) -> list[Page]:
    """The bundle in pages; each chapter begins a new one, and nothing is lost at the cuts."""
    return [page for number, chapter in enumerate(made) for page in _pages(number, chapter, texts, w)]


def _pages(number: int, chapter: Chapter, texts: Mapping[UUID, str], w: Words) -> Iterator[Page]:
    body: list[Paragraph] = [Paragraph(f"{number + 1}. {chapter.title}", strong=True)]
    shown: set[UUID] = set()
    for paragraph, passage in _paragraphs(chapter.said or (Said(w("Nothing is recorded.")),), texts, w):
        long = sum(len(each.text) for each in body) + len(paragraph.text) > MOST_CHARACTERS
        if body and (long or len(body) >= MOST_PARAGRAPHS):
            yield Page(number, tuple(body), frozenset(shown))
            body, shown = [], set()
        body.append(paragraph)
        shown |= {passage} if passage is not None else set()
    yield Page(number, tuple(body), frozenset(shown))


def _paragraphs(
    said: Sequence[Said], texts: Mapping[UUID, str], w: Words
) -> Iterator[tuple[Paragraph, UUID | None]]:
    """Lines that follow each other stand together; what begins something stands alone; a text follows its label."""
    lines: list[str] = []

    def end() -> Iterator[tuple[Paragraph, UUID | None]]:
        yield from ((Paragraph(piece), None) for piece in _together(lines))
        lines.clear()

    for each in said:
        if each.strong or each.passage is not None:
            yield from end()
        if each.strong:
            yield Paragraph(each.text, strong=True), None
        elif each.passage is not None:
            whole = texts.get(each.passage, w("This text was removed."))
            pieces = in_pages(f"{each.text}:\n{whole}")
            yield from ((Paragraph(piece), each.passage) for piece in pieces)
        else:
            lines.append(each.text)
    yield from end()


def _together(lines: Sequence[str]) -> Iterator[str]:
    """As many lines in a paragraph as have room, cut between them."""
    held = ""
    for each in lines:
        if held and len(held) + len(each) >= PAGE:
            yield from in_pages(held)
            held = each
        else:
            held = f"{held}\n{each}" if held else each
    if held:
        yield from in_pages(held)
