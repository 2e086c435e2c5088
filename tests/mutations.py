"""Every rule of the journey, each with one way of being wrong. `python -m tests.mutations` tries them all."""

from collections.abc import Mapping, Sequence

from tests.mutants import Mutation, run

Wrong = tuple[str, str, str]  # the rule, the piece of the file, and what to put there instead

REPORT: Sequence[Wrong] = (
    ("the line manager gets the report", "person.id == reporter.line_manager_id", "False"),
    ("nobody gets their own report", "person.active and person.id != reporter.id", "person.active"),
    ("who has left gets no report", "person.active and person.id != reporter.id", "person.id != reporter.id"),
    (
        "somebody hurt goes to the safety group",
        "        incident.hurt\n        or incident",
        "        incident",
    ),
    ("a safety kind goes to the safety group", "pack.behaviour(kind).safety", "pack.behaviour(kind).other"),
    ("the interim control lasts its working days", "settings.interim_control_working_days", "issue"),
    ("a referral is a control on the check", "case.interim_controls.append(", "str("),
    ("only the handler decides a report", "person.id == incident.recipient_id or", "True or"),
    ("a report is acknowledged once", "if incident.acknowledged_at is not None:", "if False:"),
    ("what becomes of a report is decided once", "if incident.outcome is not None:", "if False:"),
    ("the harmed do not close a report", "Part.HARMED in parts_of(case, by.id)", "False"),
    (
        "closing a report needs a reason",
        "NO_FURTHER_ACTION and reason is None",
        "INFORMAL and reason is None",
    ),
)
FORMAL: Sequence[Wrong] = (
    ("managers prepare formal action", 'raise NotAllowed("needs-manager")', "return"),
    ("nothing formal before a report", "if not case.incidents:", "if False:"),
    ("a consideration begins before its steps", "if case.formal is None:", "if case.proposals:"),
    ("nothing formal about nobody", "if case.customer_id is None:", "if False:"),
    ("each consideration is answered", 'answers.get(consideration.key, "").strip()', "answers"),
    (
        "not the same text in all",
        "for c in pack.considerations}) == 1",
        "for c in pack.considerations}) == 0",
    ),
    ("each measure has a state", "        if not state:\n", "        if False:\n"),
    ("not suitable says why", 'notes.get(item.key, "").strip()', "notes"),
    (
        "considered before the warning",
        "    require_considered(formal)\n    if not incidents",
        "    if not incidents",
    ),
    ("considered before the proposal", "if formal.considered_at is None:", "if formal.id is None:"),
    ("measured before the proposal", "if formal.measured_at is None:", "if formal.id is None:"),
    ("a warning has examples", "if not incidents:", "if False:"),
    ("a drafted warning is no warning", "[x for x in warnings if x.received_on is not None]", "warnings"),
    ("a warning lapses", "if today >= add_months(", "if today > add_months("),
    ("of two warnings the latest counts", "latest = max(issued", "latest = min(issued"),
    ("repeated after the customer has it", ">= warning.received_on", ">= calendar.day(warning.issued_at)"),
    ("repeated after it was handed over", "incident.occurred_at > warning.issued_at", "True"),
    ("the warned behaviour is repeated", "warned_of.intersection(incident.kinds)", "incident.kinds"),
    ("what was warned of is no repetition", "incident not in cited and", ""),
)
PROPOSAL: Sequence[Wrong] = (
    ("one proposal at a time", "if case.open_proposal is not None:", "if False:"),
    ("the measures come before", "    require_measured(formal)\n    warning", "    warning"),
    ("the behaviour was repeated", "    require_repeated(case, warning, pack, calendar)\n", ""),
    ("something is asked for", "if not request.terms:", "if False:"),
    ("the terms are checked", "        check_terms(terms,", "        str((terms,)) or check_terms(terms,"),
    ("proportionality is reasoned", 'proportionality.get(question.key, "").strip()', "proportionality"),
    ("the considerations are confirmed", "if not request.considerations_confirmed:", "if False:"),
    ("the customer is given reasons", "        if not text.strip():", "        if False:"),
    ("a way stays open at the proposal", "    require_open_way(customer", "    print(customer"),
    ("the case's own restrictions count", "*case.decided, *asked]", "*asked]"),
)
RESTRICTION: Sequence[Wrong] = (
    ("particulars are given", "if particular.required and", "if False and"),
    ("a deputy is somebody else", "if value in named:", "if False:"),
    ("a time slot ends after it begins", "str(value) <= str(", "str(value) < str("),
    ("no blanket bans", "if not terms.services:", "if False:"),
    ("the days are checked", "    check_days(terms.start, terms.end, review_on, today, pack)\n", ""),
    ("no start in the past", "if start < today:", "if False:"),
    ("an end after the start", "if end < start:", "if False:"),
    ("at most twelve months", "if end >= add_months(", "if end > add_months("),
    ("a review after the start", "if review_on <= start:", "if review_on < start:"),
    ("a review before the end", "if review_on > end:", "if False:"),
    ("a review in twelve months", "if review_on > add_months(", "if review_on < add_months("),
    ("unissued is not in force", "return False", "return self.start <= day <= self.last_day"),
    ("in force on the last day", "<= day <= self.last_day", "<= day < self.last_day"),
    ("not in force before its letter", "max(self.start, self.effective_from)", "self.start"),
    ("ended means ended", "self.ended_on - dt.timedelta(days=1)", "self.ended_on"),
)
OPENWAY: Sequence[Wrong] = (
    ("a way must stay open", "if not open_ways(customer, together, pack):", "if False:"),
    (
        "restrictions are counted together",
        "together = [r for r in every if r.start",
        "together = [r for r in [first] if r.start",
    ),
    ("overlapping for one day is overlapping", "<= first.start <= r.last_day", "<= first.start < r.last_day"),
    (
        "what does not overlap is not added up",
        "[r for r in every if r.start <= first.start <= r.last_day]",
        "every",
    ),
    ("only what is answered is open", "way.usable_as_open and", ""),
    ("only what the customer can use", "bool(getattr(customer, way.needs))", "True"),
    ("what is over does not count", "max(r.start, today)", "r.start"),
)
SIGNOFF: Sequence[Wrong] = (
    ("decided once", "    if proposal.verdict is not None:", "    if False:"),
    (
        "only managers and the Director",
        "if not by.has(Role.MANAGER, Role.DIRECTOR) or not by.active:",
        "if False:",
    ),
    ("independent of the case", "    if barred:", "    if False:"),
    ("the Director last", "if by.id not in {person.id", "if not {person.id"),
    ("who has left is not counted", "if p.active and not played", "if not played"),
    (
        "nothing that is over is approved",
        "restriction.end < calendar.day(at)",
        "restriction.end <= calendar.day(at)",
    ),
    ("a way stays open at the approval", "        require_open_way(customer", "        print(customer"),
    ("other cases count at the approval", "[*elsewhere, *mine, *asked]", "[*mine, *asked]"),
    ("returning needs a reason", "elif reason is None:", "elif False:"),
)
INVOLVEMENT: Sequence[Wrong] = (
    ("the proposer does not approve", "frozenset({Part.PROPOSER, ", "frozenset({"),
    ("a witness does not approve", "Part.WITNESS, Part.HARMED})", "Part.HARMED})"),
    ("the approver took part", "took(Part.DECIDER, proposal.decided_by_id)", "pass"),
    ("the warning's author took part", "            took(Part.PREPARED, letter.owner_id)\n", ""),
    ("an appeal letter is no part", "if letter.subject_id not in appeals:", "if True:"),
    ("an earlier reviewer took part", "took(Part.REVIEWER, appeal.reviewer_id)", "pass"),
    ("a point of contact took part", "took(Part.CONTACT, *_people", "str(*_people"),
)
LETTER: Sequence[Wrong] = (
    ("letters have their people", 'raise NotAllowed("needs-manager")', "return"),
    ("every text is translated", 'if not texts.get(name, "").strip():', "if name not in texts:"),
    ("no letter without its translation", "    if letter.untranslated:", "    if False:"),
    ("no letter without its facts", "    if missing:", "    if False:"),
    ("not issued in the future", "if how.at > at:", "if False:"),
    ("not issued before it was written", "letter.translated_at or letter.drafted_at", "how.at"),
    ("not issued before it was translated", "letter.translated_at or letter.drafted_at", "letter.drafted_at"),
    ("a way stays open at the issue", "        require_open_way(customer", "        print(customer"),
    ("other cases count at the issue", "[*elsewhere, *case.decided]", "case.decided"),
    ("post takes its time", "pack.letter_way(how.how).received_working_days", "0"),
    ("only its own restrictions", "if restriction.proposal_id == letter.subject_id:", "if True:"),
    ("the issue puts in force", "restriction.effective_from = sent_on", "restriction.effective_from = None"),
)
APPEAL: Sequence[Wrong] = (
    ("only an approved decision", 'if proposal.verdict != "approved":', "if False:"),
    ("one appeal a decision", "a.outcome is None and a.proposal_id", "a.id is None and a.proposal_id"),
    ("another decision has its own appeal", " and a.proposal_id == proposal.id for a", " for a"),
    (
        "a late appeal is taken",
        "if appeal.received_on > calendar.day(at):",
        "if appeal.received_on > calendar.day(at) or (at - proposal.decided_at).days > 30:",
    ),
    ("not received in the future", "appeal.received_on > calendar.day(at)", "False"),
    ("only the SLT", "if not by.active or not by.has(Role.SLT, Role.DIRECTOR):", "if not by.active:"),
    ("no part in the case", "if played := parts_of(case, by.id):", "if played := parts_of(case, case.id):"),
    ("offered to those without a part", "person.active and person.id not in played", "person.active"),
    ("the Director last", "if by.id not in {person.id", "if not {person.id"),
    ("the first has it", "if appeal.reviewer_id in {person.id", "if None in {person.id"),
    ("taken over when nobody can decide", "if appeal.reviewer_id in {", "if appeal.reviewer_id and {"),
    ("only who took it decides it", "if appeal.reviewer_id != by.id:", "if False:"),
    ("an appeal is decided once", "    if appeal.outcome is not None:", "    if False:"),
    ("never stricter", "if all(new_end >= restriction.last_day", "if all(new_end > restriction.last_day"),
    ("never longer", "min(restriction.end, new_end)", "new_end"),
    ("what was to start later never starts", "new_end is not None and new_end < restriction.start", "False"),
    ("ending is at once", "min(restriction.ended_on or today, today)", "restriction.end"),
    ("only its own decision", "if r.proposal_id == appeal.proposal_id]", "]"),
)
DUE: Sequence[Wrong] = (
    ("the nudges of the setting", "chain(nudges, count(", "chain(nudges[1:], count("),
    ("then daily", "max(nudges) + every, every", "max(nudges) + every, 5"),
    ("nudged until decided", "if appeal.outcome is None:", "if appeal.reviewer_id is None:"),
    ("nothing before the logging", "if at > logged_at:", "if True:"),
    ("each reminder once", "last > reminded(case, kind, subject_id)", "last >= 0"),
    (
        "catching up is one reminder",
        "                last = stage\n",
        "                last = stage if last is None else last\n",
    ),
    ("not before its time", "if at > now:", "if False and at > now or stage > 9:"),
    ("of its own kind", "if n.kind == kind and n.subject_id", "if n.subject_id"),
    ("weekly after the review", "every = dt.timedelta(days=pack", "every = 2 * dt.timedelta(days=pack"),
    ("no review of what is over", "day <= last_day, chain", "True, chain"),
    ("no review of what was not told", "if r.effective_from is not None]", "]"),
    (
        "a translation has its clock",
        "if letter.untranslated\n                else",
        "if letter.issued_at\n                else",
    ),
)
OTHERS: Mapping[str, Sequence[Wrong]] = {
    "calendar": (
        (
            "bank holidays",
            "day.weekday() < SATURDAY and day not in self.holidays",
            "day.weekday() < SATURDAY",
        ),
        ("local days", "return self.local(at).date()", "return at.date()"),
        ("closed in the evening", "local.time() < self.closes", "local.time()"),
        ("closed at the weekend", "self.is_working(local.date()) and self.opens", "self.opens"),
        ("month ends", "min(day.day, (first_of_next - DAY).day)", "min(day.day, 28)"),
    ),
    "check": (
        ("a check shows only what is in force", "if restriction.in_force(today):", "if True:"),
        ("an overdue review is said", "if review_on < today else None", "if review_on <= today else None"),
        ("a closed visit is said", "bool(visits) and visits <= closed", "False"),
        ("a control means not alone", "bool(controls) or any(", "any("),
    ),
    "access": (
        ("need to know", "if not may_read(person, case):", "if False:"),
        ("Admin reads no case", "Role.DIRECTOR, Role.RECORDS)", "Role.DIRECTOR, Role.RECORDS, Role.ADMIN)"),
        ("who has left reads nothing", "if not person.active:", "if False:"),
        (
            "one's own cases are not all cases",
            "(_concerns(person, case) or bool(parts_of(case, person.id)))",
            "True",
        ),
    ),
    "case": (
        ("a case with an unissued letter is open", "letter.issued_at is None", "False"),
        (
            "a case is open while something applies",
            "restriction.last_day >= day",
            "restriction.last_day > day",
        ),
        (
            "a returned proposal ends nothing",
            "over = (Verdict.APPROVED, Verdict.REFUSED)",
            "over = tuple(Verdict)",
        ),
    ),
    "waiting": (
        ("an appeal waits for those who can decide it", "_named(able, case", "_named(people, case"),
        (
            "an appeal is escalated in time",
            "late = today >= appeal_deadlines",
            "late = today > appeal_deadlines",
        ),
    ),
}
PROOF: Mapping[str, tuple[str, ...]] = {
    "formal": ("formal", "proposal"),
    "appeal": ("appeal", "appeal_outcome"),
    "case": ("access",),
    "involvement": ("involvement", "signoff", "appeal"),
}
LISTED: Mapping[str, Sequence[Wrong]] = {
    "report": REPORT,
    "formal": FORMAL,
    "proposal": PROPOSAL,
    "restriction": RESTRICTION,
    "openway": OPENWAY,
    "signoff": SIGNOFF,
    "involvement": INVOLVEMENT,
    "letter": LETTER,
    "appeal": APPEAL,
    "due": DUE,
    **OTHERS,
}
MUTATIONS: tuple[Mutation, ...] = tuple(
    Mutation(f"{file}: {rule}", file, old, new, PROOF.get(file, (file,)))
    for file, listed in LISTED.items()
    for rule, old, new in listed
)

if __name__ == "__main__":
    raise SystemExit(min(run(MUTATIONS), 1))
