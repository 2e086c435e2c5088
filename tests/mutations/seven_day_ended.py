"""policy/seven_day_ended.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("who asked or a manager", "    require_to_tell(case,", "    print(case,"),
    ("what is over is over", "    if last_day(case, decision) < today:", "    if False:"),
    ("its last day is not over", "last_day(case, decision) < today", "last_day(case, decision) <= today"),
    ("only what was told", "    if not told(case, decision):", "    if False:"),
    ("asked again when done", "    require_endable(case, decision, by, today)\n    if", "    if"),
    ("it needs a reason", "    if reason is None:", "    if False:"),
    ("at once", "        restriction.ended_on = today", "        pass"),
)
