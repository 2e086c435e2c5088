"""Runs the proof of the rules against rules that were switched off: each mutation must make some test fail."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.switched_off import ROOT, Attempt, Outcome, outcomes

Wrong = tuple[str, str, str]  # the rule, the piece of the file, and what to put there instead


@dataclass(frozen=True)
class Mutation:
    """A rule made wrong by replacing a piece of a file of policy/. ``proof`` are the stems of the tests that know it."""

    rule: str
    file: str
    old: str
    new: str
    proof: tuple[str, ...]

    @property
    def path(self) -> Path:
        return ROOT / "policy" / f"{self.file}.py"

    @property
    def tests(self) -> tuple[str, ...]:
        return tuple(f"tests/policy/test_{stem}.py" for stem in self.proof)

    def apply(self, text: str) -> str:
        """The text with the rule made wrong. Raises ValueError where the piece does not occur exactly once."""
        if text.count(self.old) != 1:
            raise ValueError(f"{self.rule}: {text.count(self.old)} times in {self.file}: {self.old!r}")
        return text.replace(self.old, self.new)


def unproved(mutations: Collection[Mutation]) -> str:
    """Why the tests cannot be asked about these mutations: they fail on the rules as they are. Else nothing."""
    proof = tuple(sorted({test for mutation in mutations for test in mutation.tests}))
    (outcome,) = outcomes([Attempt(proof)])
    return outcome.trouble or ", ".join(outcome.failed)


def noticing(mutations: Sequence[Mutation], known: Mapping[str, str]) -> list[Outcome]:
    """The tests that notice each mutation: the one that is ``known`` to (by the mutation's rule), and only where it
    does not, or none is known, all of its proof that does; the first, where not all of it comes to an end."""
    found: dict[str, Outcome] = {}
    _ask(found, [m for m in mutations if m.rule in known], lambda m: (known[m.rule],), stop_at_first=True)
    for stop_at_first in (False, True):
        _ask(
            found,
            [m for m in mutations if m.rule not in found],
            lambda m: m.tests,
            stop_at_first=stop_at_first,
        )
    return [found.get(mutation.rule, Outcome()) for mutation in mutations]


def _ask(
    found: dict[str, Outcome],
    mutations: Sequence[Mutation],
    tests: Callable[[Mutation], tuple[str, ...]],
    *,
    stop_at_first: bool,
) -> None:
    attempts = [
        Attempt(tests(m), f"policy.{m.file}", m.apply(m.path.read_text(encoding="utf-8")), stop_at_first)
        for m in mutations
    ]
    answers = zip(mutations, outcomes(attempts), strict=True)
    found.update((mutation.rule, answer) for mutation, answer in answers if answer.failed)
