"""What is open and overdue, by stage and by owner, as whoever oversees it reads it (section 3)."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from notices.card import MAX_FACTS, Action, Body, Button, Card, Fact, Paragraph
from notices.waiting import WAITING
from notices.words import Words
from policy.overview import NOBODY, STAGES, Count
from policy.pack import Pack
from policy.refusal import NotAllowed

PER_PAGE = 7  # with the buttons around them as many as a card holds
MOST_NAMED = 4
CLOCKLESS = ("considering", "in-force")  # stages that nothing waits at: they are counted from the cases
STAGE_WORDS: Mapping[str, str] = {
    "report": "Reports to acknowledge",
    "outcome": "Reports to decide",
    "safety": "Safety and injuries",
    "informal": "Informal action",
    "considering": "Being considered",
    "prepared": "Formal action: to do",
    "warning": "Warnings to issue",
    "signoff": "Proposals to decide",
    "translation": "Letters to translate",
    "letter": "Letters to issue",
    "in-force": "In force",
    "appeal": "Appeals",
    "ombudsman": "The Ombudsman",
    "no-way": "No way of contact open",
    "exception": "Exceptions: details",
    "held": "Held messages",
    "complaint": "Complaints and reviews",
    "review": "Reviews due",
    "ended": "Ended or lapsed",
    "other": "Other",
}
AFTER = {"considering": "informal", "in-force": "letter"}  # where those without a clock stand


@dataclass(frozen=True)
class View:
    """What is looked at: all stages, all owners, or the list of one of them (``key``); of one organisation or of all;
    ``page`` counts from 0."""

    what: str = "stages"
    key: str = ""
    organisation: str = ""
    page: int = 0

    def within(self, count: int) -> "View":
        """The same, or its last page that has anything on it: there may be less than when the button was made."""
        return replace(self, page=min(self.page, max(count - 1, 0) // PER_PAGE))

    def encode(self) -> str:
        return f"{self.what}.{self.key}.{self.organisation}.{self.page}"

    @classmethod
    def decode(cls, value: str, pack: Pack) -> "View":
        """From a button's value; all stages where there is none. Raises `NotAllowed`: buttons come over the network."""
        parts = value.split(".") if value else ["stages", "", "", "0"]
        if len(parts) != 4 or not parts[3].isdecimal() or len(parts[3]) > 4:
            raise NotAllowed("unknown-subject")
        what, key, organisation, page = parts
        known = {
            "stages": key == "",
            "owners": key == "",
            "stage": key in STAGE_WORDS,
            "owner": key == NOBODY or _is_id(key),
        }
        if not known.get(what) or organisation not in ("", *(each.key for each in pack.organisations)):
            raise NotAllowed("unknown-subject")
        return cls(what, key, organisation, int(page))


@dataclass(frozen=True)
class Line:
    """One open thing in a list. ``customer_name`` is empty for whoever may not know; ``days_late`` are working days."""

    case_id: UUID
    reference: str
    kind: str
    customer_name: str
    since: dt.date
    by: dt.date | None = None
    days_late: int = 0
    people: Sequence[str] = ()


def stages_card(view: View, counts: Mapping[str, Count], total: Count | None, pack: Pack, w: Words) -> Card:
    """How much is open at each stage; a button each leads to the cases."""
    stages = [stage for stage in in_order() if stage in counts]
    labels = {stage: w(STAGE_WORDS[stage]) for stage in stages}
    shown = stages if len(stages) <= MAX_FACTS else _page(stages, view)
    facts = [Fact(labels[stage], _count(counts[stage], stage not in CLOCKLESS, w)) for stage in shown]
    buttons = [
        Button(labels[stage], _to(replace(view, what="stage", key=stage, page=0)))
        for stage in _page(stages, view)
    ]
    buttons.append(Button(w("By owner"), _to(replace(view, what="owners", page=0))))
    return _overview(view, facts, buttons, len(stages), total, pack, w)


def owners_card(
    view: View,
    counts: Mapping[str, Count],
    total: Count | None,
    names: Mapping[UUID, str],
    pack: Pack,
    w: Words,
) -> Card:
    """How much waits for each person, the most overdue first. What waits for nobody is a mistake, and shows as such."""
    owners = list(counts)
    shown = _page(owners, view)
    facts = [Fact(_name(owner, names, w)[:75], _count(counts[owner], True, w)) for owner in shown]
    buttons = [
        Button(_short(_name(owner, names, w)), _to(replace(view, what="owner", key=owner, page=0)))
        for owner in shown
    ]
    buttons.append(Button(w("By stage"), _to(replace(view, what="stages", page=0))))
    return _overview(view, facts, buttons, len(owners), total, pack, w, nobody=NOBODY in counts)


