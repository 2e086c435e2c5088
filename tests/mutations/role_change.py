"""policy/role_change.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("it waits for whoever may confirm", "able = partial(confirmers, change)", "able = partial(list)"),
    ("as long as a proposal", ".settings.signoff_working_days", ".settings.riddor_days"),
    (
        "who asked does not confirm",
        "barred = (change.asked_by_id, change.person_id)",
        "barred = (change.person_id,)",
    ),
    (
        "nor whose roles they are",
        "barred = (change.asked_by_id, change.person_id)",
        "barred = (change.asked_by_id,)",
    ),
    (
        "who left confirms nothing",
        "if x.active and x.has(Role.ADMIN, Role.DIRECTOR)",
        "if x.has(Role.ADMIN, Role.DIRECTOR)",
    ),
    (
        "Admin or the Director asks",
        "    require_role(by, Role.ADMIN, Role.DIRECTOR)\n    if not person",
        "    if not person",
    ),
    (
        "for who is there",
        "    require_role(by, Role.ADMIN, Role.DIRECTOR)\n    if not person.active:",
        "    require_role(by, Role.ADMIN, Role.DIRECTOR)\n    if False:",
    ),
    ("one at a time", "if any(x.person_id == person.id for x in waiting):", "if False:"),
    ("something changes", "    if change.before == change.after:", "    if False:"),
    ("somebody can confirm", "    if not confirmers(change, people):", "    if False:"),
    ("not by everybody", "    require_role(by, Role.ADMIN, Role.DIRECTOR)\n    if by.id", "    if by.id"),
    ("not by who asked", "    if by.id == change.asked_by_id:", "    if False:"),
    ("not one’s own", "    if by.id == change.person_id:", "    if False:"),
    (
        "a leaver gets none",
        "    require_decider(change, by, people)\n    if not person.active:",
        "    require_decider(change, by, people)\n    if False:",
    ),
    ("as they were when it was asked", "    if words_of(person.roles) != change.before:", "    if False:"),
    ("the last Admin", "and Role.ADMIN not in after and not others:", "and False:"),
    ("the last Director", "and Role.DIRECTOR not in after and not directors:", "and False:"),
    (
        "who may ask still",
        "x.id == change.asked_by_id and x.active and x.has(Role.ADMIN, Role.DIRECTOR) for",
        "True for",
    ),
    ("who asked is there", "change.asked_by_id and x.active and", "change.asked_by_id and"),
    (
        "with the role",
        "change.asked_by_id and x.active and x.has(Role.ADMIN, Role.DIRECTOR) for",
        "change.asked_by_id and x.active for",
    ),
    ("they have them", "    person.roles = after\n", ""),
    ("a refusal has its reason", "    if reason is None:", "    if False:"),
    ("a second person refuses", "    require_decider(change, by, people)\n    if reason", "    if reason"),
    ("only who asked withdraws", "if not by.active or by.id != change.asked_by_id:", "if False:"),
    ("who left withdraws nothing", "if not by.active or by.id", "if by.id"),
    ("decided once", "    if change.verdict is not None:", "    if False:"),
    ("what became of it", "    change.verdict, change.verdict_passage = verdict, reason\n", ""),
    ("who decided", "    change.decided_by_id, change.decided_at = by.id, at\n", ""),
)
