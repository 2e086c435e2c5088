"""Cards and forms around a letter: reading it, translating it, marking it as issued (sections 6 and 7)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.card import MAX_PARAGRAPH, Action, Button, Card, Excerpt, Fact, Paragraph
from notices.fields import Choice, Date, FormField, LongText, Note, Option, Time
from notices.form import Form
from notices.letter_parts import Heading, Items, LetterText
from notices.words import Words
from policy.calendar import Calendar
from policy.case import Case
from policy.dropped import MAY_BE_DROPPED
from policy.letter import Letter, LetterKind
from policy.pack import Pack

KINDS: Mapping[LetterKind, str] = {
    LetterKind.INFORMAL: "Letter: up to 7 days",
    LetterKind.INFORMAL_ACTION: "Letter: informal",
    LetterKind.WARNING: "Written warning",
    LetterKind.DECISION: "Decision letter",
    LetterKind.APPEAL_ACKNOWLEDGED: "Appeal acknowledged",
    LetterKind.APPEAL_OUTCOME: "Outcome of the appeal",
    LetterKind.INFORMAL: "Letter: up to 7 days",
    LetterKind.DECISION_WITHOUT_WARNING: "Decision, no warning",
    LetterKind.NOT_APPLIED: "Policy not applied",
    LetterKind.REVIEW_COMING: "Review coming up",
    LetterKind.REVIEW_OUTCOME: "Outcome of the review",
    LetterKind.ENDED: "Letter of the end",
    LetterKind.NOT_REGISTERED: "Complaint: no more",
    LetterKind.SAFETY_REGISTER: "Safety register",
    LetterKind.SAFETY_CHANGED: "Register changed",
    LetterKind.SAFETY_REMOVED: "Off safety register",
    LetterKind.CONTACT_CHANGED: "Contact changed",
    LetterKind.COMPLAINT_RECEIVED: "Complaint received",
    LetterKind.REVIEW_RECEIVED: "Review received",
    LetterKind.CORRECTION_ANSWER: "Correction answered",
}
LANGUAGES: Mapping[str, str] = {"en": "English", "cy": "Cymraeg"}
TEXTS: Mapping[str, str] = {
    "examples": "What happened",
    "expected": "What we ask of the customer",
    "reason": "The reason",
    "implications": "What it means for the customer",
    "reasons": "The reasons",
    "no_warning_reason": "Why no warning was given",
    "matter": "The matter",
    "new_information": "What would be new information",
    "done": "What was done",
}


def letter_card(
    case: Case,
    letter: Letter,
    customer_name: str,
    names: Mapping[UUID, str],
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Card:
    """Where a letter stands, for whoever sees to it."""
    facts = (
        Fact(w("Case"), case.reference),
        Fact(w("To"), customer_name[:200]),
        Fact(w("Languages"), w.list([LANGUAGES[language] for language in letter.languages])),
        Fact(w("Where it stands"), standing(letter, names, pack, calendar, w)),
        Fact(w("Seen to by"), names[letter.owner_id]),
    )
    return Card(
        w(KINDS[letter.kind]),
        facts,
        (Excerpt(w("Why it is not sent"), letter.dropped_passage),) if letter.dropped_passage else (),
        _buttons(case, letter, "", w),
        "warning" if letter.waits else "plain",
    )


def read_letter_card(
    case: Case,
    letter: Letter,
    language: str,
    text: LetterText | str,
    names: Mapping[UUID, str],
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Card:
    """The whole letter in one language: as sent once it is issued, as it would be until then."""
    title = f"{w(KINDS[letter.kind])} ({LANGUAGES[language]})"
    facts = (Fact(w("Where it stands"), standing(letter, names, pack, calendar, w)),)
    body = _sent(text) if isinstance(text, str) else _parts(text)
    return Card(title, facts, tuple(body), _buttons(case, letter, language, w))


def waiting_card(case: Case, letter: Letter, language: str, w: Words) -> Card:
    """There is nothing to read in this language yet."""
    return Card(
        w(KINDS[letter.kind]),
        body=(
            Paragraph(w("The text in {language} waits for its translation.", language=LANGUAGES[language])),
        ),
        buttons=_buttons(case, letter, language, w),
        tone="warning",
    )


def translation_form(
    subject: str,
    about: str,
    letter: Letter,
    language: str,
    originals: Mapping[str, str],
    labels: Mapping[str, str],
    w: Words,
) -> Form:
    """Every free text, with the original above it."""
    fields: list[FormField] = []
    for name in letter.free:
        fields.append(Note(f"{labels[name]}\n{originals.get(name, '')}"[:3000]))
        fields.append(
            LongText(
                name=name, label=w("{text}, in {language}", text=labels[name], language=LANGUAGES[language])
            )
        )
    return Form(
        "translation",
        w("Translate the letter"),
        tuple(fields),
        w("Save the translation"),
        subject,
        language,
        about=about,
    )


def issue_form(subject: str, about: str, at: dt.datetime, pack: Pack, calendar: Calendar, w: Words) -> Form:
    """How and when the letter went out."""
    local = calendar.local(at)
    return Form(
        "issue",
        w("Mark as issued"),
        (
            Note(
                w(
                    "Once it is issued the letter is frozen. Only then does the customer know, and only then is a decision in force."
                )
            ),
            Choice(
                name="how",
                label=w("How did it go out?"),
                options=tuple(Option(x.key, x.label.say(w.language)) for x in pack.letter_ways),
            ),
            Date(name="day", label=w("Day"), value=local.date()),
            Time(name="time", label=w("Time"), value=local.time().replace(second=0, microsecond=0)),
        ),
        w("Mark as issued"),
        subject,
        about=about,
    )


def standing(letter: Letter, names: Mapping[UUID, str], pack: Pack, calendar: Calendar, w: Words) -> str:
    """Where a letter stands."""
    if letter.issued_at is not None:
        return w(
            "Issued {when} by {by} ({how})",
            when=w.moment(letter.issued_at, calendar.zone),
            how=pack.at(letter.issued_at).letter_way(letter.issued_how).label.say(w.language),
            by=names[letter.issued_by_id] if letter.issued_by_id else "",
        )
    if letter.dropped_at is not None:
        return w(
            "Dropped {when} by {by}: never sent",
            when=w.moment(letter.dropped_at, calendar.zone),
            by=names[letter.dropped_by_id] if letter.dropped_by_id else "",
        )
    if letter.untranslated:
        return w(
            "Waits for its translation: {languages}",
            languages=w.list([LANGUAGES[x] for x in letter.untranslated]),
        )
    return w("Ready to be issued")


def _buttons(case: Case, letter: Letter, shown: str, w: Words) -> tuple[Button, ...]:
    subject = f"{case.id}:{letter.id}"
    buttons = [
        Button(w("Read: {language}", language=LANGUAGES[x]), Action("letter", subject, value=x))
        for x in letter.languages
        if x != shown
    ]
    if letter.waits:
        for language in letter.untranslated:
            label = w("Translate: {language}", language=LANGUAGES[language])
            buttons.append(
                Button(label, Action("translation", subject, value=language), "primary", opens_form=True)
            )
        if not letter.untranslated:
            buttons.append(Button(w("Mark as issued"), Action("issue", subject), "primary", opens_form=True))
        if letter.kind in MAY_BE_DROPPED:
            buttons.append(Button(w("Drop the draft"), Action("drop-letter", subject), opens_form=True))
    if letter.kind is LetterKind.WARNING and letter.issued_at is not None:
        buttons.append(Button(w("Log a correction"), Action("correction", subject), opens_form=True))
    buttons.append(Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")))
    return tuple(buttons)


def _parts(text: LetterText) -> list[Paragraph]:
    """The parts as paragraphs; those that follow each other stand together, a heading begins anew."""
    body = [Paragraph(text.title, strong=True)]
    gathered: list[str] = []

    def end() -> None:
        body.extend(Paragraph(piece) for piece in _pieces("\n\n".join(gathered)))
        gathered.clear()

    for part in text.paragraphs:
        match part:
            case Heading():
                end()
                body.append(Paragraph(part.text, strong=True))
            case Items():
                gathered.append("\n".join(f"• {item}" for item in part.items))
            case _:
                gathered.append(part.text)
    end()
    return body


def _sent(text: str) -> list[Paragraph]:
    """The words as they were sent, below their title."""
    title, apart, rest = text.partition("\n\n")
    return [Paragraph(title, strong=bool(apart)), *(Paragraph(piece) for piece in _pieces(rest))]


def _pieces(text: str) -> Sequence[str]:
    """Pieces that fit a paragraph, cut between paragraphs of the text where possible; nothing is lost."""
    pieces: list[str] = []
    while len(text) > MAX_PARAGRAPH:
        cut = max(
            text.rfind("\n\n", 0, MAX_PARAGRAPH),
            text.rfind(" ", 0, MAX_PARAGRAPH) if "\n\n" not in text[:MAX_PARAGRAPH] else -1,
        )
        cut = cut if cut > 0 else MAX_PARAGRAPH
        pieces.append(text[:cut])
        text = text[cut:].lstrip()
    return [*pieces, text] if text else pieces
