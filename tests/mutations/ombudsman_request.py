"""policy/ombudsman_request.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("who answers for the case asks", "    require_going_on(case, referral, by)\n", ""),
    ("and answers", "    require_going_on(case, case.referral(request.referral_id), by)\n", ""),
    ("it was asked already", 'check_past(request.asked_on, referral.made_on, "asked_on"', 'str("asked_on"'),
    ("it is asked before it is answered", "if request.answer_by < request.asked_on:", "if False:"),
    ("what is asked is kept", "case.ombudsman_requests.append(request)", "pass"),
    ("it is answered once", "    if request.answered_on is not None:\n", "    if False:\n"),
    (
        "an answer follows the question",
        'check_past(answered_on, request.asked_on, "answered_on"',
        'check_past(answered_on, answered_on, "answered_on"',
    ),
    (
        "an answer is an end",
        "request.answered_on, request.answered_by_id, request.answered_at = answered_on, by.id, at",
        "request.answered_by_id, request.answered_at = by.id, at",
    ),
    ("an answered one waits no longer", "request.answered_on is None and not", "not"),
    ("an outcome settles it", "at >= request.logged_at", "False"),
    ("an earlier outcome does not", "at >= request.logged_at", "True"),
    (
        "only the outcome of the same matter",
        "if x.id == request.referral_id and x.outcome_at",
        "if x.outcome_at",
    ),
    ("the requests of one matter", " if x.referral_id == referral.id]", "]"),
    ("else for the managers", "holding(Role.MANAGER)", "named()"),
    ("the day before counts", "sorted({*before, last})", "[last]"),
    (
        "nothing before it was logged",
        "if (at := calendar.opening(day)) > request.logged_at:",
        "if at := calendar.opening(day):",
    ),
    ("overdue, every working day", "for days in count(1):", "for days in count(1, 5):"),
    ("a weekend's deadline comes sooner", "        day -= DAY\n", "        day += DAY\n"),
    ("the Director hears on the last day", "late_on=_working(request.answer_by, calendar)", "late_on=None"),
)
