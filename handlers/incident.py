"""A report on its own card, to be read before anything is done about it (section 8)."""

from uuid import UUID

from handlers.known import as_known
from handlers.report import incident_card
from handlers.turn import Look
from handlers.usecase import Shown, UseCase
from notices.card import Action
from policy.access import require_reader
from policy.case import Case
from policy.record import recorded
from policy.refusal import NotAllowed


def see(look: Look, action: Action) -> Shown:
    """The report with what can be done about it, for those who may read the case."""
    case, part = look.case(action.subject)
    require_reader(look.person, case)
    incident = case.incident(part)
    card = as_known(look, case, incident_card(look, case, incident))
    return card, (
        recorded("report-read", "13", look.person, look.at, case_id=case.id, subject_id=incident.id),
    )


def _undecided(case: Case) -> UUID:
    """The report that waits longest for its outcome, or the last one."""
    if not case.incidents:  # only informal action, or logged contacts
        raise NotAllowed("unknown-subject")
    return next((x for x in case.theirs if x.outcome is None), case.incidents[-1]).id


INCIDENT = UseCase("incident", look=see, typed=_undecided)
