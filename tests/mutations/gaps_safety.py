"""policy/gaps_safety.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("gaps", "gaps_safety")
WRONG: tuple[Wrong, ...] = (
    ("a referral", "        yield from _referral(case, incident, today, calendar)\n", ""),
    ("it is over with the decision", "decision.decided_at if decision is not None else", ""),
    ("about somebody else it waits no more", "else incident.wrong_customer_at", "else None"),
    ("what was extended goes on", "longer.first_day - DAY if longer is not None else settled", "settled"),
    ("nothing held between", "longer.first_day - DAY if longer", "control.last_day if longer"),
    ("the day before it goes on", "longer.first_day - DAY if", "longer.first_day if"),
    ("the register", "for decision in case.safety_decisions:", "for decision in ():"),
    (
        "a late review",
        '            yield from overdue("register-review-late", "9", due, due, calendar.day',
        '            overdue("register-review-late", "9", due, due, calendar.day',
    ),
    ("the day that the last review set", "        due = review.review_on\n", ""),
    ("in their order", "sorted(mine, key=lambda review: review.at)", "mine"),
    ("its own reviews", "if review.decision_id == decision.id]", "]"),
    ("an entry about somebody else", "calendar.day(left) if left is not None else None", "None"),
    ("an injury", "        yield from _injury(case, incident, today, pack, calendar)\n", ""),
    ("nobody was hurt", "    if not incident.hurt:\n", "    if False:\n"),
    (
        "an answer in a working day",
        "calendar.add_working(reported, ANSWER_DAYS)",
        "calendar.add_working(reported, 9)",
    ),
    ("the first answer", "calendar.day(min(answers))", "calendar.day(max(answers))"),
    ("not reportable", "holds.kind is not InjuryKind.NOT_REPORTABLE", "True"),
    ("what was reported", "holds.reported_on or moved, today)", "moved, today)"),
    ("no longer late where it does not belong", "holds.reported_on or moved", "holds.reported_on"),
    ("unanswered until it goes elsewhere", "if answers else moved", "if answers else None"),
    (
        "its own limit",
        "limit(incident, holds.kind, pack, calendar)",
        "limit(incident, InjuryKind.SERIOUS, pack, calendar)",
    ),
)
