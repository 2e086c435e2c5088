"""policy/appeal.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("appeal", "access", "appeal_outcome", "outside", "suspension")
WRONG: tuple[Wrong, ...] = (
    ("an appeal that is over is offered no more", "waits = appeal.outcome is None and ", "waits = "),
    (
        "nor what is decided outside",
        "appeal.outcome is None and not appeal.outside_name",
        "appeal.outcome is None",
    ),
    ("to nobody who left", "return waits and person.active and ", "return waits and "),
    ("to the SLT", " and person.has(Role.SLT) and not", " and not"),
    ("to nobody with a part", " and not parts_of(case, person.id)\n", "\n"),
    ("who was offered it has read it", "if str(person.id) in appeal.offered_to:", "if False:"),
    (
        "who took it reads it",
        "(appeal.reviewer_id, appeal.outside_named_by_id)",
        "(appeal.outside_named_by_id,)",
    ),
    (
        "who names another reads it",
        "(appeal.reviewer_id, appeal.outside_named_by_id)",
        "(appeal.reviewer_id,)",
    ),
    (
        "to be offered it is enough",
        "decides(appeal, person) or offered(case, appeal, person)",
        "decides(appeal, person)",
    ),
    ("only an approved decision", 'if proposal.verdict != "approved":', "if False:"),
    ("one appeal a decision", "a.outcome is None and a.proposal_id", "a.id is None and a.proposal_id"),
    ("another decision has its own appeal", " and a.proposal_id == proposal.id for a", " for a"),
    (
        "a late appeal is taken",
        "if appeal.received_on > calendar.day(at):",
        "if appeal.received_on > calendar.day(at) or (at - proposal.decided_at).days > 30:",
    ),
    ("not received in the future", "appeal.received_on > calendar.day(at)", "False"),
    ("only the SLT", "by.has(Role.SLT, Role.DIRECTOR):\n        raise", "by.active:\n        raise"),
    ("no part in the case", "if played := parts_of(case, by.id):", "if played := parts_of(case, case.id):"),
    ("offered to those without a part", "person.active and person.id not in played", "person.active"),
    ("the Director last", "if by.id not in {person.id", "if not {person.id"),
    ("the first has it", "or appeal.reviewer_id in {person.id", "or None in {person.id"),
    ("taken over when nobody can decide", "or appeal.reviewer_id in {", "or appeal.reviewer_id and {"),
    ("only who took it decides it", "if appeal.reviewer_id != by.id:", "if False:"),
    ("an appeal is decided once", "    if appeal.outcome is not None:", "    if False:"),
    ("the latest decision first", "proposal.proposed_at, reverse=True)", "proposal.proposed_at)"),
    (
        "only approved ones",
        'for proposal in case.proposals if proposal.verdict == "approved"]',
        "for proposal in case.proposals]",
    ),
    ("logged while one is open is not offered", "any(not open_about(case, proposal) for", "any(True for"),
    ("of the same decision", "if a.proposal_id == appeal.proposal_id\n", "if True\n"),
    ("decided before it was logged", "a.decided_at <= appeal.logged_at", "True"),
    ("only its own decision", "if r.proposal_id == appeal.proposal_id and r.last_day", "if r.last_day"),
    ("what is over does not stand", " and r.last_day >= day)", ")"),
    ("what lapsed does not stand", "if not case.lapsed(restriction, day, pack)]", "]"),
    (
        "no other once somebody outside decides",
        "if appeal.outside_name or appeal.reviewer_id in",
        "if appeal.reviewer_id in",
    ),
    ("what is decided outside is recorded", "    if appeal.outside_name:\n", "    if False:\n"),
    (
        "by the SLT or the Director",
        '        if not by.active or not by.has(Role.SLT, Role.DIRECTOR):\n            raise NotAllowed("needs-slt")\n        return',
        "        return",
    ),
)
