"""policy/outside.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("who approved does not choose", "if not _decided(case, person)]", "]"),
    ("the Director first", "[p for p in able if p.has(Role.DIRECTOR)] or able or", "able or"),
    ("the Director in the end", "or able or directors(list(people))", "or able"),
    ("who left names nobody", "if person.active and person.has(Role.SLT)]", "if person.has(Role.SLT)]"),
    ("not once it is decided", "    require_open(appeal, people)\n", ""),
    ("not for everybody", "if not by.active or not by.has(Role.SLT, Role.DIRECTOR):", "if False:"),
    ("only with nobody left", "if reviewers(case, people):", "if False:"),
    ("only the namer", "if by.id not in {person.id", "if None in {person.id"),
    ("with a name", "if not name.strip():", "if False:"),
    ("with an organisation", "if not organisation.strip():", "if False:"),
    ("independent by statement", "if not independent:", "if False:"),
    ("in the place of whoever had taken it", "appeal.reviewer_id = None", "pass"),
)
