"""Every rule, each with one way of being wrong: a module for each file of policy/.

`python -m tests.mutations` tries them all, `python -m tests.mutations appeal review` those of two files.
"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from tests.mutants import Mutation, Wrong


def _mutations(file: str) -> list[Mutation]:
    """``PROOF`` says which tests know the rules of a file, where that is not the one of its own name; ``ELSEWHERE``
    has the rules of other files that the same tests know."""
    module = import_module(f"{__name__}.{file}")
    wrong: tuple[Wrong, ...] = module.WRONG
    proof: tuple[str, ...] = getattr(module, "PROOF", (file,))
    elsewhere: Mapping[str, tuple[Wrong, ...]] = getattr(module, "ELSEWHERE", {})
    return [Mutation(f"{file}: {rule}", file, old, new, proof) for rule, old, new in wrong] + [
        Mutation(f"{file}: {other}: {rule}", other, old, new, proof)
        for other, found in elsewhere.items()
        for rule, old, new in found
    ]


FILES = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
MUTATIONS: tuple[Mutation, ...] = tuple(mutation for file in FILES for mutation in _mutations(file))
