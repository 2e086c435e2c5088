"""Each way in which a rule says no has its words, and a test that provokes it."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from notices.refusal import NEXT_STEPS, NOT_ALLOWED, REFUSED, STALE
from policy import people, proposal, signoff
from policy.people import Role
from policy.proposal import Verdict

RULES = Path(people.__file__).parent
TESTS = Path(__file__).parent
WORDS: Mapping[str, Mapping[str, str]] = {"Refused": REFUSED, "Stale": STALE, "NotAllowed": NOT_ALLOWED}
EXPECTED_BY = {"refused": "Refused", "stale": "Stale", "not_allowed": "NotAllowed"}

# Codes that are put together when they are raised, by the text of the expression.
COMPUTED: Mapping[tuple[str, str], set[str]] = {
    ("Stale", "decision.verdict.value"): {verdict.value for verdict in Verdict},
    ("Stale", "proposal.verdict.value"): {verdict.value for verdict in Verdict},
    ("NotAllowed", "f'needs-{roles[0]}'"): {f"needs-{role}" for role in (Role.MANAGER, Role.SLT, Role.ADMIN)},
}


def _calls(file: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, node


def _codes(kind: str, code: ast.expr) -> set[str]:
    if isinstance(code, ast.Constant):
        return {str(code.value)}
    if isinstance(code, ast.Name) and code.id == "code":  # proposal: a loop over the texts of a request
        return {"reason-for-customer-missing", "implications-missing"}
    return COMPUTED[kind, ast.unparse(code)]


def _raised() -> set[tuple[str, str]]:
    return {
        (kind, code)
        for file in sorted(RULES.glob("*.py"))
        for kind, call in _calls(file)
        if kind in WORDS
        for code in _codes(kind, call.args[0])
    }


def _expected() -> set[tuple[str, str]]:
    """What the tests beside this one expect; where a code is a parameter, every text of that file counts."""
    found: set[tuple[str, str]] = set()
    for file in sorted(TESTS.glob("test_*.py")):
        texts = {
            node.value
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        for name, call in _calls(file):
            if name in EXPECTED_BY:
                code = call.args[0]
                codes = {str(code.value)} if isinstance(code, ast.Constant) else texts
                found |= {(EXPECTED_BY[name], each) for each in codes}
    return found


@pytest.mark.parametrize(("kind", "code"), sorted(_raised()))
def test_each_refusal_that_a_rule_can_raise_has_its_words(kind: str, code: str) -> None:
    assert WORDS[kind][code].strip()


def test_each_refusal_that_a_rule_can_raise_is_provoked_by_a_test() -> None:
    verdicts = {("Stale", verdict.value) for verdict in Verdict}  # test_signoff goes through all of them
    assert _raised() - _expected() - verdicts == set()


def test_each_next_step_that_a_refusal_names_has_a_button() -> None:
    named = {
        keyword.value.value
        for file in sorted(RULES.glob("*.py"))
        for kind, call in _calls(file)
        if kind == "Refused"
        for keyword in call.keywords
        if keyword.arg == "instead" and isinstance(keyword.value, ast.Constant)
    }
    assert len(named) > 5
    assert named <= set(NEXT_STEPS)


def test_the_scan_sees_the_rules() -> None:
    raised = {code for _, code in _raised()}
    assert {"no-way-left-open", "appeal-taken", "needs-slt", "implications-missing", "returned"} <= raised
    assert Path(signoff.__file__).parent == Path(proposal.__file__).parent == RULES
