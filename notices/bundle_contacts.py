"""The chapter of a bundle on contacts: each one that was logged, how many in each week, and when no way was open."""

from collections.abc import Iterator

from notices.bundle_parts import Chapter, Said, Source, line, text
from notices.kinds import instruction
from policy.contact import Contact
from policy.contact_weeks import weeks_of


def contacts(s: Source) -> Chapter:
    """The log of contacts with its weekly figures in words, and from when until when every way was closed."""
    w, logged = s.words, sorted(s.case.contacts, key=lambda contact: contact.happened_at)
    found: list[Said] = []
    if logged:
        found.append(Said(w("Contacts in each week"), strong=True))
        found += _weeks(s)
        for contact in logged:
            found += _contact(s, contact)
    found += _no_ways(s)
    return Chapter(w("Contacts, and when no way was open"), w("Contacts"), tuple(found))


def _weeks(s: Source) -> Iterator[Said]:
    """A week without any is left out."""
    w = s.words
    for week in weeks_of(s.case.contacts, s.calendar):
        number = w.n("{n} contact", "{n} contacts", week.contacts)
        minutes = w.n("{n} minute", "{n} minutes", week.minutes)
        said = w("{number}, {minutes}", number=number, minutes=minutes) if week.minutes else number
        yield from line(w("Week from {day}", day=w.date(week.monday)), said)


def _contact(s: Source, contact: Contact) -> Iterator[Said]:
    w, then = s.words, s.pack.at(contact.logged_at)
    yield Said(w("Contact, {when}", when=s.when(contact.happened_at)), strong=True)
    yield from line(w("How"), then.channel(contact.channel).label.say(w.language))
    yield from line(w("With"), s.name(contact.staff_id))
    if contact.minutes is not None:
        yield from line(w("How long"), w.n("{n} minute", "{n} minutes", contact.minutes))
    if contact.service:
        yield from line(w("About"), then.service(contact.service).label.say(w.language))
    kinds = [then.behaviour(key).label.say(w.language) for key in contact.kinds]
    yield from line(w("It seemed"), w.list(kinds))
    yield from line(w("Logged by"), s.by(contact.logged_by_id, contact.logged_at))
    yield from text(w("Note"), contact.note_passage)


def _no_ways(s: Source) -> Iterator[Said]:
    w = s.words
    what = {str(r.id): instruction(r, s.pack, s.names, w) for r in s.case.restrictions}
    for known in s.case.no_ways:
        yield Said(w("No way of contact open from {day}", day=w.date(known.from_day)), strong=True)
        yield from line(w("Found"), s.when(known.found_at))
        yield from line(w("Open again"), s.when(known.over_at) if known.over_at else w("Not yet"))
        for id in known.restriction_ids:
            yield from line(w("Closed by"), what.get(id, ""))
