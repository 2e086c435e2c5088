"""Need to know: who may read a case (section 13, data protection)."""

from uuid import UUID

from policy.arrangement import may_see
from policy.case import Case
from policy.held import may_look
from policy.injury import unsettled
from policy.involvement import parts_of
from policy.organisation import holds
from policy.people import Person, Role
from policy.refusal import NotAllowed
from policy.safety_register import told_wrongly


def may_read(person: Person, case: Case) -> bool:
    """Managers, the Director, and Records of its organisation; whoever a report of the case went to; the safety group
    of its organisation where it was referred; SLT members who were offered an appeal. Admin is no right to read."""
    if not person.active:
        return False
    role = holds(person, case.organisation, Role.MANAGER, Role.DIRECTOR, Role.RECORDS)
    return role or _concerns(person, case)


def works_on(person: Person, case: Case) -> bool:
    """Whether it is one of a person's own cases: they may read it, and not by a role that reads every case."""
    return may_read(person, case) and (_concerns(person, case) or bool(parts_of(case, person.id)))


def _concerns(person: Person, case: Case) -> bool:
    # A report about somebody else opens this customer's case to nobody, but for what is still to be done about it.
    reports = [x for x in case.incidents if x.wrong_customer_at is None or unsettled(case, x)]
    if any(x.is_with(person) for x in reports) or any(x.is_with(person) for x in case.informal_actions):
        return True
    referred = any(x.referred_at for x in reports) or told_wrongly(case)
    if referred and holds(person, case.organisation, Role.SAFETY):
        return True
    if any(x.proposer_id == person.id or person.acts_for(x.owner_id) for x in case.proposals):
        return True
    if any(x.waits and x.owner_id in person.presence.stands_for for x in case.letters):
        return True
    return any(
        str(person.id) in appeal.offered_to or person.id in (appeal.reviewer_id, appeal.outside_named_by_id)
        for appeal in case.appeals
    )


def require_reader(person: Person, case: Case) -> None:
    """Raises `NotAllowed` for whoever has no need to know."""
    if not may_read(person, case):
        raise NotAllowed("no-need-to-know")


def knows_customer(person: Person, case: Case) -> bool:
    """Whether somebody may be told whom a case is about: who reads it, and who took a part in it. To others its
    reference tells no name."""
    return may_read(person, case) or (person.active and bool(parts_of(case, person.id)))


def may_bundle(person: Person, case: Case) -> bool:
    """Who may read the case and answers for it elsewhere: Records, the Director, managers, and the SLT members who
    decide its appeals (P7.6)."""
    answers = (Role.RECORDS, Role.DIRECTOR, Role.MANAGER, Role.SLT)
    return may_read(person, case) and holds(person, case.organisation, *answers)


def require_bundle(person: Person, case: Case) -> None:
    """Raises `NotAllowed` for everybody else."""
    require_reader(person, case)
    if not may_bundle(person, case):
        raise NotAllowed("not-your-bundle")


def may_read_passage(person: Person, case: Case, passage: UUID) -> bool:
    """Everybody may read again what they wrote themselves: a reporter the report, and no other part of the case;
    whoever looks at a held message, that; and who sees to a measure what was noted of it."""
    if any(passage == x.text_passage and may_look(person, case, x) for x in case.held_messages):
        return True
    if any(passage in (x.note_passage, x.outcome_passage) and may_see(x, person) for x in case.arrangements):
        return True
    own = {
        id
        for i in case.incidents
        if i.reporter_id == person.id
        for id in (i.happened_passage, i.support_passage)
    }
    own |= {x.text_passage for x in case.addenda if x.by_id == person.id}
    mine = {i.id for i in case.incidents if i.reporter_id == person.id}
    own |= {x.text_passage for x in case.addenda if x.incident_id in mine}
    for action in case.informal_actions:
        if action.taken_by_id == person.id:
            own |= {action.note_passage, action.not_warned_passage}
    own |= {x.text_passage for x in case.complaints if x.logged_by_id == person.id}
    own |= {contact.note_passage for contact in case.contacts if contact.logged_by_id == person.id}
    own |= {decision.ended_passage for decision in case.seven_days if decision.ended_by_id == person.id}
    own |= {decision.reason_passage for decision in case.seven_days if decision.asked_by_id == person.id}
    return may_read(person, case) or (person.active and passage in own)
