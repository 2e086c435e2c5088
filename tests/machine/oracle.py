"""What must hold after every step, written from the policy and not from the rules that are put to the proof.

It reads the cases as data and calls nothing of policy/ that decides. Each check raises `Broken` with the name that
`tests.machine.mutations` expects.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

import holidays
from sqlalchemy import text

from policy.case import Case
from policy.incident import Incident
from policy.letter import Letter
from policy.people import Role
from policy.proposal import Proposal
from policy.record import Record
from policy.restriction import Restriction
from policy.status import Statuses, statuses, unexpected
from tests.machine.world import World
from tests.story import CALENDAR, adra

DAY = dt.timedelta(days=1)
TELLING = {"decision", "decision_without_warning", "review_outcome"}
POST_DAYS = 2
CLOSED = holidays.country_holidays("GB", subdiv="ENG")
OPEN_WAYS = {"phone": "phone", "email": "email", "letter": "address", "office": ""}  # what each of them needs
MEETINGS = {"meeting", "strategy_meeting", "key_officer"}


class Broken(AssertionError):
    """Something that must hold does not. ``invariant`` is its name."""

    def __init__(self, invariant: str, about: str) -> None:
        super().__init__(f"{invariant}: {about}")
        self.invariant = invariant


def require(holds: object, invariant: str, about: object) -> None:
    """Raises `Broken` where it does not hold."""
    if not holds:
        raise Broken(invariant, str(about))


class Oracle:
    """The invariants, and what was seen so far."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._records: list[tuple[object, ...]] = []
        self._sent: dict[UUID, str] = {}
        self._judged: set[UUID] = set()
        self._independent: set[UUID] = set()
        self._statuses: dict[UUID, Statuses] = {}
        self._told: set[UUID] = set()

    def check(self) -> None:
        """All of it, for what changed; what depends on the day, for every case."""
        for case in self.world.changed:
            self._dates(case)
            self._told_before_in_force(case)
            self._letters_stay(case)
            self._nobody_on_their_own(case)
            self._warned_before(case)
            self._appeals(case)
        self._changes_are_listed()
        self._a_way_for_everyone()
        self._records_stay()
        self._somebody_sees_to_it()

    def _dates(self, case: Case) -> None:
        """Nothing without an end, nothing formal without a review date, none later than 12 months (P6.6, P9.1)."""
        for restriction in case.restrictions:
            require(
                restriction.end and restriction.end >= restriction.start,
                "ends",
                (case.reference, restriction),
            )
            if restriction.seven_day_id is not None:
                longest = restriction.start + 6 * DAY
                require(restriction.end <= longest, "seven-days", (restriction.start, restriction.end))
        for proposal in case.proposals:
            theirs = [r for r in case.restrictions if r.proposal_id == proposal.id]
            require(proposal.review_on, "review-date", (case.reference, proposal))
            done = [_day(x.at) for x in case.reviews if x.proposal_id == proposal.id and x.at]
            latest = max([*done, *(r.start for r in theirs)])
            require(
                proposal.review_on <= _months(latest, 12), "review-in-12-months", (proposal.review_on, latest)
            )

    def _told_before_in_force(self, case: Case) -> None:
        """No formal restriction in force without an issued letter (P7.2), none that nobody approved."""
        for restriction in case.restrictions:
            if restriction.effective_from is None:
                continue
            if restriction.proposal_id is not None:
                told = [
                    x.issued_at
                    for x in case.letters
                    if x.subject_id == restriction.proposal_id and x.kind in TELLING and x.issued_at
                ]
                require(told, "letter-before-force", (case.reference, restriction))
                first = min(_day(at) for at in told)
                require(restriction.effective_from >= first, "letter-before-force", (restriction, first))
            approved = _approved(case)
            require(
                restriction.proposal_id in approved or restriction.seven_day_id in approved,
                "approved-before-force",
                (case.reference, restriction),
            )

    def _letters_stay(self, case: Case) -> None:
        """A letter that was issued stays as it was sent."""
        for letter in case.letters:
            if letter.issued_at is not None:
                words = json.dumps(
                    [dict(letter.sent), str(letter.issued_at), dict(letter.facts)], default=str
                )
                known = self._sent.setdefault(letter.id, words)
                require(known == words, "letter-stays", (known, words))

    def _nobody_on_their_own(self, case: Case) -> None:
        """Whoever asked, reported, saw it or was harmed does not approve (P7.1, P5.2), as far as it was known then: what
        is found later is a gap of the case."""
        for proposal in case.proposals:
            if proposal.verdict is None or proposal.decided_at is None or proposal.id in self._independent:
                continue
            self._independent.add(proposal.id)
            for decider, at in (
                (proposal.decided_by_id, proposal.decided_at),
                (proposal.manager_id, proposal.manager_at),
                (proposal.director_id, proposal.director_at),
            ):
                barred = {proposal.proposer_id} | (_affected(case, at) if at else set())
                require(
                    decider is None or decider not in barred,
                    "nobody-on-their-own",
                    (case.reference, self._name(decider), proposal.verdict),
                )
        for decision in case.seven_days:
            if decision.decided_at is not None and decision.id not in self._independent:
                self._independent.add(decision.id)
                barred = {decision.asked_by_id} | _affected(case, decision.decided_at)
                require(
                    decision.decided_by_id not in barred,
                    "nobody-on-their-own",
                    (case.reference, self._name(decision.decided_by_id), "7 days"),
                )

    def _warned_before(self, case: Case) -> None:
        """No formal restriction without a warning that was issued, received and not lapsed, and behaviour that was
        repeated after it; or in immediate danger with the Director beside a manager (P6.3, P8.3)."""
        for proposal in case.proposals:
            if proposal.verdict != "approved" or proposal.id in self._judged:
                continue
            self._judged.add(proposal.id)
            if proposal.replaces_id is not None:
                continue
            (formal,) = [x for x in case.formals if x.id == proposal.formal_id]
            reported = [x for x in case.incidents if x.wrong_customer_at is None]
            if formal.no_warning_at is not None:
                require(any(x.immediate_threat for x in reported), "no-threat", case.reference)
                self._two_approve(case, proposal)
                first = min(r.start for r in case.restrictions if r.proposal_id == proposal.id)
                require(proposal.review_on <= first + 28 * DAY, "extreme-review", proposal.review_on)
                continue
            warnings = [
                x for x in case.letters if x.kind == "warning" and x.subject_id == formal.id and x.issued_at
            ]
            good = [x for x in warnings if _has_it(x, _day(proposal.proposed_at))]
            require(good, "warned-before", (case.reference, warnings))
            require(
                any(_repeated(x, reported) for x in good),
                "repeated-before",
                (
                    case.reference,
                    [(x.issued_at, x.issued_how) for x in good],
                    [x.occurred_at for x in reported],
                ),
            )

    def _two_approve(self, case: Case, proposal: Proposal) -> None:
        two = {proposal.manager_id, proposal.director_id} - {None}
        require(proposal.director_id, "two-approve", (case.reference, proposal))
        if len(two) < 2:  # allowed only where no other manager is free
            barred = _affected(case, proposal.decided_at) | {proposal.director_id}
            barred |= {x.proposer_id for x in case.proposals}  # also of one that was refused before
            left = [p for p in self.world.present if p.has(*_MANAGER) and p.id not in barred]
            require(not left, "two-approve", (case.reference, [p.name for p in left]))

    def _appeals(self, case: Case) -> None:
        """Nobody decides an appeal who is in its trail; one open appeal of a decision (P7.3)."""
        waiting = [x.proposal_id for x in case.appeals if x.outcome is None]
        require(len(waiting) == len(set(waiting)), "one-open-appeal", case.reference)
        for appeal in case.appeals:
            if appeal.decided_at is None or appeal.id in self._judged or appeal.outside_name:
                continue
            self._judged.add(appeal.id)
            reviewer = self.world.by_id[appeal.reviewer_id] if appeal.reviewer_id else None
            require(reviewer, "appeal-decided-by-somebody", case.reference)
            assert reviewer is not None
            trail = dict(_trail(case, appeal.id))
            require(
                reviewer.id not in trail,
                "appeal-bar",
                (case.reference, reviewer.name, trail.get(reviewer.id)),
            )
            require(
                reviewer.has(*_ABOVE), "appeal-bar", (case.reference, reviewer.name, "no member of the SLT")
            )

    def _changes_are_listed(self) -> None:
        """Each change of status since the last look is one that the table of transitions knows."""
        told: list[Record] = []
        for case in self.world.changed:
            with self.world.store.read() as reader:
                # What is done to a customer changes the letters of their case, too.
                theirs = reader.records(customer_id=case.customer_id) if case.customer_id else ()
                merged = (
                    x
                    for what in ("customers-merged", "customers-unmerged")
                    for x in reader.records(what=what)
                )
                known = {record.id: record for record in (*reader.records(case.id), *theirs, *merged)}
            records = [record for id, record in known.items() if id not in self._told]
            after = statuses(case, self.world.today, adra())
            found = unexpected(self._statuses.get(case.id, {}), records, after)
            require(
                not found, "listed-transition", (case.reference, found, [record.what for record in records])
            )
            self._statuses[case.id] = after
            told += records
        self._told.update(record.id for record in told)

    def _a_way_for_everyone(self) -> None:
        """What was decided never closes every way, over all cases of a customer; where a contact person left or the
        customer cannot use what is left, it is known and waits for somebody (P8.4)."""
        world = self.world
        with world.store.read() as reader:
            now = reader.customers([customer.id for customer in world.customers])
        rows = world.rows()
        for customer in now.values():
            theirs = [x for x in (*now.values(), *world.customers) if x.id in rows[customer.id]]
            cases = [case for case in world.cases.values() if case.customer_id in rows[customer.id]]
            able = {
                way
                for way, needs in OPEN_WAYS.items()
                if not needs or any(getattr(row, needs) for row in theirs)
            }
            decided = [r for c in cases for r in _decided(c) if _last(r) >= max(r.start, world.today)]
            told = [r for r in decided if r.effective_from]
            replaced = {
                x.replaces_id for c in cases for x in c.proposals if x.verdict == "approved" and x.replaces_id
            }
            stands = [r for r in decided if r.proposal_id not in replaced]
            for day, together in (*_together(told, world.today), *_together(stands, world.today)):
                left = able - {way for r in together for way in _closes(r)}
                about = (customer.name, day, [(r.kind, dict(r.particulars)) for r in together])
                require(left, "open-way", about)
            for day, together in _together(told, world.today):
                left = able - {way for r in together for way in _closes(r)}
                nobody = [r for r in together if _people(r) and not self._there(r)]
                if nobody or not left - {way for row in theirs for way in row.cannot_use}:
                    known = any(x.over_at is None for c in cases for x in c.no_ways)
                    require(known, "no-way-is-known", (customer.name, day, [r.kind for r in nobody]))

    def _there(self, restriction: Restriction) -> bool:
        return any(person.id in _people(restriction) for person in self.world.present)

    def _records_stay(self) -> None:
        """Nothing that was recorded is changed or gone (P13)."""
        with self.world.store.read() as reader:
            rows = reader.session.execute(
                text(
                    "SELECT number, id, what, section, at, actor_id, actor_roles, case_id, subject_id, passages, facts"
                    " FROM record ORDER BY number"
                )
            ).all()
        found = [tuple(str(value) for value in row) for row in rows]
        require(
            found[: len(self._records)] == self._records, "records-stay", "a record was changed, or is gone"
        )
        self._records = [*found]

    def _somebody_sees_to_it(self) -> None:
        """Every open thing waits for somebody who is there, has a moment, and what fell due was done (P7.5)."""
        rows = self._due()
        if any(row[3] is None for row in rows):  # somebody came, or is away: the next tick finds out for whom
            self.world.tick()
            rows = self._due()
        known = {(str(case).replace("-", ""), str(subject).replace("-", "")) for case, _, subject, _ in rows}
        there = {str(person.id) for person in self.world.present}
        for _, kind, _, people in rows:
            waiting = {id for id in (people or "").split(";") if id}
            require(waiting, "waits-for-somebody", f"{kind} waits for nobody")
            require(waiting <= there, "waits-for-somebody", f"{kind} waits for somebody who left")
        for case in self.world.cases.values():
            for what, subject in _open(case, self.world.today):
                require(
                    (case.id.hex, subject.hex) in known,
                    "nothing-forgotten",
                    f"{what} of {case.reference} is open",
                )

    def _due(self) -> Sequence[Sequence[str | None]]:
        with self.world.store.read() as reader:
            rows = reader.session.execute(text("SELECT case_id, kind, subject_id, people FROM due")).all()
        return [tuple(None if value is None else str(value) for value in row) for row in rows]

    def _name(self, id: UUID | None) -> str:
        return self.world.by_id[id].name if id else "nobody"


