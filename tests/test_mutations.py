"""The list of mutations fits the rules as they are; `make mutants` shows that some test notices each."""

from collections import Counter

import pytest

from tests.mutants import Mutation
from tests.mutations import MUTATIONS
from tests.switched_off import ROOT


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.rule)
def test_what_a_mutation_replaces_is_there_exactly_once(mutation: Mutation) -> None:
    text = mutation.path.read_text(encoding="utf-8")
    wrong = mutation.apply(text)
    assert wrong != text
    compile(wrong, mutation.file, "exec")


def test_a_piece_that_is_not_there_is_said() -> None:
    with pytest.raises(ValueError, match="0 times in appeal"):
        Mutation("no such rule", "appeal", "no such piece", "", ("appeal",)).apply("the text")


def test_each_mutation_is_listed_once_and_its_proof_exists() -> None:
    assert max(Counter(mutation.rule for mutation in MUTATIONS).values()) == 1
    for stem in {stem for mutation in MUTATIONS for stem in mutation.proof}:
        assert (ROOT / "tests" / "policy" / f"test_{stem}.py").is_file()


def test_every_file_of_the_journey_is_mutated() -> None:
    journey = {"report", "formal", "proposal", "restriction", "openway", "signoff", "letter", "appeal", "due"}
    assert journey <= {mutation.file for mutation in MUTATIONS}
