"""`python -m tests.mutations [FILE…]`: exit code 1 where no test noticed a mutation."""

import sys

from tests.mutants import run
from tests.mutations import MUTATIONS

wanted = sys.argv[1:] or {mutation.file for mutation in MUTATIONS}
chosen = [m for m in MUTATIONS if m.file in wanted or m.rule.partition(":")[0] in wanted]
if unknown := set(wanted) - {name for m in chosen for name in (m.file, m.rule.partition(":")[0])}:
    raise SystemExit(f"no mutations of {', '.join(sorted(unknown))}")
raise SystemExit(min(run(chosen), 1))
