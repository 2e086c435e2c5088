"""policy/review_due.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("review_due", "due", "time_due", "waiting", "ended", "standing")
WRONG: tuple[Wrong, ...] = (
    ("weekly after the review", "review_on + times * pack", "review_on + 2 * times * pack"),
    ("no review of what is over", "calendar.day(at) <= last_day, moments", "True, moments"),
    ("an overdue review is escalated", "late_on=proposal.review_on + DAY", "late_on=None"),
    ("a review is shown until the last end", "                until=until,\n", ""),
    ("reminders of the past are not given", "if moment > since:", "if True:"),
    (
        "an end on a closed day is an end",
        "calendar.day(at) <= last_day",
        "calendar.day(at) <= last_day + 2 * DAY",
    ),
    ("the customer is invited once", "if opened.comment_by is not None:", "if False:"),
    (
        "the day before the review is the last",
        "min(in_time, day_before) if day_before > today else in_time",
        "in_time",
    ),
    ("time to comment", "if day_before > today else in_time", "if True else in_time"),
    ("only who looks after it invites", "        require_looker_after(case, proposal, by)", "        pass"),
    (
        "an owner who may not review is not alone",
        "else [*theirs, *(x for x in may if x not in theirs)]",
        "else theirs",
    ),
    (
        "who stands in may review",
        "x.acts_for(proposal.owner_id) and x in may",
        "x.acts_for(proposal.owner_id)",
    ),
    ("an owner who is away does not", "person in may and not person.away for", "person in may for"),
    ("a missed review that lapses is over", "until = min(until, proposal.review_on)", "pass"),
)
