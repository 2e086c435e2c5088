"""`python -m tests.coverage [--new]`: measures which test notices each mutation, writes noticed.toml and the table.

A mutation keeps the test that is noted for it while that one still notices it and is marked with a rule; for any
other its whole proof runs, and the first marked test that notices it is noted. With ``--new`` what is noted is
believed, and only the others are measured: `make mutants` looks at all of them anyway.
"""

import sys

from tests.coverage.marks import proofs
from tests.coverage.noticed import NOTICED, noted, written
from tests.coverage.rules import known_marks, sections
from tests.coverage.table import TABLE, missing, rendered
from tests.mutants import noticing, unproved
from tests.mutations import MUTATIONS

marked = {proof.id for proof in proofs() if set(proof.rules) & known_marks()}
known = {rule: test for rule, test in noted().items() if test in marked}
asked = [m for m in MUTATIONS if "--new" not in sys.argv or m.rule not in known]
if trouble := unproved(asked):
    raise SystemExit(f"the rules as they are do not pass their own tests: {trouble}")
measured = {mutation.rule: outcome for mutation, outcome in zip(asked, noticing(asked, known), strict=True)}

noticed: dict[str, str] = {}
lacking: list[str] = []
for mutation in MUTATIONS:
    failed = measured[mutation.rule].failed if mutation.rule in measured else (known[mutation.rule],)
    if able := [test for test in failed if test in marked]:
        noticed[mutation.rule] = able[0]
    elif failed:
        lacking.append(f"{mutation.rule} is noticed only by tests without a mark: {', '.join(failed)}")
    else:
        lacking.append(f"{mutation.rule} is noticed by no test")

NOTICED.write_text(written(noticed), encoding="utf-8")
files = {mutation.rule: f"policy/{mutation.file}.py" for mutation in MUTATIONS}
TABLE.write_text(rendered(sections(), proofs(), noted(), files), encoding="utf-8")
lacking += [f"no test is marked with the rule {rule}" for rule in missing(sections(), proofs())]
for line in lacking:
    print(line, file=sys.stderr)  # noqa: T201
print(f"{TABLE.name}: {len(noticed)} of {len(MUTATIONS)} mutations noticed")  # noqa: T201
raise SystemExit(1 if lacking else 0)
