"""The policy and its own review (section 14, P14)."""

import datetime as dt
from uuid import UUID

from handlers.house import record_in_house
from handlers.turn import Look, Turn, chat_words
from handlers.usecase import Shown, UseCase
from notices.answers import Answers
from notices.card import Action, Card
from notices.form import Form
from notices.notice import Notice
from notices.policy import loaded_card, outcome_form, policy_card, start_form
from policy import policy_review as rule
from policy.openthing import directors
from policy.pack import Pack
from policy.people import Role
from policy.record import Record, recorded
from policy.refusal import NotAllowed
from storage.store import Unit


def see(look: Look, action: Action) -> Shown:
    """Everybody may read it; nothing of a customer is in it, so that somebody looked is not recorded."""
    return _card(look), ()


def ask_start(turn: Turn, subject: str, step: str) -> Form:
    """Why it begins."""
    reviews = turn.reader.policy_reviews()
    rule.require_startable(reviews, turn.person, turn.pack)
    return start_form(turn.today >= rule.reminded_from(reviews, turn.pack), turn.say)


def take_start(turn: Turn, form: Form, answers: Answers) -> Card:
    """Begin it."""
    reviews = turn.unit.policy_reviews(for_update=True)
    review, record = rule.start(
        reviews,
        rule.Why(answers.text("why")),
        _keep(turn, answers.text("reason")),
        turn.person,
        turn.at,
        turn.pack,
        turn.calendar,
    )
    turn.unit.add(review)
    return _recorded(turn, record)


def ask_outcome(turn: Turn, subject: str, step: str) -> Form:
    """What comes of it."""
    return outcome_form(_asked_about(turn, subject), turn.say)


def take_outcome(turn: Turn, form: Form, answers: Answers) -> Card:
    """Record what came of it."""
    record = rule.decide(
        _asked_about(turn, form.subject),
        rule.PolicyOutcome(answers.text("outcome")),
        answers.date("next_review_on"),
        _keep(turn, answers.text("reason")),
        turn.person,
        turn.at,
        turn.calendar,
    )
    return _recorded(turn, record)


def record_loaded(unit: Unit, loaded: Pack, day: dt.date, at: dt.datetime, under: Pack) -> None:
    """An issue was loaded, and will apply from a local day; the Director hears of it."""
    record = recorded(
        "policy-loaded",
        "14",
        None,
        at,
        issue=loaded.issue,
        revision=loaded.revision,
        applies_from=day.isoformat(),
        sha256=loaded.sha256,
    )
    record.pack = under.sha256
    told = directors(unit.people())
    key = f"policy:{loaded.sha256[:16]}"
    unit.record(record, notices=[Notice(x.id, key, loaded_card(loaded, day, chat_words(x))) for x in told])


def _keep(turn: Turn, text: str) -> UUID | None:
    return turn.unit.passage(text, None, turn.at) if text.strip() else None


def _asked_about(turn: Turn, subject: str) -> rule.PolicyReview:
    try:
        id = UUID(subject)
    except ValueError:
        raise NotAllowed("unknown-subject") from None
    return rule.require_decidable(turn.unit.policy_reviews(for_update=True), id, turn.person)


def _recorded(turn: Turn, record: Record) -> Card:
    record_in_house(turn, record)
    return _card(turn)


def _card(look: Look) -> Card:
    reviews, is_director = look.reader.policy_reviews(), look.person.has(Role.DIRECTOR)
    return policy_card(reviews, look.names(), is_director, look.today, look.pack, look.calendar, look.say)


POLICY = UseCase("policy", look=see, alone=True)
START_POLICY_REVIEW = UseCase("start-policy-review", form=ask_start, submit=take_start)
POLICY_OUTCOME = UseCase("policy-outcome", form=ask_outcome, submit=take_outcome)
