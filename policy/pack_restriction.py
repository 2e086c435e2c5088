"""Reads one ``[[restriction]]`` of a pack, and checks that its parts fit each other."""

from collections import Counter
from collections.abc import Container
from string import Formatter

from policy.pack_kinds import Entry, Label, Particular, ParticularType, RestrictionKind
from policy.pack_reader import Table

SENTENCE = 400
LABEL = 150
BUTTON = 24
ANSWER = 3000  # the narrowest platform's limit for a text
DATED = (ParticularType.DATE, ParticularType.TIME)
WRITTEN = (ParticularType.TEXT, ParticularType.LONG)
ACTIONS = ("ombudsman",)  # the use cases that an action may lead to


def read_restriction(table: Table, ways: Container[str]) -> RestrictionKind:
    """One kind of restriction; ``ways`` are the keys of the pack's ways of contact."""
    restriction = RestrictionKind(
        key=table.key(),
        label=table.label(),
        other=table.flag("other"),
        action=table.flag("action"),
        leads_to=table.optional_key("leads_to"),
        button=table.label("button", BUTTON) if table.has("button") else None,
        not_alone=table.flag("not_alone"),
        closes=table.keys("closes"),
        closes_all_but=table.optional_key("closes_all_but"),
        closes_named_by=table.optional_key("closes_named_by"),
        warns_if_shared=table.optional_key("warns_if_shared"),
        independent_decider=table.flag("independent_decider"),
        particulars=tuple(_particular(inner) for inner in table.tables("particular")),
        staff=table.label("staff", SENTENCE),
        letter=table.label("letter", SENTENCE),
    )
    _check_particulars(table, restriction.particulars)
    _check_closing(table, restriction, ways)
    _check_action(table, restriction)
    for name, sentence in (("staff", restriction.staff), ("letter", restriction.letter)):
        _check_sentence(table, name, sentence, restriction.particulars)
    return restriction


def _particular(table: Table) -> Particular:
    kind = table.one_of("type", ParticularType)
    least = most = 0
    if kind is ParticularType.NUMBER:
        least = table.number("least", 0, 1_000_000)
        most = table.number("most", least, 1_000_000)
    elif kind in WRITTEN:
        most = table.number("most", 1, ANSWER)
    options: tuple[Entry, ...] = ()
    if kind is ParticularType.CHOICE:
        options = tuple(Entry(option.key(), option.label()) for option in table.tables("option"))
        if len({option.key for option in options}) != len(options) or len(options) < 2:
            table.problem("option", "should list at least two options, each with a key of its own")
    return Particular(
        name=table.key("name"),
        type=kind,
        label=table.label("label", LABEL),
        hint=table.label("hint", 2 * LABEL) if table.has("hint") else None,
        required=not table.flag("optional"),
        least=least,
        most=most,
        options=options,
        after=table.optional_key("after") if kind in DATED else None,
        translate=kind in WRITTEN and table.flag("translate"),
        past=kind is ParticularType.DATE and table.flag("past"),
    )


def _check_particulars(table: Table, particulars: tuple[Particular, ...]) -> None:
    for name, times in Counter(particular.name for particular in particulars).items():
        if times > 1:
            table.problem("particular", f"{name} is there {times} times")
    for n, particular in enumerate(particulars, 1):
        same_type = {p.name for p in particulars if p.type is particular.type} - {particular.name}
        if particular.after is not None and particular.after not in same_type:
            table.problem(
                f"particular[{n}].after", f"{particular.after} is not another {particular.type} here"
            )


def _check_closing(table: Table, restriction: RestrictionKind, ways: Container[str]) -> None:
    for key in restriction.closes:
        if key not in ways:
            table.problem("closes", f"{key} is not a way")
    by_name = {particular.name: particular for particular in restriction.particulars}
    for attribute, name, types, required in (
        ("closes_all_but", restriction.closes_all_but, (ParticularType.WAY,), True),
        ("closes_named_by", restriction.closes_named_by, (ParticularType.WAY,), False),
        ("warns_if_shared", restriction.warns_if_shared, (ParticularType.TEXT,), False),
    ):
        if name is None:
            continue
        if name not in by_name or by_name[name].type not in types:
            table.problem(attribute, f"{name} is not a particular of type {types[0]}")
        elif required and not by_name[name].required:
            table.problem(attribute, f"{name} is optional, so it may not name the way that stays open")


def _check_action(table: Table, restriction: RestrictionKind) -> None:
    if not restriction.action:
        for name, given in (("leads_to", restriction.leads_to), ("button", restriction.button)):
            if given is not None:
                table.problem(name, "is for an action alone")
        return
    closes = (restriction.closes, restriction.closes_all_but, restriction.closes_named_by)
    if any(closes):
        table.problem("action", "an action has no end, so it may not close a way of contact")
    if restriction.leads_to not in ACTIONS:
        table.problem("leads_to", f"an action leads to one of {', '.join(ACTIONS)}")
    if restriction.button is None:
        table.problem("button", "is missing")


def _check_sentence(table: Table, name: str, sentence: Label, particulars: tuple[Particular, ...]) -> None:
    required = {particular.name: particular.required for particular in particulars}
    used: dict[str, set[str]] = {}
    for language, template in (("en", sentence.en), ("cy", sentence.cy)):
        path = f"{name}.{language}"
        try:
            parts = list(Formatter().parse(template))
        except ValueError as wrong:
            table.problem(path, f"has a brace without its partner ({wrong})")
            return
        used[language] = set()
        for _, word, form, conversion in parts:
            if word is None:
                continue
            used[language].add(word)
            if word not in required or form or conversion:
                table.problem(path, f"{{{word}}} is not a particular")
            elif not required[word]:
                table.problem(path, f"{{{word}}} is optional, so a sentence cannot rely on it")
    if used["en"] != used["cy"]:
        only = ", ".join(sorted(used["en"] ^ used["cy"]))
        table.problem(name, f"says {only} in one language only")
