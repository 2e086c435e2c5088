"""Runs the proof of the rules against rules that were switched off: each mutation must make some test fail."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
NEEDED = (
    "tests/__init__.py",
    "tests/factories.py",
    "tests/standing.py",
    "tests/story.py",
    "tests/refusals.py",
    "tests/safety.py",
    "tests/seven_days.py",
)
SETTINGS = "[pytest]\nmarkers = section: of the policy\nfilterwarnings = error\n"
AT_ONCE = 2
Wrong = tuple[str, str, str]  # the rule, the piece of the file, and what to put there instead
PASSED, FAILED = 0, 1


@dataclass(frozen=True)
class Mutation:
    """A rule made wrong by replacing a piece of a file of policy/. ``proof`` are the stems of the tests that know it."""

    rule: str
    file: str
    old: str
    new: str
    proof: tuple[str, ...]

    @property
    def path(self) -> Path:
        return ROOT / "policy" / f"{self.file}.py"

    def apply(self, text: str) -> str:
        """The text with the rule made wrong. Raises ValueError where the piece does not occur exactly once."""
        if text.count(self.old) != 1:
            raise ValueError(f"{self.rule}: {text.count(self.old)} times in {self.file}: {self.old!r}")
        return text.replace(self.old, self.new)


def run(mutations: Collection[Mutation]) -> int:
    """Tries all of them and says which no test noticed. Returns how many those are."""
    proof = sorted({stem for mutation in mutations for stem in mutation.proof})
    if (code := _try(None, proof)) != PASSED:
        print(f"the rules as they are do not pass their own tests (pytest says {code})")  # noqa: T201
        return 1
    with ThreadPoolExecutor(AT_ONCE) as pool:
        codes = list(pool.map(lambda mutation: _try(mutation, mutation.proof), mutations))
    missed = [m for m, code in zip(mutations, codes, strict=True) if code != FAILED]
    for mutation in missed:
        print(f"not noticed: {mutation.rule} (policy/{mutation.file}.py)")  # noqa: T201
    print(f"{len(mutations) - len(missed)} of {len(mutations)} mutations noticed")  # noqa: T201
    return len(missed)


def _try(mutation: Mutation | None, proof: Collection[str]) -> int:
    """What pytest says about a copy of the rules: a copy, so that the repository is never wrong for a moment."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        shutil.copytree(ROOT / "policy", copy / "policy", ignore=shutil.ignore_patterns("__pycache__"))
        (copy / "tests" / "policy").mkdir(parents=True)
        for file in (*NEEDED, *(f"tests/policy/test_{stem}.py" for stem in proof)):
            shutil.copy(ROOT / file, copy / file)
        (copy / "pytest.ini").write_text(SETTINGS, encoding="utf-8")
        if mutation is not None:
            wrong = mutation.apply(mutation.path.read_text(encoding="utf-8"))
            (copy / "policy" / mutation.path.name).write_text(wrong, encoding="utf-8")
        pytest = [sys.executable, "-m", "pytest", "-x", "-q", "--import-mode=importlib", "tests/policy"]
        alone = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": name}
        done = subprocess.run(
            [*pytest, "-p", "no:cacheprovider"],
            cwd=copy,
            env={**os.environ, **alone},
            capture_output=True,
            text=True,
            timeout=60,
        )
        if done.returncode not in (PASSED, FAILED):
            print(done.stdout, done.stderr)  # noqa: T201
        return done.returncode