_MANAGER = (Role.MANAGER, Role.DIRECTOR)
_ABOVE = (Role.SLT, Role.DIRECTOR)


def _open(case: Case, today: dt.date) -> Iterator[tuple[str, UUID]]:
    """What of a case is still to be done, and what it is about."""
    for incident in case.incidents:
        if incident.outcome is None and incident.wrong_customer_at is None:
            yield "a report without an outcome", incident.id
    for proposal in case.proposals:
        if proposal.verdict is None:
            yield "a proposal without a decision", proposal.id
        elif proposal.verdict == "approved" and not any(
            x.replaces_id == proposal.id and x.verdict == "approved" for x in case.proposals
        ):
            theirs = [r for r in case.restrictions if r.proposal_id == proposal.id and r.ended_on is None]
            if any(r.effective_from and r.end >= today for r in theirs):
                yield "the review of a decision", proposal.id
    sevens = {r.seven_day_id for r in case.restrictions}
    for letter in case.letters:
        if letter.issued_at is None and letter.dropped_at is None and letter.subject_id not in sevens:
            yield f"the letter {letter.kind}", letter.id
    for appeal in case.appeals:
        if appeal.outcome is None:
            yield "an appeal", appeal.id
    for message in case.held_messages:
        if message.outcome is None:
            yield "a held message", message.id
    for correction in case.corrections:
        if correction.outcome is None:
            yield "a correction", correction.id


