"""What the customer says about a review, logged by anyone on the staff (section 9)."""

from handlers.place import who
from handlers.review import review_of
from handlers.turn import Turn
from handlers.usecase import UseCase, whole
from notices.answers import Answers
from notices.card import Card
from notices.comment import comment_form, commented_card
from notices.form import Form
from notices.notice import Notice
from policy.access import may_read
from policy.comment import Comment, comment


def ask(turn: Turn, subject: str, step: str) -> Form:
    """When it came, how, and what it says."""
    review_of(turn, subject)  # refused where there is nothing to review
    about = who(turn, subject)
    return comment_form(subject, about, turn.today, turn.pack, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Keep it, and tell whoever looks after the restrictions."""
    case, proposal = review_of(turn, form.subject)
    received_on = answers.day("received_on")
    text = turn.keep(case)(answers.text("text"))
    said = Comment(proposal.id, received_on, answers.text("channel"), text, turn.person.id, turn.at)
    record = comment(case, proposal, said, turn.person, turn.at, turn.calendar)
    name = turn.customer_name(case)
    card = commented_card(case, said, name, True, turn.words_for(proposal.owner_id))
    turn.record(case, record, notices=[Notice(proposal.owner_id, f"comment:{said.id}", card)])
    return commented_card(case, said, who(turn, form.subject), may_read(turn.person, case), turn.say)


COMMENT = UseCase("comment", form=ask, submit=take, typed=whole)
