"""The state machine: random people do random allowed and forbidden things, and after each step all must hold."""

import datetime as dt
import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import ClassVar

from hypothesis import HealthCheck, Phase, currently_in_test_context, event, note, settings
from hypothesis import seed as hypothesis_seed
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Engine
from sqlalchemy import event as database_event

from handlers.registry import USE_CASES
from notices.card import Action
from policy.case import Case
from policy.people import Role
from storage.engine import make_engine
from storage.store import Store
from tests.databases import CIPHER, migrate
from tests.machine.known import Known
from tests.machine.oracle import Oracle, require
from tests.machine.steps import Steps
from tests.machine.world import World, counted_ids

Opening = Callable[[], Engine]
SEEDS = st.integers(0, 2**32 - 1)
TYPED = tuple(use_case.name for use_case in USE_CASES if use_case.typed is not None)
HOMES = 4  # somebody's home is looked at after so many steps: it takes longest
WAITS = (
    dt.timedelta(hours=1),
    dt.timedelta(hours=5),
    *(dt.timedelta(days=days) for days in (1, 1, 2, 3, 7, 20, 45, 100)),
)


class Machine(RuleBasedStateMachine):
    """One office, from an empty register on. ``opening`` gives a new database; ``reached`` counts over all games how
    often each stage of a case was come to."""

    opening: ClassVar[Opening]
    reached: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self._ids = counted_ids()
        self._ids.__enter__()
        self.engine = type(self).opening()
        self.world = World(Store(self.engine))
        self.oracle = Oracle(self.world)
        self.known = Known(self.world)
        self._stages: set[str] = set()
        self._looks = 0

    @initialize(seed=SEEDS)
    def something_happened(self, seed: int) -> None:
        steps = Steps(self.world, Random(seed))
        steps.report()
        self.world.look()

    @rule(seed=SEEDS, times=st.integers(1, 3))
    def somebody_goes_on(self, seed: int, times: int) -> None:
        """One to three sensible next steps."""
        random = Random(seed)
        for _ in range(times):
            Steps(self.world, random).take()
            self._look()

    @rule(seed=SEEDS, times=st.integers(3, 6))
    def somebody_goes_far(self, seed: int, times: int) -> None:
        """More of them, each by whoever could."""
        self.somebody_goes_on(seed, times)

    @rule(seed=SEEDS)
    def somebody_strays(self, seed: int) -> None:
        """A step whose time has not come, or by somebody who may not."""
        Steps(self.world, Random(seed)).astray()

    @rule(seed=SEEDS)
    def somebody_presses(self, seed: int) -> None:
        """Any button that was ever shown to anybody, by them or by somebody else."""
        random = Random(seed)
        if not self.world.buttons:
            return
        whose, action = random.choice(self.world.buttons)
        by = self.world.by_id[whose] if random.random() < 0.5 else random.choice(self.world.people)
        answer = self.world.presses(by, action)
        self.world.completes(random, by, answer, {}, tries=random.choice((0, 1, 5)))

    @rule(seed=SEEDS)
    def somebody_fills_in(self, seed: int) -> None:
        """A form that stands open somewhere: well or badly, by whom it was opened for or by somebody else."""
        random = Random(seed)
        if not self.world.forms:
            return
        whose, ask = random.choice(self.world.forms)
        by = self.world.by_id[whose] if random.random() < 0.8 else random.choice(self.world.people)
        filling = self.world.filling(random, by)
        raw = filling.badly(ask) if random.random() < 0.5 else filling.well(ask, {})
        self.world.fills(by, ask, raw)

    @rule(seed=SEEDS)
    def somebody_sends_twice(self, seed: int) -> None:
        """A form that was sent is sent again: the thing was done once."""
        random = Random(seed)
        if not self.world.sent:
            return
        whose, ask, raw, _ = random.choice(self.world.sent)
        by = self.world.by_id[whose]
        first = self.world.fills(by, ask, raw)
        before = self.world.count_records()
        again = self.world.fills(by, ask, raw)
        require(type(again) is type(first), "sent-twice", (ask.form.use_case, first, again))
        require(self.world.count_records() == before, "sent-twice", ask.form.use_case)

    @rule(seed=SEEDS)
    def somebody_types(self, seed: int) -> None:
        """A command, about any case, or the home."""
        random = Random(seed)
        by = random.choice(self.world.people)
        customer = random.choice(self.world.customers)
        references = [case.reference for case in self.world.cases.values()] or ["CC-2026-0001"]
        typed = random.choice(
            (
                "/contact",
                f"/contact-check {random.choice((customer.reference, customer.name, customer.postcode))}",
                f"/contact-report {customer.reference}",
                *(3 * [f"/contact {random.choice(TYPED)} {random.choice(references)}"]),
            )
        )
        answer = self.world.types(by, typed)
        self.world.completes(random, by, answer, {}, tries=random.choice((0, 1, 4)))

    @rule(seed=SEEDS)
    def somebody_forges(self, seed: int) -> None:
        """A press that no screen offers: any use case on any part of any case."""
        random = Random(seed)
        subjects = [action.subject for _, action in self.world.buttons] or [""]
        by = random.choice(self.world.people)
        value = random.choice(("", "", "0", "cy", "approved", "emergency"))
        action = Action(random.choice(USE_CASES).name, random.choice(subjects), value=value)
        answer = self.world.presses(by, action)
        self.world.completes(random, by, answer, {}, tries=2)

    @rule(wait=st.sampled_from(WAITS))
    def time_passes(self, wait: dt.timedelta) -> None:
        self.world.later(wait)

    @rule(seed=SEEDS)
    def somebody_leaves(self, seed: int) -> None:
        """At most a few, never the only Director; whatever was theirs moves to somebody at once."""
        random = Random(seed)
        if len(self.world.gone) < 3 and random.random() < 0.4:
            able = [person for person in self.world.present if not person.has(Role.DIRECTOR)]
            self.world.leaves(random.choice(able))

    @invariant()
    def all_of_it_holds(self) -> None:
        self._look()

    def teardown(self) -> None:
        self._ids.__exit__(None, None, None)
        if currently_in_test_context():
            for stage in self._stages:
                event(stage)
        type(self).reached.update(self._stages)
        self.engine.dispose()

    def _look(self) -> None:
        try:
            self.world.look()
            self._looks += 1
            if self._looks % HOMES == 0:
                self.world.home(Random(self._looks).choice(self.world.people))
            self.oracle.check()
            self.known.check()
        except AssertionError:
            if currently_in_test_context():
                note("\n".join(self.world.journal[-80:]))
            raise
        for case in self.world.changed:
            self._stages.update(stages(case))


