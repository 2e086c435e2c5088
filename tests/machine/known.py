"""Who may see what: need to know by role, as the policy's owner wants it (section 13), and not as policy/access.py does.

A text that somebody wrote is for them, for managers, the Director and Records, for whom a report or an informal action
of its case went to, for the safety group where a report was referred, for the SLT members who were offered an appeal,
and for whoever it was written to. What restricts a customer is for everybody who looks them up.
"""

from collections.abc import Collection, Iterator
from uuid import UUID

from policy.case import Case
from policy.people import Person, Role
from policy.restriction import Restriction
from tests.machine.oracle import require
from tests.machine.planted import NAME, WORD, Written, words_in
from tests.machine.world import World

# Who somebody is stands in the list of customers, which all staff search.
LISTED = frozenset({"new-customer", "identify"})
# They name who is linked with a customer, too (X1b).
LINKS = ("types '/contact-check", "presses check ", "types '/contact customer ", "presses customer ")
# A change of roles, with its reason, is told to Records (REQUIREMENTS, People and roles).
ROLES = frozenset({"ask-roles", "refuse-roles"})
# The check shows these to all staff, so what is typed there is no secret.
PUBLIC_FIELDS = ("_instruction", "_account", "_network", "_matter", "_decider", "_address", "_closed_way")


class Known:
    """Looks at everything that was given to anybody."""

    def __init__(self, world: World) -> None:
        self.world = world

    def check(self) -> None:
        """Nobody was shown what they may not see; whoever left is shown nothing at all."""
        shown, self.world.shown = self.world.shown, []
        for each in shown:
            person = self.world.by_id[each.person]
            for word in sorted(words_in(each.what)):
                about = (person.name, sorted(person.roles), each.because, word)
                if WORD.fullmatch(word):
                    written = self.world.planted.texts[word]
                    allowed = self._may_see(person, written)
                    require(allowed, "need-to-know", (*about, written.use_case, written.field))
                elif NAME.fullmatch(word):
                    require(self._may_know(person, word, each.because), "names-told", about)

    def _may_see(self, person: Person, written: Written) -> bool:
        if person.id in self.world.gone:
            return False
        if written.by == person.id or written.field.endswith(PUBLIC_FIELDS):
            return True
        if written.use_case in LISTED or (written.use_case in ROLES and person.has(Role.RECORDS, Role.ADMIN)):
            return True
        case = self.world.cases.get(written.case_id) if written.case_id else None
        if person.has(Role.MANAGER, Role.DIRECTOR):
            return True
        if case is None:
            return False
        if written.passage is None and any(
            written.word in words_in(list(vars(x).values())) for x in _met(person, case)
        ):
            return True
        return _reads(person, case) or written.passage in set(_theirs(person, case))

    def _may_know(self, person: Person, name: str, because: str) -> bool:
        """Whoever named the customer themselves, has to do with a case of theirs, or keeps the list of customers."""
        if person.id in self.world.gone:
            return False
        if person.has(Role.MANAGER, Role.DIRECTOR, Role.RECORDS):
            return True
        (customer,) = [x for x in self.world.customers if name in x.name]
        if because.startswith(LINKS):
            self.world.named.setdefault(person.id, set()).add(customer.id)
        named = self.world.named.get(person.id, set())
        if customer.id in named:
            return True
        rows = self.world.rows()[customer.id]  # who knows one of them knows the customer
        cases = [case for case in self.world.cases.values() if case.customer_id in rows]
        knows = not named.isdisjoint(rows) or any(
            _reads(person, case) or person.id in set(_named_in(case)) for case in cases
        )
        if knows:  # and will not forget it
            self.world.named.setdefault(person.id, set()).add(customer.id)
        return knows


