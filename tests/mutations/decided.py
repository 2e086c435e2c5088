"""policy/decided.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("complaint", "decided")
WRONG: tuple[Wrong, ...] = (
    (
        "the latest first",
        "key=lambda decision: decision.at, reverse=True",
        "key=lambda decision: decision.at",
    ),
    (
        "a draft is no warning",
        "letter.kind is LetterKind.WARNING and letter.issued_at is not None",
        "letter.kind is LetterKind.WARNING",
    ),
    ("only what was refused", "        if exception.refused:\n", "        if True:\n"),
    ("only an entry", "        if entry.on_register:\n", "        if True:\n"),
    (
        "only what is approved",
        "if proposal.verdict is Verdict.APPROVED and proposal.decided_at",
        "if proposal.decided_at",
    ),
    (
        "only what is confirmed",
        "if asked.verdict is Verdict.APPROVED and asked.decided_at",
        "if asked.decided_at",
    ),
    ("who proposed", "by = (proposal.proposer_id, *deciders,", "by = (*deciders,"),
    ("who approved", "proposal.proposer_id, *deciders, *reviewers", "proposal.proposer_id, *reviewers"),
    ("who reviewed", "*deciders, *reviewers, *owners)", "*deciders, *owners)"),
    ("who decided an appeal", "if x.proposal_id == proposal.id and x.outcome]", "if False]"),
    ("who owns it", "*reviewers, *owners)", "*reviewers)"),
    ("who looked at an entry again", "entry.decided_by_id, *looked)", "entry.decided_by_id)"),
)
