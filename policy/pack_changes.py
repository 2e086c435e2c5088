"""What is different from one issue of the policy to the next, for people to read (section 14)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

from policy.pack import Pack
from policy.pack_kinds import Entry, Label, Question


class How(StrEnum):
    """What became of something in the new issue."""

    NEW = "new"
    GONE = "gone"
    RENAMED = "renamed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Changed:
    """One difference. ``what`` is the name of a list or of a setting; ``before`` and ``after`` are how it reads."""

    what: str
    how: How
    before: Label | str = ""
    after: Label | str = ""


LISTS: Mapping[str, Callable[[Pack], Sequence[Entry | Question]]] = {
    "behaviours": lambda pack: pack.behaviours,
    "channels": lambda pack: pack.channels,
    "informal_actions": lambda pack: pack.informal_actions,
    "considerations": lambda pack: pack.considerations,
    "measures": lambda pack: pack.measures,
    "proportionality": lambda pack: pack.proportionality,
    "ways": lambda pack: pack.ways,
    "services": lambda pack: pack.services,
    "restrictions": lambda pack: pack.restrictions,
    "exception_reasons": lambda pack: pack.exception_reasons,
    "letter_ways": lambda pack: pack.letter_ways,
    "safety_measures": lambda pack: pack.safety_measures,
}
WHOLE: Mapping[str, Callable[[Pack], object]] = {
    "title": lambda pack: pack.title,
    "organisations": lambda pack: pack.organisations,
    "ombudsman": lambda pack: pack.ombudsman,
    "complaints": lambda pack: pack.complaints,
    "review_of_decision": lambda pack: pack.review_of_decision,
    "roles": lambda pack: pack.roles,
    "families": lambda pack: pack.families,
    "measure_states": lambda pack: pack.measure_states,
}


def changes(before: Pack, after: Pack) -> Iterator[Changed]:
    """Everything that is different: what is a whole, what is listed, then the settings."""
    for name, of in WHOLE.items():
        if of(before) != of(after):
            yield Changed(name, How.CHANGED)
    for name, listed in LISTS.items():
        old, new = ({entry.key: entry for entry in listed(pack)} for pack in (before, after))
        yield from (Changed(name, How.GONE, before=old[key].label) for key in old if key not in new)
        yield from (Changed(name, How.NEW, after=new[key].label) for key in new if key not in old)
        for key in new:
            if key in old and old[key] != new[key]:
                same = old[key].label == new[key].label
                yield Changed(name, How.CHANGED if same else How.RENAMED, old[key].label, new[key].label)
    for setting in fields(before.settings):
        was, now = getattr(before.settings, setting.name), getattr(after.settings, setting.name)
        if was != now:
            yield Changed(setting.name, How.CHANGED, _said(was), _said(now))


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(each) for each in value)
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
