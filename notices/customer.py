"""A customer's page: who they are, how we write to them, what they need, and who may be the same (sections 12 and 13)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from notices.address import where, where_said
from notices.adjustment import KINDS as ADJUSTMENTS
from notices.adjustment import OUTCOMES
from notices.cannot_use import ways_said
from notices.card import MAX_BUTTONS, Action, Body, Button, Card, Confirm, Fact, Paragraph
from notices.fields import Choice, Note, Option
from notices.form import Form
from notices.link import Linked, lines, ways
from notices.words import Words
from policy.adjustment import Adjustment, AdjustmentKind
from policy.case import Case
from policy.customer import Customer
from policy.link import LinkKind
from policy.new_customer import no_fixed_address
from policy.pack import Pack

LANGUAGES: Mapping[str, str] = {
    "": "Not known: Welsh and English side by side",
    "cy": "Welsh",
    "en": "English",
}
UNKNOWN = "both"  # an option needs a value
FORMATS: Mapping[str, str] = {
    "clear": "Clear print",
    "large": "Large print",
    "easy_read": "Easy read",
    "audio": "Audio",
}
SHARES: Mapping[str, str] = {
    "born": "date of birth",
    "email": "email",
    "phone": "phone",
    "postcode": "postcode",
}
MOST_ADJUSTMENTS = 6
MOST_ROWS = 5


@dataclass(frozen=True)
class Page:
    """What stands on the page. ``cases`` are those that the person may open. ``alike`` are those who may be the same customer, and what they share with this one;
    ``links`` say whom the customer is linked with; ``change``, ``merge`` and ``ways`` what the person may do."""

    customer: Customer
    cases: Sequence[Case]
    alike: Sequence[tuple[Customer, tuple[str, ...]]]
    links: Sequence[Linked]
    change: bool
    merge: bool
    ways: bool


def page_card(page: Page, pack: Pack, w: Words) -> Card:
    """The page, for whoever may open it; what may be done is the rules' matter."""
    body: list[Body] = [*_also(page.customer, w), *lines(page.links, w)]
    if page.alike:
        body.append(Paragraph(w("Perhaps the same customer"), strong=True))
        body += [Paragraph(_alike(other, shares, w)) for other, shares in page.alike]
    buttons = [
        Button(w("Check"), Action("check", str(page.customer.id))),
        *_buttons(page, w),
        *ways(page.links, 3, w),
    ]
    return Card(
        page.customer.name[:150], tuple(_facts(page, pack, w)), tuple(body), tuple(buttons[:MAX_BUTTONS])
    )


def _facts(page: Page, pack: Pack, w: Words) -> Iterator[Fact]:
    customer = page.customer
    yield Fact(w("Reference"), customer.reference)
    yield Fact(
        w("Address"),
        where(customer) or (w("No fixed address") if no_fixed_address(customer) else w("not known")),
    )
    yield Fact(w("Phone"), ", ".join(_each(customer, "phone")) or w("not known"))
    yield Fact(w("Email"), ", ".join(_each(customer, "email")) or w("not known"))
    if customer.date_of_birth:
        yield Fact(w("Date of birth"), w.date(customer.date_of_birth))
    yield Fact(w("Language"), w(LANGUAGES[customer.language_known]))
    yield Fact(w("Letters"), w(FORMATS[customer.format_known]))
    yield Fact(w("Cannot use"), ways_said(customer, pack, w))
    needs = [(case, asked) for case in page.cases for asked in case.adjustments]
    for case, asked in needs[-MOST_ADJUSTMENTS:]:
        yield Fact(w("Adjustment"), _adjustment(case, asked, page.links, w))
    if page.cases:
        yield Fact(w("Cases"), ", ".join(case.reference for case in page.cases)[:1000])


def _adjustment(case: Case, asked: Adjustment, links: Sequence[Linked], w: Words) -> str:
    kind = w(ADJUSTMENTS[asked.kind])
    named = [x.name[:100] for x in links if x.mine and x.link.kind is LinkKind.ADVOCATE]
    if asked.kind is AdjustmentKind.ADVOCATE and named:
        kind = w("An advocate, {names}", names=w.list(named[:2]))
    return w(
        "{kind}: {outcome} ({case})",
        kind=kind,
        outcome=w(OUTCOMES[asked.outcome]) if asked.outcome else w("waits for its decision"),
        case=case.reference,
    )


