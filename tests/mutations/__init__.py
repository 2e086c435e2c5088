"""Every rule, each with one way of being wrong: a module for each file of policy/.

`python -m tests.mutations` tries them all, `python -m tests.mutations appeal review` those of two files.
"""

from types import ModuleType

from tests.mutants import Mutation, Wrong
from tests.mutations import (
    access,
    appeal,
    calendar,
    case,
    check,
    due,
    formal,
    informal,
    involvement,
    letter,
    openthing,
    openway,
    proposal,
    report,
    restriction,
    review,
    safety,
    seven_day,
    signoff,
)

FILES: tuple[ModuleType, ...] = (
    access,
    appeal,
    calendar,
    case,
    check,
    due,
    formal,
    informal,
    involvement,
    letter,
    openthing,
    openway,
    proposal,
    report,
    restriction,
    review,
    safety,
    seven_day,
    signoff,
)


def _mutations(module: ModuleType) -> list[Mutation]:
    """``PROOF`` says which tests know the rules of a file, where that is not the one of its own name."""
    file = module.__name__.rpartition(".")[2]
    wrong: tuple[Wrong, ...] = module.WRONG
    proof: tuple[str, ...] = getattr(module, "PROOF", (file,))
    return [Mutation(f"{file}: {rule}", file, old, new, proof) for rule, old, new in wrong]


MUTATIONS: tuple[Mutation, ...] = tuple(mutation for module in FILES for mutation in _mutations(module))
