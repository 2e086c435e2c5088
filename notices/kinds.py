"""How the pack's restrictions read: on a check for staff, and in a letter for the customer."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from notices.words import Words, words
from policy.pack import Pack
from policy.pack_kinds import Entry, ParticularType, find
from policy.restriction import Restriction, kind_of, pack_of


def instruction(restriction: Restriction, pack: Pack, names: Mapping[UUID, str], w: Words) -> str:
    """What staff do, in one plain sentence."""
    kind = kind_of(restriction, pack)
    return kind.staff.fill(w.language, _values(restriction, pack, names, w))


def told(
    restriction: Restriction, pack: Pack, names: Mapping[UUID, str], prose: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """What the customer reads, in both languages. ``prose`` holds the particulars that somebody translated."""
    kind = kind_of(restriction, pack)
    said = {}
    for language in ("en", "cy"):
        values = _values(restriction, pack, names, words(language))
        translated = {name: texts[language] for name, texts in prose.items() if texts.get(language)}
        said[language] = kind.letter.fill(language, {**values, **translated})
    return said


def covered(restriction: Restriction, pack: Pack, w: Words) -> str:
    """The services that it covers."""
    then = pack_of(restriction, pack)
    return w.list([then.service(key).label.say(w.language) for key in restriction.services])


def both(entry: Entry) -> dict[str, str]:
    """A label of the pack as a letter wants it."""
    return {"en": entry.label.en, "cy": entry.label.cy}


def _values(restriction: Restriction, pack: Pack, names: Mapping[UUID, str], w: Words) -> dict[str, str]:
    values: dict[str, str] = {}
    for particular in kind_of(restriction, pack).particulars:
        raw = restriction.particulars.get(particular.name)
        if raw in (None, ""):
            continue
        text = str(raw)
        match particular.type:
            case ParticularType.WAY:
                text = pack_of(restriction, pack).way(text).by.say(w.language)
            case ParticularType.CHOICE:
                text = find(particular.options, text).label.say(w.language)
            case ParticularType.DATE:
                text = w.date(dt.date.fromisoformat(text))
            case ParticularType.PERSON:
                text = names[UUID(text)]
            case _:
                pass
        values[particular.name] = text
    return values
