"""policy/appeal_outcome.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("appeal", "appeal_outcome", "outside", "acknowledgement")
WRONG: tuple[Wrong, ...] = (
    (
        "an acknowledgement that was not issued goes",
        "drop_with(case, appeal.id, LetterKind.APPEAL_ACKNOWLEDGED, None, by, at)",
        "drop_with(case, case.id, LetterKind.APPEAL_ACKNOWLEDGED, None, by, at)",
    ),
    ("only who took it decides", "    require_taken(case, appeal, by, people)\n", ""),
    ("an outcome is kept", "appeal.outcome, appeal.decided_at,", "_, appeal.decided_at,"),
    ("who recorded is kept", "appeal.recorded_by_id = by.id", "pass"),
    ("only where somebody outside decided", "    if appeal.outside_name:\n", "    if True:\n"),
    ("something is left to change", "if not restrictions:", "if False:"),
    ("only its own decision", "if r.proposal_id == appeal.proposal_id]", "]"),
    ("ending is at once", "min(restriction.ended_on or today, today)", "restriction.end"),
    ("the new end is not past", "if new_end is None or new_end < today:", "if new_end is None:"),
    ("never stricter", "if restriction.last_day > new_end]", "if restriction.last_day >= new_end]"),
    ("something ends sooner", "if not longer:", "if False:"),
    ("what was to start later never starts", "if new_end < restriction.start:", "if False:"),
    ("a sooner end is one", "restriction.end = new_end", "pass"),
    ("the word that nothing is stricter", "finding.not_stricter, today", "True, today"),
    ("under the section on appeals", 'pack, "7", still', 'pack, "9", still'),
)
