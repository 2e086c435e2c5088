"""docs/policy-coverage.md is complete and as it is made anew; `make mutants` shows that what was measured still holds."""

import pytest

from tests.coverage.marks import Proof, proofs
from tests.coverage.noticed import NOTICED, noted, written
from tests.coverage.rules import Section, known_marks, sections
from tests.coverage.table import TABLE, missing, rendered
from tests.mutations import MUTATIONS

MAKE = "run `make coverage-table` (minutes) or `.venv/bin/python -m tests.coverage --new` (only what is new), and commit"
POLICY = [str(number) for number in range(1, 15)]
FILES = {mutation.rule: f"policy/{mutation.file}.py" for mutation in MUTATIONS}


def test_every_section_of_the_policy_and_every_rule_is_listed_once_in_order() -> None:
    assert [section.number for section in sections()] == [*POLICY, "X"]
    rules = [rule for section in sections() for rule in section.rules]
    assert len(rules) == len(set(rules))
    assert {"5.1", "6.3", "7.3", "8.4", "X1", "X1b", "X2", "X3"} <= set(rules)
    assert all(statement.strip() for section in sections() for statement in section.rules.values())


@pytest.mark.parametrize("rule", [rule for section in sections() for rule in section.rules])
def test_every_rule_has_a_test(rule: str) -> None:
    assert any(rule in proof.rules for proof in proofs()), f"no test is marked with the rule {rule}"


def test_no_test_is_marked_with_a_rule_that_is_not_listed() -> None:
    unknown = [(proof.id, set(proof.rules) - known_marks()) for proof in proofs()]
    assert not [each for each in unknown if each[1]], "list the rule in tests/coverage/rules.toml"


def test_every_mutation_has_the_test_that_was_seen_to_notice_it_and_that_one_says_which_rule_it_proves() -> (
    None
):
    noticed = noted()
    assert set(FILES) == set(noticed), MAKE
    marked = {proof.id for proof in proofs() if proof.rules}
    assert not [(rule, test) for rule, test in noticed.items() if test not in marked], MAKE


def test_the_table_is_as_it_is_made_anew() -> None:
    noticed = {rule: test for rule, test in noted().items() if rule in FILES}
    made = rendered(sections(), proofs(), noticed, FILES)
    assert TABLE.read_text(encoding="utf-8") == made, MAKE


def test_what_was_measured_is_written_as_it_is_read() -> None:
    assert NOTICED.read_text(encoding="utf-8") == written(noted()), MAKE


def test_a_rule_without_a_test_is_said_loudly() -> None:
    section = Section("7", "Operating", {"7.1": "Two people.", "7.2": "In writing."})
    proof = Proof("tests/policy/test_signoff.py", "test_nobody_approves_their_own", 3, ("7.1",))
    made = rendered([section], [proof], {"signoff: own": proof.id}, {"signoff: own": "policy/signoff.py"})
    assert missing([section], [proof]) == ["7.2"]
    assert "**missing: 7.2**" in made
    assert "### 7.2\n\nIn writing.\n\n**MISSING: no test proves this rule.**" in made
    assert "- [Nobody approves their own](../tests/policy/test_signoff.py)" in made
    assert "- own (`policy/signoff.py`): Nobody approves their own" in made
