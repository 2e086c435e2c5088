"""What the facts of every letter share: who writes to whom, the open ways, and how texts and restrictions are put."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from uuid import UUID

from handlers.turn import Look
from notices.kinds import both, told
from notices.letter_common import named
from policy.case import Case
from policy.customer import Customer
from policy.letter import Letter, LetterKind
from policy.link import addressee
from policy.openway import open_ways
from policy.pack import Pack, Procedure
from policy.pack_kinds import Label, Way
from policy.restriction import Restriction, kind_of, pack_of

Facts = dict[str, object]
Texts = Mapping[str, Mapping[str, str]]  # the free texts by name and language


def common_facts(look: Look, case: Case, customer: Customer, letter: Letter, on: dt.date) -> Facts:
    """What every letter carries, dated ``on`` (a local day)."""
    organisation = look.pack.organisation(case.organisation)
    in_force = [
        r
        for each in (case, *look.reader.cases.of_customer(customer.id, but=case.id))
        for r in each.decided
        if r.last_day >= on
        and not each.lapsed(r, on, look.pack)
        and not (letter.kind is LetterKind.APPEAL_ACKNOWLEDGED and each.suspended(r, on))
        and (r.effective_from is not None or letter.subject_id in (r.proposal_id, r.seven_day_id))
    ]
    detail = {"phone": organisation.phone, "email": organisation.email}
    address = {"letter": organisation.address, "office": organisation.address}
    return {
        "organisation": {
            "name": organisation.name,
            "address": said(organisation.address),
            "phone": organisation.phone,
            "email": organisation.email,
            "emergency": said(organisation.emergency),
            "contact_team": said(organisation.team),
        },
        **_addressed(look, customer, on),
        "case_reference": case.reference,
        "letter_date": on.isoformat(),
        "ask": {x: f"{organisation.team.say(x)}, {organisation.phone}" for x in ("en", "cy")},
        "policy_name": named(_pack_of(look, letter, on)),
        "complaint_route": _procedure(look.pack.complaints),
        "review_route": _procedure(look.pack.review_of_decision),
        "open_ways": [
            _way(way, detail, address) for way in open_ways(customer, in_force, look.pack, look.present)
        ],
    }


def _addressed(look: Look, customer: Customer, on: dt.date) -> Facts:
    """To whom the letter goes on a local day: to the customer, or to their attorney or appointee (section 12)."""
    link = addressee(customer, look.reader.links(customer.id), on)
    if link is None:
        return {"customer": _lines(customer)}
    other = look.reader.customer(link.other_id) if link.other_id else None
    to = _lines(other) if other is not None else {"name": link.name, "address": link.address}
    return {"customer": to, "represented": customer.name}


def _lines(customer: Customer) -> dict[str, str]:
    to = customer.post_to
    return {"name": customer.name, "address": f"{to.address}\n{to.postcode}".strip()}


def restriction_facts(look: Look, restriction: Restriction, texts: Texts) -> Facts:
    """One restriction as a letter shows it; ``texts`` are those of the letter that said it first."""
    prose = {
        name.partition(".")[2]: said for name, said in texts.items() if name.startswith(f"{restriction.id}.")
    }
    return {
        "text": told(restriction, look.pack, look.names(), prose),
        "start": restriction.start.isoformat(),
        "end": restriction.last_day.isoformat(),
        "services": [both(pack_of(restriction, look.pack).service(key)) for key in restriction.services],
    }


def prose(look: Look, restrictions: Iterable[Restriction]) -> dict[str, str]:
    """The particulars that somebody wrote for the customer, by the names that a letter has for them."""
    return {
        f"{restriction.id}.{particular.name}": str(restriction.particulars[particular.name])
        for restriction in restrictions
        for particular in kind_of(restriction, look.pack).particulars
        if particular.translate and restriction.particulars.get(particular.name)
    }


def prose_of(look: Look, case: Case) -> dict[str, dict[str, str]]:
    """The same as they were said last in the letters of a case, in each language."""
    letters = sorted(case.letters, key=lambda letter: letter.drafted_at)
    texts = [letter_texts(look, letter) for letter in letters if any("." in name for name in letter.free)]
    return {name: said for each in texts for name, said in each.items() if "." in name}


def unsaid(
    look: Look,
    case: Case,
    restrictions: Iterable[Restriction],
    languages: Collection[str],
    keep: Callable[[str], UUID],
) -> dict[str, Mapping[str, str]]:
    """The particulars that somebody wrote, and that no letter has said in each of these languages yet: the next letter
    that shows them is translated, too (section 12). Passages by name and language."""
    letters = sorted(case.letters, key=lambda letter: letter.drafted_at)
    said = {name: texts for letter in letters for name, texts in letter.free.items() if "." in name}
    found: dict[str, Mapping[str, str]] = {}
    for restriction in restrictions:
        for name, text in prose(look, [restriction]).items():
            known = said.get(name, {})
            if any(language not in (known or {_written_in(case, restriction)}) for language in languages):
                found[name] = known or {_written_in(case, restriction): str(keep(text))}
    return found


def _written_in(case: Case, restriction: Restriction) -> str:
    if restriction.proposal_id is not None:
        return case.proposal(restriction.proposal_id).written_in
    assert restriction.seven_day_id is not None  # a restriction is one or the other
    return case.seven_day(restriction.seven_day_id).written_in


def letter_texts(look: Look, letter: Letter) -> dict[str, dict[str, str]]:
    """The free texts by name and language, as far as they are written."""
    ids = [UUID(id) for known in letter.free.values() for id in known.values()]
    known = look.reader.passages(ids)
    return {
        name: {language: known.get(UUID(id), "") for language, id in texts.items()}
        for name, texts in letter.free.items()
    }


def said(label: Label) -> dict[str, str]:
    """A label in both languages."""
    return {"en": label.en, "cy": label.cy}


def _way(way: Way, detail: Mapping[str, str], address: Mapping[str, Label]) -> dict[str, str]:
    said = {}
    for language in ("en", "cy"):
        where = detail.get(way.key, "")
        if way.key in address:
            where = ", ".join(address[way.key].say(language).split("\n"))
        said[language] = f"{way.label.say(language)}: {where}" if where else way.label.say(language)
    return said


def _pack_of(look: Look, letter: Letter, on: dt.date) -> Pack:
    """A letter names the issue that its decision was made under; a warning, which is none before it is issued, the one
    of its day."""
    return look.pack.on(on) if letter.kind is LetterKind.WARNING else look.pack.at(letter.drafted_at)


def _procedure(known: Procedure) -> dict[str, str]:
    return {x: f"{known.label.say(x)} ({known.ref})" for x in ("en", "cy")}