def list_card(
    view: View, lines: Sequence[Line], count: int, names: Mapping[UUID, str], pack: Pack, w: Words
) -> Card:
    """The cases of a stage or of an owner, those that have waited longest past their day first."""
    what = w(STAGE_WORDS[view.key]) if view.what == "stage" else _name(view.key, names, w)
    facts = [Fact(line.reference, _line(line, w)) for line in lines]
    cases = dict.fromkeys((line.reference, line.case_id) for line in lines)
    buttons = [Button(reference, Action("case", f"{id}:{id}")) for reference, id in cases]
    back = replace(view, what="stages" if view.what == "stage" else "owners", key="", page=0)
    buttons.append(Button(w("All stages") if view.what == "stage" else w("All owners"), _to(back)))
    body = _pages(view, count, w)
    if not count:
        body.append(Paragraph(w("Nothing waits here any more.")))
    return Card(
        _titled(view, w("{what}: {n}", what=what[:100], n=count), pack, w),
        tuple(facts),
        tuple(body),
        (*buttons, *_turning(view, count, w), *_filters(view, pack, w)),
        "danger" if view.what == "owner" and view.key == NOBODY and count else "plain",
    )


def in_order() -> list[str]:
    """Every stage in the order of the policy."""
    order = list(STAGES)
    for stage, before in AFTER.items():
        order.insert(order.index(before) + 1, stage)
    return order


def _overview(
    view: View,
    facts: Sequence[Fact],
    buttons: Sequence[Button],
    count: int,
    total: Count | None,
    pack: Pack,
    w: Words,
    *,
    nobody: bool = False,
) -> Card:
    title = w("Nothing is open")
    if total is not None and view.what == "owners":
        title = w("By owner: {n} open, {late} overdue", n=total.open, late=total.overdue)
    elif total is not None:
        title = w("{n} open, {late} overdue", n=total.open, late=total.overdue)
    body = _pages(view, count, w) if view.what == "owners" else []
    if nobody:
        body.insert(0, Paragraph(w("Something waits for nobody. That must not be: tell Admin."), strong=True))
    return Card(
        _titled(view, title, pack, w),
        tuple(facts),
        tuple(body),
        (*buttons, *_turning(view, count, w), *_filters(view, pack, w)),
        "danger" if nobody else "warning" if total and total.overdue else "plain",
    )


def _count(count: Count, clocked: bool, w: Words) -> str:
    facts = {"open": count.open, "late": count.overdue, "day": w.date(count.oldest)}
    if not clocked:
        return w("{open}, the oldest since {day}", **facts)
    return w("{open} open, {late} overdue, the oldest since {day}", **facts)


def _line(line: Line, w: Words) -> str:
    what = w(WAITING[line.kind]) if line.kind in WAITING else w(STAGE_WORDS[line.kind])
    parts = [f"{what}: {line.customer_name[:200]}" if line.customer_name else what]
    parts.append(w("since {day}", day=w.date(line.since)))
    if line.by is not None:
        parts.append(w("by {day}", day=w.date(line.by)))
    if line.days_late:
        parts.append(w.n("{n} working day late", "{n} working days late", line.days_late))
    if line.kind not in CLOCKLESS:
        parts.append(_for(line, w))
    return "; ".join(parts)


def _for(line: Line, w: Words) -> str:
    if not line.people:
        return w("waits for nobody: tell Admin")
    named = [name[:100] for name in line.people[:MOST_NAMED]]
    if more := len(line.people) - len(named):
        named.append(w.n("{n} more", "{n} more", more))
    return w("waits for {people}", people=w.list(named))


def _name(owner: str, names: Mapping[UUID, str], w: Words) -> str:
    return names.get(UUID(owner), "?") if owner != NOBODY else w("Nobody")


def _short(name: str) -> str:
    return name if len(name) <= 24 else f"{name[:23]}…"


def _page(items: Sequence[str], view: View) -> Sequence[str]:
    return items[view.page * PER_PAGE : (view.page + 1) * PER_PAGE]


def _pages(view: View, count: int, w: Words) -> list[Body]:
    if count <= PER_PAGE:
        return []
    first, last = view.page * PER_PAGE + 1, min((view.page + 1) * PER_PAGE, count)
    return [Paragraph(w("{first} to {last} of {count}", first=first, last=last, count=count))]


def _turning(view: View, count: int, w: Words) -> Iterator[Button]:
    if view.page:
        yield Button(w("Back"), _to(replace(view, page=view.page - 1)))
    if (view.page + 1) * PER_PAGE < count:
        yield Button(w("More"), _to(replace(view, page=view.page + 1)))


def _filters(view: View, pack: Pack, w: Words) -> Iterator[Button]:
    """The next organisation, and all together: with the list and its pages a card has room for two more."""
    keys = [each.key for each in pack.organisations]
    if len(keys) > 1:
        place = keys.index(view.organisation) + 1 if view.organisation else 0
        if place < len(keys):
            only = w("Only {name}", name=pack.organisation(keys[place]).short_name)
            yield Button(_short(only), _to(replace(view, organisation=keys[place], page=0)))
        if view.organisation:
            yield Button(w("All organisations"), _to(replace(view, organisation="", page=0)))


def _titled(view: View, said: str, pack: Pack, w: Words) -> str:
    if not view.organisation:
        return said
    return w(
        "{organisation}: {said}", organisation=pack.organisation(view.organisation).short_name, said=said
    )


def _to(view: View) -> Action:
    return Action("overview", value=view.encode())


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
