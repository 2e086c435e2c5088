"""policy/link.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("from its first day", "self.since <= day and (", "("),
    ("to its last day", "self.until is None or day <= self.until", "self.until is None or day < self.until"),
    ("asked to link", "    require_may_change(by, cases)\n    if other is None", "    if other is None"),
    ("with somebody", "    if other is None and not link.name:", "    if False:"),
    ("with one", "(link.name or link.address)", "False"),
    ("a name beside a customer", "(link.name or link.address)", "(link.address)"),
    ("an address beside a customer", "(link.name or link.address)", "(link.name)"),
    ("not with itself", "other.ids & customer.ids:", "False:"),
    ("of this customer", "x.customer_id in customer.ids and (x.until is", "(x.until is"),
    ("on its last day, too", "x.until >= today)]", "x.until > today)]"),
    ("while it lasts", "(x.until is None or x.until >= today)]", "True]"),
    ("once", "    if any(_same(x, link, other) for x in lasting):", "    if False:"),
    ("asked for an addressee", "    if link.addressee:\n        _require", "    if False:\n        _require"),
    ("asked to end", "    require_may_change(by, cases)\n    if link.ended_at", "    if link.ended_at"),
    ("ended once", "    if link.ended_at is not None:", "    if False:"),
    ("not before it began", "    if last_day < link.since:", "    if False:"),
    (
        "its last day is kept",
        "    link.until, link.ended_by_id, link.ended_at = last_day, by.id, at",
        "    pass",
    ),
    (
        "an addressee",
        "x.addressee and x.customer_id in customer.ids and x.on(day)",
        "x.customer_id in customer.ids and x.on(day)",
    ),
    ("theirs", "x.customer_id in customer.ids and x.on(day)", "x.on(day)"),
    ("on that day", " and x.on(day)]", "]"),
    ("the latest", "max(theirs", "min(theirs"),
    ("by capacity", "    if link.kind not in ADDRESSEES:", "    if False:"),
    ("by some right", "if not link.authority or ", "if "),
    ("of a day", " or link.authority_on is None:", ":"),
    ("not to come", "    if link.authority_on > today:", "    if False:"),
    (
        "somewhere",
        "    if not (other.post_to.address if other is not None else link.address):",
        "    if False:",
    ),
    ("one addressee", "    if any(x.addressee for x in lasting):", "    if False:"),
    ("as something else", "    if known.kind is not link.kind:", "    if False:"),
    ("with the same", "known.other_id in other.ids if", "True if"),
    ("by the same name", "else known.name == link.name", "else True"),
)
