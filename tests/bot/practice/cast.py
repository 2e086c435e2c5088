"""Who is who in a case of the made-up landlord, for the table of who may do what."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from policy.case import Case
from policy.people import Person, Role
from policy.record import recorded
from storage.store import Store
from tests.bot.practice.first_start import NOW

STAFF = "a colleague with no part in it"
REPORTER = "who reported it"
LINE = "the reporter's line manager"
PREPARER = "who prepares formal action"
OWN = "whose it is"
MANAGER = "another manager"
SLT = "SLT, no appeal"
OFFERED = "SLT, appeal offered"
REVIEWER = "SLT, reviewer"
DIRECTOR = "the Director"
SAFETY = "safety group"
RECORDS = "Records"
ADMIN = "Admin"
LEFT = "somebody who left"
COLUMNS = (
    STAFF,
    REPORTER,
    LINE,
    PREPARER,
    OWN,
    MANAGER,
    SLT,
    OFFERED,
    REVIEWER,
    DIRECTOR,
    SAFETY,
    RECORDS,
    ADMIN,
    LEFT,
)
ADRA, MEDRA = frozenset({"adra"}), frozenset({"medra"})
Part = Callable[[Case], UUID | None]
NOBODY: Part = lambda case: None  # noqa: E731 - a value of its type


def hire(store: Store) -> Mapping[str, Person]:
    """Some who are in no tale: a colleague, somebody who had every role and has left, and Medra's safety group. Without
    one the Director would stand in."""
    new = {
        STAFF: Person("gwawr.newydd@eryri.test", "Gwawr Newydd", organisations=ADRA),
        LEFT: Person("idris.gynt@eryri.test", "Idris Gynt", frozenset(Role), ADRA | MEDRA, active=False),
    }
    theirs = Person("nan.medra@eryri.test", "Nan Medra", frozenset({Role.SAFETY}), MEDRA)
    with store.write() as unit:
        unit.add(theirs)
        for person in new.values():
            unit.add(person)
        unit.record(recorded("people-imported", "X", None, NOW), notices=())
    return new


def cast(case: Case, people: Mapping[str, UUID], new: Mapping[str, Person], own: Part) -> dict[str, UUID]:
    """Who stands in which column; a column that nobody fills in this case, or somebody of another column, is left out."""
    first = case.incidents[0]
    offered = [UUID(id) for appeal in case.appeals for id in appeal.offered_to]
    reviewer = next((appeal.reviewer_id for appeal in case.appeals if appeal.reviewer_id), None)
    preparer = case.formal.started_by_id if case.formal else None
    if case.proposals:
        preparer = case.proposals[-1].proposer_id
    slt = [people[name] for name in ("Sioned Parry", "Rhys Morgan")]
    managers = [people[name] for name in ("Nia Roberts", "Tom Ellis")]
    wanted: list[tuple[str, Sequence[UUID | None]]] = [
        (OWN, [own(case)]),
        (PREPARER, [preparer]),
        (STAFF, [new[STAFF].id]),
        (MANAGER, managers),
        (REVIEWER, [reviewer]),
        (OFFERED, [id for id in offered if id != reviewer]),
        (SLT, [id for id in slt if id not in (*offered, reviewer)]),
        (DIRECTOR, [people["Elin Vaughan"]]),
        (SAFETY, [people["Owen Davies"]]),
        (RECORDS, [people["Beth Hughes"]]),
        (ADMIN, [people["Carys Lloyd"]]),
        (LEFT, [new[LEFT].id]),
        (LINE, [first.recipient_id]),
        (REPORTER, [first.reporter_id]),
    ]
    found: dict[str, UUID] = {}
    for column, able in wanted:
        free = [id for id in able if id is not None and id not in found.values()]
        if free:
            found[column] = free[0]
    return found
