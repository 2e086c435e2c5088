"""The policy and its own review, for everybody to read and for the Director to act on (section 14, P14)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.card import MAX_PARAGRAPH, Action, Body, Button, Card, Excerpt, Fact, Paragraph, Tone
from notices.fields import Choice, Date, LongText, Note, Option
from notices.form import Form
from notices.policy_changes import change_lines
from notices.words import Words
from policy.calendar import Calendar
from policy.pack import Pack
from policy.pack_changes import changes
from policy.policy_review import PolicyOutcome, PolicyReview, Why, due_on, newest, to_write, under_way

WHY: Mapping[Why, str] = {
    Why.DUE: "Its day has come",
    Why.LAW: "A change of the law",
    Why.GUIDANCE: "Regulatory guidance",
    Why.GOOD_PRACTICE: "Good practice",
    Why.OTHER_POLICY: "A change of another policy",
}
OUTCOMES: Mapping[PolicyOutcome, str] = {
    PolicyOutcome.KEPT: "It stays as it is until its next review",
    PolicyOutcome.NEW_ISSUE: "A new issue is to be written",
}
MOST_REVIEWS = 4


def policy_card(
    reviews: Sequence[PolicyReview],
    names: Mapping[UUID, str],
    is_director: bool,
    today: dt.date,
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Card:
    """The issue that applies, the next one, what is different in each, and the reviews."""
    due, latest = due_on(reviews, pack), newest(pack)
    facts = [
        Fact(w("Policy"), pack.title.say(w.language)),
        Fact(w("Issue"), _number(pack)),
        Fact(w("Issued"), w.date(pack.issued)),
    ]
    body: list[Body] = []
    before: Pack | None = None
    for dated in pack.issues.dated if pack.issues is not None else ():
        if dated.pack.sha256 == pack.sha256:
            facts.append(Fact(w("Applies since"), w.date(dated.day)))
        if dated.day > today:
            said = w("issue {issue}, from {day}", issue=_number(dated.pack), day=w.date(dated.day))
            facts.append(Fact(w("Next issue"), said))
        if before is not None:
            title = w(
                "What is different in issue {issue}, from {day}:",
                issue=_number(dated.pack),
                day=w.date(dated.day),
            )
            lines = list(change_lines(changes(before, dated.pack), w)) or [
                w("Nothing that the bot works with.")
            ]
            body += [Paragraph(title, strong=True), *_paragraphs(lines)]
        before = dated.pack
    open_one, wanted = under_way(reviews), to_write(reviews, pack)
    late = due < today and open_one is None and wanted is None
    said = w("overdue since {day}", day=w.date(due)) if late else _next(due, open_one, wanted, calendar, w)
    facts.append(Fact(w("Next review"), said))
    for review in reversed(reviews[-MOST_REVIEWS:]):
        body += _review(review, names, latest, calendar, w)
    body.append(Paragraph(w("What was decided goes by the issue that it was decided under.")))
    tone: Tone = "warning" if late and is_director else "plain"
    buttons = _buttons(open_one, wanted, w) if is_director else ()
    return Card(w("The policy"), tuple(facts), tuple(body), buttons, tone)


def start_form(due: bool, w: Words) -> Form:
    """Why the review begins; ``due``: its day is near or past."""
    reasons = [why for why in Why if due or why is not Why.DUE]
    return Form(
        "start-policy-review",
        w("Review the policy"),
        (
            Note(
                w("The policy is reviewed at least every three years, and when something around it changes.")
            ),
            Choice(
                name="why",
                label=w("Why now"),
                options=tuple(Option(why.value, w(WHY[why])) for why in reasons),
                value=Why.DUE.value if due else None,
            ),
            LongText(
                name="reason",
                label=w("Which change, and what it may mean for the policy"),
                required=False,
                hint=w("Needed where it begins before its day."),
            ),
        ),
        w("Begin the review"),
    )


def outcome_form(review: PolicyReview, w: Words) -> Form:
    """What came of the review."""
    return Form(
        "policy-outcome",
        w("Outcome of the review"),
        (
            Choice(
                name="outcome",
                label=w("What comes of it"),
                options=tuple(Option(outcome.value, w(said)) for outcome, said in OUTCOMES.items()),
            ),
            Date(
                name="next_review_on",
                label=w("Next review"),
                required=False,
                hint=w("Where it stays as it is: three years from now at the latest."),
            ),
            LongText(name="reason", label=w("Why")),
        ),
        w("Record the outcome"),
        str(review.id),
    )


def loaded_card(pack: Pack, day: dt.date, w: Words) -> Card:
    """For the Director: an issue was loaded."""
    return Card(
        w("A new issue of the policy: {issue}", issue=_number(pack)),
        (Fact(w("Policy"), pack.title.say(w.language)), Fact(w("Applies from"), w.date(day))),
        (Paragraph(w("What was decided before stays as it was decided.")),),
        (Button(w("What is different"), Action("policy")),),
    )


def _number(pack: Pack) -> str:
    return f"{pack.issue}.{pack.revision}" if pack.revision else str(pack.issue)


def _next(
    due: dt.date, open_one: PolicyReview | None, wanted: PolicyReview | None, calendar: Calendar, w: Words
) -> str:
    if open_one is not None:
        return w("under way since {day}", day=w.date(calendar.day(open_one.started_at)))
    return w("a new issue is to be written") if wanted is not None else w("by {day}", day=w.date(due))


def _paragraphs(lines: Sequence[str]) -> list[Body]:
    """As few as hold them."""
    found: list[str] = []
    for line in lines:
        if found and len(found[-1]) + len(line) < MAX_PARAGRAPH:
            found[-1] += f"\n{line}"
        else:
            found.append(line)
    return [Paragraph(text) for text in found]


def _review(
    review: PolicyReview, names: Mapping[UUID, str], latest: Pack, calendar: Calendar, w: Words
) -> list[Body]:
    said = w(
        "Review of issue {issue}, begun {when} by {who}: {why}",
        issue=review.issue,
        when=w.date(calendar.day(review.started_at)),
        who=names[review.started_by_id],
        why=w(WHY[review.why]),
    )
    found: list[Body] = [Paragraph(said, strong=True)]
    if review.reason_passage is not None:
        found.append(Excerpt(w("Why now"), review.reason_passage))
    if review.outcome is None or review.decided_at is None or review.decided_by_id is None:
        return [*found, Paragraph(w("It waits for its outcome."))]
    came = w(
        "{outcome} ({who}, {when})",
        outcome=w(OUTCOMES[review.outcome]),
        who=names[review.decided_by_id],
        when=w.date(calendar.day(review.decided_at)),
    )
    if review.next_review_on is not None:
        came = w("{outcome}: {day}", outcome=came, day=w.date(review.next_review_on))
    found.append(Paragraph(came))
    if review.outcome is PolicyOutcome.NEW_ISSUE and latest.issue > review.issue:
        found.append(Paragraph(w("Issue {issue} was loaded.", issue=latest.issue)))
    if review.outcome_passage is not None:
        found.append(Excerpt(w("Why"), review.outcome_passage))
    return found


def _buttons(open_one: PolicyReview | None, wanted: PolicyReview | None, w: Words) -> tuple[Button, ...]:
    if open_one is not None:
        action = Action("policy-outcome", str(open_one.id))
        return (Button(w("Record the outcome"), action, "primary", opens_form=True),)
    if wanted is not None:
        return ()
    return (Button(w("Review the policy"), Action("start-policy-review"), "primary", opens_form=True),)
