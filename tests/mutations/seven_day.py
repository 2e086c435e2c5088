"""policy/seven_day.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("seven_day", "seven_day_told")
WRONG: tuple[Wrong, ...] = (
    ("who has left does not ask", 'raise NotAllowed("left")', "pass"),
    ("the customer is known", "if case.customer_id is None:", "if False:"),
    ("only after a warning", "if warned_before(case, at) is None:", "if False:"),
    ("only when it goes on", "if not gone_on(case):", "if False:"),
    (
        "one at a time",
        "if any(is_open(case, decision, today) for decision in case.seven_days):",
        "if False:",
    ),
    ("not in the past", "if start < today:", "if False:"),
    ("the end is not before the start", "if end < start:", "if False:"),
    ("at most 7 days", "if end >= start + most * DAY:", "if end > start + most * DAY:"),
    ("not again within 28 days", "start <= restriction.last_day + gap", "start < restriction.last_day + gap"),
    ("what was never told does not count", "if restriction.seven_day_id is not None and counts", "if True"),
    ("what may still be told counts", "or restriction.end >= today\n", "\n"),
    ("only those of up to 7 days count", "restriction.seven_day_id is not None and counts", "counts"),
    ("something is asked for", "    if not terms:", "    if False:"),
    ("the particulars are there", "        check_what(each,", "        print(each,"),
    (
        "a way stays open when asked",
        "require_open_way(customer, [*decided, *asked], today, pack, present)\n    case",
        "case",
    ),
    (
        "other cases count",
        "decided, today = [*elsewhere, *case.decided], calendar",
        "decided, today = case.decided, calendar",
    ),
    ("the asker is barred", " | {decision.asked_by_id}", ""),
    (
        "who has left does not confirm",
        "if person.active and person.id not in barred",
        "if person.id not in barred",
    ),
    ("decided once", "    if decision.verdict is not None:", "    if False:"),
    ("managers confirm", "not by.has(Role.MANAGER, Role.DIRECTOR):\n        raise", "False:\n        raise"),
    ("the asker does not confirm", "    if by.id == decision.asked_by_id:", "    if False:"),
    ("those affected do not confirm", "    if played := parts", "    if not parts"),
    ("the Director last", "if by.id not in {person.id", "if not {person.id"),
    ("nothing that is over is confirmed", "            if restriction.end < today:", "            if False:"),
    ("not two of two cases", "            _require_apart(restriction", "            print(restriction"),
    (
        "a way stays open when confirmed",
        "        require_open_way(customer, [*decided",
        "        print(customer, [*decided",
    ),
    ("refusing needs a reason", "    elif reason is None:", "    elif False:"),
    (
        "not everybody tells",
        "if not may_tell(decision, by):",
        "if False:",
    ),
    ("only what is confirmed is told", "if decision.verdict is not Verdict.APPROVED:", "if False:"),
    ("told once", "    if told(case, decision):\n        raise", "    if False:\n        raise"),
    ("not told in the future", "    if told_at > at:", "    if False:"),
    (
        "not told before it was confirmed",
        "told_at < decision.decided_at.replace(",
        "told_at < at.replace(year=1, ",
    ),
    (
        "a way stays open when told",
        "    require_open_way(customer, [*elsewhere, *case.decided], calendar",
        "    print(calendar",
    ),
    ("in force once told", "    come_into_force(case.rest", "    print(case.rest"),
    ("what was refused is not open", "decision.verdict is not Verdict.REFUSED and", ""),
    ("unconfirmed, it waits", "        if decision.verdict is None:", "        if False:"),
    ("untold, it waits", "and not told(case, decision):\n            thing", "and False:\n            thing"),
    (
        "over by itself",
        "        yield ending(thing, last_day(case, decision), calendar)",
        "        yield thing",
    ),
)
