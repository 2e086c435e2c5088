"""`python -m tests.machine play | hasten [SEQUENCES STEPS SEED]` or `mutations [WORD…]`: exit code 1 where something
broke, or a mutation was not found."""

import sys

from tests.machine.machine import hasten, on_sqlite, play
from tests.machine.mutations import MUTATIONS, missed
from tests.machine.oracle import Broken


def _play(how: str, sequences: int, steps: int, seed: int) -> int:
    """Ends with a line of what broke, which is what `tests.machine.mutations` reads."""
    with on_sqlite() as opening:
        try:
            played = hasten if how == "hasten" else play
            reached = played(opening, sequences=sequences, steps=steps, seed=seed)
        except Exception as error:
            print("\n".join(getattr(error, "__notes__", [])))  # noqa: T201
            print(f"{error}")  # noqa: T201
            print(f"broken: {error.invariant if isinstance(error, Broken) else type(error).__name__}")  # noqa: T201
            return 1
    print(", ".join(f"{stage} {times}" for stage, times in reached.most_common()))  # noqa: T201
    return 0


def _mutations(words: list[str]) -> int:
    chosen = [m for m in MUTATIONS if not words or any(word in m.rule for word in words)]
    return min(missed(chosen, sequences=40, steps=18, seed=5), 1)


match sys.argv[1:]:
    case ["play" | "hasten" as how, *numbers]:
        sequences, steps, seed = ([int(number) for number in numbers] + [100, 40, 1][len(numbers) :])[:3]
        raise SystemExit(_play(how, sequences, steps, seed))
    case ["mutations", *words]:
        raise SystemExit(_mutations(words))
    case _:
        raise SystemExit(__doc__)
