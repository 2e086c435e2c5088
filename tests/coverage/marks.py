"""Every test with the rules of the policy that it says it proves. Read from the files: nothing of them is run."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Proof:
    """A test. ``path`` is relative to the repository; ``rules`` are its marks, as they are written."""

    path: str
    name: str
    line: int
    rules: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"{self.path}::{self.name}"

    @property
    def sentence(self) -> str:
        """What it shows, as it can be read aloud."""
        words = self.name.removeprefix("test_").replace("_", " ")
        return words[:1].upper() + words[1:]


@cache
def proofs() -> tuple[Proof, ...]:
    """All tests, in order of their files and in each as they stand there."""
    paths = sorted((ROOT / "tests").rglob("test_*.py"), key=lambda path: path.as_posix())
    return tuple(proof for path in paths for proof in _proofs(path))


def _proofs(path: Path) -> Iterator[Proof]:
    module = ast.parse(path.read_text(encoding="utf-8"))
    whole = tuple(rule for node in module.body if _sets_marks(node) for rule in _rules(node))
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            marks = tuple(rule for decorator in node.decorator_list for rule in _rules(decorator))
            yield Proof(
                path.relative_to(ROOT).as_posix(),
                node.name,
                node.lineno,
                tuple(dict.fromkeys(marks or whole)),
            )


def _sets_marks(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and any(
        isinstance(target, ast.Name) and target.id == "pytestmark" for target in node.targets
    )


def _rules(node: ast.AST) -> Iterator[str]:
    """What stands in each `pytest.mark.section("7.3")`."""
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and ast.unparse(each.func) == "pytest.mark.section":
            yield from (str(ast.literal_eval(argument)) for argument in each.args)
