"""policy/contact.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    (
        "what has not happened is not logged",
        "if contact.happened_at > contact.logged_at + SLACK:",
        "if False:",
    ),
    ("a minute is no future", "contact.logged_at + SLACK:", "contact.logged_at:"),
    (
        "it is the day that has not come",
        '"day" if calendar.day(contact.happened_at) > today else "time"',
        '"time"',
    ),
    (
        "it is the time that has not come",
        '"day" if calendar.day(contact.happened_at) > today else "time"',
        '"day"',
    ),
    (
        "it is the local day",
        "calendar.day(contact.happened_at) > today",
        "contact.happened_at.date() > today",
    ),
    ("nothing takes less than no time", "not 0 <= contact.minutes <=", "not contact.minutes <="),
    ("nothing takes longer than ten hours", "0 <= contact.minutes <= MOST_MINUTES", "0 <= contact.minutes"),
    ("ten hours are possible", "<= MOST_MINUTES", "< MOST_MINUTES"),
    ("the contact is kept in its case", "    case.contacts.append(contact)\n", ""),
    ("other services stay open", "if not contact.service or contact.service in r.services", ""),
    ("about nothing it may be about anything", "if not contact.service or contact", "if contact"),
    ("one open way keeps the channel open", "if not ways <= closed:", "if False:"),
    (
        "only what closes it is named",
        "[restriction for restriction in about if ways & closes(restriction, pack)]",
        "[]",
    ),
)
