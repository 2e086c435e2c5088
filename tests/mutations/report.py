"""policy/report.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
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
