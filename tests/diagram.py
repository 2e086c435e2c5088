"""`make diagram`: docs/states.md, drawn from the table of statuses and transitions; the same table gives the same page."""

from collections.abc import Iterator
from pathlib import Path

from notices.record import RECORDS
from notices.status import STAGE_NAMES, STATUSES, SUBJECTS
from policy.lives import LIVES, NONE, Life, Transition
from policy.stage import RESTING, STAGES, Stage

PAGE = Path(__file__).parents[1] / "docs" / "states.md"
MOST_NAMED = 3  # records on one arrow; the table below has them all
BEGINNING = """# What everything can come to

Drawn by `make diagram` from [`policy/lives.py`](../policy/lives.py) and [`policy/stage.py`](../policy/stage.py): change
those, not this page. A test fails when it is stale. Each arrow is a record of that name, under that section of the
policy (X: good practice, where the policy is silent); *a day comes* needs no record.
"""


def page() -> str:
    """The whole page."""
    parts = [BEGINNING, *_stages()]
    for life in LIVES:
        parts += ["", f"## {SUBJECTS[life.subject]} ({_section(life.section)})", "", *_diagram(life)]
        parts += ["", *_table(life)]
    return "\n".join(parts) + "\n"


def _section(section: str) -> str:
    return section if section.startswith("X") else f"§{section}"


def _stages() -> Iterator[str]:
    yield "## The case"
    yield ""
    yield "A case is at the first of these of which some part stands so."
    yield ""
    yield "| the case | while |"
    yield "|---|---|"
    for found in (STAGES, RESTING):
        for at, parts in found.items():
            while_ = "; ".join(
                f"{SUBJECTS[subject]}: {_any(subject, statuses)}" for subject, statuses in parts.items()
            )
            yield f"| {STAGE_NAMES[at]} | {while_} |"
    yield f"| {STAGE_NAMES[Stage.OPENED]} | nothing of these |"


def _any(subject: str, statuses: frozenset[str]) -> str:
    return " or ".join(f"*{name}*" for status, name in STATUSES[subject].items() if status in statuses)


def _diagram(life: Life) -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    for status in life.statuses:
        yield f'    state "{STATUSES[life.subject][status]}" as {_id(status)}'
    for (before, after), between in _arrows(life).items():
        yield f"    {_id(before)} --> {_id(after)}: {_label(between)}"
    leads_on = {each.before for each in life.transitions}
    for status in life.statuses:
        if status not in leads_on:
            yield f"    {_id(status)} --> [*]"
    yield "```"


def _arrows(life: Life) -> dict[tuple[str, str], list[Transition]]:
    found: dict[tuple[str, str], list[Transition]] = {}
    for each in life.transitions:
        found.setdefault((each.before, each.after), []).append(each)
    return found


def _label(between: list[Transition]) -> str:
    """What stands on an arrow; a colon or a semicolon would end it."""
    if len(between) > MOST_NAMED:
        return f"any of {len(between)} records"
    return " or ".join(_named(each) for each in between).replace(":", ",").replace(";", ",")


def _named(each: Transition) -> str:
    return f"{_what(each)} ({_section(each.section)})" if each.what else "a day comes"


def _what(each: Transition) -> str:
    return RECORDS[each.what] if each.what else "*a day comes*"


def _id(status: str) -> str:
    return status.replace("-", "_") if status != NONE else "[*]"


def _table(life: Life) -> Iterator[str]:
    names = STATUSES[life.subject]
    yield "| from | by | to | section |"
    yield "|---|---|---|---|"
    for each in life.transitions:
        before = names[each.before] if each.before else ""
        yield f"| {before} | {_what(each)} | {names[each.after]} | {_section(each.section)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
