"""policy/report.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("report", "standing", "fallback")
WRONG: tuple[Wrong, ...] = (
    (
        "whoever stands in gets it",
        "if person.acts_for(reporter.line_manager_id)]",
        "if person.id == reporter.line_manager_id]",
    ),
    ("not who is away", "here = [person for person in others if not person.away]", "here = others"),
    ("the fallback gets it", "        [person for person in here if person.acts_for(fallback)],\n", ""),
    (
        "the right fallback gets it",
        "        [person for person in instead if person.acts_for(fallback)],\n",
        "",
    ),
    ("the Director gets it", "        [person for person in here if person.has(Role.DIRECTOR)],\n", ""),
    ("a manager who is there", "        [person for person in here if person.has(Role.MANAGER)],\n", ""),
    ("a Director who is away", "        [person for person in others if person.has(Role.DIRECTOR)],\n", ""),
    ("a manager at all", "        [person for person in others if person.has(Role.MANAGER)],\n", ""),
    ("the line manager gets the report", "        instead,\n", ""),
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
    ("only the handler decides a report", "incident.is_with(person) or", "True or"),
    ("a report is acknowledged once", "if incident.acknowledged_at is not None:", "if False:"),
    ("what becomes of a report is decided once", "if incident.outcome is not None:", "if False:"),
    ("the harmed do not close a report", "Part.HARMED in parts_of(case, by.id)", "False"),
    (
        "closing a report needs a reason",
        "NO_FURTHER_ACTION and reason is None",
        "INFORMAL and reason is None",
    ),
    ("an outcome ends the wait", "is not None and incident.outcome is None:", "is not None:"),
    (
        "it waits for its outcome once it was seen",
        "if incident.acknowledged_at is not None and incident.outcome",
        "if incident.reported_at and incident.outcome",
    ),
    ("support is arranged once", "    if incident.supported_at is not None:", "    if False:"),
    ("support is arranged by whoever looks after the report", "    require_unsupported(incident, by)\n", ""),
    ("support is of its report", "STAFF_SUPPORT, incident.id", "STAFF_SUPPORT, None"),
    ("support is noted at the report", "    incident.supported_at = made.arranged_at\n", ""),
)
