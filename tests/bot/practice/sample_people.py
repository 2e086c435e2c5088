"""Who is who among the people of the made-up landlord, for tables of who may do what."""

from bot.practice import sample

EVERYBODY = frozenset(name for name, _, _ in sample.PEOPLE)
DIRECTOR = frozenset({"Elin Vaughan"})
TWO = frozenset({"Nia Roberts", "Tom Ellis"})  # managers, where the Director stands in only when none is left
MANAGERS = TWO | DIRECTOR
HUW = frozenset({"Huw Pritchard"})  # the line manager of those who report
PREPARERS = MANAGERS | HUW
ALICE = frozenset({"Alice Turner"})
RHYS = frozenset({"Rhys Morgan"})
RECORDS = frozenset({"Beth Hughes"})
SAFETY = frozenset({"Owen Davies"})
MAIR = frozenset({"Mair Jones"})
SIONED = frozenset({"Sioned Parry"})
READERS = PREPARERS | RECORDS | RHYS | SIONED  # of a case that was appealed
