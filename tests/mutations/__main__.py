"""`python -m tests.mutations [FILE…]`: exit code 1 where no test noticed a mutation.

Of all files it is also 1 where a mutation is noticed by another test than the table says (tests/coverage).
"""

import sys

from tests.coverage.noticed import noted
from tests.mutants import noticing, unproved
from tests.mutations import MUTATIONS

wanted = sys.argv[1:] or {mutation.file for mutation in MUTATIONS}
chosen = [m for m in MUTATIONS if m.file in wanted or m.rule.partition(":")[0] in wanted]
if unknown := set(wanted) - {name for m in chosen for name in (m.file, m.rule.partition(":")[0])}:
    raise SystemExit(f"no mutations of {', '.join(sorted(unknown))}")
if trouble := unproved(chosen):
    raise SystemExit(f"the rules as they are do not pass their own tests: {trouble}")

known = noted()
missed = stale = 0
for mutation, outcome in zip(chosen, noticing(chosen, known), strict=True):
    if not outcome.failed:
        missed += 1
        print(f"not noticed: {mutation.rule} (policy/{mutation.file}.py)")  # noqa: T201
    elif known.get(mutation.rule) not in outcome.failed:
        stale += 1
        said = known.get(mutation.rule, "nothing yet")
        print(f"noticed by {outcome.failed[0]}, the table says {said}: {mutation.rule}")  # noqa: T201
print(f"{len(chosen) - missed} of {len(chosen)} mutations noticed")  # noqa: T201
if stale:
    print(f"{stale} stand otherwise in docs/policy-coverage.md: `make coverage-table` makes it anew")  # noqa: T201
raise SystemExit(1 if missed or (stale and not sys.argv[1:]) else 0)
