"""policy/extreme.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("police steps are not everybody's", "if not may_note_authority(case, by):", "if False:"),
    ("nor of who has left", "return person.active and holds(", "return holds("),
    (
        "nor of the other organisation",
        "holds(person, case.organisation, *roles)",
        "person.has(*roles)",
    ),
    ("they are asked", "    require_authority_noter(case, by)\n    if step", "    if step"),
    ("no police action tomorrow", "if step.taken_on > calendar.day(step.at):", "if False:"),
    ("only an immediate threat", "if not any(incident.immediate_threat for", "if False and any(x for"),
    (
        "a preparer leaves it out",
        "    require_preparer(case, by)\n    require_immediate",
        "    require_immediate",
    ),
    ("considered before", "    require_considered(formal)\n    if case", "    if case"),
    ("not while a proposal waits", "if case.open_proposal is not None:", "if False:"),
    ("a soon review", "if review_on > start + dt", "if False and review_on > start + dt"),
    (
        "the landlord may do without the Director",
        "return wanted and",
        "return True and",
    ),
    ("two people", "if p.id not in (proposal.manager_id, proposal.director_id)", "if p.id != proposal.id"),
    (
        "the Director beside the manager",
        "if proposal.manager_id is not None:\n        return above",
        "if False:\n        return above",
    ),
    (
        "a manager beside the Director",
        "if proposal.director_id is not None:\n        return managers",
        "if False:\n        return managers",
    ),
    ("the SLT stands in for a barred Director", " or [p for p in others if p.has(Role.SLT)]", ""),
    ("one approval is not two", "if alone or None not in (", "if True or None not in ("),
)
