"""docs/states.md is what the table draws; every status, stage and record in it has its words."""

import re

from notices.record import RECORDS
from notices.status import STAGE_NAMES, STATUSES, SUBJECTS
from policy.lives import LIVES
from policy.stage import Stage
from tests.diagram import PAGE, page


def test_the_page_is_drawn_from_the_table_as_it_is_now() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "stale: make diagram"


def test_everything_in_it_has_its_words() -> None:
    assert set(SUBJECTS) == set(STATUSES) == {life.subject for life in LIVES}
    for life in LIVES:
        assert set(STATUSES[life.subject]) == set(life.statuses), life.subject
        assert {each.what for each in life.transitions if each.what} <= set(RECORDS)
    assert set(STAGE_NAMES) == set(Stage)


def test_a_diagram_has_only_what_mermaid_reads() -> None:
    (beginning, *diagrams) = page().split("```mermaid\n")
    assert len(diagrams) == len(LIVES)
    assert "stateDiagram" not in beginning
    state = re.compile(r'    state "[^":;]+" as [a-z_0-9]+')
    arrow = re.compile(r"    (\[\*\]|[a-z_0-9]+) --> ([a-z_0-9]+: [^:;\n]+|\[\*\])")
    for diagram in diagrams:
        first, *lines = diagram.split("\n```")[0].splitlines()
        assert first == "stateDiagram-v2"
        assert all(state.fullmatch(line) or arrow.fullmatch(line) for line in lines), lines
