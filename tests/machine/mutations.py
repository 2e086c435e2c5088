"""Rules made wrong one at a time: the machine must find each, by the invariant that it should break.

`python -m tests.machine mutations` plays on a copy of the repository in which a piece of policy/ is something else.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
AT_ONCE = 2
LIMIT = 900  # seconds for one, on a machine that is busy


@dataclass(frozen=True)
class Mutation:
    """``old`` in policy/``file``.py is replaced by ``new``; one of ``breaks`` must be what the machine finds. ``also``
    are further pieces of that file, where the rule is kept in two places."""

    rule: str
    file: str
    old: str
    new: str
    breaks: tuple[str, ...]
    also: tuple[tuple[str, str], ...] = ()

    def apply(self, text: str) -> str:
        """The text with the rule made wrong. Raises ValueError where the piece does not occur exactly once."""
        for old, new in ((self.old, self.new), *self.also):
            if text.count(old) != 1:
                raise ValueError(f"{self.rule}: {text.count(old)} times in policy/{self.file}.py: {old!r}")
            text = text.replace(old, new)
        return text


MUTATIONS: tuple[Mutation, ...] = (
    Mutation(
        "whoever reported may approve",
        "involvement",
        "frozenset({Part.PROPOSER, Part.REPORTER, Part.WITNESS, Part.HARMED})",
        "frozenset({Part.PROPOSER})",
        ("nobody-on-their-own", "IntegrityError"),
    ),
    Mutation(
        "a restriction begins with its approval, not with its letter",
        "signoff",
        "    proposal.verdict_passage = reason\n",
        "    proposal.verdict_passage = reason\n"
        "    for restriction in asked:\n"
        "        restriction.effective_from = calendar.day(at)\n",
        ("letter-before-force", "IntegrityError"),
    ),
    Mutation(
        "the last way of contact may be closed",
        "openway",
        "    if from_day is not None:\n",
        "    if from_day is not None and not restrictions:\n",
        ("open-way",),
    ),
    Mutation(
        "whoever took part decides the appeal",
        "appeal",
        "    free = [person for person in people if person.active and person.id not in played]\n",
        "    free = [person for person in people if person.active]\n",
        ("appeal-bar", "IntegrityError"),
        (("    if played := parts_of(case, by.id):\n", "    if played := frozenset[str]():\n"),),
    ),
    Mutation(
        "whoever proposed may approve",
        "involvement",
        "frozenset({Part.PROPOSER, Part.REPORTER, Part.WITNESS, Part.HARMED})",
        "frozenset({Part.REPORTER, Part.WITNESS, Part.HARMED})",
        ("nobody-on-their-own", "IntegrityError"),
    ),
    Mutation(
        "no warning is needed",
        "proposal",
        "    warning = warning_in_force(case, formal, calendar.day(at), pack)\n",
        "    return\n    warning = warning_in_force(case, formal, calendar.day(at), pack)\n",
        ("warned-before", "repeated-before"),
        (
            (
                "    warnings = [x for x in case.letters_about(formal.id) if x.kind",
                "    return\n    warnings = [x for x in case.letters_about(formal.id) if x.kind",
            ),
        ),
    ),
    Mutation(
        "what was warned of need not happen again",
        "proposal",
        "    require_repeated(case, warning, pack, calendar)\n",
        "",
        ("repeated-before",),
        (
            (
                "    warnings = [x for x in case.letters_about(formal.id) if x.kind",
                "    return\n    warnings = [x for x in case.letters_about(formal.id) if x.kind",
            ),
        ),
    ),
    Mutation(
        "what comes by post is there at once",
        "letter",
        "    letter.received_on = calendar.add_working(sent_on, pack.letter_way(how.how).received_working_days)\n",
        "    letter.received_on = sent_on\n",
        ("warned-before", "repeated-before"),
    ),
    Mutation(
        "everybody reads every case",
        "access",
        "    if not may_read(person, case):\n        raise NotAllowed",
        "    if not person.active:\n        raise NotAllowed",
        ("need-to-know", "names-told"),
    ),
    Mutation(
        "what waited for somebody who left waits for nobody",
        "openthing",
        "    return here or [*able, *(person for person in directors(present) if person not in able)]\n",
        "    return here or able\n",
        ("waits-for-somebody",),
    ),
    Mutation(
        "one approval is enough without a warning",
        "extreme",
        "    alone = proposal.director_id is not None and not any(p.id != proposal.director_id for p in deciders)\n",
        "    alone = True\n",
        ("two-approve",),
    ),
    Mutation(
        "an appeal waits for nobody",
        "due",
        "    open_appeals,\n",
        "",
        ("nothing-forgotten",),
    ),
)


def missed(chosen: Collection[Mutation], *, sequences: int, steps: int, seed: int) -> int:
    """Tries them; says of each what found it, and returns how many nothing did."""
    unnoticed = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        playing = {pool.submit(_played, mutation, sequences, steps, seed): mutation for mutation in chosen}
        for done in as_completed(playing):
            mutation, said = playing[done], done.result()
            good = said in mutation.breaks
            unnoticed += not good
            found = f"found by {said}" if good else f"NOT FOUND, but: {said}"
            print(f"{found:40} {mutation.rule}", flush=True)  # noqa: T201
    print(f"{len(chosen) - unnoticed} of {len(chosen)} mutations found")  # noqa: T201
    return unnoticed


def _played(mutation: Mutation, sequences: int, steps: int, seed: int) -> str:
    """The name of what broke in games on a copy with the rule made wrong, or what was said instead."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for each in ("tests", "handlers", "notices", "storage", "bot"):
            (copy / each).symlink_to(ROOT / each)
        shutil.copytree(ROOT / "policy", copy / "policy", ignore=shutil.ignore_patterns("__pycache__"))
        file = copy / "policy" / f"{mutation.file}.py"
        file.write_text(mutation.apply(file.read_text(encoding="utf-8")), encoding="utf-8")
        play = [sys.executable, "-m", "tests.machine", "hasten", str(sequences), str(steps), str(seed)]
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = subprocess.run(
                play, cwd=copy, env=environment, capture_output=True, text=True, timeout=LIMIT, check=False
            )
        except subprocess.TimeoutExpired:
            return "no end"
    last = (done.stdout.strip().splitlines() or [done.stderr[-200:]])[-1]
    return last.removeprefix("broken: ") if done.returncode else "nothing"
