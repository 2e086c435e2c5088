"""The picture of contacts per week that a manager needs to judge "excessive" (sections 4 and 5)."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.card import Action, Bars, Body, Button, Card, Excerpt, Fact, Paragraph
from notices.words import Words
from policy.calendar import Calendar
from policy.case import Case
from policy.contact import Contact
from policy.contact_weeks import WEEKS, Picture
from policy.pack import Pack

LATEST = 8  # contacts that are listed
NOTES = 3  # of the latest contacts, that are shown
MOST_KINDS = 5


def contacts_card(
    case: Case,
    customer_name: str,
    picture: Picture,
    names: Mapping[UUID, str],
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Card:
    """How often, how long, how and with how many people; for whoever may read the case."""
    subject = f"{case.id}:{case.id}"
    latest = sorted(case.contacts, key=lambda x: x.happened_at, reverse=True)
    log = Action("log-contact", subject)
    return Card(
        w("Contacts: {customer}", customer=customer_name[:110]),
        (Fact(w("Case"), case.reference), *_facts(case, picture, pack, w)),
        (*_bars(picture, w), *_latest(latest, names, pack, calendar, w)),
        (
            Button(w("Log a contact"), log, opens_form=True),
            Button(w("Open the case"), Action("case", subject)),
        ),
    )


def contacts_button(case: Case, w: Words) -> Button:
    """To the picture of contacts, for those who may read the case."""
    return Button(w("Contacts per week"), Action("contacts", f"{case.id}:{case.id}"))


def contacts_line(picture: Picture, w: Words) -> str:
    """The same in one sentence or two, for the answers of a formal consideration; empty where nothing was logged."""
    if not picture.contacts:
        return ""
    logged = w.n(
        "{n} contact was logged in the last {weeks} weeks.",
        "{n} contacts were logged in the last {weeks} weeks.",
        picture.contacts,
        weeks=WEEKS,
    )
    most = max(week.contacts for week in picture.weeks)
    return w(
        "{logged} The most in one week: {most}. Different members of staff: {staff}.",
        logged=logged,
        most=most,
        staff=picture.staff,
    )


def _facts(case: Case, picture: Picture, pack: Pack, w: Words) -> list[Fact]:
    lately = w.n("{n} contact", "{n} contacts", picture.contacts)
    facts = [Fact(w("Last {weeks} weeks", weeks=WEEKS), lately)]
    if picture.contacts:
        time = w.n("{n} minute", "{n} minutes", picture.minutes)
        if picture.unmeasured:
            time = w("{time}; not known: {count}", time=time, count=picture.unmeasured)
        channels = {pack.channel(key).label.say(w.language): n for key, n in picture.channels.items()}
        facts += [
            Fact(w("How long"), time),
            Fact(w("Different members of staff"), str(picture.staff)),
            Fact(w("How"), _counted(channels, w)),
        ]
    if picture.kinds:
        most = list(picture.kinds.items())[:MOST_KINDS]
        kinds = {pack.behaviour(key).label.say(w.language): n for key, n in most}
        facts.append(Fact(w("It seemed"), _counted(kinds, w)))
    if earlier := len(case.contacts) - picture.contacts:
        facts.append(Fact(w("Before that"), w.n("{n} contact", "{n} contacts", earlier)))
    return facts


def _counted(counts: Mapping[str, int], w: Words) -> str:
    return "\n".join(w("{label}: {count}", label=label, count=count) for label, count in counts.items())


def _bars(picture: Picture, w: Words) -> list[Body]:
    """Contacts, and beside them minutes where any are known: few contacts can be very long ones."""
    if not picture.contacts:
        return []
    weeks = [(w.day_month(week.monday), week) for week in picture.weeks]
    number = tuple((label, week.contacts) for label, week in weeks)
    bars: list[Body] = [Bars(w("Contacts per week, from each Monday"), number, w("contacts"))]
    if picture.minutes:
        minutes = tuple((label, week.minutes) for label, week in weeks)
        bars.append(Bars(w("Minutes per week, from each Monday"), minutes, w("minutes")))
    return bars


def _latest(
    latest: Sequence[Contact], names: Mapping[UUID, str], pack: Pack, calendar: Calendar, w: Words
) -> list[Body]:
    if not latest:
        return [Paragraph(w("No contact is logged in this case."))]
    lines = [
        w(
            "{when}: {channel}, with {staff}",
            when=w.moment(x.happened_at, calendar.zone),
            channel=pack.at(x.logged_at).channel(x.channel).label.say(w.language),
            staff=names[x.staff_id][:60],
        )
        for x in latest[:LATEST]
    ]
    noted = [x for x in latest if x.note_passage is not None][:NOTES]
    return [
        Paragraph(w("The latest"), strong=True),
        Paragraph("\n".join(lines)),
        *(
            Excerpt(w("Note of {when}", when=w.moment(x.happened_at, calendar.zone)), x.note_passage)
            for x in noted
            if x.note_passage is not None
        ),
    ]
