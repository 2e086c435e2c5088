"""`python -m tests.mutations [FILE…]`: exit code 1 where no test noticed a mutation."""

import sys

from tests.mutants import run
from tests.mutations import MUTATIONS

wanted = sys.argv[1:] or {mutation.file for mutation in MUTATIONS}
chosen = [mutation for mutation in MUTATIONS if mutation.file in wanted]
if unknown := set(wanted) - {mutation.file for mutation in chosen}:
    raise SystemExit(f"no mutations of {', '.join(sorted(unknown))}")
raise SystemExit(min(run(chosen), 1))
