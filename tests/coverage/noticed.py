"""The test that notices each mutation, as it was measured. `make mutants` measures it again."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

NOTICED = Path(__file__).with_name("noticed.toml")
HEAD = "# Made by `make coverage-table`: for each mutation the test that was seen to notice it.\n"
FOLDER = "tests/policy/test_"


def noted(path: Path = NOTICED) -> dict[str, str]:
    """The test ("file::name") by the mutation's rule ("file: rule"); empty where nothing was measured yet."""
    if not path.exists():
        return {}
    files = tomllib.loads(path.read_text(encoding="utf-8"))
    return {f"{file}: {rule}": FOLDER + test for file, rules in files.items() for rule, test in rules.items()}


def written(noticed: Mapping[str, str]) -> str:
    """The file, in order of the mutations' files and in each in the order of its rules as they are given."""
    lines = [HEAD]
    said = ""
    for mutation in sorted(noticed, key=lambda mutation: mutation.partition(": ")[0]):
        file, _, rule = mutation.partition(": ")
        if file != said:
            lines.append(f"\n[{file}]\n")
            said = file
        lines.append(f"{_quoted(rule)} = {_quoted(noticed[mutation].removeprefix(FOLDER))}\n")
    return "".join(lines)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