def stages(case: Case) -> Iterator[str]:
    """How far a case has come."""
    issued = {letter.kind.value for letter in case.letters if letter.issued_at is not None}
    found = {
        "reported": case.incidents,
        "considered": any(x.considered_at for x in case.formals),
        "warned": "warning" in issued,
        "proposed": case.proposals,
        "approved": any(x.verdict == "approved" for x in case.proposals),
        "in force": any(r.proposal_id and r.effective_from for r in case.restrictions),
        "without a warning": "decision_without_warning" in issued,
        "up to 7 days": any(r.seven_day_id and r.effective_from for r in case.restrictions),
        "appealed": case.appeals,
        "appeal taken": any(x.taken_at for x in case.appeals),
        "suspended": case.suspensions,
        "appeal decided": any(x.outcome for x in case.appeals),
        "outcome told": "appeal_outcome" in issued,
        "reviewed": any(x.outcome for x in case.reviews),
        "replaced": any(x.replaces_id for x in case.proposals),
        "ended": "ended" in issued,
        "on the register": any(x.on_register for x in case.safety_decisions),
        "held message": case.held_messages,
        "the Ombudsman": case.referrals,
        "no way open": case.no_ways,
    }
    return (stage for stage, reached in found.items() if reached)


@contextmanager
def on_sqlite() -> Iterator[Opening]:
    """New databases, each a copy of one that was migrated once; where there is such a thing, in memory."""
    shared = Path("/dev/shm")  # noqa: S108 — only for speed: what is in it is gone with the block
    with tempfile.TemporaryDirectory(dir=shared if os.access(shared, os.W_OK) else None) as name:
        folder = Path(name)
        migrate(f"sqlite:///{folder}/template.sqlite")

        def opening() -> Engine:
            shutil.copyfile(folder / "template.sqlite", folder / "game.sqlite")
            for left in ("game.sqlite-wal", "game.sqlite-shm"):
                (folder / left).unlink(missing_ok=True)
            engine = make_engine(f"sqlite:///{folder}/game.sqlite", cipher=CIPHER)
            database_event.listen(engine, "connect", _in_no_hurry_to_the_disk)
            return engine

        yield opening


def _in_no_hurry_to_the_disk(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA synchronous = OFF").close()


def play(opening: Opening, *, sequences: int, steps: int, seed: int, shrink: bool = False) -> Counter[str]:
    """So many games of so many steps; gives how many of them came to each stage. Raises `Broken`, or whatever a handler
    raised, with the game in its notes."""
    came_to: Counter[str] = Counter()
    machine = type("Machine", (Machine,), {"opening": staticmethod(opening), "reached": came_to})
    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
    chosen = settings(
        max_examples=sequences,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        phases=phases,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    run_state_machine_as_test(hypothesis_seed(seed)(machine), settings=chosen)
    return came_to


def hasten(opening: Opening, *, sequences: int, steps: int, seed: int) -> Counter[str]:
    """Games in which mostly sensible steps are taken, by whoever may or may not: deeper in less time than `play`, for
    finding a rule that is wrong. Raises as `play` does."""
    came_to: Counter[str] = Counter()
    kind = type("Machine", (Machine,), {"opening": staticmethod(opening), "reached": came_to})
    random = Random(seed)
    for _ in range(sequences):
        _play_hastily(kind(), random, steps)
    return came_to


def _play_hastily(machine: Machine, random: Random, steps: int) -> None:
    moves: tuple[Callable[[], None], ...] = (
        lambda: machine.somebody_goes_on(random.getrandbits(32), 3),
        lambda: machine.somebody_strays(random.getrandbits(32)),
        lambda: machine.time_passes(random.choice(WAITS)),
        lambda: machine.somebody_leaves(random.getrandbits(32)),
    )
    try:
        machine.something_happened(random.getrandbits(32))
        machine.all_of_it_holds()
        for _ in range(steps):
            random.choices(moves, (12, 6, 2, 1))[0]()
            machine.all_of_it_holds()
    except Exception as error:
        error.add_note("\n".join(machine.world.journal[-80:]))
        raise
    finally:
        machine.teardown()