def _each(customer: Customer, name: str) -> list[str]:
    return list(dict.fromkeys(value for row in customer.rows if (value := getattr(row, name))))


def _also(customer: Customer, w: Words) -> Iterator[Paragraph]:
    for row in customer.also[:MOST_ROWS]:
        yield Paragraph(also_said(row, w))


def also_said(row: Customer, w: Words) -> str:
    """That a row of the list leads to this customer."""
    return w(
        "Also in the list as {name} ({reference}), {address}: the same customer.",
        name=row.name,
        reference=row.reference,
        address=where_said(row, w),
    )


def _alike(other: Customer, shares: Sequence[str], w: Words) -> str:
    return w(
        "{name} ({reference}), {address}. In common: {shares}.",
        name=other.name,
        reference=other.reference,
        address=where_said(other, w),
        shares=w.list([w(SHARES[share]) for share in shares]),
    )


def _buttons(page: Page, w: Words) -> Iterator[Button]:
    subject = str(page.customer.id)
    if page.change:
        yield Button(w("Language and letters"), Action("letters-to", subject), opens_form=True)
        yield Button(w("Link somebody"), Action("link", subject), opens_form=True)
        if any(linked.mine for linked in page.links):
            yield Button(w("End a link"), Action("end-link", subject), opens_form=True)
    if page.ways and page.cases:
        case = page.cases[-1]
        yield Button(w("Ways of contact"), Action("cannot-use", f"{case.id}:{case.id}"), opens_form=True)
    if not page.merge:
        return
    for other, _ in page.alike[:2]:
        label = w("Same as {reference}?", reference=other.reference)
        yield Button(label[:24], Action("merge", subject, value=str(other.id)), opens_form=True)
    for row in page.customer.also[:2]:
        question = w(
            "Take {reference} apart from this customer again? Nothing that was recorded is lost.",
            reference=row.reference,
        )
        confirm = Confirm(question, w("Take apart"), w("Leave it"))
        label = w("Not {reference}", reference=row.reference)
        yield Button(label[:24], Action("unmerge", subject, value=str(row.id)), confirm=confirm)
    if not page.alike:
        yield Button(w("Merge with another"), Action("merge", subject), opens_form=True)


def letters_form(customer: Customer, w: Words) -> Form:
    """In which language and format we write."""
    note = Note(
        w(
            "§12: letters that are not issued yet follow. What is said here stays, whatever the landlord’s list says later."
        )
    )
    languages = tuple(Option(key or UNKNOWN, w(said)) for key, said in LANGUAGES.items())
    formats = tuple(Option(key, w(said)) for key, said in FORMATS.items())
    fields = (
        note,
        Choice(
            name="language",
            label=w("Language of letters"),
            options=languages,
            value=customer.language_known or UNKNOWN,
        ),
        Choice(name="format", label=w("Format of letters"), options=formats, value=customer.format_known),
    )
    return Form(
        "letters-to",
        w("Language and letters"),
        fields,
        w("Keep it"),
        str(customer.id),
        about=customer.name[:150],
    )


def letters_card(customer: Customer, changed: int, w: Words) -> Card:
    """How we write from now on."""
    facts = (
        Fact(w("Language"), w(LANGUAGES[customer.language_known])),
        Fact(w("Letters"), w(FORMATS[customer.format_known])),
    )
    said = w("Letters that are drafted from now on go by it.")
    if changed:
        said = w.n(
            "{n} letter that was not issued follows: what is not written in its languages is to be translated.",
            "{n} letters that were not issued follow: what is not written in their languages is to be translated.",
            changed,
        )
    back = Button(w("The customer’s page"), Action("customer", str(customer.id)))
    return Card(
        w("How we write: {customer}", customer=customer.name[:110]),
        facts,
        (Paragraph(said),),
        (back,),
        "good",
    )
