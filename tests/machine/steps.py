"""The next sensible step of a case: what somebody who means it does now, so that the game comes to where it is deep."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from random import Random
from uuid import UUID

from handlers.registry import USE_CASES
from notices.card import Action
from policy.case import Case
from policy.letter import LetterKind
from policy.people import Person, Role
from policy.proposal import Verdict
from policy.refusal import Refusal
from tests.machine.world import World

Step = tuple[str, Callable[[], object]]
DAY = dt.timedelta(days=1)
# Where a case turns: what is done there too early, or by the wrong one, is the worst.
TURNS = frozenset(
    {"proposal", "approve", "take-appeal", "decide-appeal", "issue", "review", "confirm-seven-day"}
)


class Steps:
    """What can be done next in the cases of a world. The one who does it is somebody who could, more or less: whether
    they may is for the rules to say."""

    def __init__(self, world: World, random: Random) -> None:
        self.world = world
        self.random = random

    def take(self) -> str:
        """Do one of the next steps; gives its name."""
        found = list(self._all())
        name, step = self.random.choice(found)
        step()
        return name

    def astray(self) -> str:
        """Do some step of a case, whether its time has come or not, by anybody at all."""
        case = self._case()
        if case is None:
            return self.take()
        able = list(_parts(case))
        name, part = self.random.choice(
            [x for x in able if x[0] in TURNS] if self.random.random() < 0.5 else able
        )
        self._do(self.random.choice(self.world.people), name, case, part)
        return f"astray:{name}"

    def _all(self) -> Iterator[Step]:
        """Of one case, the one thing that comes next, more often than what can always be done."""
        case = self._case()
        if case is None or self.random.random() < 0.06:
            yield "report", self.report
            return
        step = self._next(case)
        if step is not None and self.random.random() < 0.9:
            yield step
            return
        yield from self._beside(case)

    def _case(self) -> Case | None:
        cases = [case for case in self.world.cases.values() if case.customer_id is not None]
        if not cases:
            return None
        # Mostly the one that came first: two that are half way are worth less than one that is deep.
        return cases[0] if self.random.random() < 0.7 else self.random.choice(cases)

    def _next(self, case: Case) -> Step | None:
        """What comes next on the way from a report to a reviewed and appealed decision."""
        world, today = self.world, self.world.today
        waiting = [letter for letter in case.letters if letter.waits]
        if waiting:
            letter = waiting[0]
            name = "translation" if letter.untranslated else "issue"
            value = letter.untranslated[0] if letter.untranslated else ""
            return name, self._doing(self._owner(letter.owner_id), name, case, letter.id, value)
        appeal = case.open_appeal
        if appeal is not None:
            by = next((p for p in world.present if p.id == appeal.reviewer_id), None)
            if by is None:
                able = world.having(Role.SLT, Role.DIRECTOR)
                return "take-appeal", self._doing(self._one(able), "take-appeal", case, appeal.id)
            if self.random.random() < 0.15:
                return "suspend", self._doing(by, "suspend", case, appeal.id)
            return "decide-appeal", self._doing(by, "decide-appeal", case, appeal.id)
        proposal = case.open_proposal
        managers = world.having(Role.MANAGER, Role.DIRECTOR)
        if proposal is not None:
            name = self.random.choices(("approve", "return", "refuse"), (10, 1, 1))[0]
            return name, self._doing(self._one(managers), name, case, proposal.id)
        approved = [p for p in case.proposals if p.verdict is Verdict.APPROVED]
        if approved:
            latest = approved[-1]
            if not any(a.proposal_id == latest.id for a in case.appeals) and self.random.random() < 0.5:
                return "appeal", self._doing(self._one(world.present), "appeal", case, case.id)
            if any(r.last_day >= today for r in case.restrictions_of(latest)):
                return "review", lambda: self._review(case, latest.id, latest.review_on)
            return None
        incident = next((x for x in case.theirs if x.outcome is None), None)
        if incident is not None and (case.formal is None or self.random.random() < 0.3):
            by = self._owner(incident.recipient_id)
            name = self.random.choices(("formal", "acknowledge", "informal"), (6, 2, 2))[0]
            return name, self._doing(by, name, case, incident.id)
        formal = case.formal
        if formal is None or formal.not_applied_at is not None:
            return (
                ("formal", self._doing(self._one(managers), "formal", case, case.id)) if case.theirs else None
            )
        if formal.considered_at is None or formal.measured_at is None:
            return "considerations", self._doing(self._one(managers), "considerations", case, formal.id)
        threat = any(x.immediate_threat for x in case.theirs)
        if threat and formal.no_warning_at is None and self.random.random() < 0.7:
            return "no-warning", self._doing(self._one(managers), "no-warning", case, formal.id)
        warnings = [
            x for x in case.letters_about(formal.id) if x.kind is LetterKind.WARNING and x.received_on
        ]
        if not warnings and formal.no_warning_at is None:
            return "warning", self._doing(self._one(managers), "warning", case, formal.id)
        had = warnings[-1].received_on if warnings else None
        warned_of = {kind for x in case.theirs[:1] for kind in x.kinds}
        if had and not any(x.occurred_at.date() >= had and warned_of & {*x.kinds} for x in case.theirs[1:]):
            return "repeat", lambda: self._repeat(case)
        return "proposal", lambda: self._propose(case, formal.id)

    def _beside(self, case: Case) -> Iterator[Step]:
        """What can be done at any time, mostly by those who may: whatever the registry lists."""
        names = list(_parts(case))
        for name, part in self.random.sample(names, min(3, len(names))):
            able = self.world.having(Role.MANAGER, Role.DIRECTOR, Role.SAFETY, Role.RECORDS)
            by = self._one(able if self.random.random() < 0.7 else self.world.present)
            yield f"beside:{name}", self._doing(by, name, case, part)

    def _doing(self, by: Person, name: str, case: Case, part: UUID, value: str = "") -> Callable[[], object]:
        return lambda: self._do(by, name, case, part, value)

    def _do(
        self,
        by: Person,
        name: str,
        case: Case,
        part: UUID,
        value: str = "",
        wanted: Mapping[str, str | list[str]] | None = None,
    ) -> None:
        answer = self.world.presses(by, Action(name, f"{case.id}:{part}", value=value))
        self.world.completes(self.random, by, answer, wanted or {})

    def report(self) -> None:
        """Somebody reports what happened to them."""
        customer = self.random.choices(self.world.customers, (6, 3, 2))[0]
        by = self._one(self.world.present)
        answer = self.world.types(by, f"/contact-report {customer.reference}")
        self.world.completes(self.random, by, answer, {"customer": str(customer.id)})

    def _repeat(self, case: Case) -> None:
        """It happens again: mostly some days later, at times before the post can have come."""
        self.world.later(self.random.choice((DAY / 4, DAY, 4 * DAY, 7 * DAY, 10 * DAY)))
        by = self._one(self.world.present)
        customer = next(x for x in self.world.customers if x.id == case.customer_id)
        answer = self.world.types(by, f"/contact-report {customer.reference}")
        self.world.completes(
            self.random, by, answer, {"customer": str(customer.id), "kinds": case.incidents[0].kinds}
        )

    def _propose(self, case: Case, formal: UUID) -> None:
        """Contact by one way, or several kinds at once: two that close much of what is open now and then."""
        managers = self.world.having(Role.MANAGER, Role.DIRECTOR)
        kinds = self.random.choice(
            (
                ["one_medium"],
                ["witness"],
                ["one_medium", "email_quarantined_or_blocked"],
                ["appointment"],
                ["single_point_of_contact"],
                ["other"],
            )
        )
        wanted: dict[str, str | list[str]] = {"kinds": kinds, "confirmed": "yes"}
        soon = any(x.id == formal and x.no_warning_at is not None for x in case.formals)
        if self.random.random() < (
            0.6 if soon else 0.3
        ):  # sooner or later than it stands there, at times too late
            review_on = self.world.today + self.random.choice((20, 60, 120)) * DAY
            wanted["review_on"] = review_on.isoformat()
        self._do(self._one(managers), "proposal", case, formal, wanted=wanted)

    def _review(self, case: Case, proposal: UUID, due_on: dt.date) -> None:
        managers = self.world.having(Role.MANAGER, Role.DIRECTOR)
        if self.random.random() < 0.6 and due_on > self.world.today:
            left = due_on - self.world.today - self.random.choice((14, 1, 0)) * DAY
            self.world.later(max(left, DAY))
        if self.random.random() < 0.3:
            self._do(self._one(managers), "invite", case, proposal)
        name = self.random.choices(("review", "end"), (5, 1))[0]
        self._do(self._one(managers), name, case, proposal)

    def _owner(self, id: UUID) -> Person:
        """Whose it is, mostly; else some manager."""
        mine = [person for person in self.world.present if person.id == id]
        return self._one(mine if mine and self.random.random() < 0.85 else self.world.having(Role.MANAGER))

    def _one(self, people: list[Person]) -> Person:
        return self.random.choice(people or self.world.present)


def _parts(case: Case) -> Iterator[tuple[str, UUID]]:
    """Every use case of the registry on a part of the case that it could be about: what comes new is played, too."""
    parts = [part.id for name in vars(case).values() if isinstance(name, list) for part in name[-2:]]
    for number, use_case in enumerate(USE_CASES):
        if use_case.typed is not None:
            try:
                yield use_case.name, use_case.typed(case)
            except Refusal:
                yield use_case.name, case.id
        elif parts:
            yield use_case.name, parts[number % len(parts)]