def _together(restrictions: Sequence[Restriction], today: dt.date) -> list[tuple[dt.date, list[Restriction]]]:
    """Each day on which another one begins, and all that apply on it."""
    days = sorted({max(r.start, today) for r in restrictions})
    return [(day, [r for r in restrictions if r.start <= day <= _last(r)]) for day in days]


def _approved(case: Case) -> set[UUID]:
    proposals = {x.id for x in case.proposals if x.verdict == "approved"}
    return proposals | {x.id for x in case.seven_days if x.verdict == "approved"}


def _decided(case: Case) -> list[Restriction]:
    approved = _approved(case)
    return [r for r in case.restrictions if r.proposal_id in approved or r.seven_day_id in approved]


def _last(restriction: Restriction) -> dt.date:
    if restriction.ended_on is None:
        return restriction.end
    return min(restriction.end, restriction.ended_on - DAY)


def _closes(restriction: Restriction) -> set[str]:
    """The ways that a restriction closes, as the pack's words say."""
    said = restriction.particulars
    match restriction.kind:
        case "one_medium" | "single_point_of_contact":
            return set(OPEN_WAYS) - {str(said["medium"])}
        case "email_quarantined_or_blocked":
            return {"email"}
        case "other":
            return {str(said.get("closed_way", ""))}
    return set()


