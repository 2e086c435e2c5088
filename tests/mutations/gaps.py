"""policy/gaps.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("gaps", "gaps_decided")
WRONG: tuple[Wrong, ...] = (
    ("the oldest first", "sorted(found, key=lambda gap: gap.on)", "found"),
    ("a late report", "*_reports(case, today, pack, calendar),", ""),
    ("a report has its working days", "pack.settings.acknowledge_incident_working_days", "9"),
    ("a report that was acknowledged", "_day(incident.acknowledged_at, calendar)", "None"),
    ("an interim control", "*_controls(case, records, today, calendar),", ""),
    ("only the group's decision counts", "if x.what in SAFETY_DECIDED}", "}"),
    ("the decision of this report", "decided.get(control.incident_id)", "next(iter(decided.values()), None)"),
    ("a letter", "*_letters(case, today, pack, calendar),", ""),
    ("a letter that waits", "        if letter.waits:\n", "        if False:\n"),
    ("a dropped draft is none", "        if letter.waits:\n", "        if letter.issued_at is None:\n"),
    ("a letter issued late", "        elif letter.issued_at is not None:\n", "        elif False:\n"),
    ("a translation has its own time", "letter.translated_at or letter.drafted_at", "letter.drafted_at"),
    ("of its own section", 'SECTIONS.get(letter.kind, "7")', '"7"'),
    ("a letter in time is not late", "late = max(0, (today - by).days)", "late = (today - by).days"),
    ("what was decided", "*decision_gaps(case, today, pack, calendar),", ""),
    ("an exception", "*_exceptions(case, today, pack, calendar),", ""),
    ("an exception with details is none", "        if exception.waits:\n", "        if True:\n"),
    ("an exception in time is not late", "max(0, (today - by).days), True)", "(today - by).days, True)"),
    ("a held message", "*_held(case, today, pack, calendar),", ""),
    ("its clock runs from its arrival", "message.arrived_at", "message.logged_at"),
    ("a held message that was looked at", "_day(message.looked_at, calendar)", "None"),
    ("an answer to the Ombudsman", "*_ombudsman(case, today),", ""),
    ("an outcome settles it", "if done is None and not waits(case, request):", "if False:"),
    ("an answer is an answer", "done = request.answered_on", "done = None"),
    ("an erased text", "*_erased(records, kept, calendar),", ""),
    ("once", "new = set(record.passages) - named", "new = set(record.passages)"),
    ("a text that is there is none", "if any(UUID(passage) not in kept for passage in new):", "if new:"),
)
