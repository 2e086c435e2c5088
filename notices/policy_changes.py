"""What is different in an issue of the policy, in words (section 14)."""

from collections.abc import Iterable, Iterator, Mapping

from notices.words import Words
from policy.pack_changes import Changed, How
from policy.pack_kinds import Label

PARTS: Mapping[str, str] = {
    "title": "The title of the policy",
    "organisations": "The organisations, with their addresses and phone numbers",
    "ombudsman": "The Ombudsman",
    "complaints": "The complaints procedure",
    "review_of_decision": "The review-of-decision process",
    "roles": "What the roles are called",
    "families": "What the families of behaviour are called",
    "measure_states": "What the states of a measure are called",
    "behaviours": "Kinds of behaviour",
    "channels": "How contact takes place",
    "informal_actions": "Informal action",
    "considerations": "Considerations",
    "measures": "Measures",
    "proportionality": "Proportion",
    "ways": "Ways of contact",
    "services": "Services",
    "restrictions": "Restrictions",
    "exception_reasons": "Reasons for an exception",
    "letter_ways": "How letters are issued",
    "safety_measures": "The staff safety register",
    "seven_day_limit_days": "The longest restriction without formal action, in days",
    "seven_day_gap_days": "Between two of these, in days",
    "warning_lapses_months": "A warning lapses, in months",
    "correct_facts_working_days": "For the customer to correct facts, in working days",
    "post_received_working_days": "Until post has arrived, in working days",
    "restriction_max_months": "The longest restriction, in months",
    "signoff_working_days": "For an approval, in working days",
    "letter_unissued_working_days": "To issue a letter, in working days",
    "translation_working_days": "To translate a letter, in working days",
    "appeal_acknowledge_working_days": "To acknowledge an appeal, in working days",
    "appeal_decide_working_days": "To decide an appeal, in working days",
    "appeal_nudge_working_days": "Reminders of an appeal, after working days",
    "appeal_overdue_nudge_working_days": "Reminders of an overdue appeal, every so many working days",
    "ombudsman_reminder_days": "Reminders of what the Ombudsman wants, days before",
    "complaint_reference_working_days": "Until a complaint is with its procedure, in working days",
    "complaint_outcome_working_days": "Until somebody asks what came of a complaint, in working days",
    "acknowledge_incident_working_days": "To acknowledge a report, in working days",
    "escalate_after_nudge_working_days": "From a reminder to the next person up, in working days",
    "interim_control_working_days": "An interim control, in working days",
    "extreme_first_review_days": "The first review of a restriction without a warning, in days",
    "extreme_director_approval": "The Director approves a restriction without a warning, too",
    "held_message_working_days": "To look at a held message, in working days",
    "exception_details_working_days": "For the details of an exception, in working days",
    "riddor_days": "To report an injury, in days",
    "review_default_months": "The usual time to a review, in months",
    "review_max_months": "The longest time to a review, in months",
    "review_reminder_days": "Reminders of a review, days before",
    "review_overdue_nudge_days": "Reminders of an overdue review, every so many days",
    "review_comment_working_days": "For the customer to comment, in working days",
    "missed_review": "A missed review",
    "retention_years": "How long a closed case is kept, in years",
    "policy_review_reminder_days": "Reminders of the review of the policy, days before",
    "office_hours_from": "Reminders are sent from",
    "office_hours_to": "Reminders are sent until",
}


def change_lines(changes: Iterable[Changed], w: Words) -> Iterator[str]:
    """Each difference in a line."""
    for change in changes:
        part, before, after = w(PARTS[change.what]), _said(change.before, w), _said(change.after, w)
        match change.how:
            case How.NEW:
                yield w("{part}: new: {after}", part=part, after=after)
            case How.GONE:
                yield w("{part}: no longer: {before}", part=part, before=before)
            case How.RENAMED:
                yield w("{part}: {after} (before: {before})", part=part, after=after, before=before)
            case How.CHANGED if isinstance(change.after, Label):
                yield w("{part}: changed: {after}", part=part, after=after)
            case How.CHANGED if after:
                yield w("{part}: {after} (before: {before})", part=part, after=after, before=before)
            case _:
                yield w("{part}: changed", part=part)


def _said(value: Label | str, w: Words) -> str:
    return (
        value.say(w.language) if isinstance(value, Label) else w(value) if value in ("yes", "no") else value
    )
