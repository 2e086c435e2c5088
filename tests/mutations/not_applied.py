"""policy/not_applied.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("dropped", "not_applied")
WRONG: tuple[Wrong, ...] = (
    ("a manager decides it", "require_role(by, Role.MANAGER, Role.DIRECTOR)", "pass"),
    ("decided once", "if formal.not_applied_at is not None:", "if False:"),
    ("not while a proposal waits", "if case.open_proposal is not None:", "if False:"),
    ("not after a decision", "if not case.considering(formal):", "if False:"),
    ("with its reason", "if reason is None:", "if False:"),
    ("its drafted warning goes, too", "    drop_warnings(case, formal.id, reason, by, at)\n", ""),
    ("a new one waits until nothing applies", "r.last_day >= day", "False"),
    ("what is over is over", "r.last_day >= day", "True"),
    ("not while the last goes on", "if case.considering(formal) or", "if False or"),
    ("not while a proposal is open", "or case.open_proposal is not None:", "or False:"),
    ("what lapsed applies no more", " and not case.lapsed(r, day, pack)", ""),
)
