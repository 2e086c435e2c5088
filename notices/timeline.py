"""The timeline of a case: every entry with who, when, why and under which section, and what is to come (section 13)."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from notices.card import Action, Body, Button, Card, Excerpt, Fact, Paragraph
from notices.letter_cards import KINDS, LANGUAGES
from notices.record import LOOKING, RECORDS, policy_of
from notices.section import section_said
from notices.status import stage_said
from notices.waiting import waiting_words
from notices.words import Words
from policy.calendar import Calendar
from policy.case import Case
from policy.openthing import OpenThing
from policy.pack import Pack
from policy.record import Record
from policy.stage import stage

MOST_BODY = 26  # paragraphs and texts on a page
MOST_TEXTS = 10  # on a page: each has its way to the whole of it
MOST_LINE = 2800
NEWEST, OLDEST = "new", "old"


@dataclass(frozen=True)
class Timeline:
    """All that it is made from, for one reader. ``records`` are those that they may read, oldest first; ``unshown`` how
    many others there are, and ``looks`` how many of who looked; ``to_come`` what is open, with the names of those for
    whom it waits; ``may_read`` says of a text whether it is open to them."""

    case: Case
    customer_name: str
    records: Sequence[Record]
    unshown: int
    looks: int
    to_come: Sequence[tuple[OpenThing, Sequence[str]]]
    became: Sequence[str]
    names: Mapping[UUID, str]
    may_read: Callable[[UUID], bool]
    today: dt.date
    pack: Pack
    calendar: Calendar
    words: Words


@dataclass(frozen=True)
class Page:
    """What stands on one page; ``entries`` are the records told there."""

    body: tuple[Body, ...]
    entries: int

    @property
    def passages(self) -> list[UUID]:
        """The texts that are shown on it."""
        return [each.passage for each in self.body if isinstance(each, Excerpt)]


Entry = tuple[Sequence[Body], int]  # what is said, and of how many records


def pages(t: Timeline, order: str) -> list[Page]:
    """Everything, cut between entries where that can be; nothing is left out."""
    told = [*_entries(t), (list(_to_come(t)), 0)]
    found: list[Page] = []
    body: list[Body] = []
    entries = 0
    for said, count in told if order == OLDEST else reversed(told):
        for piece in _pieces(said):
            if body and not _fits([*body, *piece]):
                found.append(Page(tuple(body), entries))
                body, entries = [], 0
            body += piece
        entries += count
    return [*found, Page(tuple(body), entries)]


def timeline_card(t: Timeline, paged: Sequence[Page], order: str, number: int) -> Card:
    """One page, counted from 1."""
    w, page = t.words, paged[number - 1]
    facts = []
    if t.customer_name:
        at = stage_said(stage(t.case, t.today, t.pack), w)
        facts += [Fact(w("Customer"), t.customer_name[:200]), Fact(w("Stage"), at)]
    facts.append(Fact(w("Entries"), w.n("{n} entry", "{n} entries", len(t.records))))
    if t.unshown:
        facts.append(
            Fact(
                w("Not shown"),
                w.n("{n} entry is not shown to you", "{n} entries are not shown to you", t.unshown),
            )
        )
    if t.looks:
        facts.append(Fact(w("Who looked"), w.n("{n} look, for Records", "{n} looks, for Records", t.looks)))
    facts.append(Fact(w("Page"), w("{page} of {pages}", page=number, pages=len(paged))))
    return Card(
        w("Timeline: {case}", case=t.case.reference),
        tuple(facts),
        page.body,
        tuple(_buttons(t, len(paged), order, number)),
        footer=w("§ is a section of the {policy}, issue {issue}.", policy=_title(t), issue=t.pack.issue),
    )


def _title(t: Timeline) -> str:
    return t.pack.title.say(t.words.language)


def _buttons(t: Timeline, pages: int, order: str, number: int) -> Iterator[Button]:
    w = t.words
    if number < pages:
        yield _to(t, order, number + 1, w("Read on"), primary=True)
    if number > 1:
        yield _to(t, order, number - 1, w("Back"))
    if order == NEWEST:
        yield _to(t, OLDEST, 1, w("Oldest first"))
    else:
        yield _to(t, NEWEST, 1, w("Newest first"))
    if t.customer_name:
        yield Button(w("Open the case"), Action("case", f"{t.case.id}:{t.case.id}"))


def _to(t: Timeline, order: str, number: int, label: str, *, primary: bool = False) -> Button:
    action = Action("timeline", f"{t.case.id}:{t.case.id}", value=f"{order}-{number}")
    return Button(label, action, "primary" if primary else "default")


def _pieces(said: Sequence[Body]) -> Iterator[list[Body]]:
    """An entry as one piece where it has room on a page of its own, else each text by itself."""
    if _fits(said):
        yield list(said)
    else:
        yield from ([each] for each in said)


def _fits(body: Sequence[Body]) -> bool:
    texts = sum(isinstance(each, Excerpt) for each in body)
    return len(body) <= MOST_BODY and texts <= MOST_TEXTS


def _entries(t: Timeline) -> Iterator[Entry]:
    for kind, run in groupby(t.records, key=_folded):
        together = list(run)
        if kind:
            yield [Paragraph(piece) for piece in _fold(t, kind, together)], len(together)
        else:
            yield from ((list(_entry(t, record)), 1) for record in together)


def _folded(record: Record) -> str:
    if record.what == "nudged":
        return "reminders"
    return "looks" if record.what in LOOKING else ""


def _fold(t: Timeline, kind: str, run: Sequence[Record]) -> Iterator[str]:
    """Reminders, and who looked, that follow each other: counted, and by name."""
    w = t.words
    first, last = (w.moment(x.at, t.calendar.zone) for x in (run[0], run[-1]))
    when = first if len(run) == 1 else w("{first} to {last}", first=first, last=last)
    if kind == "reminders":
        yield w.n("{when}: {n} reminder was sent.", "{when}: {n} reminders were sent.", len(run), when=when)
        return
    counted = Counter((_name(t, x.actor_id), RECORDS[x.what]) for x in run)
    lines = [f"{who}: {w(what)}" + (f" ({n})" if n > 1 else "") for (who, what), n in counted.items()]
    yield from _together([w("{when}: who looked", when=when), *lines])


def _together(lines: Sequence[str]) -> Iterator[str]:
    held = ""
    for each in lines:
        if held and len(held) + len(each) >= MOST_LINE:
            yield held
            held = each
        else:
            held = f"{held}\n{each}" if held else each
    yield held


def _entry(t: Timeline, record: Record) -> Iterator[Body]:
    w = t.words
    when, section = w.moment(record.at, t.calendar.zone), section_said(record.section, w)
    yield Paragraph(f"{when}: {w(RECORDS[record.what])} ({section})", strong=True)
    lines = [_by(t, record), *_about(t, record)]
    if record.pack not in ("", t.pack.sha256):  # the footer names the present one
        lines.append(w("Under {policy}", policy=policy_of(record, t.pack, w)))
    texts = [UUID(passage) for passage in record.passages]
    closed = sum(not t.may_read(passage) for passage in texts)
    if closed:
        lines.append(w.n("{n} text is not open to you.", "{n} texts are not open to you.", closed))
    yield from (Paragraph(piece) for piece in _together(lines))
    for number, passage in enumerate(texts, 1):
        if t.may_read(passage):
            yield Excerpt(_label(t, passage) or _numbered(w("What was written"), number, texts), passage)


def _numbered(label: str, number: int, texts: Sequence[UUID]) -> str:
    return f"{label} ({number})" if len(texts) > 1 else label


def _by(t: Timeline, record: Record) -> str:
    """Who, with the roles that they had then."""
    w = t.words
    if record.actor_id is None:
        return w("By the clock")
    roles = [t.pack.at(record.at).role(role).label.say(w.language) for role in sorted(record.actor_roles)]
    name = _name(t, record.actor_id)
    return w("By {who} ({roles})", who=name, roles=w.list(roles)) if roles else w("By {who}", who=name)


def _name(t: Timeline, person: UUID | None) -> str:
    return t.names.get(person, "") if person else t.words("the clock")


def _about(t: Timeline, record: Record) -> Iterator[str]:
    """For whom it was done, and what it is about, where that is not said already."""
    w, case, subject = t.words, t.case, record.subject_id
    asked_for = [
        x.on_behalf_of for x in case.incidents if x.id == subject and record.what == "incident-reported"
    ]
    asked_for += [x.made_by for x in case.appeals if x.id == subject and record.what == "appeal-logged"]
    asked_for += [
        x.said_by for x in case.corrections if x.id == subject and record.what == "correction-logged"
    ]
    yield from (w("For {who}", who=who) for who in asked_for if who)
    for made in case.arrangements:
        if made.id == subject:
            measure = t.pack.at(made.arranged_at).measure(made.measure).label.say(w.language)
            yield w("{measure}: {who} sees to it", measure=measure, who=_name(t, made.owner_id))
    for letter in case.letters:
        if letter.id == subject:
            yield w("Letter: {kind}", kind=w(KINDS[letter.kind]))


def _label(t: Timeline, passage: UUID) -> str:
    """What a text is, where its place says so."""
    w = t.words
    for formal in t.case.formals:
        for question in t.pack.at(formal.considered_at or formal.started_at).considerations:
            if formal.considerations.get(question.key) == str(passage):
                return question.label.say(w.language)
    for letter in t.case.letters:
        for language, sent in letter.sent.items():
            if sent == str(passage):
                return w("As it was sent: {language}", language=LANGUAGES[language])
    for incident in t.case.incidents:
        if passage == incident.happened_passage:
            return w("What happened")
        if passage == incident.support_passage:
            return w("Support wanted")
    return ""


def _to_come(t: Timeline) -> Iterator[Body]:
    w = t.words
    if t.became:
        yield Paragraph(w("What became of it"), strong=True)
        yield from (Paragraph(piece) for piece in _together(list(dict.fromkeys(t.became))))
        return
    yield Paragraph(w("What is to come"), strong=True)
    lines = [
        w(
            "{what}: {who} ({section}), {when}",
            what=w(waiting_words(x, t.today)),
            who=w.list(who),
            section=section_said(x.section, w),
            when=_when(t, x),
        )
        for x, who in t.to_come
    ]
    yield from (Paragraph(piece) for piece in _together(lines or [w("Nothing waits for anybody.")]))


def _when(t: Timeline, thing: OpenThing) -> str:
    w = t.words
    if thing.by is None:
        return (
            w("from {day}", day=w.date(thing.from_day))
            if thing.from_day
            else w("since {day}", day=w.date(thing.since))
        )
    late = thing.by < t.today
    return w("overdue since {day}", day=w.date(thing.by)) if late else w("by {day}", day=w.date(thing.by))
