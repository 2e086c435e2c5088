"""The facts of a letter, gathered from its case, as they are today; frozen when it is issued."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from handlers.turn import Look
from notices.kinds import both, told
from notices.letter_appeal import reviewer_unnamed
from policy.appeal import AppealOutcome
from policy.appeal import deadlines as appeal_deadlines
from policy.case import Case
from policy.customer import Customer
from policy.letter import Letter, LetterKind
from policy.openway import open_ways
from policy.pack import Procedure
from policy.pack_kinds import Label, Way
from policy.proposal import Proposal
from policy.restriction import Restriction

Facts = dict[str, object]
OUTCOMES = {AppealOutcome.STAYS: "stay", AppealOutcome.SHORTENED: "changed", AppealOutcome.ENDED: "ended"}


def letter_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """Everything the letter says, dated ``on`` (a local day)."""
    customer = look.customer(case)
    texts = _texts(look, letter)
    facts = _common(look, case, customer, letter, on)
    match letter.kind:
        case LetterKind.WARNING:
            facts |= _warning(look, case, letter, on)
        case LetterKind.DECISION:
            facts |= _decision(look, case, case.proposal(letter.subject_id), texts)
        case LetterKind.APPEAL_ACKNOWLEDGED:
            facts |= _acknowledged(look, case, letter)
        case LetterKind.APPEAL_OUTCOME:
            facts |= _outcome(look, case, letter, on)
    return facts | {name: text for name, text in texts.items() if "." not in name}


def _common(look: Look, case: Case, customer: Customer, letter: Letter, on: dt.date) -> Facts:
    organisation = look.pack.organisation(case.organisation)
    in_force = [
        r
        for each in (case, *look.reader.cases.of_customer(customer.id, but=case.id))
        for r in each.decided
        if r.last_day >= on and (r.effective_from is not None or r.proposal_id == letter.subject_id)
    ]
    detail = {"phone": organisation.phone, "email": organisation.email}
    address = {"letter": organisation.address, "office": organisation.address}
    return {
        "organisation": {
            "name": organisation.name,
            "address": _say(organisation.address),
            "phone": organisation.phone,
            "email": organisation.email,
            "emergency": _say(organisation.emergency),
            "contact_team": _say(organisation.team),
        },
        "customer": {"name": customer.name, "address": f"{customer.address}\n{customer.postcode}".strip()},
        "case_reference": case.reference,
        "letter_date": on.isoformat(),
        "ask": {x: f"{organisation.team.say(x)}, {organisation.phone}" for x in ("en", "cy")},
        "policy_name": _say(look.pack.title),
        "complaint_route": _procedure(look.pack.complaints),
        "review_route": _procedure(look.pack.review_of_decision),
        "open_ways": [_way(way, detail, address) for way in open_ways(customer, in_force, look.pack)],
    }


def _way(way: Way, detail: Mapping[str, str], address: Mapping[str, Label]) -> dict[str, str]:
    said = {}
    for language in ("en", "cy"):
        where = detail.get(way.key, "")
        if way.key in address:
            where = ", ".join(address[way.key].say(language).split("\n"))
        said[language] = f"{way.label.say(language)}: {where}" if where else way.label.say(language)
    return said


def _warning(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    cited = letter.facts.get("incident_ids")
    possible = letter.facts.get("possible")
    ids = set(cited) if isinstance(cited, list) else set()
    incidents = [x for x in case.incidents if str(x.id) in ids]
    return {
        "incidents": [
            {
                "date": look.calendar.day(x.occurred_at).isoformat(),
                "behaviours": [both(look.pack.behaviour(kind)) for kind in x.kinds],
            }
            for x in sorted(incidents, key=lambda x: x.occurred_at)
        ],
        "possible_restrictions": [
            both(look.pack.restriction(str(key))) for key in (possible if isinstance(possible, list) else [])
        ],
        "correct_by": look.calendar.add_working(
            on, look.pack.settings.correct_facts_working_days
        ).isoformat(),
    }


def _decision(look: Look, case: Case, proposal: Proposal, texts: Mapping[str, Mapping[str, str]]) -> Facts:
    decided = look.calendar.day(proposal.decided_at) if proposal.decided_at else look.today
    formal = next(formal for formal in case.formals if formal.id == proposal.formal_id)
    taken = [item for item in look.pack.measures if formal.measures.get(item.key) in ("done", "offered")]
    return {
        "decided_on": decided.isoformat(),
        "restrictions": [_restriction(look, r, texts) for r in case.restrictions_of(proposal)],
        "review_date": proposal.review_on.isoformat(),
        "measures_taken": [both(item) for item in taken],
    }


def _restriction(look: Look, restriction: Restriction, texts: Mapping[str, Mapping[str, str]]) -> Facts:
    prose = {
        name.partition(".")[2]: said for name, said in texts.items() if name.startswith(f"{restriction.id}.")
    }
    return {
        "text": told(restriction, look.pack, look.names(), prose),
        "start": restriction.start.isoformat(),
        "end": restriction.last_day.isoformat(),
        "services": [both(look.pack.service(key)) for key in restriction.services],
    }


def _acknowledged(look: Look, case: Case, letter: Letter) -> Facts:
    appeal = case.appeal(letter.subject_id)
    decide_by = appeal_deadlines(appeal.received_on, look.pack, look.calendar)[1]
    return {
        "received_on": appeal.received_on.isoformat(),
        "reviewer": reviewer_unnamed("slt"),
        "decide_by": decide_by.isoformat(),
        "suspended": False,
    }


def _outcome(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    appeal = case.appeal(letter.subject_id)
    decided = look.calendar.day(appeal.decided_at) if appeal.decided_at else look.today
    remaining = [r for r in case.restrictions if r.proposal_id == appeal.proposal_id and r.last_day >= on]
    texts = _texts(look, case.letters_about(appeal.proposal_id)[-1])
    ombudsman = look.pack.ombudsman
    return {
        "decided_on": decided.isoformat(),
        "outcome": OUTCOMES[appeal.outcome] if appeal.outcome else "",
        "restrictions": [_restriction(look, r, texts) for r in remaining],
        "ombudsman": {x: f"{ombudsman.name.say(x)}\n{ombudsman.contact.say(x)}" for x in ("en", "cy")},
    }


def _texts(look: Look, letter: Letter) -> dict[str, dict[str, str]]:
    """The free texts by name and language, as far as they are written."""
    ids = [UUID(id) for known in letter.free.values() for id in known.values()]
    known = look.reader.passages(ids)
    return {
        name: {language: known.get(UUID(id), "") for language, id in texts.items()}
        for name, texts in letter.free.items()
    }


def _procedure(known: Procedure) -> dict[str, str]:
    return {x: f"{known.label.say(x)} ({known.ref})" for x in ("en", "cy")}


def _say(label: Label) -> dict[str, str]:
    return {"en": label.en, "cy": label.cy}
