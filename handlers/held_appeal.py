"""An appeal that came in a message that was held back: what is known of it stands in the form already (X3, P7.3)."""

from uuid import UUID

from handlers.turn import Turn
from notices.answers import RawAnswers
from policy.access import may_read_passage
from policy.case import Case
from policy.held import HeldOutcome


def held_appeal(turn: Turn, case: Case, step: str) -> RawAnswers:
    """The answers of the form from the message that ``step`` names; none where it names none, or not one to read."""
    message = next((x for x in case.held_messages if str(x.id) == step), None)
    if message is None or message.outcome is not HeldOutcome.APPEAL:
        return {}
    if not may_read_passage(turn.person, case, message.text_passage):
        return {}
    texts: dict[UUID, str] = turn.reader.passages([message.text_passage])
    return {
        "received_on": turn.calendar.day(message.arrived_at).isoformat(),
        "channel": message.channel,
        "request": texts.get(message.text_passage, ""),
    }
