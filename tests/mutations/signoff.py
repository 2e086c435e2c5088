"""policy/signoff.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("adjustment", "correction", "signoff", "replacing", "addendum")
WRONG: tuple[Wrong, ...] = (
    ("adjustments are decided first", "            require_decided(case, others)\n", "            pass\n"),
    ("nobody in danger waits for them", "        if not in_danger(case, proposal):", "        if True:"),
    ("a correction is answered first", "        require_answered(case)\n", ""),
    ("the complaint is not about the approver", "            if not unconcerned:", "            if False:"),
    ("only where complaints are restricted", "if asks_unconcerned(asked, pack):", "if True:"),
    ("what was said is kept", 'said = {"unconcerned": True}', "pass"),
    ("what the first of two said is kept", "{**first.facts, **said}", "first.facts"),
    ("decided once", "    if proposal.verdict is not None:", "    if False:"),
    (
        "only managers and the Director",
        "if not by.active or not (by.has(Role.MANAGER, Role.DIRECTOR) or by.id in able):",
        "if False:",
    ),
    ("independent of the case", "    if barred:", "    if False:"),
    ("the Director last", "    if by.id not in able:", "    if not able:"),
    ("who has left is not counted", "if p.active and not played", "if not played"),
    (
        "nothing that is over is approved",
        "restriction.end < calendar.day(at)",
        "restriction.end <= calendar.day(at)",
    ),
    (
        "what has ended is not extended",
        "        require_replaceable(case",
        "        str(case) or require_replaceable(case",
    ),
    ("an approval does the review", "        note_replaced(case", "        str(case) or note_replaced(case"),
    ("a way stays open at the approval", "        require_open_way(customer", "        print(customer"),
    (
        "who is away is no way of contact",
        "pack, answering(people))",
        "pack, frozenset(p.id for p in people))",
    ),
    ("other cases count at the approval", "[*elsewhere, *mine, *asked]", "[*mine, *asked]"),
    ("returning needs a reason", "elif reason is None:", "elif False:"),
    ("the grounds are still there", "        require_grounds(case, proposal, calendar)\n", ""),
)
