"""policy/gaps_decided.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("gaps", "gaps_decided")
WRONG: tuple[Wrong, ...] = (
    ("informal action without a warning", "        if action.flagged:\n", "        if False:\n"),
    ("with one it is none", "        if action.flagged:\n", "        if True:\n"),
    ("up to 7 days", "    yield from _seven_days(case, today, calendar)\n", ""),
    ("only what was confirmed", "decision.verdict is Verdict.APPROVED and", "True and"),
    ("up to 7 days without a warning", "if warned_before(case, decision.asked_at) is None:", "if False:"),
    ("up to 7 days untold", "if not told(case, decision):", "if False:"),
    ("up to 7 days that are over", "still=last_day(case, decision) >= today", "still=True"),
    (
        "up to 7 days until the last",
        "still=last_day(case, decision) >= today",
        "still=last_day(case, decision) > today",
    ),
    ("only what was approved", "if proposal.verdict is Verdict.APPROVED and", "if"),
    ("a late review", "        if review.at is not None:\n", "        if False:\n"),
    ("the extreme case is none", "or without_warning(formal):", ":"),
    ("a replacement needs no new warning", "if proposal.replaces_id is not None or without", "if without"),
    ("only a warning warns", "x.kind is LetterKind.WARNING and ", ""),
    ("a draft warns nobody", "x.issued_at is not None and x.issued_at <= decided_at", "True"),
    ("too late a warning is none", " and x.issued_at <= decided_at", ""),
    ("who had reported it decided it", 'BARRED_FROM_SIGNOFF, "7",', 'frozenset(), "7",'),
    (
        "the manager and the Director count",
        "(proposal.decided_by_id, proposal.manager_id, proposal.director_id)",
        "()",
    ),
    (
        "whom up to 7 days is about decided it",
        '(decision.decided_by_id,), AFFECTED, "5"',
        '(), AFFECTED, "5"',
    ),
    ("only what bars", ", calendar) & barring for id", ", calendar) for id"),
    ("no warning", "    if not warnings:\n", "    if False:\n"),
    ("repeated before it was decided", "incident.reported_at <= decided_at", "True"),
    ("not repeated", "    elif not any(\n", "    elif False and not any(\n"),
    ("what never applied needs no review", " if r.effective_from is not None]", "]"),
    ("what had ended needs no review", " or max(applied) < since:", ":"),
    ("the review that is due", "calendar.day(at) >= since for at in mine", "True for at in mine"),
    ("its own review", "x.proposal_id == proposal.id and x.at is not None", "x.at is not None"),
    ("an invitation is no review", " and x.at is not None)\n", ")\n"),
    ("a missing review", "    if not any(calendar.day(at)", "    if False and not any(calendar.day(at)"),
    ("it ends with what applied", "min(today, over) - since", "today - since"),
    ("it is over with what applied", "over >= today)", "True)"),
    ("acknowledged late", "first, today)", "acknowledge_by, today)"),
    ("acknowledged by what was issued", "if x.issued_at is not None]", "if False]"),
    ("decided late", "decide_by, decided, today)", "decide_by, decide_by, today)"),
    ("decided is decided", "decided = calendar.day(at) if at is not None else None", "decided = None"),
    ("decided by somebody in the trail", "and played_before(case, reviewer, at, calendar):", "and False:"),
)
