"""policy/no_way.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("what is over is over", "if x.over_at is None), None)", "), None)"),
    ("what lapsed closes nothing", "if not case.lapsed(r, today, pack)]", "]"),
    ("only what was told, here", "for r in _told(case.decided)", "for r in case.decided"),
    ("only what was told, elsewhere", "*_told(elsewhere)", "*elsewhere"),
    ("other cases count", "[*_told(elsewhere), *mine]", "mine"),
    ("only where something of the case closes it", "if closing and day", "if day"),
    ("kept once", "and known is None:", ":"),
    ("open again", "        known.over_at = at", "        pass"),
    ("the owner hears of it", " or any(map(person.acts_for, owners))", ""),
    ("the Director hears of it", "person.has(Role.DIRECTOR) or ", ""),
    ("at once", "known.found_at, 0, able", "known.found_at, 1, able"),
    ("who asked hears of it", "decision.asked_by_id, decision.decided_by_id", "decision.decided_by_id"),
    ("who confirmed hears of it", "decision.asked_by_id, decision.decided_by_id", "decision.asked_by_id"),
)
