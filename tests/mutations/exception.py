"""policy/exception.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("an emergency needs no words", "if not emergency and exception", "if exception"),
    ("any other exception has its reason", "if not emergency and exception", "if False and exception"),
    ("an exception is kept in its case", "    if case is not None:\n", "    if False:\n"),
    ("a second press is no second exception", "at - x.recorded_at < TWICE", "False"),
    ("another reason is another exception", "if (x.reason, x.recorded_by_id) == (reason, by.id)", "if True"),
    ("later is another exception", "at - x.recorded_at < TWICE", "True"),
    (
        "managers refuse an exception",
        "require_role(by, Role.MANAGER, Role.DIRECTOR)\n    if not ex",
        "if not ex",
    ),
    ("nothing is refused where nothing is in force", "if not exception.restriction_ids:", "if False:"),
    ("what always gets through is not refused", "if not ruled_out:", "if False:"),
    (
        "a refusal has its reason",
        "    if exception.reason_passage is None:\n        raise",
        "    if False:\n        raise",
    ),
    ("a refusal is kept as one", "exception.refused = True", "pass"),
    ("not everybody gives details", 'raise NotAllowed("not-your-exception")', "return"),
    ("details are given once", "or exception.happened_passage is not None", ""),
    ("no details of a refusal", "if exception.refused or", "if"),
    (
        "details are an end",
        "exception.done_passage, exception.detailed_at = happened, done, at",
        "exception.done_passage, _ = happened, done, at",
    ),
    ("nothing to add is an end", "    exception.detailed_at = at\n", ""),
    ("nothing to add is said once", "if not exception.waits:", "if False:"),
    ("the owner of the restriction hears of it", "if str(r.id) in restriction_ids}", "}"),
    ("exceptions to other restrictions are others", "and not same.isdisjoint(x.restriction_ids)", ""),
    ("a refusal is no exception let through", "        not x.refused\n        and since", "        since"),
    ("exceptions of 30 days are counted", "since < x.recorded_at", "since <= x.recorded_at"),
    ("details wait", "        if exception.waits:\n            days", "        if False:\n            days"),
    ("details wait for who recorded it", "named(exception.recorded_by_id)", "named(case.id)"),
)