def _people(restriction: Restriction) -> set[UUID]:
    if restriction.kind != "single_point_of_contact":
        return set()
    named = (restriction.particulars.get(name) for name in ("contact", "deputy"))
    return {UUID(str(id)) for id in named if id}


def _affected(case: Case, by: dt.datetime | None) -> set[UUID]:
    """Who reported, saw it or was harmed, of what was reported by a moment."""
    found: set[UUID] = set()
    for incident in case.incidents:
        if by is None or incident.reported_at <= by:
            found |= {incident.reporter_id, *_ids(incident.witness_ids), *_ids(incident.harmed_ids)}
            if incident.on_behalf_of_id is not None:
                found.add(incident.on_behalf_of_id)
    return found


def _trail(case: Case, but: UUID) -> Iterator[tuple[UUID, str]]:
    """Everybody who may not decide the appeal, and as what: P7.3 names them."""
    for incident in case.incidents:
        yield incident.reporter_id, "reporter"
        if incident.on_behalf_of_id is not None:
            yield incident.on_behalf_of_id, "reported for"
        yield from ((id, "witness") for id in _ids(incident.witness_ids))
        yield from ((id, "harmed") for id in _ids(incident.harmed_ids))
    for proposal in case.proposals:
        yield proposal.proposer_id, "proposer"
        for id in (proposal.decided_by_id, proposal.manager_id, proposal.director_id):
            if id is not None:
                yield id, "approver"
    for letter in case.letters:
        if letter.kind == "warning" and letter.issued_by_id is not None:
            yield letter.issued_by_id, "warning issuer"
    for made in case.arrangements:
        if made.measure in MEETINGS and made.outcome in (None, "done"):
            yield from ((id, made.measure) for id in (made.owner_id, *_ids(made.people_ids)))
    for decision in case.safety_decisions:
        yield decision.decided_by_id, "safety group"
    for earlier in case.appeals:
        if earlier.id != but and earlier.outcome is not None and earlier.reviewer_id is not None:
            yield earlier.reviewer_id, "earlier reviewer"


