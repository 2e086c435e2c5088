"""policy/informal.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("informal", "seven_day", "seven_day_told", "addendum", "standing")
WRONG: tuple[Wrong, ...] = (
    ("a warning on a report counts", "for x in case.theirs if x.warned]", "for x in []]"),
    ("a warning before an action counts", "if action.warned_at is not None", "if False"),
    ("only an earlier warning counts", "if warned.at <= at", "if True"),
    ("it goes on only after the warning", "w.at < done.at and w.incident_id", "w.incident_id"),
    ("the answered report is no repetition", "and w.incident_id != done.id", ""),
    ("it goes on only with the same kind", "and w.kinds & done.kinds", ""),
    ("it goes on with a logged contact", "    for contact in case.contacts:", "    for contact in []:"),
    ("a contact as any other is no conduct", "        if contact.kinds:\n", "        if True:\n"),
    ("formal after informal action", "any(_after(action, done) for", "any(not action for"),
    ("formal only after the action", "action.taken_at < done.at", "True"),
    ("formal only for the same kind", "and bool(done.kinds.intersection(action.kinds))", ""),
    ("formal after 7 days", "any(first <= calendar.day(done.at) for first in begun)", "False"),
    ("no warning is flagged", "action.flagged = ", "_ = "),
    ("the action is recorded", "    case.informal_actions.append(action)\n", ""),
    ("only the line manager looks", "action.is_with(person) or", "True or"),
    ("who stands in looks", "person.acts_for(self.recipient_id) and not own", "False"),
    ("nobody looks at their own", "self.recipient_id) and not own)", "self.recipient_id))"),
    ("looked at once", "if action.seen_at is not None:", "if False:"),
    ("what is flagged waits", "if action.flagged and action.seen_at is None:", "if False:"),
    ("what is not flagged does not wait", "if action.flagged and action.seen_at", "if action.seen_at"),
    (
        "a report about somebody else is no conduct",
        "    for incident in case.theirs:",
        "    for incident in case.incidents:",
    ),
    ("nor a warning", "for x in case.theirs if x.warned]", "for x in case.incidents if x.warned]"),
    ("what answers a report about another is no warning", "if action.incident_id not in elsewhere]", "]"),
)
