"""policy/injury.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("injury", "organisation")
WRONG: tuple[Wrong, ...] = (
    ("ten days for what is serious", "SERIOUS_DAYS = 10", "SERIOUS_DAYS = 11"),
    ("fifteen for more than seven days", "else most\n", "else most + 1\n"),
    ("not by anybody", "if not (by.active and able):", "if False:"),
    ("not by whoever left", "if not (by.active and able):", "if not able:"),
    ("the line manager too", "incident.is_with(by) or holds(by", "holds(by"),
    ("of its organisation", "holds(by, case.organisation, *roles)", "by.has(*roles)"),
    (
        "only where somebody was hurt",
        "    if not incident.hurt:\n        raise",
        "    if False:\n        raise",
    ),
    ("reported once", "if known is not None and known.reported_on is not None:", "if False:"),
    ("the later answer holds", "return max(mine", "return min(mine"),
    ("what is not reportable does not wait", "self.kind is not InjuryKind.NOT_REPORTABLE and ", ""),
    (
        "only what is open keeps a case open",
        "return incident.hurt and incident.again_id is None and (known",
        "return bool(known",
    ),
    (
        "what is unanswered keeps a case open",
        "(known is None or known.waits)",
        "(known is not None and known.waits)",
    ),
    ("only what is reportable", "if injury is None or not injury.waits:", "if injury is None:"),
    ("not before it happened", "calendar.day(incident.occurred_at) <= reported_on <=", "reported_on <="),
    ("not in the future", "<= reported_on <= calendar.day(at)", "<= reported_on"),
    ("with its reference", "if not reference.strip():", "if False:"),
    ("nobody hurt, nothing asked", "        if not unsettled(case, incident):\n            continue\n", ""),
    ("open where it belongs", " and incident.again_id is None and (known", " and (known"),
    ("answered where it belongs", "    if incident.again_id is not None:", "    if False:"),
    ("whoever reported gives the work up", "injury.reported_on, injury.reference", "_, injury.reference"),
    ("late before a weekend", "late_on=_in_time(by, calendar)", "late_on=by"),
)
