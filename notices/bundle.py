"""The bundle of a case as people read it: pages of a card, the first of which says what is where (section 7, P7.6)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from notices import bundle_after, bundle_before
from notices.bundle_parts import Chapter, Said, Source
from notices.card import Action, Button, Card, Fact, Paragraph
from notices.case import PAGE, in_pages
from notices.words import Words
from policy.case import Case

MOST_CHARACTERS = 6000  # on a page
MOST_PARAGRAPHS = 24

CHAPTERS = (
    bundle_before.timeline,
    bundle_before.happened,
    bundle_before.considered,
    bundle_before.letters,
    bundle_after.decisions,
    bundle_after.appeals,
    bundle_after.exceptions,
    bundle_after.ombudsman,
    bundle_after.gaps,
)


@dataclass(frozen=True)
class Page:
    """One page: of which chapter (counted from 0), what it says, and the texts of which something stands on it."""

    chapter: int
    body: tuple[Paragraph, ...]
    passages: frozenset[UUID]


def chapters(source: Source) -> tuple[Chapter, ...]:
    """The whole case, in the order in which it is read."""
    return tuple(make(source) for make in CHAPTERS)


def passages(made: Sequence[Chapter]) -> list[UUID]:
    """The texts that stand in a bundle."""
    return [said.passage for chapter in made for said in chapter.said if said.passage is not None]


def pages(made: Sequence[Chapter], texts: Mapping[UUID, str], w: Words) -> list[Page]:
    """The bundle in pages; each chapter begins a new one, and nothing is lost at the cuts."""
    return [page for number, chapter in enumerate(made) for page in _pages(number, chapter, texts, w)]


def bundle_card(
    case: Case,
    customer_name: str,
    made: Sequence[Chapter],
    paged: Sequence[Page],
    number: int,
    gaps: int,
    w: Words,
) -> Card:
    """One page, counted from 1; page 0 is the contents."""
    if number == 0:
        return _contents(case, customer_name, made, paged, gaps, w)
    page = paged[number - 1]
    facts = (
        Fact(w("Page"), w("{page} of {pages}", page=number, pages=len(paged))),
        Fact(w("Chapter"), f"{page.chapter + 1}. {made[page.chapter].title}"),
    )
    buttons = [_to(case, number - 1, w("Back"))]
    if number < len(paged):
        buttons.insert(0, _to(case, number + 1, w("Read on"), primary=True))
    if number > 1:
        buttons.append(_to(case, 0, w("Contents")))
    return Card(w("Bundle: {case}", case=case.reference), facts, page.body, tuple(buttons))


def _contents(
    case: Case, customer_name: str, made: Sequence[Chapter], paged: Sequence[Page], gaps: int, w: Words
) -> Card:
    begins = {chapter: [p.chapter for p in paged].index(chapter) + 1 for chapter in range(len(made))}
    lines = [
        w("{number}. {title}: page {page}", number=n + 1, title=chapter.title, page=begins[n])
        for n, chapter in enumerate(made)
    ]
    found = w.n("{n} gap found", "{n} gaps found", gaps) if gaps else w("No gaps found.")
    facts = (
        Fact(w("Customer"), customer_name[:200]),
        Fact(w("Pages"), str(len(paged))),
        Fact(w("Gaps"), found),
    )
    body = (
        Paragraph("\n".join(lines)),
        Paragraph(
            w(
                "Who only read the case is left out: the log has them. So is what a report says about support for staff."
            )
        ),
    )
    buttons = [_to(case, 1, w("Read on"), primary=True)]
    buttons += [_to(case, begins[n], f"{n + 1}. {chapter.button}") for n, chapter in enumerate(made)]
    buttons.append(Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")))
    return Card(
        w("Bundle: {case}", case=case.reference), facts, body, tuple(buttons), "warning" if gaps else "good"
    )


def _to(case: Case, page: int, label: str, *, primary: bool = False) -> Button:
    action = Action("bundle", f"{case.id}:{case.id}", value=str(page))
    return Button(label, action, "primary" if primary else "default")


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
