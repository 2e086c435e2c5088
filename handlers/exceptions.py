"""What went another way in a case, for those who need to know it (sections 8 and 13)."""

from handlers.turn import Look
from handlers.usecase import Shown, UseCase, whole
from notices.card import Action
from notices.exceptions import exceptions_card
from policy.access import require_words
from policy.people import Role
from policy.record import recorded
from policy.timeline import Matter


def see(look: Look, action: Action) -> Shown:
    """Its exceptions, the messages held back and what was declined; and the way to each."""
    case, _ = look.case(action.subject)
    require_words(look.person, case, Matter.LET_THROUGH)
    manages = look.person.has(Role.MANAGER, Role.DIRECTOR)
    card = exceptions_card(
        case, look.customer_name(case), manages, look.names(), look.pack, look.calendar, look.say
    )
    return card, (recorded("exceptions-read", "13", look.person, look.at, case_id=case.id),)


EXCEPTIONS = UseCase("exceptions", look=see, typed=whole)
