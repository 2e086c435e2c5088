"""policy/contact_weeks.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("thirteen weeks", "WEEKS = 13", "WEEKS = 12"),
    ("the oldest week comes first", "reversed(range(WEEKS))", "range(WEEKS)"),
    ("this week is the last", "- back * WEEK", "- (back + 1) * WEEK"),
    ("a week is the local one", "calendar.day(x.happened_at)", "x.happened_at.date()"),
    ("a week begins on Monday", "day - day.weekday() * DAY", "day - day.isoweekday() * DAY"),
    ("what is older does not count", " if monday in mondays]", "]"),
    (
        "minutes are added up",
        "minutes[monday] += contact.minutes or 0",
        "minutes[monday] = contact.minutes or 0",
    ),
    ("all the weeks, oldest first", "for monday in sorted(found)]", "for monday in found]"),
    ("all of a week", "so_far.contacts + 1", "1"),
    ("all minutes of a week", "so_far.minutes + (contact", "(contact"),
    ("the local week of each", "calendar.day(contact.happened_at)", "contact.happened_at.date()"),
    (
        "people are counted once",
        "len({x.staff_id for _, x in lately})",
        "len([x.staff_id for _, x in lately])",
    ),
    (
        "the most used channel comes first",
        "Counter(x.channel for _, x in lately).most_common()",
        "Counter(x.channel for _, x in lately)",
    ),
    ("each kind counts", "for kind in x.kinds", "for kind in x.kinds[:1]"),
    ("contacts without a length are counted", "sum(x.minutes is None for", "sum(not x.minutes is None for"),
)
