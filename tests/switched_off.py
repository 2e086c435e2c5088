"""Tests of the rules, each run in a process of its own in which one piece of policy/ is another.

The process is forked from one that has pytest loaded and nothing of ours, and reads the mutated file from memory: no
copy is made, and the repository is never wrong for a moment.
"""

import contextlib
import io
import json
import os
import signal
import sys
from collections.abc import Collection
from dataclasses import dataclass
from importlib.abc import MetaPathFinder, SourceLoader
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
AT_ONCE = 2
LONGEST = 60  # seconds; a rule that was switched off may go round for ever
OPTIONS = (
    "-q",
    "--import-mode=importlib",
    "--noconftest",
    f"--rootdir={ROOT}",
    f"--config-file={os.devnull}",
    "--override-ini=markers=section: of the policy",
    "--override-ini=filterwarnings=error",
    "--capture=no",
    "-pno:cacheprovider",
)


@dataclass(frozen=True)
class Attempt:
    """Tests to run (files, or one test: "file::name"), with ``text`` as the module ``name`` where it is given."""

    tests: tuple[str, ...]
    name: str = ""
    text: str = ""
    stop_at_first: bool = True


@dataclass(frozen=True)
class Outcome:
    """``failed`` are the tests that failed ("file::name", in their order); ``trouble`` says why there is no outcome."""

    failed: tuple[str, ...] = ()
    trouble: str = ""


def outcomes(attempts: Collection[Attempt]) -> list[Outcome]:
    """What became of each attempt, in the same order; ``AT_ONCE`` of them run at once."""
    found: dict[int, Outcome] = {}
    running: dict[int, tuple[int, int]] = {}
    for number, attempt in enumerate(attempts):
        if len(running) == AT_ONCE:
            found.update([_ended(running)])
        pid, said = _begun(attempt)
        running[pid] = (number, said)
    while running:
        found.update([_ended(running)])
    return [found[number] for number in sorted(found)]


def _begun(attempt: Attempt) -> tuple[int, int]:
    heard, said = os.pipe()
    sys.stdout.flush()
    if pid := os.fork():
        os.close(said)
        return pid, heard
    os.close(heard)
    signal.alarm(LONGEST)
    try:
        outcome = _outcome(attempt)
        os.write(said, json.dumps([outcome.failed[:100], outcome.trouble[-9000:]]).encode())
    finally:
        os._exit(0)


def _ended(running: dict[int, tuple[int, int]]) -> tuple[int, Outcome]:
    pid, status = os.wait()
    number, heard = running.pop(pid)
    with os.fdopen(heard, "rb") as pipe:
        said = pipe.read()
    if not said:
        return number, Outcome(trouble=f"the tests came to no end in {LONGEST} seconds (status {status})")
    failed, trouble = json.loads(said)
    return number, Outcome(tuple(failed), trouble)


def _outcome(attempt: Attempt) -> Outcome:
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.path.insert(0, str(ROOT))
    if attempt.name:
        sys.meta_path.insert(0, _Instead(attempt.name, attempt.text))
    noticing = _Noticing()
    stop = ["--exitfirst"] if attempt.stop_at_first else []
    tests = [str(ROOT / test) for test in attempt.tests]
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(out):
        code = pytest.main([*OPTIONS, *stop, *tests], plugins=[noticing])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        return Outcome(trouble=f"pytest says {code!r}: {out.getvalue()}")
    return Outcome(tuple(dict.fromkeys(noticing.failed)))


class _Noticing:
    """Notes which tests failed, whatever their parameters."""

    def __init__(self) -> None:
        self.failed: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid.partition("[")[0])


class _Instead(MetaPathFinder):
    """Finds one module of policy/ with another text."""

    def __init__(self, name: str, text: str) -> None:
        self._name, self._loader = name, _Wrong(name, text)

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        return spec_from_loader(fullname, self._loader) if fullname == self._name else None


class _Wrong(SourceLoader):
    """Reads a module from memory; no compiled file is asked for, because that is of the rule as it is."""

    def __init__(self, name: str, text: str) -> None:
        self._path, self._text = str(ROOT.joinpath(*name.split(".")).with_suffix(".py")), text

    def get_filename(self, fullname: str) -> str:
        return self._path

    def get_data(self, path: str | bytes) -> bytes:
        if path != self._path:
            raise OSError(path)
        return self._text.encode()