def _has_it(warning: Letter, day: dt.date) -> bool:
    """Whether the customer has had it by a local day, and it has not lapsed: by post it takes 2 working days."""
    if warning.issued_at is None:
        return False
    received = _received(warning)
    return received <= day < _months(received, 12)


def _received(warning: Letter) -> dt.date:
    day = _day(warning.issued_at) if warning.issued_at else dt.date.max
    left = POST_DAYS if warning.issued_how == "post" else 0
    while left:
        day += DAY
        left -= day.weekday() < 5 and day not in CLOSED
    return day


def _repeated(warning: Letter, reported: Sequence[Incident]) -> bool:
    """Whether what was warned of happened again once the customer had the warning."""
    ids = warning.facts.get("incident_ids")
    cited = {str(id) for id in ids} if isinstance(ids, list) else set()
    kinds = {kind for x in reported if str(x.id) in cited for kind in x.kinds}
    return any(
        str(x.id) not in cited and _day(x.occurred_at) >= _received(warning) and kinds & set(x.kinds)
        for x in reported
    )


def _ids(texts: Iterable[object]) -> list[UUID]:
    return [UUID(str(each)) for each in texts]


def _day(at: dt.datetime) -> dt.date:
    return CALENDAR.local(at).date()


def _months(day: dt.date, months: int) -> dt.date:
    """So many months later; where that month has no such day, its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in range(day.day, 27, -1):
        try:
            return dt.date(year, month + 1, last)
        except ValueError:
            continue
    return dt.date(year, month + 1, day.day)
