"""A referred report for the safety group, as it stands now (section 8, P8.2)."""

from uuid import UUID

from handlers.turn import Look, Turn
from notices.card import Card
from notices.notice import Notice
from notices.safety import referral_card
from policy.case import Case
from policy.incident import Incident
from policy.organisation import serving
from policy.people import Role
from policy.safety import deciders
from policy.safety_register import entries, told_wrongly


def group_card(look: Look, case: Case, incident: Incident, to: UUID | None = None) -> Card:
    """The report as one person sees it."""
    say, viewer = (look.words_for(to), to) if to else (look.say, look.person.id)
    decides = viewer in {person.id for person in deciders(case, incident, look.reader.people())}
    entry = next((x for x in (*entries(case), *told_wrongly(case)) if x.incident is incident), None)
    return referral_card(
        case,
        incident,
        entry,
        look.customer_name(case),
        decides,
        look.names(),
        look.today,
        look.pack,
        look.calendar,
        say,
    )


def tell_group(turn: Turn, case: Case, incident: Incident) -> list[Notice]:
    """Its card for every member of the group of the case's organisation, and for everybody who has it."""
    key = f"safety:{incident.id}"
    members = {person.id for person in serving(turn.reader.people(), case.organisation, Role.SAFETY)}
    told = sorted(members | set(turn.unit.outbox.recipients(key)))
    return [Notice(id, key, group_card(turn, case, incident, to=id)) for id in told]
