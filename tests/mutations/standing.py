"""policy/standing.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("standing", "fallback")
WRONG: tuple[Wrong, ...] = (
    ("only absences of the day", " for absence in absences if absence.on(day)}", " for absence in absences}"),
    (
        "leavers stand in for nobody",
        "if known[each].active if each in known else False:",
        "if each in known:",
    ),
    ("only changes to come", "if turn > day:", "if True:"),
    ("the first change", "min(turn, turns.get(absence.person_id, turn))", "turn"),
    ("away", "away=id in away,", "away=False,"),
    ("until when", "until=away[id].last_day if id in away else None,", ""),
    ("who took over", "return [person.successor_id] if person.successor_id else []", "return []"),
    (
        "nobody stands in for who is there",
        "    if absence is None:\n        return []\n",
        "    if absence is None:\n        return [*fallbacks.values()]\n",
    ),
    ("the delegate", "    if absence.delegate_id is not None:", "    if False:"),
    (
        "the fallback of their own organisation",
        "for each in sorted(person.organisations) if each in fallbacks]",
        "for each in fallbacks]",
    ),
    ("a delegate who is away hands on", "ahead += handed.get(at, ())", "pass"),
    ("nobody stands in for themselves", "return seen - {id}", "return seen"),
)
