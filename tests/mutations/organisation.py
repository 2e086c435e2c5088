"""policy/organisation.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("organisation", "access", "safety", "injury")
WRONG: tuple[Wrong, ...] = (
    ("managers serve both", "Role.MANAGER, Role.SLT", "Role.SLT"),
    ("the SLT serves both", "Role.SLT, Role.DIRECTOR", "Role.DIRECTOR"),
    ("the Director serves both", ", Role.DIRECTOR}", "}"),
    ("others serve their own", "organisation in person.organisations", "True"),
    ("and they do", "(bool(held) and organisation in person.organisations)", "False"),
    ("only with the role", "bool(held) and ", ""),
    ("each role by itself", "not held.isdisjoint", "not person.roles.isdisjoint"),
    ("the role is required", "    require_role(person, *roles)\n", ""),
    ("for the organisation", "if not holds(person, organisation, *roles):", "if False:"),
    ("nothing goes to who has left", "for person in people if person.active]", "for person in people]"),
    ("the Director where there is nobody", "return found or [", "return found and ["),
)
