"""The bundle of a case as people read it: pages of a card, the first of which says what is where (section 7, P7.6)."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from notices import bundle_after, bundle_before
from notices.bundle_appeals import appeals
from notices.bundle_contacts import contacts
from notices.bundle_pages import Page
from notices.bundle_parts import Chapter, Source
from notices.bundle_safety import safety
from notices.card import Action, Button, Card, Fact, Paragraph
from notices.words import Words
from policy.case import Case

CHAPTERS: tuple[Callable[[Source], Chapter], ...] = (
    bundle_before.timeline,
    bundle_before.happened,
    contacts,
    bundle_before.considered,
    safety,
    bundle_before.letters,
    bundle_after.decisions,
    appeals,
    bundle_after.exceptions,
    bundle_after.ombudsman,
    bundle_after.gaps,
)
# Which chapter tells of each list of parts of a case: none is forgotten.
TOLD_IN: Mapping[str, Callable[[Source], Chapter]] = {
    "incidents": bundle_before.happened,
    "addenda": bundle_before.happened,
    "informal_actions": bundle_before.happened,
    "authority_steps": bundle_before.happened,
    "contacts": contacts,
    "no_ways": contacts,
    "formals": bundle_before.considered,
    "arrangements": bundle_before.considered,
    "interim_controls": safety,
    "safety_decisions": safety,
    "register_reviews": safety,
    "injuries": safety,
    "letters": bundle_before.letters,
    "proposals": bundle_after.decisions,
    "restrictions": bundle_after.decisions,
    "seven_days": bundle_after.decisions,
    "appeals": appeals,
    "suspensions": appeals,
    "reviews": appeals,
    "comments": appeals,
    "corrections": appeals,
    "adjustments": appeals,
    "exceptions": bundle_after.exceptions,
    "held_messages": bundle_after.exceptions,
    "not_registered": bundle_after.exceptions,
    "complaints": bundle_after.exceptions,
    "referrals": bundle_after.ombudsman,
    "ombudsman_requests": bundle_after.ombudsman,
    "nudges": bundle_before.timeline,  # by their records
}


def chapters(source: Source) -> tuple[Chapter, ...]:
    """The whole case, in the order in which it is read."""
    return tuple(make(source) for make in CHAPTERS)


def passages(made: Sequence[Chapter]) -> list[UUID]:
    """The texts that stand in a bundle."""
    return [said.passage for chapter in made for said in chapter.said if said.passage is not None]


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
                "Who only read the case is left out: the log has them. So is what is said about support for staff."
            )
        ),
    )
    buttons = [_to(case, 1, w("Read on"), primary=True)]
    # The first chapter is where reading on begins.
    later = list(enumerate(made))[1:]
    buttons += [_to(case, begins[n], f"{n + 1}. {chapter.button}") for n, chapter in later]
    buttons.append(Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")))
    return Card(
        w("Bundle: {case}", case=case.reference), facts, body, tuple(buttons), "warning" if gaps else "good"
    )


def _to(case: Case, page: int, label: str, *, primary: bool = False) -> Button:
    action = Action("bundle", f"{case.id}:{case.id}", value=str(page))
    return Button(label, action, "primary" if primary else "default")
