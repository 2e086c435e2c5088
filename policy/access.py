"""Need to know: who may read a case (section 13, data protection)."""

from collections.abc import Callable, Iterator
from uuid import UUID

from policy import appeal
from policy.arrangement import Arrangement, may_see
from policy.case import Case
from policy.held import may_look
from policy.incident import Incident
from policy.injury import unsettled
from policy.involvement import parts_of
from policy.organisation import holds
from policy.people import Person, Role
from policy.record import Record
from policy.refusal import NotAllowed
from policy.safety_register import told_wrongly
from policy.timeline import READERS, Matter, Reader, matter_of, of_arrangement, readers_of, words_in


def may_read(person: Person, case: Case) -> bool:
    """Managers, the Director, and Records of its organisation; whoever a report of the case went to; the safety group
    of its organisation where it was referred; SLT members for whom there is an appeal. Admin is no right to read."""
    if not person.active:
        return False
    role = _reads_all(person, case)
    return role or _concerns(person, case)


def _reads_all(person: Person, case: Case) -> bool:
    return holds(person, case.organisation, Role.MANAGER, Role.DIRECTOR, Role.RECORDS)


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
    return any(appeal.concerns(case, each, person) for each in case.appeals)


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
    decide its appeals or decided them (P7.6)."""
    answers = holds(person, case.organisation, Role.RECORDS, Role.DIRECTOR, Role.MANAGER)
    decides = person.has(Role.SLT) and any(appeal.decides(each, person) for each in case.appeals)
    return may_read(person, case) and (answers or decides)


def require_bundle(person: Person, case: Case) -> None:
    """Raises `NotAllowed` for everybody else."""
    require_reader(person, case)
    if not may_bundle(person, case):
        raise NotAllowed("not-your-bundle")


def may_read_entry(person: Person, case: Case, record: Record) -> bool:
    """Whether somebody needs to know that this was done (`policy.timeline`)."""
    return _is_reader(person, case, READERS[matter_of(case, record)].entries, record.subject_id)


def may_read_timeline(person: Person, case: Case) -> bool:
    """Whoever reads the case; and whoever reported something of it or saw it, of that alone (P8.1, X1)."""
    return may_read(person, case) or (
        person.active and any(in_it(person, x) for x in case.incidents if x.wrong_customer_at is None)
    )


def require_timeline(person: Person, case: Case) -> None:
    """Raises `NotAllowed` for everybody else."""
    if not may_read_timeline(person, case):
        raise NotAllowed("no-need-to-know")


def may_know(person: Person, case: Case, matter: Matter, subject: UUID | None = None) -> bool:
    """Whether somebody needs to know of a matter: of one part of the case, or whatever it is about."""
    return _is_reader(person, case, READERS[matter].entries, subject)


def may_read_matter(person: Person, case: Case, matter: Matter) -> bool:
    """Whether somebody reads the words of a matter, whatever in the case it is about."""
    return _is_reader(person, case, READERS[matter].words, None)


def require_known(person: Person, case: Case, matter: Matter, subject: UUID | None = None) -> None:
    """Raises `NotAllowed` for whoever does not even need to know of it."""
    if not may_know(person, case, matter, subject):
        raise NotAllowed("no-need-to-know")


def may_know_arrangement(person: Person, case: Case, made: Arrangement) -> bool:
    """Whoever needs to know what it is about, arranged it, sees to it or takes part."""
    known = may_know(person, case, of_arrangement(made), made.id)
    return known or may_see(made, person) or (person.active and made.arranged_by_id == person.id)


def require_words(person: Person, case: Case, matter: Matter) -> None:
    """Raises `NotAllowed` for whoever may not."""
    if not may_read_matter(person, case, matter):
        raise NotAllowed("no-need-to-know")


def may_read_passage(person: Person, case: Case, passage: UUID) -> bool:
    """Whoever needs to know what it is about (`policy.timeline`). Everybody may read again what they wrote themselves;
    whoever looks at a held message, that; and who sees to a measure what was noted of it. What is not known where it
    stands is for those who read everything."""
    return readable(person, case)(passage)


def readable(person: Person, case: Case) -> Callable[[UUID], bool]:
    """The same for many texts of one case."""
    own, whole = set(_own(person, case)), may_read(person, case)
    known = {str(passage): (matter, subject) for passage, matter, subject in words_in(case) if passage}

    def may(passage: UUID) -> bool:
        if not person.active:
            return False
        if passage in own:
            return True
        if str(passage) not in known:
            return whole and _reads_all(person, case)
        matter, subject = known[str(passage)]
        return _is_reader(person, case, READERS[matter].words, subject)

    return may


def _is_reader(person: Person, case: Case, readers: frozenset[Reader], subject: UUID | None) -> bool:
    if not person.active:
        return False
    return not readers.isdisjoint(readers_of(person, case, subject, whole=may_read(person, case)))


def in_it(person: Person, incident: Incident) -> bool:
    """Whether somebody reported it or saw it."""
    reported = person.id in incident.reporters
    return reported or str(person.id) in incident.witness_ids


def _own(person: Person, case: Case) -> Iterator[UUID | None]:
    """What somebody wrote themselves, or needs for what they do."""
    yield from (x.text_passage for x in case.held_messages if may_look(person, case, x))
    for made in case.arrangements:
        if may_see(made, person) or made.arranged_by_id == person.id:
            yield from (made.note_passage, made.outcome_passage)
    yield from (x.referral_passage for x in case.incidents if x.referred_by_id == person.id)
    yield from (x.text_passage for x in case.addenda if x.by_id == person.id)
    for action in case.informal_actions:
        if action.taken_by_id == person.id:
            yield from (action.note_passage, action.not_warned_passage)
    yield from (x.text_passage for x in case.complaints if x.logged_by_id == person.id)
    yield from (contact.note_passage for contact in case.contacts if contact.logged_by_id == person.id)
    yield from (decision.ended_passage for decision in case.seven_days if decision.ended_by_id == person.id)
    yield from (decision.reason_passage for decision in case.seven_days if decision.asked_by_id == person.id)
