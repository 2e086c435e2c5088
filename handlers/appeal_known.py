"""What is known of an appeal that came as something else stands in its form already: a message that was held back, a
complaint, or a request for a review that was refused because it is an appeal (P7.3, X3)."""

from uuid import UUID

from handlers.turn import Turn, subject_of
from notices.answers import RawAnswers
from policy.access import may_read_passage
from policy.case import Case
from policy.held import HeldOutcome
from policy.routes import Decided

REVIEW = "review-of-decision"  # the use case whose draft it is


def appeal_known(turn: Turn, case: Case, step: str) -> RawAnswers:
    """The answers of the form from what ``step`` names: a held message or a complaint of this case that the person may
    read. Where it names neither, from what the person began as a review of formal action."""
    message = next((x for x in case.held_messages if str(x.id) == step), None)
    if message is not None and message.outcome is HeldOutcome.APPEAL:
        received = turn.calendar.day(message.arrived_at)
        return _from(turn, case, message.text_passage, received.isoformat(), message.channel)
    complaint = next((x for x in case.complaints if str(x.id) == step), None)
    if complaint is not None:
        received, words = complaint.received_on, complaint.text_passage
        known = _from(turn, case, words, received.isoformat(), complaint.channel, complaint.made_by)
        formal = known and complaint.about is Decided.FORMAL and complaint.about_id is not None
        return {**known, "decision": str(complaint.about_id)} if formal else known
    return _begun_as_review(turn, case)


def drop_review(turn: Turn, case: Case) -> None:
    """The appeal is logged: what was begun as a review of the same is over."""
    if _begun_as_review(turn, case):
        turn.unit.forms.drop_draft(turn.person.id, REVIEW, subject_of(case))


def _from(
    turn: Turn, case: Case, passage: UUID, received_on: str, channel: str, made_by: str = ""
) -> RawAnswers:
    if not may_read_passage(turn.person, case, passage):
        return {}
    request = turn.reader.passages([passage]).get(passage, "")
    return {"received_on": received_on, "channel": channel, "made_by": made_by, "request": request}


def _begun_as_review(turn: Turn, case: Case) -> RawAnswers:
    draft = turn.unit.forms.draft(turn.person.id, REVIEW, subject_of(case))
    kind, _, id = str(draft.answers.get("about", "")).partition(":") if draft else ("", "", "")
    if draft is None or kind != Decided.FORMAL:
        return {}
    known = {
        name: draft.answers[name] for name in ("received_on", "channel", "made_by") if name in draft.answers
    }
    known["request"] = draft.answers.get("text", "")
    return {**known, "decision": id} if id else known
