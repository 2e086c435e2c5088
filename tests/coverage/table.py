"""`docs/policy-coverage.md`: section, rule, tests, and the mutations that those tests notice."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.coverage.marks import ROOT, Proof
from tests.coverage.rules import Section

TABLE = ROOT / "docs" / "policy-coverage.md"
FOLDED = 6  # longer lists are folded
HEAD = """# The policy, rule by rule, and its proof

Made by `make coverage-table`; do not edit by hand. For whoever takes the policy section by section and asks of each rule: what shows that it is kept?

- **Rule**: what the software has to keep, in our own words ([the list](../tests/coverage/rules.toml)). X: the policy is silent there.
- **Test**: runs on every change, and is marked with the rule that it proves.
- **Mutation**: one rule of `policy/` switched off on purpose. Each must make a test fail, and `make mutants` sees that it is still the one named here. One mutation is named once, with the test that notices it.
"""


def rendered(
    sections: Sequence[Section], proofs: Sequence[Proof], noticed: Mapping[str, str], files: Mapping[str, str]
) -> str:
    """The whole page. ``noticed`` is the test by the mutation's rule, ``files`` the mutated path by the same."""
    parts = [HEAD, *_summary(sections, proofs, noticed)]
    for section in sections:
        parts.append(f"## {_name(section)}\n")
        for mark in section.marks:
            parts.extend(_rule(section, mark, _marked(proofs, mark), noticed, files))
    return "\n".join(parts)


def missing(sections: Sequence[Section], proofs: Sequence[Proof]) -> list[str]:
    """The rules that no test proves."""
    return [rule for section in sections for rule in section.rules if not _marked(proofs, rule)]


def _summary(
    sections: Sequence[Section], proofs: Sequence[Proof], noticed: Mapping[str, str]
) -> Iterator[str]:
    yield "| section | rules | tests | mutations noticed | |\n|---|---|--:|--:|---|"
    for section in sections:
        tests = [proof for proof in proofs if set(proof.rules) & set(section.marks)]
        ids = {proof.id for proof in tests}
        mutations = sum(test in ids for test in noticed.values())
        bare = missing([section], proofs)
        state = f"**missing: {', '.join(bare)}**" if bare else "kept"
        link = f"[{_name(section)}](#{_anchor(section)})"
        yield f"| {link} | {', '.join(section.rules)} | {len(tests)} | {mutations} | {state} |"
    marked = [proof for proof in proofs if proof.rules]
    yield f"| all | {sum(len(s.rules) for s in sections)} | {len(marked)} | {len(noticed)} | |\n"


def _rule(
    section: Section, mark: str, tests: Sequence[Proof], noticed: Mapping[str, str], files: Mapping[str, str]
) -> Iterator[str]:
    whole = mark == section.whole
    if whole and not tests:
        return
    yield "### The section as a whole\n" if whole else f"### {mark}\n\n{section.rules[mark]}\n"
    if not tests:
        yield "**MISSING: no test proves this rule.**\n"
        return
    yield from _folded("test", [f"- {_link(proof)}" for proof in tests])
    by_test = {proof.id: proof for proof in tests}
    mutations = [
        f"- {_escaped(rule.partition(': ')[2])} (`{files[rule]}`): {_escaped(by_test[test].sentence)}"
        for rule, test in noticed.items()
        if test in by_test
    ]
    yield from _folded("mutation", mutations)


def _folded(what: str, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        yield "None of the mutations is named with these tests: what they prove is kept in words, data or use cases.\n"
        return
    count = f"{len(lines)} {what}{'s' if len(lines) > 1 else ''}"
    if len(lines) > FOLDED:
        yield f"<details><summary>{count}</summary>\n"
        yield from lines
        yield "\n</details>\n"
    else:
        yield f"{count}:\n"
        yield from lines
        yield ""


def _marked(proofs: Sequence[Proof], mark: str) -> list[Proof]:
    return [proof for proof in proofs if mark in proof.rules]


def _link(proof: Proof) -> str:
    where = Path(proof.path)
    return f"[{_escaped(proof.sentence)}](../{proof.path}) `{where.parent.name}/{where.name}`"


def _name(section: Section) -> str:
    return section.title if section.number == "X" else f"{section.number}. {section.title}"


def _anchor(section: Section) -> str:
    return "".join(c for c in _name(section).lower().replace(" ", "-") if c.isalnum() or c == "-")


def _escaped(text: str) -> str:
    return text.replace("[", "\\[").replace("]", "\\]").replace("*", "\\*")