def _reads(person: Person, case: Case) -> bool:
    """Whether the whole case is theirs to read. Records and the safety group serve the organisations that they belong
    to, managers, the SLT and the Director all of them."""
    if person.has(Role.MANAGER, Role.DIRECTOR):
        return True
    belongs = case.organisation in person.organisations
    if person.has(Role.RECORDS) and belongs:
        return True
    reports = [x for x in case.incidents if x.wrong_customer_at is None or x.hurt]
    if person.id in {x.recipient_id for x in reports} | {x.recipient_id for x in case.informal_actions}:
        return True
    if person.has(Role.SAFETY) and belongs and any(x.referred_at for x in case.incidents):
        return True
    if any(person.id in (x.owner_id, x.proposer_id) for x in case.proposals):
        return True
    # Where nobody else is independent, a member of the SLT approves beside a manager what comes without a warning.
    without_warning = {x.id for x in case.formals if x.no_warning_at is not None}
    if person.has(Role.SLT) and any(x.formal_id in without_warning for x in case.proposals):
        return True
    # Whoever may take an appeal on reads first what it is about, though they joined after it was logged.
    if person.has(Role.SLT) and any(x.outcome is None for x in case.appeals):
        return True
    return any(
        str(person.id) in x.offered_to or person.id in (x.reviewer_id, x.outside_named_by_id)
        for x in case.appeals
    )


def _met(person: Person, case: Case) -> Iterator[object]:
    """What went to them, or was done by them, where the case is not theirs to read: a report that turned out to be
    about somebody else is still one that they were given."""
    yield from (x for x in case.incidents if person.id in (x.recipient_id, x.reporter_id, x.on_behalf_of_id))
    yield from (x for x in case.informal_actions if person.id in (x.recipient_id, x.taken_by_id))


def _theirs(person: Person, case: Case) -> Iterator[UUID | None]:
    """What was written about, to or for them, in a case that is not theirs to read."""
    mine = {x.id for x in case.incidents if person.id in (x.reporter_id, x.on_behalf_of_id, x.recipient_id)}
    for incident in case.incidents:
        if incident.id in mine:
            yield from (incident.happened_passage, incident.support_passage)
    for added in case.addenda:
        if added.incident_id in mine or added.by_id == person.id:
            yield added.text_passage
    for made in case.arrangements:
        if made.owner_id == person.id or str(person.id) in made.people_ids:
            yield from (made.note_passage, made.outcome_passage)
    for action in case.informal_actions:
        if action.taken_by_id == person.id:
            yield from (action.note_passage, action.not_warned_passage)
    for decision in case.seven_days:
        if decision.asked_by_id == person.id:
            yield from (decision.reason_passage, decision.verdict_passage)
    for message in case.held_messages:  # for whoever looks after what held it back, or is its contact
        if person.id in _keepers(case, message.restriction_ids):
            yield message.text_passage
    for letter in case.letters:
        if letter.owner_id == person.id:
            yield from (UUID(text) for known in letter.free.values() for text in known.values())
            yield from (UUID(text) for text in letter.sent.values())


def _keepers(case: Case, ids: Collection[str]) -> set[UUID | None]:
    """Who looks after these restrictions, asked for them, or is named in them as the contact."""
    held = [r for r in case.restrictions if str(r.id) in ids]
    found: set[UUID | None] = {x.owner_id for x in case.proposals if x.id in {r.proposal_id for r in held}}
    found |= {x.asked_by_id for x in case.seven_days if x.id in {r.seven_day_id for r in held}}
    return found | {id for r in held for id in _contacts(r)}


def _contacts(restriction: Restriction) -> Iterator[UUID]:
    for name in ("contact", "deputy"):
        if restriction.kind == "single_point_of_contact" and restriction.particulars.get(name):
            yield UUID(str(restriction.particulars[name]))


def _named_in(case: Case) -> Iterator[UUID | None]:
    """Whoever has a part in the case, however small: they met the customer, or are to do something about them."""
    for incident in case.incidents:
        yield from (incident.reporter_id, incident.on_behalf_of_id, incident.recipient_id)
        yield from (UUID(str(id)) for id in (*incident.witness_ids, *incident.harmed_ids))
    for made in case.arrangements:
        yield made.owner_id
        yield from (UUID(str(id)) for id in made.people_ids)
    for letter in case.letters:
        yield letter.owner_id
    for decision in case.seven_days:
        yield decision.asked_by_id
    for contact in case.contacts:
        yield from (contact.logged_by_id, contact.staff_id)
    for exception in case.exceptions:
        yield exception.recorded_by_id
    for action in case.informal_actions:
        yield action.taken_by_id
    for restriction in case.restrictions:
        yield from _contacts(restriction)
